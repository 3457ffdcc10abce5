#include "scenario/entity_settings.hpp"

#include <algorithm>

namespace entente {

bool is_legal_name(const std::string& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

void empty_table_of(std::vector<Slot>& slots, const std::string& field) {
    const std::size_t dot = field.find('.');
    if (dot == std::string::npos) return;
    const std::string table = field.substr(0, dot + 1);
    for (Slot& slot : slots) {
        if (slot.key.compare(0, table.size(), table) == 0) slot.set_number(0.0);
    }
}

bool assign_field(std::vector<Slot>& slots, const std::string& field, const std::string& path, const TomlValue& value,
                  Problems& problems) {
    if (Slot* slot = find_slot(slots, field)) return assign(*slot, value, path, problems);
    const bool is_table = std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) {
        return slot.key.compare(0, field.size() + 1, field + ".") == 0;
    });
    const std::string text =
        is_table ? " = " + as_written(value) + " is not a table" : " is not a parameter" + hint(field, keys_of(slots));
    problems.add(value.place.file, value.place.line, path + text);
    return false;
}

void EntitySettings::mention(const std::string& name, const Place& place) {
    const bool known =
        std::any_of(named_.begin(), named_.end(), [&](const auto& other) { return other.first == name; });
    if (!known) named_.emplace_back(name, place);
}

void EntitySettings::take_table(const TomlValue& table, std::size_t layer, std::set<std::string>& here,
                                Problems& problems) {
    const auto complain = [&](const TomlValue& at, const std::string& text) {
        problems.add(at.place.file, at.place.line, head_ + text);
    };
    if (!table.is_table()) return complain(table, ": " + as_written(table) + " is not a table");
    const TomlValue* name = table.find("name");
    if (name == nullptr) return complain(table, ".name is missing");
    if (name->kind != TomlValue::Kind::text || !is_legal_name(name->text)) {
        return complain(*name, ".name = " + as_written(*name) + " is not a name of lower-case letters, digits and _");
    }
    if (!here.insert(name->text).second) return complain(*name, "." + name->text + " is said twice in this file");
    mention(name->text, name->place);
    for (const auto& leaf : flatten(table)) {
        if (leaf.first != "name") all_.push_back({name->text, leaf.first, leaf.second, layer, false});
    }
}

void EntitySettings::take(const Setting& setting, std::size_t layer, bool is_option, Problems& problems) {
    const TomlValue& value = *setting.value;
    const auto complain = [&](const std::string& text) { problems.add(value.place.file, value.place.line, text); };
    if (setting.key == head_) {
        std::set<std::string> here;
        if (!value.is_list()) return complain(head_ + " = " + as_written(value) + " is not a list of tables");
        for (const TomlValue& table : value.items) take_table(table, layer, here, problems);
        return;
    }
    const auto [name, field] = split_key(split_key(setting.key).second);
    if (field.empty()) return complain(setting.key + " is not a table");
    if (!is_legal_name(name)) {
        return complain(head_ + "." + name + " is not a name of lower-case letters, digits and _");
    }
    if (!is_option) mention(name, value.place);
    all_.push_back({name, field, &value, layer, is_option});
}

const TomlValue* EntitySettings::last(const std::string& name, const std::string& field) const {
    const TomlValue* found = nullptr;
    for (const FieldSetting& setting : all_) {
        if (setting.name == name && setting.field == field) found = setting.value;
    }
    return found;
}

bool EntitySettings::is_removed(const std::string& name, Problems& problems) const {
    const TomlValue* value = last(name, "remove");
    if (value == nullptr) return false;
    if (value->kind == TomlValue::Kind::boolean) return value->boolean;
    problems.add(value->place.file, value->place.line,
                 head_ + "." + name + ".remove = " + as_written(*value) + " is not true or false");
    return false;
}

void EntitySettings::fill(std::vector<Slot>& slots, const std::string& name, bool options,
                          const std::set<std::string>& passed_over, Problems& problems) const {
    std::set<std::pair<std::size_t, std::string>> emptied;  // tables already replaced by a layer
    for (const FieldSetting& setting : all_) {
        if (setting.name != name || setting.is_option != options || passed_over.count(setting.field) != 0) continue;
        const std::string table = split_key(setting.field).first;
        if (table != setting.field && !options && emptied.emplace(setting.layer, table).second) {
            empty_table_of(slots, setting.field);
        }
        assign_field(slots, setting.field, head_ + "." + name + "." + setting.field, *setting.value, problems);
    }
}

}  // namespace entente
