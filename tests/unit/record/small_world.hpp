#pragma once
// A world made by hand: two districts of 100,000 and 300,000 people, two identity groups, six organisations, one armed
// group, one planning forum. Everything is zero or neutral until a test says otherwise.

#include <string>
#include <vector>

#include "record/recorder.hpp"
#include "tests/helpers/small_money.hpp"
#include "world/sizes.hpp"

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

inline WorldSizes sizes_here() {
    WorldSizes sizes;
    sizes[Per::district] = n_districts;
    sizes[Per::identity] = 2;
    sizes[Per::group] = 1;
    sizes[Per::organisation] = n_organisations;
    sizes[Per::team] = 8;
    sizes[Per::forum] = 1;
    sizes[Per::mission] = 1;
    sizes[Per::country] = 1;
    sizes[Per::body] = first_police_body + 2;
    sizes[Per::donor] = 1;
    return sizes;
}

inline void settle_districts(Districts& d) {
    d.name = {"hills", "coast"};
    d.id = {entity_id("hills"), entity_id("coast")};
    d.mission = {0, 0};
    d.remoteness = {0.5, 0.0};
    d.people = {100000, 300000};
    d.size = {0.5, 1.5};
    d.identity_share.fill(0.5);
    d.condition.fill(0.5);
    d.state_capacity = {0.2, 0.4};
    d.community_capacity = {0.6, 0.2};
    d.violence = {0.4, 0.0};
    d.absorption = {1, 1};
}

/// 1,000 people a household: 100 households in the hills, all of the first identity group but 20; 300 on the coast.
inline void settle_people(World& world) {
    world.households.people_per_household = 1000;
    Residents& r = world.residents;
    r.households = {80, 20, 0, 300};
    r.displaced_here = {10, 0, 0, 30};
    r.displaced_from = {30, 10};
    r.in_need = {50, 100};
    r.reached = {40, 20};
    r.fled = {2, 1};
    r.returned = {4, 0};
    r.n_fled = 3;
    r.n_returned = 4;
    r.district_households = {100, 300};
}

inline void found_organisations(World& world) {
    Organisations& o = world.organisations;
    o.name = {"agency", "ngo", "force", "ministry", "diplomats", "developers"};
    o.family = {Family::un_humanitarian,     Family::ngo_humanitarian, Family::mission_force,
                Family::government_ministry, Family::donor_diplomacy,  Family::donor_development};
    for (std::size_t i = 0; i < n_organisations; ++i) o.id[i] = entity_id(o.name[i]);
    o.mission.assign(n_organisations, 0);
    o.present.assign(n_organisations, true);
    o.mandate.fill(0);
    o.mandate(agency, index_of(Dimension::humanitarian)) = 1;
    o.mandate(ngo, index_of(Dimension::humanitarian)) = 1;
    o.mandate(force, index_of(Dimension::security)) = 1;
    o.mandate(ministry, index_of(Dimension::development)) = 1;
    o.mandate(diplomats, index_of(Dimension::political)) = 1;
    o.mandate(developers, index_of(Dimension::development)) = 1;
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
    o.power.assign(n_organisations, 0.5);
    o.team_cost = {10, 10, 10, 10, 10, 10};
    o.trust.fill(0.5);
    o.active_teams = {2, 1, 2, 1, 1, 1};

    Teams& t = world.teams;
    t.first = {0, 2, 3, 5, 6, 7, 8};
    t.organisation = {agency, agency, ngo, force, force, ministry, diplomats, developers};
    t.activity = {Activity::relief, Activity::relief,   Activity::relief,    Activity::patrol,
                  Activity::patrol, Activity::recovery, Activity::mediation, Activity::recovery};
    t.presence.assign(8, 1.0f);
    t.ties.assign(8, 1.0f);
    for (std::size_t team = 0; team < 8; ++team) t.id[team] = entity_id("team/" + std::to_string(team));

    world.beliefs.n_districts = n_districts;
    world.beliefs.mean.fill(0.5f);
    world.headquarters.directive = o.mandate;
}

inline void open_forum(Forums& f) {
    f.name = {"strategy"};
    f.id = {entity_id("strategy")};
    f.depth = {ForumDepth::planning};
    f.rule = {PowerRule::horizontal};
    f.interval_weeks = {4};
    f.open = {true};
    f.leverage = {1};
    f.role = {Grid<float>(n_organisations, n_places)};
    f.plan = {Grid<float>(1, n_places)};
    f.founded = {never};
}

inline World world() {
    World world;
    world.residents.n_identities = 2;
    lay_out(world, sizes_here());
    settle_districts(world.districts);
    settle_people(world);
    found_organisations(world);
    open_forum(world.forums);
    world.groups.name = {"north"};
    world.groups.id = {entity_id("north")};
    world.groups.commitment = {0.8};
    test::one_donor(world.money);
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
