// odd.md 7.1: structures that adapt to what a reviewing post believes.

#include <catch2/catch.hpp>

#include "mechanisms/adaptation.hpp"
#include "mechanisms/coordination.hpp"
#include "structure/forms.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Adaptation usual;
constexpr Week half_year = 26;

/// Two forms: in the first, organisation 0 sits alone in a room; in the second with organisation 1, which is tied.
std::vector<Structure> two_forms() {
    std::vector<Structure> forms;
    for (const bool joined : {false, true}) {
        Structure form = loose_structure(2);
        form.name = joined ? "joined" : "apart";
        form.reviewer = 0;
        StructureForum room;
        room.spec = {"ROOM", ForumDepth::planning, PowerRule::by_power, 0.5, {}, 4};
        room.seat = {1.0, joined ? 1.0 : 0.0};
        room.convenes = {1.0, 0.0};
        room.tie.assign(n_camps, joined ? 0.5 : 0.0);
        room.may_plan = true;
        form.forums = {room};
        if (joined) form.association(1, index_of(Camp::mission)) = 0.5;
        forms.push_back(form);
    }
    return forms;
}

AdaptiveRule calm_joins() {
    AdaptiveRule rule;
    rule.start = "apart";
    rule.cases = {{.name = "war", .use = "apart", .when = {{Believed::hostility, Bound::above, 0.2}}},
                  {.name = "otherwise", .use = "joined", .when = {}}};
    return rule;
}

struct Case {
    World world = small_world({.organisations = 2, .forums = 1});
    std::vector<Structure> forms = two_forms();
    Structure structure = forms[0];
    AdaptiveRule rule = calm_joins();
    Switches on;
    Adaptation p;
    Draws draws{7};

    void weeks(Week first, Week last) {
        for (Week week = first; week <= last; ++week) {
            world.missions[0].review_due = week > 0 && week % half_year == 0;
            world.missions[0].n_reviews += world.missions[0].review_due ? 1 : 0;
            review_structure(world, structure, forms, rule, p, Coordination{}, Delivery{}, Observation{}, on, week,
                             draws);
        }
    }
};

}  // namespace

TEST_CASE("A structure changes once two reviews agree, and not before", "[adaptation]") {
    Case c;
    c.weeks(0, half_year);
    CHECK(c.structure.name == "apart");
    c.weeks(half_year + 1, 2 * half_year);
    CHECK(c.structure.name == "joined");
    CHECK(c.world.reconfiguration.changes == 1);
    CHECK(c.world.reconfiguration.in_force == 1);
    c.weeks(2 * half_year + 1, 2 * half_year + 1);
    CHECK(c.world.reconfiguration.changes == 0);
}

TEST_CASE("It follows what is believed: whoever believes in hostility stays apart in a country at peace",
          "[adaptation]") {
    Case c;
    believe_hostile(c.world, 0.9);
    c.weeks(0, 4 * half_year);
    CHECK(c.structure.name == "apart");
    Case other;
    make_hostile(other.world);  // true, but nobody believes it
    other.weeks(0, 4 * half_year);
    CHECK(other.structure.name == "joined");
}

TEST_CASE("A change gives seats and ties at once, costs trust, money and attention, and leaves association alone",
          "[adaptation]") {
    Case c;
    c.world.organisations.family[0] = Family::mission_force;
    c.world.organisations.team_cost[0] = 1000;
    field_teams(c.world, {{.organisation = 0, .n = 10}});
    c.world.organisations.trust.fill(0.5);
    c.world.association.with_camp[index_of(Camp::mission)].fill(0.3);
    c.world.forums.seat(0, 1) = c.world.forums.attendance(0, 1) = 0;
    reconfigure(c.world, c.structure, c.forms, 1, usual.change, half_year);
    CHECK(c.world.forums.seat(0, 1) == 1.0);
    CHECK(c.world.forums.attendance(0, 1) == 1.0);
    CHECK(c.world.forums.tie(0, 0) == 0.5);
    CHECK(c.structure.association(1, index_of(Camp::mission)) == 0.5);
    CHECK(c.world.organisations.trust(0, 1) == Approx(0.5 - usual.change.trust_lost));
    CHECK(c.world.association.with_camp[index_of(Camp::mission)](1, 0) == 0.3);
    CHECK(c.world.reconfiguration.cost == Approx(0.02 * weeks_per_year * 10 * 1000));
    CHECK(c.world.organisations.spent[0] == Approx(c.world.reconfiguration.cost));
    CHECK(c.world.reconfiguration.settled == half_year + 13);
}

