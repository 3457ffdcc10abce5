#include "mechanisms/coordination.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/maths.hpp"
#include "core/parallel.hpp"

namespace entente {

namespace {

/// What an organisation can speak for: what it does itself, or, being a post, anything.
double voice_in(const Organisations& organisations, std::size_t o, std::size_t activity) {
    return organisations.family[o] == Family::post ? 1.0 : organisations.competence(o, activity);
}

/// What an organisation would do if it were alone: competence × mandate-weighted believed need × people, sum 1.
void wish(Forums& forums, const Organisations& organisations, const Beliefs& beliefs, const Districts& districts,
          const Delivery& delivery, const std::vector<Mission>& missions, std::size_t o) {
    std::array<ByDimension, n_activities> weight{};  // effect × mandate × competence
    for (std::size_t a = 0; a < n_activities; ++a) {
        const bool attack = static_cast<Activity>(a) == Activity::offensive_operation;
        const double able = voice_in(organisations, o, a) * (attack ? robustness(organisations, missions, o) : 1.0);
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            weight[a][k] = able * std::max(0.0, delivery.effect[a][k]) * aim(organisations, o, k);
        }
    }
    const auto row = forums.wish.row(o);
    double sum = 0;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        const double size = may_work_in(organisations, districts, o, d) ? std::sqrt(districts.size[d]) : 0.0;
        ByDimension need{};
        for (std::size_t k = 0; k < n_dimensions; ++k) need[k] = size * (1.0 - beliefs.mean(o, beliefs.cell(d, k)));
        for (std::size_t a = 0; a < n_activities; ++a) {
            double value = 0;
            for (std::size_t k = 0; k < n_dimensions; ++k) value += weight[a][k] * need[k];
            row[d * n_activities + a] = static_cast<float>(value);
            sum += value;
        }
    }
    if (sum > 0) {
        for (float& share : row) share = static_cast<float>(share / sum);
    }
}

struct Room {
    std::size_t forum;
    std::vector<std::size_t> members;
    double exponent = 0;  // on members' power
};

double convenor_power(const Forums& forums, const Organisations& organisations, std::size_t f) {
    double power = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) power += forums.convenes(f, o) * organisations.power[o];
    return clip(power);
}

double trust_in_convenor(const Forums& forums, const Organisations& organisations, std::size_t f, std::size_t member) {
    double trust = 0;
    double weight = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        trust += forums.convenes(f, o) * organisations.trust(member, o);
        weight += forums.convenes(f, o);
    }
    return weight > 0 ? trust / weight : 0.5;
}

/// What the plan asks of a member before teams are assigned: the plan restricted to what it can do where it can work,
/// sum 1 (or empty). Its divergence is measured against this, so that having few teams is no dissent.
void assign_role(std::span<float> role, std::span<const float> plan, const Organisations& organisations,
                 const Association& association, std::size_t o) {
    double sum = 0;
    for (std::size_t d = 0; d * n_activities < plan.size(); ++d) {
        const double feasible = association.access(o, d);
        for (std::size_t a = 0; a < n_activities; ++a) {
            const std::size_t c = d * n_activities + a;
            role[c] = static_cast<float>(plan[c] * voice_in(organisations, o, a) * feasible);
            sum += role[c];
        }
    }
    if (sum <= 0) return;
    for (float& share : role) share = static_cast<float>(share / sum);
}

double overlap(std::span<const float> first, std::span<const float> second) {
    double sum = 0;
    for (std::size_t c = 0; c < first.size(); ++c) sum += std::min(first[c], second[c]);
    return sum;
}

