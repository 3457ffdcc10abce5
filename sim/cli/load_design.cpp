#include "cli/load_design.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "scenario/entities.hpp"
#include "scenario/keys.hpp"
#include "scenario/load_model.hpp"
#include "scenario/load_scenario.hpp"
#include "scenario/room_settings.hpp"
#include "structure/process.hpp"

namespace entente {

namespace {

std::optional<int> whole(const Given& given, const std::string& name, Problems& problems) {
    // The loader knows the range of each; here it must only fit.
    const auto number = given.number(name, 0, std::numeric_limits<int>::max(), problems);
    if (!number) return std::nullopt;
    return static_cast<int>(*number);
}

void read_levers(const Given& given, Overrides& overrides, Problems& problems) {
    for (const std::string& written : given.texts("lever")) {
        const std::size_t equals = written.find('=');
        const std::string name = written.substr(0, equals);
        double strength = 1;
        if (equals != std::string::npos) {
            const char* const end = written.data() + written.size();
            const auto [stopped, error] = std::from_chars(written.data() + equals + 1, end, strength);
            if (stopped != end || error != std::errc{} || !(strength >= 0 && strength <= 1)) {
                problems.add("", 0, "--lever " + written + ": its strength is not a number in [0, 1]");
                continue;
            }
        }
        if (name.empty()) {
            problems.add("", 0, "--lever " + written + ": its name is missing");
        } else {
            overrides.levers.emplace_back(name, strength);
        }
    }
}

void add_texts(LoadedDesign& loaded, const std::vector<FileText>& texts) {
    for (const FileText& text : texts) {
        loaded.texts.emplace_back(shown_path(text.path), text.text);
        loaded.inputs.emplace_back(text.path);
    }
}

using Places = std::vector<std::pair<std::string, int>>;  // (file, line)

/// Problems without a place get that of the word which they are about.
void add_at(const Places& places, std::size_t i, const Problems& found, Problems& problems) {
    for (const Problem& problem : found.all()) {
        const bool is_told = problem.file.empty() && i < places.size();
        problems.add(is_told ? Problem{places[i].first, places[i].second, problem.text} : problem);
    }
}

std::vector<Graph> load_graphs(LoadedDesign& loaded, const std::vector<std::string>& models, const Places& places,
                               const std::vector<std::string>& directories, Problems& problems) {
    std::vector<Graph> graphs;
    for (std::size_t i = 0; i < models.size(); ++i) {
        const std::string& model = models[i];
        Problems found;
        auto structure = load_model(model, directories, found);
        add_at(places, i, found, problems);
        if (!structure) continue;
        const bool is_taken = std::any_of(graphs.begin(), graphs.end(),
                                          [&](const Graph& graph) { return graph.name == structure->graph.name; });
        if (is_taken) problems.add("", 0, model + ": a structure called " + structure->graph.name + " is run already");
        graphs.push_back(std::move(structure->graph));
        add_texts(loaded, structure->texts);
    }
    return graphs;
}

/// Nothing stands for a structure's own process.
std::vector<std::optional<Process>> load_processes(LoadedDesign& loaded, const std::vector<std::string>& names,
                                                   const Places& places, const std::vector<std::string>& directories,
                                                   Problems& problems) {
    std::vector<std::optional<Process>> processes;
    for (std::size_t i = 0; i < names.size(); ++i) {
        Problems found;
        if (names[i] == own_process) {
            processes.emplace_back();
        } else if (auto process = load_process(names[i], directories, found)) {
            processes.emplace_back(std::move(process->process));
            add_texts(loaded, process->texts);
        }
        add_at(places, i, found, problems);
    }
    if (processes.empty()) processes.emplace_back();
    return processes;
}

void ask_for_models(const std::string& scenario, const std::vector<std::string>& directories, Problems& problems) {
    std::string names, example;
    for (const ModelEntry& model : list_models(directories)) {
        names += (names.empty() ? "" : ", ") + model.name;
        if (std::count(example.begin(), example.end(), ',') < 1) example += (example.empty() ? "" : ",") + model.name;
    }
    problems.add("", 0,
                 "no structures are chosen, and " + scenario + " names none (models); there are " + names +
                     "; for example: --models " + example);
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ",") + word;
    return text;
}

/// Levers at 0 that change nothing: without them, the scenario is the same.
std::vector<std::pair<std::string, double>> levers_that_matter(const Request& request) {
    Overrides without = request.asked.overrides;
    std::erase_if(without.levers, [](const auto& lever) { return lever.second == 0.0; });
    if (without.levers.size() == request.asked.overrides.levers.size()) return request.asked.overrides.levers;
    Problems problems;
    const auto path = find_scenario(request.asked.scenario, problems);
    if (!path) return request.asked.overrides.levers;
    const std::string text = config_text(load_scenario(*path, request.asked.overrides, problems));
    const bool is_same = text == config_text(load_scenario(*path, without, problems));
    return is_same ? without.levers : request.asked.overrides.levers;
}

}  // namespace

