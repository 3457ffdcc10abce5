#pragma once
// Who counts as what in the definitions: rows of organisations, fixed for a run. Who is absent does nothing, so the
// sets need not follow the structure.

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/names.hpp"
#include "world/organisations.hpp"
#include "world/teams.hpp"

namespace entente {

inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);

struct Cast {
    std::vector<std::size_t> fielded;       // have field teams at all
    std::vector<std::size_t> humanitarian;  // civilian humanitarian organisations with field teams
    std::vector<std::size_t> aid;           // whose workers count as aid workers
    std::vector<std::size_t> mission;
    std::vector<std::size_t> un_system;  // mission and country team
    std::vector<std::size_t> external;   // all international organisations with field teams
    std::vector<std::size_t> external_and_government;
    std::vector<std::size_t> government;           // ministries and provinces
    std::vector<std::size_t> donors;               // bilateral, without their soldiers
    std::vector<std::vector<std::size_t>> states;  // agencies of one donor state: defence, diplomacy, development
    std::vector<bool> is_aid;                      // (organisation)
    std::vector<std::size_t> state_of;             // (organisation) row of `states`, or no_row
    std::array<std::vector<std::size_t>, n_sides> sides;  // (side) with or without field teams
    std::vector<std::size_t> local_ngos;
};

/// `state_of_organisation` names the donor state of each organisation, empty for none; it may be left out.
Cast cast_of(const Organisations& organisations, const Teams& teams,
             const std::vector<std::string>& state_of_organisation);

}  // namespace entente