/// A division of labour, which becomes the members' roles: whole teams, one at a time, each to the cell where most of
/// the plan is still missing among those its organisation can do, with a preference for where it already is. Members
/// take turns in the order of their rows.
void assign_teams(Forums& forums, std::size_t f, const std::vector<std::size_t>& members, std::span<const float> plan,
                  const Organisations& organisations, const Association& association, const Coordination& p) {
    double teams = 0;
    for (const std::size_t o : members) {
        for (float& share : forums.role[f].row(o)) share = 0;
        teams += organisations.active_teams[o] * forums.attendance(f, o);
    }
    std::vector<float> missing(plan.size());
    for (std::size_t c = 0; c < plan.size(); ++c) missing[c] = static_cast<float>(plan[c] * teams);
    struct Cell {
        std::size_t index;
        double able;   // competence × access
        double stays;  // preference for where a team already is
    };
    struct Turn {
        std::size_t organisation;
        double own;
        double left;
        std::vector<Cell> cells;
    };
    std::vector<Turn> turns;
    for (const std::size_t o : members) {
        Turn turn{o, organisations.active_teams[o], organisations.active_teams[o], {}};
        const auto placed = forums.placed.row(o);
        for (std::size_t c = 0; c < plan.size(); ++c) {
            const double able = organisations.competence(o, c % n_activities) * association.access(o, c / n_activities);
            if (able <= 0 || plan[c] <= 0) continue;
            turn.cells.push_back({c, able, p.persistence * std::min(1.0, placed[c] * turn.own)});
        }
        if (turn.own > 0 && !turn.cells.empty()) turns.push_back(std::move(turn));
    }
    for (bool somebody_left = true; somebody_left;) {
        somebody_left = false;
        for (Turn& turn : turns) {
            if (turn.left <= 0) continue;
            const auto role = forums.role[f].row(turn.organisation);
            const auto placed = forums.placed.row(turn.organisation);
            double best = 0;
            const Cell* chosen = nullptr;
            for (const Cell& cell : turn.cells) {
                const double stays = role[cell.index] < placed[cell.index] ? cell.stays : 0.0;
                const double gain = cell.able * (std::max(0.0f, missing[cell.index]) + stays);
                if (gain > best) {
                    best = gain;
                    chosen = &cell;
                }
            }
            const double team = chosen == nullptr ? turn.left : std::min(1.0, turn.left);
            turn.left -= team;
            if (chosen == nullptr) continue;
            role[chosen->index] += static_cast<float>(team / turn.own);
            missing[chosen->index] -= static_cast<float>(team);
            somebody_left = true;
        }
    }
}

/// Moves the plan of the powerful towards the one whose product of commitments is largest (a few steps of ascent).
void seek_consensus(std::vector<float>& plan, std::vector<float>& carried, const Room& room, Forums& forums,
                    const Organisations& organisations, const Association& association, double skill,
                    const Coordination& p) {
    if (skill <= 0 || p.consensus_rounds == 0) return;
    carried = plan;
    std::vector<double> ascent(plan.size());
    for (int round = 0; round < p.consensus_rounds; ++round) {
        std::fill(ascent.begin(), ascent.end(), 0.0);
        for (const std::size_t o : room.members) {
            const auto role = forums.role[room.forum].row(o);
            const auto own = forums.wish.row(o);
            assign_role(role, carried, organisations, association, o);
            const double dissent = 1.0 - overlap(own, role);
            for (std::size_t c = 0; c < carried.size(); ++c) {
                if (role[c] < own[c]) ascent[c] += dissent;
            }
        }
        double sum = 0;
        const double step = p.consensus_step / static_cast<double>(room.members.size());
        for (std::size_t c = 0; c < carried.size(); ++c) {
            carried[c] = static_cast<float>(carried[c] * (1.0 + step * ascent[c]));
            sum += carried[c];
        }
        for (float& share : carried) share = static_cast<float>(share / sum);
    }
    for (std::size_t c = 0; c < plan.size(); ++c) {
        plan[c] = static_cast<float>((1.0 - skill) * plan[c] + skill * carried[c]);
    }
}

/// Forms the plan of one room. Returns false if nobody wishes anything.
bool form_plan(std::vector<float>& plan, const Room& room, const Forums& forums, const Organisations& organisations,
               const Coordination& p) {
    std::fill(plan.begin(), plan.end(), 0.0f);
    double total = 0;
    for (const std::size_t o : room.members) {
        const double voice = forums.attendance(room.forum, o) * forums.seat(room.forum, o) *
                             pow(std::max(organisations.power[o], p.smallest_power), room.exponent);
        const auto own = forums.wish.row(o);
        for (std::size_t c = 0; c < plan.size(); ++c) plan[c] += static_cast<float>(voice * own[c]);
        total += voice;
    }
    double sum = 0;
    for (const float share : plan) sum += share;
    if (total <= 0 || sum <= 0) return false;
    for (float& share : plan) share = static_cast<float>(share / sum);
    return true;
}

