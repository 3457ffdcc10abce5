#include "scenario/levers.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>

#include "scenario/entity_settings.hpp"
#include "scenario/named_file.hpp"
#include "scenario/room_settings.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

const std::string family_head = "organisation_family";

/// `organisation_family.ngo_humanitarian.consensus_skill` → the family's word and the field; nothing for other keys.
std::optional<std::pair<std::string, std::string>> family_field(const std::string& key) {
    const auto [head, rest] = split_key(key);
    if (head != family_head) return std::nullopt;
    return split_key(rest);
}

/// Slots that a change moves. A key that none has becomes a problem.
std::vector<Slot> slots_moved(Scenario& scenario, const LeverChange& change, Problems& problems) {
    std::vector<Slot> moved;
    const auto complain = [&](const std::string& text) {
        problems.add(change.place.file, change.place.line, "set." + change.key + text);
    };
    const auto take = [&](std::vector<Slot>& slots, const std::string& key) {
        Slot* slot = find_slot(slots, key);
        if (slot == nullptr) return complain(" is not a parameter" + hint(key, keys_of(slots)));
        if (!slot->is_number()) return complain(" is not a number: a lever moves numbers only");
        moved.push_back(*slot);
    };
    const auto field = family_field(change.key);
    if (!field) {
        std::vector<Slot> slots = slots_of(scenario);
        take(slots, change.key);
        return moved;
    }
    const auto family = from_name<Family>(field->first);
    if (!family) {
        const std::vector<std::string> words(Names<Family>::words.begin(), Names<Family>::words.end());
        complain(": " + field->first + " is not a family" + hint(field->first, words));
        return moved;
    }
    OrganisationSpec nobody;  // the field must exist also where no organisation of the family does
    std::vector<Slot> slots = slots_of(nobody);
    take(slots, field->second);
    const bool is_known = !moved.empty();
    moved.clear();
    for (OrganisationSpec& spec : scenario.organisations) {
        if (!is_known || spec.family != *family) continue;
        slots = slots_of(spec);
        take(slots, field->second);
    }
    return moved;
}

double moved_value(const LeverChange& change, double own, double strength) {
    switch (change.kind) {
        case LeverChange::Kind::to:
            return strength == 1.0 ? change.value : own + strength * (change.value - own);
        case LeverChange::Kind::add:
            return own + strength * change.value;
        case LeverChange::Kind::times:
            return own * (1.0 + strength * (change.value - 1.0));
    }
    return own;
}

void read_changes(Lever& lever, const TomlValue& table, Problems& problems) {
    for (const auto& leaf : flatten(table)) {
        const TomlValue& value = *leaf.second;
        LeverChange change{leaf.first, LeverChange::Kind::to, value.number, value.place};
        const std::size_t dot = leaf.first.rfind('.');
        const std::string last = dot == std::string::npos ? "" : leaf.first.substr(dot + 1);
        if (last == "to" || last == "add" || last == "times") change.key = leaf.first.substr(0, dot);
        if (last == "add") change.kind = LeverChange::Kind::add;
        if (last == "times") change.kind = LeverChange::Kind::times;
        if (value.is_number()) {
            lever.changes.push_back(std::move(change));
        } else {
            problems.add(value.place.file, value.place.line,
                         "set." + leaf.first + " = " + as_written(value) + " is not a number");
        }
    }
}

/// What a lever sets must be legal; what it adds or multiplies is cut to the range of the parameter.
void check_end(const LeverChange& change, const Slot& slot, Problems& problems) {
    const bool is_legal = change.value >= slot.spec.min && change.value <= slot.spec.max;
    if (change.kind != LeverChange::Kind::to ? std::isfinite(change.value) : is_legal) return;
    const std::string unit = slot.spec.unit.empty() || slot.spec.unit == "1" ? "" : " " + std::string(slot.spec.unit);
    problems.add(change.place.file, change.place.line,
                 "set." + change.key + " = " + shortest(change.value) +
                     (std::isfinite(change.value)
                          ? " is outside [" + shortest(slot.spec.min) + ", " + shortest(slot.spec.max) + "]" + unit
                          : " is not a finite number"));
}

