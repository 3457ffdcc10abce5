#include <array>
#include <cmath>
#include <ostream>

#include "analysis/render.hpp"
#include "cli/command.hpp"
#include "cli/list_columns.hpp"
#include "cli/list_vocabulary.hpp"
#include "cli/listing.hpp"
#include "cli/options.hpp"
#include "core/names.hpp"
#include "mechanisms/switches.hpp"
#include "output/datasets.hpp"
#include "record/observables.hpp"
#include "record/reference.hpp"
#include "record/run_outcomes.hpp"
#include "run/week.hpp"
#include "scenario/keys.hpp"
#include "scenario/load_model.hpp"
#include "scenario/load_scenario.hpp"

namespace entente {

namespace {

[[noreturn]] void refuse(const std::string& text) {
    Problems problems;
    problems.add("", 0, text);
    throw ScenarioError(problems.all());
}

/// A folder of what comes with the program.
std::vector<std::string> folder(const std::string& name) {
    const auto data = data_directory();
    if (!data) refuse("there is nothing to list" + where_looked());
    return {(*data / name).lexically_normal().string()};
}

/// A list without rows is no answer: the folder is another than its owner thinks.
void require_rows(const Listing& list, const std::string& noun, const std::string& name) {
    if (list.rows.empty()) refuse("there are no " + noun + " in " + folder(name).front());
}

Cell text(std::string_view words) {
    return std::string(words);
}

Cell bound(double value) {
    return std::isfinite(value) ? Cell(value) : Cell(nullptr);
}

Listing models() {
    Listing list{
        "Integration structures and intensities of process",
        "Structures are chosen with `--models`; `--process` lays one intensity of process over any of them. Files: "
        "`scenarios/models`.",
        {{"name", "name"}, {"kind", "kind"}, {"title", "title", true}, {"description", "what it is", true}},
        {}};
    for (const ModelEntry& model : list_models(folder("models"))) {
        list.rows.push_back({model.name, "structure", model.title, model.description});
    }
    for (const ModelEntry& process : list_processes(folder("models"))) {
        list.rows.push_back({process.name, "process", process.title, process.description});
    }
    require_rows(list, "structures", "models");
    return list;
}

std::string changes_of(const Lever& lever) {
    std::string changes;
    for (const LeverChange& change : lever.changes) {
        constexpr std::array<std::string_view, 3> verbs{" to ", " + ", " × "};
        changes += (changes.empty() ? "" : ", ") + change.key +
                   std::string(verbs[static_cast<std::size_t>(change.kind)]) + shortest(change.value);
    }
    return changes;
}

Listing levers() {
    Listing list{
        "Levers",
        "Recommendations of the policy literature as dials in [0, 1], independent of the structure: `--lever NAME` is "
        "1, `--lever NAME=0.5` goes half of the way. A lever at 0 changes nothing. `independent_evidence` says whether "
        "anything but the text that recommends it speaks for it. What each moves on three archetypes is measured in "
        "docs/what-matters.md.",
        {{"name", "name"},
         {"title", "title", true},
         {"description", "what it is", true},
         {"changes", "moves"},
         {"cost", "cost"},
         {"source", "source"},
         {"independent_evidence", "independent evidence"},
         {"remark", "remark"}},
        {}};
    Problems problems;
    for (const Lever& lever : list_levers(folder("levers"), problems)) {
        list.rows.push_back({lever.name, lever.title, lever.description, changes_of(lever), lever.cost, lever.source,
                             lever.independent_evidence, lever.remark});
    }
    problems.throw_if_any();
    require_rows(list, "levers", "levers");
    return list;
}

Listing mechanisms() {
    Listing list{"Mechanisms",
                 "Each can be switched off with `--without NAME`. What each moves on three archetypes is measured in "
                 "docs/what-matters.md.",
                 {{"name", "name"}, {"what", "what it does", true}, {"when_off", "when off:"}},
                 {}};
    for (std::size_t i = 0; i < count_of<Mechanism>; ++i) {
        const auto mechanism = static_cast<Mechanism>(i);
        const MechanismNote note = note_of(mechanism);
        list.rows.push_back({text(name_of(mechanism)), text(note.what), text(note.when_off)});
    }
    return list;
}

std::string summaries_of(const Observable& observable) {
    std::string endings;
    const auto add = [&](Summary summary, const char* ending) {
        if (observable.summaries & summary) endings += (endings.empty() ? "" : " ") + std::string(ending);
    };
    add(total, "_total");
    add(mean, "_mean");
    add(final_value, "_final");
    return endings;
}

Listing observables() {
    Listing list{
        "Observables",
        "Every run records the national series of all of them; with `--record district` also by district, and by "
        "organisation and armed group where these are few. Outcomes of a run are `<observable>_total`, `_mean` and "
        "`_final` as listed, and those at the end of the table.",
        {{"name", "name"},
         {"long_name", "meaning", true},
         {"definition", "definition", true},
         {"unit", "unit"},
         {"role", "role"},
         {"better", "better"},
         {"joined", "weeks joined by"},
         {"outcomes", "outcomes"}},
        {}};
    for (const Observable& one : all_observables()) {
        list.rows.push_back({text(one.name), text(one.long_name), text(one.definition), text(one.unit),
                             text(name_of(one.role)), text(name_of(one.better)), text(name_of(one.joined)),
                             summaries_of(one)});
    }
    for (const Outcome& one : run_outcomes()) {
        list.rows.push_back({one.name, one.long_name, nullptr, one.unit, text(name_of(one.role)),
                             text(name_of(one.better)), nullptr, "one a run"});
    }
    return list;
}

Listing scenarios() {
    Listing list{
        "Scenarios",
        "Worlds that come with the program. Those named after missions are stylised after public facts and are no "
        "judgement of anybody.",
        {{"name", "name"}, {"title", "title", true}, {"description", "what is assumed", true}, {"path", "file"}},
        {}};
    for (const ScenarioEntry& scenario : list_scenarios()) {
        list.rows.push_back({scenario.name, scenario.title, scenario.description, shown_path(scenario.path)});
    }
    require_rows(list, "scenarios", "");
    return list;
}

Listing parameters() {
    Listing list{
        "Parameters",
        "Every key that a scenario, `--set KEY=VALUE` or a design may set. A star stands for the name of an entity.",
        {{"key", "key"},
         {"meaning", "meaning", true},
         {"default", "default"},
         {"unit", "unit"},
         {"min", "from"},
         {"max", "to"},
         {"evidence", "evidence"},
         {"source", "source"}},
        {}};
    for (const KeyInfo& key : legal_keys(Scenario())) {
        const bool has_default = key.default_text != "-" && key.default_text != "\"\"" && key.default_text != "[]";
        list.rows.push_back({key.key, key.meaning, has_default ? Cell(key.default_text) : Cell(nullptr), key.unit,
                             key.is_number ? bound(key.min) : Cell(nullptr),
                             key.is_number ? bound(key.max) : Cell(nullptr), text(name_of(key.evidence)), key.source});
    }
    return list;
}

Listing phases_of_a_week() {
    Listing list{"Phases of a week",
                 "In this order, each reading what earlier ones published.",
                 {{"name", "phase"},
                  {"part", "part"},
                  {"meaning", "what it does", true},
                  {"reads", "reads"},
                  {"last_week", "of last week"},
                  {"writes", "writes"}},
                 {}};
    for (const PhaseOfWeek& phase : phases_of_the_week()) {
        list.rows.push_back({text(phase.name), text(phase.part), text(phase.meaning), text(phase.touches.reads),
                             text(phase.touches.last_week), text(phase.touches.writes)});
    }
    return list;
}

struct What {
    std::string_view name;
    Listing (*make)();
};

constexpr std::array lists{
    What{"models", models},           What{"levers", levers},         What{"mechanisms", mechanisms},
    What{"observables", observables}, What{"scenarios", scenarios},   What{"parameters", parameters},
    What{"phases", phases_of_a_week}, What{"vocabulary", vocabulary}, What{"columns", columns},
};
constexpr std::string_view file_format = "file-format";

Options described() {
    Options options(
        "list WHAT [OPTION]...",
        "WHAT is one of models, levers, mechanisms, observables, scenarios, parameters, vocabulary, phases, columns "
        "or file-format.");
    options.files("WHAT (models, levers, mechanisms ...)", 1, 1)
        .value("format", "FORMAT", "table (default), json or markdown")
        .example("list models", "Structures and intensities of process")
        .example("list parameters --format json", "All parameters for a program");
    return options;
}

}  // namespace

int list_command(const std::vector<std::string>& arguments, Console& console) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        console.out << options.help();
        return all_well;
    }
    const std::string format = given.one_of("format", {"table", "json", "markdown"}, problems).value_or("table");
    const What* asked = nullptr;
    if (!given.files().empty()) {
        const std::string& word = given.files().front();
        std::vector<std::string> known{std::string(file_format)};
        for (const What& what : lists) {
            known.emplace_back(what.name);
            if (what.name == word) asked = &what;
        }
        if (asked == nullptr && word != file_format)
            problems.add("", 0, "there is no list of " + word + hint(word, known));
    }
    problems.throw_if_any();
    if (asked == nullptr) {
        const std::string page = file_format_markdown();
        console.out << (format == "json" ? Cell{{"markdown", page}}.dump(2) + "\n" : page);
        return all_well;
    }
    const Listing list = asked->make();
    if (format == "json") {
        console.out << listing_json(list);
    } else if (format == "table") {
        console.out << listing_table(list);
    } else {  // observables have a page of their own, with groups and what NaN means
        console.out << (asked->make == observables ? observables_markdown() : listing_markdown(list));
    }
    return all_well;
}

}  // namespace entente
