#include "mechanisms/coordination.hpp"

#include <algorithm>
#include <vector>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/commitment.hpp"
#include "mechanisms/division_of_labour.hpp"
#include "mechanisms/plan.hpp"

namespace entente {

namespace {

/// Rooms whose time has come or is over.
void open_and_close(Forums& forums, Week week) {
    for (std::size_t f = 0; f < forums.size(); ++f) {
        const RoomTerms& terms = forums.terms[f];
        if (terms.from > 0 && week == terms.from) forums.open[f] = true;
        if (terms.until > 0 && week == terms.until) forums.open[f] = false;
    }
}

bool is_due(const Forums& forums, std::size_t f, Week week) {
    return forums.open[f] && week % forums.interval_weeks[f] == 0;
}

/// Informal time builds trust between those who are there; shallow meetings cost it with those who wanted more.
void meet_in_person(World& world, const RoomRules& rules, const Switches& on, Week week) {
    const Forums& forums = world.forums;
    Organisations& organisations = world.organisations;
    const auto there = [&](std::size_t f, std::size_t o) {
        return organisations.present[o] ? forums.seat(f, o) * forums.attendance(f, o) : 0.0;
    };
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!is_due(forums, f, week)) continue;
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            const double here = there(f, o);
            if (here <= 0) continue;
            const double informal = rules.face_trust * forums.terms[f].face_time * here;
            const double lacking =
                on(Mechanism::frustration)
                    ? rules.frustration * here * frustration_in(forums, organisations, f, o, rules.contact_group)
                    : 0.0;
            if (informal <= 0 && lacking <= 0) continue;
            for (std::size_t i = 0; i < organisations.size(); ++i) {
                if (i == o) continue;
                double& trust = organisations.trust(o, i);
                trust += informal * there(f, i) * (1.0 - trust);
                trust -= lacking * forums.convenes(f, i) * trust;
                trust = clip(trust, least_trust, most_trust);
            }
        }
    }
}

/// Who takes part in a planning room: observers listen and count for nothing in the plan.
Room gather(const World& world, const Coordination& p, const RoomRules& rules, std::size_t f) {
    const Forums& forums = world.forums;
    const Organisations& organisations = world.organisations;
    Room room;
    room.forum = f;
    double soldiers = 0;
    double aid = 0;
    double all = 0;
    double power = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        const double engaged = engagement(forums, organisations, rules, f, o);
        if (engaged <= 0) continue;
        room.members.push_back(o);
        room.engaged.push_back(engaged);
        room.breadth.push_back(1.0);
        const double weight = engaged * forums.seat(f, o);
        all += weight;
        soldiers += organisations.military[o] ? weight : 0.0;
        aid += is_civilian_aid(organisations, o) ? weight : 0.0;
        power += power_of_convenors(world, rules, f, o);
    }
    if (all <= 0) return room;
    room.leverage = power / static_cast<double>(room.members.size());
    constexpr double as_many = 4.0;  // makes it 1 where each is half of the room
    room.friction = rules.friction * clip(as_many * (soldiers / all) * (aid / all));
    if (forums.rule[f] == PowerRule::horizontal) return room;
    room.press = clip(forums.power[f] * p.power_scale);
    return room;
}

/// Who takes no part has promised nothing.
void forget_promises(Forums& forums, const Room& room) {
    for (std::size_t o = 0; o < forums.stated.n_columns; ++o) {
        if (std::binary_search(room.members.begin(), room.members.end(), o)) continue;
        forums.stated(room.forum, o) = forums.private_commitment(room.forum, o) = forums.counted(room.forum, o) = 0.0;
        for (float& share : forums.role[room.forum].row(o)) share = 0.0f;
    }
}

/// Skill with which a room finds agreement.
double skill_of(const World& world, const Room& room, const Coordination& p) {
    double skill = 0;
    for (std::size_t m = 0; m < room.members.size(); ++m)
        skill += world.organisations.consensus_skill[room.members[m]] * room.engaged[m];
    const double prepared = std::min(1.0, twice * world.forums.terms[room.forum].preparation);
    return clip(p.consensus_scale * world.forums.attention[room.forum] * world.forums.leadership[room.forum] *
                prepared * (1.0 - room.friction) * skill / static_cast<double>(room.members.size()));
}

