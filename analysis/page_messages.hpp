#pragma once
// What the page says, in two languages: texts with places for numbers, names and other texts. The page's script
// (analysis/page/src/messages.js) puts the same messages into words when its reader changes the language.

#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/names.hpp"

namespace entente::page {

enum class Language : std::uint8_t { en, fr };

}  // namespace entente::page

namespace entente {

template <>
struct Names<page::Language> {
    static constexpr std::array<std::string_view, 2> words{"en", "fr"};
};

}  // namespace entente

namespace entente::page {

/// A message is a key of the table, or `{"k": key, "a": {place: argument …}}`; an argument is a message, a literal text
/// `{"x": …}`, a number `{"n": "-1,234.5"}` as `number` writes it, a day `{"day": "2003-10-01"}`, or a list of these,
/// joined by commas.
using Message = nlohmann::ordered_json;

Message say(std::string key, Message arguments = Message::object());
Message literal(const std::string& text);
/// A number with so many decimals, as `number` and `signed_number` write it.
Message figure(double value, int decimals);
Message signed_figure(double value, int decimals);
Message figure(std::size_t count);
/// `key.one` or `key.other`, with the place `n`.
Message count_words(const std::string& key, std::size_t n);

/// The table of texts: those of the program, and names that a file brings along.
class Messages {
public:
    /// Reads the texts that are compiled in.
    Messages();

    void add(const std::string& key, const std::string& english, const std::string& french);
    bool has(const std::string& key) const { return texts_.count(key) != 0; }

    /// A key that is not in the table stands for itself.
    std::string words(const Message& message, Language language) const;
    /// `{"key": "text" …}`, for the page's script.
    nlohmann::ordered_json table(Language language) const;

private:
    std::string filled(const std::string& key, const Message& arguments, Language language) const;
    std::map<std::string, std::array<std::string, 2>> texts_;
};

}  // namespace entente::page
