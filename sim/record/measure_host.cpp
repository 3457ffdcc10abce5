#include <algorithm>
#include <cmath>

#include "mechanisms/levels_of_government.hpp"
#include "mechanisms/project_oversight.hpp"
#include "record/definitions.hpp"
#include "record/measures.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

/// Whose hands deliver what is not the government's own work: the state's, local bodies', internationals'.
void measure_channels(const World& world, Values values) {
    const Organisations& organisations = world.organisations;
    double state = 0;
    double local = 0;
    double all = 0;
    for (std::size_t team = 0; team < world.teams.size(); ++team) {
        const std::size_t o = world.teams.organisation[team];
        if (!organisations.present[o] || !organisations.civilian[o]) continue;
        if (level_of(organisations.family[o]) != n_levels) continue;
        const double here = world.teams.presence[team];
        const double through = share_through_state(world, o, world.teams.activity[team]);
        all += here;
        state += here * through;
        if (organisations.family[o] == Family::local_ngo) local += here * (1.0 - through);
    }
    values[observable("channel_state")] = of_all(state, all);
    values[observable("channel_local")] = of_all(local, all);
    values[observable("channel_international")] = of_all(all - state - local, all);
}

/// Weight of each level in rooms that plan: seat × attendance, times power where the room weighs by it.
void measure_say(const World& world, Values values) {
    const Forums& forums = world.forums;
    std::array<double, n_levels> say{};
    double rooms = 0;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f] || !forums.plans(f)) continue;
        std::array<double, n_levels> here{};
        double all = 0;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            if (!world.organisations.present[o]) continue;
            const bool equal = forums.rule[f] == PowerRule::horizontal;
            const double weight =
                forums.seat(f, o) * forums.attendance(f, o) * (equal ? 1.0 : world.organisations.power[o]);
            const Family family = world.organisations.family[o];
            const std::size_t level = family == Family::local_ngo ? index_of(Level::community) : level_of(family);
            if (level != n_levels) here[level] += weight;
            all += weight;
        }
        if (all <= 0) continue;
        for (std::size_t level = 0; level < n_levels; ++level) say[level] += here[level] / all;
        rooms += 1;
    }
    values[observable("say_nation")] = of_all(say[index_of(Level::nation)], rooms);
    values[observable("say_province")] = of_all(say[index_of(Level::province)], rooms);
    values[observable("say_community")] = of_all(say[index_of(Level::community)], rooms);
}

/// Σ min of the shares of external effort of the week and of what a level asks for, over districts and dimensions.
void measure_match(const Moment& now, Values values) {
    const World& world = now.world;
    const std::size_t n_districts = world.districts.size_of();
    std::vector<double> effort(n_districts * n_dimensions, 0.0);
    for (const std::size_t o : now.cast.external) {
        const auto row = world.effort.by_organisation.row(o);
        for (std::size_t c = 0; c < effort.size(); ++c) effort[c] += row[c];
    }
    const auto matches = [&](Level level) {
        std::vector<double> asked(effort.size(), 0.0);
        for (std::size_t d = 0; d < n_districts; ++d) {
            const double people = people_in(world, d);
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                asked[k * n_districts + d] = people * world.voices.wanted[index_of(level)](d, k);
            }
        }
        return common_share(effort, asked);
    };
    values[observable("priority_match_nation")] = matches(Level::nation);
    values[observable("priority_match_province")] = matches(Level::province);
    values[observable("priority_match_community")] = matches(Level::community);
}

/// What those who stay do about risk, and who holds their posts.
void measure_conduct(const Moment& now, Values values) {
    const World& world = now.world;
    const Conduct& conduct = world.conduct;
    double teams = 0, remote = 0, bunkered = 0, escorted = 0, off = 0, squares = 0, posts = 0, held = 0, distinct = 0,
           lent = 0;
    for (const std::size_t o : now.cast.aid) {
        if (!world.organisations.present[o] || world.organisations.active_teams[o] <= 0) continue;
        const double active = world.organisations.active_teams[o];
        distinct += active * conduct.distinct[o];
        lent += active * conduct.lent[o] * (1.0 - conduct.own_logistics[o]);
        if (world.organisations.international_share[o] > 0) {
            posts += active;
            held += active * world.voices.nationals[o];
        }
        for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
            const double error = conduct.believed_risk(o, d) -
                                 std::min(1.0, world.districts.violence[d] + world.association.at_risk(o, d));
            squares += error * error;
            off += 1;
            const double here = world.effort.teams_here(o, d);
            teams += here;
            remote += here * conduct.remote(o, d);
            bunkered += here * conduct.bunkered(o, d);
            escorted += here * conduct.escorted(o, d);
        }
    }
    values[observable("nationals_in_posts")] = of_all(held, posts);
    values[observable("remote_management")] = of_all(remote, teams);
    values[observable("bunkered")] = of_all(bunkered, teams);
    values[observable("escorted")] = of_all(escorted, teams);
    values[observable("risk_error")] = off > 0 ? std::sqrt(squares / off) : undefined;
    double all = 0;
    for (const std::size_t o : now.cast.aid) {
        if (world.organisations.present[o]) all += world.organisations.active_teams[o];
    }
    values[observable("distinctness")] = of_all(distinct, all);
    values[observable("transport_lent")] = of_all(lent, all);
}

void measure_state(const Moment& now, Values values) {
    const World& world = now.world;
    double people = 0, presence = 0, tiers = 0, wages = 0, informed = 0, surveyed = 0, squares = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        const double here = people_in(world, d);
        people += here;
        presence += here * state_presence_in(world, d);
        tiers += here * two_tier_share(world, now.p.mission_economy, d);
        wages += here * world.economy.welfare[d];
        informed += here * world.opinion.informed[d];
        surveyed += here * world.opinion.surveyed[d];
        const double error = world.opinion.surveyed[d] - world.residents.district_trust_mission[d];
        squares += error * error;
    }
    const auto per_head = [&](double sum) { return people > 0 ? sum / people : 0.0; };
    values[observable("state_presence")] = per_head(presence);
    values[observable("two_tier_share")] = per_head(tiers);
    values[observable("wages_less_rents")] = per_head(wages);
    values[observable("informed")] = per_head(informed);
    values[observable("trust_mission_surveyed")] = per_head(surveyed);
    values[observable("survey_error")] = std::sqrt(squares / static_cast<double>(world.districts.size_of()));
}

}  // namespace

double state_presence_in(const World& world, std::size_t district) {
    return world.districts.state_capacity[district] * (1.0 - world.districts.violence[district]) *
           (1.0 - held_by_others(world.groups, district));
}

void measure_host(const Moment& now, Values values) {
    measure_channels(now.world, values);
    measure_say(now.world, values);
    measure_match(now, values);
    measure_conduct(now, values);
    measure_state(now, values);
    values[observable("commander_hears")] = now.world.commander.hears;
}

void measure_answers(const Moment& now, Values values) {
    const Government& government = now.world.government;
    double abuse = 0, predation = 0, pressure = 0;
    for (std::size_t c = 0; c < government.size(); ++c) {
        abuse += government.abuse[c];
        predation += government.predation[c];
        pressure += government.pressure[c];
    }
    const auto n = static_cast<double>(government.size());
    values[observable("abuse")] = abuse / n;
    values[observable("predation")] = predation / n;
    values[observable("pressure_on_government")] = pressure / n;
    values[observable("expulsions")] = now.world.conduct.expulsions;
}

}  // namespace entente
