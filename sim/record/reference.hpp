#pragma once
// The reference page of all observables, made from the table.

#include <string>

namespace entente {

/// docs/reference/observables.md.
std::string observables_markdown();

}  // namespace entente
