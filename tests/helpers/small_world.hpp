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

inline void lay_out_districts(World& world, const Sizes& n) {
    Districts& d = world.districts;
    for (std::size_t i = 0; i < n.districts; ++i) {
        d.name.push_back("district_" + std::to_string(i));
        d.id.push_back(entity_id(d.name.back()));
        d.x.push_back(50.0 * static_cast<double>(i));
        d.y.push_back(0);
    }
    d.country.assign(n.districts, 0);
    d.mission.assign(n.districts, 0);
    d.phase.assign(n.districts, 0);
    d.people.assign(n.districts, n.people);
    d.size.assign(n.districts, 1.0);
    d.state_capacity.assign(n.districts, 0.5);
    d.community_capacity.assign(n.districts, 0.5);
    d.absorption.assign(n.districts, 2.0);
    for (auto* column : {&d.remoteness, &d.urban, &d.violence, &d.shock, &d.known_risk, &d.unguarded})
        column->assign(n.districts, 0.0);
    d.identity_share = Grid<double>(n.districts, n.identities, 1.0 / static_cast<double>(n.identities));
    d.condition = Grid<double>(n.districts, n_dimensions, 0.5);
    d.excitation = Grid<double>(n.districts, n_violence_kinds);
    d.neighbour_begin.push_back(0);  // in a row: each borders on the one before and the one after
    for (std::size_t i = 0; i < n.districts; ++i) {
        if (i > 0) d.neighbour.push_back(static_cast<std::uint32_t>(i - 1));
        if (i + 1 < n.districts) d.neighbour.push_back(static_cast<std::uint32_t>(i + 1));
        d.neighbour_begin.push_back(static_cast<std::uint32_t>(d.neighbour.size()));
    }
}

inline void found_organisations(World& world, const Sizes& n) {
    Organisations& o = world.organisations;
    for (std::size_t i = 0; i < n.organisations; ++i) {
        o.name.push_back("organisation_" + std::to_string(i));
        o.id.push_back(entity_id(o.name.back()));
    }
    o.family.assign(n.organisations, Family::ngo_humanitarian);
    o.mission.assign(n.organisations, 0);
    o.country.assign(n.organisations, any_country);
    o.present.assign(n.organisations, true);
    o.mandate = Grid<double>(n.organisations, n_dimensions, 1.0 / static_cast<double>(n_dimensions));
    o.competence = o.ability = Grid<double>(n.organisations, n_activities);
    o.vocation = o.mandate;
    for (auto* column :
         {&o.humanity, &o.neutrality, &o.impartiality, &o.independence, &o.partiality, &o.local_ownership,
          &o.visibility_need, &o.turnover, &o.colouring, &o.spent, &o.coordination_share, &o.active_teams}) {
        column->assign(n.organisations, 0.0);
    }
    for (auto* column : {&o.autonomy, &o.consensus_skill, &o.power_sensitivity, &o.power, &o.risk_tolerance,
                         &o.visibility, &o.international_share}) {
        column->assign(n.organisations, 0.5);
    }
    o.funded_share.assign(n.organisations, 1.0);
    o.team_cost.assign(n.organisations, 1000.0);
    o.desired_depth.assign(n.organisations, ForumDepth::planning);
    o.civilian.assign(n.organisations, true);
    o.military.assign(n.organisations, false);
    o.voluntary.assign(n.organisations, true);
    o.trust = Grid<double>(n.organisations, n.organisations, 0.5);
    o.emphasis = Grid<double>(n.organisations, n_dimensions, 1.0);
    for (auto* column : {&o.breadth, &o.memory}) column->assign(n.organisations, 0.0);
    make_neutral(world.inner, n.organisations);
    world.approaches.kind.assign(n.districts, 0);
    world.approaches.yield = Grid<double>(n.organisations, n_tasks, 1.0);
    world.teams.first.assign(n.organisations + 1, 0);

    Beliefs& b = world.beliefs;
    const std::size_t cells = n.districts * n_dimensions;
    b.n_districts = n.districts;
    for (auto* table : {&b.own_mean, &b.own_precision, &b.mean, &b.precision, &b.others_effort}) {
        *table = Grid<float>(n.organisations, cells);
    }
    b.strength = Grid<double>(n.organisations, n.organisations);
    b.candour = Grid<double>(n.organisations, n.organisations, 1.0);
    b.eyes = Grid<double>(n.organisations, n.districts);
    b.ease = Grid<double>(n.organisations, n.organisations, 1.0);
    b.divergence = Grid<double>(n.organisations, n.organisations);
    b.hostility_to = Grid<double>(n.organisations, n_camps);
    b.hostility.assign(n.organisations, 0.0);
    world.association.with_camp.assign(n_camps, Grid<double>(n.organisations, n.districts));
    world.association.at_risk = Grid<double>(n.organisations, n.districts);
    world.association.access = Grid<double>(n.organisations, n.districts, 1.0);
}

