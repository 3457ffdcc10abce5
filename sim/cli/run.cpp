#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <limits>

#include "cli/command.hpp"
#include "cli/load_design.hpp"
#include "cli/options.hpp"
#include "cli/quantities.hpp"
#include "cli/terminal.hpp"
#include "core/parallel.hpp"
#include "output/writer.hpp"
#include "run/file_head.hpp"
#include "run/interrupt.hpp"
#include "run/paired.hpp"
#include "run/progress.hpp"
#include "scenario/contradictions.hpp"
#include "scenario/estimate.hpp"

namespace entente {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_threads = 1024;
constexpr std::size_t most_failures_named = 10;

Options described() {
    Options options(
        "run SCENARIO.toml [OPTION]...",
        "Simulates a scenario under one or more structures, each in the same worlds with the same luck, and "
        "writes one HDF5 file. Ctrl-C keeps the finished runs; --resume goes on.");
    options.value("output,o", "FILE.h5", "file to write; default: the scenario's name in this folder");
    describe_request(options);
    options.value("threads", "N", "threads; default: one a core. The result does not depend on it")
        .flag("resume", "go on with an interrupted job, or try failed runs again")
        .flag("force", "overwrite the output, throw away what was interrupted")
        .value("provenance", "WHAT", "full (default), or none: no times and host, so that equal runs give equal bytes")
        .flag("quiet,q", "print errors and failed runs only")
        .example("run scenarios/liberia_2003.toml --replicates 20", "Twenty worlds under the scenario's structures")
        .example("run scenarios/liberia_2003.toml --process none,planning", "The same structures, crossed with process")
        .example("run liberia_2003 --set population.households=50000 -o big.h5", "By name, with a larger population");
    return options;
}

/// How a job is conducted, which changes no result.
struct RunConduct {
    fs::path output;
    int n_threads = 0;  // 0: one a core
    bool resumes = false;
    bool forces = false;
    bool has_provenance = true;
    bool is_quiet = false;
};

RunConduct read_conduct(const Given& given, Problems& problems) {
    RunConduct conduct;
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

/// An output that is in the way is one of the author's problems, to be told with the others.
void check_output(const RunConduct& conduct, Problems& problems) {
    try {
        check_output_path(conduct.output, conduct.forces, conduct.resumes);
    } catch (const OutputExistsError& error) {
        const std::string text = error.what();
        problems.add(error.path.string(), 0, text.substr(std::min(text.size(), error.path.string().size() + 2)));
    } catch (const OutputError&) {
        if (problems.empty()) throw;  // the machine's, unless there is something to be mended first
    }
}

int threads_of(const RunConduct& conduct) {
    int n = conduct.n_threads;
    if (n == 0) with_threads(0, [&] { n = n_threads_available(); });
    return n;
}

/// As many worlds at once as there are threads, or as memory holds.
std::size_t worlds_at_once(const PairedDesign& design, RecordingDetail detail, const RunConduct& conduct,
                           Problems& problems) {
    const auto memory = available_memory();
    const auto n_runs = static_cast<std::size_t>(design.n_runs());
    std::size_t n = std::min(static_cast<std::size_t>(threads_of(conduct)), n_runs);
    const auto needs = [&](std::size_t n_at_once) {
        return estimate(design.scenario, {n_runs, n_at_once, detail, false});
    };
    while (n > 1 && memory && needs(n).memory_bytes > *memory) --n;
    check_memory(needs(n), memory, problems);
    check_disk(needs(n), available_disk(conduct.output), problems);
    return n;
}

std::string command_to_resume(const std::vector<std::string>& arguments) {
    std::string text = "entente run";
    for (const std::string& argument : arguments) {
        if (argument != "--force" && argument != "--resume") text += " " + quoted_for_shell(argument);
    }
    return text + " --resume";
}

std::string name_of_run(const RunLabel& label) {
    std::string text = "run " + std::to_string(label.number) + " (" + label.integration_model;
    if (label.process != own_process) text += ", process " + label.process;
    return text + ", replicate " + std::to_string(label.replicate) + ", seed " + std::to_string(label.seed) + ")";
}

void tell_failures(const Tally& tally) {
    for (std::size_t i = 0; i < std::min(tally.failed.size(), most_failures_named); ++i) {
        std::cerr << in_red(name_of_run(tally.failed[i]) + " failed: " + tally.reasons[i]) << "\n";
    }
    if (tally.failed.size() > most_failures_named) {
        std::cerr << "and " << tally.failed.size() - most_failures_named << " more; entente describe names them\n";
    }
}

void tell_what_is_written(const RunConduct& conduct, const PairedDesign& design, std::size_t n_failed, double seconds) {
    const auto n_worlds = static_cast<std::size_t>(design.n_replicates);
    std::error_code error;
    const auto n_bytes = fs::file_size(conduct.output, error);
    std::cerr << conduct.output.string() << ": " << counted(static_cast<std::size_t>(design.n_runs()), "run") << " of "
              << counted(design.structures.size(), "structure") << " in " << counted(n_worlds, "world") << ", "
              << (error ? std::string("?") : bytes_for_people(static_cast<double>(n_bytes))) << ", "
              << duration(seconds) << "\n";
    if (n_failed > 0) {
        std::cerr << counted(n_failed, "run") << " failed; the others are saved, and --resume tries those again\n";
    }
    const bool can_compare = design.structures.size() > 1;
    std::cerr << "Next: entente " << (can_compare ? "compare " : "describe ")
              << quoted_for_shell(conduct.output.string()) << "\n";
}

Progress::Style style_of(const RunConduct& conduct) {
    if (conduct.is_quiet) return Progress::Style::silent;
    return is_terminal(STDERR_FILENO) ? Progress::Style::redrawn : Progress::Style::lines;
}

int simulate(const LoadedDesign& loaded, const Request& request, const RunConduct& conduct, std::size_t n_at_once,
             const std::vector<std::string>& arguments) {
    const PairedDesign& design = loaded.design;
    const auto begun = std::chrono::steady_clock::now();
    const InterruptWatch watch;
    WriterOptions options;
    options.force = conduct.forces;
    options.resume = conduct.resumes;
    options.provenance = conduct.has_provenance;
    options.n_threads = threads_of(conduct);
    TrajectoryWriter writer(conduct.output, file_head(design, command_of(request), loaded.texts), options);
    const std::vector<bool> done = writer.finished_runs();
    const auto n_before = static_cast<std::size_t>(std::count(done.begin(), done.end(), true));

    Tally tally;
    {
        Progress progress(std::cerr, style_of(conduct), done.size(), n_before, design.plan.n_weeks);
        with_threads(conduct.n_threads, [&] {
            tally = run_paired(
                design, done, n_at_once, [&](RunResult run) { writer.submit(std::move(run)); }, progress);
        });
    }
    tell_failures(tally);
    if (tally.was_interrupted && n_before + tally.n_finished + tally.failed.size() < done.size()) {
        std::cerr << writer.abandon() << "\n"
                  << "To go on:\n  " << command_to_resume(arguments) << "\n";
        return was_interrupted;
    }
    writer.finish();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
    if (!conduct.is_quiet) tell_what_is_written(conduct, design, tally.failed.size(), seconds.count());
    return tally.failed.empty() ? all_well : some_runs_failed;
}

}  // namespace

int run_command(const std::vector<std::string>& arguments) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        std::cout << options.help();
        return all_well;
    }
    const Request request = read_request(given, problems);
    RunConduct conduct = read_conduct(given, problems);
    const LoadedDesign loaded = load_design(request, problems);
    if (conduct.output.empty() && !loaded.design.scenario.name.empty())
        conduct.output = loaded.design.scenario.name + ".h5";
    if (!conduct.output.empty()) check_output(conduct, problems);
    std::size_t n_at_once = 1;
    if (problems.empty()) n_at_once = worlds_at_once(loaded.design, request.detail, conduct, problems);
    problems.throw_if_any();
    if (!conduct.is_quiet) {
        for (const std::string& remark : remarks(loaded.design.scenario)) std::cerr << "note: " << remark << "\n";
    }
    return simulate(loaded, request, conduct, n_at_once, arguments);
}

}  // namespace entente
