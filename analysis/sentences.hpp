#pragma once
// What a comparison says in words, the same in every format.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/compare.hpp"

namespace entente {

/// Large quantities are written in millions or billions of their unit, the same for all structures of one outcome.
struct Scale {
    double factor = 1;
    std::string word;  // `million `, `billion ` or nothing
};

Scale scale_of(const Section& section, std::size_t outcome);

/// One difference as written for people: digits follow the width of the interval, or that of the other structures'.
struct ShownDifference {
    std::string mean;
    std::string difference;  // `+0.019 (0.011 to 0.027)`; `0 in every world`; `n/a` below two worlds
    std::string minimum_detectable;
    std::string better_in;  // `15/20`, from 100 worlds on `75 %`; empty where better is undecided
    std::string verdict;    // with ` *` when it survives Holm's correction
};

/// The digits that a difference deserves, so that those of one outcome stand under each other.
int decimals_shown(const Section& section, const Contrast& contrast, const Scale& scale);

ShownDifference show(const Section& section, const Contrast& contrast, const Scale& scale);

/// The mean of the reference, with the digits that its contrasts mostly have.
std::string show_reference_mean(const Section& section, std::size_t outcome, const Scale& scale);

/// The long name with a capital, or else the name.
std::string name_for_people(const Outcome& outcome);

/// `People displaced at the end, in million people`; a unit of 1 is not written.
std::string outcome_title(const Outcome& outcome, const Scale& scale);

/// `higher is better`, `lower is better`, `which is better is for the reader to say`.
std::string direction_of(Better better);

/// `Structures as proposed, against A`, `Placement alone, process held at planning, against A`.
std::string section_title(const Section& section);

/// That the bootstrap interval of a difference and Student's disagree on whether it is zero; empty where they agree.
std::string disagreement_sentence(const Comparison& comparison, const Section& section, const Contrast& contrast);

/// What differs in the way of working together: `B: association with the mission +0.21 (0.18 to 0.24), …`.
std::string why_sentence(const Comparison& comparison, const Section& section, const Explanation& explanation);

/// To be printed wherever `why_sentence` is.
std::string why_warning();

/// `Coverage: no difference found for a (a true one of 0.013 would have been seen 4 times in 5), b (0.011).` Empty when
/// every structure differs from the reference or none could be judged.
std::string no_finding_sentence(const Comparison& comparison, const Section& section, std::size_t outcome);

/// Whether there is anything to count.
bool has_contrasts(const Multiplicity& many);

/// How many contrasts there were, how many findings luck alone would make, how many survive the correction.
std::string multiplicity_sentence(const Comparison& comparison, Role role);

/// What was compared: `20 worlds, 180 runs`, and what is missing from it.
std::vector<std::string> coverage_notes(const Comparison& comparison);

/// How to read the numbers, and what must not be read into them.
std::vector<std::string> reading_notes();

}  // namespace entente
