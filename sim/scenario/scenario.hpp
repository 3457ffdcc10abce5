#pragma once
// A scenario after it was read and checked: everything a world is built from. Entities are lists; the rest is
// parameters.

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/describe.hpp"
#include "mechanisms/by.hpp"
#include "mechanisms/parameters.hpp"
#include "scenario/character.hpp"
#include "scenario/donor_traits.hpp"
#include "scenario/history.hpp"
#include "scenario/place_specs.hpp"
#include "scenario/start.hpp"
#include "structure/graph.hpp"
#include "world/families.hpp"
#include "world/imposed_violence.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// The synthetic country.
struct Country {
    int districts = 20;
    int identity_groups = 3;
    double segregation = 0.6;
    double spacing = 60;
    double roughness = 0.5;
    double urban_share = 0.35;
    double size_spread = 0.5;
    double hostility = -1;
    std::string district_file;  // CSV or GeoJSON of districts, or empty
    std::string violence_file;  // CSV of events that replace drawn violence, or empty
    double capital_urban = 0.9;
    double remote_people = 0.4;
    double capital_share = 0.6;
};

template <class Visitor, MaybeConst<Country> Values>
void describe(Visitor& visit, Values& values) {
    auto& [districts, identity_groups, segregation, spacing, roughness, urban_share, size_spread, hostility,
           district_file, violence_file, capital_urban, remote_people, capital_share] = values;
    using enum Evidence;
    visit(districts,
          Spec{"world.districts", "1", 2, 5000, "number of districts of the synthetic country", assumed, "scenario"});
    visit(identity_groups, Spec{"world.identity_groups", "1", 1, 8, "number of identity groups; the first is in power",
                                assumed, "scenario"});
    visit(segregation, Spec{"world.segregation", "1", 0, 1, "how far identity groups live apart", assumed, "scenario"});
    visit(spacing, Spec{"world.spacing", "km", 1, 1000, "distance between centres of neighbouring districts", assumed,
                        "scenario"});
    visit(roughness, Spec{"world.roughness", "1", 0, 1, "how far terrain adds to remoteness", assumed, "scenario"});
    visit(urban_share, Spec{"world.urban_share", "1", 0, 1, "share of people in the capital's district and other towns",
                            assumed, "scenario"});
    visit(size_spread,
          Spec{"world.size_spread", "1", 0, 2, "standard deviation of log people of a district", assumed, "scenario"});
    visit(hostility, Spec{"world.hostility", "1", -1, 1,
                          "share of armed groups that start outside the peace process; -1: as each group says", assumed,
                          "scenario"});
    visit(district_file,
          Spec{"world.district_file", "", 0, 0,
               "CSV or GeoJSON of districts instead of synthetic ones, relative to the scenario", assumed, "scenario"});
    visit(violence_file,
          Spec{"world.violence_file", "", 0, 0,
               "CSV of events and deaths by week, district and kind that replace drawn violence, relative to the "
               "scenario",
               assumed, "scenario: to score displacement alone (Suleimenova, Bell & Groen 2017)"});
    visit(capital_urban, Spec{"world.capital_urban", "1", 0, 1,
                              "share of people in towns in the district of the capital", assumed, "prior"});
    visit(remote_people,
          Spec{"world.remote_people", "1", 0, 1,
               "share of people that the remotest district has less (synthetic countries)", assumed, "prior"});
    visit(capital_share,
          Spec{"world.capital_share", "1", 0, 1,
               "part of the urban share of people who live in the capital (synthetic countries)", assumed, "prior"});
}

struct GovernmentStart {
    double predation = 0.3;
    double obstruction = 0.1;
    double corruption = 0.4;
    double exclusion = 0.3;
    double honours = 0.8;
    double host_mission = 0.0;
    double host_foreign_force = 0.0;
    double host_armed_groups = 0.0;
};

