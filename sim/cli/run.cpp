#include <ostream>

#include "cli/command.hpp"
#include "cli/conduct.hpp"
#include "cli/job.hpp"
#include "cli/load_design.hpp"
#include "cli/options.hpp"
#include "scenario/contradictions.hpp"

namespace entente {

namespace {

Options described() {
    Options options(
        "run SCENARIO.toml [OPTION]...",
        "Simulates a scenario under one or more structures, each in the same worlds with the same luck, and "
        "writes one HDF5 file. Ctrl-C keeps the finished runs; --resume goes on.");
    options.value("output,o", "FILE.h5", "file to write; default: the scenario's name in this folder");
    describe_request(options);
    describe_conduct(options);
    options.flag("resume", "go on with an interrupted job, or try failed runs again")
        .example("run scenarios/liberia_2003.toml --replicates 20", "Twenty worlds under the scenario's structures")
        .example("run scenarios/liberia_2003.toml --process none,planning", "The same structures, crossed with process")
        .example("run liberia_2003 --set population.households=50000 -o big.h5", "By name, with a larger population");
    return options;
}

}  // namespace

int run_command(const std::vector<std::string>& arguments, Console& console) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        console.out << options.help();
        return all_well;
    }
    const Request request = read_request(given, problems);
    JobConduct conduct = read_conduct(given, problems);
    conduct.retries_failed = conduct.resumes;
    const LoadedDesign loaded = load_design(request, problems);
    const bool is_loaded = !loaded.design.scenarios.empty();
    if (conduct.output.empty() && is_loaded) conduct.output = loaded.design.scenarios.front().scenario.name + ".h5";
    if (!conduct.output.empty()) check_output(conduct, loaded.inputs, problems);
    std::size_t n_at_once = 1;
    if (problems.empty()) {
        n_at_once = worlds_at_once(loaded.design, static_cast<std::size_t>(loaded.design.n_runs()), conduct, problems);
    }
    problems.throw_if_any();
    if (!conduct.is_quiet) {
        const Scenario& scenario = loaded.design.scenarios.front().scenario;
        for (const std::string& remark : remarks(scenario)) console.messages << "note: " << remark << "\n";
    }
    JobToDo job;
    job.loaded = &loaded;
    job.command = command_of(request);
    job.to_resume = console.to_resume.empty() ? command_to_resume("run", arguments) : console.to_resume;
    return do_job(job, conduct, n_at_once, console);
}

}  // namespace entente
