#include <cmath>
#include <string>

#include "analysis/numbers.hpp"
#include "analysis/view_panels.hpp"
#include "analysis/who.hpp"

namespace entente {

namespace {

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

void add(Panel& panel, const ViewInput& view, const Section& section, const Fared& one) {
    const Outcome& outcome = view.input.outcomes[one.column];
    const std::string structure = section.arms[one.arm].name + section_mark(view.comparison, section);
    std::string sentence =
        structure + ": " + std::string(one.some.who) + " " + fare(one.own, outcome.better) + " in " + outcome.name;
    if (one.has_all) {
        const PairedDifference& gap = one.gap;
        sentence += "; all together " + fare(one.all, outcome.better);
        if (estimate_of(gap).excludes_zero() && !gap.equal_but_for_rounding) {
            const int decimals = decimals_for((gap.high - gap.low) / 2, gap.difference);
            sentence += "; the gap to all moves by " + signed_number(gap.difference, decimals) + " (" +
                        number(gap.low, decimals) + " to " + number(gap.high, decimals) + ")";
        }
    }
    const bool says_something = one.own.n > 1 && !one.own.exactly_zero && !one.own.equal_but_for_rounding;
    if (says_something) panel.findings.push_back(sentence + ".");
    panel.rows.push_back({text_cell(std::string(one.some.who)), text_cell(outcome.name), text_cell(structure),
                          estimate_cell(estimate_of(one.own), true),
                          one.has_all ? estimate_cell(estimate_of(one.all), true) : estimate_cell({}),
                          one.has_all ? estimate_cell(estimate_of(one.gap), true) : estimate_cell({}),
                          count_cell(one.own.n)});
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
        for (const Fared& one : who_fared(view, section)) add(panel, view, section, one);
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
