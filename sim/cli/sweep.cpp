#include <algorithm>
#include <charconv>
#include <filesystem>
#include <limits>
#include <optional>
#include <ostream>

#include "analysis/text.hpp"
#include "cli/command.hpp"
#include "cli/conduct.hpp"
#include "cli/cost.hpp"
#include "cli/job.hpp"
#include "cli/load_sweep.hpp"
#include "cli/options.hpp"
#include "cli/quantities.hpp"
#include "cli/terminal.hpp"
#include "scenario/contradictions.hpp"

namespace entente {

namespace {

namespace fs = std::filesystem;

Options described() {
    Options options(
        "sweep DESIGN.toml [OPTION]...",
        "Runs a design: scenarios at many points, each under several structures in the same worlds with the same luck. "
        "Ctrl-C, a killed process or a full disk keep the finished runs; --resume goes on and ends in the same bytes.");
    options.files("DESIGN.toml", 1, 1)
        .value("output,o", "FILE.h5", "file to write; default: the design's name in this folder")
        .value("shard", "I/N", "only the I-th of N parts, to be joined by entente merge");
    describe_conduct(options);
    options.value("jobs", "N", "worlds at the same time; default: as many as threads or memory hold")
        .flag("resume", "go on with an interrupted sweep, or begin it")
        .flag("retry-failed", "go on, and try failed runs again")
        .value("only-run", "K", "only run number K of the design, to look at it or to repeat what failed")
        .flag("dry-run", "say what would be run, and what it takes, without running it")
        .example("sweep scenarios/sweeps/exit_timing.toml --dry-run", "What it would take")
        .example("sweep scenarios/sweeps/exit_timing.toml -o exit.h5", "All of it, on this machine")
        .example("sweep regime_map.toml --shard 3/16 -o map.3.h5", "The third of sixteen parts")
        .example("sweep regime_map.toml --only-run 99 -o run99.h5", "One run again, alone");
    return options;
}

struct Shard {
    std::int64_t number = 1;  // from 1
    std::int64_t n_shards = 1;

