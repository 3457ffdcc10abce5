// Diversity, yield and knowledge of approaches; results, reports and distances; places of plans: by hand.

#include <catch2/catch.hpp>
#include <cmath>

#include "record/measures.hpp"
#include "tests/unit/record/small_world.hpp"

using namespace entente;
using namespace entente::small;

namespace {

struct Measured {
    World world;
    Parameters p;

    Measured() : world(small::world()) {
        const std::size_t n = n_organisations;
        lay_out(world.inner, sizes_of(world));
        world.organisations.memory.assign(n, 0.0);
        Approaches& a = world.approaches;
        a.kind = {0, 0};
        a.efficacy.assign(n_ways, 1.0);
        a.believed = Grid<double>(n, n_ways, 1.0);
        a.yield = Grid<double>(n, n_tasks, 1.0);
        a.common.assign(n_ways, 1.0 / 3.0);
        a.work.assign(n_tasks, 1.0);
    }

    double operator()(std::string_view name) const {
        const Cast cast = cast_of(world.organisations, world.teams, states);
        std::vector<double> values(n_observables, std::nan(""));
        measure_learning({world, {}, p, cast, 0}, values);
        for (std::size_t row = 0; row < n_observables; ++row) {
            if (all_observables()[row].name == name) return values[row];
        }
        return -1;
    }
};

}  // namespace

TEST_CASE("Diversity is 1 where all variants share a task alike and 0 where one has it", "[learning]") {
    Measured now;
    CHECK(now("variant_diversity") == Approx(1.0));
    for (std::size_t task = 0; task < n_tasks; ++task) {
        for (std::size_t v = 0; v < n_variants; ++v) now.world.approaches.common[way_of(task, v)] = v == 1 ? 1.0 : 0.0;
    }
    CHECK(now("variant_diversity") == Approx(0.0));
}

TEST_CASE("Efficacy and knowledge count by teams", "[learning]") {
    Measured now;  // two teams of the agency and one of the NGO bring relief, five do other things
    const std::size_t relief = task_of(0, index_of(Activity::relief));
    now.world.approaches.yield(agency, relief) = 1.8;
    CHECK(now("efficacy") == Approx((2 * 1.8 + 6) / 8));
    now.world.approaches.efficacy[way_of(relief, 2)] = 1.5;
    CHECK(now("knowledge_of_what_works") == Approx(5.0 / 8.0));
    now.world.approaches.believed(ngo, way_of(relief, 2)) = 1.1;
    CHECK(now("knowledge_of_what_works") == Approx(6.0 / 8.0));
}

TEST_CASE("Without theories of change there is nothing to know", "[learning]") {
    Measured now;
    now.p.on.without(Mechanism::theories_of_change);
    CHECK(std::isnan(now("efficacy")));
    CHECK_FALSE(std::isnan(now("true_result")));
}

TEST_CASE("Results and reports count by teams, distances by pairs", "[learning]") {
    Measured now;
    now.world.inner.true_result[agency] = 0.4;
    now.world.inner.reported_result[agency] = 0.8;
    CHECK(now("true_result") == Approx(2 * 0.4 / 8));
    CHECK(now("reported_result") == Approx(2 * 0.8 / 8));
    now.world.inner.distance(agency, ngo) = 0.6;
    CHECK(now("vision_distance") == Approx(0.6 / 30));
    now.world.inner.interoperability(force, ngo) = 0.5;
    CHECK(now("interoperability_civil_military") == Approx(0.5 / 10));
}

TEST_CASE("A plan errs as far as its places are not those of the need", "[learning]") {
    Measured now;
    now.world.districts.size = {1, 1};
    auto plan = now.world.forums.plan[0].row(0);
    CHECK(std::isnan(now("planning_error")));
    plan[place(0, Activity::relief)] = 1.0f;
    CHECK(now("planning_error") == Approx(0.5));
    plan[place(0, Activity::relief)] = plan[place(1, Activity::relief)] = 0.5f;
    CHECK(now("planning_error") == Approx(0.0).margin(1e-9));
}
