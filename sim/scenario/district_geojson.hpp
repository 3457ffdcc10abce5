#pragma once
// Districts from GeoJSON (RFC 7946): a FeatureCollection whose features have the properties name and people, optional
// ones as the columns of CSV (neighbours also as a list), and a Polygon, MultiPolygon or Point. Other properties are
// passed over.

#include <string>

#include "scenario/district_rows.hpp"
#include "scenario/problems.hpp"

namespace entente {

/// Cells by property; x and y are the centroid in km east and north of the mean of all, longitudes shortened by the
/// cosine of its latitude. A country on both sides of the 180th meridian is not put together. `path` is for problems.
DistrictRows read_district_geojson(const std::string& path, const std::string& text, Problems& problems);

}  // namespace entente
