#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "analysis/page_districts.hpp"
#include "analysis/page_json.hpp"
#include "analysis/page_panels.hpp"
#include "analysis/page_words.hpp"
#include "analysis/who.hpp"

namespace entente::page {

namespace {

using Json = nlohmann::ordered_json;
using std::string_view;

/// On whom an outcome falls, worst-off first.
constexpr auto touched = std::to_array<std::pair<string_view, string_view>>({
    {"worst_group", "welfare_worst_group_final"},
    {"worst_group", "legitimacy_worst_group_final"},
    {"worst_group", "coherence_alignment_communities_worst_group_mean"},
    {"displaced", "welfare_displaced_final"},
    {"displaced", "displaced_final"},
    {"displaced", "refugees_final"},
    {"displaced", "returned_total"},
    {"civilians", "civilian_deaths_groups_total"},
    {"civilians", "civilian_deaths_government_total"},
    {"civilians", "communal_deaths_total"},
    {"people", "welfare_final"},
    {"people", "welfare_gini_final"},
    {"people", "coverage_mean"},
    {"people", "people_in_need_final"},
    {"people", "safety_final"},
    {"national_staff", "aid_victims_national_total"},
    {"national_staff", "risk_transfer_index"},
    {"international_staff", "international_victims"},
    {"aid_workers", "aid_victims_per_10000_worker_years"},
    {"aid_workers", "withdrawal_total"},
    {"peacekeepers", "mission_deaths_total"},
    {"organisations", "access_un_mean"},
    {"organisations", "access_ngo_mean"},
    {"organisations", "access_local_ngo_mean"},
    {"organisations", "funded_share_relief_mean"},
    {"organisations", "coordination_share_mean"},
});

/// What organisations of a kind have, where files hold series by organisation.
constexpr std::array<string_view, 5> of_organisations{
    "access_by_organisation", "association_by_organisation", "funded_share_by_organisation",
    "coordination_share_by_organisation", "aid_incidents_by_organisation"};

/// A file does not count international victims: all victims of attacks on civilian organisations less the national
/// ones.
void add_international_victims(ComparisonInput& input) {
    const auto national = column_named(input, "aid_victims_national_total");
    const auto aid = column_named(input, "aid_victims_total");
    const auto other = column_named(input, "other_civilian_victims_total");
    if (!national || !aid || !other) return;
    std::vector<double> column;
    for (std::size_t run = 0; run < input.labels.size(); ++run) {
        column.push_back(input.columns[*aid][run] + input.columns[*other][run] - input.columns[*national][run]);
    }
    input.outcomes.push_back({"international_victims", "people", "", Better::lower, Role::outcome});
    input.columns.emplace_back() = std::move(column);
}

Json row(const Message& who, const Message& what, const Arm& arm, Better better, const Section& section,
         const Contrast& contrast, const Scale& scale) {
    const PairedDifference& pair = contrast.pair;
    return {{"who", who},
            {"what", what},
            {"arm", name_of_arm(arm)},
            {"model", arm.integration_model},
            {"better", name_of(better)},
            {"difference", number_or_null(pair.difference)},
            {"low", number_or_null(pair.low)},
            {"high", number_or_null(pair.high)},
            {"reference", number_or_null(pair.mean_b)},
            {"error", number_or_null(pair.standard_error)},
            {"n", pair.n},
            {"verdict", name_of(contrast.verdict)},
            {"words", difference_of(section, contrast, scale)}};
}

void add_people(const PageSource& source, const PagePart& part, Json& sections, std::string& tables) {
    ComparisonInput input = part.input;
    add_international_victims(input);
    std::vector<std::string> names;
    for (const auto& [who, name] : touched) {
        if (column_named(input, std::string(name))) names.emplace_back(name);
    }
    if (names.empty()) return;
    const Comparison comparison = compare(input, part.baseline, names);
    std::map<string_view, string_view> who_of;
    for (const auto& [who, name] : touched) who_of[name] = who;
    for (const Section& section : comparison.sections) {
        Json data{{"title", title_of(section)}, {"rows", Json::array()}};
        std::vector<std::vector<Message>> rows;
        for (const Contrast& contrast : section.contrasts) {
            if (contrast.outcome >= comparison.n_asked) continue;
            const Outcome& outcome = comparison.outcomes[contrast.outcome];
            const Scale scale = scale_of(section, contrast.outcome);
            const Message who = "who." + std::string(who_of.at(outcome.name));
            const Arm& arm = section.arms[contrast.arm];
            rows.push_back({who, title_of(outcome, scale), name_of_arm(arm), mean_of(section, contrast, scale, true),
                            difference_of(section, contrast, scale), verdict_of(contrast)});
            data["rows"].push_back(row(who, title_of(outcome, scale), arm, outcome.better, section, contrast, scale));
        }
        sections.push_back(std::move(data));
        tables += source.markup.table(
            title_of(section),
            {"head.who", "head.outcome", "head.structure", "head.reference", "head.difference", "head.verdict"}, rows);
    }
}

/// Those worst off beside all: who falls behind?
std::string gaps_table(const PageSource& source, const PagePart& part, const Section& section) {
    std::vector<std::vector<Message>> rows;
    for (const Fared& one : who_fared(part.view(), section)) {
        if (!one.has_all || one.own.n < 2) continue;
        const auto shown = [](const PairedDifference& pair) {
            return pair.exactly_zero || pair.equal_but_for_rounding
                       ? figure(0, 0)
                       : signed_interval(pair.difference, pair.low, pair.high);
        };
        rows.push_back({"some." + std::string(one.some.theirs), name_of_outcome(part.input.outcomes[one.column].name),
                        name_of_arm(section.arms[one.arm]), shown(one.own), shown(one.all), shown(one.gap)});
    }
    if (rows.empty()) return {};
    return source.markup.table(say("gains.gaps", {{"reference", name_of_arm(section.arms.front())}}),
                               {"head.who", "head.outcome", "head.structure", "head.theirs", "head.of_all", "head.gap"},
                               rows);
}

/// (family) of each organisation that did anything, in the order of the file.
std::vector<std::string> families_of(const FileHead& head) {
    std::vector<std::string> families;
    for (const OrganisationLabel& organisation : head.organisations) {
        if (std::find(families.begin(), families.end(), organisation.family) == families.end())
            families.push_back(organisation.family);
    }
    return families;
}

std::string families_table(const PageSource& source, const PagePart& part, const Series& series) {
    const FileHead& head = source.file.head();
    const std::vector<std::string> families = families_of(head);
    const Times whole = times_of(head.plan, 1);
    const Reduce over_run = at_times(head.plan, series, whole);
    const Reduce by_family = [&](std::span<const float> values) {
        const std::vector<double> each = over_run(values);
        std::vector<double> sums(families.size(), 0);
        std::vector<double> counts(families.size(), 0);
        for (std::size_t i = 0; i < each.size() && i < head.organisations.size(); ++i) {
            if (!std::isfinite(each[i])) continue;
            const auto family = std::find(families.begin(), families.end(), head.organisations[i].family);
            sums[static_cast<std::size_t>(family - families.begin())] += each[i];
            counts[static_cast<std::size_t>(family - families.begin())] += 1;
        }
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] /= counts[i];  // NaN without an organisation
        return sums;
    };
    const ByWorld worlds = read_by_world(source.file, part, series.dataset, families.size(), by_family);
    std::vector<std::vector<Message>> rows;
    for (std::size_t family = 0; family < families.size(); ++family) {
        for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
            if (arm == part.references[arm]) continue;
            const MeanOverWorlds reference = level_of(worlds, part.references[arm], family);
            const MeanOverWorlds difference = difference_of(worlds, arm, part.references[arm], family);
            if (difference.n == 0 || (difference.mean == 0 && reference.mean == 0)) continue;
            const double half = difference.half_width;
            rows.push_back({"family." + families[family], name_of_arm(part.arms[arm]), rough(reference.mean),
                            signed_interval(difference.mean, difference.mean - half, difference.mean + half),
                            difference.excludes_zero() ? (difference.mean > 0 ? "verdict.higher" : "verdict.lower")
                                                       : "verdict.no finding"});
        }
    }
    if (rows.empty()) return {};
    const std::string stem(series.observable.name);
    return source.markup.table(say("gains.families", {{"outcome", name_of_outcome(stem)}}),
                               {"head.family", "head.structure", "head.reference", "head.difference", "head.verdict"},
                               rows);
}

