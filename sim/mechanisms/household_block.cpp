#include "mechanisms/household_block.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "core/wide.hpp"

namespace entente {

namespace {

/// Columns of one block.
struct Columns {
    const float* endowment;
    Feelings<float*> felt;
};

Feelings<float*> columns_of(Households& households, std::size_t begin) {
    Feelings<float*> columns;
    std::size_t f = 0;
    for_each_feeling([&](float*& column) { column = &(households.*feeling_table[f++].column)[begin]; }, columns);
    return columns;
}

/// Sums of one block in fixed point: 512 values of at most 2^20 fit into 32 bits.
struct BlockSums {
    std::int32_t in_need = 0, reached = 0, harmed = 0;
    Feelings<std::int32_t> felt{};
};

/// Sums while the loop runs: one a lane.
template <class Int>
struct RunningSums {
    Int in_need{}, reached{}, harmed{};
    Feelings<Int> felt{};
};

template <class Real>
ENTENTE_INLINE auto fixed_if(Real value, Real counted) {
    return to_int(value * counted * every<Real>(fixed_point) + every<Real>(static_cast<float>(one_half)));
}

/// Households i … of those at home (`home` 1); rows of those who are away (`home` 0) are left as they are.
template <class Real, class Int>
ENTENTE_INLINE void feel_rows(const Outlook& here, const Pace& pace, const Columns& at, const float* home,
                              const float* harm_draw, const float* relief_draw, std::size_t i, RunningSums<Int>& sums) {
    const Real none = every<Real>(0.0f);
    const Real one = every<Real>(1.0f);
    const Real stays = load<Real>(home + i);
    const Real endowment = load<Real>(at.endowment + i);
    const Real luck = load<Real>(harm_draw + i);
    const Real in_need = choose(here.need - endowment > every<Real>(pace.need_threshold), stays, none);
    const Real reached = choose(load<Real>(relief_draw + i) < every<Real>(here.reached), in_need, none);
    const Real harmed = choose(luck < every<Real>(here.harmed), one, none);
    const Real by_government = choose(luck < every<Real>(here.harmed_by_government), one, none);
    Feelings<Real> old;
    for_each_feeling([&](Real& value, const float* column) ENTENTE_INLINE_LAMBDA { value = load<Real>(column + i); },
                     old, at.felt);
    const Feelings<Real> felt = feel<Real>(here, pace, old, endowment, 0.0f, {harmed, by_government, reached});
    const auto moves = stays > none;
    sums.in_need += to_int(in_need);
    sums.reached += to_int(reached);
    sums.harmed += to_int(harmed * stays);
    for_each_feeling(
        [&](float* column, const Real& was, const Real& is, Int& sum) ENTENTE_INLINE_LAMBDA {
            store(column + i, choose(moves, is, was));
            sum += fixed_if(is, stays);
        },
        at.felt, old, felt, sums.felt);
}

template <class Int>
ENTENTE_INLINE void add(BlockSums& total, const RunningSums<Int>& sums) {
    total.in_need += add_lanes(sums.in_need);
    total.reached += add_lanes(sums.reached);
    total.harmed += add_lanes(sums.harmed);
    for_each_feeling([](std::int32_t& whole, const Int& sum) ENTENTE_INLINE_LAMBDA { whole += add_lanes(sum); },
                     total.felt, sums.felt);
}

ENTENTE_WIDE void feel_at_home(const Outlook& outlook, const Pace& constants, const Columns& columns, const float* home,
                               const float* harm_draw, const float* relief_draw, std::size_t n, BlockSums& total) {
    const Outlook here = outlook;
    const Pace pace = constants;
    const Columns at = columns;
    RunningSums<LaneInts> eight;
    RunningSums<std::int32_t> one;
    std::size_t i = 0;
    for (; i + n_lanes <= n; i += n_lanes) feel_rows<Lanes>(here, pace, at, home, harm_draw, relief_draw, i, eight);
    for (; i < n; ++i) feel_rows<float>(here, pace, at, home, harm_draw, relief_draw, i, one);
    add(total, eight);
    add(total, one);
}

/// Probability to join the group that recruits here, for everyone in the block.
ENTENTE_WIDE void weigh_joining(const Outlook& outlook, const Pace& constants, const Columns& c,
                                const std::uint8_t* demobilised, std::size_t n, float* probability) {
    const Outlook here = outlook;
    const Pace pace = constants;
    const Columns at = c;
    for (std::size_t i = 0; i < n; ++i) {
        const float fought = static_cast<float>(demobilised[i] & 1);  // not those who found civil life
        const float odds =
            exp_fast(wish_to_join(here, pace, at.felt.welfare[i], at.felt.fear[i], at.felt.grievance[i], fought));
        probability[i] = here.join_scale * odds / (1.0f + odds);
    }
}

class Block {
public:
    Block(const BlockContext& context, std::size_t begin, std::size_t end, const BlockDraws& draws)
        : x_(context),
          h_(context.households),
          begin_(begin),
          n_(end - begin),
          draws_(draws),
          origin_(h_.origin[begin]),
          identity_(h_.identity[begin]),
          home_(x_.tables.outlook[origin_ * x_.n_identities + identity_]),
          columns_{&h_.endowment[begin], columns_of(h_, begin)} {}

