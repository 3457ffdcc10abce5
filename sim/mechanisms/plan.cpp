#include "mechanisms/plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/maths.hpp"
#include "mechanisms/civil_military.hpp"
#include "mechanisms/levels_of_government.hpp"

namespace entente {

namespace {

double take_part(const Forums& forums, std::size_t f, std::size_t o) {
    return forums.seat(f, o) * forums.attendance(f, o);
}

/// Scales to sum 1; false where there is nothing.
bool normalise_plan(std::vector<float>& plan) {
    double sum = 0;
    for (const float share : plan) sum += share;
    if (sum <= 0) return false;
    for (float& share : plan) share = static_cast<float>(share / sum);
    return true;
}

}  // namespace

Voice voice_of(const Organisations& organisations, std::size_t o) {
    const bool for_anything = traits_of(organisations.family[o]).speaks_for_anything;
    Voice voice;
    for (std::size_t a = 0; a < n_activities; ++a) {
        const double share = for_anything ? 1.0 : organisations.competence(o, a);
        if (share <= 0) continue;
        voice.activity[voice.n] = a;
        voice.share[voice.n] = share;
        ++voice.n;
    }
    return voice;
}

void share_vision(World& world, double shared_vision) {
    Forums& forums = world.forums;
    const Organisations& organisations = world.organisations;
    if (shared_vision <= 0) return;
    std::vector<double> part(organisations.size(), 0.0);
    ByDimension common{};
    double all = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        for (std::size_t f = 0; f < forums.size(); ++f) {
            if (forums.open[f] && forums.plans(f)) part[o] = std::max(part[o], clip(take_part(forums, f, o)));
        }
        for (std::size_t k = 0; k < n_dimensions; ++k) common[k] += part[o] * aim(organisations, o, k);
        all += part[o];
    }
    forums.goals = Grid<double>(organisations.size(), n_dimensions);
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double own = aim(organisations, o, k);
            forums.goals(o, k) = all > 0 ? own + shared_vision * part[o] * (common[k] / all - own) : own;
        }
    }
}

void wish(World& world, const Delivery& delivery, const Switches& on, std::size_t o) {
    const Organisations& organisations = world.organisations;
    const Districts& districts = world.districts;
    const std::size_t level =
        on(Mechanism::levels_of_government) ? level_of(organisations.family[o]) : std::size_t{n_levels};
    const Voice voice = voice_of(organisations, o);
    std::array<ByDimension, n_activities> weight{};  // of what it can speak for: effect × goal × competence
    for (std::size_t i = 0; i < voice.n; ++i) {
        const std::size_t a = voice.activity[i];
        const bool attack = static_cast<Activity>(a) == Activity::offensive_operation;
        const double able = voice.share[i] * (attack ? robustness(organisations, world.missions, o) : 1.0);
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            weight[i][k] =
                able * std::max(0.0, delivery.effect[a][k]) * (level == n_levels ? goal_of(world, o, k) : 1.0);
        }
    }
    const auto row = world.forums.wish.row(o);
    std::fill(row.begin(), row.end(), 0.0f);
    double sum = 0;
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        const double size = may_work_in(organisations, districts, o, d) ? std::sqrt(districts.size[d]) : 0.0;
        ByDimension need{};
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            need[k] = size * (level == n_levels ? 1.0 - world.beliefs.mean(o, world.beliefs.cell(d, k))
                                                : world.voices.wanted[level](d, k));
        }
        for (std::size_t i = 0; i < voice.n; ++i) {
            double value = 0;
            for (std::size_t k = 0; k < n_dimensions; ++k) value += weight[i][k] * need[k];
            row[d * n_activities + voice.activity[i]] = static_cast<float>(value);
            sum += value;
        }
    }
    if (sum > 0) {
        for (float& share : row) share = static_cast<float>(share / sum);
    }
}

