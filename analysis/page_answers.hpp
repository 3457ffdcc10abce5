#pragma once
// What a reader asks first, answered in sentences: who is better off and how sure is that, what would change it, why.

#include <string>

#include "analysis/page_panels.hpp"

namespace entente::page {

/// Three short lists for one section of a part with a comparison.
std::string answers(const PageSource& source, const PagePart& part, const Section& section);

}  // namespace entente::page
