#include <catch2/catch.hpp>

#include "analysis/ablation.hpp"
#include "analysis/compare.hpp"
#include "analysis/views.hpp"
#include "swept.hpp"

using namespace entente;

namespace {

constexpr std::int64_t n_worlds = 6;

/// Tight less loose is 0.3 with both mechanisms, of which 0.2 (and 0.01 a world) passes through association.
ComparisonInput switched() {
    test::Luck luck(3);
    std::vector<double> fates;
    for (std::int64_t world = 0; world < n_worlds; ++world) fates.push_back(luck.normal());
    return test::swept(
        {Sampling::grid, 2, 4, 0},
        {test::axis_from("mechanisms.association", 0, 1), test::axis_from("mechanisms.participation", 0, 1)},
        test::corners(2), {"loose", "tight"}, n_worlds,
        [fates](std::size_t structure, const std::vector<double>& point, std::int64_t world) {
            const auto number = static_cast<double>(world);
            const double lead = 0.1 + (0.2 + 0.01 * number) * point[0];
            return fates[static_cast<std::size_t>(world)] + (structure == 1 ? lead : 0.0);
        });
}

std::vector<Ablation> of(const ComparisonInput& input) {
    const Design design = lay_out(input);
    const std::vector<Arm> arms = arms_of(input);
    return ablations(input, design, values_by_cell(runs_of(arms[1], input, design), input, 0),
                     values_by_cell(runs_of(arms[0], input, design), input, 0));
}

}  // namespace

TEST_CASE("what a difference loses without a mechanism passes through it, and through another nothing does") {
    const std::vector<Ablation> found = of(switched());
    REQUIRE(found.size() == 2);
    CHECK(found[0].mechanism == "association");
    CHECK(found[0].with.difference == Approx(0.325));  // 0.1 + 0.2 + 0.01 × mean of 0 … 5
    CHECK(found[0].without.difference == Approx(0.1));
    CHECK(found[0].through.difference == Approx(0.225));
    // Spread of 0.01 × (0 … 5) is 0.01 × sqrt(3.5); t(5) = 2.570582.
    CHECK(found[0].through.high - found[0].through.difference == Approx(2.570582 * 0.01 * std::sqrt(3.5 / 6)));
    CHECK(found[0].through.n == n_worlds);
    CHECK(found[1].mechanism == "participation");
    CHECK(found[1].through.difference == Approx(0).margin(1e-12));
    CHECK_FALSE(found[1].through.low > 0);
}

TEST_CASE("points without a twin that differs in the mechanism alone do not count") {
    ComparisonInput input = switched();
    for (RunLabel& label : input.labels) label.varied[1] = label.varied[0];  // both are switched together
    const std::vector<Ablation> found = of(input);
    CHECK(found.empty());
}

TEST_CASE("the view tells cause in words, and how to come by it where no mechanism is switched") {
    const ComparisonInput input = switched();
    Comparison comparison = compare(input, "loose");
    add_views(comparison, input, {{View::ablation}, {}, false});
    const Panel& panel = comparison.panels.at(0);
    REQUIRE(panel.findings.size() == 2);
    CHECK(panel.findings[0].find(") passes through it.") != std::string::npos);
    CHECK(panel.findings[1].find("nothing passes through it") != std::string::npos);
    CHECK(panel.rows.size() == 2);

    ComparisonInput plain = switched();
    plain.varied[0].key = "world.hostility";
    plain.varied[1].key = "world.patience";
    Comparison other = compare(plain, "loose");
    add_views(other, plain, {{View::ablation}, {}, false});
    CHECK(other.panels.at(0).rows.empty());
    CHECK(other.panels.at(0).findings.at(0).find("mechanisms.association = [true, false]") != std::string::npos);
}
