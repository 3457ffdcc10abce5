#include "scenario/data_directory.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "scenario/toml_file.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

}  // namespace

std::vector<std::string> data_directories(const fs::path& scenario_file, const std::string& folder) {
    std::vector<std::string> directories;
    const fs::path beside = scenario_file.has_parent_path() ? scenario_file.parent_path() : fs::path(".");
    std::vector<fs::path> places{beside / folder};
    if (const auto data = data_directory()) places.push_back(*data / folder);
    for (const fs::path& directory : places) {
        const std::string path = directory.lexically_normal().string();
        const bool known = std::find(directories.begin(), directories.end(), path) != directories.end();
        if (!known && is_folder(directory)) directories.push_back(path);
    }
    return directories;
}

std::vector<ScenarioEntry> list_scenarios() {
    std::vector<ScenarioEntry> list;
    const auto data = data_directory();
    if (!data) return list;
    std::error_code error;
    for (fs::directory_iterator file(*data, error), end; !error && file != end; file.increment(error)) {
        if (file->path().extension() != ".toml") continue;
        Problems passed_over;
        std::vector<FileText> texts;
        const auto root = read_toml(file->path().string(), texts, passed_over);
        if (!root || root->find("scenario") == nullptr) continue;
        const auto text_at = [&](const char* key) {
            const TomlValue* value = root->find(key);
            return value == nullptr ? std::string() : value->text;
        };
        list.push_back({file->path().stem().string(), text_at("scenario.title"), text_at("scenario.description"),
                        file->path().string()});
    }
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return list;
}

std::optional<fs::path> find_scenario(const std::string& name_or_path, Problems& problems) {
    return find_named(name_or_path, {""}, "a scenario", problems);
}

std::string shown_path(const fs::path& path) {
    // Relative to no folder of this machine, not even the one that the program was started in: equal jobs have equal
    // files.
    constexpr std::array<std::string_view, 5> folders{"models", "levers", "profiles", "districts", "sweeps"};
    const fs::path whole = fs::absolute(path).lexically_normal();
    const std::string folder = whole.parent_path().filename().string();
    const bool is_known = std::find(folders.begin(), folders.end(), folder) != folders.end();
    const std::string name = whole.filename().string();
    return is_known ? folder + "/" + name : name;
}

}  // namespace entente
