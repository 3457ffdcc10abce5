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

namespace {

/// One outcome over two keys and a mechanism: with it on, structure 1 leads; with it off, structure 0 does, by far
/// more.
ComparisonInput with_a_switch() {
    return test::swept({Sampling::grid, 3, 8},
                       {test::axis_from("x.one", 0, 1), test::axis_from("x.two", 0, 1),
                        test::axis_from("mechanisms.association", 0, 1)},
                       test::corners(3), {"a", "b"}, 4,
                       [](std::size_t structure, const std::vector<double>& point, std::int64_t world) {
                           const double luck = 0.001 * static_cast<double>(world);
                           return structure == 0 ? 0 : (point[2] == 1 ? 1.0 : -5.0) + luck;
                       });
}

std::vector<std::string> remarks_of(const ComparisonInput& input, const std::vector<std::string>& over) {
    const Comparison comparison = compare(input, "a", {"coverage_mean"});
    const ViewInput view = view_input(input, comparison, true);
    const page::Messages messages;
    std::vector<std::string> texts;
    for (const page::Message& remark : regime_remarks(view, regime_cells(view, regime_axes(input, over)))) {
        texts.push_back(messages.words(remark, page::Language::en));
    }
    return texts;
}

}  // namespace

TEST_CASE("a map does not mix runs with a mechanism and without: it takes those that have it as the scenario does") {
    ComparisonInput input = with_a_switch();
    for (const RegimePlace& place : map_of(input, regime_axes(input, {}))) CHECK(place.regime.best == 1);
    CHECK(remarks_of(input, {}) ==
          std::vector<std::string>{"Only runs that have mechanisms.association as the scenario "
                                   "has them: 16 of 32 pairs of world and point."});
    input.switched["made_up/mechanisms.association"] = 0;  // a scenario that has it off itself
    for (const RegimePlace& place : map_of(input, regime_axes(input, {}))) CHECK(place.regime.best == 0);
}

TEST_CASE("a map over a mechanism tells both apart, and says nothing of it") {
    const ComparisonInput input = with_a_switch();
    const auto places = map_of(input, regime_axes(input, {"mechanisms.association"}));
    REQUIRE(places.size() == 2);
    CHECK(places[0].regime.best == 0);
    CHECK(places[1].regime.best == 1);
    CHECK(remarks_of(input, {"mechanisms.association"}).empty());
}

TEST_CASE("where no run has all switches as the scenario has them, all are pooled, and the map says so") {
    ComparisonInput input = with_a_switch();
    VariedParameter& lever = input.varied.back();
    lever.key = "joint_training";
    lever.is_lever = true;
    for (RunLabel& label : input.labels) label.varied[2] = label.varied[2] == 1 ? 0.75 : 0.25;
    REQUIRE(remarks_of(input, {}).size() == 1);
    CHECK(remarks_of(input, {}).front().starts_with("Each place pools runs in which levers.joint_training"));
    CHECK(map_of(input, regime_axes(input, {})).size() == 4);
}
