#pragma once
// Whether two files hold runs of one design, and if not, why.

#include <string>

#include "record/run_result.hpp"

namespace entente {

/// What differs between a file's head and another's, in words for the author, the first few of everything:
/// `association.pull is 0.1 there, 0.08 here`. Empty if both are of one design and one version of the program.
std::string difference_between(const FileHead& there, const FileHead& here);

}  // namespace entente
