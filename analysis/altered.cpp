#include "analysis/altered.hpp"

#include "core/names.hpp"

namespace entente {

using page::literal;
using page::Message;
using page::say;

namespace {

/// `association off`, `lever joint_training at 0.5`, `population.households = 2000 instead of 20000`; after the name of
/// the scenario where a file has several.
Message words_of(const Alteration& one) {
    const std::size_t slash = one.key.find('/');
    if (slash != std::string::npos) {
        Alteration of_one = one;
        of_one.key = one.key.substr(slash + 1);
        return say("altered.of", {{"scenario", literal(one.key.substr(0, slash))}, {"what", words_of(of_one)}});
    }
    const std::size_t dot = one.key.find('.');
    const std::string head = one.key.substr(0, dot);
    const Message name = literal(dot == std::string::npos ? "" : one.key.substr(dot + 1));
    if (head == "mechanisms") return say(one.to == "true" ? "altered.on" : "altered.off", {{"name", name}});
    if (head == "levers") {
        if (one.to == "1" && one.from == "0") return say("altered.pulled", {{"name", name}});
        return say("altered.pulled_to", {{"name", name}, {"to", literal(one.to)}});
    }
    if (one.from.empty()) return say("altered.set", {{"key", literal(one.key)}, {"to", literal(one.to)}});
    return say("altered.value", {{"key", literal(one.key)}, {"to", literal(one.to)}, {"from", literal(one.from)}});
}

Message listed(const std::vector<Message>& items, std::size_t most) {
    Message list = Message::array();
    for (std::size_t i = 0; i < items.size() && i < most; ++i) list.push_back(items[i]);
    if (items.size() > most) list.push_back(page::count_words("altered.more", items.size() - most));
    return list;
}

}  // namespace

std::vector<Message> altered(const std::vector<Alteration>& alterations, const std::vector<VariedParameter>& varied,
                             std::size_t most) {
    std::vector<Message> sentences;
    for (const AlteredBy by : {AlteredBy::options, AlteredBy::design, AlteredBy::unknown, AlteredBy::scenario}) {
        std::vector<Message> items;
        for (const Alteration& one : alterations) {
            if (one.by == by) items.push_back(words_of(one));
        }
        if (items.empty()) continue;
        sentences.push_back(say("altered.by_" + std::string(name_of(by)), {{"list", listed(items, most)}}));
    }
    if (sentences.empty() || varied.empty()) return sentences;
    std::vector<Message> keys;
    for (const VariedParameter& parameter : varied) {
        keys.push_back(literal(parameter.is_lever ? "levers." + parameter.key : parameter.key));
    }
    sentences.push_back(say("altered.varied", {{"list", listed(keys, most)}}));
    return sentences;
}

std::vector<std::string> altered_notes(const std::vector<Alteration>& alterations,
                                       const std::vector<VariedParameter>& varied, std::size_t most) {
    std::vector<std::string> notes;
    if (alterations.empty()) return notes;
    const page::Messages messages;
    for (const Message& sentence : altered(alterations, varied, most)) {
        notes.push_back(messages.words(sentence, page::Language::en));
    }
    return notes;
}

}  // namespace entente
