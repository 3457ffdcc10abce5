#pragma once
// Changes of a file's bytes.

#include <string>

#include "fuzz/base_files.hpp"
#include "fuzz/luck.hpp"

namespace entente::fuzz {

/// One change that knows nothing of the file: bits, bytes and numbers overwritten, cut, swapped, copied, zeroed.
void spoil_bytes(std::string& bytes, Luck& luck);

/// One change at a structure of HDF5; where a checksum guards it, that is made anew.
void spoil_structure(std::string& bytes, const BaseFile& base, Luck& luck);

}  // namespace entente::fuzz
