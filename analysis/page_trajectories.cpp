#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"
#include "analysis/page_worlds.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_points = 80;

constexpr std::array<std::string_view, 16> national{
    "coverage",       "access",        "welfare",       "welfare_worst_group",    "displaced",
    "people_in_need", "safety",        "legitimacy",    "acceptance_aid",         "trust_mission",
    "state_capacity", "battle_deaths", "aid_incidents", "civilian_deaths_groups", "civilian_deaths_government",
    "commitment"};

constexpr std::array<std::string_view, 6> coherences{
    "coherence_agency",   "coherence_whole_of_government",  "coherence_un_system",
    "coherence_external", "coherence_alignment_government", "coherence_alignment_communities"};

Json arm_of(const ByWorld& worlds, std::size_t arm, std::size_t reference) {
    Json data{{"mean", Json::array()}, {"half", Json::array()}};
    if (arm != reference) data["difference"] = data["difference_half"] = Json::array();
    for (std::size_t i = 0; i < worlds.n_values; ++i) {
        const MeanOverWorlds level = level_of(worlds, arm, i);
        data["mean"].push_back(compact(level.mean));
        data["half"].push_back(compact(level.half_width));
        if (arm == reference) continue;
        const MeanOverWorlds difference = difference_of(worlds, arm, reference, i);
        data["difference"].push_back(compact(difference.mean));
        data["difference_half"].push_back(compact(difference.half_width));
    }
    return data;
}

/// First and last year as rows of a table.
std::vector<Message> row_of(const ByWorld& worlds, const PagePart& part, std::size_t arm, const Times& times,
                            int every_weeks) {
    constexpr int year = 52;
    const std::size_t n = worlds.n_values;
    const auto weeks_a_point = static_cast<int>(times.steps_a_point) * every_weeks;
    const std::size_t span = std::clamp<std::size_t>(static_cast<std::size_t>(year / weeks_a_point), 1, n);
    const auto mean_between = [&](std::size_t first, std::size_t end) {
        ByWorld years{worlds.n_worlds, 1, {std::vector<double>(worlds.n_worlds, PairedDifference::undefined)}};
        for (std::size_t world = 0; world < worlds.n_worlds; ++world) {
            double sum = 0;
            std::size_t count = 0;
            for (std::size_t i = first; i < end; ++i) {
                const double value = worlds.of_arm[arm][world * n + i];
                if (!std::isfinite(value)) continue;
                sum += value;
                ++count;
            }
            if (count > 0) years.of_arm[0][world] = sum / static_cast<double>(count);
        }
        const MeanOverWorlds mean = level_of(years, 0, 0);
        return interval(mean.mean, mean.mean - mean.half_width, mean.mean + mean.half_width);
    };
    return {name_of_arm(part.arms[arm]), mean_between(0, span), mean_between(n - span, n)};
}

template <std::size_t N>
PagePanel series_panel(const PageSource& source, const std::string& id, const std::array<std::string_view, N>& names) {
    const RecordingPlan& plan = source.file.head().plan;
    const Times times = times_of(plan, most_points);
    PagePanel panel{id, {}, {}};
    for (const PagePart& part : source.parts) {
        Json data{{"weeks", times.weeks}, {"series", Json::array()}};
        std::string tables;
        for (const std::string_view name : names) {
            const Series* series = series_of(plan, std::string(name));
            if (series == nullptr || !part.has_finished_runs()) continue;
            const ByWorld worlds =
                read_by_world(source.file, part, series->dataset, times.size(), at_times(plan, *series, times));
            const bool is_count = series->observable.joined == Joined::sum;
            const Message unit = name_of_unit(std::string(series->observable.unit));
            Json one{{"name", name},
                     {"key", name_of_outcome(std::string(name))},
                     {"unit", is_count ? say("unit.per_week", {{"unit", unit}}) : unit},
                     {"better", name_of(series->observable.better)},
                     {"arms", Json::array()}};
            std::vector<std::vector<Message>> rows;
            for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
                one["arms"].push_back(arm_of(worlds, arm, part.references[arm]));
                rows.push_back(row_of(worlds, part, arm, times, plan.every_weeks));
            }
            data["series"].push_back(std::move(one));
            tables += source.markup.table(say("series.caption", {{"outcome", name_of_outcome(std::string(name))}}),
                                          {"head.structure", "head.first", "head.last"}, rows);
        }
        panel.markup.push_back(tables);
        panel.data.push_back(data["series"].empty() ? Json(nullptr) : std::move(data));
    }
    return panel;
}

/// Means over the run, which files without series have as well.
std::string coherence_means(const Markup& markup, const PagePart& part, Json& data) {
    std::vector<std::vector<Message>> rows;
    for (const std::string_view name : coherences) {
        const auto column = column_named(part.input, std::string(name) + "_mean");
        if (!column) continue;
        Json arms = Json::array();
        for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
            const std::vector<double> level = align_arms(part, arm, arm, *column).a;
            const PairedDifference mean = paired_difference(level, std::vector<double>(level.size(), 0));
            rows.push_back({name_of_outcome(std::string(name) + "_mean"), name_of_arm(part.arms[arm]),
                            interval(mean.difference, mean.low, mean.high)});
            arms.push_back({{"arm", arm},
                            {"mean", number_or_null(mean.difference)},
                            {"low", number_or_null(mean.low)},
                            {"high", number_or_null(mean.high)}});
        }
        data["means"].push_back(
            {{"name", name}, {"key", name_of_outcome(std::string(name) + "_mean")}, {"arms", arms}});
    }
    if (rows.empty()) return {};
    return markup.table("coherence.caption", {"head.index", "head.structure", "head.level"}, rows);
}

}  // namespace

PagePanel trajectories_panel(const PageSource& source) {
    return series_panel(source, "trajectories", national);
}

PagePanel coherence_panel(const PageSource& source) {
    PagePanel panel = series_panel(source, "coherence", coherences);
    for (std::size_t i = 0; i < source.parts.size(); ++i) {
        if (!source.parts[i].has_finished_runs()) continue;
        Json data = panel.data[i].is_null() ? Json{{"weeks", Json::array()}, {"series", Json::array()}} : panel.data[i];
        data["means"] = Json::array();
        panel.markup[i] = coherence_means(source.markup, source.parts[i], data);
        if (!data["series"].empty() || !data["means"].empty()) panel.data[i] = std::move(data);
    }
    return panel;
}

}  // namespace entente::page
