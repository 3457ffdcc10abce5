// what-holds.md 12, 22 and the host country: levels of government, ownership, labour, reporting, escorts, information.
// Paired worlds; a check of sign passes a true zero once in a thousand sets of worlds.

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Way contested(Settings settings = {}, std::vector<std::string> without = {},
              const std::string& structure = "side_by_side") {
    return {.scenario = "archetype_contested",
            .structure = structure,
            .settings = std::move(settings),
            .without = std::move(without),
            .weeks = 104,
            .households = 2000,
            .n_worlds = 8};
}

/// The same in more worlds, of fewer households each: organisations hardly depend on how many stand for a people.
Way in_worlds(std::size_t n_worlds, Way way) {
    way.n_worlds = n_worlds;
    way.households = 500;
    return way;
}

/// Surveys count for much, and many can speak to the public. As shipped hardly anyone does.
Settings many_speak(Settings settings = {}) {
    settings.emplace_back("allocation.opinion", "10");
    for (const std::string family : {"un_humanitarian", "un_development", "donor_development", "ngo_development",
                                     "ngo_multi_mandate", "local_ngo", "ngo_humanitarian"}) {
        settings.emplace_back("organisation_family." + family + ".competence.public_information", "0.7");
    }
    return settings;
}

/// What settings change in the same worlds.
Difference moved(const Way& with, const Way& base, const std::string& observable, int from = 26) {
    const Difference d = difference(stories(with), stories(base), observable, from);
    UNSCOPED_INFO(observable << ": " << d.mean << " ± " << d.standard_error);
    return d;
}

Settings more_through_the_state(Settings settings = {}) {
    for (const std::string family : {"un_humanitarian", "un_development", "donor_development", "ngo_development",
                                     "ngo_multi_mandate", "mission_civilian", "ngo_humanitarian"}) {
        settings.emplace_back("organisation_family." + family + ".local_ownership", "0.9");
    }
    return settings;
}

/// A force that would rather bring relief than patrol.
Way relief_by_soldiers(std::vector<std::string> without = {}, Settings settings = {}) {
    settings.insert(settings.end(), {{"allocation.civilian_first", "0"},
                                     {"organisation_family.mission_force.competence.patrol", "0.1"},
                                     {"organisation_family.mission_force.competence.relief", "1"},
                                     {"organisation_family.mission_force.competence.quick_impact_project", "1"},
                                     {"organisation_family.mission_force.mandate.humanitarian", "0.8"}});
    return contested(std::move(settings), std::move(without));
}

}  // namespace

TEST_CASE("Where the government serves its people, working through it pays; where it preys on them, it costs trust",
          "[behaviour]") {
    const Settings servant{{"government.predation", "0"}, {"government.corruption", "0.1"}};
    const Settings predator{{"government.predation", "0.9"}, {"government.corruption", "0.1"}};
    const Difference capacity = moved(contested(more_through_the_state(servant)), contested(servant), "state_capacity");
    const Difference trusted = moved(contested(more_through_the_state(servant)), contested(servant), "legitimacy");
    const Difference state = moved(contested(more_through_the_state(predator)), contested(predator), "legitimacy");
    const Difference un = moved(contested(more_through_the_state(predator)), contested(predator), "trust_mission");
    CHECK(surely_more(capacity));
    CHECK(surely_more(trusted));
    CHECK(surely_less(un));
    CHECK(state.mean < trusted.mean);
}

TEST_CASE(
    "Where armed groups are hostile to the government only, being placed in a mission brings no risk; working "
    "through the state does",
    "[behaviour]") {
    const auto risk = [](const Settings& settings, const std::string& structure) {
        Settings all = settings;
        all.emplace_back("mission.partiality", "0");
        Scenario scenario = shipped("archetype_hostile", 60, 2000, all);
        for (ArmedGroupSpec& group : scenario.groups) {
            group.host_mission = group.host_foreign_force = group.host_armed_groups = 0;
            group.host_government = 1;
        }
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const World world = ending(scenario, structure_named(structure, "liaison"), seed).world;
            for (std::size_t o = 0; o < world.organisations.size(); ++o) {
                if (world.organisations.family[o] != Family::ngo_multi_mandate) continue;
                for (const double here : world.association.at_risk.row(o)) sum += here;
            }
        }
        return sum;
    };
    const double outside = risk({}, "two_feet_out");
    const double inside = risk({}, "two_feet_in:ocha_inside");
    const double through = risk(more_through_the_state(), "two_feet_out");
    INFO("outside " << outside << ", inside " << inside << ", through the state " << through);
    CHECK(through > 1.2 * outside);
    CHECK(std::fabs(inside - outside) < 0.1 * (through - outside));
}

