// The one door by which a test in another language reaches the core: a world column by column, one phase of the week at
// a time, parameters by key, draws as arrays. For tests only: nothing of it is installed.

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/observables.hpp"
#include "record/recording_plan.hpp"
#include "run/begin.hpp"
#include "run/run.hpp"
#include "run/step.hpp"
#include "run/week.hpp"
#include "scenario/load_model.hpp"
#include "scenario/load_scenario.hpp"
#include "structure/process.hpp"
#include "tests/oracle/columns.hpp"
#include "world/state.hpp"

namespace py = pybind11;

namespace entente::door {

const PhaseOfWeek& phase_named(const std::string& name) {
    for (const PhaseOfWeek& phase : phases_of_the_week()) {
        if (phase.name == name) return phase;
    }
    throw py::key_error(name);
}

const std::map<std::string, Purpose, std::less<>>& purposes() {
    static const std::map<std::string, Purpose, std::less<>> all{
#include "purposes.inc"
    };
    return all;
}

template <class Named>
const typename Named::mapped_type& look_up(const Named& all, const std::string& name) {
    const auto found = all.find(name);
    if (found == all.end()) throw py::key_error(name);
    return found->second;
}

/// Reads and writes parameters by key.
struct ReadParameters {
    py::dict values;
    template <class Value>
    void operator()(const Value& value, const Spec& spec) {
        if constexpr (Number<Value>) {
            values[py::str(std::string(spec.key))] = py::cast(static_cast<typename Stored<Value>::type>(value));
        } else {
            values[py::str(std::string(spec.key))] = py::cast(value);
        }
    }
};

struct WriteParameter {
    const std::string& key;
    const py::object& value;
    bool found = false;
    template <class Value>
    void operator()(Value& target, const Spec& spec) {
        if (spec.key != key) return;
        found = true;
        if constexpr (Number<Value>) {
            target = as<Value>(value.cast<typename Stored<Value>::type>());
        } else {
            target = value.cast<Value>();
        }
    }
};

struct Ranges {
    py::dict values;
    template <class Value>
    void operator()(const Value&, const Spec& spec) {
        values[py::str(std::string(spec.key))] = py::make_tuple(spec.min, spec.max);
    }
};

/// What comes with the program is that of the source tree, wherever the interpreter stands; only as long as it is read,
/// so that programs which other tests start look for themselves.
class OwnData {
public:
    OwnData() {
        if (const char* set = std::getenv("ENTENTE_DATA")) before_ = set;
        setenv("ENTENTE_DATA", ENTENTE_SOURCE_DIR "/scenarios", 1);
    }
    ~OwnData() {
        if (before_) {
            setenv("ENTENTE_DATA", before_->c_str(), 1);
        } else {
            unsetenv("ENTENTE_DATA");
        }
    }
    OwnData(const OwnData&) = delete;
    OwnData& operator=(const OwnData&) = delete;

private:
    std::optional<std::string> before_;
};

using Settings = std::vector<std::pair<std::string, std::string>>;

Scenario read(const std::string& scenario, int weeks, int households, const Settings& settings,
              const std::vector<std::string>& without, const std::vector<std::pair<std::string, double>>& levers) {
    const OwnData data;
    Overrides overrides;
    overrides.set = settings;
    overrides.without = without;
    overrides.levers = levers;
    overrides.weeks = weeks;
    overrides.households = households;
    Problems problems;
    Scenario read = load_scenario(scenario, overrides, problems);
    problems.throw_if_any();
    return read;
}

Graph read_structure(const std::string& structure, const std::string& process) {
    const OwnData data;
    const std::vector<std::string> folders{ENTENTE_SOURCE_DIR "/scenarios/models"};
    Problems problems;
    const std::optional<LoadedModel> model = load_model(structure, folders, problems);
    problems.throw_if_any();
    if (process.empty()) return model->graph;
    const std::optional<LoadedProcess> intensity = load_process(process, folders, problems);
    problems.throw_if_any();
    return with_process(model->graph, intensity->process);
}

/// A world at week 0 with all that moves it, open for tests.
class OpenWorld {
public:
    OpenWorld(const std::string& scenario, const std::string& structure, std::uint64_t seed, int weeks, int households,
              const Settings& settings, const std::vector<std::string>& without,
              const std::vector<std::pair<std::string, double>>& levers, const std::string& process)
        : scenario_(read(scenario, weeks, households, settings, without, levers)),
          luck_(seed),
          simulation_(begin(scenario_, read_structure(structure, process), luck_)) {}

    /// What the core says of each column of the world, by path.
    py::dict described() {
        py::dict told;
        for (const auto& [path, column] : columns()) {
            if (!column.said) continue;
            py::dict one;
            one["shape"] = std::string(column.said->shape.text);
            one["unit"] = std::string(column.said->unit);
            one["min"] = column.said->min;
            one["max"] = column.said->max;
            one["start"] = column.said->start;
            one["lasts"] = std::string(name_of(column.said->lasts));
            one["meaning"] = std::string(column.said->meaning);
            told[py::str(path)] = one;
        }
        return told;
    }

