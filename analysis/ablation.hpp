#pragma once
// What is left of a difference between two structures where a mechanism is switched off: the causal check on why they
// differ.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/comparison_input.hpp"
#include "analysis/paired.hpp"
#include "analysis/pairing.hpp"

namespace entente {

/// One mechanism that the sweep switches, for one difference.
struct Ablation {
    std::string mechanism;
    PairedDifference with;     // mean over worlds, between the structures
    PairedDifference without;  // the same worlds and points, the mechanism off
    PairedDifference through;  // `with` less `without`, by world: what passes through the mechanism
};

/// For each mechanism that is on at some points of the sweep and off at others, in the order of the file. `a` and `b`
/// are (cell) values of two structures. Only points count that have a twin which differs in that mechanism alone; those
/// of one world are averaged. None where no point has a twin.
std::vector<Ablation> ablations(const ComparisonInput& input, const Design& design, const std::vector<double>& a,
                                const std::vector<double>& b);

}  // namespace entente