/// Private and stated commitment of each member to the plan, and the pressure it felt.
void commit(Forums& forums, const Room& room, std::span<const float> plan, const Organisations& organisations,
            const Beliefs& beliefs, const Structure& structure, const Coordination& p, const Switches& on) {
    double partisan = 0;
    for (std::size_t c = 0; c < plan.size(); ++c) partisan += plan[c] * p.politicised[c % n_activities];
    const double from_above = convenor_power(forums, organisations, room.forum);

    for (const std::size_t o : room.members) {
        const double unlike = 1.0 - overlap(forums.wish.row(o), forums.role[room.forum].row(o));
        const double principle = partisan * organisations.neutrality[o] * beliefs.hostility[o];
        const double divergence = clip(pow(clip(unlike), p.role_exponent) + p.principle_weight * principle);
        const double tolerance = p.tolerance * (0.5 + organisations.autonomy[o]) *
                                 (0.5 + trust_in_convenor(forums, organisations, room.forum, o));
        const double meant = exp(-divergence / tolerance);

        double unmoved =
            1.0 - organisations.power_sensitivity[o] * clip(from_above - organisations.power[o] + p.pressure_margin);
        for (const std::size_t i : room.members) {
            if (i != o) unmoved *= 1.0 - organisations.power_sensitivity[o] * structure.funding(o, i);
        }
        const double w =
            forums.rule[room.forum] == PowerRule::horizontal ? 0.0 : clip(forums.power[room.forum] * p.power_scale);
        const double pressure = w * clip(1.0 - unmoved);
        forums.private_commitment(room.forum, o) = meant;
        forums.pressure(room.forum, o) = pressure;
        forums.stated(room.forum, o) = on(Mechanism::false_coherence) ? meant + (1.0 - meant) * pressure : meant;
    }
}

/// What the room believes is still to be done once every promise is kept. Others keep out of cells that are promised
/// twice over, so a promise that was not meant leaves a hole.
void leave_open(Forums& forums, const Room& room, std::span<const float> plan, const Organisations& organisations) {
    double teams = 0;
    for (const std::size_t o : room.members) teams += organisations.active_teams[o] * forums.attendance(room.forum, o);
    const auto open = forums.unfilled.row(room.forum);
    for (std::size_t c = 0; c < plan.size(); ++c) open[c] = static_cast<float>(plan[c] * teams);
    for (const std::size_t o : room.members) {
        const auto promised =
            static_cast<float>(forums.stated(room.forum, o) * std::min(1.0, forums.attendance(room.forum, o)) *
                               organisations.active_teams[o]);
        const auto role = forums.role[room.forum].row(o);
        for (std::size_t c = 0; c < plan.size(); ++c) open[c] -= promised * role[c];
    }
}

/// Kept promises build trust, broken ones burn it, as far as a member can see the other; pressure costs trust in the
/// convenor.
void judge(Organisations& organisations, const Forums& forums, const Room& room, const Beliefs& beliefs,
           const Coordination& p) {
    for (const std::size_t seen : room.members) {
        if (organisations.active_teams[seen] < 0.5) continue;
        const double done = forums.enacted(room.forum, seen);
        const double short_of = forums.stated(room.forum, seen) - done - p.enacted_expected;
        for (const std::size_t judge : room.members) {
            if (judge == seen) continue;
            double& trust = organisations.trust(judge, seen);
            const double sight = std::max(p.judged_unseen, clip(beliefs.strength(judge, seen)));
            const double kept = std::min(done, forums.stated(room.forum, seen));
            trust += sight * (short_of > 0 ? -p.trust_loss * short_of * trust : p.trust_gain * kept * (1.0 - trust));
            trust = clip(trust, least_trust, most_trust);
        }
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            if (forums.convenes(room.forum, o) <= 0 || o == seen) continue;
            double& trust = organisations.trust(seen, o);
            trust = clip(trust - p.trust_pressure * forums.convenes(room.forum, o) * forums.pressure(room.forum, seen) *
                                     (1.0 - forums.private_commitment(room.forum, seen)),
                         least_trust, most_trust);
        }
    }
}

}  // namespace