inline void raise_groups(World& world, const Sizes& n) {
    ArmedGroups& g = world.groups;
    for (std::size_t i = 0; i < n.groups; ++i) {
        g.name.push_back("group_" + std::to_string(i));
        g.id.push_back(entity_id(g.name.back()));
        g.identity.push_back(static_cast<std::uint8_t>(i % n.identities));
    }
    for (auto* column :
         {&g.type, &g.predation, &g.included, &g.commitment_logit, &g.outside, &g.recent_losses, &g.fighters_total}) {
        column->assign(n.groups, 0.0);
    }
    g.country.assign(n.groups, 0);
    g.commitment.assign(n.groups, 0.5);
    g.make_plain();
    g.host = Grid<double>(n.groups, n_camps);
    g.fighters = Grid<double>(n.groups, n.districts);
    g.presence = Grid<double>(n.groups, n.districts);
}

inline void open_rooms(World& world, const Sizes& n) {
    Forums& f = world.forums;
    const std::size_t cells = n.districts * n_activities;
    for (std::size_t i = 0; i < n.forums; ++i) {
        f.name.push_back("room_" + std::to_string(i));
        f.id.push_back(entity_id(f.name.back()));
        f.role.emplace_back(n.organisations, cells);
        f.plan.emplace_back(1, cells);
    }
    f.depth.assign(n.forums, ForumDepth::planning);
    f.rule.assign(n.forums, PowerRule::by_power);
    f.power.assign(n.forums, 0.5);
    f.interval_weeks.assign(n.forums, 4);
    f.open.assign(n.forums, true);
    f.seat = Grid<double>(n.forums, n.organisations, 1.0);
    f.attendance = Grid<double>(n.forums, n.organisations, 1.0);
    for (auto* table : {&f.convenes, &f.stated, &f.private_commitment, &f.pressure, &f.enacted}) {
        *table = Grid<double>(n.forums, n.organisations);
    }
    for (auto* table : {&f.counted, &f.directive}) *table = Grid<double>(n.forums, n.organisations);
    f.terms.assign(n.forums, RoomTerms{});
    f.scope.assign(n.forums, {});
    f.mixed.assign(n.forums, false);
    f.leverage.assign(n.forums, 1.0);
    f.agreed.assign(n.forums, 1.0);
    f.inclusion.assign(n.forums, 0.5);
    f.promised = Grid<float>(n.forums, cells);
    f.tie = Grid<double>(n.forums, n_camps);
    world.power.over = Grid<double>(n.organisations, n.organisations);
    f.unfilled = Grid<float>(n.forums, cells);
    f.wish = Grid<float>(n.organisations, cells);
    f.placed = Grid<float>(n.organisations, cells);
    f.attention.assign(n.forums, 1.0);
    f.leadership.assign(n.forums, 1.0);
    f.crosses.assign(n.forums, false);
    f.intensity.assign(n.forums, 1.0);
    f.founded.assign(n.forums, never);
}

