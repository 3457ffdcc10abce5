#pragma once
// A world as its columns stand: their bytes as a hash, and the promises that hold for each.

#include <cstdint>
#include <string>
#include <vector>

#include "world/world.hpp"

namespace entente {

struct ColumnHash {
    std::string path;
    std::uint64_t hash = 0;
};

/// A hash of each column's length and bytes, in the order of the descriptions.
std::vector<ColumnHash> column_hashes(const World& world);

/// One hash of all of them.
std::uint64_t state_hash(const World& world);

/// What is not as its description says: no number, out of range, or of another length; a sentence each, none if all is
/// well. Ranges allow for rounding (1e-9; single precision 1e-5).
std::vector<std::string> wrong_numbers(const World& world);

}  // namespace entente
