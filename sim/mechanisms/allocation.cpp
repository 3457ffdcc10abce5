#include "mechanisms/allocation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "core/gumbel.hpp"
#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "core/wide.hpp"
#include "mechanisms/advocacy.hpp"
#include "mechanisms/levels_of_government.hpp"
#include "mechanisms/plan.hpp"
#include "mechanisms/project_oversight.hpp"

namespace entente {

namespace {

constexpr double smallest_wish = 1e-9;  // where headquarters want nothing

ENTENTE_WIDE void add_share(float share, const double* effort, std::size_t n_cells, float* __restrict__ known) {
    for (std::size_t c = 0; c < n_cells; ++c) known[c] += share * static_cast<float>(effort[c]);
}

/// Effort of others that each organisation knows of: heard along links, seen where its own teams are, never above the
/// truth.
void learn_of_others(World& world, const Observation& observation) {
    Beliefs& beliefs = world.beliefs;
    const std::size_t n_cells = n_dimensions * beliefs.n_districts;
    for_each_row(
        world.organisations.size(),
        [&](std::size_t o) {
            if (!world.organisations.present[o]) return;
            const auto known = beliefs.others_effort.row(o);
            std::fill(known.begin(), known.end(), 0.0f);
            for (std::size_t other = 0; other < world.organisations.size(); ++other) {
                const auto share = static_cast<float>(std::min(1.0, beliefs.strength(o, other)));
                if (share <= 0 || world.organisations.active_teams[other] <= 0) continue;
                add_share(share, world.effort.by_organisation.row(other).data(), n_cells, known.data());
            }
            const auto own = world.effort.by_organisation.row(o);
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                for (std::size_t d = 0; d < beliefs.n_districts; ++d) {
                    const std::size_t c = beliefs.cell(d, k);
                    const double others = std::max(0.0, world.effort.total(d, k) - own[c]);
                    const double eyes = beliefs.eyes(o, d);
                    const double seen = observation.neighbours_effort * eyes / (1.0 + eyes) * others;
                    known[c] = static_cast<float>(std::min(others, std::max(static_cast<double>(known[c]), seen)));
                }
            }
        },
        4);
}

/// What is worth doing for one organisation before any of its teams looks at its own situation.
struct Choices {
    std::vector<std::size_t> able;  // activities it is competent in
    std::vector<double> value;      // (district × able) utility without inertia, own crowding and plan
    std::vector<double> from_afar;  // (district × able) worth to headquarters, as reports have it
    std::vector<float> role;        // (district × able) teams that its roles ask of it, times private commitment
    std::vector<float> open;  // (district × able) what rooms believe is missing, times private commitment × competence
};

/// How civilians with a humanitarian mandate see a district.
struct CivilianView {
    double access = 0;
    double need = 1;  // believed
};

CivilianView civilian_view(const World& world, const Allocation& p, std::size_t d) {
    double sum = 0;
    double need = 0;
    double n = 0;
    const std::size_t cell = world.beliefs.cell(d, index_of(Dimension::humanitarian));
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (!world.organisations.present[o] || !world.organisations.civilian[o]) continue;
        if (world.organisations.mandate(o, index_of(Dimension::humanitarian)) < p.humanitarian_mandate) continue;
        sum += world.association.access(o, d);
        need += 1.0 - world.beliefs.mean(o, cell);
        n += 1;
    }
    return n > 0 ? CivilianView{sum / n, need / n} : CivilianView{};
}

/// Presence of fighters whose groups are inside the accord: those a programme can disarm.
double fighters_waiting(const ArmedGroups& groups, std::size_t d) {
    double waiting = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups.outside[g] <= 0) waiting += groups.presence(g, d);
    }
    return waiting;
}

/// Whose voice a military organisation hears: that in its own mission, or in the first where it has none.
std::size_t heard_in(const World& world, std::size_t o) {
    return world.organisations.mission[o] == without_mission ? 0 : world.organisations.mission[o];
}

