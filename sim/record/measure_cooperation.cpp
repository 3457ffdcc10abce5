#include "record/measure_cooperation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/wide.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

constexpr double half_a_team = 0.5;
constexpr double states_agreement = 0.5;

ENTENTE_WIDE void add_teams(double teams, const float* placed, std::size_t n_cells, double* __restrict__ pooled) {
    for (std::size_t c = 0; c < n_cells; ++c) pooled[c] += teams * static_cast<double>(placed[c]);
}

bool in(Sector sector, std::size_t activity) {
    return activity_table[activity].sector == sector;
}

/// How far work in a sector lies where the plans of rooms want it, summed over rooms.
struct Following {
    double sum = 0;
    double weight = 0;

    void add(std::span<const double> work, std::span<const double> plan, Sector sector) {
        double wanted = 0;
        double done = 0;
        for (std::size_t d = 0; d < work.size(); d += n_activities) {
            for (std::size_t a = 0; a < n_activities; ++a) {
                wanted += in(sector, a) ? plan[d + a] : 0.0;
                done += in(sector, a) ? work[d + a] : 0.0;
            }
        }
        if (wanted <= 0 || done <= 0) return;
        double common = 0;
        for (std::size_t d = 0; d < work.size(); d += n_activities) {
            for (std::size_t a = 0; a < n_activities; ++a) {
                if (in(sector, a)) common += std::min(plan[d + a] / wanted, work[d + a] / done);
            }
        }
        sum += done * common;
        weight += done;
    }
};

}  // namespace

CooperationMeasure::CooperationMeasure(const World& world)
    : pooled_(world.districts.size_of() * n_activities),
      plan_(pooled_.size()),
      named_(world.forums.size()),
      stamp_(pooled_.size(), 0),
      programme_(pooled_.size(), 0),
      truth_(world.districts.size_of() * n_dimensions),
      people_(world.districts.size_of()),
      people_unwatched_(world.districts.size_of()),
      load_(world.post_attention.size()) {
    pledges_.reserve(world.organisations.size());
    for (auto& cells : named_) cells.reserve(pooled_.size());
}

/// Means over the planning forums with a plan, weighted by the teams their members bring.
void CooperationMeasure::measure_promises(const Moment& now, const DeedsTable& rooms, Values values) {
    const Forums& forums = now.world.forums;
    const Organisations& organisations = now.world.organisations;
    Sincerity sum;
    double followed = 0;
    double following = 0;
    Following in_social;
    Following in_security;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!has_plan(now, f)) continue;
        pledges_.clear();
        std::fill(pooled_.begin(), pooled_.end(), 0.0);
        for (const std::size_t o : now.cast.fielded) {
            if (!is_member(now.world, f, o) || forums.stated(f, o) <= 0) continue;
            const double teams = organisations.active_teams[o];
            pledges_.push_back({teams, forums.stated(f, o), forums.private_commitment(f, o), rooms(f, o).enacted});
            add_teams(teams, forums.placed.row(o).data(), pooled_.size(), pooled_.data());
        }
        const auto plan = forums.plan[f].row(0);
        for (std::size_t c = 0; c < plan_.size(); ++c) plan_[c] = static_cast<double>(plan[c]);
        in_social.add(pooled_, plan_, Sector::social);
        in_security.add(pooled_, plan_, Sector::security);
        const Sincerity room = sincerity(pledges_);
        if (!(room.effort > 0)) continue;
        sum.effort += room.effort;
        sum.stated += room.effort * room.stated;
        sum.meant += room.effort * room.meant;
        sum.enacted += room.effort * room.enacted;
        sum.false_coherence += room.effort * room.false_coherence;
        sum.shortfall += room.effort * room.shortfall;
        sum.capability_gap += room.effort * room.capability_gap;
        const double common = common_share(pooled_, plan_);
        if (std::isnan(common)) continue;
        followed += room.effort * common;
        following += room.effort;
    }
    values[observable("stated_agreement")] = of_all(sum.stated, sum.effort);
    values[observable("private_commitment")] = of_all(sum.meant, sum.effort);
    values[observable("enacted")] = of_all(sum.enacted, sum.effort);
    values[observable("false_coherence")] = of_all(sum.false_coherence, sum.effort);
    values[observable("shortfall")] = of_all(sum.shortfall, sum.effort);
    values[observable("capability_gap")] = of_all(sum.capability_gap, sum.effort);
    values[observable("plan_following")] = of_all(followed, following);
    values[observable("plan_following_social")] = of_all(in_social.sum, in_social.weight);
    values[observable("plan_following_security")] = of_all(in_security.sum, in_security.weight);
}

