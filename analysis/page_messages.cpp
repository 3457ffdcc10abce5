#include "analysis/page_messages.hpp"

#include "analysis/numbers.hpp"
#include "page_assets.hpp"

namespace entente::page {

namespace {

constexpr std::string_view minus = "\u2212";
constexpr std::string_view narrow_space = "\u202f";

/// `-1,234.5` as people of a language write it.
std::string localised(const std::string& figure, Language language) {
    std::string text;
    for (const char letter : figure) {
        if (letter == '-') {
            text += minus;
        } else if (letter == ',' && language == Language::fr) {
            text += narrow_space;
        } else if (letter == '.' && language == Language::fr) {
            text += ',';
        } else {
            text += letter;
        }
    }
    return text;
}

}  // namespace

Message say(std::string key, Message arguments) {
    if (arguments.empty()) return key;
    return {{"k", std::move(key)}, {"a", std::move(arguments)}};
}

Message literal(const std::string& text) {
    return {{"x", text}};
}

Message figure(double value, int decimals) {
    return {{"n", number(value, decimals)}};
}

Message signed_figure(double value, int decimals) {
    return {{"n", signed_number(value, decimals)}};
}

Message figure(std::size_t count) {
    return figure(static_cast<double>(count), 0);
}

Message count_words(const std::string& key, std::size_t n) {
    return say(key + (n == 1 ? ".one" : ".other"), {{"n", figure(n)}});
}

Messages::Messages() {
    const auto english = nlohmann::json::parse(page_assets::text_en);
    const auto french = nlohmann::json::parse(page_assets::text_fr);
    for (const auto& [key, text] : english.items()) {
        add(key, text.get<std::string>(), french.value(key, text.get<std::string>()));
    }
    for (const auto& [key, text] : french.items()) {
        if (!has(key)) add(key, {}, text.get<std::string>());  // names that are English in the file already
    }
}

void Messages::add(const std::string& key, const std::string& english, const std::string& french) {
    texts_[key] = {english, french};
}

std::string Messages::words(const Message& message, Language language) const {
    if (message.is_string()) return filled(message.get<std::string>(), Message::object(), language);
    if (message.is_array()) {
        std::string text;
        for (std::size_t i = 0; i < message.size(); ++i) {
            text.append(i == 0 ? "" : ", ").append(words(message[i], language));
        }
        return text;
    }
    if (message.contains("x")) return message["x"].get<std::string>();
    if (message.contains("n")) return localised(message["n"].get<std::string>(), language);
    if (message.contains("day")) {
        const std::string day = message["day"].get<std::string>();  // YYYY-MM-DD
        if (day.size() != 10) return day;
        const Message parts{{"year", literal(day.substr(0, 4))}, {"month", "month." + day.substr(5, 2)}};
        return filled("date.month", parts, language);
    }
    return filled(message["k"].get<std::string>(), message["a"], language);
}

std::string Messages::filled(const std::string& key, const Message& arguments, Language language) const {
    const auto found = texts_.find(key);
    if (found == texts_.end()) return key;
    const std::string& text = found->second[static_cast<std::size_t>(language)];
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) return result + text.substr(at);
        result += text.substr(at, open - at);
        const std::string place = text.substr(open + 1, close - open - 1);
        if (arguments.contains(place)) result += words(arguments[place], language);
        at = close + 1;
    }
    return result;
}

nlohmann::ordered_json Messages::table(Language language) const {
    nlohmann::ordered_json table = nlohmann::ordered_json::object();
    for (const auto& [key, texts] : texts_) table[key] = texts[static_cast<std::size_t>(language)];
    return table;
}

}  // namespace entente::page
