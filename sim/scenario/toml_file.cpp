#include "scenario/toml_file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <toml++/toml.h>

#include "core/nearest.hpp"
#include "scenario/named_file.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

int line_of(const toml::source_region& region) {
    return static_cast<int>(region.begin.line);
}

template <class Written>
std::string words_of(const Written& written) {
    std::ostringstream stream;
    stream << written;
    return stream.str();
}

TomlValue convert(const toml::node& node, const std::string& file);

TomlValue convert_table(const toml::table& table, const std::string& file) {
    TomlValue value;
    for (const auto& entry : table) {
        TomlValue converted = convert(entry.second, file);
        if (entry.first.source().begin) converted.place.line = line_of(entry.first.source());
        value.entries.push_back({std::string(entry.first.str()), std::move(converted)});
    }
    std::stable_sort(value.entries.begin(), value.entries.end(),
                     [](const TomlEntry& a, const TomlEntry& b) { return a.value.place.line < b.value.place.line; });
    return value;
}

TomlValue convert(const toml::node& node, const std::string& file) {
    TomlValue value;
    if (const auto* table = node.as_table()) {
        value = convert_table(*table, file);
        value.kind = TomlValue::Kind::table;
    } else if (const auto* list = node.as_array()) {
        value.kind = TomlValue::Kind::list;
        for (const toml::node& item : *list) value.items.push_back(convert(item, file));
    } else if (const auto* text = node.as_string()) {
        value.kind = TomlValue::Kind::text;
        value.text = text->get();
    } else if (const auto* integer = node.as_integer()) {
        value.kind = TomlValue::Kind::integer;
        value.integer = integer->get();
        value.number = static_cast<double>(value.integer);
    } else if (const auto* real = node.as_floating_point()) {
        value.kind = TomlValue::Kind::real;
        value.number = real->get();
    } else if (const auto* boolean = node.as_boolean()) {
        value.kind = TomlValue::Kind::boolean;
        value.boolean = boolean->get();
    } else {
        value.kind = TomlValue::Kind::date;
        if (const auto* date = node.as_date()) value.text = words_of(date->get());
        if (const auto* time = node.as_time()) value.text = words_of(time->get());
        if (const auto* moment = node.as_date_time()) value.text = words_of(moment->get());
    }
    value.place = {file, line_of(node.source())};
    return value;
}