OtherTracks hear_of_other_tracks(const Room& room, const World& world, const Approach& approach) {
    const Forums& forums = world.forums;
    OtherTracks others;
    for (std::size_t g = 0; g < forums.size(); ++g) {
        if (g == room.forum || !forums.open[g] || !forums.plans(g)) continue;
        double common = 0;
        double here = 0;
        double there = 0;
        double teams = 0;
        double outside = 0;  // of these, those whose organisations do not sit here
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            if (!world.organisations.present[o]) continue;
            const double own = take_part(forums, room.forum, o);
            const double other = take_part(forums, g, o);
            common += std::min(own, other);
            here += own;
            there += other;
            const double promised =
                forums.counted(g, o) * forums.attendance(g, o) * world.organisations.active_teams[o];
            teams += promised;
            if (own <= 0) outside += promised;
        }
        if (there <= 0 || teams <= 0 || outside <= 0) continue;
        const double shared = approach.shared_members * common / std::min(here, there);
        const double link = approach.aligned_planning + (1.0 - approach.aligned_planning) * clip(shared);
        if (link <= 0) continue;
        const auto factor = static_cast<float>(link * outside / teams);
        const auto promised = forums.promised.row(g);
        if (others.teams.empty()) others.teams.assign(promised.size(), 0.0f);
        for (std::size_t c = 0; c < promised.size(); ++c) {
            if (!forums.covers(room.forum, c)) continue;
            others.teams[c] += factor * promised[c];
            others.sum += static_cast<double>(factor) * static_cast<double>(promised[c]);
        }
    }
    return others;
}

std::vector<float> common_plan(const World& world) {
    const Forums& forums = world.forums;
    std::vector<float> common;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f] || !forums.plans(f)) continue;
        double teams = 0;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            if (forums.stated(f, o) > 0) teams += world.organisations.active_teams[o] * forums.attendance(f, o);
        }
        if (teams <= 0) continue;
        const auto plan = forums.plan[f].row(0);
        if (common.empty()) common.assign(plan.size(), 0.0f);
        for (std::size_t c = 0; c < plan.size(); ++c) common[c] += static_cast<float>(teams) * plan[c];
    }
    if (!normalise_plan(common)) common.clear();
    return common;
}

bool form_plan(std::vector<float>& plan, const Room& room, const World& world, const Coordination& p,
               const RoomRules& rules) {
    const Organisations& organisations = world.organisations;
    double of_ngos = 0;
    for (const std::size_t o : room.members) {
        if (traits_of(organisations.family[o]).ngo) of_ngos += organisations.power[o];
    }
    std::fill(plan.begin(), plan.end(), 0.0f);
    for (std::size_t m = 0; m < room.members.size(); ++m) {
        const std::size_t o = room.members[m];
        double power = organisations.power[o];
        if (traits_of(organisations.family[o]).ngo) power += rules.ngo_body * (clip(of_ngos) - power);
        const double voice = room.engaged[m] * world.forums.seat(room.forum, o) *
                             pow(std::max(power, p.smallest_power), planning_power(world.forums, p, room.forum));
        const auto own = world.forums.wish.row(o);
        for (std::size_t c = 0; c < plan.size(); ++c) plan[c] += static_cast<float>(voice * own[c]);
    }
    const auto& scope = world.forums.scope[room.forum];
    for (std::size_t c = 0; c < scope.size(); ++c) plan[c] *= scope[c];
    return normalise_plan(plan);
}

void fit_plan(std::vector<float>& plan, const Room& room, const World& world, const std::vector<float>& framework,
              double weight, const OtherTracks& others) {
    if (weight > 0 && !framework.empty()) {
        std::vector<float> common = framework;
        const auto& scope = world.forums.scope[room.forum];
        for (std::size_t c = 0; c < scope.size(); ++c) common[c] *= scope[c];
        if (normalise_plan(common)) {
            for (std::size_t c = 0; c < plan.size(); ++c) plan[c] += static_cast<float>(weight) * (common[c] - plan[c]);
        }
    }
    if (others.teams.empty()) return;
    double own = 0;
    for (std::size_t m = 0; m < room.members.size(); ++m)
        own += room.engaged[m] * world.organisations.active_teams[room.members[m]];
    const auto all = static_cast<float>(own + others.sum);
    const std::vector<float> whole = plan;
    for (std::size_t c = 0; c < plan.size(); ++c) plan[c] = std::max(0.0f, plan[c] * all - others.teams[c]);
    if (!normalise_plan(plan)) plan = whole;  // others do it all: the room goes on as if they did nothing
}

