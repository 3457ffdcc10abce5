#pragma once
// What the views of a comparison are made from, laid out once.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare.hpp"

namespace entente {

struct ViewInput {
    const ComparisonInput& input;
    const Comparison& comparison;
    Design design;
    std::vector<const RunLabel*> labels;  // (cell) of one of its runs; runs of a cell differ in structure only
    bool outcomes_were_asked = false;     // by name; else they are the headline ones
};

ViewInput view_input(const ComparisonInput& input, const Comparison& comparison, bool outcomes_were_asked);

/// Where the input holds an outcome, if it does.
std::optional<std::size_t> column_named(const ComparisonInput& input, const std::string& name);

/// (structure)(cell) one outcome under all structures of a section, the reference first.
std::vector<std::vector<double>> values_of_arms(const ViewInput& view, const Section& section, std::size_t column);

/// Outcomes (indices into Comparison::outcomes) that a view tells: those asked for by name, else the first `most`;
/// where `decided`, only those of which it is said whether higher is better.
std::vector<std::size_t> outcomes_to_tell(const ViewInput& view, std::size_t most, bool decided);

/// ` (placement, process held at planning)` where a file has several sections, to tell them apart; else empty.
std::string section_mark(const Comparison& comparison, const Section& section);

}  // namespace entente
