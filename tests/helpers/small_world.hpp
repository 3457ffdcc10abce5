#pragma once
// A world of a few rows, built by hand, so that a test of one mechanism sees nothing of the others: no scenario, no
// files. All values are plain: conditions at one half, nobody hostile, nobody tied to anybody, everyone with full
// access.

#include <cstdint>
#include <string>
#include <vector>

#include "mechanisms/outlook.hpp"
#include "structure/structure.hpp"
#include "tests/helpers/small_money.hpp"
#include "world/sizes.hpp"
#include "world/world.hpp"

namespace entente::test {

struct Sizes {
    std::size_t districts = 2;
    std::size_t organisations = 2;
    std::size_t groups = 1;
    std::size_t identities = 1;
    std::size_t forums = 0;
    std::size_t posts = 0;
    double people = 100000;  // of each district
};

namespace detail {

inline WorldSizes sizes_for(const Sizes& n) {
    WorldSizes sizes;
    sizes[Per::district] = n.districts;
    sizes[Per::identity] = n.identities;
    sizes[Per::group] = n.groups;
    sizes[Per::organisation] = n.organisations;
    sizes[Per::forum] = n.forums;
    sizes[Per::post] = n.posts;
    sizes[Per::mission] = 1;
    sizes[Per::country] = 1;
    sizes[Per::body] = first_police_body + 2;
    sizes[Per::donor] = 1;
    return sizes;
}

template <class Columns>
void name_rows(Columns& columns, const std::string& word) {
    for (std::size_t i = 0; i < columns.name.size(); ++i) {
        columns.name[i] = word + '_' + std::to_string(i);
        columns.id[i] = entity_id(columns.name[i]);
    }
}

/// In a row: each borders on the one before and the one after.
inline void place_districts(Districts& d, const Sizes& n) {
    d.people.assign(n.districts, n.people);
    d.size.assign(n.districts, 1.0);
    d.absorption.assign(n.districts, 2.0);
    d.identity_share.fill(1.0 / static_cast<double>(n.identities));
    d.neighbour_begin.assign(1, 0);
    for (std::size_t i = 0; i < n.districts; ++i) {
        d.x[i] = 50.0 * static_cast<double>(i);
        d.mission[i] = 0;
        if (i > 0) d.neighbour.push_back(static_cast<std::uint32_t>(i - 1));
        if (i + 1 < n.districts) d.neighbour.push_back(static_cast<std::uint32_t>(i + 1));
        d.neighbour_begin.push_back(static_cast<std::uint32_t>(d.neighbour.size()));
    }
}

inline void found_organisations(World& world, const Sizes& n) {
    Organisations& o = world.organisations;
    o.family.assign(n.organisations, Family::ngo_humanitarian);
    o.mission.assign(n.organisations, 0);
    o.present.assign(n.organisations, true);
    o.civilian.assign(n.organisations, true);
    o.voluntary.assign(n.organisations, true);
    o.team_cost.assign(n.organisations, 1000.0);
    o.desired_depth.assign(n.organisations, ForumDepth::planning);
    for (auto* column : {&o.autonomy, &o.consensus_skill, &o.power_sensitivity, &o.power, &o.risk_tolerance,
                         &o.visibility, &o.international_share}) {
        column->assign(n.organisations, 0.5);
    }
    o.trust.fill(0.5);
    world.beliefs.n_districts = n.districts;
    world.beliefs.precision.fill(0.0f);
}

inline void open_rooms(Forums& f, const Sizes& n) {
    f.depth.assign(n.forums, ForumDepth::planning);
    f.power.assign(n.forums, 0.5);
    f.interval_weeks.assign(n.forums, 4);
    f.open.assign(n.forums, true);
    f.seat.fill(1.0);
    f.attendance.fill(1.0);
    f.leverage.assign(n.forums, 1.0);
    f.inclusion.assign(n.forums, 0.5);
    f.founded.assign(n.forums, never);
    for (std::size_t i = 0; i < n.forums; ++i) {
        f.role[i] = Grid<float>(n.organisations, n.districts * n_activities);
        f.plan[i] = Grid<float>(1, n.districts * n_activities);
    }
}

}  // namespace detail

inline World small_world(const Sizes& n = {}) {
    World world;
    world.residents.n_identities = n.identities;
    lay_out(world, detail::sizes_for(n));
    detail::name_rows(world.districts, "district");
    detail::name_rows(world.organisations, "organisation");
    detail::name_rows(world.groups, "group");
    detail::name_rows(world.forums, "room");
    detail::place_districts(world.districts, n);
    detail::found_organisations(world, n);
    detail::open_rooms(world.forums, n);
    for (std::size_t g = 0; g < n.groups; ++g) {
        world.groups.identity[g] = static_cast<std::uint8_t>(g % n.identities);
        world.groups.parent[g] = g;
    }
    world.government.revenue = {0.2};
    one_donor(world.money);
    world.missions[0].armed = true;
    world.missions[0].deployed = true;
    world.missions[0].deployment = world.missions[0].strength = 1.0;
    return world;
}

/// Nobody is tied to anybody, hears anybody or pays anybody; one station an organisation.
inline Structure loose_structure(std::size_t n_organisations) {
    Structure structure;
    structure.present.assign(n_organisations, true);
    structure.association = Grid<double>(n_organisations, n_camps);
    structure.information = Grid<double>(n_organisations, n_organisations);
    structure.funding = Grid<double>(n_organisations, n_organisations);
    structure.authority = Grid<double>(n_organisations, n_organisations);
    structure.pull.assign(n_organisations, 0.0);
    for (auto* column : {&structure.line_to_state, &structure.mission_support, &structure.peacebuilding_fund}) {
        column->assign(n_organisations, 0.0);
    }
    structure.lines.principals.resize(n_organisations);
    structure.lines.in_body.assign(n_organisations, false);
    structure.lines.head_may_sign.assign(n_organisations, false);
    structure.has_armed_mission = true;
    for (std::size_t o = 0; o < n_organisations; ++o) {
        structure.station_of.push_back(o);
        structure.post_of_station.push_back(Structure::npos);
    }
    structure.informs = network(n_organisations, {});
    structure.informs_or_meets = network(n_organisations, {});
    return structure;
}

/// Teams of one organisation in one place; given in the order of organisations.
struct TeamsAt {
    std::size_t organisation = 0;
    std::size_t district = 0;
    Activity activity = Activity::relief;
    std::size_t n = 1;
    float ties = 1.0f;
};

inline void field_teams(World& world, const std::vector<TeamsAt>& fielded) {
    Teams& teams = world.teams;
    const std::size_t n = world.organisations.size();
    teams = Teams{};
    world.organisations.active_teams.assign(n, 0.0);
    teams.first.assign(1, 0);
    for (std::size_t o = 0; o < n; ++o) {
        std::size_t count = 0;
        for (const TeamsAt& some : fielded) {
            if (some.organisation != o) continue;
            for (std::size_t i = 0; i < some.n; ++i) {
                teams.id.push_back(entity_id(world.organisations.name[o] + "/team/" + std::to_string(++count)));
                teams.organisation.push_back(static_cast<std::uint16_t>(o));
                teams.district.push_back(static_cast<std::uint16_t>(some.district));
                teams.activity.push_back(some.activity);
                teams.presence.push_back(1.0f);
                teams.ties.push_back(some.ties);
                teams.arrives.push_back(0);
                teams.drawn_by_plan.push_back(0);
            }
        }
        teams.first.push_back(static_cast<std::uint32_t>(teams.size()));
        world.organisations.active_teams[o] = static_cast<double>(count);
    }
}

/// All of an organisation's mandate in one dimension.
inline void mandate_only(World& world, std::size_t o, Dimension dimension) {
    for (std::size_t k = 0; k < n_dimensions; ++k)
        world.organisations.mandate(o, k) = k == index_of(dimension) ? 1.0 : 0.0;
}

inline void able_only(World& world, std::size_t o, const std::vector<Activity>& activities) {
    for (std::size_t a = 0; a < n_activities; ++a) world.organisations.competence(o, a) = 0.0;
    for (const Activity activity : activities) world.organisations.competence(o, index_of(activity)) = 1.0;
}

/// Everyone believes so much hostility to every camp.
inline void believe_hostile(World& world, double hostility) {
    world.beliefs.hostility_to.fill(hostility);
    for (double& believed : world.beliefs.hostility) believed = hostility;
}

/// Everyone believes this of every district's conditions.
inline void believe(World& world, float condition) {
    world.beliefs.mean.fill(condition);
    world.beliefs.precision.fill(1.0f);
}

/// One hostile group everywhere.
inline void make_hostile(World& world, double presence = 0.8, double outside = 0.8) {
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        world.groups.outside[g] = outside;
        for (std::size_t b = 0; b < n_camps; ++b) world.groups.host(g, b) = 1.0;
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) world.groups.presence(g, d) = presence;
    }
}

/// Number of teams of an organisation that do `activity` in `district`.
inline std::size_t teams_at(const World& world, std::size_t o, std::size_t district, Activity activity) {
    std::size_t n = 0;
    for (std::size_t t = world.teams.first[o]; t < world.teams.first[o + 1]; ++t) {
        n += world.teams.district[t] == district && world.teams.activity[t] == activity;
    }
    return n;
}

}  // namespace entente::test