void assign_share(std::span<float> share, std::span<const float> plan, const World& world, std::size_t o) {
    const Voice voice = voice_of(world.organisations, o);
    std::fill(share.begin(), share.end(), 0.0f);
    double sum = 0;
    for (std::size_t d = 0; d * n_activities < plan.size(); ++d) {
        const double feasible = world.association.access(o, d);
        for (std::size_t i = 0; i < voice.n; ++i) {
            const std::size_t c = d * n_activities + voice.activity[i];
            share[c] = static_cast<float>(plan[c] * voice.share[i] * feasible);
            sum += share[c];
        }
    }
    if (sum <= 0) return;
    for (float& part : share) part = static_cast<float>(part / sum);
}

namespace {

/// Where one member has a say in the plan: cells of the plan that it can speak for.
struct MembersPart {
    struct Cell {
        std::size_t index;
        double voice;
        double feasible;  // access
    };
    std::vector<Cell> cells;
    std::vector<float> wanted;  // (cell) its own wish, scaled to the field of the room
    std::vector<float> share;   // (cell) what the plan asks of it
};

MembersPart part_of(std::size_t member, const Room& room, std::span<const float> plan, const World& world) {
    const std::size_t o = room.members[member];
    const Voice voice = voice_of(world.organisations, o);
    MembersPart part;
    part.cells.reserve(plan.size() / n_activities * voice.n);
    for (std::size_t d = 0; d * n_activities < plan.size(); ++d) {
        for (std::size_t i = 0; i < voice.n; ++i) {
            const std::size_t c = d * n_activities + voice.activity[i];
            if (plan[c] <= 0) continue;  // what is not in the plan is not carried into it
            part.cells.push_back({c, voice.share[i], world.association.access(o, d)});
        }
    }
    const auto scale = static_cast<float>(per_breadth(room.breadth[member]));
    part.wanted.reserve(part.cells.size());
    for (const MembersPart::Cell& cell : part.cells) part.wanted.push_back(scale * world.forums.wish(o, cell.index));
    part.share.resize(part.cells.size());
    return part;
}

/// What `plan` asks of a member, as `assign_share` has it.
void ask(MembersPart& part, const std::vector<float>& plan) {
    double sum = 0;
    for (std::size_t i = 0; i < part.cells.size(); ++i) {
        const MembersPart::Cell& cell = part.cells[i];
        part.share[i] = static_cast<float>(plan[cell.index] * cell.voice * cell.feasible);
        sum += part.share[i];
    }
    if (sum <= 0) return;
    for (float& share : part.share) share = static_cast<float>(share / sum);
}

}  // namespace

void seek_consensus(std::vector<float>& plan, const Room& room, const World& world, double skill,
                    const Coordination& p) {
    if (skill <= 0 || p.consensus_rounds == 0) return;
    std::vector<MembersPart> parts;
    for (std::size_t m = 0; m < room.members.size(); ++m) parts.push_back(part_of(m, room, plan, world));
    std::vector<float> carried = plan;
    std::vector<double> ascent(plan.size());
    for (int round = 0; round < p.consensus_rounds; ++round) {
        std::fill(ascent.begin(), ascent.end(), 0.0);
        for (MembersPart& part : parts) {
            ask(part, carried);
            const double dissent = 1.0 - overlap(part.wanted, part.share);
            for (std::size_t i = 0; i < part.cells.size(); ++i) {
                ascent[part.cells[i].index] += part.share[i] < part.wanted[i] ? dissent : 0.0;
            }
        }
        const double step = p.consensus_step / static_cast<double>(room.members.size());
        for (std::size_t c = 0; c < carried.size(); ++c)
            carried[c] = static_cast<float>(carried[c] * (1.0 + step * ascent[c]));
        normalise_plan(carried);
    }
    for (std::size_t c = 0; c < plan.size(); ++c) {
        plan[c] = static_cast<float>((1.0 - skill) * plan[c] + skill * carried[c]);
    }
}

}  // namespace entente
