#pragma once
// Violence imposed from a file: a CSV of events and deaths by week, district and kind that replaces drawn violence.

#include <string>
#include <vector>

#include "scenario/problems.hpp"
#include "scenario/toml_file.hpp"
#include "world/imposed_violence.hpp"

namespace entente {

struct ViolenceFile {
    ImposedViolence imposed;
    std::string sha256;  // of its text
};

/// Reads and checks a file whose header holds week, district, kind, events and deaths, in any order. Weeks count from 0
/// and may lie beyond the end of the run; `districts` are the names that may stand there, in the order of their rows.
/// `named_at` is the place that names the file.
ViolenceFile read_violence(const std::string& path, const std::vector<std::string>& districts, const Place& named_at,
                           std::vector<FileText>& texts, Problems& problems);

}  // namespace entente
