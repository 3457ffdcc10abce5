#pragma once
// Scenario files of a few lines, written where a test may write.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "scenario/load_scenario.hpp"

namespace entente::test {

/// A directory that goes with the test.
class Folder {
public:
    Folder() {
        static int n = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("entente_scenario_" + std::to_string(::getpid()) + "_" + std::to_string(++n));
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const auto path = path_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
        return path;
    }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// Problems of a file, one a line; the folder's own path is left out.
inline std::string problems_of(const std::string& text, const Overrides& overrides = {}) {
    const Folder folder;
    Problems problems;
    load_scenario(folder.write("s.toml", text), overrides, problems);
    std::string all;
    for (const Problem& problem : problems.all()) {
        Problem shown = problem;
        const std::string root = (folder / "").string();
        if (shown.file.compare(0, root.size(), root) == 0) shown.file.erase(0, root.size());
        for (std::size_t at = shown.text.find(root); at != std::string::npos; at = shown.text.find(root)) {
            shown.text.erase(at, root.size());
        }
        if (!all.empty()) all += '\n';
        all += to_string(shown);
    }
    return all;
}

/// A file that must load.
inline Scenario scenario_of(const std::string& text, const Overrides& overrides = {}) {
    const Folder folder;
    Problems problems;
    Scenario scenario = load_scenario(folder.write("s.toml", text), overrides, problems);
    problems.throw_if_any();
    return scenario;
}

inline Overrides set(std::vector<std::pair<std::string, std::string>> values) {
    Overrides overrides;
    overrides.set = std::move(values);
    return overrides;
}

}  // namespace entente::test
