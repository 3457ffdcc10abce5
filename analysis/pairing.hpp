#pragma once
// Which runs belong together: two structures are compared in the same world, at the same point of the sweep.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/comparison_input.hpp"

namespace entente {

/// A structure as it was run.
struct Arm {
    std::string integration_model;
    std::string placement;
    std::string process;
    std::string name;  // what it is called among the arms of its section

    bool operator==(const Arm&) const = default;
};

/// The structures of a file, in its order, without names.
std::vector<Arm> arms_of(const ComparisonInput& input);

/// The same, named by what tells them apart: their name, else name and process.
std::vector<Arm> named_arms(const ComparisonInput& input);

/// Which of the arms one is compared with: the baseline (by model or by name), of the same process where there are
/// several. The baseline must be among them.
std::size_t baseline_of(const Arm& arm, const std::vector<Arm>& arms, const std::string& baseline);

/// The design, counted. A cell is one world at one point of the sweep; runs of one cell differ in structure only.
struct Design {
    std::vector<std::size_t> cell_of_run;
    std::vector<std::size_t> world_of_cell;
    std::size_t n_worlds = 0;
    std::vector<std::string> averaged_over;  // keys that vary within a world
};

Design lay_out(const ComparisonInput& input);

/// (cell) the label of one of its runs, which all of them share but for the structure.
std::vector<const RunLabel*> labels_by_cell(const ComparisonInput& input, const Design& design);

/// The runs of one structure, (cell)(run): usually one run a cell, none where the design has a gap.
using RunsByCell = std::vector<std::vector<std::size_t>>;

RunsByCell runs_of(const Arm& arm, const ComparisonInput& input, const Design& design);

/// (cell) mean over the finished runs of each cell; NaN without one.
std::vector<double> values_by_cell(const RunsByCell& arm, const ComparisonInput& input, std::size_t outcome);

/// Two columns aligned by world; points of a sweep within one world share luck, so they are averaged, not counted.
struct AlignedByWorld {
    std::vector<double> a;  // (world) mean over the cells in which both have a value; NaN without one
    std::vector<double> b;
    std::size_t incomplete_cells = 0;  // cells of counted worlds that were left out
};

/// A world takes part when either structure was to be run in it.
AlignedByWorld align(const RunsByCell& runs_a, const RunsByCell& runs_b, const std::vector<double>& a,
                     const std::vector<double>& b, const Design& design);

}  // namespace entente
