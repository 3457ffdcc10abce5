#include "analysis/page_survival.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

constexpr double z = 1.959963984540054;  // 97.5 % of a standard normal lie below

constexpr std::array<std::string_view, 3> clocks{"relapse", "war_relapse", "resumed"};

SurvivalCurve curve_of(const PagePart& part, std::size_t arm, const std::string& clock) {
    const auto weeks = column_of(part.input, clock + "_week");
    const auto observed = column_of(part.input, clock + "_observed");
    std::vector<double> times;
    std::vector<double> events;
    for (const std::vector<std::size_t>& cell : part.runs[arm]) {
        for (const std::size_t run : cell) {
            if (part.input.statuses[run] != RunStatus::finished) continue;
            times.push_back(part.input.columns[*weeks][run]);
            events.push_back(part.input.columns[*observed][run]);
        }
    }
    return kaplan_meier(times, events);
}

Json data_of(const SurvivalCurve& curve) {
    Json steps = Json::array();
    for (std::size_t i = 0; i < curve.weeks.size(); ++i) {
        steps.push_back({curve.weeks[i], exact_or_null(curve.survival[i]), exact_or_null(curve.low[i]),
                         exact_or_null(curve.high[i]), curve.at_risk[i]});
    }
    return {{"n", curve.n}, {"events", curve.n_events}, {"last", curve.last_week}, {"steps", steps}};
}

std::vector<Message> row_of(const Arm& arm, const SurvivalCurve& curve) {
    const bool fell = !curve.weeks.empty();
    const Message end = fell          ? interval(curve.survival.back(), curve.low.back(), curve.high.back())
                        : curve.n > 0 ? figure(1, 0)
                                      : Message("not_available");
    return {name_of_arm(arm), figure(curve.n), figure(curve.n_events), end};
}

}  // namespace

SurvivalCurve kaplan_meier(std::span<const double> weeks, std::span<const double> observed) {
    SurvivalCurve curve;
    std::vector<std::pair<double, bool>> runs;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        if (std::isfinite(weeks[i]) && std::isfinite(observed[i])) runs.emplace_back(weeks[i], observed[i] > 0);
    }
    std::sort(runs.begin(), runs.end());
    curve.n = runs.size();
    if (!runs.empty()) curve.last_week = runs.back().first;
    double survival = 1;
    double greenwood = 0;
    for (std::size_t i = 0; i < runs.size();) {
        const double week = runs[i].first;
        const std::size_t at_risk = runs.size() - i;
        std::size_t n_events = 0;
        for (; i < runs.size() && runs[i].first == week; ++i) n_events += runs[i].second;
        if (n_events == 0) continue;
        const double watched = static_cast<double>(at_risk);
        const double events = static_cast<double>(n_events);
        survival *= 1 - events / watched;
        greenwood += events / (watched * (watched - events));
        const bool is_defined = survival > 0 && survival < 1;
        const double error = std::sqrt(greenwood) / std::abs(std::log(survival));  // of log(−log(survival))
        curve.weeks.push_back(week);
        curve.survival.push_back(survival);
        curve.low.push_back(is_defined ? std::pow(survival, std::exp(z * error)) : survival);
        curve.high.push_back(is_defined ? std::pow(survival, std::exp(-z * error)) : survival);
        curve.at_risk.push_back(at_risk);
        curve.n_events += n_events;
    }
    return curve;
}

PagePanel survival_panel(const PageSource& source) {
    PagePanel panel{"survival", {}, {}};
    for (const PagePart& part : source.parts) {
        Json data{{"clocks", Json::array()}};
        std::string tables;
        for (const std::string_view clock : clocks) {
            const std::string name(clock);
            if (!part.has_finished_runs() || !column_of(part.input, name + "_week") ||
                !column_of(part.input, name + "_observed"))
                continue;
            Json one{{"name", name}, {"key", "clock." + name}, {"arms", Json::array()}};
            std::vector<std::vector<Message>> rows;
            std::size_t n = 0;
            for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
                const SurvivalCurve curve = curve_of(part, arm, name);
                n += curve.n;
                one["arms"].push_back(data_of(curve));
                rows.push_back(row_of(part.arms[arm], curve));
            }
            tables += source.markup.table("clock." + name,
                                          {"head.structure", "head.at_risk", "head.events", "head.share_free"}, rows);
            if (n > 0) data["clocks"].push_back(std::move(one));
        }
        panel.markup.push_back(tables);
        panel.data.push_back(data["clocks"].empty() ? Json(nullptr) : std::move(data));
    }
    return panel;
}

}  // namespace entente::page