void share_out(World& world, const Room& room, std::span<const float> plan) {
    for (const std::size_t o : room.members) assign_share(world.forums.role[room.forum].row(o), plan, world, o);
}

/// Where families work together loosely, a room between them asks for less.
void loosen(Forums& forums, const Room& room) {
    if (forums.cell_intensity.empty() || !forums.crosses[room.forum]) return;
    const auto scale = [&](std::span<float> cells) {
        for (std::size_t c = 0; c < cells.size(); ++c) cells[c] *= forums.cell_intensity[c];
    };
    for (const std::size_t o : room.members) scale(forums.role[room.forum].row(o));
    scale(forums.unfilled.row(room.forum));
}

/// Kept promises build trust, broken ones burn it, as far as a member can see the other; pressure costs trust in the
/// convenor.
void judge(World& world, const Room& room, const Coordination& p, double joint_monitoring) {
    Organisations& organisations = world.organisations;
    const Forums& forums = world.forums;
    for (const std::size_t seen : room.members) {
        if (organisations.active_teams[seen] < one_half) continue;
        const double done = forums.enacted(room.forum, seen);
        const double short_of = forums.stated(room.forum, seen) - done - p.enacted_expected;
        for (const std::size_t judge : room.members) {
            if (judge == seen) continue;
            double& trust = organisations.trust(judge, seen);
            const double sight =
                std::max({p.judged_unseen, joint_monitoring, clip(world.beliefs.strength(judge, seen))});
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

/// Nobody agrees anything.
void break_up(Forums& forums, Room room) {
    room.members.clear();
    forget_promises(forums, room);
    for (float& share : forums.plan[room.forum].values) share = 0.0f;
    for (float& teams : forums.promised.row(room.forum)) teams = 0.0f;
    for (float& teams : forums.unfilled.row(room.forum)) teams = 0.0f;
}

}  // namespace

void coordinate(World& world, const Structure& structure, const Coordination& p, const RoomRules& rules,
                const Approach& approach, const Delivery& delivery, const Switches& on, Week week, const Draws& draws) {
    Forums& forums = world.forums;
    const Organisations& organisations = world.organisations;
    open_and_close(forums, week);
    meet_in_person(world, rules, on, week);
    if (!on(Mechanism::planning)) return;
    std::vector<Room> due;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.plans(f) || !is_due(forums, f, week)) continue;
        Room room = gather(world, p, rules, f);
        if (room.members.size() < 2) continue;
        forums.leverage[f] = room.leverage;
        due.push_back(std::move(room));
    }
    if (due.empty()) return;
    share_vision(world, approach.shared_vision);
    for_each_row(
        organisations.size(),
        [&](std::size_t o) {
            const auto sits = [&](const Room& room) {
                return std::binary_search(room.members.begin(), room.members.end(), o);
            };
            if (std::any_of(due.begin(), due.end(), sits)) wish(world, delivery, on, o);
        },
        4);

    // Deeds are compared with what was assigned and stated when the room last met, before it meets again. Rooms share
    // members: one after another.
    for (const Room& room : due) {
        if (week < forums.interval_weeks[room.forum] || week < p.grace) continue;
        for (const std::size_t o : room.members) {
            // Of the part that was agreed: who agrees to half a plan has promised no more than that half.
            const double agreed = forums.agreed[room.forum];
            const double kept = overlap(forums.role[room.forum].row(o), forums.placed.row(o));
            forums.enacted(room.forum, o) = agreed > 0 ? kept / agreed : 0.0;
        }
        judge(world, room, p, approach.joint_monitoring);
    }

    // What rooms know of each other is as of their last meetings, so that their order is of no account.
    std::vector<OtherTracks> others(due.size());
    for (std::size_t i = 0; i < due.size() && on(Mechanism::linked_tracks); ++i)
        others[i] = hear_of_other_tracks(due[i], world, approach);
    const std::vector<float> framework = approach.framework > 0 ? common_plan(world) : std::vector<float>{};

    for_each_row(
        due.size(),
        [&](std::size_t i) {
            Room& room = due[i];
            auto& plan = forums.plan[room.forum].values;
            if (!form_plan(plan, room, world, p, rules)) return break_up(forums, room);
            fit_plan(plan, room, world, framework, approach.framework, others[i]);
            for (std::size_t m = 0; m < room.members.size(); ++m) {
                const auto own = forums.wish.row(room.members[m]);
                const auto& scope = forums.scope[room.forum];
                if (!scope.empty()) room.breadth[m] = 0;
                for (std::size_t c = 0; c < scope.size(); ++c) room.breadth[m] += own[c] * scope[c];
            }
            forums.inclusion[room.forum] = share_of_field(world, room, rules);
            seek_consensus(plan, room, world, skill_of(world, room, p), p);
            share_out(world, room, plan);
            if (!agree_second_best(plan, room, world, p, rules, on)) return break_up(forums, room);
            if (forums.agreed[room.forum] < 1.0) share_out(world, room, plan);
            commit(world, room, plan, structure, p, rules, on);
            assign_teams(world, room, plan, p, rules, approach.agreed_roles, week, draws);
            leave_open(world, room, plan);
            loosen(forums, room);
            forget_promises(forums, room);
        },
        1);
}

