#pragma once
// Numbers in JSON.

#include <nlohmann/json.hpp>

namespace entente {

/// Every digit; null where undefined or without bound.
nlohmann::ordered_json number_or_null(double value);

}  // namespace entente
