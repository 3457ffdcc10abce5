#pragma once
// Everything that reads a result file, as the command line calls it.

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "fuzz/base_files.hpp"
#include "fuzz/luck.hpp"

namespace entente::fuzz {

inline constexpr std::array<std::string_view, 9> readers{"describe",  "digest", "compare", "compare by", "sensitivity",
                                                         "switching", "series", "merge",   "resume"};

/// How a reader ended: with a result, or with a sentence for whoever can act. Anything else is a defect.
struct Ending {
    bool has_result = false;
    std::string sentence;  // of the error
    std::string defect;    // empty: none
};

/// Lets `readers[reader]` read the file at `path`, which is in a folder of its own. What it prints is thrown away.
Ending read_with(std::size_t reader, const std::filesystem::path& path, const BaseFile& base, Luck& luck);

/// Runs a command as `main` does, with nowhere to print to.
Ending end_of(const std::vector<std::string>& arguments);

}  // namespace entente::fuzz
