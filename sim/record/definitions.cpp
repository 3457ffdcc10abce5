#include "record/definitions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>

#include "core/maths.hpp"
#include "record/of_all.hpp"
#include "world/vocabulary.hpp"

namespace entente {

namespace {

/// Σ value(i) for i < n in four interleaved running sums: one alone would wait for each addition.
template <class Value>
double sum_of(std::size_t n, const Value& value) {
    constexpr std::size_t n_lanes = 4;
    std::array<double, n_lanes> lanes{};
    const std::size_t n_whole = n - n % n_lanes;
    for (std::size_t i = 0; i < n_whole; i += n_lanes) {
        for (std::size_t lane = 0; lane < n_lanes; ++lane) lanes[lane] += value(i + lane);
    }
    for (std::size_t i = n_whole; i < n; ++i) lanes[i - n_whole] += value(i);
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

double sum_of(std::span<const double> values) {
    return sum_of(values.size(), [&](std::size_t i) { return values[i]; });
}

/// Sum of the `n` largest of some numbers in [0, 1): they are sorted into bins first, so that only the last bin that is
/// taken in part needs an order.
double sum_of_largest(std::vector<double>& parts, std::size_t n) {
    constexpr std::size_t n_bins = 64;
    const auto bin_of = [](double part) { return static_cast<std::size_t>(part * static_cast<double>(n_bins)); };
    std::array<std::size_t, n_bins> counts{};
    for (const double part : parts) ++counts[bin_of(part)];
    std::size_t bin = n_bins;
    std::size_t taken = 0;
    while (bin > 0 && taken + counts[bin - 1] <= n) taken += counts[--bin];
    const auto floor_of_taken = static_cast<double>(bin) / static_cast<double>(n_bins);
    double sum = 0;
    std::size_t n_undecided = 0;
    for (const double part : parts) {  // what is undecided moves to the front
        if (part >= floor_of_taken) {
            sum += part;
        } else if (bin > 0 && bin_of(part) == bin - 1) {
            parts[n_undecided++] = part;
        }
    }
    std::sort(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(n_undecided), std::greater<>());
    for (std::size_t i = 0; i < n - taken; ++i) sum += parts[i];
    return sum;
}

}  // namespace

double non_cancellation(std::span<const double> signed_sum, std::span<const double> absolute_sum) {
    double kept = 0;
    double all = 0;
    for (std::size_t c = 0; c < signed_sum.size(); ++c) {
        kept += std::fabs(signed_sum[c]);
        all += absolute_sum[c];
    }
    return all > 0 ? std::min(1.0, kept / all) : undefined;
}

double common_share(std::span<const double> pattern, std::span<const double> reference) {
    const double all = sum_of(pattern);
    const double wanted = sum_of(reference);
    if (!(all > 0) || !(wanted > 0)) return undefined;
    const double per_effort = 1.0 / all;
    const double per_wish = 1.0 / wanted;
    const double common = sum_of(
        pattern.size(), [&](std::size_t c) { return std::min(pattern[c] * per_effort, reference[c] * per_wish); });
    return std::min(1.0, common);
}

double attainable_share(std::span<const double> reference, std::size_t n_teams, std::vector<double>& scratch) {
    const double wanted = sum_of(reference);
    if (!(wanted > 0) || n_teams == 0) return undefined;
    const auto n = static_cast<double>(n_teams);
    const double teams_per_wish = n / wanted;
    const auto remainder = [&](double wish) {
        const double teams = wish * teams_per_wish;
        return teams - static_cast<double>(static_cast<std::int64_t>(teams));
    };
    scratch.clear();
    double whole = 0;
    for (const double wish : reference) {
        if (!(wish > 0)) continue;
        const double part = remainder(wish);
        whole += wish * teams_per_wish - part;
        scratch.push_back(part);
    }
    const auto left = static_cast<std::size_t>(std::max(0.0, n - whole + 0.5));
    if (left >= scratch.size()) return 1.0;
    return std::min(1.0, (whole + sum_of_largest(scratch, left)) / n);
}

double direction(std::span<const double> effort, std::span<const double> reference, std::size_t n_teams,
                 std::vector<double>& scratch) {
    return std::min(1.0, common_share(effort, reference) / attainable_share(reference, n_teams, scratch));
}

double coherence(std::span<const double> signed_sum, std::span<const double> absolute_sum,
                 std::span<const double> effort, std::span<const double> reference, std::size_t n_teams,
                 std::vector<double>& scratch) {
    return non_cancellation(signed_sum, absolute_sum) * direction(effort, reference, n_teams, scratch);
}

double waste(double effort, double kappa) {
    return effort > 0 ? effort - saturate(effort, kappa) : 0.0;
}

Crowding crowding(std::span<const double> effort_of_each, double kappa) {
    Crowding cell;
    for (const double effort : effort_of_each) {
        cell.effort += effort;
        cell.own += waste(effort, kappa);
    }
    cell.duplicated = std::max(0.0, waste(cell.effort, kappa) - cell.own);
    return cell;
}

Gap decompose_gap(std::span<const GapCell> cells, std::span<const double> duplicated_by_dimension) {
    // What a cell still lacks, as effort, once blocked, unseen and promised are taken.
    const auto lacking = [](const GapCell& cell) {
        if (cell.blocked || cell.unseen) return 0.0;
        return std::max(0.0, cell.standard - cell.effort - cell.promised_effort);
    };
    std::array<double, n_dimensions> lack{};
    for (const GapCell& cell : cells) lack[cell.dimension] += lacking(cell);

    Gap sum;
    double need = 0;
    for (const GapCell& cell : cells) {
        need += cell.need;
        if (cell.standard <= 0 || cell.effort >= cell.standard) continue;
        const double per_effort = cell.need / cell.standard;
        const double missing = (cell.standard - cell.effort) * per_effort;
        sum.gap += missing;
        if (cell.blocked) {
            sum.blocked += missing;
        } else if (cell.unseen) {
            sum.unseen += missing;
        } else {
            const double left = lacking(cell) * per_effort;
            const double filled =
                left > 0 ? left * std::min(1.0, duplicated_by_dimension[cell.dimension] / lack[cell.dimension]) : 0.0;
            sum.promised += missing - left;
            if (cell.promised_effort > 0) sum.need_promised += cell.need;
            sum.crowded += filled;
            sum.unfunded += left - filled;
        }
    }
    for (double* part :
         {&sum.gap, &sum.blocked, &sum.unseen, &sum.promised, &sum.crowded, &sum.unfunded, &sum.need_promised}) {
        *part = need > 0 ? *part / need : undefined;
    }
    return sum;
}

Sincerity sincerity(std::span<const Pledge> members) {
    Sincerity sum;
    for (const Pledge& member : members) {
        sum.effort += member.effort;
        sum.stated += member.effort * member.stated;
        sum.meant += member.effort * member.meant;
        sum.enacted += member.effort * member.enacted;
        sum.false_coherence += member.effort * (member.stated - member.meant);
        sum.shortfall += member.effort * std::max(0.0, member.stated - member.enacted);
        sum.capability_gap += member.effort * std::max(0.0, member.meant - member.enacted);
    }
    if (members.size() < 2 || !(sum.effort > 0)) {
        return {undefined, undefined, undefined, undefined, undefined, undefined, 0.0};
    }
    for (double* value :
         {&sum.stated, &sum.meant, &sum.enacted, &sum.false_coherence, &sum.shortfall, &sum.capability_gap}) {
        *value /= sum.effort;
    }
    return sum;
}

double signs_of_relapse(const Quarter& before, const Quarter& now) {
    // Margins keep noise from counting as a sign.
    constexpr double tenth = 1.1;
    constexpr double twentieth = 1.05;
    constexpr double hundredth = 0.01;
    const auto more = [](double then, double here) { return here > tenth * then + 1.0; };
    const std::array<bool, 7> signs{more(before.battle_deaths, now.battle_deaths),
                                    more(before.civilian_deaths, now.civilian_deaths),
                                    more(before.fled, now.fled),
                                    now.fled > now.returned,
                                    now.fighters > twentieth * before.fighters + 1.0,
                                    now.grievance > before.grievance + hundredth,
                                    now.trust < before.trust - hundredth};
    return static_cast<double>(std::count(signs.begin(), signs.end(), true)) / static_cast<double>(signs.size());
}

double progress(double first, double last, double target, bool more) {
    if (std::isnan(first) || std::isnan(last)) return undefined;
    const auto reached = [&](double value) { return more ? value >= target : value <= target; };
    if (reached(first)) return reached(last) ? 1.0 : 0.0;
    return std::clamp((last - first) / (target - first), 0.0, 1.0);
}

double beyond_chance(double declared, double chance) {
    return chance < 1.0 ? (declared - chance) / (1.0 - chance) : undefined;
}

double impartiality(std::span<const double> effort, std::span<const double> need) {
    double most = 0;
    double least = std::numeric_limits<double>::infinity();
    std::size_t groups = 0;
    for (std::size_t i = 0; i < effort.size(); ++i) {
        if (!(need[i] > 0)) continue;
        most = std::max(most, effort[i] / need[i]);
        least = std::min(least, effort[i] / need[i]);
        ++groups;
    }
    return groups >= 2 && most > 0 ? 1.0 - (most - least) / most : undefined;
}

double attention_overload(std::span<const double> load, std::span<const double> attention) {
    double all = 0;
    double unmet = 0;
    for (std::size_t i = 0; i < load.size(); ++i) {
        all += load[i];
        unmet += std::max(0.0, load[i] - attention[i] * load[i]);
    }
    return all > 0 ? unmet / all : 0.0;
}

double gini(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    double sum = 0;
    double area = 0;
    for (const double value : values) {
        area += 2.0 * sum + value;
        sum += value;
    }
    return sum > 0 ? 1.0 - area / (static_cast<double>(values.size()) * sum) : 0.0;
}

double risk_transfer(double national_victims, double victims, double national_share_of_staff) {
    return victims > 0 && national_share_of_staff > 0 ? national_victims / victims / national_share_of_staff
                                                      : undefined;
}

}  // namespace entente
