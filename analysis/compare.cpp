#include "analysis/compare.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "analysis/many.hpp"
#include "analysis/outcome_names.hpp"

namespace entente {

namespace {

constexpr double undefined = PairedDifference::undefined;
constexpr std::size_t most_explanations = 5;
constexpr double significance = 1 - confidence;

Verdict judge(const PairedDifference& pair, Better better) {
    if (pair.n < 2) return Verdict::too_few;
    if (pair.exactly_zero || pair.equal_but_for_rounding) return Verdict::exactly_equal;
    const bool is_significant = pair.p_value <= significance;
    if (!is_significant) return pair.constant ? Verdict::too_few : Verdict::no_finding;
    if (better == Better::undecided) return pair.difference > 0 ? Verdict::higher : Verdict::lower;
    return (pair.difference > 0) == (better == Better::higher) ? Verdict::better : Verdict::worse;
}

bool is_finding(Verdict verdict) {
    return verdict == Verdict::better || verdict == Verdict::worse || verdict == Verdict::higher ||
           verdict == Verdict::lower;
}

double in_standard_errors(const PairedDifference& pair) {
    return std::abs(pair.difference) / pair.standard_error;  // infinite where all worlds differ alike
}

Explanation explain(const Section& section, std::size_t arm, const std::vector<Outcome>& outcomes) {
    Explanation explanation{arm, {}};
    for (std::size_t i = 0; i < section.contrasts.size(); ++i) {
        const Contrast& contrast = section.contrasts[i];
        if (contrast.arm == arm && outcomes[contrast.outcome].role == Role::process && is_finding(contrast.verdict)) {
            explanation.contrasts.push_back(i);
        }
    }
    std::stable_sort(explanation.contrasts.begin(), explanation.contrasts.end(), [&](std::size_t i, std::size_t j) {
        return in_standard_errors(section.contrasts[i].pair) > in_standard_errors(section.contrasts[j].pair);
    });
    if (explanation.contrasts.size() > most_explanations) explanation.contrasts.resize(most_explanations);
    return explanation;
}

double mean_of_finite(const std::vector<double>& values) {
    double sum = 0;
    std::size_t n = 0;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        sum += value;
        ++n;
    }
    return n > 0 ? sum / static_cast<double>(n) : undefined;
}

std::vector<double> differences_of(const AlignedByWorld& aligned) {
    std::vector<double> differences;
    for (std::size_t world = 0; world < aligned.a.size(); ++world) {
        differences.push_back(aligned.a[world] - aligned.b[world]);
    }
    return differences;
}

/// Fills what follows from the arms.
void contrast_arms(Section& section, const ComparisonInput& input, const Design& design, const Comparison& comparison) {
    const std::vector<Outcome>& outcomes = comparison.outcomes;
    const std::vector<std::size_t>& columns = comparison.columns;
    std::vector<RunsByCell> runs;
    for (const Arm& arm : section.arms) runs.push_back(runs_of(arm, input, design));
    for (std::size_t outcome = 0; outcome < outcomes.size(); ++outcome) {
        const std::vector<double> reference = values_by_cell(runs[0], input, columns[outcome]);
        section.reference_means.push_back(mean_of_finite(align(runs[0], runs[0], reference, reference, design).a));
        for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
            const std::vector<double> values = values_by_cell(runs[arm], input, columns[outcome]);
            const AlignedByWorld aligned = align(runs[arm], runs[0], values, reference, design);
            Contrast contrast;
            contrast.outcome = outcome;
            contrast.arm = arm;
            contrast.pair = paired_difference(aligned.a, aligned.b);
            contrast.incomplete_cells = aligned.incomplete_cells;
            contrast.share_better = share_better(contrast.pair, outcomes[outcome].better);
            contrast.verdict = judge(contrast.pair, outcomes[outcome].better);
            const Better better = outcomes[outcome].better;
            if (better != Better::undecided)
                contrast.superiority = superiority(aligned.a, aligned.b, better == Better::higher);
            if (outcome < comparison.n_asked) {
                contrast.bootstrap = bca_interval(differences_of(aligned));
                contrast.switching = switching_values(input, design, values, reference);
            }
            section.contrasts.push_back(std::move(contrast));
        }
    }
    for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
        section.explanations.push_back(explain(section, arm, outcomes));
    }
}