    void move() {
        find_displaced();
        live_at_home();
        for (std::size_t j = 0; j < n_away_; ++j) live_away(away_[j]);
        bear_arms();
        for (std::size_t j = 0; j < n_away_; ++j) travel(away_[j], true);
        if (home_.flight_fear > 0.0f) flee_from_home();
        grow_settled();
        count_fighters();
        if (x_.count_welfare) count_welfare();
    }

private:
    std::int64_t* cell(std::size_t residence) const {
        return x_.sums + (residence * x_.n_identities + identity_) * cell_fields;
    }
    std::int64_t* counts(std::size_t district) const {
        return x_.sums + x_.layout.districts + district * district_fields;
    }

    void find_displaced() {
        for (std::size_t i = 0; i < n_; ++i) {
            const bool away = h_.residence[begin_ + i] != origin_;
            stays_[i] = away ? 0.0f : 1.0f;
            away_[n_away_] = static_cast<std::uint16_t>(i);
            n_away_ += away;
        }
    }

    void live_at_home() {
        BlockSums sums;
        feel_at_home(home_, x_.pace, columns_, stays_.data(), draws_.harm.data(), draws_.relief.data(), n_, sums);
        std::int64_t* const to = cell(origin_);
        to[count_field] += static_cast<std::int64_t>(n_ - n_away_);
        std::int64_t* next = to + first_feeling_field;
        for_each_feeling([&](std::int32_t sum) { *next++ += sum; }, sums.felt);
        counts(origin_)[in_need_field] += sums.in_need;
        counts(origin_)[reached_field] += sums.reached;
        counts(origin_)[harmed_field] += sums.harmed;
    }

    /// One displaced household: it lives in another outlook, and is in need whatever its means.
    void live_away(std::size_t i) {
        const std::size_t row = begin_ + i;
        const std::size_t residence = h_.residence[row];
        const Outlook& here = x_.tables.outlook[residence * x_.n_identities + identity_];
        const bool reached = draws_.relief[i] < here.reached;
        const bool harmed = draws_.harm[i] < here.harmed;
        const bool by_government = draws_.harm[i] < here.harmed_by_government;
        Feelings<float> old;
        for_each_feeling([&](float& value, const float* column) { value = column[i]; }, old, columns_.felt);
        const Feelings<float> felt =
            feel<float>(here, x_.pace, old, h_.endowment[row], 1.0f,
                        {static_cast<float>(harmed), static_cast<float>(by_government), static_cast<float>(reached)});
        for_each_feeling([&](float* column, float value) { column[i] = value; }, columns_.felt, felt);

        std::int64_t* const to = cell(residence);
        to[count_field] += 1;
        to[displaced_field] += 1;
        std::int64_t* next = to + first_feeling_field;
        for_each_feeling([&](float value) { *next++ += fixed_if(value, 1.0f); }, felt);
        counts(origin_)[displaced_from_field] += 1;
        counts(residence)[in_need_field] += 1;
        counts(residence)[reached_field] += reached;
        counts(residence)[harmed_field] += harmed;
        displaced_welfare(felt.welfare);
    }

    void displaced_welfare(float welfare) { x_.sums[x_.layout.displaced_welfare] += fixed_if(welfare, 1.0f); }

    /// Joining where the household lives; deserting, falling and disarming where it lives too.
    void bear_arms() {
        if (home_.join_scale > 0.0f) {
            weigh_joining(home_, x_.pace, columns_, &h_.demobilised[begin_], n_, join_.data());
        } else {
            std::fill(join_.begin(), join_.begin() + static_cast<std::ptrdiff_t>(n_), 0.0f);
        }
        for (std::size_t j = 0; j < n_away_; ++j) {  // the displaced are recruited where they live
            const std::size_t i = away_[j];
            const std::size_t row = begin_ + i;
            const Outlook& here = x_.tables.outlook[h_.residence[row] * x_.n_identities + identity_];
            const float odds = exp_fast(wish_to_join(here, x_.pace, h_.welfare[row], h_.fear[row], h_.grievance[row],
                                                     static_cast<float>(h_.demobilised[row] & 1)));
            join_[i] = here.join_scale * odds / (1.0f + odds);
        }
        for (std::size_t i = 0; i < n_; ++i) {
            if (h_.allegiance[begin_ + i] != 0) {
                lay_down_arms(begin_ + i, draws_.arms[i]);
            } else if (draws_.arms[i] < join_[i]) {
                h_.allegiance[begin_ + i] =
                    x_.tables.outlook[h_.residence[begin_ + i] * x_.n_identities + identity_].recruiter;
            }
        }
    }

