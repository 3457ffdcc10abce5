#include "scenario/settings.hpp"

#include <cctype>
#include <charconv>

namespace entente {
namespace {

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

TomlValue value_of(const std::string& written);

/// Items between brackets; texts with commas belong into a file.
TomlValue list_of(const std::string& inner) {
    TomlValue list;
    list.kind = TomlValue::Kind::list;
    std::size_t begin = 0;
    while (begin <= inner.size() && !trimmed(inner.substr(begin)).empty()) {
        const std::size_t comma = std::min(inner.find(',', begin), inner.size());
        list.items.push_back(value_of(inner.substr(begin, comma - begin)));
        begin = comma + 1;
    }
    return list;
}

bool is_date(const std::string& text) {
    const std::string form = "dddd-dd-dd";
    if (text.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool digit = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
        if (form[i] == 'd' ? !digit : text[i] != '-') return false;
    }
    return true;
}

/// The value of `--set key=value`: as in TOML, but a text needs no quotes.
TomlValue value_of(const std::string& written) {
    TomlValue value;
    const std::string text = trimmed(written);
    const char* const end = text.data() + text.size();
    value.kind = TomlValue::Kind::text;
    value.text = text;
    if (text == "true" || text == "false") {
        value.kind = TomlValue::Kind::boolean;
        value.boolean = text == "true";
    } else if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
        value = list_of(text.substr(1, text.size() - 2));
    } else if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
        value.text = text.substr(1, text.size() - 2);
    } else if (is_date(text)) {
        value.kind = TomlValue::Kind::date;
    } else if (const auto whole = std::from_chars(text.data(), end, value.integer);
               whole.ec == std::errc() && whole.ptr == end) {
        value.kind = TomlValue::Kind::integer;
        value.number = static_cast<double>(value.integer);
    } else if (const auto real = std::from_chars(text.data(), end, value.number);
               real.ec == std::errc() && real.ptr == end) {
        value.kind = TomlValue::Kind::real;
    }
    return value;
}

void say_place(TomlValue& value, const std::string& option) {
    value.place = {option, 0};
    for (TomlValue& item : value.items) say_place(item, option);
}

SettingLayer layer_of(const Overrides& overrides) {
    SettingLayer layer;
    layer.is_options = true;
    const auto add = [&](const std::string& key, TomlValue value, const std::string& option) {
        say_place(value, option);
        layer.root.entries.push_back({key, std::move(value)});
    };
    for (const auto& set : overrides.set) add(set.first, value_of(set.second), "--set " + set.first + "=" + set.second);
    const auto count = [&](const std::string& key, const auto& number, const std::string& option) {
        if (!number) return;
        const std::string text = std::to_string(*number);
        add(key, value_of(text), option + " " + text);
    };
    count("scenario.weeks", overrides.weeks, "--weeks");
    count("population.households", overrides.households, "--households");
    count("scenario.replicates", overrides.replicates, "--replicates");
    if (overrides.seed) {  // may be larger than TOML's whole numbers
        TomlValue seed;
        seed.kind = TomlValue::Kind::text;
        seed.text = std::to_string(*overrides.seed);
        add("scenario.seed", seed, "--seed " + seed.text);
    }
    for (const auto& lever : overrides.levers) {
        const std::string strength = shortest(lever.second);
        add("levers." + lever.first, value_of(strength), "--lever " + lever.first + "=" + strength);
    }
    for (const auto& [key, value] : overrides.values) layer.root.entries.push_back({key, value});
    for (const std::string& name : overrides.without) add("mechanisms." + name, value_of("false"), "--without " + name);
    return layer;
}

}  // namespace

std::vector<SettingLayer> read_layers(const std::filesystem::path& path, const Overrides& overrides,
                                      std::vector<FileText>& texts, Problems& problems) {
    std::vector<SettingLayer> layers;
    for (TomlValue& root : read_with_bases(path.string(), texts, problems)) {
        layers.push_back({std::move(root), false, {}});
    }
    layers.push_back(layer_of(overrides));
    for (SettingLayer& layer : layers) {
        for (const auto& leaf : flatten(layer.root)) layer.settings.push_back({leaf.first, leaf.second});
    }
    return layers;
}

std::pair<std::string, std::string> split_key(const std::string& key) {
    const std::size_t dot = key.find('.');
    if (dot == std::string::npos) return {key, ""};
    return {key.substr(0, dot), key.substr(dot + 1)};
}

}  // namespace entente
