#pragma once
// The page for policy teams: one HTML file that needs nothing else, made from any result file.

#include <optional>
#include <string>

#include "analysis/page_messages.hpp"
#include "output/reader.hpp"

namespace entente::page {

struct PageOptions {
    std::string baseline;              // structure that others are compared with; empty: the first of the file
    Language language = Language::en;  // of the page as it opens; its reader can change it
    std::optional<std::string> title;
};

/// The page as text. Series are read run by run, so that memory depends on worlds and districts, not on the file's
/// size. Throws ComparisonError for a baseline that is not in the file, InputFileError for a file that is damaged.
std::string page_of(const TrajectoryFile& file, const PageOptions& options);

}  // namespace entente::page
