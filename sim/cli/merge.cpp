#include "output/merge.hpp"

#include <filesystem>
#include <ostream>

#include "cli/command.hpp"
#include "cli/load_design.hpp"
#include "cli/options.hpp"
#include "cli/quantities.hpp"
#include "output/output_lock.hpp"
#include "output/output_path.hpp"
#include "output/reader.hpp"

namespace entente {

namespace {

Options described() {
    Options options(
        "merge SHARD.h5... -o FILE.h5",
        "Joins the shards of one design into one file, without computing anything anew: its bytes are those "
        "of a sweep that was never cut. Missing, doubled, foreign and damaged shards are named and refused.");
    options.files("SHARD.h5", 1, 100'000)
        .value("output,o", "FILE.h5", "file to write")
        .flag("incomplete", "join what there is; runs of shards that are missing stay missing")
        .flag("force", "overwrite the output")
        .value("provenance", "WHAT", "full (default), or none: no times and host, so that equal runs give equal bytes")
        .flag("quiet,q", "print errors only")
        .example("merge map.shard-*.h5 -o map.h5", "All shards");
    return options;
}

}  // namespace

int merge_command(const std::vector<std::string>& arguments, Console& console) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        console.out << options.help();
        return all_well;
    }
    if (!given.has("output")) problems.add("", 0, "the output is missing: -o FILE.h5");
    MergeOptions how;
    how.force = given.has("force");
    how.allows_missing = given.has("incomplete");
    how.provenance = given.one_of("provenance", {"none", "full"}, problems).value_or("full") == "full";
    problems.throw_if_any();
    const std::filesystem::path output = *given.text("output");
    const std::vector<std::filesystem::path> shards(given.files().begin(), given.files().end());
    check_output_replaces(output, shards);
    const OutputLock lock(output);
    const MergedRuns merged = merge_files(shards, output, how);
    if (!given.has("quiet")) {
        console.messages << output.string() << ": " << counted(merged.n_runs, "run") << " of "
                         << counted(shards.size(), "shard") << ", "
                         << bytes_for_people(static_cast<double>(std::filesystem::file_size(output))) << "\n";
        if (merged.n_missing > 0) console.messages << counted(merged.n_missing, "run") << " missing\n";
        if (merged.n_failed > 0)
            console.messages << counted(merged.n_failed, "run") << " failed; entente describe names them\n";
        console.messages << "Next: entente compare " << quoted_for_shell(output.string()) << "\n";
    }
    return merged.n_failed + merged.n_missing == 0 ? all_well : some_runs_failed;
}

}  // namespace entente
