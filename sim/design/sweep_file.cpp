#include "design/sweep_file.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "scenario/data_directory.hpp"
#include "scenario/levers.hpp"

namespace entente {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t most_worlds = 1'000'000;

using Places = std::vector<std::pair<std::string, int>>;  // (file, line)

/// Words, each once. Where they are structures, `places` is given: paths are then as reached from the file that names
/// them.
std::vector<std::string> words(TableReader& reader, std::string_view key, Places* places = nullptr) {
    std::vector<std::string> words;
    const std::size_t before = reader.problems().n_found();
    for (const auto& [written, place] : reader.texts(key)) {
        const std::string word = places != nullptr ? located(place, written, "models") : written;
        if (std::find(words.begin(), words.end(), word) != words.end()) {
            reader.problems().add(place.file, place.line, reader.path_of(key) + ": " + written + " stands twice");
            continue;
        }
        words.push_back(word);
        if (places != nullptr) places->emplace_back(place.file, place.line);
    }
    if (words.empty() && reader.has(key) && reader.problems().n_found() == before) {
        reader.complain(key, "has no names; leave it out for those of the scenario");
    }
    return words;
}

std::optional<std::uint64_t> read_seed(TableReader& reader) {
    const TomlValue* value = reader.any("seed");
    if (value == nullptr) return std::nullopt;
    std::uint64_t seed = 0;
    const std::string text = value->kind == TomlValue::Kind::integer ? std::to_string(value->integer) : value->text;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (!text.empty() && error == std::errc() && end == text.data() + text.size()) return seed;
    reader.complain("seed", "= " + as_written(*value) + " is not a whole number from 0 to 2^64 - 1");
    return std::nullopt;
}

std::optional<UntilKnown> read_until(TableReader& sweep) {
    const TomlValue* table = sweep.sub_table("until");
    if (table == nullptr) return std::nullopt;
    TableReader reader(*table, sweep.path_of("until"), sweep.problems());
    UntilKnown until;
    until.place = table->place;
    for (const char* key : {"outcome", "comparison", "half_width", "max"}) reader.require(key);
    until.outcome = reader.text("outcome").value_or("");
    const auto compared = words(reader, "comparison");
    if (compared.size() == 2) {
        until.structure = compared[0];
        until.baseline = compared[1];
    } else if (reader.has("comparison")) {
        reader.complain("comparison", "is not a structure and its baseline: [\"STRUCTURE\", \"BASELINE\"]");
    }
    until.half_width = reader.number("half_width", 0).value_or(0);
    if (reader.has("half_width") && until.half_width == 0) reader.complain("half_width", "must be above 0");
    until.min = reader.integer("min", 2, most_worlds).value_or(8);
    until.max = reader.integer("max", 2, most_worlds).value_or(until.min);
    if (until.min > until.max) reader.complain("max", "is below min");
    reader.finish();
    return until;
}

void read_head(SweepFile& sweep, const TomlValue& table, Problems& problems) {
    TableReader reader(table, "sweep", problems);
    sweep.title = reader.text("title").value_or("");
    sweep.description = reader.text("description").value_or("");
    const std::size_t before = problems.n_found();
    for (const char* key : {"scenario", "scenarios"}) {
        for (const auto& [named, place] : reader.texts(key)) {
            sweep.scenarios.emplace_back(located(place, named, ""), place);
        }
    }
    if (reader.has("scenario") && reader.has("scenarios")) {
        reader.complain("scenarios", "is set, and scenario too; set one of them");
    } else if (sweep.scenarios.empty() && !reader.has("scenarios")) {
        reader.require("scenario");
    } else if (sweep.scenarios.empty() && problems.n_found() == before) {
        reader.complain("scenarios", "has no names");
    }
    sweep.models = words(reader, "models", &sweep.models_at);
    sweep.processes = words(reader, "processes", &sweep.processes_at);
    sweep.n_replicates = reader.integer("replicates", 1, most_worlds).value_or(0);
    sweep.seed = read_seed(reader);
    sweep.detail = reader.word<RecordingDetail>("record").value_or(RecordingDetail::national);
    sweep.until = read_until(reader);
    if (sweep.until && reader.has("replicates")) {
        reader.complain("replicates",
                        "is set, but with until the number of worlds follows from min, max and what is found");
    }
    reader.finish();
}

SamplingPlan read_plan(const TomlValue* table, std::uint64_t seed, Problems& problems) {
    SamplingPlan plan;
    plan.seed = seed;
    if (table == nullptr) return plan;
    TableReader reader(*table, "design", problems);
    plan.place = table->place;
    std::vector<std::string> kinds(Names<Sampling>::words.begin() + 1, Names<Sampling>::words.end());
    const auto kind = reader.word_among("kind", kinds);
    if (kind) plan.kind = static_cast<Sampling>(*kind + 1);
    const bool is_known = kind || !reader.has("kind");
    const auto count = [&](const char* key, Sampling of, Sampling or_of) {
        const auto number = reader.integer(key, 1, static_cast<std::int64_t>(most_points));
        if (number && is_known && plan.kind != of && plan.kind != or_of) {
            reader.complain(key, "has no meaning for kind = \"" + std::string(name_of(plan.kind)) + "\"");
        }
        return static_cast<std::size_t>(number.value_or(0));
    };
    plan.n_points = count("points", Sampling::latin_hypercube, Sampling::sobol);
    plan.n_rows = count("rows", Sampling::saltelli, Sampling::saltelli);
    plan.n_trajectories = count("trajectories", Sampling::morris, Sampling::morris);
    if (const std::size_t levels = count("levels", Sampling::morris, Sampling::morris)) {
        plan.n_levels = static_cast<int>(levels);
    }
    plan.resolution = static_cast<int>(count("resolution", Sampling::factorial, Sampling::factorial));
    if (plan.resolution != 0 && (plan.resolution < 3 || plan.resolution > 5)) {
        reader.complain("resolution", "is not 3, 4 or 5; without it, all combinations are run");
    }
    plan.seed = read_seed(reader).value_or(seed);
    reader.finish();
    return plan;
}

/// Levers are looked up beside the scenario, as those of the scenario itself.
std::vector<std::string> lever_names(const SweepFile& sweep) {
    Problems of_levers;  // told when a scenario is loaded
    std::vector<std::string> names;
    if (sweep.scenarios.empty()) return names;
    const auto path = find_scenario(sweep.scenarios.front().first, of_levers);
    if (!path) return names;
    for (const Lever& lever : list_levers(data_directories(*path, "levers"), of_levers)) names.push_back(lever.name);
    return names;
}

/// Axes that are set for all runs, too, would be set twice.
void check_set_once(const SweepFile& sweep, Problems& problems) {
    for (const Axis& axis : sweep.points.axes) {
        for (const auto& setting : sweep.overrides.values) {
            if (setting.first != axis.key) continue;
            problems.add(
                setting.second.place.file, setting.second.place.line,
                setting.first + " is set for all runs, and is an axis in line " + std::to_string(axis.place.line));
        }
    }
}

}  // namespace