double engagement(const Forums& forums, const Organisations& organisations, const RoomRules& rules, std::size_t f,
                  std::size_t o) {
    const double attendance = forums.attendance(f, o);
    if (!organisations.present[o] || forums.seat(f, o) <= 0 || attendance < rules.observer_below) return 0.0;
    return attendance * (1.0 - contact_only(forums, organisations, f, o, rules.contact_group));
}

double planning_power(const Forums& forums, const Coordination& p, std::size_t f) {
    return forums.rule[f] == PowerRule::horizontal ? 0.0 : p.power_scale * forums.power[f] * forums.leverage[f];
}

double frustration_in(const Forums& forums, const Organisations& organisations, std::size_t f, std::size_t o,
                      double contact_group) {
    const double contact = contact_only(forums, organisations, f, o, contact_group);
    const double depth = (1.0 - contact) * static_cast<double>(index_of(forums.depth[f]));
    const double wanted = static_cast<double>(index_of(organisations.desired_depth[o]));
    const double most = static_cast<double>(index_of(ForumDepth::direction));
    return clip((wanted - depth) / most) * (1.0 - forums.terms[f].goals_upfront);
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

double team_weeks_of(const World& world, const Coordination& p, const RoomRules& rules, const Approach& approach,
                     std::size_t f, std::size_t o) {
    const Forums& forums = world.forums;
    const RoomTerms& terms = forums.terms[f];
    const double contact = contact_only(forums, world.organisations, f, o, rules.contact_group);
    double burden = burden_of(forums.depth[f], p);
    burden += contact * (std::min(burden, p.burden_information) - burden);
    double factor = (one_half + terms.preparation) * (1.0 + rules.face_cost * terms.face_time);
    if (forums.mixed[f]) factor *= 1.0 + rules.friction * (1.0 - contact);
    if (forums.depth[f] >= ForumDepth::planning) {
        factor *= 1.0 + approach.vision_time * approach.shared_vision +
                  approach.alignment_time * approach.aligned_planning +
                  approach.monitoring_time * approach.joint_monitoring + approach.framework_time * approach.framework +
                  rules.broker_time * rules.honest_broker;
        if (traits_of(world.organisations.family[o]).ngo) factor *= 1.0 + rules.ngo_body_time * rules.ngo_body;
    }
    return forums.intensity[f] * p.meeting_cost * burden * factor / forums.interval_weeks[f];
}

void spend_time(World& world, const Coordination& p, const RoomRules& rules, const Approach& approach,
                const CivilMilitary& civil_military, const Switches& on) {
    const Forums& forums = world.forums;
    Organisations& organisations = world.organisations;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        double team_weeks = liaison_of(civil_military, on, organisations, o);
        for (std::size_t f = 0; f < forums.size(); ++f) {
            const double there = forums.attendance(f, o) * forums.seat(f, o);
            if (forums.open[f] && there > 0) team_weeks += there * team_weeks_of(world, p, rules, approach, f, o);
        }
        organisations.coordination_share[o] =
            clip(team_weeks / (organisations.active_teams[o] + p.office_teams), 0.0, p.largest_share);
    }
}

}  // namespace entente
