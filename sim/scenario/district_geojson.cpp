#include "scenario/district_geojson.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "scenario/district_borders.hpp"
#include "scenario/toml_file.hpp"

namespace entente {
namespace {

using Json = nlohmann::json;

constexpr double touch_km = 0.1;  // borders drawn apart by this are one border: coordinates are rounded
constexpr double pi = 3.14159265358979323846;
constexpr double km_per_degree = 6371.0088 * pi / 180;  // on a sphere of the Earth's mean radius

/// cos x for |x| ≤ π/2 by its series: the C library's last bit is not the same everywhere.
double cosine(double x) {
    double term = 1, sum = 1;
    for (int n = 2; n <= 26; n += 2) {
        term *= -x * x / (n * (n - 1));
        sum += term;
    }
    return sum;
}

int line_at(const std::string& text, std::size_t byte) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

/// The tree, and the line in which each member of `features` begins. The parser does not say where a value stands, but
/// it calls back with the stream right behind what opens it.
struct Parsed {
    Json root;
    std::vector<int> feature_lines;
};

Parsed parse(const std::string& path, const std::string& text, Problems& problems) {
    Parsed parsed;
    std::istringstream stream(text);
    std::string section;
    std::size_t counted = 0;
    int line = 1;
    const auto begins = [&](int depth, Json::parse_event_t event, const Json& value) {
        if (event == Json::parse_event_t::key && depth == 1) section = value.get<std::string>();
        const bool opens = event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start ||
                           event == Json::parse_event_t::value;
        if (opens && depth == 2 && section == "features") {
            const auto here = static_cast<std::ptrdiff_t>(stream.rdbuf()->pubseekoff(0, std::ios::cur, std::ios::in));
            line += static_cast<int>(
                std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.begin() + here, '\n'));
            counted = static_cast<std::size_t>(here);
            parsed.feature_lines.push_back(line);
        }
        return true;
    };
    try {
        parsed.root = Json::parse(stream, begins);
    } catch (const Json::parse_error& error) {
        const std::string told = error.what();  // "[json.exception…] parse error at line 3, column 5: …"
        const std::size_t colon = told.find(": ");
        problems.add(path, line_at(text, error.byte == 0 ? 0 : error.byte - 1),
                     "not JSON: " + (colon == std::string::npos ? told : told.substr(colon + 2)));
    } catch (const Json::exception& error) {
        problems.add(path, 0, std::string("not JSON: ") + error.what());
    }
    return parsed;
}

/// Geometry of one feature, in degrees; the first thing that is wrong stays in `wrong`.
struct Geometry {
    std::vector<Polygon> polygons;
    Point centre;
    std::string wrong;

    explicit Geometry(const Json& geometry) {
        if (!geometry.is_object() || !geometry.contains("coordinates") || !geometry.contains("type") ||
            !geometry["type"].is_string()) {
            wrong = "geometry is missing: Polygon, MultiPolygon or Point";
            return;
        }
        const auto& type = geometry["type"].get_ref<const std::string&>();
        const Json& coordinates = geometry["coordinates"];
        if (type == "Point") {
            centre = read_point(coordinates);
        } else if (type == "Polygon") {
            read_polygon(coordinates);
        } else if (type == "MultiPolygon") {
            for (const Json& polygon : list_of(coordinates)) read_polygon(polygon);
        } else {
            complain("geometry is a " + type + "; expected Polygon, MultiPolygon or Point");
        }
        if (type == "Point" || !wrong.empty()) return;
        const Centroid centroid = centroid_of(polygons);
        if (!(centroid.area > 0)) complain("geometry has no area");
        centre = centroid.centre;
    }

private:
    void complain(const std::string& text) {
        if (wrong.empty()) wrong = text;
    }

    const Json& list_of(const Json& value) {
        static const Json none = Json::array();
        if (value.is_array()) return value;
        complain("geometry: coordinates are not nested as its type asks");
        return none;
    }

    Point read_point(const Json& value) {
        if (!value.is_array() || value.size() < 2 || !value[0].is_number() || !value[1].is_number()) {
            complain("geometry: a position is not [longitude, latitude]");
            return {};
        }
        const Point point{value[0].get<double>(), value[1].get<double>()};
        constexpr double most_east = 180, most_north = 90;
        if (!(point.x >= -most_east && point.x <= most_east && point.y >= -most_north && point.y <= most_north)) {
            complain("geometry: [" + shortest(point.x) + ", " + shortest(point.y) +
                     "] is no longitude and latitude in degrees");
        }
        return point;
    }