SweepFile read_sweep(const std::string& path, Problems& problems) {
    SweepFile sweep;
    sweep.name = fs::path(path).stem().string();
    const std::size_t before = problems.n_found();
    const TomlValue root = overlay(read_with_bases(path, sweep.texts, problems));
    if (problems.n_found() > before) return sweep;
    TableReader reader(root, "", problems);
    reader.require("sweep");
    if (const TomlValue* head = reader.sub_table("sweep")) read_head(sweep, *head, problems);
    if (const TomlValue* set = reader.sub_table("set")) {
        for (const auto& [key, value] : flatten(*set)) sweep.overrides.values.emplace_back(key, *value);
    }
    for (const char* section : {"levers", "mechanisms"}) {
        const TomlValue* table = reader.sub_table(section);
        if (table == nullptr) continue;
        for (const auto& [key, value] : flatten(*table)) {
            sweep.overrides.values.emplace_back(std::string(section) + "." + key, *value);
        }
    }
    const TomlValue* axes_table = reader.sub_table("axes");
    const TomlValue* design_table = reader.sub_table("design");
    SamplingPlan plan = read_plan(design_table, sweep.seed.value_or(0), problems);
    if (design_table == nullptr && axes_table != nullptr) plan.place = axes_table->place;
    const auto listed = reader.tables("point");
    std::vector<Axis> axes;
    if (axes_table != nullptr) axes = read_axes(*axes_table, lever_names(sweep), problems);
    reader.finish();
    if (!listed.empty() || plan.kind == Sampling::list) {
        if (axes_table != nullptr) {
            problems.add(axes_table->place.file, axes_table->place.line,
                         "axes: a list of [[point]] says by itself what varies");
        }
        if (listed.empty()) {
            problems.add(plan.place.file, plan.place.line, "design.kind = \"list\" needs tables [[point]]");
        } else if (plan.kind != Sampling::list && design_table != nullptr) {
            problems.add(plan.place.file, plan.place.line,
                         "design.kind = \"" + std::string(name_of(plan.kind)) + "\", but there are tables [[point]]");
        }
        sweep.points = listed_points(listed, problems);
    } else if (axes_table != nullptr || design_table != nullptr) {
        if (problems.n_found() == before) sweep.points = choose_points(std::move(axes), plan, problems);
    }
    check_set_once(sweep, problems);
    return sweep;
}

}  // namespace entente
