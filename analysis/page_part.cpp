#include "analysis/page_part.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "analysis/read_comparison.hpp"
#include "analysis/sentences.hpp"

namespace entente::page {

namespace {

constexpr std::array<std::string_view, 6> summaries{"_total", "_mean", "_final", "_before_exit", "_after_exit", ""};

bool has_model(const ComparisonInput& input, const std::string& model) {
    return std::any_of(input.labels.begin(), input.labels.end(),
                       [&](const RunLabel& label) { return label.integration_model == model; });
}

PagePart part_of(ComparisonInput input, const std::map<std::int64_t, std::size_t>& position_of,
                 const std::string& baseline) {
    PagePart part;
    part.scenario = input.labels.front().scenario;
    part.input = std::move(input);
    for (const RunLabel& label : part.input.labels) part.positions.push_back(position_of.at(label.number));
    part.design = lay_out(part.input);
    part.arms = named_arms(part.input);
    part.baseline = has_model(part.input, baseline) ? baseline : default_baseline(part.input);
    part.headlines = headline_outcomes(part.input);
    for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
        part.references.push_back(baseline_of(part.arms[arm], part.arms, part.baseline));
        part.runs.push_back(runs_of(part.arms[arm], part.input, part.design));
    }
    if (part.arms.size() > 1 && part.has_finished_runs()) {
        part.comparison = compare(part.input, part.baseline, part.headlines);
    }
    return part;
}

std::string with_capital(std::string text) {
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

/// The name of an outcome in the other language is that of its observable and of its summary.
void add_outcome(Messages& messages, const std::string& name, const std::string& long_name) {
    if (messages.has("outcome." + name)) return;  // the texts have a better name for it
    const std::string english = long_name.empty() ? name : with_capital(long_name);
    std::string french = english;
    for (const std::string_view summary : summaries) {
        if (!name.ends_with(summary)) continue;
        const std::string stem = "observable." + name.substr(0, name.size() - summary.size());
        if (!messages.has(stem)) continue;
        french = messages.words(stem, Language::fr);
        const std::string ending = "summary" + std::string(summary);
        if (!summary.empty()) french += messages.words(ending, Language::fr);
        break;
    }
    messages.add("outcome." + name, english, french);
}

}  // namespace

bool PagePart::has_finished_runs() const {
    return std::any_of(input.statuses.begin(), input.statuses.end(),
                       [](RunStatus status) { return status == RunStatus::finished; });
}

std::vector<PagePart> parts_of(const TrajectoryFile& file, const std::string& baseline) {
    const ComparisonInput input = read_comparison(file);
    std::vector<PagePart> parts;
    if (input.labels.empty()) return parts;
    if (!baseline.empty() && !has_model(input, baseline)) {
        std::vector<std::string> models;
        for (const RunLabel& label : input.labels) {
            if (std::find(models.begin(), models.end(), label.integration_model) == models.end())
                models.push_back(label.integration_model);
        }
        refuse("structure", baseline, models);
    }
    std::map<std::int64_t, std::size_t> position_of;
    for (std::size_t i = 0; i < file.n_runs(); ++i) position_of[file.labels()[i].number] = i;
    for (Stratum& stratum : split_by(input, {"scenario"})) {
        parts.push_back(part_of(std::move(stratum.input), position_of, baseline));
    }
    return parts;
}

std::size_t arm_in_part(const PagePart& part, const Arm& arm) {
    for (std::size_t i = 0; i < part.arms.size(); ++i) {
        const Arm& one = part.arms[i];
        if (one.integration_model == arm.integration_model && one.placement == arm.placement &&
            one.process == arm.process)
            return i;
    }
    return 0;
}

AlignedByWorld align_arms(const PagePart& part, std::size_t a, std::size_t b, std::size_t outcome) {
    return align(part.runs[a], part.runs[b], values_by_cell(part.runs[a], part.input, outcome),
                 values_by_cell(part.runs[b], part.input, outcome), part.design);
}

std::string stem_of(const std::string& outcome) {
    for (const std::string_view summary : summaries) {
        if (outcome.ends_with(summary)) return outcome.substr(0, outcome.size() - summary.size());
    }
    return outcome;
}

std::string plain_name(const std::string& model) {
    std::string name = model;
    std::replace(name.begin(), name.end(), '_', ' ');
    const std::size_t colon = name.find(':');
    if (colon == std::string::npos) return name;
    return name.substr(0, colon) + " (" + name.substr(colon + 1) + ")";
}

Message name_of_arm(const Arm& arm) {
    return "structure." + arm.name;
}

Message name_of_outcome(const std::string& outcome) {
    return "outcome." + outcome;
}

Message name_of_unit(const std::string& unit) {
    return unit == "1" ? Message(literal("")) : Message("unit." + unit);
}

void add_names(Messages& messages, const TrajectoryFile& file, const std::vector<PagePart>& parts) {
    const auto add_structure = [&](const std::string& model) {
        const std::string key = "structure." + model;
        if (!messages.has(key)) messages.add(key, plain_name(model), plain_name(model));
    };
    for (const PagePart& part : parts) {
        for (const Arm& arm : part.arms) {
            add_structure(arm.integration_model);
            add_structure(arm.placement);
            const std::string model = "structure." + arm.integration_model;
            const std::string process = "process." + arm.process;
            if (!messages.has(process)) messages.add(process, arm.process, arm.process);
            messages.add("structure." + arm.integration_model + ", " + arm.process,
                         messages.words(model, Language::en) + " (" + messages.words(process, Language::en) + ")",
                         messages.words(model, Language::fr) + " (" + messages.words(process, Language::fr) + ")");
        }
    }
    for (const OrganisationLabel& organisation : file.head().organisations) {
        const std::string key = "family." + organisation.family;
        if (!messages.has(key)) messages.add(key, plain_name(organisation.family), plain_name(organisation.family));
    }
    const auto add_unit = [&](const std::string& unit) {
        if (!messages.has("unit." + unit)) messages.add("unit." + unit, unit, unit);
    };
    for (const Outcome& outcome : file.head().plan.outcomes) {
        add_outcome(messages, outcome.name, outcome.long_name);
        add_unit(outcome.unit);
    }
    for (const Series& series : file.head().plan.series) {
        add_outcome(messages, std::string(series.observable.name), std::string(series.observable.long_name));
        add_unit(std::string(series.observable.unit));
    }
}

}  // namespace entente::page
