#include "analysis/sensitivity_sentences.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "analysis/numbers.hpp"
#include "analysis/paired.hpp"

namespace entente {

namespace {

bool has_unit(SensitivityKind kind) {
    return kind != SensitivityKind::sobol_indices && kind != SensitivityKind::rank_correlations;
}

bool has_sign(SensitivityKind kind) {
    return kind != SensitivityKind::sobol_indices && kind != SensitivityKind::elementary_effects;
}

/// With as many digits as its interval allows; indices and correlations with two decimals, so that they compare.
std::string show(const Estimate& estimate, double factor, bool with_sign, bool is_share) {
    if (std::isnan(estimate.value)) return "n/a";
    const bool is_point = estimate.high == estimate.low && !is_share;
    if (is_point) {
        const std::string text = number(estimate.value * factor, decimals_for(0, estimate.value * factor));
        return (with_sign && estimate.value > 0 ? "+" + text : text) + (estimate.value != 0 ? " everywhere" : "");
    }
    int decimals = decimals_for((estimate.high - estimate.low) / 2 * factor, estimate.value * factor);
    if (is_share) decimals = 2;
    const double value = estimate.value * factor;
    const std::string text = with_sign ? signed_number(value, decimals) : number(value, decimals);
    if (std::isnan(estimate.low)) return text;
    return text + " (" + number(estimate.low * factor, decimals) + " to " + number(estimate.high * factor, decimals) +
           ")";
}

/// Whether its tests are Student's, so that Holm's correction applies.
bool corrects_for_many(SensitivityKind kind) {
    return kind == SensitivityKind::main_effects || kind == SensitivityKind::from_base ||
           kind == SensitivityKind::between_ends;
}

std::string decapitalised(std::string text) {
    text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

std::string percent(double share) {
    if (share > 0 && share < 0.005) return "under 1 %";
    if (share < 1 && share > 0.995) return "over 99 %";
    return number(100 * share, 0) + " %";
}

std::string value_of_axis(const VariedParameter& axis, double value) {
    const bool is_word = value >= 0 && value < static_cast<double>(axis.words.size());
    return is_word ? axis.words[static_cast<std::size_t>(value)] : plain_number(value);
}

/// `a, b, c and 12 more`.
std::string some_of(const std::vector<std::string>& names) {
    constexpr std::size_t most = 6;
    const std::size_t shown = names.size() <= most + 1 ? names.size() : most;
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : ", ") + names[i];
    if (shown < names.size()) text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

/// Ends of the interval of an effect's size.
double least_size(const Estimate& estimate) {
    return estimate.excludes_zero() ? std::min(std::abs(estimate.low), std::abs(estimate.high)) : 0;
}

double greatest_size(const Estimate& estimate) {
    return std::max(std::abs(estimate.low), std::abs(estimate.high));
}

std::string dependence(const Sensitivity& found, const AxisRow& row, const ShownAxis& shown) {
    const VariedParameter& axis = found.axes[row.axis];
    switch (found.kind) {
        case SensitivityKind::sobol_indices:
            return "Depends most on " + axis.key + ": with its interactions it accounts for a share of " +
                   shown.effect + " of the variance between points, by itself for " + shown.other + ".";
        case SensitivityKind::elementary_effects:
            return "Depends most on " + axis.key + ": across its range it changes by " + shown.effect +
                   " on average, whichever way, and by " + shown.other + " with the sign.";
        case SensitivityKind::main_effects:
            return "Depends most on " + axis.key + ": " + shown.effect +
                   (axis.is_lever ? " with the lever at 1 instead of 0." : " from its low value to its high one.");
        case SensitivityKind::from_base:
            return "Depends most on " + shown.axis + ": " + shown.effect + " from the base point.";
        case SensitivityKind::between_ends:
            return "Depends most on " + axis.key + ": " + shown.effect + " from " + value_of_axis(axis, axis.min) +
                   " to " + value_of_axis(axis, axis.max) + ", the other axes equal.";
        case SensitivityKind::rank_correlations:
            break;
    }
    return std::string(row.effect.value > 0 ? "Rises" : "Falls") + " most steadily with " + axis.key +
           ": partial rank correlation " + shown.effect + ".";
}

}  // namespace

Statistics statistics_of(SensitivityKind kind) {
    switch (kind) {
        case SensitivityKind::sobol_indices:
            return {"total_index", "first_order_index", "total index", "by itself"};
        case SensitivityKind::elementary_effects:
            return {"mu_star", "mu", "mean size", "mean"};
        case SensitivityKind::main_effects:
            return {"high_minus_low", "", "high minus low", ""};
        case SensitivityKind::from_base:
            return {"difference_from_base", "", "from the base", ""};
        case SensitivityKind::between_ends:
            return {"highest_minus_lowest", "", "highest minus lowest", ""};
        case SensitivityKind::rank_correlations:
            break;
    }
    return {"partial_rank_correlation", "", "rank correlation", ""};
}

Scale scale_of(const Sensitivity& found, std::size_t outcome) {
    double largest = 0;
    for (const SensitivityTable& table : found.tables) {
        if (table.outcome == outcome) largest = std::fmax(largest, std::abs(table.mean));
    }
    if (largest >= 1e10) return {1e-9, "billion "};
    if (largest >= 1e7) return {1e-6, "million "};
    return {};
}

ShownAxis show(const Sensitivity& found, const SensitivityTable& table, const AxisRow& row) {
    const VariedParameter& axis = found.axes[row.axis];
    const double factor = has_unit(found.kind) ? scale_of(found, table.outcome).factor : 1;
    ShownAxis shown;
    shown.mark = row.does_nothing ? '=' : row.survives_holm ? '*' : row.is_told ? ' ' : '?';
    shown.axis = axis.key;
    if (!std::isnan(row.at)) shown.axis += " = " + value_of_axis(axis, row.at);
    const bool has_ends = found.kind == SensitivityKind::main_effects || found.kind == SensitivityKind::between_ends;
    if (has_ends && !axis.is_lever && axis.min < axis.max) {
        shown.axis += ", " + value_of_axis(axis, axis.min) + " to " + value_of_axis(axis, axis.max);
    }
    shown.effect = show(row.effect, factor, has_sign(found.kind), !has_unit(found.kind));
    if (!statistics_of(found.kind).other.empty()) {
        shown.other = show(row.other, factor, has_unit(found.kind), !has_unit(found.kind));
    }
    if (!std::isnan(row.spread)) {
        shown.spread = number(row.spread * factor, decimals_for(row.spread * factor, row.spread * factor));
    }
    return shown;
}

std::string subject_of(const SensitivityTable& table) {
    return table.against.empty() ? table.structure : table.structure + " - " + table.against;
}

std::string show_mean(const Sensitivity& found, const SensitivityTable& table) {
    const double mean = table.mean * scale_of(found, table.outcome).factor;
    const int decimals = decimals_for(0, mean);
    return table.against.empty() ? number(mean, decimals) : signed_number(mean, decimals);
}

const AxisRow* leading_row(const SensitivityTable& table) {
    const auto first =
        std::find_if(table.rows.begin(), table.rows.end(), [](const AxisRow& row) { return row.is_told; });
    return first == table.rows.end() ? nullptr : &*first;
}

bool has_finding(const Sensitivity& found, const SensitivityTable& table) {
    if (!corrects_for_many(found.kind)) return leading_row(table) != nullptr;
    return std::any_of(table.rows.begin(), table.rows.end(), [](const AxisRow& row) { return row.survives_holm; });
}

std::string leading_sentence(const Sensitivity& found, const SensitivityTable& table) {
    if (!table.nothing_to_say.empty()) return "No finding: " + table.nothing_to_say + ".";
    const bool nothing_acts =
        std::all_of(table.rows.begin(), table.rows.end(), [](const AxisRow& row) { return row.does_nothing; });
    if (nothing_acts) return "No axis changes it at all, at any point in any world.";
    const AxisRow* first = leading_row(table);
    if (first == nullptr) return "No finding: no axis can be told from zero.";
    std::string text = dependence(found, *first, show(found, table, *first));
    if (!has_finding(found, table)) {
        const bool of_values = found.kind == SensitivityKind::from_base;
        return "No finding that survives Holm's correction for " +
               count_of_things(table.rows.size(), of_values ? "value" : "axis", of_values ? "values" : "axes") +
               ". Of what is told one by one: " + decapitalised(text);
    }
    if (corrects_for_many(found.kind) && !first->survives_holm) {
        text += " (Smaller effects survive Holm's correction, this one does not.)";
    }
    const AxisRow* next = nullptr;
    for (const AxisRow& row : table.rows) {
        if (next == nullptr && row.is_told && row.axis != first->axis) next = &row;
    }
    if (next == nullptr) return text + " No other axis can be told from zero.";
    const ShownAxis shown = show(found, table, *next);
    if (greatest_size(next->effect) > least_size(first->effect)) {
        return text + " The interval of " + shown.axis + ", " + shown.effect +
               ", overlaps it: which comes first is open.";
    }
    return text + " Next comes " + shown.axis + ", " + shown.effect + ".";
}

std::vector<std::string> table_notes(const Sensitivity& found, const SensitivityTable& table) {
    std::vector<std::string> notes;
    const std::string word = found.kind == SensitivityKind::elementary_effects ? "trajector"
                             : found.sample.block_size() > 1                   ? "block"
                                                                               : "point";
    const auto counted = [&](std::size_t n) {
        return word == "trajector" ? count_of_things(n, "trajectory", "trajectories")
                                   : count_of_things(n, word, word + "s");
    };
    if (table.n_dropped > 0) {
        notes.push_back(counted(table.n_used) + (table.n_used == 1 ? " is" : " are") + " used; " +
                        counted(table.n_dropped) + " without a whole set of values in any world " +
                        (table.n_dropped == 1 ? "is" : "are") + " left out.");
    }
    if (!table.against.empty() && !std::isnan(table.share_above)) {
        const std::string above = table.structure + " is above " + table.against + " at ";
        const std::string below = table.structure + " is below " + table.against + " at ";
        if (table.share_above == 1) notes.push_back(above + "every point.");
        if (table.share_below == 1) notes.push_back(below + "every point.");
        if (table.share_above < 1 && table.share_below < 1) {
            notes.push_back(above + percent(table.share_above) + " of the points and below it at " +
                            percent(table.share_below) + ".");
        }
    }
    if (!std::isnan(table.luck.of_runs)) {
        notes.push_back("Luck: " + percent(table.luck.of_runs) + " of the variance between runs, " +
                        percent(table.luck.of_means) + " of that between points (means of " +
                        count_of_things(found.n_worlds, "world", "worlds") + ").");
    }
    if (corrects_for_many(found.kind) && table.basis != Basis::none) {
        const auto n_told =
            std::count_if(table.rows.begin(), table.rows.end(), [](const AxisRow& r) { return r.is_told; });
        const auto n_tested = std::count_if(table.rows.begin(), table.rows.end(),
                                            [](const AxisRow& r) { return !r.does_nothing && !std::isnan(r.p_value); });
        const double by_luck = (1 - confidence) * static_cast<double>(n_tested);
        notes.push_back(number(static_cast<double>(n_told), 0) + " of " + number(static_cast<double>(n_tested), 0) +
                        " tested are told from zero; about " + number(by_luck, by_luck < 10 ? 1 : 0) +
                        " would be by luck alone.");
    }
    if (table.basis == Basis::residual) {
        notes.push_back(
            "Intervals come from what the main effects leave unexplained, interactions included; they need "
            "more worlds to hold luck alone.");
    }
    if (table.basis == Basis::points) {
        notes.push_back(
            "Intervals are over the values of the other axes, not over luck, of which one world shows none.");
    }
    return notes;
}

std::vector<std::string> unshown_sentences(const Sensitivity& found, const SensitivityTable& table,
                                           std::size_t n_shown) {
    std::vector<std::string> told;
    std::vector<std::string> unclear;
    std::vector<std::string> idle;
    for (std::size_t i = n_shown; i < table.rows.size(); ++i) {
        const AxisRow& row = table.rows[i];
        (row.does_nothing ? idle : row.is_told ? told : unclear).push_back(show(found, table, row).axis);
    }
    std::vector<std::string> sentences;
    if (!told.empty()) sentences.push_back("Not shown (--top): " + some_of(told) + ".");
    if (!unclear.empty()) sentences.push_back("Not shown, nor told from zero: " + some_of(unclear) + ".");
    if (!idle.empty()) sentences.push_back("Not shown, changes nothing at all: " + some_of(idle) + ".");
    return sentences;
}

std::vector<std::string> sample_notes(const Sensitivity& found) {
    const SampleShape& sample = found.sample;
    std::string points = count_of_things(sample.n_points, "point", "points");
    if (sample.kind == Sampling::saltelli) points += " in " + count_of_things(sample.n_blocks(), "block", "blocks");
    if (sample.kind == Sampling::morris) {
        points += " in " + count_of_things(sample.n_blocks(), "trajectory", "trajectories");
    }
    std::vector<std::string> notes{"Design " + std::string(name_of(sample.kind)) + ": " + points + " along " +
                                   count_of_things(sample.n_axes, "axis", "axes") + ", " +
                                   count_of_things(found.n_worlds, "world", "worlds") + ", " +
                                   count_of_things(found.n_structures, "structure", "structures") + ", " +
                                   count_of_things(found.n_runs, "run", "runs") +
                                   "; all points and structures ran in the same worlds with the same luck."};
    if (found.n_failed + found.n_missing > 0) {
        notes.push_back(count_of_things(found.n_failed, "run", "runs") + " failed and " +
                        number(static_cast<double>(found.n_missing), 0) + " never finished; they are not counted.");
    }
    if (found.n_worlds < 2) {
        notes.push_back(
            "One world only: what an axis does and what it merely reshuffles cannot be told apart. More "
            "replicates would show how much is luck.");
    }
    constexpr std::size_t few_worlds = 5;
    if (corrects_for_many(found.kind) && found.n_worlds > 1 && found.n_worlds < few_worlds) {
        notes.push_back("With " + count_of_things(found.n_worlds, "world", "worlds") + " an interval reaches " +
                        number(interval_in_standard_errors(found.n_worlds), 1) +
                        " standard errors either way, with 8 it would 2.4: worlds are what narrows it.");
    }
    if (sample.kind == Sampling::factorial && sample.resolution == 3) {
        notes.push_back("Resolution III: the effect of an axis cannot be told from what two others do together.");
    }
    if (sample.kind == Sampling::factorial && sample.resolution == 4) {
        notes.push_back("Resolution IV: the effect of an axis is clear of what two others do together, not of three.");
    }
    std::vector<std::string> words;
    for (const VariedParameter& axis : found.axes) {
        if (axis.words.size() > 2) words.push_back(axis.key);
    }
    if (!words.empty() &&
        (found.kind == SensitivityKind::elementary_effects || found.kind == SensitivityKind::rank_correlations ||
         found.kind == SensitivityKind::between_ends)) {
        notes.push_back("Values that are words count by their place in the design's list: " + some_of(words) + ".");
    }
    return notes;
}

std::vector<std::string> sensitivity_reading_notes(const Sensitivity& found) {
    std::vector<std::string> notes;
    switch (found.kind) {
        case SensitivityKind::sobol_indices:
            notes.push_back(
                "Total index: the share of the variance between points that is left when all other axes are "
                "known; by itself: the share that goes when this axis is known. What the first has more than "
                "the second is interaction. Indices are shares of a variance over the ranges of this "
                "design; other ranges give others.");
            break;
        case SensitivityKind::elementary_effects:
            notes.push_back(
                "Mean size (mu*): how much one step changes the outcome, whichever way, per range of the "
                "axis; mean (mu): the same with its sign; spread (sigma): how much that differs from place "
                "to place, by curvature, interaction or luck.");
            notes.push_back(
                "A mean size is above 0 even where an axis only reshuffles luck. ? says that the mean may be "
                "0, and so may the size without the luck that worlds show.");
            break;
        case SensitivityKind::main_effects:
            notes.push_back(
                "High minus low: mean over all runs at the high value less mean over those at the low one; "
                "effects that reverse elsewhere cancel.");
            break;
        case SensitivityKind::from_base:
            notes.push_back(
                "Difference from the base point when this one value is changed: it holds at the base only, "
                "and shows no interaction.");
            break;
        case SensitivityKind::between_ends:
            notes.push_back(
                "Highest less lowest value of the axis, at points that agree in all others; what lies "
                "between is not used.");
            break;
        case SensitivityKind::rank_correlations:
            notes.push_back(
                "Partial rank correlation: how steadily the outcome rises (+) or falls (-) with the axis when "
                "the others are held, from -1 to 1. It is no size of effect, and near 0 where the outcome "
                "first rises and then falls.");
            break;
    }
    const bool by_worlds = std::any_of(found.tables.begin(), found.tables.end(),
                                       [](const SensitivityTable& table) { return table.basis == Basis::worlds; });
    if (by_worlds)
        notes.push_back(
            "95 % intervals: Student's t over worlds; * also holds for all axes of a table "
            "together (Holm).");
    if (found.kind == SensitivityKind::sobol_indices || found.kind == SensitivityKind::elementary_effects ||
        found.kind == SensitivityKind::rank_correlations) {
        notes.push_back(
            "95 % intervals: bootstrap over what was sampled, each axis by itself. Of many axes that do "
            "nothing about one in twenty would seem to act.");
    }
    notes.push_back(
        "? cannot be told from zero. = changes nothing at all. An axis matters here within the range and the "
        "scenario that were run, in this model; that is not yet knowledge of a country.");
    return notes;
}

}  // namespace entente
