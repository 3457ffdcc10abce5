#include <catch2/catch.hpp>

#include <cmath>
#include <set>
#include <string>

#include "small_world.hpp"

using namespace entente;
using namespace entente::small;

namespace {

const RecordingSizes sizes{n_districts, n_organisations, 1};

std::size_t series_of(const RecordingPlan& plan, const std::string& dataset) {
    for (std::size_t s = 0; s < plan.series.size(); ++s) {
        if (plan.series[s].dataset == dataset) return s;
    }
    FAIL("no series " << dataset);
    return 0;
}

double outcome_of(const RecordingPlan& plan, const Recorded& run, const std::string& name) {
    for (std::size_t i = 0; i < plan.outcomes.size(); ++i) {
        if (plan.outcomes[i].name == name) return run.outcomes[i];
    }
    FAIL("no outcome " << name);
    return 0;
}

/// Weeks with 1, 2, 3 … battle deaths in the hills, coverage that grows, and money spent.
Recorded recorded(const RecordingPlan& plan, int n_weeks) {
    World world = small::world();
    const Parameters p;
    Recorder recorder(plan, world, p, states);
    for (Week week = 0; week < n_weeks; ++week) {
        world.events.deaths(0, index_of(Violence::battle)) = week + 1;
        world.events.count(0, index_of(Violence::battle)) = 1;
        world.residents.reached = {50, week * 10};
        world.residents.in_need = {50, week == 1 ? 0 : 50};
        if (week == 1) world.residents.in_need = world.residents.reached = {0, 0};
        world.organisations.spent[agency] += 100;
        recorder.record(world, {}, p, week);
    }
    return recorder.finish();
}

}  // namespace

TEST_CASE("Names of datasets and outcomes are unique") {
    const RecordingPlan plan = plan_recording(sizes, 10, 1, RecordingDetail::all);
    std::set<std::string> names;
    for (const Series& series : plan.series) CHECK(names.insert(series.dataset).second);
    names.clear();
    for (const Outcome& outcome : plan.outcomes) CHECK(names.insert(outcome.name).second);
}

TEST_CASE("Every name of the interface is in the table") {
    const std::string names =
        "battle_deaths civilian_deaths_groups civilian_deaths_government aid_incidents aid_victims mission_deaths "
        "displaced "
        "people_in_need people_reached coverage access welfare welfare_gini safety grievance legitimacy trust_mission "
        "acceptance_aid state_capacity condition_political condition_security condition_rule_of_law "
        "condition_human_rights "
        "condition_humanitarian condition_development fighters commitment relapsed coherence_agency "
        "coherence_whole_of_government coherence_un_system coherence_external coherence_alignment_government "
        "coherence_alignment_communities stated_agreement private_commitment enacted false_coherence shortfall "
        "duplication "
        "self_crowding gap gap_blocked gap_unseen gap_promised gap_crowded gap_unfunded linked_share "
        "coordination_share "
        "participation belief_rmse attention_overload association impartiality plan_following worker_years withdrawal "
        "spending ";
    std::set<std::string> known;
    for (const Observable& one : all_observables()) known.insert(std::string(one.name));
    for (std::size_t begin = 0, end; (end = names.find(' ', begin)) != std::string::npos; begin = end + 1) {
        INFO(names.substr(begin, end - begin));
        CHECK(known.count(names.substr(begin, end - begin)) == 1);
    }
}

TEST_CASE("The plan says how much is recorded") {
    const auto n = [](const RecordingPlan& plan, Shape shape) {
        return std::count_if(plan.series.begin(), plan.series.end(),
                             [&](const Series& one) { return one.shape == shape; });
    };
    const RecordingPlan national = plan_recording(sizes, 10, 4, RecordingDetail::national);
    CHECK(national.series.size() == n_observables);
    CHECK(national.n_steps() == 3);
    const RecordingPlan few = plan_recording(sizes, 10, 4, RecordingDetail::district);
    CHECK(n(few, Shape::district) > 10);
    CHECK(n(few, Shape::organisation) > 5);
    CHECK(n(few, Shape::group) == 3);
    const RecordingPlan many = plan_recording({2, 500, 40}, 10, 4, RecordingDetail::district);
    CHECK(n(many, Shape::organisation) == 0);
    CHECK(n(many, Shape::group) == 0);
    CHECK(n(plan_recording({2, 500, 40}, 10, 4, RecordingDetail::all), Shape::organisation) > 5);
    CHECK(n(plan_recording({2, 6, 0}, 10, 4, RecordingDetail::all), Shape::group) == 0);
}

TEST_CASE("Weeks are joined by their sum, their mean where defined, or the last; the last step may be shorter") {
    const RecordingPlan plan = plan_recording(sizes, 5, 2, RecordingDetail::national);
    const Recorded run = recorded(plan, 5);
    const auto& deaths = run.series[series_of(plan, "battle_deaths")];
    CHECK(deaths == std::vector<float>{3, 7, 5});
    const auto& coverage = run.series[series_of(plan, "coverage")];
    CHECK(coverage[0] == Approx(0.5));  // week 1 has nobody in need
    CHECK(coverage[1] == Approx((70 + 80) / 200.0));
    CHECK(coverage[2] == Approx(0.9));
    CHECK(run.series[series_of(plan, "spending")] == std::vector<float>{200, 200, 100});
}