constexpr std::string_view preset_process = "preset";

/// Arms of one section, the reference first; a section of one arm compares nothing.
std::optional<Section> section_of(ContrastKind kind, std::string held, std::vector<Arm> arms,
                                  const std::string& reference, std::string Arm::*label) {
    if (arms.size() < 2) return std::nullopt;
    std::set<std::string> names;
    for (Arm& arm : arms) {
        arm.name = arm.*label;
        names.insert(arm.name);
    }
    if (names.size() < arms.size()) {
        for (Arm& arm : arms) arm.name = arm.integration_model + ", " + arm.process;
    }
    const auto first = std::find_if(arms.begin(), arms.end(), [&](const Arm& arm) {
        return arm.*label == reference || arm.integration_model == reference;
    });
    if (first != arms.end()) std::rotate(arms.begin(), first, first + 1);
    Section section;
    section.kind = kind;
    section.held = std::move(held);
    section.arms = std::move(arms);
    return section;
}

std::vector<Section> sections_of(const ComparisonInput& input, const std::string& baseline) {
    const std::vector<Arm> arms = arms_of(input);
    const auto baseline_arm =
        std::find_if(arms.begin(), arms.end(), [&](const Arm& arm) { return arm.integration_model == baseline; });
    std::vector<Arm> presets;
    std::vector<std::pair<std::string, std::vector<Arm>>> by_process, by_placement;
    const auto join = [](auto& groups, const std::string& key, const Arm& arm) {
        auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& known) { return known.first == key; });
        if (group == groups.end()) group = groups.insert(groups.end(), {key, {}});
        group->second.push_back(arm);
    };
    for (const Arm& arm : arms) {
        if (arm.process == preset_process) {
            presets.push_back(arm);
        } else {
            join(by_process, arm.process, arm);
            join(by_placement, arm.placement, arm);
        }
    }
    std::vector<Section> sections;
    const auto keep = [&](std::optional<Section> section) {
        if (section) sections.push_back(std::move(*section));
    };
    for (auto& [process, group] : by_process) {
        keep(section_of(ContrastKind::placement, process, group, baseline_arm->placement, &Arm::placement));
    }
    for (auto& [placement, group] : by_placement) {
        keep(section_of(ContrastKind::process, placement, group, "none", &Arm::process));
    }
    keep(section_of(ContrastKind::preset, "", presets, baseline, &Arm::integration_model));
    return sections;
}

void correct_for_many(Comparison& comparison) {
    for (const Role role : {Role::outcome, Role::process}) {
        std::vector<Contrast*> contrasts;
        std::vector<double> p_values;
        Multiplicity& many = comparison.multiplicity[index_of(role)];
        for (Section& section : comparison.sections) {
            for (Contrast& contrast : section.contrasts) {
                if (comparison.outcomes[contrast.outcome].role != role) continue;
                const bool is_tested =
                    contrast.verdict != Verdict::too_few && contrast.verdict != Verdict::exactly_equal;
                contrasts.push_back(&contrast);
                p_values.push_back(is_tested ? contrast.pair.p_value : undefined);
                many.n_tested += is_tested;
                many.n_exactly_equal += contrast.verdict == Verdict::exactly_equal;
                many.n_too_few += contrast.verdict == Verdict::too_few;
                many.n_found += is_finding(contrast.verdict);
            }
        }
        const std::vector<bool> survives = holm(p_values, significance);
        for (std::size_t i = 0; i < contrasts.size(); ++i) {
            contrasts[i]->survives_holm = survives[i];
            many.n_surviving_holm += survives[i];
        }
        many.expected_by_luck = significance * static_cast<double>(many.n_tested);
    }
}

/// Columns of the input to compare: those asked for come first, all process measures after them.
struct Selection {
    std::vector<std::size_t> columns;
    std::size_t n_asked = 0;
};