/// Whether all who sit in a room are agencies of one donor state: its plan is that state's, not the country's.
bool CooperationMeasure::of_one_state(const Moment& now, std::size_t forum) const {
    std::size_t state = no_row;
    for (std::size_t o = 0; o < now.world.organisations.size(); ++o) {
        if (!now.world.organisations.present[o] || now.world.forums.seat(forum, o) <= 0) continue;
        if (now.cast.state_of[o] == no_row || (state != no_row && state != now.cast.state_of[o])) return false;
        state = now.cast.state_of[o];
    }
    return state != no_row;
}

void CooperationMeasure::list_named_cells(const Moment& now) {
    const Forums& forums = now.world.forums;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        named_[f].clear();
        if (!has_plan(now, f) || of_one_state(now, f)) continue;
        double teams = 0;
        for (const std::size_t o : now.cast.fielded) {
            if (is_member(now.world, f, o)) teams += now.world.organisations.active_teams[o] * forums.attendance(f, o);
        }
        const auto plan = forums.plan[f].row(0);
        for (std::size_t c = 0; c < plan.size(); ++c) {
            if (static_cast<double>(plan[c]) * teams >= half_a_team) named_[f].push_back(static_cast<std::uint32_t>(c));
        }
    }
}

/// Marks the cells of all plans to which an organisation states agreement; returns the share of its own wish in them.
double CooperationMeasure::mark_stated_cells(const Moment& now, std::size_t organisation) {
    const auto wish = now.world.forums.wish.row(organisation);
    double by_itself = 0;
    ++mark_;
    for (std::size_t f = 0; f < named_.size(); ++f) {
        if (named_[f].empty() || !is_member(now.world, f, organisation)) continue;
        if (now.world.forums.stated(f, organisation) < states_agreement) continue;
        for (const std::uint32_t cell : named_[f]) {
            if (stamp_[cell] == mark_) continue;
            stamp_[cell] = mark_;
            by_itself += static_cast<double>(wish[cell]);
        }
    }
    return by_itself;
}

void CooperationMeasure::measure_links(const Moment& now, Values values) {
    const World& world = now.world;
    const Teams& teams = world.teams;
    list_named_cells(now);
    double all = 0;
    double declared = 0;
    double caused = 0;
    double expected = 0;
    std::size_t programmes = 0;
    std::size_t linked_programmes = 0;
    for (const std::size_t o : now.cast.external) {
        if (!world.organisations.present[o]) continue;
        const double by_itself = mark_stated_cells(now, o);
        const bool donor = std::binary_search(now.cast.donors.begin(), now.cast.donors.end(), o);
        if (donor) std::fill(programme_.begin(), programme_.end(), std::uint8_t{0});
        double at_work = 0;
        for (std::size_t team = teams.first[o]; team < teams.first[o + 1]; ++team) {
            const double presence = static_cast<double>(teams.presence[team]);
            if (presence <= 0 || now.week < teams.arrives[team]) continue;
            const std::size_t c = teams.district[team] * n_activities + index_of(teams.activity[team]);
            const bool linked = stamp_[c] == mark_;
            at_work += presence;
            declared += linked ? presence : 0.0;
            caused += teams.drawn_by_plan[team] ? presence : 0.0;
            if (donor && traits_of(teams.activity[team]).peacebuilding) programme_[c] = linked ? 2 : 1;
        }
        all += at_work;
        expected += at_work * by_itself;
        if (!donor) continue;
        for (const std::uint8_t programme : programme_) {
            programmes += programme > 0;
            linked_programmes += programme > 1;
        }
    }
    const double share = of_all(declared, all);
    values[observable("linked_share")] = share;
    values[observable("linked_share_causal")] = of_all(caused, all);
    values[observable("linked_share_beyond_chance")] = all > 0 ? beyond_chance(share, expected / all) : undefined;
    values[observable("linked_programmes_donors")] =
        programmes > 0 ? static_cast<double>(linked_programmes) / static_cast<double>(programmes) : undefined;
}

