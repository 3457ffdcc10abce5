#include "cli/conduct.hpp"

#include <unistd.h>

#include <algorithm>

#include "cli/load_design.hpp"
#include "cli/load_sweep.hpp"
#include "cli/terminal.hpp"
#include "core/parallel.hpp"
#include "output/errors.hpp"
#include "output/output_lock.hpp"
#include "output/output_path.hpp"
#include "scenario/estimate.hpp"

namespace entente {

namespace {

constexpr std::uint64_t most_threads = 1024;

void add(const OutputExistsError& error, Problems& problems) {
    const std::string text = error.what();
    problems.add(error.path.string(), 0, text.substr(std::min(text.size(), error.path.string().size() + 2)));
}

}  // namespace

void describe_conduct(Options& options) {
    options.value("threads", "N", "threads; default: one a core. The result does not depend on it")
        .flag("force", "overwrite the output, throw away what was interrupted")
        .value("provenance", "WHAT", "full (default), or none: no times and host, so that equal runs give equal bytes")
        .flag("quiet,q", "print errors and failed runs only");
}

JobConduct read_conduct(const Given& given, Problems& problems) {
    JobConduct conduct;
    conduct.output = given.text("output").value_or("");
    if (given.has("output") && conduct.output.empty()) problems.add("", 0, "--output is empty");
    conduct.n_threads = static_cast<int>(given.number("threads", 1, most_threads, problems).value_or(0));
    conduct.resumes = given.has("resume");
    conduct.forces = given.has("force");
    conduct.has_provenance = given.one_of("provenance", {"none", "full"}, problems).value_or("full") == "full";
    conduct.is_quiet = given.has("quiet");
    if (conduct.resumes && conduct.forces)
        problems.add("", 0, "--resume goes on with an output, --force throws it away; give one of them");
    return conduct;
}

void check_output(const JobConduct& conduct, std::span<const std::filesystem::path> inputs, Problems& problems) {
    try {
        check_output_replaces(conduct.output, inputs);
    } catch (const OutputExistsError& error) {
        return add(error, problems);
    }
    try {
        check_output_path(conduct.output, conduct.forces, conduct.resumes);
    } catch (const OutputExistsError& error) {
        try {
            const OutputLock lock(conduct.output);  // what is in the way may be in the making
            add(error, problems);
        } catch (const OutputExistsError& being_written) {
            add(being_written, problems);
        }
    } catch (const OutputError&) {
        if (problems.empty()) throw;  // the machine's, unless there is something to be mended first
    }
}

int threads_of(const JobConduct& conduct) {
    int n = conduct.n_threads;
    if (n == 0) with_threads(0, [&] { n = n_threads_available(); });
    return n;
}

std::size_t worlds_at_once(const PairedDesign& design, std::size_t n_runs, const JobConduct& conduct,
                           Problems& problems) {
    const auto memory = available_memory();
    std::size_t n = std::min(static_cast<std::size_t>(threads_of(conduct)), n_runs);
    if (conduct.most_at_once > 0) n = std::min(n, conduct.most_at_once);
    const JobEstimate one = estimate_of(design, n_runs, 1);
    const auto needs = [&](std::size_t n_at_once) {
        return JobEstimate{one.seconds, one.memory_bytes * static_cast<double>(n_at_once), one.disk_bytes};
    };
    while (n > 1 && memory && needs(n).memory_bytes > *memory) --n;
    check_memory(needs(n), memory, problems);
    check_disk(one, available_disk(conduct.output), problems);
    return n;
}

Progress::Style style_of(const JobConduct& conduct, const Console& console) {
    if (console.progress_style) return *console.progress_style;
    if (conduct.is_quiet) return Progress::Style::silent;
    return is_terminal(STDERR_FILENO) ? Progress::Style::redrawn : Progress::Style::lines;
}

std::string command_to_resume(const std::string& command, const std::vector<std::string>& arguments,
                              const std::string& how) {
    std::string text = "entente " + command;
    for (const std::string& argument : arguments) {
        if (argument != "--force" && argument != "--resume") text += " " + quoted_for_shell(argument);
    }
    return text + " " + how;
}

}  // namespace entente