inline void start_the_week(World& world, const Sizes& n) {
    Effort& e = world.effort;
    e.by_organisation = Grid<double>(n.organisations, n.districts * n_dimensions);
    for (auto* table : {&e.total, &e.signed_sum, &e.absolute_sum}) *table = Grid<double>(n.districts, n_dimensions);
    for (auto* column : {&e.relief, &e.patrol, &e.offensive, &e.ddr, &e.mediation, &e.military_projects,
                         &e.through_state, &e.beside_state, &e.local_partners, &e.public_information, &e.monitoring,
                         &e.police, &e.ceasefire, &e.regional}) {
        column->assign(n.districts, 0.0);
    }
    for (auto* column : {&e.unpoliced, &e.escalation}) column->assign(n.districts, 1.0);
    for (auto* table : {&e.teams_here, &e.talks}) *table = Grid<double>(n.organisations, n.districts);
    for (auto* table : {&e.security_support, &e.justice_support}) *table = Grid<double>(n.organisations, 1);
    e.disarmament.assign(n.organisations, 0.0);
    world.events.count = Grid<int>(n.districts, n_violence_kinds);
    world.events.deaths = Grid<int>(n.districts, n_violence_kinds);
    world.events.aid_incidents.assign(n.organisations, 0);
    world.events.aid_attacks = Grid<int>(n.organisations, n.districts);
    world.events.aid_victims.assign(n.organisations, 0);
    world.events.fighter_losses = Grid<double>(n.groups, n.districts);
}

inline void seat_government(World& world) {
    Government& g = world.government;
    for (auto* column : {&g.predation, &g.obstruction, &g.obstruction_start, &g.corruption, &g.exclusion, &g.abuse}) {
        column->assign(1, 0.0);
    }
    g.in_power = {0};
    g.pressure = {0.0};
    g.host = Grid<double>(1, n_camps);
    g.honours = {1.0};
    g.revenue = {0.2};
    g.legitimacy = {0.5};
}

inline void count_nobody(World& world, const Sizes& n) {
    Residents& r = world.residents;
    r.n_identities = n.identities;
    const std::size_t cells = n.districts * n.identities;
    for (auto* column : {&r.households, &r.displaced_here}) column->assign(cells, 0);
    for (auto* column : {&r.displaced_from, &r.in_need, &r.reached, &r.fled, &r.returned, &r.harmed}) {
        column->assign(n.districts, 0);
    }
    for (auto* column :
         {&r.welfare, &r.fear, &r.grievance, &r.legitimacy, &r.trust_mission, &r.acceptance, &r.expectation}) {
        column->assign(cells, 0.5);
    }
    for (auto* column : {&r.district_welfare, &r.district_grievance, &r.district_legitimacy, &r.district_trust_mission,
                         &r.district_acceptance, &r.district_fear, &r.district_households}) {
        column->assign(n.districts, 0.5);
    }
    r.fighters = Grid<std::int64_t>(n.groups, n.districts);
    r.demobilised = Grid<std::int64_t>(n.groups, n.districts);
}

}  // namespace detail

inline World small_world(const Sizes& n = {}) {
    World world;
    detail::lay_out_districts(world, n);
    detail::found_organisations(world, n);
    detail::raise_groups(world, n);
    detail::open_rooms(world, n);
    detail::start_the_week(world, n);
    detail::seat_government(world);
    detail::count_nobody(world, n);
    world.conduct = plain_conduct(n.organisations, n.districts);
    world.voices = silent_voices(n.organisations, n.districts, n.identities);
    world.economy = quiet_economy(n.districts);
    world.opinion = quiet_public(n.districts);
    lay_money(world);
    world.accord.size_for(n.identities, n.groups);
    world.communities.size_for(n.districts, n.identities);
    world.livelihoods.size_for(n.districts);
    world.deconfliction.size_for(n.organisations, n.districts);
    world.security_sector.size_for(1, first_police_body + 2, n.organisations, n.districts);
    world.post_attention.assign(n.posts, 1.0);
    world.missions.assign(1, Mission{});
    world.missions[0].armed = true;
    world.missions[0].deployed = true;
    world.missions[0].deployment = world.missions[0].strength = 1.0;
    world.hat_attention.assign(n.organisations, 1.0);
    Headquarters& h = world.headquarters;
    h.directive = world.organisations.mandate;
    h.reported = h.known = world.beliefs.mean;
    for (auto* column : {&h.pull, &h.mistrust, &h.overrides, &h.delegated}) column->assign(n.organisations, 0.0);
    h.conflict.assign(n.posts, 0.0);
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
