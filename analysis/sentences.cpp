#include "analysis/sentences.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

#include "analysis/altered.hpp"
#include "analysis/numbers.hpp"
#include "analysis/text.hpp"

namespace entente {

namespace {

double half_width(const PairedDifference& pair) {
    return (pair.high - pair.low) / 2;
}

int decimals_of(const PairedDifference& pair, double factor) {
    const double value = pair.difference == 0 || std::isnan(pair.difference) ? pair.mean_b : pair.difference;
    return decimals_for(half_width(pair) * factor, value * factor);
}

/// The digits that the contrasts of one outcome mostly deserve, so that its numbers stand under each other.
std::optional<int> usual_decimals(const Section& section, std::size_t outcome, double factor) {
    std::vector<int> decimals;
    for (const Contrast& contrast : section.contrasts) {
        const bool has_interval = contrast.pair.n >= 2 && !contrast.pair.constant;
        if (contrast.outcome == outcome && has_interval) decimals.push_back(decimals_of(contrast.pair, factor));
    }
    if (decimals.empty()) return std::nullopt;
    std::sort(decimals.begin(), decimals.end());
    return decimals[decimals.size() / 2];
}

std::string with_unit(const std::string& text, const std::string& word, const std::string& unit) {
    const std::string shown_unit = unit == "1" ? "" : unit;
    if (word.empty() && shown_unit.empty()) return text;
    return text + " " + word + shown_unit;
}

std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

}  // namespace

Scale scale_of(const Section& section, std::size_t outcome) {
    double largest = std::abs(section.reference_means.at(outcome));
    if (std::isnan(largest)) largest = 0;
    for (const Contrast& contrast : section.contrasts) {
        if (contrast.outcome == outcome && contrast.pair.n > 0) {
            largest = std::max(largest, std::abs(contrast.pair.mean_a));
        }
    }
    if (largest >= 1e10) return {1e-9, "billion "};
    if (largest >= 1e7) return {1e-6, "million "};
    return {};
}

int decimals_shown(const Section& section, const Contrast& contrast, const Scale& scale) {
    const PairedDifference& pair = contrast.pair;
    const int own = decimals_of(pair, scale.factor);
    const int usual = usual_decimals(section, contrast.outcome, scale.factor).value_or(own);
    const bool has_interval = pair.n >= 2 && !pair.constant;
    return has_interval ? std::max(own, usual) : usual;
}

ShownDifference show(const Section& section, const Contrast& contrast, const Scale& scale) {
    const PairedDifference& pair = contrast.pair;
    const int decimals = decimals_shown(section, contrast, scale);
    const auto in_scale = [&](double value) { return number(value * scale.factor, decimals); };
    ShownDifference shown;
    shown.mean = in_scale(pair.mean_a);
    const std::string difference = signed_number(pair.difference * scale.factor, decimals);
    if (pair.n < 2) {
        shown.difference = "n/a (" + count_of_things(pair.n, "world", "worlds") + ")";
    } else if (pair.exactly_zero || pair.equal_but_for_rounding) {
        shown.difference = "0 in every world";
    } else if (pair.constant) {
        shown.difference = difference + " in every world";
    } else {
        shown.difference = difference + " (" + in_scale(pair.low) + " to " + in_scale(pair.high) + ")";
        const double smallest = pair.minimum_detectable * scale.factor;
        shown.minimum_detectable = number(smallest, decimals_for(smallest, smallest));
    }
    if (!std::isnan(contrast.share_better)) {
        const double n = static_cast<double>(pair.n);
        shown.better_in = pair.n < 100 ? number(std::round(contrast.share_better * n), 0) + "/" + number(n, 0)
                                       : number(100 * contrast.share_better, 0) + " %";
    }
    shown.verdict = std::string(name_of(contrast.verdict)) + (contrast.survives_holm ? " *" : "");
    return shown;
}

std::string show_reference_mean(const Section& section, std::size_t outcome, const Scale& scale) {
    const double mean = section.reference_means.at(outcome) * scale.factor;
    return number(mean, usual_decimals(section, outcome, scale.factor).value_or(decimals_for(0, mean)));
}

std::string name_for_people(const Outcome& outcome) {
    if (outcome.long_name.empty()) return outcome.name;
    std::string name = outcome.long_name;
    name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    return name;
}

std::string outcome_title(const Outcome& outcome, const Scale& scale) {
    const std::string unit = trimmed(scale.word + (outcome.unit == "1" ? "" : outcome.unit));
    return name_for_people(outcome) + (unit.empty() ? "" : ", in " + unit);
}

std::string direction_of(Better better) {
    switch (better) {
        case Better::higher:
            return "higher is better";
        case Better::lower:
            return "lower is better";
        case Better::undecided:
            break;
    }
    return "which is better is for the reader to say";
}

std::string section_title(const Section& section) {
    const std::string against = ", against " + section.arms.front().name;
    switch (section.kind) {
        case ContrastKind::placement:
            return "Placement alone, process held at " + section.held + against;
        case ContrastKind::process:
            return "Process alone, placement held at " + section.held + against;
        case ContrastKind::preset:
            break;
    }
    return "Structures as proposed" + against;
}

std::string disagreement_sentence(const Comparison& comparison, const Section& section, const Contrast& contrast) {
    const Estimate& bootstrap = contrast.bootstrap;
    const bool has_interval = std::isfinite(bootstrap.low) && std::isfinite(bootstrap.high);
    const bool is_student_sure = contrast.pair.low > 0 || contrast.pair.high < 0;
    if (!has_interval || bootstrap.excludes_zero() == is_student_sure) return {};
    const Scale scale = scale_of(section, contrast.outcome);
    const int decimals = decimals_of(contrast.pair, scale.factor);
    return section.arms[contrast.arm].name + ", " + comparison.outcomes[contrast.outcome].name +
           ": the bootstrap interval (" + number(bootstrap.low * scale.factor, decimals) + " to " +
           number(bootstrap.high * scale.factor, decimals) +
           ") disagrees with Student's on whether there is a difference: the worlds are too few or too uneven to be "
           "sure.";
}

std::string why_sentence(const Comparison& comparison, const Section& section, const Explanation& explanation) {
    std::vector<std::string> parts;
    for (const std::size_t index : explanation.contrasts) {
        const Contrast& contrast = section.contrasts[index];
        const Outcome& outcome = comparison.outcomes[contrast.outcome];
        const Scale scale = scale_of(section, contrast.outcome);
        parts.push_back((outcome.long_name.empty() ? outcome.name : outcome.long_name) + " " +
                        with_unit(show(section, contrast, scale).difference, scale.word, outcome.unit));
    }
    const std::string& name = section.arms[explanation.arm].name;
    if (!parts.empty()) return name + ": " + joined(parts) + ".";
    return name + ": no process measure was found to differ.";
}

std::string why_warning() {
    return "These differences accompany the outcomes; that they cause them is not shown by this. The causal check is "
           "to "
           "take a mechanism out and run the same worlds again: entente run ... --without NAME (entente list "
           "mechanisms).";
}

std::string no_finding_sentence(const Comparison& comparison, const Section& section, std::size_t outcome) {
    const Scale scale = scale_of(section, outcome);
    std::vector<std::string> parts;
    for (const Contrast& contrast : section.contrasts) {
        if (contrast.outcome != outcome || contrast.verdict != Verdict::no_finding) continue;
        const std::string& name = section.arms[contrast.arm].name;
        const std::string smallest = show(section, contrast, scale).minimum_detectable;
        const std::string unit = with_unit(smallest, scale.word, comparison.outcomes[outcome].unit);
        parts.push_back(parts.empty() ? name + " (a true one of " + unit + " would have been seen 4 times in 5)"
                                      : name + " (" + smallest + ")");
    }
    if (parts.empty()) return {};
    return name_for_people(comparison.outcomes[outcome]) + ": no difference found for " + joined(parts) + ".";
}

bool has_contrasts(const Multiplicity& many) {
    return many.n_tested + many.n_exactly_equal + many.n_too_few > 0;
}

std::string multiplicity_sentence(const Comparison& comparison, Role role) {
    const Multiplicity& many = comparison.multiplicity[index_of(role)];
    const std::string kind = role == Role::outcome ? "outcome" : "process";
    std::string text = count_of_things(many.n_tested, kind + " contrast was", kind + " contrasts were") +
                       " tested at 5 %: " + number(static_cast<double>(many.n_found), 0) + " differ, about " +
                       number(many.expected_by_luck, many.expected_by_luck < 10 ? 1 : 0) +
                       " would by luck alone if no structure made any difference; " +
                       number(static_cast<double>(many.n_surviving_holm), 0) +
                       " (marked *) survive Holm's correction for all of them.";
    if (many.n_exactly_equal > 0) {
        text.append(" ").append(number(static_cast<double>(many.n_exactly_equal), 0));
        text += " more are exactly equal in every world.";
    }
    if (many.n_too_few > 0) {
        text.append(" ").append(number(static_cast<double>(many.n_too_few), 0));
        text += " more have too few worlds to say anything.";
    }
    return text;
}

std::vector<std::string> coverage_notes(const Comparison& comparison) {
    std::vector<std::string> notes = altered_notes(comparison.alterations, comparison.varied, most_altered_at_heads);
    notes.push_back(count_of_things(comparison.n_worlds, "world", "worlds") + ", " +
                    count_of_things(comparison.n_runs, "run", "runs") +
                    "; structures are compared in the same worlds with the same luck.");
    if (comparison.n_failed + comparison.n_missing > 0) {
        notes.push_back(count_of_things(comparison.n_failed, "run", "runs") + " failed and " +
                        number(static_cast<double>(comparison.n_missing), 0) +
                        " never finished; they are not counted.");
    }
    std::size_t most_dropped = 0;
    for (const Section& section : comparison.sections) {
        for (const Contrast& contrast : section.contrasts) {
            const bool is_shown = contrast.outcome < comparison.n_asked;
            if (is_shown) most_dropped = std::max(most_dropped, contrast.pair.dropped);
        }
    }
    if (most_dropped > 0) {
        notes.push_back("Worlds that lack a value on one side of a contrast are left out of it: up to " +
                        count_of_things(most_dropped, "world", "worlds") + ".");
    }
    if (!comparison.averaged_over.empty()) {
        constexpr std::size_t most_named = 10;
        std::vector<std::string> keys = comparison.averaged_over;
        if (keys.size() > most_named + 1) {
            const std::size_t n_more = keys.size() - most_named;
            keys.resize(most_named);
            keys.push_back(number(static_cast<double>(n_more), 0) + " more");
        }
        constexpr std::size_t few_worlds = 5;
        if (comparison.n_worlds < few_worlds) {
            notes.push_back("With " + count_of_things(comparison.n_worlds, "world", "worlds") +
                            " little can be told from luck, however many points: add worlds (replicates).");
        }
        notes.push_back("Averaged within each world over " + joined(keys) + "; to see them apart, compare --by.");
    }
    for (std::size_t i = 0; i < comparison.outcomes.size(); ++i) {
        if (comparison.censored[i] && i < comparison.n_asked) {
            notes.push_back(comparison.outcomes[i].name +
                            " counts the weeks watched where the event did not happen, so its mean is of weeks up to "
                            "the end of the "
                            "run; worlds in which it could not happen, since fighting never stopped, are left out.");
        }
    }
    return notes;
}

std::vector<std::string> reading_notes() {
    return {
        "Difference: mean over worlds of structure minus reference, with a 95 % interval (Student's t over paired "
        "worlds). "
        "The interval holds the luck of the worlds, not doubt about the model; with few worlds or rare events it is "
        "approximate.",
        "No structure and no country is ranked; outcomes are not added up, and no weights are given by us.",
        "More households reduce sampling noise, not ignorance."};
}

}  // namespace entente
