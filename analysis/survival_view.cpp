#include <algorithm>
#include <cmath>

#include "analysis/bootstrap.hpp"
#include "analysis/numbers.hpp"
#include "analysis/paired.hpp"
#include "analysis/survival.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

namespace {

/// One clock under all structures of a section: (structure) columns over cells.
struct ClockColumns {
    std::vector<std::vector<double>> weeks, observed;
};

/// Mean weeks without the event up to the horizon, structure less reference, by resampling whole worlds.
Estimate difference_of_means(const ViewInput& view, const ClockColumns& columns, std::size_t arm, double horizon) {
    const Bootstrap bootstrap;
    const Clocks own = sorted_clocks(columns.weeks[arm], columns.observed[arm]);
    const Clocks reference = sorted_clocks(columns.weeks[0], columns.observed[0]);
    const double difference = restricted_mean(own, horizon) - restricted_mean(reference, horizon);
    std::vector<double> resampled;
    std::vector<double> times(view.design.world_of_cell.size());
    for (std::size_t resample = 0; view.design.n_worlds > 1 && resample < bootstrap.n_resamples; ++resample) {
        const std::vector<double> of_world = times_drawn(view.design.n_worlds, resample, bootstrap);
        for (std::size_t cell = 0; cell < times.size(); ++cell) times[cell] = of_world[view.design.world_of_cell[cell]];
        resampled.push_back(restricted_mean(own, horizon, times) - restricted_mean(reference, horizon, times));
    }
    return percentile_interval(difference, std::move(resampled));
}

LogRank test_of(const ClockColumns& columns, std::size_t arm, bool is_stratified) {
    std::vector<double> weeks, observed;
    std::vector<bool> in_first;
    std::vector<std::size_t> strata;
    for (const std::size_t side : {arm, std::size_t{0}}) {
        for (std::size_t cell = 0; cell < columns.weeks[side].size(); ++cell) {
            weeks.push_back(columns.weeks[side][cell]);
            observed.push_back(columns.observed[side][cell]);
            in_first.push_back(side == arm);
            strata.push_back(is_stratified ? cell : 0);
        }
    }
    return log_rank(weeks, observed, in_first, strata);
}

std::string told(const std::string& clock, const std::string& arm, const std::string& reference,
                 const Estimate& difference, double horizon) {
    const std::string up_to = " up to week " + number(horizon, 0);
    if (std::isnan(difference.value)) return clock + ": nothing to compare for " + arm + ".";
    const int decimals = decimals_for((difference.high - difference.low) / 2, difference.value);
    if (!difference.excludes_zero()) {
        return clock + ": no difference found between " + arm + " and " + reference + up_to + " (" +
               signed_number(difference.value, decimals) + " weeks, " + number(difference.low, decimals) + " to " +
               number(difference.high, decimals) + ").";
    }
    return clock + ": " + arm + " stays " + number(std::abs(difference.value), decimals) + " weeks " +
           (difference.value > 0 ? "longer" : "less long") + " without the event than " + reference + up_to + " (" +
           number(difference.low, decimals) + " to " + number(difference.high, decimals) + ").";
}

void add_clock(Panel& panel, const ViewInput& view, const Section& section, const std::string& event) {
    const auto weeks = column_named(view.input, event + "_week");
    const auto observed = column_named(view.input, event + "_observed");
    if (!weeks || !observed) return;
    const ClockColumns columns{values_of_arms(view, section, *weeks), values_of_arms(view, section, *observed)};
    double horizon = std::numeric_limits<double>::infinity();
    for (std::size_t arm = 0; arm < section.arms.size(); ++arm) {
        horizon = std::fmin(horizon, sorted_clocks(columns.weeks[arm], columns.observed[arm]).last_week());
    }
    const std::string clock = event + section_mark(view.comparison, section);
    for (std::size_t arm = 0; arm < section.arms.size(); ++arm) {
        const Clocks clocks = sorted_clocks(columns.weeks[arm], columns.observed[arm]);
        Estimate difference;
        LogRank stratified, plain;
        if (arm > 0) {
            difference = difference_of_means(view, columns, arm, horizon);
            stratified = test_of(columns, arm, true);
            plain = test_of(columns, arm, false);
            panel.findings.push_back(told(clock, section.arms[arm].name, section.arms[0].name, difference, horizon));
        }
        constexpr int p_decimals = 3;
        panel.rows.push_back({text_cell(event),
                              text_cell(section.arms[arm].name + section_mark(view.comparison, section)),
                              count_cell(clocks.weeks.size()), count_cell(clocks.n_events()),
                              estimate_cell(share_without_event(clocks, horizon)), number_cell(horizon, 0),
                              number_cell(restricted_mean(clocks, horizon), 1), estimate_cell(difference, true),
                              number_cell(stratified.p_value, p_decimals), number_cell(plain.p_value, p_decimals)});
    }
}

}  // namespace

Panel survival_panel(const ViewInput& view) {
    Panel panel = panel_of(View::survival, "Time to relapse, with runs that ended first");
    panel.columns = {{"event", {"event"}, true},
                     {"structure", {"structure"}, true},
                     {"runs", {"n"}},
                     {"events", {"n_events"}},
                     {"share without", {"share", "share_low", "share_high"}},
                     {"week", {"horizon"}, false, true},
                     {"mean weeks", {"restricted_mean"}, false, true},
                     {"difference", {"difference", "difference_low", "difference_high"}},
                     {"p by world", {"p_stratified"}, false, true},
                     {"p plain", {"p_plain"}, false, true}};
    for (const Section& section : view.comparison.sections) {
        for (const Outcome& outcome : view.input.outcomes) {
            constexpr std::string_view ending = "_observed";
            if (!outcome.name.ends_with(ending)) continue;
            add_clock(panel, view, section, outcome.name.substr(0, outcome.name.size() - ending.size()));
        }
    }
    if (panel.rows.empty()) panel.findings = {"This file holds no clock with its event: nothing to tell of survival."};
    panel.notes = {
        "Kaplan and Meier's curve, log-log band. The horizon is the longest time watched under every structure; mean "
        "weeks are the area under the curve up to it, the difference with a 95 % interval from resampled worlds. p by "
        "world compares runs of one world with each other (stratified log-rank) and is the one to read; with two "
        "structures it counts only in which run the event came first. With few events believe neither: the band is "
        "an approximation, and a horizon that most runs outlive says nothing of what comes later."};
    return panel;
}

}  // namespace entente