std::optional<std::string> text_of_file(const std::string& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return std::nullopt;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// TOML files beside a path, for those who mistyped a name.
std::vector<std::string> files_beside(const fs::path& path) {
    std::vector<std::string> names;
    std::error_code error;
    const fs::path directory = path.has_parent_path() ? path.parent_path() : fs::path(".");
    for (fs::directory_iterator file(directory, error), end; !error && file != end; file.increment(error)) {
        if (file->path().extension() == ".toml") names.push_back(file->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// A file on its way through `extends`.
struct Chain {
    std::vector<std::string> open;  // files whose bases are being read, outermost first
    std::set<std::string> done;
    std::vector<TomlValue> layers;
};

std::string identity_of(const std::string& path) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(path, error);
    return error ? path : canonical.string();
}

void follow(const std::string& path, const Place& named_at, Chain& chain, std::vector<FileText>& texts,
            Problems& problems) {
    const std::string identity = identity_of(path);
    if (std::find(chain.open.begin(), chain.open.end(), identity) != chain.open.end()) {
        problems.add(
            named_at.file, named_at.line,
            "extends = \"" + fs::path(path).filename().string() + "\" closes a circle: a file cannot extend itself");
        return;
    }
    if (!chain.done.insert(identity).second) return;
    std::optional<TomlValue> root = read_toml(path, texts, problems, named_at);
    if (!root) return;

    const auto is_extends = [](const TomlEntry& entry) { return entry.key == "extends"; };
    if (root->find("extends") != nullptr) {
        TableReader reader(*root, "", problems);
        chain.open.push_back(identity);
        for (const auto& base : reader.texts("extends")) {
            if (const auto there = find_base(base.first, base.second, problems)) {
                follow(there->string(), base.second, chain, texts, problems);
            }
        }
        chain.open.pop_back();
        std::erase_if(root->entries, is_extends);
    }
    chain.layers.push_back(std::move(*root));
}

void lay_over(TomlValue& under, const TomlValue& over) {
    if (!under.is_table() || !over.is_table()) {
        under = over;
        return;
    }
    under.place = over.place;
    for (const TomlEntry& entry : over.entries) {
        const auto same = std::find_if(under.entries.begin(), under.entries.end(),
                                       [&](const TomlEntry& own) { return own.key == entry.key; });
        if (same == under.entries.end()) {
            under.entries.push_back(entry);
        } else {
            lay_over(same->value, entry.value);
        }
    }
}

void flatten_into(const TomlValue& value, const std::string& path,
                  std::vector<std::pair<std::string, const TomlValue*>>& leaves) {
    if (!value.is_table()) {
        leaves.emplace_back(path, &value);
        return;
    }
    for (const TomlEntry& entry : value.entries) {
        flatten_into(entry.value, path.empty() ? entry.key : path + "." + entry.key, leaves);
    }
}

}  // namespace

const TomlValue* TomlValue::find(std::string_view path) const {
    for (const TomlEntry& entry : entries) {
        if (entry.key == path) return &entry.value;
    }
    for (const TomlEntry& entry : entries) {
        const std::string_view key = entry.key;
        if (path.size() > key.size() && path.substr(0, key.size()) == key && path[key.size()] == '.') {
            if (const TomlValue* found = entry.value.find(path.substr(key.size() + 1))) return found;
        }
    }
    return nullptr;
}

std::string shortest(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value);
    return {text, end.ptr};
}

std::string as_written(const TomlValue& value) {
    switch (value.kind) {
        case TomlValue::Kind::boolean:
            return value.boolean ? "true" : "false";
        case TomlValue::Kind::integer:
            return std::to_string(value.integer);
        case TomlValue::Kind::real:
            return shortest(value.number);
        case TomlValue::Kind::text:
            return '"' + value.text + '"';
        case TomlValue::Kind::date:
            return value.text;
        case TomlValue::Kind::list:
            return value.items.empty() ? "[]" : "[ … ]";
        case TomlValue::Kind::table:
            return value.entries.empty() ? "{}" : "{ … }";
    }
    return "";
}

std::vector<std::pair<std::string, const TomlValue*>> flatten(const TomlValue& root) {
    std::vector<std::pair<std::string, const TomlValue*>> leaves;
    flatten_into(root, "", leaves);
    return leaves;
}

std::optional<TomlValue> read_toml(const std::string& path, std::vector<FileText>& texts, Problems& problems,
                                   const Place& named_at) {
    const std::optional<std::string> text = text_of_file(path);
    if (!text) {
        const bool by_file = !named_at.file.empty();
        const std::string name = fs::path(path).filename().string();
        const auto near = nearest_name(name, files_beside(path));
        problems.add(
            named_at.file, named_at.line,
            (by_file ? "extends: " : "") + path + " cannot be read" + (near ? "; did you mean " + *near + "?" : ""));
        return std::nullopt;
    }
    texts.push_back({path, *text});
    try {
        const toml::table table = toml::parse(*text, std::string_view(path));
        TomlValue root = convert_table(table, path);
        root.place = {path, 1};
        return root;
    } catch (const toml::parse_error& error) {
        problems.add(path, line_of(error.source()), "not TOML: " + std::string(error.description()));
        return std::nullopt;
    }
}

std::vector<TomlValue> read_with_bases(const std::string& path, std::vector<FileText>& texts, Problems& problems) {
    Chain chain;
    follow(path, {}, chain, texts, problems);
    return std::move(chain.layers);
}

TomlValue overlay(const std::vector<TomlValue>& layers) {
    TomlValue root;
    for (const TomlValue& layer : layers) lay_over(root, layer);
    return root;
}

TableReader::TableReader(const TomlValue& table, std::string path, Problems& problems)
    : table_(&table), path_(std::move(path)), problems_(&problems) {}

std::string TableReader::path_of(std::string_view key) const {
    return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

const TomlValue* TableReader::find(std::string_view key) const {
    for (const TomlEntry& entry : table_->entries) {
        if (entry.key == key) return &entry.value;
    }
    return nullptr;
}

const TomlValue* TableReader::any(std::string_view key) {
    asked_.emplace(key);
    return find(key);
}

bool TableReader::is_of(std::string_view key, const TomlValue* value, bool fits, std::string_view expected) {
    if (value != nullptr && !fits) complain(key, "= " + as_written(*value) + " is not " + std::string(expected));
    return value != nullptr && fits;
}

std::optional<bool> TableReader::boolean(std::string_view key) {
    const TomlValue* value = any(key);
    if (!is_of(key, value, value && value->kind == TomlValue::Kind::boolean, "true or false")) return std::nullopt;
    return value->boolean;
}

std::optional<double> TableReader::number(std::string_view key, double min, double max, std::string_view unit) {
    const TomlValue* value = any(key);
    if (!is_of(key, value, value && value->is_number(), "a number")) return std::nullopt;
    if (value->number >= min && value->number <= max) return value->number;
    const std::string with_unit = unit.empty() || unit == "1" ? "" : " " + std::string(unit);
    complain(key, "= " + as_written(*value) + " is outside [" + shortest(min) + ", " + shortest(max) + "]" + with_unit);
    return std::nullopt;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key, std::int64_t min, std::int64_t max) {
    const TomlValue* value = any(key);
    if (!is_of(key, value, value && value->kind == TomlValue::Kind::integer, "a whole number")) return std::nullopt;
    if (value->integer >= min && value->integer <= max) return value->integer;
    std::string range = " is outside [" + std::to_string(min) + ", " + std::to_string(max) + "]";
    if (max == INT64_MAX) range = " is less than " + std::to_string(min);
    complain(key, "= " + as_written(*value) + range);
    return std::nullopt;
}

std::optional<std::string> TableReader::text(std::string_view key) {
    const TomlValue* value = any(key);
    if (!is_of(key, value, value && value->kind == TomlValue::Kind::text, "a text in quotes")) return std::nullopt;
    return value->text;
}

std::optional<std::string> TableReader::date(std::string_view key) {
    const TomlValue* value = any(key);
    if (!is_of(key, value, value && value->kind == TomlValue::Kind::date, "a date such as 2003-10-01"))
        return std::nullopt;
    return value->text;
}

const TomlValue* TableReader::sub_table(std::string_view key) {
    const TomlValue* value = any(key);
    return is_of(key, value, value && value->is_table(), "a table") ? value : nullptr;
}

std::vector<const TomlValue*> TableReader::tables(std::string_view key) {
    std::vector<const TomlValue*> tables;
    const TomlValue* value = any(key);
    if (!is_of(key, value, value && value->is_list(), "a list of tables")) return tables;
    for (const TomlValue& item : value->items) {
        if (item.is_table()) {
            tables.push_back(&item);
        } else {
            problems_->add(item.place.file, item.place.line,
                           path_of(key) + ": " + as_written(item) + " is not a table");
        }
    }
    return tables;
}

std::vector<std::pair<std::string, Place>> TableReader::texts(std::string_view key) {
    std::vector<std::pair<std::string, Place>> texts;
    const TomlValue* value = any(key);
    const bool one = value && value->kind == TomlValue::Kind::text;
    if (!is_of(key, value, value && (one || value->is_list()), "a text in quotes or a list of them")) return texts;
    if (one) texts.emplace_back(value->text, value->place);
    for (const TomlValue& item : value->items) {
        if (item.kind == TomlValue::Kind::text) {
            texts.emplace_back(item.text, item.place);
        } else {
            problems_->add(item.place.file, item.place.line,
                           path_of(key) + ": " + as_written(item) + " is not a text in quotes");
        }
    }
    return texts;
}

std::vector<double> TableReader::numbers(std::string_view key) {
    std::vector<double> numbers;
    const TomlValue* value = any(key);
    if (!is_of(key, value, value && value->is_list(), "a list of numbers")) return numbers;
    for (const TomlValue& item : value->items) {
        if (item.is_number()) {
            numbers.push_back(item.number);
        } else {
            problems_->add(item.place.file, item.place.line,
                           path_of(key) + ": " + as_written(item) + " is not a number");
        }
    }
    return numbers;
}

std::optional<std::size_t> TableReader::word_among(std::string_view key, const std::vector<std::string>& legal) {
    const std::optional<std::string> word = text(key);
    if (!word) return std::nullopt;
    const auto found = std::find(legal.begin(), legal.end(), *word);
    if (found != legal.end()) return static_cast<std::size_t>(found - legal.begin());
    std::string list;
    for (const std::string& name : legal) list += (list.empty() ? "" : ", ") + name;
    complain(key, "= \"" + *word + "\" is not one of: " + list);
    return std::nullopt;
}

void TableReader::require(std::string_view key) {
    if (any(key) == nullptr) complain(key, "is missing");
}

void TableReader::complain(std::string_view key, const std::string& text) {
    const TomlValue* value = find(key);
    const Place& place = value != nullptr ? value->place : table_->place;
    problems_->add(place.file, place.line, path_of(key) + " " + text);
}

void TableReader::finish() {
    const std::vector<std::string> legal(asked_.begin(), asked_.end());
    for (const TomlEntry& entry : table_->entries) {
        if (asked_.count(entry.key) != 0) continue;
        problems_->add(entry.value.place.file, entry.value.place.line,
                       path_of(entry.key) + " is not a key" + hint(entry.key, legal));
    }
}

}  // namespace entente
