#pragma once
// What was found for one outcome, in a sentence.

#include <cstddef>
#include <string>

#include "analysis/compare.hpp"

namespace entente {

/// `Coverage: b worse by 0.019 (0.010 to 0.027), in 8 of 8 worlds *; no difference found for c (one of 0.004 would have
/// been seen 4 times in 5).` At most three structures are named, the surest first; the table has the others.
/// Empty where nothing was found.
std::string finding_sentence(const Comparison& comparison, const Section& section, std::size_t outcome);

/// All outcomes asked for in which nothing was found, with the smallest difference that would have been seen under
/// every structure; empty when there are none.
std::string nothing_found_sentence(const Comparison& comparison, const Section& section);

}  // namespace entente
