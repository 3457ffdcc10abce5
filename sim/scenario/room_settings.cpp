#include "scenario/room_settings.hpp"

#include <algorithm>

#include "scenario/settings.hpp"
#include "scenario/slots.hpp"

namespace entente {
namespace {

/// CLUSTER and power of `forum.CLUSTER.power`.
std::pair<std::string, std::string> room_and_field(const std::string& key) {
    return split_key(split_key(key).second);
}

/// What stands in a slot, as a setting keeps it.
decltype(RoomSetting::value) value_of(const Slot& slot) {
    if (const auto* text = std::get_if<std::string*>(&slot.target)) return **text;
    if (const auto* texts = std::get_if<std::vector<std::string>*>(&slot.target)) return **texts;
    if (const auto* word = std::get_if<WordSlot>(&slot.target)) return word->words[word->get(word->target)];
    return slot.number();
}

double moved(const RoomSetting& setting, double own, double value) {
    switch (setting.kind) {
        case RoomSetting::Kind::to:
            return setting.strength == 1.0 ? value : own + setting.strength * (value - own);
        case RoomSetting::Kind::add:
            return own + setting.strength * value;
        case RoomSetting::Kind::times:
            return own * (1.0 + setting.strength * (value - 1.0));
    }
    return own;
}

void apply(ForumSpec& forum, const RoomSetting& setting) {
    std::vector<Slot> slots = slots_of(forum);
    Slot* slot = find_slot(slots, setting.field);
    if (slot == nullptr) return;
    if (const auto* number = std::get_if<double>(&setting.value)) {
        slot->set_number(moved(setting, slot->number(), *number));
    } else if (const auto* texts = std::get_if<std::vector<std::string>>(&setting.value)) {
        *std::get<std::vector<std::string>*>(slot->target) = *texts;
    } else if (const auto* words = std::get_if<WordSlot>(&slot->target)) {
        const auto at = std::find(words->words.begin(), words->words.end(), std::get<std::string>(setting.value));
        words->set(words->target, static_cast<std::size_t>(at - words->words.begin()));
    }
}

}  // namespace

void check_dimensions(const RoomTerms& terms, const std::string& path, const TomlValue& value, Problems& problems) {
    const std::vector<std::string> legal(Names<Dimension>::words.begin(), Names<Dimension>::words.end());
    for (const std::string& word : terms.dimensions) {
        if (from_name<Dimension>(word)) continue;
        problems.add(value.place.file, value.place.line,
                     path + ".dimensions: " + word + " is not a dimension" + hint(word, legal));
    }
}

void add_room_setting(std::vector<RoomSetting>& rooms, const std::string& key, const TomlValue& value,
                      Problems& problems) {
    const auto [room, field] = room_and_field(key);
    ForumSpec forum;
    std::vector<Slot> slots = slots_of(forum);
    Slot* slot = find_slot(slots, field);
    if (field.empty() || slot == nullptr) {
        problems.add(value.place.file, value.place.line, key + " is not a parameter" + hint(field, keys_of(slots)));
        return;
    }
    if (!assign(*slot, value, key, problems)) return;
    if (field == "dimensions") check_dimensions(forum.terms, "forum." + room, value, problems);
    rooms.push_back({.room = room,
                     .field = field,
                     .kind = RoomSetting::Kind::to,
                     .strength = 1,
                     .value = value_of(*slot),
                     .file = value.place.file,
                     .line = value.place.line});
}

void add_room_change(std::vector<RoomSetting>& rooms, const LeverChange& change, double strength, Problems& problems) {
    const auto [room, field] = room_and_field(change.key);
    ForumSpec forum;
    std::vector<Slot> slots = slots_of(forum);
    Slot* slot = find_slot(slots, field);
    if (slot == nullptr || !slot->is_number()) {
        problems.add(change.place.file, change.place.line,
                     "set." + change.key +
                         (slot == nullptr ? " is not a parameter" + hint(field, keys_of(slots))
                                          : std::string(" is not a number: a lever moves numbers only")));
        return;
    }
    rooms.push_back({.room = room,
                     .field = field,
                     .kind = static_cast<RoomSetting::Kind>(change.kind),
                     .strength = strength,
                     .value = change.value,
                     .file = change.place.file,
                     .line = change.place.line});
}

void check_rooms(const std::vector<RoomSetting>& rooms, const std::vector<Graph>& graphs, Problems& problems) {
    if (graphs.empty()) return;
    std::vector<std::string> known;
    for (const Graph& graph : graphs) {
        for (const NodeSpec& node : graph.nodes) known.push_back(node.name);
    }
    for (const RoomSetting& setting : rooms) {
        if (std::find(known.begin(), known.end(), setting.room) != known.end()) continue;
        problems.add(setting.file, setting.line,
                     "forum." + setting.room + "." + setting.field + ": no structure that is run knows a forum " +
                         setting.room + hint(setting.room, known));
    }
}

Graph furnished(Graph graph, const std::vector<RoomSetting>& rooms) {
    for (Graph& form : graph.forms) form = furnished(std::move(form), rooms);
    for (const RoomSetting& setting : rooms) {
        for (ForumSpec& forum : graph.forums) {
            if (forum.name == setting.room) apply(forum, setting);
        }
    }
    return graph;
}

std::string text_of(const RoomSetting& setting) {
    std::string value;
    if (const auto* number = std::get_if<double>(&setting.value)) value = shortest(*number);
    if (const auto* word = std::get_if<std::string>(&setting.value)) value = *word;
    if (const auto* words = std::get_if<std::vector<std::string>>(&setting.value)) {
        for (const std::string& word : *words) value += (value.empty() ? "" : " ") + word;
    }
    const std::string kind = setting.kind == RoomSetting::Kind::to    ? ""
                             : setting.kind == RoomSetting::Kind::add ? "add "
                                                                      : "times ";
    std::string text = "forum." + setting.room + "." + setting.field + " = ";
    text += kind + value;
    if (setting.strength != 1.0) text += " at " + shortest(setting.strength);
    return text;
}

}  // namespace entente
