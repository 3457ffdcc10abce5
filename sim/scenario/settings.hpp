#pragma once
// What an author set, file by file and option by option, flattened to keys and values.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenario/problems.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

/// What the command line, a design or Python lays over a scenario file.
struct Overrides {
    std::vector<std::pair<std::string, std::string>> set;  // key, value as TOML writes it; a text may go without quotes
    std::vector<std::pair<std::string, double>> levers;    // name, strength in [0, 1]
    std::vector<std::string> without;                      // mechanisms switched off
    std::vector<std::pair<std::string, TomlValue>> values;  // key, value with its place in the design that sets it
    std::optional<int> weeks, households, replicates;
    std::optional<std::uint64_t> seed;
};

struct Setting {
    std::string key;
    const TomlValue* value = nullptr;
};

/// One file, or all options together.
struct SettingLayer {
    TomlValue root;
    bool is_options = false;
    std::vector<Setting> settings;  // values of `root` by key; a list of tables is one value
};

/// All layers of a scenario: what it extends, itself, options. Later ones win.
std::vector<SettingLayer> read_layers(const std::filesystem::path& path, const Overrides& overrides,
                                      std::vector<FileText>& texts, Problems& problems);

/// `a.b.c` → a, b.c; without a dot the second is empty.
std::pair<std::string, std::string> split_key(const std::string& key);

}  // namespace entente
