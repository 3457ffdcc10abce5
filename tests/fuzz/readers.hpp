#pragma once
// Everything that reads a result file, as the command line calls it.

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "fuzz/base_files.hpp"
#include "fuzz/luck.hpp"

namespace entente::fuzz {

/// The first opens the file as the next seven do; what it refuses they need not be asked about.
inline constexpr std::array<std::string_view, 12> readers{"open",        "describe",  "compare", "compare by",
                                                          "sensitivity", "switching", "report",  "series",
                                                          "digest",      "values",    "merge",   "resume"};
inline constexpr std::size_t n_that_open = 8;

/// How a reader ended: with a result, or with a sentence for whoever can act. Anything else is a defect.
struct Ending {
    bool has_result = false;
    std::string sentence;  // of the error
    std::string defect;    // empty: none
};

/// Lets `readers[reader]` read the file at `path`, which is in a folder of its own. What it prints is thrown away.
/// `apart`: as the program does, which reads in a child process what HDF5 may crash on.
Ending read_with(std::size_t reader, const std::filesystem::path& path, const BaseFile& base, Luck& luck, bool apart);

}  // namespace entente::fuzz