    std::vector<std::string> wrong_numbers() const { return entente::wrong_numbers(simulation_.world); }

    py::object get(const std::string& path) { return look_up(columns(), path).get(); }
    void set(const std::string& path, const py::object& value) { look_up(columns(), path).set(value); }

    py::dict all(bool with_forms) {
        py::dict values;
        for (const auto& [path, column] : columns()) {
            if (!with_forms && path.rfind("forms[", 0) == 0) continue;
            values[py::str(path)] = column.get();
        }
        return values;
    }

    void run(const std::string& phase, Week week) {
        const PhaseOfWeek& found = phase_named(phase);
        columns_.clear();
        const py::gil_scoped_release no_gil;
        const Parameters& p = scenario_.parameters;
        found.run({simulation_, simulation_.world, simulation_.structure, p, p.on, week, luck_});
    }

    void step(Week week) {
        columns_.clear();
        const py::gil_scoped_release no_gil;
        entente::step(simulation_, scenario_.parameters, week, luck_);
    }

    py::dict parameters() {
        ReadParameters read;
        describe(read, scenario_.parameters);
        return read.values;
    }

    py::dict ranges() {
        Ranges read;
        describe(read, scenario_.parameters);
        return read.values;
    }

    void set_parameter(const std::string& key, const py::object& value) {
        WriteParameter write{key, value};
        describe(write, scenario_.parameters);
        if (!write.found) throw py::key_error(key);
    }

    bool is_on(const std::string& mechanism) const { return scenario_.parameters.on(of(mechanism)); }
    void turn(const std::string& mechanism, bool on) { scenario_.parameters.on.on[index_of(of(mechanism))] = on; }

    /// Uniforms of the world or of its households for each identity: (n) in (0, 1).
    py::array_t<double> uniform(const py::array_t<std::uint32_t, py::array::c_style | py::array::forcecast>& who,
                                Week week, const std::string& why, std::uint32_t which, bool households) const {
        const Purpose purpose = look_up(purposes(), why);
        const Draws& draws = households ? luck_.households : luck_.world;
        py::array_t<double> drawn(who.size());
        for (py::ssize_t i = 0; i < who.size(); ++i) {
            drawn.mutable_data()[i] = draws.uniform(EntityId{who.data()[i]}, week, purpose, which);
        }
        return drawn;
    }

    /// The four uniforms of each household from `first_row` on, as the loop over households draws them: (4, n) floats.
    py::array_t<float> household_uniforms(std::uint32_t first_row, std::size_t n, Week week,
                                          const std::string& why) const {
        std::array<std::vector<float>, 4> lanes;
        for (auto& lane : lanes) lane.resize(n);
        entente::household_uniforms(luck_.households.key(), first_row, n, week, look_up(purposes(), why),
                                    lanes[0].data(), lanes[1].data(), lanes[2].data(), lanes[3].data());
        py::array_t<float> drawn({static_cast<py::ssize_t>(4), static_cast<py::ssize_t>(n)});
        for (std::size_t lane = 0; lane < 4; ++lane) {
            for (std::size_t i = 0; i < n; ++i) {
                drawn.mutable_at(static_cast<py::ssize_t>(lane), static_cast<py::ssize_t>(i)) = lanes[lane][i];
            }
        }
        return drawn;
    }

private:
    static Mechanism of(const std::string& name) {
        for (const MechanismNote& note : mechanism_notes) {
            if (note.name == name) return note.mechanism;
        }
        throw py::key_error(name);
    }

    /// Found again after every phase: what it points to may have moved.
    const Columns& columns() {
        if (!columns_.empty()) return columns_;
        add_columns(columns_, "", simulation_.world, std::nullopt);
        add_columns(columns_, "structure", simulation_.structure, std::nullopt);
        for (std::size_t f = 0; f < simulation_.forms.size(); ++f) {
            add_columns(columns_, "forms[" + std::to_string(f) + ']', simulation_.forms[f], std::nullopt);
        }
        add_columns(columns_, "rule", simulation_.rule, std::nullopt);
        return columns_;
    }

    Scenario scenario_;
    Luck luck_;
    Simulation simulation_;
    Columns columns_;
};

/// National series, float32 (week), and outcomes of one run, by name.
py::dict run_whole(const std::string& scenario, const std::string& structure, std::uint64_t seed, int weeks,
                   int households, const Settings& settings, const std::vector<std::string>& without,
                   const std::vector<std::pair<std::string, double>>& levers, const std::string& process) {
    const Scenario read_scenario = read(scenario, weeks, households, settings, without, levers);
    const Graph graph = read_structure(structure, process);
    const RecordingPlan plan = plan_recording({}, weeks, 1, RecordingDetail::national);
    RunLabel label;
    label.seed = seed;
    RunResult run;
    {
        const py::gil_scoped_release no_gil;
        run = run_once(read_scenario, graph, plan, label, [] { return true; });
    }
    if (run.status != RunStatus::finished) throw std::runtime_error("the run failed: " + run.error);
    py::dict series, outcomes;
    for (std::size_t s = 0; s < plan.series.size(); ++s)
        series[py::str(plan.series[s].dataset)] = to_array(run.series[s]);
    for (std::size_t o = 0; o < plan.outcomes.size(); ++o) outcomes[py::str(plan.outcomes[o].name)] = run.outcomes[o];
    py::dict all;
    all["series"] = series;
    all["outcomes"] = outcomes;
    return all;
}

template <class Enum>
std::vector<std::string> words() {
    std::vector<std::string> all;
    for (const std::string_view word : Names<Enum>::words) all.emplace_back(word);
    return all;
}

}  // namespace entente::door

