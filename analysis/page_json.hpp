#pragma once
// Numbers in the data of the page.

#include <nlohmann/json.hpp>

namespace entente::page {

/// Every digit; null where undefined.
nlohmann::ordered_json exact_or_null(double value);

/// Four significant digits, for what is drawn by the thousand; null where undefined.
nlohmann::ordered_json compact(double value);

}  // namespace entente::page