template <class Visitor, MaybeConst<GovernmentStart> Values>
void describe(Visitor& visit, Values& values) {
    auto& [predation, obstruction, corruption, exclusion, honours, host_mission, host_foreign_force,
           host_armed_groups] = values;
    using enum Evidence;
    visit(predation,
          Spec{"government.predation", "1", 0, 1, "0 serves its people, 1 preys on them", assumed, "scenario"});
    visit(obstruction, Spec{"government.obstruction", "1", 0, 1, "towards the mission and aid", assumed, "scenario"});
    visit(corruption, Spec{"government.corruption", "1", 0, 1, "share lost on the way", assumed, "scenario"});
    visit(exclusion, Spec{"government.exclusion", "1", 0, 1, "of identity groups other than the first from power",
                          assumed, "scenario"});
    visit(honours,
          Spec{"government.honours", "1", 0, 1, "how far it keeps the accord at the start", assumed, "scenario"});
    visit(host_mission, Spec{"government.host_mission", "1", 0, 1, "further obstruction of who is tied to the mission",
                             assumed, "scenario; 0: none"});
    visit(host_foreign_force, Spec{"government.host_foreign_force", "1", 0, 1,
                                   "the same of who is tied to foreign forces", assumed, "scenario; 0: none"});
    visit(host_armed_groups, Spec{"government.host_armed_groups", "1", 0, 1,
                                  "the same of who talks to armed groups: permits", assumed, "scenario; 0: none"});
}

/// What the Security Council gave the mission.
struct Mandate {
    double troops = 15000;
    double soldiers_per_team = 250;
    double robust = 0.2;
    double partiality = 0.5;
    std::vector<std::string> tasks;
};

template <class Visitor, MaybeConst<Mandate> Values>
void describe(Visitor& visit, Values& values) {
    auto& [troops, soldiers_per_team, robust, partiality, tasks] = values;
    using enum Evidence;
    visit(troops, Spec{"mission.troops", "people", 0, 200000, "authorised soldiers", measured, "scenario"});
    visit(soldiers_per_team, Spec{"mission.soldiers_per_team", "people", 10, 5000, "soldiers that make one team",
                                  assumed, "a reinforced company"});
    visit(robust,
          Spec{"mission.robust", "1", 0, 1, "0 consent, 1 fights groups outside the accord", assumed, "scenario"});
    visit(partiality, Spec{"mission.partiality", "1", 0, 1, "support of the recognised government", assumed,
                           "UN-endorsed partiality (Olson & Gregorian 2007)"});
    visit(tasks, Spec{"mission.tasks", "", 0, 0, "activities that the mandate names; empty: all", assumed,
                      "breadth of a mandate: critical mass of tasks (Geneva seminar 2007)"});
}

struct Recording {
    int every_weeks = 1;
};

template <class Visitor, MaybeConst<Recording> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks] = values;
    visit(every_weeks, Spec{"record.every_weeks", "weeks", 1, 52, "weeks joined in one recorded step",
                            Evidence::assumed, "counts are summed, levels averaged"});
}

/// Who takes part in the accord beyond what each group says of itself.
struct AccordScope {
    double groups = -1;
    double identities = 0;
};

template <class Visitor, MaybeConst<AccordScope> Values>
void describe(Visitor& visit, Values& values) {
    auto& [groups, identities] = values;
    using enum Evidence;
    visit(groups, Spec{"accord.groups", "1", -1, 1,
                       "share of armed groups with a whole seat, the strongest first; -1: as each group says", assumed,
                       "inclusive or two-party agreement (Oslo meeting 2008): a choice of those who made it"});
    visit(identities, Spec{"accord.identities", "1", 0, 1,
                           "share of power that it gives to identity groups other than the one that holds it", assumed,
                           "comprehensive or focused agreement (Oslo meeting 2008)"});
}

/// Why a group is where it stands towards the accord.
enum class Ground { as_said, left_out, refuses };

template <>
struct Names<Ground> {
    static constexpr auto words = std::to_array<std::string_view>({"as_said", "left_out", "refuses"});
};

/// What a group is beside its strength and stance.
struct GroupCharacter {
    double sides_with_government = 0.0;
    Ground ground = Ground::as_said;
};

template <class Visitor, MaybeConst<GroupCharacter> Values>
void describe(Visitor& visit, Values& values) {
    auto& [sides_with_government, ground] = values;
    using enum Evidence;
    visit(sides_with_government, Spec{"sides_with_government", "1", 0, 1,
                                      "0 a rebel group, 1 a militia of the government", assumed, "scenario"});
    visit(ground,
          Spec{"ground", "", 0, 0,
               "as_said: its place follows from `outside` and `included`; left_out: the accord gave it no seat, "
               "and it is no enemy of it; refuses: it was offered one",
               assumed, "scenario: who is in is a choice of the accord"});
}