TEST_CASE("A room that the new form does not have is closed and emptied", "[adaptation]") {
    Case c;
    std::fill(c.forms[1].forums[0].seat.begin(), c.forms[1].forums[0].seat.end(), 0.0);
    c.world.forums.stated(0, 0) = 0.8;
    reconfigure(c.world, c.structure, c.forms, 1, usual.change, half_year);
    CHECK_FALSE(c.world.forums.open[0]);
    CHECK(c.world.forums.attendance(0, 0) == 0.0);
    CHECK(c.world.forums.stated(0, 0) == 0.0);
}

TEST_CASE("Bound to its template a mission never changes; with adaptation off nothing does", "[adaptation]") {
    Case bound;
    bound.rule.template_bias = 1.0;
    bound.weeks(0, 8 * half_year);
    CHECK(bound.structure.name == "apart");
    Case off;
    off.on.without(Mechanism::adaptation);
    off.weeks(0, 8 * half_year);
    CHECK(off.structure.name == "apart");
}

TEST_CASE("A placebo changes when the rule would", "[adaptation]") {
    Case placebo;
    placebo.rule.random = true;
    placebo.weeks(0, half_year);
    CHECK(placebo.world.reconfiguration.changed == never);
    placebo.weeks(half_year + 1, 2 * half_year);
    CHECK(placebo.world.reconfiguration.changed == 2 * half_year);
}

TEST_CASE("A light form keeps intensity low everywhere", "[adaptation]") {
    Case c;
    c.rule.by_area = false;
    c.rule.cases = {{.name = "light", .use = "apart", .most_intensity = 0.3, .when = {}}};
    c.rule.start = "joined";
    c.structure = c.forms[1];
    c.world.reconfiguration.in_force = 1;
    c.weeks(0, 2 * half_year);
    CHECK(c.structure.name == "apart");
    for (const double intensity : c.world.reconfiguration.intensity.values) CHECK(intensity == 0.3);
    CHECK_FALSE(c.world.beliefs.link_intensity.empty());
}

TEST_CASE("Lever: families work closely only where believed benefit exceeds cost, once or at every review",
          "[adaptation]") {
    const auto intensity = [](double flexible, float condition, double hostility) {
        Case c;
        c.rule = {};
        c.p.weigh_costs = 1;
        c.p.flexible = flexible;
        c.p.intensity.areas = 1;
        c.world.organisations.family = {Family::post, Family::ngo_humanitarian};
        c.world.organisations.neutrality = {1.0, 1.0};
        c.world.beliefs.others_effort.fill(0.0f);
        believe(c.world, 0.1f);
        c.weeks(0, half_year);
        believe(c.world, condition);
        believe_hostile(c.world, hostility);
        c.weeks(half_year + 1, 3 * half_year);
        double sum = 0;
        for (const double cell : c.world.reconfiguration.intensity.values) sum += cell;
        return sum / n_dimensions;
    };
    CHECK(intensity(0, 1.0f, 0.0) == Approx(1.0));  // decided when need was unknown, for good
    CHECK(intensity(1, 1.0f, 0.0) == Approx(0.3));  // nothing is needed and nothing is in the way any more
    CHECK(intensity(1, 0.1f, 0.0) == Approx(1.0));
}

TEST_CASE("Areas are as many as asked, and neighbours share them", "[adaptation]") {
    Districts districts;
    for (std::size_t d = 0; d < 6; ++d) {
        districts.id.push_back(entity_id("d" + std::to_string(d)));
        districts.x.push_back(d < 3 ? static_cast<double>(d) : 100.0 + static_cast<double>(d));
        districts.y.push_back(0);
    }
    const auto area = draw_areas(districts, 2);
    CHECK(area == std::vector<std::uint16_t>{0, 0, 0, 1, 1, 1});
}

TEST_CASE("Forms are laid out alike: a room or post that one has the others have empty", "[adaptation]") {
    std::vector<Structure> forms = two_forms();
    StructureForum other = forms[1].forums[0];
    other.spec.name = "ANOTHER";
    forms[1].forums.insert(forms[1].forums.begin(), other);
    forms[1].posts = {{.name = "someone", .organisations = {0}, .n_hats = 2}};
    forms[1].post_of_station[0] = 0;
    lay_out_alike(forms);
    REQUIRE(forms[0].forums.size() == 2);
    CHECK(forms[0].forums[0].spec.name == "ANOTHER");
    CHECK(forms[0].forums[0].seat == std::vector<double>{0.0, 0.0});
    CHECK(forms[0].forums[1].seat == std::vector<double>{1.0, 0.0});
    CHECK(forms[0].posts[0].n_hats == 0);
    CHECK(forms[1].posts[0].n_hats == 2);
}
