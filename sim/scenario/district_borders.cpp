#include "scenario/district_borders.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

struct Box {
    static constexpr double far = std::numeric_limits<double>::max();
    double left = far, right = -far, low = far, high = -far;

    void take(const Point& point) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        low = std::min(low, point.y);
        high = std::max(high, point.y);
    }
    bool meets(const Box& other, double tolerance) const {
        return left <= other.right + tolerance && other.left <= right + tolerance && low <= other.high + tolerance &&
               other.low <= high + tolerance;
    }
};

struct Segment {
    Point from, to;
};

Box box_of(const Segment& segment) {
    Box box;
    box.take(segment.from);
    box.take(segment.to);
    return box;
}

std::vector<Segment> segments_of(const std::vector<Polygon>& polygons) {
    std::vector<Segment> segments;
    for (const Polygon& polygon : polygons) {
        for (const Ring& ring : polygon) {
            for (std::size_t i = 0; i < ring.size(); ++i) segments.push_back({ring[i], ring[(i + 1) % ring.size()]});
        }
    }
    return segments;
}

double square_distance(const Point& point, const Segment& segment) {
    const double dx = segment.to.x - segment.from.x;
    const double dy = segment.to.y - segment.from.y;
    const double length = dx * dx + dy * dy;
    const double along =
        length > 0 ? ((point.x - segment.from.x) * dx + (point.y - segment.from.y) * dy) / length : 0.0;
    const double nearest = std::clamp(along, 0.0, 1.0);
    const double off_x = point.x - (segment.from.x + nearest * dx);
    const double off_y = point.y - (segment.from.y + nearest * dy);
    return off_x * off_x + off_y * off_y;
}

/// Where two borders meet, a corner of one lies on the other.
bool a_corner_meets(const std::vector<Segment>& corners, const std::vector<Segment>& others, double tolerance) {
    for (const Segment& corner : corners) {
        for (const Segment& other : others) {
            if (square_distance(corner.from, other) <= tolerance * tolerance) return true;
        }
    }
    return false;
}

std::vector<Segment> near(const std::vector<Segment>& segments, const Box& box, double tolerance) {
    std::vector<Segment> kept;
    std::copy_if(segments.begin(), segments.end(), std::back_inserter(kept),
                 [&](const Segment& segment) { return box_of(segment).meets(box, tolerance); });
    return kept;
}

}  // namespace

Centroid centroid_of(const std::vector<Polygon>& polygons) {
    double area = 0, x = 0, y = 0;
    for (const Polygon& polygon : polygons) {
        for (const Ring& ring : polygon) {
            double ring_area = 0, ring_x = 0, ring_y = 0;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Point a{ring[i].x - ring[0].x, ring[i].y - ring[0].y};  // small numbers, from a corner
                const Point& next = ring[(i + 1) % ring.size()];
                const Point b{next.x - ring[0].x, next.y - ring[0].y};
                const double cross = a.x * b.y - b.x * a.y;
                ring_area += cross / 2;
                ring_x += (a.x + b.x) * cross / 6;
                ring_y += (a.y + b.y) * cross / 6;
            }
            const bool is_outside = &ring == &polygon.front();
            const double sign = (ring_area < 0 ? -1.0 : 1.0) * (is_outside ? 1.0 : -1.0);  // files disagree on the turn
            area += sign * ring_area;
            x += sign * (ring_x + ring[0].x * ring_area);
            y += sign * (ring_y + ring[0].y * ring_area);
        }
    }
    if (!(area > 0)) return {};
    return {{x / area, y / area}, area};
}

std::vector<std::vector<std::size_t>> touching(const std::vector<std::vector<Polygon>>& districts, double tolerance) {
    std::vector<std::vector<Segment>> segments;
    std::vector<Box> boxes(districts.size());
    for (std::size_t d = 0; d < districts.size(); ++d) {
        segments.push_back(segments_of(districts[d]));
        for (const Segment& segment : segments[d]) boxes[d].take(segment.from);
    }
    std::vector<std::vector<std::size_t>> meets(districts.size());
    for (std::size_t a = 0; a < districts.size(); ++a) {
        for (std::size_t b = a + 1; b < districts.size(); ++b) {
            if (!boxes[a].meets(boxes[b], tolerance)) continue;
            const std::vector<Segment> of_a = near(segments[a], boxes[b], tolerance);
            const std::vector<Segment> of_b = near(segments[b], boxes[a], tolerance);
            if (!a_corner_meets(of_a, of_b, tolerance) && !a_corner_meets(of_b, of_a, tolerance)) continue;
            meets[a].push_back(b);
            meets[b].push_back(a);
        }
    }
    for (auto& others : meets) std::sort(others.begin(), others.end());
    return meets;
}

}  // namespace entente