/// One armed group, by keys relative to `armed_group.<name>`.
struct ArmedGroupSpec {
    std::string name;
    int identity = 0;
    double fighters = 2500;
    bool outside = false;
    double commitment = -1;  // start value of p; -1: that of its type
    double predation = 0.4;
    double included = 0.5;
    double host_mission = 1.0;
    double host_foreign_force = 1.0;
    double host_government = 1.0;
    double host_armed_groups = 0.0;
    std::string country;
    GroupCharacter character;
    int splinter_of = -1;  // row of the group that it may split from; -1: it stands by itself
};

template <class Visitor, MaybeConst<ArmedGroupSpec> Values>
void describe(Visitor& visit, Values& values) {
    auto& [name, identity, fighters, outside, commitment, predation, included, host_mission, host_foreign_force,
           host_government, host_armed_groups, country, character, splinter_of] = values;
    using enum Evidence;
    (void)name;
    (void)splinter_of;
    visit(identity, Spec{"identity", "1", 0, 7, "identity group of its constituency", assumed, "scenario"});
    visit(fighters, Spec{"fighters", "people", 0, 1e6, "fighters at the start", assumed, "scenario"});
    visit(outside, Spec{"outside", "", 0, 1, "starts outside the accord", assumed,
                        "scenario: who is in is a choice of the accord"});
    visit(commitment,
          Spec{"commitment", "1", -1, 1, "commitment at the start; -1: that of its type", assumed, "scenario"});
    visit(predation, Spec{"predation", "1", 0, 1, "how far it lives off civilians and aid", assumed, "scenario"});
    visit(included, Spec{"included", "1", 0, 1, "share of a seat that the accord gives it", assumed, "scenario"});
    visit(host_mission,
          Spec{"host_mission", "1", 0, 1, "hostility to the mission's camp when wholly outside", assumed, "scenario"});
    visit(host_foreign_force, Spec{"host_foreign_force", "1", 0, 1, "the same to foreign forces", assumed, "scenario"});
    visit(host_government, Spec{"host_government", "1", 0, 1, "the same to the government", assumed, "scenario"});
    visit(host_armed_groups,
          Spec{"host_armed_groups", "1", 0, 1, "the same to other armed groups", assumed, "scenario"});
    visit(country,
          Spec{"country", "", 0, 0, "whose accord it is in or outside of; empty: the first", assumed, "scenario"});
    describe(visit, character);
}

/// Ways of working of one organisation, by keys relative to `organisation.<name>`.
struct ConductSpec {
    double negotiates = 0.2, refuses_escorts = 0.2, own_logistics = 0.5, own_brand = 0.5, years_present = 2,
           goes_remote = 0.5, bunkers = 0.1;
};

template <class Visitor, MaybeConst<ConductSpec> Values>
void describe(Visitor& visit, Values& values) {
    auto& [negotiates, refuses_escorts, own_logistics, own_brand, years_present, goes_remote, bunkers] = values;
    using enum Evidence;
    visit(negotiates,
          Spec{"negotiates", "1", 0, 1, "negotiates access of its own with every side", assumed, "profile"});
    visit(refuses_escorts,
          Spec{"refuses_escorts", "1", 0, 1, "share of armed escorts that it refuses", assumed, "profile"});
    visit(own_logistics,
          Spec{"own_logistics", "1", 0, 1, "share of its transport that is its own", assumed, "profile"});
    visit(own_brand, Spec{"own_brand", "1", 0, 1, "works under its own name and marks", assumed, "profile"});
    visit(years_present, Spec{"years_present", "years", 0, 100, "in the country before week 0", assumed, "profile"});
    visit(goes_remote, Spec{"goes_remote", "1", 0, 1, "readiness to steer from a distance above its tolerance of risk",
                            assumed, "profile"});
    visit(bunkers,
          Spec{"bunkers", "1", 0, 1, "readiness to work behind walls above its tolerance of risk", assumed, "profile"});
}

