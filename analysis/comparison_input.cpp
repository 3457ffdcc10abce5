#include "analysis/comparison_input.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "analysis/numbers.hpp"
#include "core/nearest.hpp"

namespace entente {

void check(const ComparisonInput& input) {
    const std::size_t n_runs = input.labels.size();
    bool agrees = input.statuses.size() == n_runs && input.columns.size() == input.outcomes.size();
    for (const auto& column : input.columns.held())
        agrees = agrees && (input.columns.are_read_when_asked() || column.size() == n_runs);
    for (const RunLabel& label : input.labels) agrees = agrees && label.varied.size() == input.varied.size();
    if (!agrees) throw std::invalid_argument("compare: labels, statuses and columns of unequal length");
    if (n_runs == 0) throw ComparisonError("this file holds no runs");
}

void refuse(const std::string& what, const std::string& asked, const std::vector<std::string>& known) {
    if (known.empty()) throw ComparisonError("this file has no " + what + "s to compare");
    std::string sentence = "there is no " + what + " " + asked + " in this file; ";
    if (const auto nearest = nearest_name(asked, known))
        throw ComparisonError(sentence + "did you mean " + *nearest + "?");
    sentence += "it has ";
    constexpr std::size_t most_told = 12;
    std::vector<std::string> told;
    for (const std::string& name : known) {
        if (std::find(told.begin(), told.end(), name) != told.end()) continue;
        if (told.size() < most_told) sentence += (told.empty() ? "" : ", ") + name;
        told.push_back(name);
    }
    if (told.size() > most_told) sentence += " and " + std::to_string(told.size() - most_told) + " more";
    throw ComparisonError(sentence);
}

std::vector<Stratum> split_by(ComparisonInput input, const std::vector<std::string>& keys) {
    if (keys.empty()) {
        std::vector<Stratum> whole;
        whole.push_back({"", std::move(input)});
        return whole;
    }
    std::vector<std::string> known{"scenario", "parameter_set"};
    for (const VariedParameter& parameter : input.varied) known.push_back(parameter.key);
    std::vector<std::size_t> chosen;  // indices into `known`
    for (const std::string& key : keys) {
        std::vector<std::size_t> matches;
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i] == key) matches.assign(1, i);
            if (known[i] == key) break;
            if (known[i].ends_with("." + key)) matches.push_back(i);
        }
        if (matches.size() != 1) {
            std::vector<std::string> legal = known;
            for (const std::string& full : known) legal.push_back(full.substr(full.rfind('.') + 1));
            refuse("varied key", key, legal);
        }
        chosen.push_back(matches.front());
    }
    const auto value_of = [&](const RunLabel& label, std::size_t key) -> std::string {
        if (key == 0) return label.scenario;
        if (key == 1) return std::to_string(label.parameter_set);
        return plain_number(label.varied.at(key - 2));
    };

    std::vector<Stratum> strata;
    std::map<std::string, std::size_t> places;
    std::vector<std::vector<std::size_t>> runs;  // (stratum)
    const auto name_at = [&](const RunLabel& label) {
        std::string name;
        for (const std::size_t key : chosen) {
            name += (name.empty() ? "" : ", ") + known[key] + " = " + value_of(label, key);
        }
        return name;
    };
    const std::string first = input.labels.empty() ? "" : name_at(input.labels.front());
    if (std::all_of(input.labels.begin(), input.labels.end(), [&](const auto& one) { return name_at(one) == first; })) {
        strata.push_back({first, std::move(input)});
        return strata;
    }
    for (std::size_t run = 0; run < input.labels.size(); ++run) {
        const std::string name = name_at(input.labels[run]);
        const auto [place, is_new] = places.emplace(name, strata.size());
        if (is_new) {
            strata.push_back({name, {}});
            runs.emplace_back();
            ComparisonInput& part = strata.back().input;
            part.title = input.title;
            part.caveats = input.caveats;
            part.alterations = input.alterations;
            part.switched = input.switched;
            part.varied = input.varied;
            part.sample = input.sample;
            part.outcomes = input.outcomes;
        }
        ComparisonInput& part = strata[place->second].input;
        part.labels.push_back(std::move(input.labels[run]));
        part.statuses.push_back(input.statuses[run]);
        runs[place->second].push_back(run);
    }
    for (std::size_t i = 0; i < strata.size(); ++i) strata[i].input.columns = input.columns.of_runs(runs[i]);
    return strata;
}

}  // namespace entente
