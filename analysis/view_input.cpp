#include "analysis/view_input.hpp"

#include <string_view>

namespace entente {

ViewInput view_input(const ComparisonInput& input, const Comparison& comparison, bool outcomes_were_asked) {
    ViewInput view{input, comparison, lay_out(input), {}, outcomes_were_asked};
    view.labels = labels_by_cell(input, view.design);
    return view;
}

std::optional<std::size_t> column_named(const ComparisonInput& input, const std::string& name) {
    for (std::size_t i = 0; i < input.outcomes.size(); ++i) {
        if (input.outcomes[i].name == name) return i;
    }
    return std::nullopt;
}

std::vector<std::vector<double>> values_of_arms(const ViewInput& view, const Section& section, std::size_t column) {
    std::vector<std::vector<double>> values;
    for (const Arm& arm : section.arms) {
        values.push_back(values_by_cell(runs_of(arm, view.input, view.design), view.input, column));
    }
    return values;
}

std::vector<std::size_t> outcomes_to_tell(const ViewInput& view, std::size_t most, bool decided) {
    std::vector<std::size_t> told;
    for (std::size_t i = 0; i < view.comparison.n_asked; ++i) {
        if (decided && view.comparison.outcomes[i].better == Better::undecided) continue;
        if (view.outcomes_were_asked || told.size() < most) told.push_back(i);
    }
    return told;
}

std::string section_mark(const Comparison& comparison, const Section& section) {
    if (comparison.sections.size() < 2) return {};
    std::string mark = " (" + std::string(name_of(section.kind));
    if (section.kind == ContrastKind::placement) mark += ", process " + section.held;
    if (section.kind == ContrastKind::process) mark += ", placement " + section.held;
    return mark + ")";
}

}  // namespace entente