/// One organisation, by keys relative to `organisation.<name>`; defaults come from its family's profile.
struct OrganisationSpec {
    std::string name;
    Family family = Family::ngo_humanitarian;
    std::vector<std::string> nodes;  // nodes of a structure it may stand on, in order of preference
    std::string state;               // donor state, or empty
    std::string country;             // where a ministry or province belongs; empty: the first, for these
    std::string mission;             // which mission it is part of; empty: the first, for components and heads
    int teams = 5;
    ByDimension mandate{};
    ByActivity competence{};
    double humanity = 0.5, neutrality = 0.5, impartiality = 0.5, independence = 0.5, partiality = 0.2,
           local_ownership = 0.3, autonomy = 0.5, consensus_skill = 0.5, power_sensitivity = 0.5, power = 0.3,
           risk_tolerance = 0.4, visibility_need = 0.5, visibility = 0.5, turnover = 0.01, international_share = 0.2,
           colouring = 0.5;
    ForumDepth desired_depth = ForumDepth::analysis;
    double team_cost = 25000;
    bool civilian = true, military = false, voluntary = true;
    Character character;
    ConductSpec conduct;
    DonorTraits donor;
};

template <class Visitor, MaybeConst<OrganisationSpec> Values>
void describe(Visitor& visit, Values& values) {
    auto& [name, family, nodes, state, country, mission, teams, mandate, competence, humanity, neutrality, impartiality,
           independence, partiality, local_ownership, autonomy, consensus_skill, power_sensitivity, power,
           risk_tolerance, visibility_need, visibility, turnover, international_share, colouring, desired_depth,
           team_cost, civilian, military, voluntary, character, conduct, donor] = values;
    (void)name;
    using enum Evidence;
    visit(family, Spec{"family", "", 0, 0, "kind of organisation", assumed, "scenario"});
    visit(nodes,
          Spec{"nodes", "", 0, 0, "nodes of a structure it may stand on, in order of preference", assumed, "profile"});
    visit(state, Spec{"state", "", 0, 0, "donor state it belongs to", assumed, "scenario"});
    visit(country, Spec{"country", "", 0, 0, "country that a ministry or province belongs to", assumed, "scenario"});
    visit(mission,
          Spec{"mission", "", 0, 0, "mission that a component or a head of mission is part of", assumed, "scenario"});
    visit(teams,
          Spec{"teams", "1", 0, 100000, "field teams at full funding, of about 12 workers", assumed, "scenario"});
    visit(mandate,
          Spec{"mandate", "1", 0, 1, "weight of a dimension in its mandate (scaled to sum 1)", assumed, "profile"});
    visit(competence,
          Spec{"competence", "1", 0, 1, "effect of its team in an activity; 0: never does it", assumed, "profile"});
    visit(humanity, Spec{"humanity", "1", 0, 1, "weight of severity and tolerance of exposure", assumed, "profile"});
    visit(neutrality, Spec{"neutrality", "1", 0, 1, "with whom one may be seen", assumed, "profile"});
    visit(impartiality, Spec{"impartiality", "1", 0, 1, "how far need alone counts", assumed, "profile"});
    visit(independence,
          Spec{"independence", "1", 0, 1, "resistance to directives, earmarks, escorts", assumed, "profile"});
    visit(partiality, Spec{"partiality", "1", 0, 1, "support of the recognised government", assumed, "profile"});
    visit(local_ownership,
          Spec{"local_ownership", "1", 0, 1, "share delivered through the state and local bodies", assumed, "profile"});
    visit(autonomy, Spec{"autonomy", "1", 0, 1, "of the field from headquarters", assumed, "profile"});
    visit(consensus_skill, Spec{"consensus_skill", "1", 0, 1, "skill of finding agreement", assumed, "profile"});
    visit(power_sensitivity, Spec{"power_sensitivity", "1", 0, 1, "how much pressure it feels from power", assumed,
                                  "the strong see coordination as power-neutral (Olson & Gregorian 2007)"});
    visit(power, Spec{"power", "1", 0, 1, "resources and permissions it can lean with", assumed, "profile"});
    visit(risk_tolerance, Spec{"risk_tolerance", "1", 0, 1, "tolerance of risk to its staff", assumed, "profile"});
    visit(visibility_need,
          Spec{"visibility_need", "1", 0, 1, "how far it must be seen to be funded", assumed, "profile"});
    visit(visibility, Spec{"visibility", "1", 0, 1, "how far its work is seen", assumed, "profile"});
    visit(turnover, Spec{"turnover", "1/week", 0, 0.5, "heads of team replaced", assumed, "profile"});
    visit(international_share, Spec{"international_share", "1", 0, 1, "of its field staff", assumed, "profile"});
    visit(colouring, Spec{"colouring", "1", 0, 1, "readiness to colour what it passes on", assumed, "profile"});
    visit(desired_depth, Spec{"desired_depth", "", 0, 0, "what it wants coordination to be", assumed,
                              "Olson & Gregorian 2007, barrier 2"});
    visit(team_cost, Spec{"team_cost", "USD/week", 0, 1e7, "cost of a team", assumed, "profile"});
    visit(civilian, Spec{"civilian", "", 0, 1, "is civilian", assumed, "profile"});
    visit(military, Spec{"military", "", 0, 1, "is military", assumed, "profile"});
    visit(voluntary, Spec{"voluntary", "", 0, 1, "may leave forums", assumed,
                          "no structure gives authority over another's resources"});
    describe(visit, character);
    describe(visit, conduct);
    describe(visit, donor);
}