/// In how many districts a structure does better than its reference, in how many worse, over the whole run.
std::string districts_table(const PageSource& source, const PagePart& part, const std::vector<DistrictStory>& stories) {
    std::vector<std::vector<Message>> rows;
    for (const DistrictStory& story : stories) {
        const Better better = story.series->observable.better;
        if (better == Better::undecided) continue;
        for (std::size_t arm = 0; arm < part.arms.size(); ++arm) {
            const std::size_t reference = part.references[arm];
            if (arm == reference) continue;
            std::size_t n_better = 0;
            std::size_t n_worse = 0;
            std::size_t n_none = 0;
            MeanOverWorlds most;
            MeanOverWorlds least;
            for (std::size_t district = 0; district < story.n_districts(); ++district) {
                const MeanOverWorlds one = difference_of(story.worlds, arm, reference, story.over_run(district));
                const bool is_better = (one.mean > 0) == (better == Better::higher);
                n_none += !one.excludes_zero();
                n_better += one.excludes_zero() && is_better;
                n_worse += one.excludes_zero() && !is_better;
                const double sign = better == Better::higher ? 1 : -1;
                if (std::isnan(most.mean) || sign * one.mean > sign * most.mean) most = one;
                if (std::isnan(least.mean) || sign * one.mean < sign * least.mean) least = one;
            }
            const auto shown = [](const MeanOverWorlds& one) {
                return signed_interval(one.mean, one.mean - one.half_width, one.mean + one.half_width);
            };
            rows.push_back({name_of_outcome(std::string(story.series->observable.name)), name_of_arm(part.arms[arm]),
                            figure(n_better), figure(n_worse), figure(n_none), shown(most), shown(least)});
        }
    }
    if (rows.empty()) return {};
    return source.markup.table(
        "gains.districts",
        {"head.outcome", "head.structure", "head.n_better", "head.n_worse", "head.n_none", "head.most", "head.worst"},
        rows);
}

}  // namespace

PagePanel gains_panel(const PageSource& source) {
    PagePanel panel{"gains", {}, {}};
    for (std::size_t i = 0; i < source.parts.size(); ++i) {
        const PagePart& part = source.parts[i];
        std::string tables;
        Json sections = Json::array();
        if (part.comparison) {
            add_people(source, part, sections, tables);
            for (const Section& section : part.comparison->sections) tables += gaps_table(source, part, section);
            for (const string_view name : of_organisations) {
                const Series* series = series_of(source.file.head().plan, std::string(name));
                if (series != nullptr) tables += families_table(source, part, *series);
            }
            tables += districts_table(source, part, source.districts->of_part[i]);
        }
        panel.markup.push_back(tables);
        panel.data.push_back(sections.empty() ? Json(nullptr) : Json{{"sections", sections}});
    }
    return panel;
}

}  // namespace entente::page
