#include <array>
#include <cmath>
#include <string_view>

#include "analysis/numbers.hpp"
#include "analysis/rates.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

namespace {

struct Risk {
    std::string_view events;
    std::string_view exposure;
    std::string_view name;
    double per;
};

constexpr double ten_thousand = 10'000;
constexpr std::array<Risk, 2> risks{{
    {"aid_incidents_total", "worker_years_total", "attacks per 10,000 worker-years", ten_thousand},
    {"aid_victims_total", "worker_years_total", "victims per 10,000 worker-years", ten_thousand},
}};

/// (world) sums over the cells in which every structure has both; NaN without one.
struct ByWorld {
    std::vector<std::vector<double>> events, exposure;  // (structure)(world)
};

ByWorld by_world(const ViewInput& view, const Section& section, std::size_t events, std::size_t exposure) {
    const auto counted = values_of_arms(view, section, events);
    const auto exposed = values_of_arms(view, section, exposure);
    const std::size_t n_arms = section.arms.size();
    ByWorld sums;
    sums.events.assign(n_arms, std::vector<double>(view.design.n_worlds, 0));
    sums.exposure = sums.events;
    for (std::size_t cell = 0; cell < view.design.world_of_cell.size(); ++cell) {
        bool is_whole = true;
        for (std::size_t arm = 0; arm < n_arms; ++arm) {
            is_whole = is_whole && std::isfinite(counted[arm][cell]) && std::isfinite(exposed[arm][cell]);
        }
        const std::size_t world = view.design.world_of_cell[cell];
        for (std::size_t arm = 0; is_whole && arm < n_arms; ++arm) {
            sums.events[arm][world] += counted[arm][cell];
            sums.exposure[arm][world] += exposed[arm][cell];
        }
    }
    return sums;
}

Estimate scaled(Estimate estimate, double factor) {
    return {estimate.value * factor, estimate.low * factor, estimate.high * factor};
}

}  // namespace

Panel rates_panel(const ViewInput& view) {
    Panel panel = panel_of(View::rates, "Risk to aid workers, for the time that they work");
    panel.columns = {{"rate", {"rate_of"}, true},
                     {"structure", {"structure"}, true},
                     {"events", {"events"}},
                     {"exposure", {"exposure"}, false, true},
                     {"rate", {"rate", "rate_low", "rate_high"}},
                     {"scatter", {"dispersion"}},
                     {"ratio", {"ratio", "ratio_low", "ratio_high"}},
                     {"worlds", {"n_worlds"}, false, true}};
    for (const Section& section : view.comparison.sections) {
        for (const Risk& risk : risks) {
            const auto events = column_named(view.input, std::string(risk.events));
            const auto exposure = column_named(view.input, std::string(risk.exposure));
            if (!events || !exposure) continue;
            const ByWorld sums = by_world(view, section, *events, *exposure);
            for (std::size_t arm = 0; arm < section.arms.size(); ++arm) {
                const Rate rate = rate_of(sums.events[arm], sums.exposure[arm]);
                Estimate ratio;
                const std::string name = section.arms[arm].name + section_mark(view.comparison, section);
                if (arm > 0) {
                    ratio = rate_ratio(sums.events[arm], sums.exposure[arm], sums.events[0], sums.exposure[0]);
                    const bool is_found = ratio.low > 1 || ratio.high < 1;
                    panel.findings.push_back(
                        name + ": " + std::string(risk.name) + " " +
                        (std::isnan(ratio.value) ? "cannot be compared: too few events."
                         : is_found ? shown_estimate(ratio) + " times those under " + section.arms[0].name + "."
                                    : "not found to differ from those under " + section.arms[0].name + " (ratio " +
                                          shown_estimate(ratio) + ")."));
                }
                panel.rows.push_back({text_cell(std::string(risk.name)), text_cell(name),
                                      number_cell(rate.events, decimals_for(0, rate.events)),
                                      number_cell(rate.exposure, 0), estimate_cell(scaled(rate.rate, risk.per)),
                                      number_cell(rate.dispersion, 1), estimate_cell(ratio), count_cell(rate.n)});
            }
        }
    }
    if (panel.rows.empty()) panel.findings = {"This file holds no events with their exposure."};
    panel.notes = {
        "All events over all worker-years: worlds in which more people work count more, unlike in the mean of the "
        "worlds' own rates. Scatter: variance of the counts over that of Poisson; the interval of a rate is "
        "quasi-Poisson, that of a ratio is from pairs of worlds. Fewer attacks because everyone left are not safety: "
        "the rate is of those who stayed, and those who stay are not a sample. With fewer than ten events believe "
        "the order of magnitude only."};
    return panel;
}

}  // namespace entente
