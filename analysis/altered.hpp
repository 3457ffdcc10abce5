#pragma once
// What was altered of a scenario, in words: a result must not be taken for one of the scenario as its file states it.

#include <string>
#include <vector>

#include "analysis/page_messages.hpp"
#include "record/run_result.hpp"

namespace entente {

/// A sentence for each who altered something, and one that names what varies between the runs; none where nothing was
/// altered. Names at most so many alterations of each.
std::vector<page::Message> altered(const std::vector<Alteration>& alterations,
                                   const std::vector<VariedParameter>& varied, std::size_t most);

/// The same in English.
std::vector<std::string> altered_notes(const std::vector<Alteration>& alterations,
                                       const std::vector<VariedParameter>& varied, std::size_t most);

/// How many are named where little room is, as at the head of a table; `describe` names all.
inline constexpr std::size_t most_altered_at_heads = 12;

}  // namespace entente