TEST_CASE("Reports press the government and spare people; joint ones press more; some who report are expelled",
          "[behaviour]") {
    const Settings predator{{"government.predation", "0.9"}, {"reporting.retaliation", "2"}};
    Settings joint = predator;
    joint.emplace_back("reporting.joint", "1");
    const Way base = contested(predator);
    CHECK(surely_more(moved(contested(joint), base, "pressure_on_government")));
    CHECK(surely_less(moved(contested(joint), base, "abuse")));
    CHECK(surely_more(moved(contested(predator, {"rights_reporting"}), base, "abuse")));
    // Expulsions are few and have no other cause: one is enough where the government answers, none where it does not.
    const Settings harsh{{"government.predation", "0.9"}, {"reporting.retaliation", "5"}};
    double expelled = 0;
    for (const Story& story : stories(contested(harsh))) expelled += story.sum("expulsions");
    CHECK(expelled > 0.0);
    for (const Story& story : stories(contested(harsh, {"retaliation"}))) CHECK(story.sum("expulsions") == 0.0);
    CHECK(surely_less(moved(contested(predator, {"impunity"}), base, "predation")));
}

TEST_CASE(
    "A hiring code keeps staff with the state, at the price of effort and wages; what they would have built eats up "
    "the gain",
    "[behaviour]") {
    const Way code = contested({{"economy.hiring_code", "1"}});
    const Way no_worse_teams = contested({{"economy.hiring_code", "1"}, {"economy.code_quality", "0"}});
    const Difference kept = moved(no_worse_teams, contested(), "state_capacity");
    CHECK(surely_more(kept));
    CHECK(surely_less(moved(code, no_worse_teams, "state_capacity")));
    CHECK_FALSE(surely_more(moved(code, contested(), "state_capacity")));
    CHECK(surely_less(moved(code, contested(), "effort_of_standard")));
    CHECK(surely_less(moved(code, contested(), "wages_less_rents")));
}

TEST_CASE("Wages of those whom internationals hire help households, dear rents cost them about as much",
          "[behaviour]") {
    constexpr std::size_t many = 48;
    const Way neither = in_worlds(many, contested({}, {"mission_economy"}));
    const Difference wages = moved(in_worlds(many, contested({{"economy.rents", "0"}})), neither, "welfare");
    const Difference rents = moved(in_worlds(many, contested({{"economy.income", "0"}})), neither, "welfare");
    CHECK(surely_more(wages));
    CHECK(surely_less(rents));
    CHECK(mostly_gone(moved(in_worlds(many, contested()), neither, "welfare"), wages));
}

TEST_CASE("Partnership from arrival puts nationals into posts and builds the state; without succession neither",
          "[behaviour]") {
    const Way early = contested({{"succession.partnership_week", "0"}});
    CHECK(surely_more(moved(early, contested(), "nationals_in_posts")));
    CHECK(surely_more(moved(early, contested(), "state_capacity")));
    CHECK(
        surely_less(moved(contested({{"succession.partnership_week", "0"}}, {"succession"}), early, "state_capacity")));
}

TEST_CASE(
    "A government that approves projects steers them where it wants them and gets more of them through its hands, but "
    "later and through a weak state: in all, less of what is done is what it wants",
    "[behaviour]") {
    const Way overseen = contested({{"oversight.share", "1"}});
    CHECK(surely_more(moved(overseen, contested(), "channel_state")));
    CHECK(surely_less(moved(overseen, contested(), "effort_of_standard")));
    const Way steered = contested({{"oversight.share", "1"}, {"oversight.channel", "0"}, {"oversight.weeks", "0"}});
    CHECK(surely_more(moved(in_worlds(48, steered), in_worlds(48, contested()), "priority_match_nation")));
    // Projects alone need approval, and the government asks for projects rather than for relief.
    CHECK(surely_less(moved(overseen, contested(), "priority_match_nation")));
    CHECK(surely_less(
        moved(overseen, contested({{"oversight.share", "1"}, {"oversight.weeks", "0"}}), "priority_match_nation")));
    Way off = overseen;
    off.without = {"project_oversight"};
    CHECK(moved(off, contested(), "channel_state").mean == 0.0);
}

