#include "analysis/outcome_names.hpp"

#include <algorithm>

namespace entente {

namespace {

bool is_summary_of(const std::string& outcome, const std::string& observable) {
    for (const char* ending : {"_total", "_mean", "_final", "_week", "_observed"}) {
        if (outcome == observable + ending) return true;
    }
    return outcome.starts_with(observable + "_per_");  // counts are told with their exposure
}

}  // namespace

std::vector<std::size_t> outcomes_named(const ComparisonInput& input, const std::vector<std::string>& names) {
    std::vector<std::size_t> columns;
    for (const std::string& name : names) {
        bool is_known = false;
        for (std::size_t i = 0; i < input.outcomes.size(); ++i) {
            if (input.outcomes[i].name != name && !is_summary_of(input.outcomes[i].name, name)) continue;
            if (std::find(columns.begin(), columns.end(), i) == columns.end()) columns.push_back(i);
            is_known = true;
        }
        if (is_known) continue;
        std::vector<std::string> known;
        for (const Outcome& outcome : input.outcomes) known.push_back(outcome.name);
        refuse("outcome", name, known);
    }
    return columns;
}

}  // namespace entente