Lever read_lever(const TomlValue& root, const fs::path& path, Problems& problems) {
    Lever lever;
    lever.name = path.stem().string();
    lever.path = path.string();
    TableReader reader(root, "", problems);
    reader.require("lever");
    reader.require("set");
    if (const TomlValue* table = reader.sub_table("lever")) {
        TableReader head(*table, "lever", problems);
        for (const auto* key : {"title", "source", "cost", "independent_evidence"}) head.require(key);
        lever.title = head.text("title").value_or("");
        lever.description = head.text("description").value_or("");
        lever.source = head.text("source").value_or("");
        lever.cost = head.text("cost").value_or("");
        lever.remark = head.text("remark").value_or("");
        lever.independent_evidence = head.boolean("independent_evidence").value_or(false);
        head.finish();
    }
    if (const TomlValue* set = reader.sub_table("set")) read_changes(lever, *set, problems);
    reader.finish();
    Scenario nobody;
    OrganisationSpec of_family;
    for (const LeverChange& change : lever.changes) {
        slots_moved(nobody, change, problems);
        const auto field = family_field(change.key);
        std::vector<Slot> slots = field ? slots_of(of_family) : slots_of(nobody);
        const Slot* slot = find_slot(slots, field ? field->second : change.key);
        if (slot != nullptr && slot->is_number()) check_end(change, *slot, problems);
    }
    return lever;
}

std::map<std::string, fs::path> lever_files(const std::vector<std::string>& directories) {
    std::map<std::string, fs::path> files;
    for (const std::string& directory : directories) {
        std::error_code error;
        for (fs::directory_iterator file(directory, error), end; !error && file != end; file.increment(error)) {
            if (file->path().extension() == ".toml") files.try_emplace(file->path().stem().string(), file->path());
        }
    }
    return files;
}

}  // namespace

std::vector<Lever> list_levers(const std::vector<std::string>& directories, Problems& problems) {
    std::vector<Lever> levers;
    for (const auto& file : lever_files(directories)) {
        std::vector<FileText> texts;
        const auto root = read_toml(file.second.string(), texts, problems);
        if (root) levers.push_back(read_lever(*root, file.second, problems));
    }
    return levers;
}

void check_lever(const std::string& path, Problems& problems) {
    std::vector<FileText> texts;
    if (const auto root = read_toml(path, texts, problems)) read_lever(*root, path, problems);
}

void pull_levers(Scenario& scenario, const std::vector<LeverSetting>& settings,
                 const std::vector<std::string>& directories, std::vector<FileText>& texts, Problems& problems) {
    const auto files = lever_files(directories);
    std::vector<std::string> names;
    for (const auto& file : files) names.push_back(file.first);
    std::map<std::string, double> strengths;  // by name: their order in a file changes nothing
    for (const LeverSetting& setting : settings) {
        if (files.count(setting.name) != 0) {
            strengths[setting.name] = setting.strength;
        } else {
            problems.add(setting.place.file, setting.place.line,
                         "levers." + setting.name + ": " + setting.name + " is not a lever" +
                             hint(setting.name, names) + where_looked());
        }
    }
    for (const auto& pulled : strengths) {
        const fs::path& path = files.at(pulled.first);
        const auto root = read_toml(path.string(), texts, problems);
        if (!root) continue;
        const Lever lever = read_lever(*root, path, problems);
        scenario.levers.emplace_back(pulled.first, pulled.second);
        if (pulled.second == 0.0) continue;
        for (const LeverChange& change : lever.changes) {
            if (split_key(change.key).first == "forum") {
                add_room_change(scenario.rooms, change, pulled.second, problems);
                continue;
            }
            for (Slot& slot : slots_moved(scenario, change, problems)) {
                slot.set_number(moved_value(change, slot.number(), pulled.second));
            }
        }
    }
}

}  // namespace entente