void CooperationMeasure::measure_beliefs(const Moment& now, Values values) {
    const World& world = now.world;
    const std::size_t n_districts = world.districts.size_of();
    double people = 0;
    double unwatched = 0;
    for (std::size_t d = 0; d < n_districts; ++d) {
        double teams = 0;
        for (const std::size_t o : now.cast.fielded) teams += world.effort.teams_here(o, d);
        people_[d] = people_in(world, d);
        people_unwatched_[d] = teams > 0 ? 0.0 : people_[d];
        people += people_[d];
        unwatched += people_unwatched_[d];
        for (std::size_t k = 0; k < n_dimensions; ++k) truth_[k * n_districts + d] = world.districts.condition(d, k);
    }
    double wrong = 0;
    double wrong_unwatched = 0;
    double weight = 0;
    for (const std::size_t o : now.cast.fielded) {
        if (!world.organisations.present[o]) continue;
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            const double mandate = world.organisations.mandate(o, k);
            if (mandate <= 0) continue;
            const float* const believed = world.beliefs.mean.row(o).data() + k * n_districts;
            const double* const truth = truth_.data() + k * n_districts;
            double here = 0;
            double here_unwatched = 0;
            for (std::size_t d = 0; d < n_districts; ++d) {
                const double error = static_cast<double>(believed[d]) - truth[d];
                here += people_[d] * error * error;
                here_unwatched += people_unwatched_[d] * error * error;
            }
            wrong += mandate * here;
            wrong_unwatched += mandate * here_unwatched;
            weight += mandate;
        }
    }
    const auto root_mean = [](double sum, double of) { return of > 0 ? std::sqrt(sum / of) : undefined; };
    values[observable("belief_rmse")] = root_mean(wrong, weight * people);
    values[observable("belief_rmse_unwatched")] = root_mean(wrong_unwatched, weight * unwatched);
}

void CooperationMeasure::measure_trust(const Moment& now, Values values) {
    const Organisations& organisations = now.world.organisations;
    double to_aid = 0;
    double to_mission = 0;
    double pairs = 0;
    for (const std::size_t m : now.cast.mission) {
        if (!organisations.present[m]) continue;
        for (const std::size_t a : now.cast.aid) {
            if (!organisations.present[a]) continue;
            to_aid += organisations.trust(m, a);
            to_mission += organisations.trust(a, m);
            pairs += 1.0;
        }
    }
    values[observable("trust_between_mission_to_aid")] = of_all(to_aid, pairs);
    values[observable("trust_between_aid_to_mission")] = of_all(to_mission, pairs);
}

/// The work of a function is the same for every post in a week, so hats are what loads differ by.
void CooperationMeasure::measure_attention(const Moment& now, Values values) {
    for (std::size_t post = 0; post < load_.size(); ++post)
        load_[post] = static_cast<double>(now.structure.posts[post].n_hats);
    values[observable("attention_overload")] = attention_overload(load_, now.world.post_attention);
}

void CooperationMeasure::measure(const Moment& now, const DeedsTable& rooms, Values values) {
    measure_promises(now, rooms, values);
    measure_links(now, values);
    measure_beliefs(now, values);
    measure_trust(now, values);
    measure_attention(now, values);
}

}  // namespace entente
