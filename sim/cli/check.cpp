#include <algorithm>
#include <ostream>

#include "analysis/text.hpp"
#include "cli/command.hpp"
#include "cli/cost.hpp"
#include "cli/load_design.hpp"
#include "cli/load_sweep.hpp"
#include "cli/options.hpp"
#include "cli/quantities.hpp"
#include "cli/terminal.hpp"
#include "core/parallel.hpp"
#include "run/progress.hpp"
#include "scenario/contradictions.hpp"
#include "scenario/estimate.hpp"
#include "scenario/levers.hpp"
#include "scenario/load_model.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

namespace {

namespace fs = std::filesystem;

Options described() {
    Options options(
        "check FILE.toml...",
        "Looks for every problem in scenarios, structures, processes and levers without running anything, and "
        "estimates what a scenario takes: time, memory and disk for one file of `entente run`.");
    options.files("FILE.toml", 1, 1000)
        .example("check scenarios/liberia_2003.toml", "One scenario")
        .example("check scenarios/*.toml scenarios/models/*.toml", "All that come with the program");
    return options;
}

/// A scenario with the structures that it names, or without any.
std::string check_scenario(const std::string& path, Problems& problems) {
    Request request;
    request.asked.scenario = path;
    request.detail = RecordingDetail::district;
    const std::size_t n_before = problems.n_found();
    Problems own;
    const LoadedDesign loaded = load_design(request, own, Structures::may_be_missing);
    for (const Problem& problem : own.all()) problems.add(problem);
    if (problems.n_found() != n_before) return "";
    std::string text = path + ": no problem\n";
    const PairedDesign& design = loaded.design;
    const DesignedScenario& designed = design.scenarios.front();
    if (designed.structures.empty()) {
        text += wrapped("it names no structures; entente run needs --models", terminal_width, 2, 2);
    } else {
        text += wrapped(cost(design, problems), terminal_width, 2, 2);
    }
    for (const std::string& remark : remarks(designed.scenario))
        text += wrapped("note: " + remark, terminal_width, 2, 2);
    return text;
}

void check_lever(const std::string& path, Problems& problems) {
    const fs::path folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : ".";
    Problems of_folder;
    list_levers({folder.string()}, of_folder);
    for (const Problem& problem : of_folder.all()) {
        if (fs::path(problem.file).filename() == fs::path(path).filename()) problems.add(problem);
    }
}

/// By what its first table says it is.
std::string check_file(const std::string& path, Problems& problems) {
    const std::size_t n_before = problems.n_found();
    std::vector<FileText> texts;
    const auto root = read_toml(path, texts, problems);
    if (!root) return "";
    const bool is_scenario = root->find("scenario") != nullptr;
    if (is_scenario) return check_scenario(path, problems);
    if (root->find("model") != nullptr) {
        load_model(fs::path(path).has_parent_path() ? path : "./" + path, {}, problems);
    } else if (root->find("process") != nullptr) {
        load_process(fs::path(path).has_parent_path() ? path : "./" + path, {}, problems);
    } else if (root->find("lever") != nullptr) {
        check_lever(path, problems);
    } else if (root->find("sweep") != nullptr) {
        const LoadedSweep sweep = load_sweep(path, problems);
        if (problems.n_found() > n_before) return "";
        return path + ": no problem\n" + wrapped(cost(sweep.loaded.design, problems), terminal_width, 2, 2);
    } else {
        const std::vector<TomlValue> parts = read_with_bases(path, texts, problems);
        if (problems.n_found() == n_before)
            return path + ": readable, but no scenario, model, process or lever by itself\n";
    }
    return problems.n_found() == n_before ? path + ": no problem\n" : "";
}

}  // namespace

int check_command(const std::vector<std::string>& arguments, Console& console) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        console.out << options.help();
        return all_well;
    }
    for (const std::string& path : given.files()) console.out << check_file(path, problems) << std::flush;
    problems.throw_if_any();
    return all_well;
}

}  // namespace entente
