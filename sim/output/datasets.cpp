#include "output/datasets.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>

#include "world/families.hpp"
#include "world/vocabulary.hpp"

namespace entente {

namespace {

constexpr std::array fixed_table{
    // The dimensions.
    FixedDataset{"run", Type::int64, "run", "1", "number of the run in the design"},
    FixedDataset{"time", Type::int64, "time", "days since START_DATE 00:00:00", "start of the recorded step"},
    FixedDataset{"district", Type::text, "district", "1", "name of the district"},
    FixedDataset{"organisation", Type::text, "organisation", "1", "name of the organisation"},
    FixedDataset{"group", Type::text, "group", "1", "name of the armed group"},
    FixedDataset{"family", Type::text, "family", "1", "kind of organisation"},
    FixedDataset{"dimension", Type::text, "dimension", "1", "dimension of peacebuilding"},
    // Of the dimensions.
    FixedDataset{"week", Type::int32, "time", "weeks", "first week of the recorded step, counted from the start"},
    FixedDataset{"country", Type::text, "district", "1", "country that the district belongs to"},
    FixedDataset{"x", Type::float64, "district", "km", "eastward position of the district's centre"},
    FixedDataset{"y", Type::float64, "district", "km", "northward position of the district's centre"},
    FixedDataset{"people", Type::float64, "district", "people", "people who live in the district at the start"},
    FixedDataset{"organisation_family", Type::text, "organisation", "1", "kind of the organisation, one of family"},
    // Of the runs.
    FixedDataset{"integration_model", Type::text, "run", "1", "structure that the organisations work in"},
    FixedDataset{"placement", Type::text, "run", "1", "who reports to, is hosted by and is branded as whom"},
    FixedDataset{"process", Type::text, "run", "1", "how deep organisations share, analyse and plan together"},
    FixedDataset{"scenario", Type::text, "run", "1", "scenario of the run"},
    FixedDataset{"replicate", Type::int64, "run", "1", "replicate of the run"},
    FixedDataset{"world", Type::int64, "run", "1", "world of the run; runs of one world share all luck"},
    FixedDataset{"seed", Type::uint64, "run", "1", "seed of the world"},
    FixedDataset{"parameter_set", Type::int64, "run", "1", "parameter set of the run"},
    FixedDataset{"run_status", Type::uint8, "run", "1", "whether the run is in the file"},
    FixedDataset{"run_error", Type::text, "run", "1", "why the run failed, else empty"},
    // How the runs were set up.
    FixedDataset{"inputs/text", Type::text, "text", "1", "path of a scenario or model file, as given"},
    FixedDataset{"inputs/content", Type::text, "text", "1", "the file's text, verbatim"},
    FixedDataset{"inputs/parameter", Type::text, "parameter", "1", "key of a resolved parameter"},
    FixedDataset{"inputs/unit", Type::text, "parameter", "1", "unit of the parameter"},
    FixedDataset{"inputs/value", Type::text, "parameter", "1", "value of the parameter, before what varies by run"},
    FixedDataset{"inputs/evidence", Type::text, "parameter", "1",
                 "how the value is known: measured, expert or assumed"},
    FixedDataset{"inputs/source", Type::text, "parameter", "1", "where the value comes from"},
    FixedDataset{"inputs/alteration", Type::text, "alteration", "1",
                 "key that all runs have otherwise than the scenario's file, or that it switches off or pulls itself"},
    FixedDataset{"inputs/altered_to", Type::text, "alteration", "1", "value that the runs have"},
    FixedDataset{"inputs/altered_from", Type::text, "alteration", "1",
                 "value in the scenario's file; empty where it has none of its own"},
    FixedDataset{"inputs/altered_by", Type::text, "alteration", "1",
                 "who altered it: options, design, scenario, or unknown"},
    // What may differ between equal runs.
    FixedDataset{"provenance/run_seconds", Type::float64, "run", "s", "wall time that the run took"},
};

constexpr std::array attribute_table{
    FixedAttribute{"/", "Conventions", "`CF-1.8`"},
    FixedAttribute{"/", "title", "title of the scenario or the sweep"},
    FixedAttribute{"/", "history", "the command that makes the file again; holds no clock"},
    FixedAttribute{"/", "source", "what the scenario is stylised after"},
    FixedAttribute{"/", "references", "sources, one a line"},
    FixedAttribute{"/", "format_version", "major.minor of this format; readers refuse another major version"},
    FixedAttribute{"/", "software_version", "version of the program that wrote the file"},
    FixedAttribute{"/", "config_sha256", "SHA-256 of everything that decides the result"},
    FixedAttribute{"/", "root_seed", "uint64; the seed that the seeds of all worlds are made from"},
    FixedAttribute{"/", "sampling", "how the points of a sweep were chosen; `none` where there is one"},
    FixedAttribute{"/", "n_points", "int64; points of the sweep; parameter_set counts them from 0"},
    FixedAttribute{"/", "resolution", "int64; of a fractional factorial, else 0"},
    FixedAttribute{"/", "design_runs", "int64; runs of the whole design; more than this file has where it is a shard"},
    FixedAttribute{"/", "shard", "which part of the design the file is, as `2/16`; empty where it is the whole"},
    FixedAttribute{"/", "structure_status", "whether the structure was in_place, advocated or unset"},
    FixedAttribute{"/", "caveats", "what the results do not say, one a line"},
    FixedAttribute{"/provenance", "host", "name of the machine"},
    FixedAttribute{"/provenance", "threads", "int32; threads that the runs were simulated on"},
    FixedAttribute{"/provenance", "compiler", "compiler that built the program"},
    FixedAttribute{"/provenance", "started", "when the first run was begun, UTC"},
    FixedAttribute{"/provenance", "finished", "when the file was finished, UTC; absent from an unfinished file"},
};

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

bool is_date(std::string_view text) {
    constexpr std::string_view pattern = "0000-00-00";
    return text.size() == pattern.size() &&
           std::equal(text.begin(), text.end(), pattern.begin(), [](unsigned char c, char wanted) {
               return wanted == '0' ? std::isdigit(c) != 0 : c == static_cast<unsigned char>(wanted);
           });
}

/// xarray turns a variable of such a unit into a duration, and `months since` stops the whole file from opening.
bool stops_xarray(std::string_view unit) {
    constexpr std::array<std::string_view, 7> durations{"days",         "hours",        "minutes",    "seconds",
                                                        "milliseconds", "microseconds", "nanoseconds"};
    return std::find(durations.begin(), durations.end(), unit) != durations.end() ||
           unit.find(" since ") != std::string_view::npos;
}

/// Variables that follow a dimension wherever a quantity has it: xarray makes them coordinates of the quantity.
std::string coordinates_of(const std::vector<Dataset>& datasets, const std::vector<std::string>& dimensions) {
    std::vector<std::string> names;
    for (const auto& dataset : datasets) {
        if (dataset.is_scale() || dataset.dimensions.size() != 1 || dataset.path.find('/') != std::string::npos)
            continue;
        if (std::find(dimensions.begin(), dimensions.end(), dataset.dimensions.front()) != dimensions.end()) {
            names.push_back(dataset.path);
        }
    }
    return joined(names);
}

Dataset fixed_dataset(const FixedDataset& fixed, const FileHead& head) {
    Dataset dataset{std::string(fixed.path),    fixed.type, words_of(fixed.dimensions), std::string(fixed.unit),
                    std::string(fixed.meaning), {}};
    if (fixed.path == "time") {
        dataset.unit = "days since " + head.start_date + " 00:00:00";
        dataset.attributes = {{"calendar", "proleptic_gregorian"}, {"standard_name", "time"}, {"axis", "T"}};
    }
    if (fixed.path == "run_status") {
        std::vector<std::string> meanings(Names<RunStatus>::words.begin(), Names<RunStatus>::words.end());
        dataset.attributes = {{"flag_meanings", joined(meanings)}};
    }
    return dataset;
}

}  // namespace

std::string format_version() {
    return std::to_string(format_major) + "." + std::to_string(format_minor);
}

std::span<const FixedDataset> fixed_datasets() {
    return fixed_table;
}

std::span<const FixedAttribute> fixed_attributes() {
    return attribute_table;
}

bool Dataset::is_scale() const {
    return dimensions.size() == 1 && path.substr(path.rfind('/') + 1) == dimensions.front();
}

std::map<std::string, std::uint64_t, std::less<>> dimension_lengths(const FileHead& head) {
    return {{"run", static_cast<std::uint64_t>(std::max<std::int64_t>(head.n_runs_planned, 0))},
            {"time", head.plan.n_steps()},
            {"district", head.districts.size()},
            {"organisation", head.organisations.size()},
            {"group", head.groups.size()},
            {"family", count_of<Family>},
            {"dimension", count_of<Dimension>},
            {"text", head.texts.size()},
            {"parameter", head.parameters.size()},
            {"alteration", head.alterations.size()}};
}

std::string varied_dataset(const VariedParameter& parameter) {
    std::string name = parameter.is_lever ? "lever_" : "param_";
    for (const char c : parameter.key) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
}

std::vector<Dataset> datasets_of(const FileHead& head, bool with_provenance) {
    if (!is_date(head.start_date)) {
        throw std::invalid_argument("start date \"" + head.start_date + "\" is not YYYY-MM-DD");
    }
    const auto lengths = dimension_lengths(head);
    std::vector<Dataset> datasets;
    std::set<std::string> names;
    const auto add = [&](Dataset dataset) {
        if (dataset.unit.empty()) dataset.unit = "1";
        if (dataset.path != "time" && stops_xarray(dataset.unit)) {
            throw std::invalid_argument(dataset.path + ": the unit \"" + dataset.unit +
                                        "\" would be taken for a duration by xarray");
        }
        const bool is_empty = std::any_of(dataset.dimensions.begin(), dataset.dimensions.end(),
                                          [&](const auto& name) { return lengths.find(name)->second == 0; });
        if (is_empty) return;
        if (!names.insert(dataset.path).second) {
            throw std::invalid_argument("two datasets of a file would be called " + dataset.path);
        }
        datasets.push_back(std::move(dataset));
    };

    for (const auto& fixed : fixed_table) {
        if (!with_provenance && fixed.path.starts_with("provenance/")) continue;
        add(fixed_dataset(fixed, head));
    }
    for (const auto& parameter : head.varied) {
        add({varied_dataset(parameter),
             Type::float64,
             {"run"},
             parameter.unit,
             parameter.meaning.empty() ? parameter.key : parameter.meaning,
             {{"key", parameter.key}}});
    }
    std::vector<Dataset> quantities;
    for (const auto& outcome : head.plan.outcomes) {
        quantities.push_back(
            {outcome.name,
             Type::float64,
             {"run"},
             outcome.unit,
             outcome.long_name,
             {{"better", std::string(name_of(outcome.better))}, {"role", std::string(name_of(outcome.role))}}});
    }
    for (const auto& series : head.plan.series) {
        Dataset dataset{series.dataset,
                        Type::float32,
                        {"run", "time"},
                        std::string(series.observable.unit),
                        std::string(series.observable.long_name),
                        {{"cell_methods", std::string(name_of(series.observable.joined))},
                         {"better", std::string(name_of(series.observable.better))},
                         {"role", std::string(name_of(series.observable.role))},
                         {"observable", std::string(series.observable.name)},
                         {"shape", std::string(name_of(series.shape))}}};
        if (series.shape != Shape::national) dataset.dimensions.emplace_back(name_of(series.shape));
        std::uint64_t n_rows = 1;
        if (series.shape != Shape::national) n_rows = lengths.find(name_of(series.shape))->second;
        if (series.n_rows != n_rows) {
            throw std::invalid_argument(series.dataset + " has " + std::to_string(series.n_rows) + " rows, the file " +
                                        std::to_string(n_rows));
        }
        quantities.push_back(std::move(dataset));
    }
    const std::vector<Dataset> coordinates = datasets;  // quantities are none
    for (auto& quantity : quantities) {
        quantity.attributes.emplace_back("coordinates", coordinates_of(coordinates, quantity.dimensions));
        add(std::move(quantity));
    }
    return datasets;
}

}  // namespace entente