    void lay_down_arms(std::size_t row, float draw) {
        const std::size_t g = h_.allegiance[row] - 1u;
        const std::size_t residence = h_.residence[row];
        const float killed = x_.tables.fall(g, residence);
        const float deserted = killed + x_.tables.desert(g, residence);
        const float disarmed = deserted + x_.tables.leave_arms(g, residence);
        if (draw >= disarmed) return;
        h_.allegiance[row] = 0;
        if (draw >= deserted) {
            const bool again = h_.demobilised[row] != ex_combatant::never;
            h_.demobilised[row] = ex_combatant::mark(g, ex_combatant::disarmed, again);
            x_.sums[x_.layout.groups_leaving + g * x_.n_districts + residence] += 1;
        }
    }

    /// Return or further flight of one household that lives in `residence`.
    void travel(std::size_t i, bool displaced) {
        const std::size_t row = begin_ + i;
        const float draw = draws_.motion[i];
        if (h_.weeks_away[row] < weeks_settled) return;
        if (displaced && draw < home_.homecoming) {
            h_.residence[row] = origin_;
            h_.weeks_away[row] = 0;
            counts(origin_)[returned_field] += 1;
            return;
        }
        const std::size_t residence = h_.residence[row];
        const Outlook& here = x_.tables.outlook[residence * x_.n_identities + identity_];
        if (here.flight_fear <= 0.0f) return;
        // Flight takes the upper end of the draw, so that it does not meet the return.
        const float flight = here.flight_base + here.flight_fear * h_.fear[row] * h_.fear[row];
        const float upper = 1.0f - flight;
        if (draw <= upper) return;
        h_.residence[row] = choose_refuge(residence, (draw - upper) / flight);
        h_.weeks_away[row] = 0;
        counts(residence)[fled_field] += 1;
    }

    void flee_from_home() {
        const float surely_stays = 1.0f - (home_.flight_base + home_.flight_fear);  // nobody's fear exceeds 1
        for (std::size_t i = 0; i < n_; ++i) {
            if (draws_.motion[i] > surely_stays && stays_[i] > 0.0f) travel(i, false);
        }
    }

    /// Where a household flees to: the refuge whose stretch of the cumulated pull the draw falls into.
    std::uint16_t choose_refuge(std::size_t d, float draw) const {
        const auto cumulative = x_.tables.refuge_cumulative.row(d);
        const float target = draw * cumulative.back();
        std::size_t r = 0;
        while (r + 1 < cumulative.size() && cumulative[r] < target) ++r;
        return x_.tables.refuge(d, r);
    }

    void grow_settled() {
        std::uint8_t* const weeks = &h_.weeks_away[begin_];
        for (std::size_t i = 0; i < n_; ++i) weeks[i] = static_cast<std::uint8_t>(weeks[i] + (weeks[i] < 255));
    }

    void count_fighters() {
        for (std::size_t i = 0; i < n_; ++i) {
            const std::size_t allegiance = h_.allegiance[begin_ + i];
            if (allegiance == 0) continue;
            x_.sums[x_.layout.groups_fighting + (allegiance - 1) * x_.n_districts + h_.residence[begin_ + i]] += 1;
        }
    }

    void count_welfare() {
        for (std::size_t i = 0; i < n_; ++i) {
            x_.sums[x_.layout.welfare_bins +
                    static_cast<std::size_t>(columns_.felt.welfare[i] * just_under_all_bins)] += 1;
        }
    }

    const BlockContext& x_;
    Households& h_;
    std::size_t begin_;
    std::size_t n_;
    const BlockDraws& draws_;
    std::uint16_t origin_;
    std::uint8_t identity_;
    const Outlook& home_;
    Columns columns_;
    std::size_t n_away_ = 0;
    std::array<std::uint16_t, rows_at_once + 1> away_;
    std::array<float, rows_at_once> stays_;
    std::array<float, rows_at_once> join_;
};

}  // namespace

void move_block(const BlockContext& context, std::size_t begin, std::size_t end, const BlockDraws& draws) {
    Block(context, begin, end, draws).move();
}

}  // namespace entente
