#pragma once
// Borders of districts as polygons in a plane: their centres, and which of them meet.

#include <cstddef>
#include <vector>

namespace entente {

struct Point {
    double x = 0, y = 0;
};

/// Closed lines without the repeated last point. The first of a polygon is its outside, the others are holes.
using Ring = std::vector<Point>;
using Polygon = std::vector<Ring>;

/// Centroid of all polygons together, holes left out, and their area.
struct Centroid {
    Point centre;
    double area = 0;
};
Centroid centroid_of(const std::vector<Polygon>& polygons);

/// For each district the others whose borders come as near as `tolerance`, ascending: an edge, a part of one, or a
/// corner in common.
std::vector<std::vector<std::size_t>> touching(const std::vector<std::vector<Polygon>>& districts, double tolerance);

}  // namespace entente