PYBIND11_MODULE(entente_door, module) {
    using namespace entente;
    using namespace entente::door;
    const std::vector<std::pair<std::string, double>> no_levers;
    const std::vector<std::string> nothing_off;
    module.doc() = "The core of entente, open for tests: columns of a world, phases of a week, parameters, draws.";
    py::class_<OpenWorld>(module, "World")
        .def(py::init<const std::string&, const std::string&, std::uint64_t, int, int, const Settings&,
                      const std::vector<std::string>&, const std::vector<std::pair<std::string, double>>&,
                      const std::string&>(),
             py::arg("scenario"), py::arg("structure"), py::arg("seed") = 1, py::arg("weeks") = 52,
             py::arg("households") = 400, py::arg("settings") = Settings{}, py::arg("without") = nothing_off,
             py::arg("levers") = no_levers, py::arg("process") = "")
        .def("described", &OpenWorld::described, "What the core says of each column of the world, by path.")
        .def("wrong_numbers", &OpenWorld::wrong_numbers,
             "Columns that are not as their descriptions say, a sentence each.")
        .def("get", &OpenWorld::get, "A copy of one column.")
        .def("set", &OpenWorld::set, "Writes one column, also with another size.")
        .def("all", &OpenWorld::all, py::arg("with_forms") = false, "Copies of all columns, by path.")
        .def("run", &OpenWorld::run, py::arg("phase"), py::arg("week"), "Runs one phase of the week.")
        .def("step", &OpenWorld::step, py::arg("week"), "Runs a whole week.")
        .def("parameters", &OpenWorld::parameters, "All parameters by key.")
        .def("ranges", &OpenWorld::ranges, "Legal range of each parameter by key: (min, max).")
        .def("set_parameter", &OpenWorld::set_parameter)
        .def("is_on", &OpenWorld::is_on, "Whether a mechanism is on.")
        .def("turn", &OpenWorld::turn, py::arg("mechanism"), py::arg("on"))
        .def("uniform", &OpenWorld::uniform, py::arg("who"), py::arg("week"), py::arg("why"), py::arg("which") = 0,
             py::arg("households") = false)
        .def("household_uniforms", &OpenWorld::household_uniforms, py::arg("first_row"), py::arg("n"), py::arg("week"),
             py::arg("why"));
    module.def("run", &run_whole, py::arg("scenario"), py::arg("structure"), py::arg("seed") = 1, py::arg("weeks") = 52,
               py::arg("households") = 1000, py::arg("settings") = Settings{}, py::arg("without") = nothing_off,
               py::arg("levers") = no_levers, py::arg("process") = "",
               "A whole run: {'series': {name: (week)}, 'outcomes': {name: number}}.");
    module.def("entity_pair", [](std::uint32_t a, std::uint32_t b) {
        return static_cast<std::uint32_t>(entity_pair(EntityId{a}, EntityId{b}));
    });
    module.def("entity_id", [](const std::string& name) { return static_cast<std::uint32_t>(entity_id(name)); });
    module.def("phases", [] {
        std::vector<std::string> names;
        for (const PhaseOfWeek& phase : phases_of_the_week()) names.emplace_back(phase.name);
        return names;
    });
    module.def("touches", [](const std::string& phase) {
        const Touches& said = phase_named(phase).touches;
        return std::array{std::string(said.reads), std::string(said.last_week), std::string(said.writes)};
    });
    module.def("stands_in", [](const std::string& list, const std::string& path) { return stands_in(list, path); });
    module.def("mechanisms", [] {
        std::vector<std::string> names;
        for (const MechanismNote& note : mechanism_notes) names.emplace_back(note.name);
        return names;
    });
    py::dict vocabulary;
    vocabulary["dimension"] = words<Dimension>();
    vocabulary["activity"] = words<Activity>();
    vocabulary["family"] = words<Family>();
    vocabulary["camp"] = words<Camp>();
    vocabulary["violence"] = words<Violence>();
    vocabulary["forum_depth"] = words<ForumDepth>();
    vocabulary["power_rule"] = words<PowerRule>();
    vocabulary["audience"] = words<Audience>();
    vocabulary["success"] = words<Success>();
    vocabulary["common_fund"] = words<CommonFund>();
    vocabulary["level"] = words<Level>();
    vocabulary["phase"] = words<entente::Phase>();
    vocabulary["security_body"] = words<SecurityBody>();
    vocabulary["district_kind"] = words<DistrictKind>();
    vocabulary["believed"] = words<Believed>();
    module.attr("vocabulary") = vocabulary;
}
