#include <array>
#include <optional>
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
#include "scenario/data_directory.hpp"
#include "scenario/estimate.hpp"
#include "scenario/levers.hpp"
#include "scenario/load_model.hpp"
#include "scenario/named_file.hpp"
#include "scenario/profile.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

namespace {

namespace fs = std::filesystem;

Options described() {
    Options options(
        "check FILE.toml...",
        "Looks for every problem in scenarios, structures, processes, levers, profiles and designs, each with all that "
        "it "
        "extends, without running anything, and estimates what a scenario or a design takes: time, memory and disk.");
    options.files("FILE.toml", 1, 1000)
        .example("check my_country.toml", "A file of one's own")
        .example("check liberia_2003 regime_map", "A scenario and a design that come with the program")
        .example("check *.toml models/*.toml", "All in these folders");
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
    std::string text;
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

std::string check_sweep(const std::string& path, Problems& problems) {
    const std::size_t n_before = problems.n_found();
    const LoadedSweep sweep = load_sweep(path, problems);
    if (problems.n_found() > n_before) return "";
    return wrapped(cost(sweep.loaded.design, problems), terminal_width, 2, 2);
}

enum class Kind { scenario, structure, process, lever, profile, sweep };

/// What a file is. A building block says nothing of itself, and serves files that extend it.
struct What {
    Kind kind;
    bool is_a_block;
};

/// A table that tells what a file is.
struct Telling {
    const char* table;
    Kind kind;
};

/// What a file is: by the tables with which files of a kind say it, its own before those of the files that it extends;
/// else by tables that only one kind has. All else is a scenario, or a part of one.
What what_is(const std::vector<TomlValue>& layers) {
    constexpr std::array heads{Telling{"lever", Kind::lever},     Telling{"sweep", Kind::sweep},
                               Telling{"process", Kind::process}, Telling{"model", Kind::structure},
                               Telling{"family", Kind::profile},  Telling{"scenario", Kind::scenario}};
    constexpr std::array parts{Telling{"nodes", Kind::structure}, Telling{"edges", Kind::structure},
                               Telling{"post", Kind::structure},  Telling{"adapt", Kind::structure},
                               Telling{"axes", Kind::sweep},      Telling{"design", Kind::sweep},
                               Telling{"point", Kind::sweep}};
    const auto told_by = [&](const auto& tables) -> std::optional<Kind> {
        for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
            for (const Telling& telling : tables) {
                if (layer->find(telling.table) != nullptr) return telling.kind;
            }
        }
        return std::nullopt;
    };
    if (const auto kind = told_by(heads)) return {*kind, false};
    if (const auto kind = told_by(parts)) return {*kind, true};
    return {Kind::scenario, false};
}

/// What is said of a sound file, beside its name.
std::string check_kind(Kind kind, const std::string& path, Problems& problems) {
    std::vector<std::string> directories = data_directories(path, "models");
    directories.push_back(fs::path(path).parent_path().string());
    switch (kind) {
        case Kind::scenario:
            return check_scenario(path, problems);
        case Kind::structure:
            check_model(path, directories, problems);
            break;
        case Kind::process:
            check_process(path, directories, problems);
            break;
        case Kind::lever:
            check_lever(path, problems);
            break;
        case Kind::profile:
            check_profile(path, problems);
            break;
        case Kind::sweep:
            return check_sweep(path, problems);
    }
    return "";
}

/// A file with all that it extends, or the name of what comes with the program.
std::string check_file(const std::string& named, Problems& problems) {
    const std::size_t n_before = problems.n_found();
    const auto file = find_named(named, {"", "models", "sweeps", "levers", "profiles"},
                                 "a file that comes with the program", problems);
    if (!file) return "";
    const std::string path = file->string();
    std::vector<FileText> texts;
    const std::vector<TomlValue> layers = read_with_bases(path, texts, problems);
    if (layers.empty()) return "";
    const What what = what_is(layers);
    const std::string text = check_kind(what.kind, path, problems);
    if (problems.n_found() != n_before) return "";
    return named + (what.is_a_block ? ": readable, a building block with nothing wrong in it\n" : ": no problem\n") +
           text;
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
