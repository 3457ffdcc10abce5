#include "analysis/page_html.hpp"

#include <cstdint>

namespace entente::page {

namespace {

constexpr std::string_view replacement = "\ufffd";

/// One character of UTF-8; `length` is 1 and `code` the replacement's where the bytes are none.
struct Character {
    std::uint32_t code = 0xfffd;
    std::size_t length = 1;
    bool is_valid = false;
};

Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
    if (first < 0x80) return {first, 1, true};
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + length > text.size()) return {};
    std::uint32_t code = first & (0x7fu >> length);
    for (std::size_t i = at + 1; i < at + length; ++i) {
        if ((byte(i) & 0xc0u) != 0x80u) return {};
        code = code << 6u | (byte(i) & 0x3fu);
    }
    const bool is_overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (is_overlong || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return {};
    return {code, length, true};
}

bool turns_direction(std::uint32_t code) {
    return code == 0x200e || code == 0x200f || code == 0x061c || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

/// ` name="key"` of a plain key; else JSON, which begins with a brace or a bracket, in single quotes: a page holds
/// thousands of these, and each double quote would take six characters.
std::string attribute_of(std::string_view name, const Message& message) {
    std::string text = " ";
    text += name;
    if (message.is_string()) return text + "=\"" + escaped(message.get<std::string>()) + "\"";
    text += "='";
    for (const char letter : cleaned(message.dump(-1, ' ', false, Message::error_handler_t::replace))) {
        switch (letter) {
            case '&':
                text += "&amp;";
                break;
            case '<':
                text += "&lt;";
                break;
            case '>':
                text += "&gt;";
                break;
            case '\'':
                text += "&#39;";
                break;
            default:
                text += letter;
        }
    }
    return text + "'";
}

bool is_number(const Message& message) {
    return message.is_object() && message.contains("n");
}

/// Of three plain numbers.
bool is_interval(const Message& message) {
    return message.is_object() && message.value("k", "") == "interval" && is_number(message["a"]["d"]) &&
           is_number(message["a"]["low"]) && is_number(message["a"]["high"]);
}

std::string figure_of(const Message& number) {
    return number["n"].get<std::string>();
}

bool is_control(std::uint32_t code) {
    return (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7f && code < 0xa0);
}

}  // namespace

std::string cleaned(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (!character.is_valid || is_control(character.code)) {
            result += replacement;
        } else if (!turns_direction(character.code)) {
            result += text.substr(at, character.length);
        }
        at += character.length;
    }
    return result;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char letter : cleaned(text)) {
        switch (letter) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += letter;
        }
    }
    return result;
}

namespace {

/// All texts within, keys as well.
nlohmann::ordered_json clean_values(const nlohmann::ordered_json& json) {
    if (json.is_string()) return cleaned(json.get_ref<const std::string&>());
    if (json.is_array()) {
        nlohmann::ordered_json result = nlohmann::ordered_json::array();
        for (const auto& one : json) result.push_back(clean_values(one));
        return result;
    }
    if (!json.is_object()) return json;
    nlohmann::ordered_json result = nlohmann::ordered_json::object();
    for (const auto& [key, value] : json.items()) result[cleaned(key)] = clean_values(value);
    return result;
}

}  // namespace

std::string json_for_script(const nlohmann::ordered_json& json) {
    const std::string dumped = clean_values(json).dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
    std::string result;
    result.reserve(dumped.size());
    for (const char letter : dumped) {
        if (letter == '<') {
            result += "\\u003c";
        } else if (letter == '>') {
            result += "\\u003e";
        } else if (letter == '&') {
            result += "\\u0026";
        } else {
            result += letter;
        }
    }
    return result;
}

std::string element(std::string_view tag, std::string_view attributes, std::string_view inside) {
    std::string result = "<";
    result += tag;
    if (!attributes.empty()) result.append(" ").append(attributes);
    result.append(">").append(inside).append("</").append(tag).append(">");
    return result;
}

std::string Markup::label(const Message& message) const {
    return " aria-label=\"" + escaped(words(message)) + "\"" + attribute_of("data-t-label", message);
}

std::string Markup::text(std::string_view tag, const Message& message, std::string_view attributes) const {
    std::string all(attributes);
    // Tables hold thousands of numbers and intervals; a literal is the same in each language.
    if (is_number(message)) {
        all.append(" data-n=\"").append(escaped(figure_of(message))).append("\"");
    } else if (is_interval(message)) {
        const Message& ends = message["a"];
        all.append(" data-i=\"").append(escaped(figure_of(ends["d"]))).append("|");
        all.append(escaped(figure_of(ends["low"]))).append("|").append(escaped(figure_of(ends["high"]))).append("\"");
    } else if (!(message.is_object() && message.contains("x"))) {
        all.append(attribute_of("data-t", message));
    }
    if (all.empty()) return element(tag, "", escaped(words(message)));
    return element(tag, std::string_view(all).substr(all.front() == ' ' ? 1 : 0), escaped(words(message)));
}

std::string Markup::table(const Message& caption, const std::vector<Message>& heads,
                          const std::vector<std::vector<Message>>& rows) const {
    std::string head;
    for (const Message& one : heads) head += text("th", one, "scope=\"col\"");
    std::string body;
    for (const std::vector<Message>& row : rows) {
        std::string cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool is_right = is_number(row[i]) || (row[i].is_object() && row[i].value("k", "") == "interval");
            cells +=
                i == 0 ? text("th", row[i], "scope=\"row\"") : text("td", row[i], is_right ? "class=\"number\"" : "");
        }
        body += element("tr", "", cells) + "\n";
    }
    return element("div", "class=\"wide\" tabindex=\"0\"",
                   element("table", "",
                           text("caption", caption) + element("thead", "", element("tr", "", head)) + "\n" +
                               element("tbody", "", body))) +
           "\n";
}

std::string Markup::list(const std::vector<Message>& items) const {
    std::string inside;
    for (const Message& item : items) inside += text("li", item) + "\n";
    return element("ul", "", inside);
}

}  // namespace entente::page
