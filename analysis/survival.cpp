#include "analysis/survival.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>

#include "analysis/paired.hpp"

namespace entente {

namespace {

/// One group within one stratum: the hypergeometric mean and variance of its events at each week, summed.
void add_stratum(LogRank& test, double& variance, std::vector<std::size_t> members, std::span<const double> weeks,
                 std::span<const double> observed, const std::vector<bool>& in_first) {
    std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return weeks[a] < weeks[b]; });
    for (std::size_t i = 0; i < members.size();) {
        std::size_t end = i;
        double events = 0;
        double events_first = 0;
        for (; end < members.size() && weeks[members[end]] == weeks[members[i]]; ++end) {
            const bool is_event = observed[members[end]] > 0;
            events += is_event;
            events_first += is_event && in_first[members[end]];
        }
        double first = 0;
        for (std::size_t k = i; k < members.size(); ++k) first += in_first[members[k]];
        const auto at_risk = static_cast<double>(members.size() - i);
        test.observed += events_first;
        test.expected += events * first / at_risk;
        if (at_risk > 1) {
            variance += events * (first / at_risk) * (1 - first / at_risk) * (at_risk - events) / (at_risk - 1);
        }
        i = end;
    }
}

}  // namespace

std::size_t Clocks::n_events() const {
    return static_cast<std::size_t>(std::count(observed.begin(), observed.end(), true));
}

Clocks sorted_clocks(std::span<const double> weeks, std::span<const double> observed) {
    if (weeks.size() != observed.size()) throw std::invalid_argument("sorted_clocks: columns of unequal length");
    Clocks clocks;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        if (std::isfinite(weeks[i]) && std::isfinite(observed[i])) clocks.places.push_back(i);
    }
    std::stable_sort(clocks.places.begin(), clocks.places.end(), [&](std::size_t a, std::size_t b) {
        if (weeks[a] != weeks[b]) return weeks[a] < weeks[b];
        return observed[a] > observed[b];
    });
    for (const std::size_t place : clocks.places) {
        clocks.weeks.push_back(weeks[place]);
        clocks.observed.push_back(observed[place] > 0);
    }
    return clocks;
}

std::vector<SurvivalStep> kaplan_meier(const Clocks& clocks) {
    const double z = boost::math::quantile(boost::math::normal(), 1 - (1 - confidence) / 2);
    std::vector<SurvivalStep> steps;
    double share = 1;
    double greenwood = 0;
    for (std::size_t i = 0; i < clocks.weeks.size();) {
        SurvivalStep step;
        step.week = clocks.weeks[i];
        step.at_risk = clocks.weeks.size() - i;
        for (; i < clocks.weeks.size() && clocks.weeks[i] == step.week; ++i) step.n_events += clocks.observed[i];
        if (step.n_events == 0) continue;
        const auto at_risk = static_cast<double>(step.at_risk);
        const auto events = static_cast<double>(step.n_events);
        share *= 1 - events / at_risk;
        greenwood += events / (at_risk * (at_risk - events));  // infinite once nobody is left
        step.share = step.low = step.high = share;
        if (share > 0 && share < 1) {
            const double width = z * std::sqrt(greenwood) / std::abs(std::log(share));
            step.low = std::pow(share, std::exp(width));
            step.high = std::pow(share, std::exp(-width));
        }
        steps.push_back(step);
    }
    return steps;
}

Estimate share_without_event(const Clocks& clocks, double week) {
    if (clocks.weeks.empty() || week > clocks.last_week()) return {};
    Estimate estimate{1, 1, 1};
    for (const SurvivalStep& step : kaplan_meier(clocks)) {
        if (step.week > week) break;
        estimate = {step.share, step.low, step.high};
    }
    return estimate;
}

double restricted_mean(const Clocks& clocks, double horizon, std::span<const double> times) {
    const auto weight = [&](std::size_t i) { return times.empty() ? 1.0 : times[clocks.places[i]]; };
    double at_risk = 0;
    for (std::size_t i = 0; i < clocks.weeks.size(); ++i) at_risk += weight(i);
    if (!(at_risk > 0)) return Estimate::undefined;
    double share = 1;
    double area = 0;
    double before = 0;
    for (std::size_t i = 0; i < clocks.weeks.size() && clocks.weeks[i] < horizon;) {
        const double week = clocks.weeks[i];
        double events = 0;
        double leaving = 0;
        for (; i < clocks.weeks.size() && clocks.weeks[i] == week; ++i) {
            leaving += weight(i);
            if (clocks.observed[i]) events += weight(i);
        }
        if (events > 0) {
            area += share * (week - before);
            before = week;
            share *= 1 - events / at_risk;
        }
        at_risk -= leaving;
    }
    return area + share * (horizon - before);
}

LogRank log_rank(std::span<const double> weeks, std::span<const double> observed, const std::vector<bool>& in_first,
                 std::span<const std::size_t> strata) {
    const std::size_t n = weeks.size();
    if (observed.size() != n || in_first.size() != n || strata.size() != n) {
        throw std::invalid_argument("log_rank: columns of unequal length");
    }
    std::map<std::size_t, std::vector<std::size_t>> by_stratum;
    for (std::size_t i = 0; i < n; ++i) {
        if (std::isfinite(weeks[i]) && std::isfinite(observed[i])) by_stratum[strata[i]].push_back(i);
    }
    LogRank test;
    double variance = 0;
    for (auto& [stratum, members] : by_stratum) {
        add_stratum(test, variance, std::move(members), weeks, observed, in_first);
    }
    if (!(variance > 0)) return test;
    test.chi_square = (test.observed - test.expected) * (test.observed - test.expected) / variance;
    test.p_value = boost::math::cdf(boost::math::complement(boost::math::chi_squared(1), test.chi_square));
    return test;
}

}  // namespace entente