TEST_CASE("Outcomes are sums, means and last values over weeks, whatever the steps") {
    for (const int every : {1, 2, 4}) {
        const RecordingPlan plan = plan_recording(sizes, 5, every, RecordingDetail::national);
        const Recorded run = recorded(plan, 5);
        CHECK(outcome_of(plan, run, "battle_deaths_total") == 15);
        CHECK(outcome_of(plan, run, "coverage_mean") == Approx((0.5 + 0.7 + 0.8 + 0.9) / 4));
        CHECK(outcome_of(plan, run, "coverage_final") == Approx(0.9));
        CHECK(outcome_of(plan, run, "cost_usd") == 500);
        CHECK(run.outcomes.size() == plan.outcomes.size());
    }
}

TEST_CASE("A run that stops early leaves the rest of its series missing") {
    const RecordingPlan plan = plan_recording(sizes, 6, 1, RecordingDetail::national);
    const Recorded run = recorded(plan, 3);
    const auto& deaths = run.series[series_of(plan, "battle_deaths")];
    CHECK(deaths[2] == 3);
    CHECK(std::isnan(deaths[3]));
}

TEST_CASE("Relapse shows from its week on") {
    const RecordingPlan plan = plan_recording(sizes, 60, 1, RecordingDetail::national);
    World world = small::world();
    const Parameters p;
    Recorder recorder(plan, world, p, states);
    for (Week week = 0; week < 60; ++week) {
        world.events.deaths(0, index_of(Violence::battle)) = week == 55 ? 30 : 0;
        recorder.record(world, {}, p, week);
    }
    const Recorded run = recorder.finish();
    const auto& relapsed = run.series[series_of(plan, "relapsed")];
    CHECK(relapsed[54] == 0);
    CHECK(relapsed[55] == 1);
    CHECK(relapsed[59] == 1);
    CHECK(outcome_of(plan, run, "relapse_week") == 55);
    CHECK(outcome_of(plan, run, "relapse_observed") == 1);
    CHECK(outcome_of(plan, run, "quiet_week") == 51);
}

TEST_CASE("What is costly is measured every fourth week and held in between") {
    const RecordingPlan plan = plan_recording(sizes, 9, 1, RecordingDetail::national);
    World world = small::world();
    const Parameters p;
    Recorder recorder(plan, world, p, states);
    for (Week week = 0; week < 9; ++week) {
        world.organisations.trust.fill(0.1 * week);
        recorder.record(world, {}, p, week);
    }
    const auto trust = recorder.finish().series[series_of(plan, "trust_between_aid_to_mission")];
    CHECK(trust == std::vector<float>{0, 0, 0, 0, 0.4f, 0.4f, 0.4f, 0.4f, 0.8f});
}

TEST_CASE("Districts, organisations and armed groups have their own rows") {
    const RecordingPlan plan = plan_recording(sizes, 2, 2, RecordingDetail::all);
    World world = small::world();
    world.events.deaths(1, index_of(Violence::battle)) = 4;
    world.events.aid_incidents[ngo] = 1;
    world.association.with_camp[index_of(Camp::mission)](ngo, 1) = 0.4;
    world.association.access(ngo, 0) = 0.2;
    world.groups.fighters_total = {500};
    world.groups.fighters(0, 1) = 500;
    world.effort.patrol = {0.5, 2};
    world.forums.seat(0, ngo) = 1;
    world.forums.attendance(0, ngo) = 0.25;
    world.organisations.present[developers] = false;
    const Parameters p;
    Recorder recorder(plan, world, p, states);
    for (Week week = 0; week < 2; ++week) recorder.record(world, {}, p, week);
    const Recorded run = recorder.finish();
    const auto rows = [&](const std::string& dataset) { return run.series[series_of(plan, dataset)]; };
    CHECK(rows("battle_deaths_by_district") == std::vector<float>{0, 8});
    CHECK(rows("displaced_by_district") == std::vector<float>{10000, 30000});
    CHECK(rows("coverage_by_district")[0] == Approx(0.8));
    CHECK(rows("access_by_district")[0] == Approx(0.6));  // mean of agency and NGO
    CHECK(rows("violence_by_district")[0] == Approx(0.4));
    CHECK(rows("state_capacity_by_district")[1] == Approx(0.4));
    CHECK(rows("fighters_by_district") == std::vector<float>{0, 500});
    CHECK(rows("patrols_by_district") == std::vector<float>{0.5, 2});
    CHECK(rows("aid_incidents_by_organisation")[ngo] == 2);
    CHECK(rows("association_by_organisation")[ngo] == Approx(0.3));
    CHECK(rows("access_by_organisation")[ngo] == Approx((0.2 + 3) / 4));
    CHECK(rows("participation_by_organisation")[ngo] == 0.25f);
    CHECK(rows("active_teams_by_organisation")[agency] == 2);
    CHECK(std::isnan(rows("active_teams_by_organisation")[developers]));
    CHECK(rows("fighters_by_group") == std::vector<float>{500});
    CHECK(rows("commitment_by_group")[0] == Approx(0.8));
    CHECK(rows("outside_accord_by_group")[0] == 0);
}
