#include <algorithm>
#include <array>

#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"
#include "analysis/survival.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> clocks{"relapse", "war_relapse", "resumed"};

struct Curve {
    Clocks clocks;
    std::vector<SurvivalStep> steps;
};

Curve curve_of(const PagePart& part, std::size_t arm, const std::string& clock) {
    const auto weeks = column_named(part.input, clock + "_week");
    const auto observed = column_named(part.input, clock + "_observed");
    std::vector<double> times;
    std::vector<double> events;
    for (const std::vector<std::size_t>& cell : part.runs[arm]) {
        for (const std::size_t run : cell) {
            if (part.input.statuses[run] != RunStatus::finished) continue;
            times.push_back(part.input.columns[*weeks][run]);
            events.push_back(part.input.columns[*observed][run]);
        }
    }
    Curve curve;
    curve.clocks = sorted_clocks(times, events);
    curve.steps = kaplan_meier(curve.clocks);
    return curve;
}

Json data_of(const Curve& curve) {
    Json steps = Json::array();
    for (const SurvivalStep& step : curve.steps) {
        steps.push_back(
            {step.week, number_or_null(step.share), number_or_null(step.low), number_or_null(step.high), step.at_risk});
    }
    return {{"n", curve.clocks.weeks.size()},
            {"events", curve.clocks.n_events()},
            {"last", number_or_null(curve.clocks.last_week())},
            {"steps", steps}};
}

std::vector<Message> row_of(const Arm& arm, const Curve& curve) {
    Message end = curve.clocks.weeks.empty() ? Message("not_available") : figure(1, 0);
    if (!curve.steps.empty()) {
        const SurvivalStep& last = curve.steps.back();
        end = interval(last.share, last.low, last.high);
    }
    return {name_of_arm(arm), figure(curve.clocks.weeks.size()), figure(curve.clocks.n_events()), end};
}

}  // namespace

PagePanel survival_panel(const PageSource& source) {
    PagePanel panel{"survival", {}, {}};
    for (const PagePart& part : source.parts) {
        Json data{{"clocks", Json::array()}};
        std::string tables;
        for (const std::string_view clock : clocks) {
            const std::string name(clock);
            if (!part.has_finished_runs() || !column_named(part.input, name + "_week") ||
                !column_named(part.input, name + "_observed"))
                continue;
            Json one{{"name", name}, {"key", "clock." + name}, {"arms", Json::array()}};
            std::vector<std::vector<Message>> rows;
            std::size_t n = 0;
            for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
                const Curve curve = curve_of(part, arm, name);
                n += curve.clocks.weeks.size();
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
