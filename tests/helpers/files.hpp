#pragma once
// Files of the repository, and files that a test writes for itself.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "scenario/problems.hpp"

namespace entente::test {

inline const std::string models_directory = std::string(ENTENTE_SOURCE_DIR) + "/scenarios/models";

/// A directory that vanishes with the test.
class Scratch {
public:
    Scratch() {
        static int n_made = 0;
        const auto mark = std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "_" + std::to_string(++n_made);
        directory_ = std::filesystem::temp_directory_path() / ("entente_test_" + mark);
        std::filesystem::create_directories(directory_);
    }
    ~Scratch() { std::filesystem::remove_all(directory_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(directory_ / name, std::ios::binary) << text;
        return (directory_ / name).string();
    }
    std::string path() const { return directory_.string(); }

    /// Problems one a line, without the path of this directory.
    std::vector<std::string> told(const Problems& problems) const {
        std::vector<std::string> lines;
        for (const Problem& problem : problems.all()) {
            std::string line = to_string(problem);
            for (auto at = line.find(path() + "/"); at != std::string::npos; at = line.find(path() + "/")) {
                line.erase(at, path().size() + 1);
            }
            lines.push_back(line);
        }
        return lines;
    }

private:
    std::filesystem::path directory_;
};

}  // namespace entente::test
