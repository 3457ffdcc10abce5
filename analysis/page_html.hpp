#pragma once
// Pieces of HTML. Text becomes markup here and nowhere else, so that nothing that a scenario says can run.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/page_messages.hpp"

namespace entente::page {

/// Bytes that are no UTF-8 and control characters replaced, marks that turn the direction of writing taken out.
std::string cleaned(std::string_view text);

/// Clean text that may stand in an element or in a quoted attribute.
std::string escaped(std::string_view text);

/// JSON that may stand in a script element: no `<`, and no line separator that a script would end at.
std::string json_for_script(const nlohmann::ordered_json& json);

/// `<tag attributes>inside</tag>`; `inside` is markup already.
std::string element(std::string_view tag, std::string_view attributes, std::string_view inside);

/// Writes messages as elements that the page's script can put into the other language.
class Markup {
public:
    Markup(const Messages& messages, Language language) : messages_(&messages), language_(language) {}

    Language language() const { return language_; }
    bool has(const std::string& key) const { return messages_->has(key); }
    std::string words(const Message& message) const { return messages_->words(message, language_); }
    /// `<tag attributes data-t="message">words</tag>`; of a number alone `data-n="-1,234.5"`, of an interval
    /// `data-i="1|0.5|1.5"`, and nothing of a literal, which no language changes.
    std::string text(std::string_view tag, const Message& message, std::string_view attributes = {}) const;
    /// A table with a caption, heads, and rows whose first cell is the row's head. Other cells that are numbers or
    /// begin with one stand to the right.
    std::string table(const Message& caption, const std::vector<Message>& heads,
                      const std::vector<std::vector<Message>>& rows) const;
    /// ` aria-label="words" data-t-label="message"`.
    std::string label(const Message& message) const;
    std::string list(const std::vector<Message>& items) const;

private:
    const Messages* messages_;
    Language language_;
};

}  // namespace entente::page
