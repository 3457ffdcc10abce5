#include <cmath>
#include <string_view>

#include "analysis/numbers.hpp"
#include "analysis/paired.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

namespace {

/// Some people, and the outcome that tells how all fare with whom they are set beside; none where there is no such one.
struct Some {
    std::string_view who;
    std::string_view theirs;
    std::string_view of_all;
};

constexpr Some some[] = {
    {"the worst-off identity group", "welfare_worst_group_final", "welfare_final"},
    {"the displaced", "welfare_displaced_final", "welfare_final"},
    {"the group that trusts the state least", "legitimacy_worst_group_final", "legitimacy_final"},
    {"communities of the worst-heard group", "coherence_alignment_communities_worst_group_mean",
     "coherence_alignment_communities_mean"},
    {"the worst-served province", "alignment_government_worst_province_mean", "alignment_government_in_provinces_mean"},
    {"local NGOs", "access_local_ngo_mean", "access_mean"},
    {"national staff, as victims", "aid_victims_national_total", "aid_victims_total"},
    {"national staff, share of the risk", "risk_transfer_index", ""},
    {"people displaced", "displaced_final", ""},
    {"children with armed groups", "children_associated_final", ""},
};

Estimate estimate_of(const PairedDifference& pair) {
    return {pair.difference, pair.low, pair.high};
}

/// `gain 0.012 (0.004 to 0.020)`, `lose …`, or that nothing was found.
std::string fare(const PairedDifference& pair, Better better) {
    if (pair.n < 2) return "are in too few worlds";
    if (pair.exactly_zero || pair.equal_but_for_rounding) return "fare the same in every world";
    const int decimals = decimals_for((pair.high - pair.low) / 2, pair.difference);
    if (!estimate_of(pair).excludes_zero()) {
        return "show no difference (one of " +
               number(pair.minimum_detectable, decimals_for(pair.minimum_detectable, pair.minimum_detectable)) +
               " would have been seen 4 times in 5)";
    }
    std::string verb = pair.difference > 0 ? "stand higher by " : "stand lower by ";
    if (better != Better::undecided) {
        verb = (pair.difference > 0) == (better == Better::higher) ? "gain " : "lose ";
    }
    const double sign = pair.difference < 0 ? -1 : 1;
    const double near = sign > 0 ? pair.low : -pair.high;
    const double far = sign > 0 ? pair.high : -pair.low;
    return verb + number(std::abs(pair.difference), decimals) + " (" + number(near, decimals) + " to " +
           number(far, decimals) + ")";
}

std::vector<double> less(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> difference(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) difference[i] = a[i] - b[i];
    return difference;
}

void add(Panel& panel, const ViewInput& view, const Section& section, const Some& one) {
    const auto theirs = column_named(view.input, std::string(one.theirs));
    if (!theirs) return;
    const Outcome& outcome = view.input.outcomes[*theirs];
    const auto of_all = column_named(view.input, std::string(one.of_all));
    const auto values = values_of_arms(view, section, *theirs);
    const auto all_values = of_all ? values_of_arms(view, section, *of_all) : values;
    const RunsByCell reference = runs_of(section.arms[0], view.input, view.design);
    for (std::size_t arm = 1; arm < section.arms.size(); ++arm) {
        const RunsByCell runs = runs_of(section.arms[arm], view.input, view.design);
        const auto pair_of = [&](const std::vector<double>& a, const std::vector<double>& b) {
            const AlignedByWorld aligned = align(runs, reference, a, b, view.design);
            return paired_difference(aligned.a, aligned.b);
        };
        const PairedDifference own = pair_of(values[arm], values[0]);
        const PairedDifference all = pair_of(all_values[arm], all_values[0]);
        const PairedDifference gap = pair_of(less(values[arm], all_values[arm]), less(values[0], all_values[0]));
        std::string sentence = section.arms[arm].name + section_mark(view.comparison, section) + ": " +
                               std::string(one.who) + " " + fare(own, outcome.better) + " in " + outcome.name;
        if (of_all) {
            sentence += "; all together " + fare(all, outcome.better);
            if (estimate_of(gap).excludes_zero() && !gap.equal_but_for_rounding) {
                const int decimals = decimals_for((gap.high - gap.low) / 2, gap.difference);
                sentence += "; the gap to all moves by " + signed_number(gap.difference, decimals) + " (" +
                            number(gap.low, decimals) + " to " + number(gap.high, decimals) + ")";
            }
        }
        const bool says_something = own.n > 1 && !own.exactly_zero && !own.equal_but_for_rounding;
        if (says_something) panel.findings.push_back(sentence + ".");
        panel.rows.push_back({text_cell(std::string(one.who)), text_cell(outcome.name),
                              text_cell(section.arms[arm].name + section_mark(view.comparison, section)),
                              estimate_cell(estimate_of(own), true),
                              of_all ? estimate_cell(estimate_of(all), true) : estimate_cell({}),
                              of_all ? estimate_cell(estimate_of(gap), true) : estimate_cell({}), count_cell(own.n)});
    }
}

}  // namespace

Panel who_panel(const ViewInput& view) {
    Panel panel = panel_of(View::who, "Who gains and who loses");
    panel.columns = {{"who", {"who"}, true},
                     {"outcome", {"outcome"}, true, true},
                     {"structure", {"structure"}, true},
                     {"theirs", {"difference", "difference_low", "difference_high"}},
                     {"of all", {"difference_of_all", "difference_of_all_low", "difference_of_all_high"}, false, true},
                     {"the gap", {"gap", "gap_low", "gap_high"}, false, true},
                     {"worlds", {"n_worlds"}, false, true}};
    for (const Section& section : view.comparison.sections) {
        for (const Some& one : some) add(panel, view, section, one);
    }
    if (panel.rows.empty()) panel.findings = {"This file holds no outcome of a part of the people."};
    panel.notes = {
        "Against " + view.comparison.baseline +
        ", in the same worlds. The gap is theirs less that of all: below zero, an outcome that is better when higher "
        "leaves them further behind. Which group is worst off may change between structures; a group is followed, not "
        "a person. The displaced are whoever is displaced at the end: if the worst-off return home, their mean rises "
        "without anybody's gain."};
    return panel;
}

}  // namespace entente