/// Tie of a UN humanitarian organisation to the mission in a district.
double tie_there(const World& world, const Structure& structure, std::size_t o, std::size_t d) {
    if (world.missions.size() < 2 || world.districts.mission[d] == without_mission) return structure.pull[o];
    return structure.tie(o, world.districts.mission[d]);
}

/// How far armed groups outside the accord hold a district: where those look who have security at home in mind.
double contested_by(const ArmedGroups& groups, std::size_t d) {
    double held = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) held += groups.presence(g, d) * groups.outside[g];
    return clip(held);
}

/// Share of an organisation's teams that deliver aid.
double direct_share(const Teams& teams, std::size_t o) {
    double direct = 0;
    const std::uint32_t first = teams.first[o];
    const std::uint32_t last = teams.first[o + 1];
    for (std::uint32_t team = first; team < last; ++team)
        direct += traits_of(teams.activity[team]).delivers_aid ? 1.0 : 0.0;
    return direct / static_cast<double>(last - first);
}

void weigh(Choices& choices, const World& world, const Structure& structure, const Allocation& p,
           const CivilMilitary& civil_military, const Delivery& delivery, const Switches& on,
           const std::vector<CivilianView>& civilians, std::size_t o) {
    const Organisations& organisations = world.organisations;
    const Districts& districts = world.districts;
    const Accounts& accounts = world.money.accounts;
    const std::size_t n_districts = districts.size_of();
    double largest = 0;
    ByDimension aims{};
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        aims[k] = goal_of(world, o, k);
        largest = std::max(largest, aims[k]);
    }
    const bool military = organisations.military[o];
    const double capped = military ? cap_allows(civil_military, on, direct_share(world.teams, o)) : 1.0;
    const double voice = on(Mechanism::advocacy) ? humanitarian_voice(world, structure, heard_in(world, o)) : 0.0;

    const double may_attack = robustness(organisations, world.missions, o);
    choices.value.assign(n_districts * choices.able.size(), 0.0);
    choices.from_afar.assign(choices.value.size(), 0.0);
    const auto directive = world.headquarters.directive.row(o);
    const double first_wish = std::max(smallest_wish, *std::max_element(directive.begin(), directive.end()));
    for (std::size_t d = 0; d < n_districts; ++d) {
        const double units = hundred_thousands(districts, d);
        const double security = world.beliefs.mean(o, world.beliefs.cell(d, index_of(Dimension::security)));
        ByDimension worth{};
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            if (aims[k] <= 0) continue;
            const double need = 1.0 - world.beliefs.mean(o, world.beliefs.cell(d, k));
            const double room = twice * districts.absorption[d] * (p.room_for_need * need + p.room_without);
            const double crowd = world.beliefs.others_effort(o, world.beliefs.cell(d, k)) / units;
            const double severe = 1.0 + p.severity * organisations.humanity[o] * need;
            worth[k] =
                aims[k] / largest * need * severe * security_gate(k, security, 0.0, delivery) * exp(-crowd / room);
        }
        ByDimension wanted_at_home{};
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            wanted_at_home[k] =
                directive[k] / first_wish * (1.0 - world.headquarters.known(o, world.beliefs.cell(d, k)));
        }
        const std::size_t country = districts.country[d];
        // The politics of the mission there pull on UN humanitarians tied to it (odd.md 7.5).
        const double political = on(Mechanism::advocacy)
                                     ? (structure.pull[o] > 0 ? tie_there(world, structure, o, d) : 0.0) *
                                           mission_in(world, d).partiality * (1.0 - organisations.independence[o])
                                     : 0.0;
        const double partial = std::max(organisations.partiality[o], political);
        const double wanted_by_government =
            (1.0 - districts.remoteness[d]) *
            (1.0 - world.government.exclusion[country] *
                       (1.0 - districts.identity_share(d, world.government.in_power[country])));
        const ByDimension asked = heard_in(world, o, d);
        const double believed_risk = world.conduct.believed_risk(o, d);
        const double risk =
            believed_risk * (military ? 0.0 : 1.0 - organisations.risk_tolerance[o]) * world.inner.caution[o];
        const double crowd_scale = std::sqrt(districts.size[d]);
        const double contested = world.inner.home_pull[o] > 0 ? contested_by(world.groups, d) : 0.0;
        const double allowed =
            military ? capped * tasks_allowed(civil_military, on, civilians[d].need, civilians[d].access) : 1.0;
        const double soldiers = share_of(world.effort.military_projects[d] / units, p.soldiers_half);
        const double waiting = fighters_waiting(world.groups, d) / (1.0 + world.effort.ddr[d] / units);
        for (std::size_t j = 0; j < choices.able.size(); ++j) {
            const std::size_t a = choices.able[j];
            const auto activity = static_cast<Activity>(a);
            const bool civilian_task = traits_of(activity).delivers_aid;
            const double able =
                organisations.competence(o, a) * (activity == Activity::offensive_operation ? may_attack : 1.0);
            double mandated = 0;
            double wished = 0;
            double approved = 0;  // what the government would ask for
            double directed = 0;
            double tied = 0;
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                const double effect = delivery.effect[a][k];
                if (effect <= 0) continue;
                mandated += effect * worth[k];
                wished += effect * asked[k];
                approved += effect * world.voices.wanted[index_of(Level::nation)](d, k);
                tied += effect * accounts.steer(o, k);
                directed += effect * wanted_at_home[k];
            }
            if (civilian_task) {
                tied += accounts.interest[o] * districts.violence[d] + accounts.beside[o] * soldiers;
            }
            directed *= able * crowd_scale;
            if (military && civilian_task) {
                mandated *= allowed * (1.0 - p.civilian_first * civilians[d].access) * (1.0 - p.restraint * voice) *
                            (1.0 - world.money.funds.turned_down * civilians[d].access);
            }
            double value = p.need * able * mandated * crowd_scale + p.tied * able * tied +
                           world.headquarters.pull[o] * directed +
                           p.government * partial * (1.0 - organisations.impartiality[o]) * wanted_by_government +
                           p.community * clip(organisations.local_ownership[o] + world.inner.hearing[o]) * wished -
                           p.risk * risk - p.travel * districts.remoteness[d];
            if (on(Mechanism::visibility) && civilian_task) {
                value += p.visibility * allowed * organisations.visibility_need[o] * world.inner.visible_pull[o];
            }
            if (activity != Activity::relief) value += world.inner.home_pull[o] * contested;
            if (military && activity == Activity::patrol) value += p.warning * believed_risk;
            if (world.voices.oversight_weight > 0 && needs_approval(organisations, o, activity)) {
                value += world.voices.oversight_weight * approved;
            }
            if (activity == Activity::public_information) value += p.opinion * (1.0 - world.opinion.surveyed[d]);
            if (activity == Activity::ddr) value += p.disarmament * able * waiting;
            choices.value[d * choices.able.size() + j] = value;
            choices.from_afar[d * choices.able.size() + j] = p.need * directed;
        }
    }
}

