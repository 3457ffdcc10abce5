#pragma once
// The forms that an adaptive structure can take, laid out alike, so that one can be put in another's place in a run.

#include <vector>

#include "structure/structure.hpp"

namespace entente {

/// Structures with the same rooms and posts in the same order: all that any of them has. A room that a form does not
/// have is empty in it, a post has no hats.
void lay_out_alike(std::vector<Structure>& forms);

/// All forms of a graph, laid out alike: the graph itself, or those that its rule chooses among.
std::vector<Structure> derive_forms(const Graph& graph, const std::vector<Member>& members,
                                    const StructureFactors& factors);

/// Which of the forms the rule starts with; 0 for a structure that does not adapt.
std::size_t first_form(const Graph& graph);

}  // namespace entente