    void read_polygon(const Json& value) {
        Polygon polygon;
        for (const Json& positions : list_of(value)) {
            Ring ring;
            for (const Json& position : list_of(positions)) ring.push_back(read_point(position));
            const auto same = [](const Point& a, const Point& b) { return a.x == b.x && a.y == b.y; };
            if (ring.size() > 1 && same(ring.front(), ring.back())) ring.pop_back();
            if (ring.size() < 3) complain("geometry: a ring has fewer than three corners");
            polygon.push_back(std::move(ring));
        }
        polygons.push_back(std::move(polygon));
    }
};

/// A property as a cell of CSV would have it; nothing for null.
std::string cell_of(const Json& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return std::string(trimmed(value.get_ref<const std::string&>()));
    if (!value.is_array()) return value.dump();
    std::string joined;
    for (const Json& item : value) joined += (joined.empty() ? "" : ";") + cell_of(item);
    return joined;
}

DistrictRow row_of(const Json& feature, int line) {
    DistrictRow row;
    row.line = line;
    const auto properties = feature.is_object() ? feature.find("properties") : feature.end();
    if (properties == feature.end() || !properties->is_object()) return row;
    for (const auto& [key, value] : properties->items()) {
        const std::string cell = cell_of(value);
        if (key != "x" && key != "y" && !cell.empty()) row.cells.emplace(key, cell);
    }
    return row;
}

/// From degrees to km around the mean of all centres.
void project(std::vector<Geometry>& geometries) {
    const auto each = [&](const auto& change) {
        for (Geometry& geometry : geometries) {
            change(geometry.centre);
            for (Polygon& polygon : geometry.polygons) {
                for (Ring& ring : polygon) std::for_each(ring.begin(), ring.end(), change);
            }
        }
    };
    Point mean;
    for (const Geometry& geometry : geometries) {
        mean.x += geometry.centre.x / static_cast<double>(geometries.size());
        mean.y += geometry.centre.y / static_cast<double>(geometries.size());
    }
    const double east = km_per_degree * cosine(mean.y * pi / 180);
    each([&](Point& point) { point = {(point.x - mean.x) * east, (point.y - mean.y) * km_per_degree}; });
}

}  // namespace

DistrictRows read_district_geojson(const std::string& path, const std::string& text, Problems& problems) {
    DistrictRows read;
    read.required = {"name", "people"};
    const std::size_t before = problems.n_found();
    const Parsed parsed = parse(path, text, problems);
    if (problems.n_found() > before) return read;
    const bool is_collection = parsed.root.is_object() && parsed.root.contains("type") &&
                               parsed.root["type"] == "FeatureCollection" && parsed.root.contains("features") &&
                               parsed.root["features"].is_array();
    if (!is_collection) {
        problems.add(path, 0, "not GeoJSON: a FeatureCollection with a list of features is expected");
        return read;
    }
    std::vector<Geometry> geometries;
    for (const Json& feature : parsed.root["features"]) {
        const std::size_t i = geometries.size();
        const int line = i < parsed.feature_lines.size() ? parsed.feature_lines[i] : 0;
        read.rows.push_back(row_of(feature, line));
        geometries.emplace_back(feature.is_object() && feature.contains("geometry") ? feature["geometry"] : Json());
        if (!geometries.back().wrong.empty()) problems.add(path, line, geometries.back().wrong);
    }
    if (problems.n_found() > before) return read;  // without places, the rows can still be checked
    project(geometries);
    std::vector<std::vector<Polygon>> borders;
    for (std::size_t i = 0; i < geometries.size(); ++i) {
        read.rows[i].cells["x"] = shortest(geometries[i].centre.x);
        read.rows[i].cells["y"] = shortest(geometries[i].centre.y);
        borders.push_back(std::move(geometries[i].polygons));
    }
    const auto meets = touching(borders, touch_km);
    for (std::size_t i = 0; i < meets.size(); ++i) read.rows[i].touching = meets[i];
    return read;
}

}  // namespace entente
