#pragma once
// Contrasts as messages of the page.

#include <vector>

#include "analysis/compare.hpp"
#include "analysis/page_messages.hpp"
#include "analysis/sentences.hpp"

namespace entente::page {

/// `million people`, `people`, or nothing.
Message unit_of(const Scale& scale, const std::string& unit);

/// A space before a unit, nothing where there is none.
Message spaced(const Message& unit);

/// `People displaced at the end, in million people`.
Message title_of(const Outcome& outcome, const Scale& scale);

/// `+0.015 (0.004 to 0.026)`, `0 in every world`, `too few worlds (1)`.
Message difference_of(const Section& section, const Contrast& contrast, const Scale& scale);

/// Mean of the structure or of the reference in the paired worlds, with the digits of the difference.
Message mean_of(const Section& section, const Contrast& contrast, const Scale& scale, bool of_reference);

/// `15 of 20`; nothing where better is undecided.
Message better_in(const Contrast& contrast);

/// The verdict's name, with a star if it survives Holm's correction.
Message verdict_of(const Contrast& contrast);

/// The smallest difference that would have been seen four times in five, with two digits.
Message smallest_seen(const Contrast& contrast, const Scale& scale);

/// Where the sign of a difference surely turns: `at association.closing = 0.31 (0.22 to 0.40)`, one a crossing.
std::vector<Message> turns_of(const Comparison& comparison, const Contrast& contrast);

/// `Placement alone, process held at planning, against two feet out`.
Message title_of(const Section& section);

/// A value of what was varied: its word where it has words.
Message value_of(const VariedParameter& varied, double value);

bool is_finding(const Contrast& contrast);

/// A difference far below any digit that is shown: sums in another order, not another structure.
bool is_rounding(const PairedDifference& pair);

/// A value with three significant digits, or not available.
Message rough(double value);

/// `1.2 (0.9 to 1.5)`, with the digits that the interval allows.
Message interval(double value, double low, double high);
/// The same with a sign before the value.
Message signed_interval(double value, double low, double high);
Message interval_of(const PairedDifference& pair);

}  // namespace entente::page
