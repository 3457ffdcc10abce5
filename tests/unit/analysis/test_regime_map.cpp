#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "analysis/regime_map.hpp"
#include "swept.hpp"

using namespace entente;

namespace {

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

/// Structure 1 leads structure 0 by the first key less one half, in four worlds that hardly differ.
double lead_of_first_key(std::size_t structure, const std::vector<double>& point, std::int64_t world) {
    const double luck = 0.01 * static_cast<double>(world % 2 == 0 ? world : -world);
    return structure == 0 ? 0 : point[0] - 0.5 + luck;
}

std::vector<RegimePlace> map_of(const ComparisonInput& input, const std::vector<RegimeAxis>& axes) {
    const Comparison comparison = compare(input, "a", {"coverage_mean"});
    const ViewInput view = view_input(input, comparison, true);
    return regime_map(view, comparison.sections.front(), comparison.columns.front(), true, axes);
}

}  // namespace

TEST_CASE("a regime map has a place for each pair of values, and the best structure follows the key that decides") {
    const ComparisonInput input =
        test::swept({Sampling::grid, 2, 4}, {test::axis_from("x.one", 0, 1), test::axis_from("x.two", 0, 1)},
                    test::corners(2), {"a", "b"}, 4, lead_of_first_key);
    const std::vector<RegimeAxis> axes = regime_axes(input, {});
    REQUIRE(axes.size() == 2);
    const std::vector<RegimePlace> places = map_of(input, axes);
    REQUIRE(places.size() == 4);
    for (const RegimePlace& place : places) {
        CHECK(place.regime.is_decided);
        CHECK(place.regime.best == place.x);  // a below one half, b above
        CHECK(place.regime.n_worlds == 4);
        CHECK(place.regime.margin.value == Approx(0.5).margin(0.02));
    }
    CHECK(map_of(input, regime_axes(input, {"two"})).size() == 2);
}

TEST_CASE("a key with many values is cut into three bands of equal width, within which a world's points are averaged") {
    std::vector<std::vector<double>> points;
    for (int i = 0; i <= 9; ++i) points.push_back({0.1 * i});
    const ComparisonInput input = test::swept({Sampling::latin_hypercube, 1, 10}, {test::axis_from("x.one", 0, 1)},
                                              points, {"a", "b"}, 4, lead_of_first_key);
    const std::vector<RegimeAxis> axes = regime_axes(input, {});
    REQUIRE(axes.size() == 1);
    CHECK(axes[0].is_cut());
    CHECK(axes[0].edge_of(1) == Approx(0.3));
    CHECK(axes[0].edge_of(3) == Approx(0.9));
    CHECK(axes[0].middle_of(1) == Approx(0.45));
    const std::vector<RegimePlace> places = map_of(input, axes);
    REQUIRE(places.size() == 3);
    // Points 0, 0.1 and 0.2 in the first band: mean lead of a 0.4, and -0.01, 0 or 0.01 of luck.
    CHECK(places[0].regime.best == 0);
    CHECK(places[0].regime.margin.value == Approx(0.4).margin(0.02));
    CHECK(places[2].regime.best == 1);
    CHECK(places[2].regime.means[0] == 0);
}

TEST_CASE("runs without a value of the key stand at no place, and a key that no run has makes no axis") {
    ComparisonInput input = test::swept({Sampling::list, 1, 2}, {test::axis_from("x.one", 0, 1)}, {{0.0}, {1.0}},
                                        {"a", "b"}, 3, lead_of_first_key);
    for (RunLabel& label : input.labels) {
        if (label.varied[0] == 1) label.varied[0] = nan_value;
    }
    CHECK(regime_axes(input, {}).empty());
    const std::vector<RegimePlace> places = map_of(input, regime_axes(input, {"x.one"}));
    REQUIRE(places.size() == 1);
    CHECK(places[0].regime.best == 0);
    CHECK_THROWS_AS(regime_axes(input, {"x.two"}), ComparisonError);
}
