#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>
#include <set>
#include <utility>

#include "analysis/altered.hpp"
#include "analysis/text.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/quantities.hpp"
#include "cli/terminal.hpp"
#include "output/digest.hpp"
#include "output/reader.hpp"
#include "output/values.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

namespace {

constexpr std::size_t indent = 14;

Options described() {
    Options options("describe FILE.h5 [OPTION]...",
                    "Says what is in a file, how it was made and how to make it again, which runs failed, and which "
                    "structures were run in the same worlds.");
    options.files("FILE.h5", 1, 1)
        .flag("digest", "print only the SHA-256 of everything in the file but its provenance: equal for equal results")
        .flag("values",
              "print only the SHA-256 of the results, and of everything in the file but its provenance, by names, "
              "shapes and values: equal for equal values on every system, however they are stored")
        .flag("each", "with --values, also of each dataset and attribute: shows where two files differ")
        .example("describe liberia.h5", "What is in it")
        .example("describe liberia.h5 --values", "To compare results of different machines or versions");
    return options;
}

/// `Title         text`, wrapped; nothing where there is nothing to say.
std::string entry(const std::string& title, const std::string& text) {
    return text.empty() ? "" : titled(title, text, terminal_width, indent);
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// One structure at one intensity of process, as it was run.
std::string structure_of(const RunLabel& label) {
    const bool is_crossed = label.process != "preset" && !label.process.empty();
    return label.integration_model + (is_crossed ? ", process " + label.process : "");
}

/// Runs are compared in the same world at the same point.
using WorldAtPoint = std::pair<std::int64_t, std::int64_t>;

struct RunsOfStructure {
    std::size_t n_finished = 0;
    std::size_t n_failed = 0;
    std::set<std::int64_t> worlds;  // in which it finished
    std::set<WorldAtPoint> units;
};

std::string runs(const TrajectoryFile& file) {
    std::map<RunStatus, std::size_t> n;
    for (const RunStatus status : file.statuses()) ++n[status];
    std::string text = counted(file.n_runs(), "run") + ": " + std::to_string(n[RunStatus::finished]) + " finished";
    if (n[RunStatus::failed] > 0) text += ", " + std::to_string(n[RunStatus::failed]) + " failed";
    if (n[RunStatus::missing] > 0) text += ", " + std::to_string(n[RunStatus::missing]) + " not done yet";
    const FileHead& head = file.head();
    if (!head.shard.empty()) {
        const bool is_one_run = head.shard.starts_with("run ");
        text += "; " + (is_one_run ? head.shard : "shard " + head.shard) + " of a design of " +
                counted(static_cast<std::size_t>(head.n_runs_of_design), "run");
    }
    return entry("Runs", text);
}

/// Which structures there are, and which of them share all their worlds.
std::string structures(const TrajectoryFile& file) {
    std::vector<std::string> names;  // in the order of the file
    std::map<std::string, RunsOfStructure> by_name;
    for (std::size_t i = 0; i < file.n_runs(); ++i) {
        if (file.statuses()[i] == RunStatus::missing) continue;
        const RunLabel& label = file.labels()[i];
        const std::string name = structure_of(label);
        if (by_name.find(name) == by_name.end()) names.push_back(name);
        RunsOfStructure& counts = by_name[name];
        if (file.statuses()[i] == RunStatus::finished) {
            ++counts.n_finished;
            counts.worlds.insert(label.world);
            counts.units.emplace(label.world, label.parameter_set);
        } else {
            ++counts.n_failed;
        }
    }
    if (names.empty()) return "";
    std::string text;
    std::set<WorldAtPoint> shared = by_name[names.front()].units;
    std::set<WorldAtPoint> any;
    for (const std::string& name : names) {
        const RunsOfStructure& counts = by_name[name];
        std::string line =
            name + ": " + counted(counts.n_finished, "run") + " in " + counted(counts.worlds.size(), "world");
        if (counts.n_failed > 0) line += ", " + std::to_string(counts.n_failed) + " failed";
        text += entry(text.empty() ? "Structures" : "", line);
        std::erase_if(shared, [&](const WorldAtPoint& unit) { return counts.units.count(unit) == 0; });
        any.insert(counts.units.begin(), counts.units.end());
    }
    if (names.size() < 2) return text + entry("Pairing", "one structure only, nothing to compare it with");
    const bool has_points = file.head().sample.n_points > 1;
    const std::string what = has_points ? "pair of world and point" : "world";
    const std::string units = count_of_things(any.size(), what, has_points ? "pairs of world and point" : "worlds");
    if (shared.size() == any.size()) {
        return text + entry("Pairing", "all structures ran in the same " + units + " with the same luck");
    }
    return text + entry("Pairing", std::to_string(shared.size()) + " of " + units +
                                       " hold every structure; compare leaves out what has no partner");
}

std::string failures(const TrajectoryFile& file) {
    constexpr std::size_t most = 20;
    std::string text;
    std::size_t n = 0;
    for (std::size_t i = 0; i < file.n_runs(); ++i) {
        if (file.statuses()[i] != RunStatus::failed) continue;
        if (++n > most) continue;
        const RunLabel& label = file.labels()[i];
        text += entry(n == 1 ? "Failures" : "", "run " + std::to_string(label.number) + " (" + structure_of(label) +
                                                    ", replicate " + std::to_string(label.replicate) + ", seed " +
                                                    std::to_string(label.seed) + "): " + file.errors()[i]);
        // Not wrapped: it is to be copied.
        if (file.head().command.starts_with("entente sweep ") && n <= most) {
            text +=
                std::string(indent, ' ') + file.head().command + " --only-run " + std::to_string(label.number) + "\n";
        }
    }
    if (n > most) text += entry("", "and " + std::to_string(n - most) + " more");
    return text;
}

std::string extent(const FileHead& head) {
    std::string text = counted(static_cast<std::size_t>(head.plan.n_weeks), "week") + " from " + head.start_date;
    if (head.plan.every_weeks > 1) text += ", recorded every " + std::to_string(head.plan.every_weeks) + " weeks";
    text += "; " + counted(head.districts.size(), "district") + ", " +
            counted(head.organisations.size(), "organisation") + ", " + counted(head.groups.size(), "armed group");
    return entry("Extent", text);
}

/// Whether an outcome sums up a series that is named anyway.
bool is_summary(const std::string& outcome, const std::set<std::string>& series) {
    const std::size_t ending = outcome.rfind('_');
    if (ending == std::string::npos || series.count(outcome.substr(0, ending)) == 0) return false;
    const std::string word = outcome.substr(ending + 1);
    return word == "total" || word == "mean" || word == "final";
}

std::string quantities(const FileHead& head) {
    std::vector<std::string> national;
    std::map<Shape, std::size_t> n_by_shape;
    for (const Series& series : head.plan.series) {
        if (series.shape == Shape::national) national.push_back(series.dataset);
        ++n_by_shape[series.shape];
    }
    std::string text = entry("Series", joined(national));
    for (const auto& [shape, n] : n_by_shape) {
        if (shape != Shape::national)
            text += entry("", "and " + std::to_string(n) + " by " + std::string(name_of(shape)));
    }
    const std::set<std::string> known(national.begin(), national.end());
    std::vector<std::string> others;
    std::size_t n_summaries = 0;
    for (const Outcome& outcome : head.plan.outcomes) {
        if (is_summary(outcome.name, known)) {
            ++n_summaries;
        } else {
            others.push_back(outcome.name);
        }
    }
    const std::string of_series = std::to_string(n_summaries) + " sums, means and final values of series";
    return text + entry("Outcomes", of_series + (others.empty() ? "" : "; " + joined(others)));
}

/// `0.5 to 2`, or the words that it takes.
std::string range_of(const VariedParameter& parameter) {
    if (!parameter.words.empty()) return joined(parameter.words);
    return std::isfinite(parameter.min) ? shortest(parameter.min) + " to " + shortest(parameter.max) : "";
}

std::string varied(const FileHead& head) {
    std::string text;
    if (head.sample.n_axes > 0) {
        text +=
            entry("Points", std::to_string(head.sample.n_points) + " over " +
                                count_of_things(head.sample.n_axes, "axis", "axes") + ", chosen by " +
                                std::string(name_of(head.sample.kind)) +
                                (head.sample.resolution > 0 ? " at resolution " + std::to_string(head.sample.resolution)
                                                            : std::string()));
    }
    bool is_first = true;
    for (const VariedParameter& parameter : head.varied) {
        const std::string range = range_of(parameter);
        text += entry(is_first ? "Varied" : "",
                      parameter.key + (range.empty() ? "" : ": " + range) + " (" + parameter.meaning + ")");
        is_first = false;
    }
    return text;
}

/// All of them: elsewhere only the first are named. What varies has entries of its own.
std::string alterations(const FileHead& head) {
    std::string text;
    for (const std::string& note : altered_notes(head.alterations, {}, head.alterations.size())) {
        text += entry(text.empty() ? "Altered" : "", note);
    }
    return text;
}

std::string making(const TrajectoryFile& file) {
    const FileHead& head = file.head();
    std::string text = entry("Made by", "entente " + head.software_version + ", file format " + file.format_version() +
                                            ", root seed " + std::to_string(head.root_seed));
    std::vector<std::string> paths;
    for (const auto& [path, content] : head.texts) paths.push_back(path);
    text += entry("Inputs", joined(paths) + (paths.empty() ? "" : "; their texts are in the file") + "; " +
                                counted(head.parameters.size(), "resolved parameter"));
    text += entry("Configuration", head.config_sha256);
    std::string provenance;
    for (const auto& [name, value] : file.provenance())
        provenance += (provenance.empty() ? "" : ", ") + name + " " + value;
    return text + entry("Provenance", provenance);
}

std::string description(const TrajectoryFile& file) {
    const FileHead& head = file.head();
    std::string text =
        file.path().string() + "\n" + entry("Title", head.title) + entry("Source", head.source) +
        entry("References", head.references) +
        entry("Structure", head.structure_status.empty() ? "" : "status in the scenario: " + head.structure_status);
    text += alterations(head) + runs(file) + structures(file) + failures(file) + varied(head) + extent(head) +
            quantities(head) + making(file);
    // Not wrapped: it is to be copied.
    if (!head.command.empty()) text += "\nTo make it again:\n  " + head.command + " -o FILE.h5\n";
    if (!head.caveats.empty()) text += "\nWhat it does not say:\n";
    for (const std::string& caveat : head.caveats) text += wrapped("- " + caveat, terminal_width, 2, 4);
    return text;
}

/// `<sha256>  <what>`, as sha256sum prints.
std::string values(const std::filesystem::path& path, bool with_each) {
    const DigestOfValues digest = digest_values(path);
    std::string text;
    if (with_each) {
        for (const DigestedItem& item : digest.items) text += line_of(item);
    }
    return text + digest.results() + "  results\n" + digest.file() + "  file\n";
}

}  // namespace

int describe_command(const std::vector<std::string>& arguments, Console& console) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        console.out << options.help();
        return all_well;
    }
    if (given.has("digest") && given.has("values")) {
        problems.add("", 0, "--digest and --values are two digests; ask for one at a time");
    }
    if (given.has("each") && !given.has("values")) problems.add("", 0, "--each goes with --values");
    problems.throw_if_any();
    const std::string& path = given.files().front();
    if (given.has("digest")) {
        console.out << digest(path) << "\n";
    } else if (given.has("values")) {
        console.out << values(path, given.has("each"));
    } else {
        console.out << description(TrajectoryFile(path));
    }
    return all_well;
}

}  // namespace entente