TEST_CASE("Levels ask for different things: who is heard decides whom aid matches", "[behaviour]") {
    const Difference nation =
        moved(contested({}, {"levels_of_government"}), contested(), "coherence_alignment_communities");
    CHECK(nation.mean != 0.0);
    CHECK(surely_more(moved(contested(), contested({}, {}, "two_feet_out"), "say_community")));
    const Way ownership = contested({{"organisation_family.government_ministry.power", "0.8"},
                                     {"organisation_family.post.power", "0.5"},
                                     {"organisation_family.mission_civilian.power", "0.36"}});
    CHECK(surely_more(moved(ownership, contested(), "say_nation")));
}

TEST_CASE(
    "One information office knows opinion better, and where many speak informs better; explained roles set civilians "
    "apart where people are informed",
    "[behaviour]") {
    const Way office = contested({{"information_work.common_office", "1"}});
    CHECK(surely_more(
        moved(contested(many_speak({{"information_work.common_office", "1"}})), contested(many_speak()), "informed")));
    CHECK(surely_less(moved(office, contested(), "survey_error")));
    CHECK(surely_less(moved(contested({}, {"public_information"}), contested(), "survey_error")));
    const Way told = contested(many_speak({{"association.roles_explained", "0.3"}}), {}, "two_feet_in");
    CHECK(surely_less(moved(told, contested(many_speak(), {}, "two_feet_in"), "association")));
}

TEST_CASE("Guidelines of commander and coordinator outlast commanders and keep escorts rare", "[behaviour]") {
    const Way guided = contested({{"commander.guidelines", "1"}, {"risk.escorts_last_resort", "0.7"}});
    CHECK(surely_more(moved(guided, contested(), "commander_hears")));
    CHECK(surely_less(moved(guided, contested(), "escorted")));
    CHECK(surely_more(moved(contested({}, {"force_commander"}), contested(), "commander_hears")));
}

TEST_CASE("Lent transport reaches people, binds soldiers and is seen", "[behaviour]") {
    const Way lent = contested({{"assets.grant", "0.8"}});
    CHECK(surely_more(moved(lent, contested(), "transport_lent")));
    CHECK(surely_less(moved(lent, contested(), "patrols")));
    CHECK(surely_more(moved(lent, contested(), "association")));
    CHECK(surely_less(moved(contested({{"assets.grant", "0.8"}}, {"asset_support"}), lent, "transport_lent")));
}

TEST_CASE("Organisations act on what they know of risk; some steer from a distance, some take escorts and are seen",
          "[behaviour]") {
    CHECK(
        surely_less(moved(in_worlds(16, contested({}, {"believed_risk"})), in_worlds(16, contested()), "risk_error")));
    CHECK(surely_less(moved(contested({}, {"escorts"}), contested(), "association")));
    const Settings timid{{"organisation_family.ngo_humanitarian.risk_tolerance", "0"},
                         {"organisation_family.un_humanitarian.risk_tolerance", "0"}};
    CHECK(surely_less(moved(contested(timid, {"risk_response"}), contested(timid), "remote_management")));
    CHECK(surely_less(moved(contested(timid, {"risk_response"}), contested(timid), "bunkered")));
}

TEST_CASE(
    "Soldiers who help win trust for the mission, crowd out the state, and hold back where a humanitarian voice "
    "reaches them; the state spreads where it is left to",
    "[behaviour]") {
    CHECK(surely_less(moved(relief_by_soldiers({"hearts_and_minds"}), relief_by_soldiers(), "trust_mission")));
    CHECK(surely_more(moved(relief_by_soldiers({"crowding_out"}), relief_by_soldiers(), "state_capacity")));
    CHECK(surely_less(moved(relief_by_soldiers({"blurring"}), relief_by_soldiers(), "association")));
    const Settings guided{{"commander.guidelines", "1"}, {"allocation.restraint", "0.7"}};  // as the shipped guidelines
    const Way heard = in_worlds(24, relief_by_soldiers({}, guided));
    const Way unheard = in_worlds(24, relief_by_soldiers({"advocacy"}, guided));
    CHECK(surely_more(moved(unheard, heard, "soldiers_in_aid")));
    CHECK(surely_more(moved(unheard, heard, "association")));
    CHECK(surely_less(moved(contested({}, {"state_extension"}), contested(), "state_presence")));
}
