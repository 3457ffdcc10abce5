#pragma once
// Numbers in the data of the page.

#include "analysis/json_number.hpp"

namespace entente::page {

/// Four significant digits, for what is drawn by the thousand; null where undefined.
nlohmann::ordered_json compact(double value);

}  // namespace entente::page
