#include "scenario/named_file.hpp"

#include <algorithm>
#include <cstdlib>

namespace entente {
namespace {

namespace fs = std::filesystem;

/// Kinds of what comes with the program; scenarios lie at the top. No two of them share a name.
const std::vector<std::string> all_folders{"", "models", "profiles", "sweeps", "levers"};

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

bool is_file(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

bool is_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

/// Whether a program lies where it was built.
bool is_in_build_tree([[maybe_unused]] const fs::path& program) {
#ifdef ENTENTE_BUILD_TREE
    std::error_code error;
    const fs::path tree = fs::weakly_canonical(ENTENTE_BUILD_TREE, error);
    const fs::path within = program.lexically_relative(error ? fs::path(ENTENTE_BUILD_TREE) : tree);
    return !within.empty() && *within.begin() != "..";
#else
    return false;
#endif
}

/// Names of TOML files in a folder of the data directory.
std::vector<std::string> names_in(const std::vector<std::string>& folders) {
    std::vector<std::string> names;
    const auto data = data_directory();
    if (!data) return names;
    for (const std::string& folder : folders) {
        std::error_code error;
        for (fs::directory_iterator file(*data / folder, error), end; !error && file != end; file.increment(error)) {
            if (file->path().extension() == ".toml") names.push_back(file->path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// What may have been meant: a file of that name beside, or the nearest of what comes with the program.
std::string near_to(const std::string& word, const fs::path& beside, const std::vector<std::string>& folders) {
    if (is_file(beside / (word + ".toml"))) return "; did you mean " + word + ".toml?";
    return hint(word, names_in(folders)) + where_looked();
}

}  // namespace

std::vector<fs::path> data_places() {
    if (const char* set = std::getenv("ENTENTE_DATA"); set != nullptr && *set != '\0') return {set};
    std::vector<fs::path> places;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return places;
    places.push_back(program.parent_path().parent_path() / "share" / "entente" / "scenarios");
#ifdef ENTENTE_SOURCE_SCENARIOS
    if (is_in_build_tree(program)) places.emplace_back(ENTENTE_SOURCE_SCENARIOS);
#endif
    return places;
}

std::optional<fs::path> data_directory() {
    for (const fs::path& place : data_places()) {
        if (is_folder(place)) return place;
    }
    return std::nullopt;
}

std::string where_looked() {
    if (data_directory()) return "";
    std::string text;
    for (const fs::path& place : data_places()) text += (text.empty() ? "" : ", ") + place.string();
    const char* const set = std::getenv("ENTENTE_DATA");
    const bool is_set = set != nullptr && *set != '\0';
    return "; the scenarios and structures that come with the program are not there (looked in " + text +
           (is_set ? ", which ENTENTE_DATA says)" : "; ENTENTE_DATA may name their folder)");
}

bool is_path(const std::string& word) {
    return word.find('/') != std::string::npos || word.ends_with(".toml");
}

std::optional<fs::path> shipped_file(const std::string& word, const std::string& folder) {
    const auto data = data_directory();
    if (!data || word.empty() || word.front() == '.') return std::nullopt;
    if (!is_path(word) && fs::path(word).extension().empty()) {
        std::string name = word;
        std::replace(name.begin(), name.end(), ':', '_');
        const fs::path file = *data / folder / (name + ".toml");
        return is_file(file) ? std::optional(file) : std::nullopt;
    }
    fs::path within = fs::path(word).lexically_normal();
    if (within.is_absolute() || *within.begin() == "..") return std::nullopt;
    if (*within.begin() == "scenarios") within = within.lexically_relative("scenarios");
    for (const fs::path& file : {*data / within, *data / folder / within}) {
        if (is_file(file)) return file;
    }
    return std::nullopt;
}

std::string located_path(const Place& place, const std::string& path, const std::string& folder) {
    const bool is_of_a_file = place.line > 0;  // an option has no line
    const fs::path there =
        is_of_a_file ? (fs::path(place.file).parent_path() / path).lexically_normal() : fs::path(path);
    if (!is_there(there)) {
        if (const auto shipped = shipped_file(path, folder)) return shipped->string();
    }
    return there.string();
}

std::string located(const Place& place, const std::string& word, const std::string& folder) {
    return is_path(word) ? located_path(place, word, folder) : word;
}

std::optional<fs::path> find_named(const std::string& word, const std::vector<std::string>& folders,
                                   const std::string& noun, Problems& problems) {
    if (is_path(word) && is_there(word)) return word;
    for (const std::string& folder : folders) {
        if (const auto shipped = shipped_file(word, folder)) return shipped;
    }
    if (is_path(word) || is_there(word)) return word;
    problems.add("", 0, word + " is not " + noun + near_to(word, "", folders));
    return std::nullopt;
}

std::optional<fs::path> find_base(const std::string& word, const Place& named_at, Problems& problems) {
    const fs::path folder = fs::path(named_at.file).parent_path();
    const fs::path there = (folder / word).lexically_normal();
    if (is_file(there)) return there;
    for (const std::string& kind : all_folders) {
        if (const auto shipped = shipped_file(word, kind)) return shipped;
    }
    if (is_path(word)) return there;
    problems.add(named_at.file, named_at.line,
                 "extends: " + word + " is neither a file nor the name of one that comes with the program" +
                     near_to(word, folder, all_folders));
    return std::nullopt;
}

}  // namespace entente
