#pragma once
// Districts from CSV: a header name,x,y,people and, in any order, remoteness, urban, neighbours, share_0, share_1 …

#include <string>

#include "scenario/district_rows.hpp"
#include "scenario/problems.hpp"

namespace entente {

/// Cells by column. Commas separate; quotes ("" inside them) protect commas within one line. `path` is for problems.
DistrictRows read_district_csv(const std::string& path, const std::string& text, Problems& problems);

}  // namespace entente