/// One district, as `world.district_file` gives it.
struct DistrictSpec {
    std::string name;
    double x = 0, y = 0;                    // centre [km]
    double people = 0;                      // scaled to population.people
    double remoteness = -1;                 // in [0, 1]; -1: by distance from the district with most people
    double urban = -1;                      // share of people in towns; -1: by world.urban_share
    std::vector<double> identity_shares;    // by identity group, sum 1; empty: by the rule of the synthetic country
    std::vector<std::uint32_t> neighbours;  // rows, ascending; at least one, and each the other's
};

/// A field of a room of a structure, set by a scenario, an option or a lever: `forum.<NAME>.<field>`.
struct RoomSetting {
    enum class Kind { to, add, times };

    std::string room;   // its name in the structure's file
    std::string field;  // as `describe` of ForumSpec has it
    Kind kind = Kind::to;
    double strength = 1;  // of the lever that sets it
    std::variant<double, std::string, std::vector<std::string>> value;
    std::string file;  // where it was written
    int line = 0;
};

struct Scenario {
    std::string name;
    std::string title;
    std::string description;
    std::vector<std::string> sources;
    std::string stylised_after;  // the mission or country it takes facts from, or empty
    std::string start_date = "2000-01-01";
    std::string structure_status = "unset";  // of the case's own structure: in_place, advocated or unset
    std::string structure_note;              // since when, according to whom
    std::vector<std::string> models;         // structures it runs when none are asked for
    std::string process;                     // intensity of process laid over them, or empty: each its own
    std::vector<std::pair<std::string, int>> models_at, process_at;  // (file, line) where they are named
    int weeks = 520;
    int replicates = 20;
    std::uint64_t seed = 20260101;
    std::string luck = "common";  // worlds of the same luck, seed and replicate are paired, whatever files are called

    Country country;
    Start start;
    History history;
    GovernmentStart government;
    AccordScope accord;
    Mandate mandate;
    Recording recording;
    Parameters parameters;
    std::vector<DistrictSpec> districts;  // of world.district_file; none: the country is synthetic
    std::string districts_sha256;         // of that file's text
    std::vector<CountrySpec> countries;   // none: one, of [government]
    std::vector<MissionSpec> missions;    // none: one, of [mission]
    ImposedViolence imposed;              // of world.violence_file; none: violence is drawn
    std::string violence_sha256;          // of that file's text
    std::vector<ArmedGroupSpec> groups;
    std::vector<OrganisationSpec> organisations;
    std::vector<RoomSetting> rooms;                      // in the order in which they apply
    std::vector<std::pair<std::string, double>> levers;  // strength in [0, 1] of each lever named, already applied
    std::vector<std::pair<std::string, std::string>>
        texts;                       // (path as a result may carry it, verbatim text) of every file read
    std::vector<std::string> files;  // paths of the same files on this machine: no output may replace them
};

/// Visits every scalar parameter of a scenario: those of its start and those of the mechanisms.
template <class Visitor, MaybeConst<Scenario> Values>
void describe(Visitor& visit, Values& scenario) {
    visit(scenario.weeks, Spec{"scenario.weeks", "weeks", 1, 5200, "length of a run", Evidence::assumed, "scenario"});
    describe(visit, scenario.country);
    describe(visit, scenario.start);
    describe(visit, scenario.history);
    describe(visit, scenario.government);
    describe(visit, scenario.accord);
    describe(visit, scenario.mandate);
    describe(visit, scenario.recording);
    describe(visit, scenario.parameters);
}

}  // namespace entente
