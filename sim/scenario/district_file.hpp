#pragma once
// Districts from a file instead of the synthetic country's: CSV (district_csv.hpp) or GeoJSON (district_geojson.hpp).

#include <string>
#include <vector>

#include "scenario/problems.hpp"
#include "scenario/scenario.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

struct DistrictFile {
    std::vector<DistrictSpec> districts;  // in the order of the file
    int identity_groups = 0;              // that shares are given for; 0: none
    std::string sha256;                   // of its text
};

/// Reads and checks a file; its kind follows from its ending. Neighbours are made mutual. A district that names none
/// and whose border meets no other gets the six nearest. With problems, there are rows for what could be read, so that
/// more can be told; without a readable file there are none. `named_at` is the place that names the file.
DistrictFile read_districts(const std::string& path, const Place& named_at, std::vector<FileText>& texts,
                            Problems& problems);

}  // namespace entente
