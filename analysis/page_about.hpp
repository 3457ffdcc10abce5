#pragma once
// What stands around the panels: whose world this is, how sure one may be at all, sources, how to make it again.

#include <string>

#include "analysis/page_panels.hpp"

namespace entente::page {

/// Caveats of a file in both languages, as far as they are known.
void add_caveats(Messages& messages, const FileHead& head);

/// Title, what the world is stylised after, what the model does not claim, the facts of the file.
std::string masthead(const PageSource& source, const std::string& title);

/// Limits, sources, method, how to repeat, which runs failed.
std::string about(const PageSource& source);

}  // namespace entente::page
