#pragma once
// Switching values: at which value of a varied parameter a difference between two structures changes its sign.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/comparison_input.hpp"
#include "analysis/pairing.hpp"
#include "analysis/turning_point.hpp"

namespace entente {

/// One varied parameter, for one difference.
struct SwitchingValue {
    std::size_t axis = 0;  // index into ComparisonInput::varied
    TurningPoint turning;
};

/// For each parameter that has numbers and varies, in the order of the file; none where fewer than two worlds ran.
/// `a` and `b` are (cell) values of two structures. Other parameters are averaged over as the sweep chose them; in a
/// design that moves one at a time, they are at their base.
std::vector<SwitchingValue> switching_values(const ComparisonInput& input, const Design& design,
                                             const std::vector<double>& a, const std::vector<double>& b);

}  // namespace entente
