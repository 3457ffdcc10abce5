#pragma once
// A world made by hand: two districts of 100,000 and 300,000 people, two identity groups, six organisations, one armed
// group, one planning forum. Everything is zero or neutral until a test says otherwise.

#include <string>
#include <vector>

#include "record/recorder.hpp"
#include "tests/helpers/small_money.hpp"

namespace entente::small {

enum Row : std::size_t { agency, ngo, force, ministry, diplomats, developers };
inline constexpr std::size_t n_organisations = 6;
inline constexpr std::size_t n_districts = 2;
inline constexpr std::size_t n_cells = n_districts * n_dimensions;
inline constexpr std::size_t n_places = n_districts * n_activities;

/// Donor states of the organisations: diplomats and developers belong to one.
inline const std::vector<std::string> states{"", "", "", "", "north", "north"};

inline std::size_t cell(Dimension dimension, std::size_t district) {
    return index_of(dimension) * n_districts + district;
}
inline std::size_t place(std::size_t district, Activity activity) {
    return district * n_activities + index_of(activity);
}

inline void add_districts(World& world) {
    Districts& d = world.districts;
    d.name = {"hills", "coast"};
    d.id = {entity_id("hills"), entity_id("coast")};
    d.country = {0, 0};
    d.mission = {0, 0};
    d.phase = {0, 0};
    d.x = d.y = {0, 0};
    d.remoteness = {0.5, 0.0};
    d.urban = {0, 0};
    d.people = {100000, 300000};
    d.size = {0.5, 1.5};
    d.identity_share = Grid<double>(2, 2, 0.5);
    d.neighbour_begin = {0, 0, 0};
    d.condition = Grid<double>(2, n_dimensions, 0.5);
    d.state_capacity = {0.2, 0.4};
    d.community_capacity = {0.6, 0.2};
    d.violence = {0.4, 0.0};
    d.shock = {0, 0};
    d.absorption = {1, 1};
    d.excitation = Grid<double>(2, n_violence_kinds);
    d.known_risk = {0, 0};
    d.unguarded = {0, 0};
}

/// 1,000 people a household: 100 households in the hills, all of the first identity group but 20; 300 on the coast.
inline void add_people(World& world) {
    world.households.people_per_household = 1000;
    Residents& r = world.residents;
    r.n_identities = 2;
    r.households = {80, 20, 0, 300};
    r.displaced_here = {10, 0, 0, 30};
    r.displaced_from = {30, 10};
    r.in_need = {50, 100};
    r.reached = {40, 20};
    r.fled = {2, 1};
    r.returned = {4, 0};
    r.n_fled = 3;
    r.n_returned = 4;
    r.harmed = {0, 0};
    r.fighters = Grid<std::int64_t>(1, 2);
    r.demobilised = Grid<std::int64_t>(1, 2);
    for (auto* column :
         {&r.welfare, &r.fear, &r.grievance, &r.legitimacy, &r.trust_mission, &r.acceptance, &r.expectation}) {
        *column = {0.5, 0.5, 0.5, 0.5};
    }
    r.district_households = {100, 300};
    for (auto* column : {&r.district_welfare, &r.district_grievance, &r.district_legitimacy, &r.district_trust_mission,
                         &r.district_acceptance, &r.district_fear}) {
        *column = {0.5, 0.5};
    }
    world.government.predation = world.government.obstruction = world.government.corruption = {0};
    world.government.exclusion = world.government.abuse = world.government.pressure = {0};
    world.government.in_power = {0};
    world.missions.assign(1, Mission{});
}

inline void add_organisations(World& world) {
    Organisations& o = world.organisations;
    o.name = {"agency", "ngo", "force", "ministry", "diplomats", "developers"};
    o.family = {Family::un_humanitarian,     Family::ngo_humanitarian, Family::mission_force,
                Family::government_ministry, Family::donor_diplomacy,  Family::donor_development};
    for (const std::string& name : o.name) o.id.push_back(entity_id(name));
    o.mission.assign(n_organisations, 0);
    o.present.assign(n_organisations, true);
    o.mandate = Grid<double>(n_organisations, n_dimensions);
    o.mandate(agency, index_of(Dimension::humanitarian)) = 1;
    o.mandate(ngo, index_of(Dimension::humanitarian)) = 1;
    o.mandate(force, index_of(Dimension::security)) = 1;
    o.mandate(ministry, index_of(Dimension::development)) = 1;
    o.mandate(diplomats, index_of(Dimension::political)) = 1;
    o.mandate(developers, index_of(Dimension::development)) = 1;
    o.competence = Grid<double>(n_organisations, n_activities);
    o.competence(agency, index_of(Activity::relief)) = 1;
    o.competence(ngo, index_of(Activity::relief)) = 1;
    o.competence(force, index_of(Activity::patrol)) = 1;
    o.competence(force, index_of(Activity::offensive_operation)) = 1;
    o.competence(ministry, index_of(Activity::recovery)) = 1;
    o.competence(diplomats, index_of(Activity::mediation)) = 1;
    o.competence(developers, index_of(Activity::recovery)) = 1;
    o.civilian = {true, true, false, true, true, true};
    o.desired_depth.assign(n_organisations, ForumDepth::planning);
    o.military = {false, false, true, false, false, false};
    o.international_share = {0.2, 0.1, 1.0, 0.0, 1.0, 0.5};
    o.local_ownership.assign(n_organisations, 0.0);
    o.power.assign(n_organisations, 0.5);
    o.team_cost = {10, 10, 10, 10, 10, 10};
    o.funded_share.assign(n_organisations, 1.0);
    o.spent.assign(n_organisations, 0.0);
    o.trust = Grid<double>(n_organisations, n_organisations, 0.5);
    o.coordination_share.assign(n_organisations, 0.0);
    o.active_teams = {2, 1, 2, 1, 1, 1};

    Teams& t = world.teams;
    t.first = {0, 2, 3, 5, 6, 7, 8};
    t.organisation = {agency, agency, ngo, force, force, ministry, diplomats, developers};
    t.activity = {Activity::relief, Activity::relief,   Activity::relief,    Activity::patrol,
                  Activity::patrol, Activity::recovery, Activity::mediation, Activity::recovery};
    t.district.assign(8, 0);
    t.presence.assign(8, 1.0f);
    t.ties.assign(8, 1.0f);
    t.arrives.assign(8, 0);
    t.drawn_by_plan.assign(8, 0);
    for (std::size_t team = 0; team < 8; ++team) t.id.push_back(entity_id("team/" + std::to_string(team)));

    world.beliefs.n_districts = n_districts;
    world.beliefs.mean = Grid<float>(n_organisations, n_cells, 0.5f);
    world.beliefs.hostility.assign(n_organisations, 0.0);
    world.association.with_camp.assign(n_camps, Grid<double>(n_organisations, n_districts));
    world.association.at_risk = Grid<double>(n_organisations, n_districts);
    world.association.access = Grid<double>(n_organisations, n_districts, 1.0);
    Headquarters& h = world.headquarters;
    h.directive = o.mandate;
    for (auto* column : {&h.pull, &h.mistrust, &h.overrides, &h.delegated}) column->assign(n_organisations, 0.0);
    world.hat_attention.assign(n_organisations, 1.0);
}

inline void add_forum(World& world) {
    Forums& f = world.forums;
    f.name = {"strategy"};
    f.id = {entity_id("strategy")};
    f.depth = {ForumDepth::planning};
    f.rule = {PowerRule::horizontal};
    f.power = {0};
    f.interval_weeks = {4};
    f.open = {true};
    f.seat = f.convenes = f.attendance = Grid<double>(1, n_organisations);
    f.stated = f.private_commitment = f.pressure = f.enacted = Grid<double>(1, n_organisations);
    f.counted = f.directive = Grid<double>(1, n_organisations);
    f.terms = {RoomTerms{}};
    f.scope = {{}};
    f.mixed = {false};
    f.leverage = {1};
    f.agreed = {1};
    f.inclusion = {0};
    f.promised = Grid<float>(1, n_places);
    f.role = {Grid<float>(n_organisations, n_places)};
    f.plan = {Grid<float>(1, n_places)};
    f.wish = f.placed = Grid<float>(n_organisations, n_places);
    f.attention = {1};
    f.leadership = {1};
    f.founded = {never};
}

inline World world() {
    World world;
    add_districts(world);
    add_people(world);
    add_organisations(world);
    add_forum(world);
    ArmedGroups& g = world.groups;
    g.name = {"north"};
    g.id = {entity_id("north")};
    g.commitment = {0.8};
    g.outside = {0};
    g.fighters_total = {0};
    g.fighters = g.presence = Grid<double>(1, 2);
    g.host = Grid<double>(1, n_camps);
    g.make_plain();
    world.accord.size_for(2, 1);
    world.communities.size_for(n_districts, 2);
    world.livelihoods.size_for(n_districts);
    world.deconfliction.size_for(n_organisations, n_districts);
    world.security_sector.size_for(1, first_police_body + 2, n_organisations, n_districts);

    Effort& e = world.effort;
    e.by_organisation = Grid<double>(n_organisations, n_cells);
    e.total = e.signed_sum = e.absolute_sum = Grid<double>(n_districts, n_dimensions);
    e.teams_here = Grid<double>(n_organisations, n_districts);
    e.patrol = {0, 0};
    world.events.count = world.events.deaths = Grid<int>(n_districts, n_violence_kinds);
    world.events.aid_incidents.assign(n_organisations, 0);
    world.events.aid_attacks = Grid<int>(n_organisations, n_districts);
    world.events.aid_victims.assign(n_organisations, 0);
    world.conduct = plain_conduct(n_organisations, n_districts);
    world.voices = silent_voices(n_organisations, n_districts, 2);
    world.economy = quiet_economy(n_districts);
    world.opinion = quiet_public(n_districts);
    test::lay_money(world);
    return world;
}

/// Gives an organisation an effort in a cell; a negative one undoes what others do.
inline void work(World& world, std::size_t organisation, Dimension dimension, std::size_t district, double effort) {
    if (effort > 0) {
        world.effort.by_organisation(organisation, cell(dimension, district)) += effort;
        world.effort.total(district, index_of(dimension)) += effort;
    }
    world.effort.signed_sum(district, index_of(dimension)) += effort;
    world.effort.absolute_sum(district, index_of(dimension)) += effort < 0 ? -effort : effort;
}

/// National values of one week, the first, of a world; what has been spent was spent in it.
inline std::vector<double> measured(const World& world, const Structure& structure = {}, const Parameters& p = {}) {
    const RecordingPlan plan = plan_recording({n_districts, n_organisations, 1}, 1, 1, RecordingDetail::all);
    World before = world;
    before.organisations.spent.assign(n_organisations, 0.0);
    Recorder recorder(plan, before, p, states);
    recorder.record(world, structure, p, 0);
    return {recorder.values().begin(), recorder.values().end()};
}

}  // namespace entente::small