/// What joint plans ask of one organisation: its own promised cells, and what the room believes is left.
void hear_plans(Choices& choices, const World& world, const Allocation& p, const Switches& on, std::size_t o) {
    const Forums& forums = world.forums;
    const std::size_t n_able = choices.able.size();
    const std::size_t n_districts = world.districts.size_of();
    choices.role.assign(n_districts * n_able, 0.0f);
    choices.open.assign(n_districts * n_able, 0.0f);
    if (!on(Mechanism::planning)) return;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f] || !forums.plans(f)) continue;
        const double seated = forums.seat(f, o) * forums.attendance(f, o);
        const double meant = world.inner.follows[o] * forums.private_commitment(f, o) * std::min(1.0, seated) *
                             (1.0 + p.planned * world.money.accounts.planned[o]);
        if (meant <= 0) continue;
        const auto role = forums.role[f].row(o);
        const auto teams = static_cast<float>(world.organisations.active_teams[o]);
        const auto promised = teams * static_cast<float>(forums.counted(f, o) * std::min(1.0, forums.attendance(f, o)));
        for (std::size_t d = 0; d < n_districts; ++d) {
            for (std::size_t j = 0; j < n_able; ++j) {
                const std::size_t c = d * n_activities + choices.able[j];
                choices.role[d * n_able + j] += static_cast<float>(meant) * teams * role[c];
                const float left =
                    std::clamp(forums.unfilled(f, c) + promised * role[c], -1.0f, 1.0f);  // its own promise aside
                choices.open[d * n_able + j] +=
                    static_cast<float>(meant * world.organisations.competence(o, choices.able[j])) * left;
            }
        }
    }
}