void coordinate(Forums& forums, Organisations& organisations, const Beliefs& beliefs, const Association& association,
                const Structure& structure, const Districts& districts, const Coordination& p, const Delivery& delivery,
                const std::vector<Mission>& missions, const Switches& on, Week week) {
    if (!on(Mechanism::planning)) return;
    std::vector<Room> due;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f] || !forums.plans(f) || week % forums.interval_weeks[f] != 0) continue;
        Room room{f, {}, 0};
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            if (organisations.present[o] && forums.seat(f, o) * forums.attendance(f, o) > 0) room.members.push_back(o);
        }
        if (room.members.size() < 2) continue;
        room.exponent = planning_power(forums, organisations, p, f);
        due.push_back(std::move(room));
    }
    if (due.empty()) return;
    for_each_row(
        organisations.size(),
        [&](std::size_t o) {
            const auto sits = [&](const Room& room) {
                return std::find(room.members.begin(), room.members.end(), o) != room.members.end();
            };
            if (std::any_of(due.begin(), due.end(), sits)) {
                wish(forums, organisations, beliefs, districts, delivery, missions, o);
            }
        },
        4);

    // Deeds are compared with what was assigned and stated when the room last met, before it meets again. Rooms share
    // members: one after another.
    for (const Room& room : due) {
        if (week < forums.interval_weeks[room.forum] || week < p.grace) continue;
        for (const std::size_t o : room.members) {
            forums.enacted(room.forum, o) = overlap(forums.role[room.forum].row(o), forums.placed.row(o));
        }
        judge(organisations, forums, room, beliefs, p);
    }

    for_each_row(
        due.size(),
        [&](std::size_t i) {
            const Room& room = due[i];
            const std::size_t f = room.forum;
            auto& plan = forums.plan[f].values;
            if (!form_plan(plan, room, forums, organisations, p)) return;
            double skill = 0;
            for (const std::size_t o : room.members)
                skill += organisations.consensus_skill[o] * forums.attendance(f, o);
            skill = clip(p.consensus_scale * forums.attention[f] * forums.leadership[f] * skill /
                         static_cast<double>(room.members.size()));
            std::vector<float> scratch;
            seek_consensus(plan, scratch, room, forums, organisations, association, skill, p);
            for (const std::size_t o : room.members) {
                const auto role = forums.role[f].row(o);
                assign_role(role, plan, organisations, association, o);
            }
            commit(forums, room, plan, organisations, beliefs, structure, p, on);
            assign_teams(forums, f, room.members, plan, organisations, association, p);
            leave_open(forums, room, plan, organisations);
        },
        1);
}

double planning_power(const Forums& forums, const Organisations& organisations, const Coordination& p, std::size_t f) {
    if (forums.rule[f] == PowerRule::horizontal) return 0.0;
    return p.power_scale * forums.power[f] * convenor_power(forums, organisations, f);
}

double burden_of(ForumDepth depth, const Coordination& p) {
    switch (depth) {
        case ForumDepth::information:
            return p.burden_information;
        case ForumDepth::analysis:
            return p.burden_analysis;
        default:
            return 1.0;
    }
}

void spend_time(Organisations& organisations, const Forums& forums, const Coordination& p) {
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        double team_weeks = 0;
        for (std::size_t f = 0; f < forums.size(); ++f) {
            if (!forums.open[f]) continue;
            team_weeks += forums.attendance(f, o) * forums.seat(f, o) * p.meeting_cost * burden_of(forums.depth[f], p) /
                          forums.interval_weeks[f];
        }
        organisations.coordination_share[o] =
            clip(team_weeks / (organisations.active_teams[o] + 2.0), 0.0, p.largest_share);
    }
}

}  // namespace entente
