#pragma once
// "Did you mean …?"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// Fewest insertions, deletions, replacements and swaps of neighbours that make one word of the other, none of them
/// within a pair that was swapped (Damerau 1964; optimal string alignment).
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The legal name nearest to `word`, the first of several; none when more of `word` than a third, or two letters if
/// that is more, would have to change. When no full name is near and `word` is a path with dots, last components are
/// compared: `organisation.unhcr.neutrallity` finds `neutrality`, and `organization.neutrality` finds
/// `organisation.*.neutrality`.
std::optional<std::string> nearest_name(std::string_view word, std::span<const std::string> legal);

}  // namespace entente