void describe_request(Options& options) {
    options.files("SCENARIO.toml", 1, 1)
        .repeated("models", "A,B,C", "structures to run; default: those that the scenario names (entente list models)")
        .repeated("process", "P",
                  "intensity of process laid over every structure: none, liaison, analysis, planning, or "
                  "preset for each structure's own; P,Q crosses them with all structures")
        .value("replicates", "N", "worlds; every structure is run in each of them")
        .value("seed", "N", "root of all luck")
        .value("weeks", "N", "length of a run")
        .value("households", "N", "household agents that represent the country")
        .repeated("set", "KEY=VALUE", "set a parameter or a field of an entity (entente list parameters)")
        .repeated("lever", "NAME[=X]", "pull a lever, wholly or X of the way (entente list levers)")
        .repeated("without", "NAME", "switch a mechanism off (entente list mechanisms)")
        .value("record", "WHAT",
               "outcomes only, national, district (default), or all: also every organisation and armed group, "
               "however many");
}

Request read_request(const Given& given, Problems& problems) {
    Request request;
    if (!given.files().empty()) request.asked.scenario = given.files().front();
    request.asked.models = given.words("models", problems);
    request.asked.processes = given.words("process", problems);
    Overrides& overrides = request.asked.overrides;
    for (const std::string& written : given.texts("set")) {
        const std::size_t equals = written.find('=');
        if (equals == std::string::npos || equals == 0) {
            problems.add("", 0, "--set " + written + " is not KEY=VALUE");
        } else {
            overrides.set.emplace_back(written.substr(0, equals), written.substr(equals + 1));
        }
    }
    read_levers(given, overrides, problems);
    overrides.without = given.words("without", problems);
    overrides.weeks = whole(given, "weeks", problems);
    overrides.households = whole(given, "households", problems);
    overrides.replicates = whole(given, "replicates", problems);
    overrides.seed = given.number("seed", 0, std::numeric_limits<std::uint64_t>::max(), problems);
    const std::vector<std::string> details(Names<RecordingDetail>::words.begin(), Names<RecordingDetail>::words.end());
    request.detail = *from_name<RecordingDetail>(given.one_of("record", details, problems).value_or("district"));
    return request;
}

std::string quoted_for_shell(const std::string& word) {
    const auto is_plain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
               std::string_view("_-./=,:+@%").find(c) != std::string_view::npos;
    };
    if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return word;
    std::string text = "'";
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

void add_scenario(LoadedDesign& loaded, const ScenarioRequest& asked, Problems& problems, Structures structures) {
    const auto path = find_scenario(asked.scenario, problems);
    DesignedScenario designed;
    designed.overrides = asked.overrides;
    if (path) {
        designed.path = *path;
        designed.scenario = load_scenario(*path, asked.overrides, problems);
        const std::vector<std::string>& files = designed.scenario.files;
        loaded.inputs.insert(loaded.inputs.end(), files.begin(), files.end());
    }
    const auto directories = data_directories(path.value_or(asked.scenario), "models");
    const auto& models = asked.models.empty() ? designed.scenario.models : asked.models;
    if (models.empty() && problems.empty() && structures == Structures::must_be_there) {
        ask_for_models(asked.scenario, directories, problems);
    }
    const Places& models_at = asked.models.empty() ? designed.scenario.models_at : asked.models_at;
    std::vector<std::string> names = asked.processes;
    if (names.empty() && !designed.scenario.process.empty()) names = {designed.scenario.process};
    const Places& processes_at = asked.processes.empty() ? designed.scenario.process_at : asked.processes_at;
    const std::vector<Graph> graphs = load_graphs(loaded, models, models_at, directories, problems);
    const auto processes = load_processes(loaded, names, processes_at, directories, problems);
    check_rooms(designed.scenario.rooms, graphs, problems);
    for (const Graph& graph : graphs) {
        for (const auto& process : processes) {
            designed.structures.push_back(process ? StructureToRun{with_process(graph, *process), process->name}
                                                  : StructureToRun{graph, std::string(own_process)});
        }
    }
    loaded.design.scenarios.push_back(std::move(designed));
}

LoadedDesign load_design(const Request& request, Problems& problems, Structures structures) {
    LoadedDesign loaded;
    PairedDesign& design = loaded.design;
    if (request.asked.scenario.empty()) return loaded;
    add_scenario(loaded, request.asked, problems, structures);
    const Scenario& scenario = design.scenarios.front().scenario;
    design.n_replicates = scenario.replicates;
    design.root_seed = scenario.seed;
    design.detail = request.detail;
    if (problems.empty()) design.plan = file_plan_of(scenario, request.detail);
    return loaded;
}

std::string command_of(const Request& request) {
    std::string text = "entente run " + quoted_for_shell(request.asked.scenario);
    const auto add = [&](const std::string& option, const std::string& value) {
        text += " --" + option + " " + quoted_for_shell(value);
    };
    const auto add_number = [&](const std::string& option, const auto& value) {
        if (value) add(option, std::to_string(*value));
    };
    if (!request.asked.models.empty()) add("models", joined(request.asked.models));
    if (!request.asked.processes.empty()) add("process", joined(request.asked.processes));
    const Overrides& overrides = request.asked.overrides;
    add_number("replicates", overrides.replicates);
    add_number("seed", overrides.seed);
    add_number("weeks", overrides.weeks);
    add_number("households", overrides.households);
    for (const auto& [key, value] : overrides.set) add("set", key + "=" + value);
    for (const auto& [lever, strength] : levers_that_matter(request)) add("lever", lever + "=" + shortest(strength));
    for (const std::string& mechanism : overrides.without) add("without", mechanism);
    if (request.detail != RecordingDetail::district) add("record", std::string(name_of(request.detail)));
    return text;
}

}  // namespace entente
