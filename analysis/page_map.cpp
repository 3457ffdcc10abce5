#include <algorithm>
#include <cmath>

#include "analysis/page_districts.hpp"
#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;

/// Whether districts come from a file, so that places could be real: no map is drawn of these.
bool could_be_real(const FileHead& head) {
    return std::any_of(head.parameters.begin(), head.parameters.end(), [](const ResolvedParameter& parameter) {
        const bool is_file = parameter.key.ends_with("world.district_file");
        return is_file && !parameter.value.empty() && parameter.value != "\"\"";
    });
}

Json places_of(const FileHead& head) {
    Json places = Json::array();
    for (const DistrictLabel& district : head.districts) {
        places.push_back({{"name", district.name},
                          {"x", number_or_null(district.x)},
                          {"y", number_or_null(district.y)},
                          {"people", number_or_null(district.people)},
                          {"country", district.country}});
    }
    return places;
}

/// Levels, differences from the reference, and which of these are found; (time, district) row-major.
Json arm_of(const DistrictStory& story, std::size_t n_times, std::size_t arm, std::size_t reference) {
    Json data{{"mean", Json::array()}};
    if (arm != reference) {
        data["difference"] = Json::array();
        data["found"] = Json::array();
    }
    for (std::size_t i = 0; i < n_times * story.n_districts(); ++i) {
        data["mean"].push_back(compact(level_of(story.worlds, arm, i).mean));
        if (arm == reference) continue;
        const MeanOverWorlds difference = difference_of(story.worlds, arm, reference, i);
        data["difference"].push_back(compact(difference.mean));
        data["found"].push_back(difference.excludes_zero() ? 1 : 0);
    }
    return data;
}

std::string stem_of(const Series& series) {
    return std::string(series.observable.name);
}

std::string table_of(const PageSource& source, const PagePart& part, const DistrictStory& story, const Times& times) {
    std::vector<Message> heads{"head.district"};
    std::vector<std::vector<Message>> rows(story.n_districts());
    const std::size_t last = times.size() - 1;
    for (std::size_t district = 0; district < rows.size(); ++district) {
        rows[district].push_back(literal(source.file.head().districts[district].name));
    }
    for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
        heads.push_back(say("map.start", {{"structure", name_of_arm(part.arms[arm])}}));
        heads.push_back(say("map.end", {{"structure", name_of_arm(part.arms[arm])}}));
        for (std::size_t district = 0; district < rows.size(); ++district) {
            rows[district].push_back(rough(level_of(story.worlds, arm, story.at(0, district)).mean));
            rows[district].push_back(rough(level_of(story.worlds, arm, story.at(last, district)).mean));
        }
    }
    return source.markup.table(say("map.caption", {{"outcome", name_of_outcome(stem_of(*story.series))}}), heads, rows);
}

}  // namespace

PagePanel map_panel(const PageSource& source) {
    const FileHead& head = source.file.head();
    const DistrictStories& stories = *source.districts;
    PagePanel panel{"map", {}, {}};
    const bool is_withheld = could_be_real(head);
    for (std::size_t i = 0; i < source.parts.size(); ++i) {
        if (is_withheld) {
            panel.markup.push_back(source.markup.text("p", "map.withheld", "class=\"notice\""));
            panel.data.emplace_back(nullptr);
            continue;
        }
        const PagePart& part = source.parts[i];
        std::string tables;
        Json data{{"weeks", stories.times.weeks}, {"places", Json::array()}, {"quantities", Json::array()}};
        for (const DistrictStory& story : stories.of_part[i]) {
            if (story.n_districts() != head.districts.size()) continue;
            const bool is_count = story.series->observable.joined == Joined::sum;
            const Message unit = name_of_unit(std::string(story.series->observable.unit));
            Json one{{"name", stem_of(*story.series)},
                     {"key", name_of_outcome(stem_of(*story.series))},
                     {"unit", is_count ? say("unit.per_week", {{"unit", unit}}) : unit},
                     {"better", name_of(story.series->observable.better)},
                     {"arms", Json::array()}};
            for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
                one["arms"].push_back(arm_of(story, stories.times.size(), arm, part.references[arm]));
            }
            data["quantities"].push_back(std::move(one));
            tables += table_of(source, part, story, stories.times);
        }
        const bool is_drawn = !data["quantities"].empty();
        if (is_drawn) data["places"] = places_of(head);
        panel.markup.push_back(tables);
        panel.data.push_back(is_drawn ? std::move(data) : Json(nullptr));
    }
    return panel;
}

}  // namespace entente::page