void place(World& world, const Choices& choices, const std::vector<float>& here, const Allocation& p, std::size_t team,
           Week week, const Draws& draws) {
    Teams& teams = world.teams;
    const std::size_t o = teams.organisation[team];
    const std::size_t n_able = choices.able.size();
    std::size_t best_district = teams.district[team];
    std::size_t best_able = n_able;
    double best = -std::numeric_limits<double>::infinity();
    std::size_t best_alone = 0;  // cell it would choose without joint plans, with the same luck
    std::size_t best_cell = 0;
    double alone = -std::numeric_limits<double>::infinity();
    // What headquarters decide they decide on reports, deaf to plans and to whoever else is there.
    const double overrides = world.headquarters.overrides[o];
    const bool from_afar =
        overrides > 0 && draws.uniform(teams.id[team], week, Purpose::headquarters_override) < overrides;
    std::array<double, 4> block{};
    std::uint32_t block_number = std::numeric_limits<std::uint32_t>::max();
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        if (world.association.access(o, d) < p.reachable) continue;
        for (std::size_t j = 0; j < n_able; ++j) {
            const std::size_t c = d * n_able + j;
            const auto lane = static_cast<std::uint32_t>(c);
            if (lane / 4 != block_number) {
                block_number = lane / 4;
                block = draws.uniforms(teams.id[team], week, Purpose::placement, block_number);
            }
            const double promised = choices.role[c];
            const double unserved = clip(promised - here[c], 0.0, 1.0);
            const double worth = from_afar ? choices.from_afar[c] : choices.value[c];
            const double pull =
                from_afar ? 0.0 : p.plan * clip(unserved + p.open_share * choices.open[c], -1.0, p.largest_pull);
            const double liked = (worth > 0 ? worth / (1.0 + p.own_crowding * here[c]) : worth) + pull;
            const double stays = (choices.able[j] == index_of(teams.activity[team]) ? p.inertia : 0.0);
            const double stays_here = (d == teams.district[team] ? p.inertia_district : 0.0);
            const double draw = block[lane % 4];
            const double at_most = liked + gumbel_at_most(draw) + stays + stays_here;
            if (at_most <= best && at_most - pull <= alone) continue;
            const double utility = liked + gumbel(draw) + stays + stays_here;
            if (utility - pull > alone) {
                alone = utility - pull;
                best_alone = c;
            }
            if (utility > best) {
                best = utility;
                best_cell = c;
                best_district = d;
                best_able = j;
            }
        }
    }
    if (best_able == n_able) return;  // nowhere to go: it stays
    teams.drawn_by_plan[team] = best_cell != best_alone;
    const auto chosen = static_cast<Activity>(choices.able[best_able]);
    const int waits = weeks_of_approval(world, o, chosen);
    if (best_district != teams.district[team]) {
        Accounts& accounts = world.money.accounts;
        // Rules and transport add weeks, or take some off (administration); the nearest whole week counts.
        const int on_the_way = std::max(0, static_cast<int>(p.moving_weeks + accounts.delay[o] + one_half));
        teams.arrives[team] = week + std::max(waits, on_the_way);
        ++accounts.moves[o];
        teams.ties[team] *= static_cast<float>(p.ties_kept);
    } else if (chosen != teams.activity[team]) {
        // What it no longer does it no longer waits for; it may still be on its way.
        teams.arrives[team] = waits > 0 ? week + waits : std::min(teams.arrives[team], week + p.moving_weeks);
    }
    teams.district[team] = static_cast<std::uint16_t>(best_district);
    teams.activity[team] = chosen;
}