    std::string text() const { return std::to_string(number) + "/" + std::to_string(n_shards); }
};

/// `3/16`.
std::optional<Shard> read_shard(const Given& given, Problems& problems) {
    const auto written = given.text("shard");
    if (!written) return std::nullopt;
    Shard shard;
    const char* const end = written->data() + written->size();
    const auto first = std::from_chars(written->data(), end, shard.number);
    if (first.ec == std::errc{} && first.ptr != end && *first.ptr == '/') {
        const auto second = std::from_chars(first.ptr + 1, end, shard.n_shards);
        if (second.ec == std::errc{} && second.ptr == end && shard.number >= 1 && shard.number <= shard.n_shards) {
            return shard;
        }
    }
    problems.add("", 0, "--shard " + *written + " is not I/N with 1 <= I <= N, such as 3/16");
    return std::nullopt;
}

/// Runs that are compared with each other stay together, and neighbouring points go to different shards, so that all
/// shards take about as long.
std::vector<std::int64_t> runs_of(const PairedDesign& design, const Shard& shard) {
    std::vector<std::int64_t> numbers;
    for (std::int64_t run = 0; run < design.n_runs(); ++run) {
        if (design.unit_of(run) % shard.n_shards == shard.number - 1) numbers.push_back(run);
    }
    return numbers;
}

/// What is asked for beside the conduct.
struct Asked {
    std::optional<Shard> shard;
    std::optional<std::int64_t> only_run;
};

void check(const Asked& asked, const LoadedSweep& sweep, Problems& problems) {
    const PairedDesign& design = sweep.loaded.design;
    if (asked.shard && asked.only_run) problems.add("", 0, "--shard and --only-run exclude each other");
    if (asked.only_run && *asked.only_run >= design.n_runs()) {
        problems.add("", 0,
                     "--only-run " + std::to_string(*asked.only_run) + ": the design has runs 0 to " +
                         std::to_string(design.n_runs() - 1));
    }
    if (asked.shard) check_parts(sweep, asked.shard->n_shards, problems);
}

fs::path usual_output(const PairedDesign& design, const Asked& asked) {
    if (asked.only_run) return design.name + ".run-" + std::to_string(*asked.only_run) + ".h5";
    if (!asked.shard) return design.name + ".h5";
    return design.name + ".shard-" + std::to_string(asked.shard->number) + "-of-" +
           std::to_string(asked.shard->n_shards) + ".h5";
}

std::string line(const std::string& title, const std::string& text) {
    constexpr std::size_t indent = 12;
    return titled(title, text, terminal_width, indent);
}

std::string text_of(const Axis& axis) {
    std::string values;
    constexpr std::size_t most_shown = 8;
    for (std::size_t i = 0; i < std::min(axis.levels.size(), most_shown); ++i) {
        values += (i > 0 ? ", " : "") + as_written(axis.levels[i]);
    }
    if (axis.levels.size() > most_shown) values += ", … " + std::to_string(axis.levels.size()) + " values";
    if (axis.levels.empty()) values = shortest(axis.min) + " to " + shortest(axis.max);
    return axis.key + ": " + values + (axis.unit == "1" ? "" : " " + axis.unit);
}

/// What would be run.
std::string plan_in_words(const LoadedSweep& sweep, const Asked& asked, Problems& problems) {
    const PairedDesign& design = sweep.loaded.design;
    std::string text = line("Design", design.title);
    for (const DesignedScenario& designed : design.scenarios) {
        std::string names;
        for (const StructureToRun& structure : designed.structures) {
            names += names.empty() ? "" : ", ";
            names += structure.process == own_process ? structure.graph.name : structure.full_name();
        }
        text += line("Scenario", designed.scenario.name + ", " +
                                     counted(static_cast<std::size_t>(designed.scenario.weeks), "week"));
        text += line("Structures", names);
    }
    constexpr std::size_t most_axes = 12;
    const auto& axes = design.points.axes;
    for (std::size_t i = 0; i < std::min(axes.size(), most_axes); ++i)
        text += line(i == 0 ? "Axes" : "", text_of(axes[i]));
    if (axes.size() > most_axes) text += line("", "and " + std::to_string(axes.size() - most_axes) + " more");
    if (!axes.empty()) {
        std::string points =
            std::to_string(design.points.shape.n_points) + ", " + std::string(name_of(design.points.shape.kind));
        if (design.points.shape.resolution > 0)
            points += ", resolution " + std::to_string(design.points.shape.resolution);
        text += line("Points", points);
    }
    std::string worlds = std::to_string(design.n_replicates) + ", the same for all structures and points";
    if (sweep.until) {
        worlds = "from " + std::to_string(sweep.until->min) + " to " + std::to_string(sweep.until->max) + ", until " +
                 sweep.until->outcome + ", " + sweep.until->structure + " - " + sweep.until->baseline +
                 " is known to ± " + shortest(sweep.until->half_width);
    }
    text += line("Worlds", worlds);
    if (asked.shard) {
        const std::size_t n_runs = runs_of(design, *asked.shard).size();
        text += line("Shard", asked.shard->text() + ", " + number(static_cast<double>(n_runs), 0) + " of " +
                                  counted(static_cast<std::size_t>(design.n_runs()), "run"));
        text += line("Cost", cost_of_part(design, n_runs, problems));
    } else {
        text += line("Cost", cost(design, problems));
    }
    return text + line("", "Times hold within a factor of three; disk is counted before compression.");
}

}  // namespace

int sweep_command(const std::vector<std::string>& arguments, Console& console) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        console.out << options.help();
        return all_well;
    }
    JobConduct conduct = read_conduct(given, problems);
    conduct.retries_failed = given.has("retry-failed");
    conduct.resumes = conduct.resumes || conduct.retries_failed;
    conduct.most_at_once = given.number("jobs", 1, 1024, problems).value_or(0);
    Asked asked;
    asked.shard = read_shard(given, problems);
    if (const auto run = given.number("only-run", 0, std::numeric_limits<std::int64_t>::max(), problems)) {
        asked.only_run = static_cast<std::int64_t>(*run);
    }
    LoadedSweep sweep;
    std::optional<fs::path> file;
    if (!given.files().empty()) file = find_design(given.files().front(), problems);
    if (file) sweep = load_sweep(file->string(), problems);
    const PairedDesign& design = sweep.loaded.design;
    if (problems.empty()) check(asked, sweep, problems);
    problems.throw_if_any();
    if (given.has("dry-run")) {
        const std::string text = plan_in_words(sweep, asked, problems);
        problems.throw_if_any();
        console.out << text;
        return all_well;
    }

    JobToDo job;
    job.loaded = &sweep.loaded;
    if (asked.only_run) job.numbers = {*asked.only_run};
    if (asked.shard) job.numbers = runs_of(design, *asked.shard);
    if (asked.shard && asked.shard->n_shards > 1) job.shard = asked.shard->text();
    if (!asked.only_run) job.until = sweep.until;
    if (asked.only_run) job.shard = "run " + std::to_string(*asked.only_run);
    // Without the folder: equal sweeps have equal files wherever the design lies, and shards are given whole paths.
    job.command = "entente sweep " + quoted_for_shell(file->filename().string());
    job.to_resume = console.to_resume.empty() ? command_to_resume("sweep", arguments) : console.to_resume;
    job.to_repeat = [command = "entente sweep " + quoted_for_shell(given.files().front())](const RunLabel& label) {
        return command + " --only-run " + std::to_string(label.number);
    };
    job.has_log = !asked.only_run;
    if (conduct.output.empty()) conduct.output = usual_output(design, asked);
    check_output(conduct, sweep.loaded.inputs, problems);
    const std::size_t n_runs = job.numbers.empty() ? static_cast<std::size_t>(design.n_runs()) : job.numbers.size();
    const std::size_t n_at_once = worlds_at_once(design, n_runs, conduct, problems);
    problems.throw_if_any();
    if (!conduct.is_quiet && !asked.only_run) {
        for (const DesignedScenario& designed : design.scenarios) {
            for (const std::string& remark : remarks(designed.scenario)) console.messages << "note: " << remark << "\n";
        }
    }
    return do_job(job, conduct, n_at_once, console);
}

}  // namespace entente