Selection select_columns(const ComparisonInput& input, const std::vector<std::string>& names) {
    Selection selection;
    const auto choose = [&](std::size_t column) {
        auto& columns = selection.columns;
        if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
    };
    for (const std::size_t column : outcomes_named(input, names)) choose(column);
    for (std::size_t i = 0; names.empty() && i < input.outcomes.size(); ++i) {
        if (input.outcomes[i].role == Role::outcome) choose(i);
    }
    selection.n_asked = selection.columns.size();
    for (std::size_t i = 0; i < input.outcomes.size(); ++i) {
        if (input.outcomes[i].role == Role::process) choose(i);
    }
    return selection;
}

/// A clock `<event>_week` beside `<event>_observed` holds the end of the run where nothing happened.
bool is_clock(const Outcome& outcome, const std::vector<Outcome>& all) {
    constexpr std::string_view ending = "_week";
    if (!outcome.name.ends_with(ending)) return false;
    const std::string observed = outcome.name.substr(0, outcome.name.size() - ending.size()) + "_observed";
    return std::any_of(all.begin(), all.end(), [&](const Outcome& other) { return other.name == observed; });
}

}  // namespace

std::string default_baseline(const ComparisonInput& input) {
    return input.labels.empty() ? "" : input.labels.front().integration_model;
}

std::vector<std::string> headline_outcomes(const ComparisonInput& input) {
    constexpr std::array<std::string_view, 20> headlines{"coverage_mean",
                                                         "access_mean",
                                                         "welfare_final",
                                                         "welfare_worst_group_final",
                                                         "condition_humanitarian_final",
                                                         "safety_final",
                                                         "acceptance_aid_mean",
                                                         "legitimacy_final",
                                                         "trust_mission_mean",
                                                         "state_capacity_final",
                                                         "aid_incidents_total",
                                                         "aid_incidents_per_10000_worker_years",
                                                         "risk_transfer_index",
                                                         "mission_deaths_total",
                                                         "displaced_final",
                                                         "civilian_deaths_groups_total",
                                                         "civilian_deaths_government_total",
                                                         "battle_deaths_total",
                                                         "relapse_observed",
                                                         "war_relapse_observed"};
    std::vector<std::string> present;
    for (const std::string_view name : headlines) {
        for (const Outcome& outcome : input.outcomes) {
            if (outcome.name == name) present.emplace_back(name);
        }
    }
    if (present.empty()) {
        for (const Outcome& outcome : input.outcomes) {
            if (outcome.role == Role::outcome) present.push_back(outcome.name);
        }
    }
    return present;
}

Comparison compare(const ComparisonInput& input, const std::string& baseline,
                   const std::vector<std::string>& outcome_names) {
    check(input);
    std::vector<std::string> models;
    for (const RunLabel& label : input.labels) models.push_back(label.integration_model);
    if (std::find(models.begin(), models.end(), baseline) == models.end()) refuse("structure", baseline, models);

    const Selection selection = select_columns(input, outcome_names);
    const Design design = lay_out(input);
    Comparison comparison;
    comparison.title = input.title;
    comparison.baseline = baseline;
    comparison.caveats = input.caveats;
    comparison.alterations = input.alterations;
    comparison.varied = input.varied;
    comparison.averaged_over = design.averaged_over;
    comparison.n_worlds = design.n_worlds;
    comparison.n_runs = input.labels.size();
    comparison.n_missing = input.n_missing;
    for (const RunStatus status : input.statuses) {
        comparison.n_failed += status == RunStatus::failed;
        comparison.n_missing += status == RunStatus::missing;
    }
    comparison.n_asked = selection.n_asked;
    comparison.columns = selection.columns;
    for (const std::size_t column : selection.columns) {
        comparison.outcomes.push_back(input.outcomes[column]);
        comparison.censored.push_back(is_clock(input.outcomes[column], input.outcomes));
    }
    comparison.sections = sections_of(input, baseline);
    if (comparison.sections.empty()) {
        throw ComparisonError("this file holds " + baseline + " only; a comparison needs two structures");
    }
    for (Section& section : comparison.sections) contrast_arms(section, input, design, comparison);
    correct_for_many(comparison);
    return comparison;
}

}  // namespace entente