/// Where teams have been in the last quarter, for comparison of deeds with words.
void remember_placements(World& world, double memory, double every_weeks) {
    Forums& forums = world.forums;
    const Teams& teams = world.teams;
    const auto kept = static_cast<float>(exp(-every_weeks / memory));
    for (float& share : forums.placed.values) share *= kept;
    for (std::size_t team = 0; team < teams.size(); ++team) {
        const std::size_t o = teams.organisation[team];
        if (world.organisations.active_teams[o] <= 0 || teams.presence[team] <= 0) continue;
        const std::size_t c = teams.district[team] * n_activities + index_of(teams.activity[team]);
        forums.placed(o, c) +=
            (1.0f - kept) * teams.presence[team] / static_cast<float>(world.organisations.active_teams[o]);
    }
}

}  // namespace

void allocate(World& world, const Structure& structure, const Allocation& p, const CivilMilitary& civil_military,
              const Delivery& delivery, const Observation& observation, const Coordination& coordination,
              const Switches& on, Week week, const Draws& draws) {
    if (week % p.every_weeks != 0) return;
    learn_of_others(world, observation);
    remember_placements(world, coordination.memory, p.every_weeks);
    std::vector<CivilianView> civilians(world.districts.size_of());
    for (std::size_t d = 0; d < civilians.size(); ++d) civilians[d] = civilian_view(world, p, d);

    for_each_row(
        world.organisations.size(),
        [&](std::size_t o) {
            const std::size_t first = world.teams.first[o];
            const std::size_t last = world.teams.first[o + 1];
            if (!world.organisations.present[o] || first == last) return;
            Choices choices;
            for (std::size_t a = 0; a < n_activities; ++a) {
                const bool barred = static_cast<Activity>(a) == Activity::offensive_operation &&
                                    robustness(world.organisations, world.missions, o) <= 0;
                if (world.organisations.competence(o, a) > 0 && !barred) choices.able.push_back(a);
            }
            if (choices.able.empty()) return;
            weigh(choices, world, structure, p, civil_military, delivery, on, civilians, o);
            hear_plans(choices, world, p, on, o);
            const std::size_t n_able = choices.able.size();
            std::vector<float> here(world.districts.size_of() * n_able + 1, 0.0f);
            const auto cell_of = [&](std::size_t team) {
                const auto at =
                    std::find(choices.able.begin(), choices.able.end(), index_of(world.teams.activity[team]));
                // What it may no longer do it stops at its next review; until then it is nowhere in the table.
                return at == choices.able.end()
                           ? here.size() - 1
                           : world.teams.district[team] * n_able + static_cast<std::size_t>(at - choices.able.begin());
            };
            for (std::size_t team = first; team < last; ++team) {
                if (world.teams.presence[team] > 0) here[cell_of(team)] += world.teams.presence[team];
            }
            for (std::size_t team = first; team < last; ++team) {
                if (draws.uniform(world.teams.id[team], week, Purpose::review) >= p.review_share) continue;
                const float weight = world.teams.presence[team] > 0 ? world.teams.presence[team] : 0.0f;
                here[cell_of(team)] -= weight;
                place(world, choices, here, p, team, week, draws);
                here[cell_of(team)] += weight;
            }
        },
        1);
}

}  // namespace entente
