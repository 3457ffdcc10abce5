#include "scenario/profile.hpp"

#include <algorithm>
#include <filesystem>

#include "scenario/entities.hpp"
#include "scenario/named_file.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string find_profile(const std::string& name_or_path, const std::vector<std::string>& directories,
                         const Place& named_at, Problems& problems) {
    if (is_path(name_or_path)) return located_path(named_at, name_or_path, "profiles");
    std::vector<std::string> names;
    std::error_code error;
    for (const std::string& directory : directories) {
        const fs::path path = fs::path(directory) / (name_or_path + ".toml");
        if (fs::is_regular_file(path, error)) return path.string();
        for (fs::directory_iterator file(directory, error), end; !error && file != end; file.increment(error)) {
            names.push_back(file->path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    problems.add(
        named_at.file, named_at.line,
        "organisations.profile: " + name_or_path + " is not a profile" + hint(name_or_path, names) + where_looked());
    return "";
}

void read_family(FamilyProfile& family, Family word, const TomlValue& table, Problems& problems) {
    const std::string path = "family." + std::string(name_of(word));
    TableReader reader(table, path, problems);
    for (const auto& name : reader.texts("names")) family.names.push_back(name.first);
    family.numbered = reader.text("numbered").value_or(std::string(name_of(word)) + "_{n}");
    family.of_state = reader.boolean("of_state").value_or(false);
    family.is_given = true;
    family.defaults.family = word;
    std::vector<Slot> slots = slots_of(family.defaults);
    for (const auto& leaf : flatten(table)) {
        if (leaf.first == "names" || leaf.first == "numbered" || leaf.first == "of_state") continue;
        assign_field(slots, leaf.first, path + "." + leaf.first, *leaf.second, problems);
    }
}

void read_families(Profile& profile, const TomlValue& root, Problems& problems) {
    TableReader reader(root, "", problems);
    reader.any("organisation");
    reader.any("profile");
    if (const TomlValue* families = reader.sub_table("family")) {
        TableReader words(*families, "family", problems);
        for (std::size_t f = 0; f < count_of<Family>; ++f) {
            const auto word = static_cast<Family>(f);
            if (const TomlValue* table = words.sub_table(name_of(word))) {
                read_family(profile.families[f], word, *table, problems);
            }
        }
        words.finish();
    }
    reader.finish();
}

}  // namespace

Profile read_profile(const std::string& name_or_path, const std::vector<std::string>& directories,
                     const Place& named_at, std::vector<FileText>& texts, Problems& problems) {
    Profile profile;
    const std::string path = find_profile(name_or_path, directories, named_at, problems);
    if (path.empty()) return profile;
    profile.layers = read_layers(path, {}, texts, problems);
    std::vector<TomlValue> roots;
    for (const SettingLayer& layer : profile.layers) roots.push_back(layer.root);
    read_families(profile, overlay(roots), problems);
    for (std::size_t i = 0; i < profile.layers.size(); ++i) {
        for (const Setting& setting : profile.layers[i].settings) {
            if (split_key(setting.key).first == "organisation") profile.organisations.take(setting, i, false, problems);
        }
    }
    return profile;
}

void check_profile(const std::string& path, Problems& problems) {
    std::vector<FileText> texts;
    const std::size_t before = problems.n_found();
    const Profile profile = read_profile(path, {}, {}, texts, problems);
    if (problems.n_found() > before) return;
    EntitiesWritten everybody;  // whom the profile has names for: well-known ones differ from their family
    everybody.census.names_a_profile = true;
    for (std::size_t f = 0; f < count_of<Family>; ++f) {
        const FamilyProfile& family = profile.families[f];
        if (!family.is_given) continue;
        everybody.census.count[f] = std::max(1, static_cast<int>(family.names.size()));
        everybody.census.place[f] = {path, 0};
    }
    make_organisations(everybody, profile, problems);
}

std::pair<std::string, std::string> name_in_family(const FamilyProfile& family, Family word, int n) {
    const std::string number = std::to_string(n);
    const auto listed = static_cast<std::size_t>(n - 1);
    std::string name = std::string(name_of(word)) + "_" + number;
    if (listed < family.names.size()) {
        name = family.names[listed];
    } else if (const std::size_t at = family.numbered.find("{n}"); at != std::string::npos) {
        name = std::string(family.numbered).replace(at, 3, number);
    }
    return {name, family.of_state ? "state_" + number : ""};
}

}  // namespace entente
