#pragma once
// Parameters that have one value a dimension or an activity. Their keys end in the words of the vocabulary:
// conditions.growth.security, delivery.effect.relief.humanitarian.

#include <array>

#include "world/activities.hpp"

namespace entente {

using ByActivity = std::array<double, n_activities>;
using ByActivityAndDimension = std::array<ByDimension, n_activities>;

}  // namespace entente
