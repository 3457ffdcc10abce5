#pragma once
// Changes that HDF5 itself makes: files that are whole, but say what no file of ours says.

#include <filesystem>

#include "fuzz/base_files.hpp"
#include "fuzz/luck.hpp"

namespace entente::fuzz {

/// One to four changes of attributes, datasets, links and values in the file at `path`, which has no seal afterwards.
void spoil_contents(const std::filesystem::path& path, const BaseFile& base, Luck& luck);

}  // namespace entente::fuzz
