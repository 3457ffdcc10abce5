#pragma once
// Who gains and who loses: the difference between structures for some of the people beside that for all of them.

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/paired.hpp"
#include "analysis/view_input.hpp"

namespace entente {

/// Some people, and the outcome that tells how all fare with whom they are set beside; none where there is no such one.
struct SomePeople {
    std::string_view who;
    std::string_view theirs;
    std::string_view of_all;
};

/// How some people fare under one structure, against the reference of its section.
struct Fared {
    SomePeople some;
    std::size_t column = 0;  // of the input, of their outcome
    std::size_t arm = 0;     // index into Section::arms
    PairedDifference own;
    bool has_all = false;  // the file tells how all fare
    PairedDifference all;
    PairedDifference gap;  // theirs less that of all
};

/// Everybody of whom the file holds an outcome, under each structure; by people, then by structure.
std::vector<Fared> who_fared(const ViewInput& view, const Section& section);

}  // namespace entente
