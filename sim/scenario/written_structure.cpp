#include "scenario/written_structure.hpp"

#include <algorithm>

#include "scenario/room_settings.hpp"
#include "scenario/slots.hpp"

namespace entente {
namespace {

std::vector<std::string> plain(const PlacedWords& words) {
    std::vector<std::string> plain;
    for (const auto& word : words) plain.push_back(word.first);
    return plain;
}

ForumSpec forum_spec(const std::string& name, const WrittenForum& room) {
    return {.name = name,
            .depth = room.depth,
            .power_rule = room.power_rule,
            .power = room.power,
            .convenors = plain(room.convenors),
            .interval_weeks = room.interval_weeks,
            .terms = room.terms};
}

PostSpec post_spec(const std::string& name, const WrittenPost& hats) {
    return {.name = name,
            .functions = plain(hats.functions),
            .extra_hats = plain(hats.extra),
            .support = hats.support,
            .office = hats.office};
}

template <class Map>
std::vector<std::string> names_of(const Map& map) {
    std::vector<std::string> names;
    for (const auto& entry : map) names.push_back(entry.first);
    return names;
}

std::vector<std::string> layer_names() {
    return {Names<Layer>::words.begin(), Names<Layer>::words.end()};
}

}  // namespace

void WrittenStructure::read(const TomlValue& root, bool is_last) {
    TableReader reader(root, "", problems_);
    if (const TomlValue* nodes = reader.sub_table("nodes")) read_nodes(*nodes);
    if (const TomlValue* forums = reader.sub_table("forum")) read_forums(*forums);
    if (const TomlValue* head = reader.sub_table(head_)) {
        if (head_ == "model") read_model(*head, is_last);
        if (head_ == "process") read_process(*head, is_last);
    }
    if (head_ == "model") {
        if (const TomlValue* adapt = reader.sub_table("adapt")) rule_.read(*adapt);
        if (const TomlValue* posts = reader.sub_table("post")) read_posts(*posts);
    }
    if (const TomlValue* edges = reader.sub_table("edges")) read_edges(*edges);
    reader.finish();
}

void WrittenStructure::check() {
    for (const auto& node : nodes_) {
        const std::string& company = node.second.value.exists_with;
        if (!company.empty()) check_node(node.second.place, "nodes." + node.first + ".exists_with", company);
        if (forums_.count(node.first) != 0)
            complain(node.second.place, node.first + " is declared as a node and as a forum");
    }
    for (const auto& forum : forums_) {
        if (!forum.second.value.exists_with.empty()) {
            check_node(forum.second.place, "forum." + forum.first + ".exists_with", forum.second.value.exists_with);
        }
        for (const auto& convenor : forum.second.value.convenors) {
            check_word(convenor.second, "forum." + forum.first + ".convenors", convenor.first);
        }
    }
    if (adapts()) {
        rule_.check();
        for (const auto& edge : edges_) {
            complain(edge.second.place,
                     "a structure that adapts has no edges of its own; put them into the structures "
                     "that its cases use");
            break;
        }
        return;
    }
    check_posts();
    check_edges();
    check_income();
    for (const auto& word : process_words_) check_word(word.second.second, word.second.first, word.first);
}

Graph WrittenStructure::graph() const {
    Graph graph;
    graph.name = name_;
    graph.title = title_.empty() ? name_ : title_;
    graph.description = description_;
    graph.sources = sources_;
    for (const auto& node : nodes_) graph.nodes.push_back(node.second.value);
    for (const auto& forum : forums_) {
        const WrittenForum& room = forum.second.value;
        graph.nodes.push_back(
            {.name = forum.first, .meaning = room.meaning, .of_state = room.of_state, .exists_with = room.exists_with});
        graph.forums.push_back(forum_spec(forum.first, room));
    }
    for (const auto& post : posts_) graph.posts.push_back(post_spec(post.first, post.second.value));
    graph.edges = edges();
    normalise(graph);
    return graph;
}

Process WrittenStructure::process() const {
    Process process = process_;
    process.name = name_;
    process.title = title_.empty() ? name_ : title_;
    process.description = description_;
    for (const auto& forum : forums_) process.forums.push_back(forum_spec(forum.first, forum.second.value));
    process.edges = edges();
    return process;
}

std::vector<Edge> WrittenStructure::edges() const {
    std::vector<Edge> edges;
    for (const auto& edge : edges_) {
        edges.push_back({std::get<1>(edge.first), std::get<0>(edge.first), std::get<2>(edge.first), edge.second.value});
    }
    return edges;
}

void WrittenStructure::read_head(TableReader& reader, bool is_last) {
    const auto name = reader.text("name");
    const auto title = reader.text("title");
    const auto description = reader.text("description");
    for (const auto& source : reader.texts("sources")) {
        if (std::find(sources_.begin(), sources_.end(), source.first) == sources_.end())
            sources_.push_back(source.first);
    }
    if (!is_last) return;
    name_ = name.value_or("");
    title_ = title.value_or("");
    description_ = description.value_or("");
    if (name) place_of_name_ = reader.any("name")->place;
}

void WrittenStructure::read_model(const TomlValue& table, bool is_last) {
    TableReader reader(table, "model", problems_);
    read_head(reader, is_last);
    for (const auto& node : reader.texts("remove_nodes")) remove_node(node.first, node.second);
    for (const auto& post : reader.texts("remove_posts")) {
        if (posts_.erase(post.first) != 0) continue;
        complain(post.second,
                 "model.remove_posts: no inherited post " + post.first + hint(post.first, names_of(posts_)));
    }
    reader.finish();
}

void WrittenStructure::remove_node(const std::string& node, const Place& place) {
    const std::size_t removed = std::erase_if(
        edges_, [&](const auto& edge) { return std::get<1>(edge.first) == node || std::get<2>(edge.first) == node; });
    if (removed == 0) complain(place, "model.remove_nodes: no inherited edge of " + node + hint(node, ends_of_edges()));
}

void WrittenStructure::read_process(const TomlValue& table, bool is_last) {
    TableReader reader(table, "process", problems_);
    read_head(reader, is_last);
    const auto take = [&](const std::string& key, std::vector<std::string>& words) {
        if (!reader.has(key)) {
            reader.any(key);
            return;
        }
        const PlacedWords read = reader.texts(key);
        words = plain(read);
        for (const auto& word : read) process_words_.emplace_back(word.first, std::pair("process." + key, word.second));
    };
    take("mission_side", process_.mission_side);
    take("aid_side", process_.aid_side);
    take("rooms_between", process_.rooms_between);
    if (reader.has("cut")) process_.cuts.clear();
    for (const TomlValue* cut : reader.tables("cut")) read_cut(*cut);
    reader.finish();
}

void WrittenStructure::read_cut(const TomlValue& table) {
    TableReader reader(table, "process.cut", problems_);
    Cut cut;
    for (const auto& word : reader.texts("layer")) {
        if (const auto layer = from_name<Layer>(word.first)) {
            cut.layers.push_back(*layer);
        } else {
            complain(word.second,
                     "process.cut.layer: " + word.first + " is not a layer" + hint(word.first, layer_names()));
        }
    }
    if (!reader.has("layer")) cut.layers = {Layer::informs, Layer::plans_with};
    const PlacedWords from = reader.texts("from");
    const PlacedWords to = reader.texts("to");
    if (!reader.has("from") && !reader.has("to")) reader.complain("from", "or to must be said");
    for (const auto& word : from) process_words_.emplace_back(word.first, std::pair("process.cut.from", word.second));
    for (const auto& word : to) process_words_.emplace_back(word.first, std::pair("process.cut.to", word.second));
    cut.from = plain(from);
    cut.to = plain(to);
    reader.finish();
    process_.cuts.push_back(std::move(cut));
}

void WrittenStructure::read_nodes(const TomlValue& table) {
    for (const TomlEntry& entry : table.entries) {
        NodeSpec spec{.name = entry.key, .meaning = {}, .of_state = false, .exists_with = {}};
        if (entry.value.is_table()) {
            TableReader reader(entry.value, "nodes." + entry.key, problems_);
            spec.meaning = reader.text("meaning").value_or("");
            spec.of_state = reader.boolean("of_state").value_or(false);
            spec.exists_with = reader.text("exists_with").value_or("");
            spec.body = reader.text("body").value_or("");
            spec.signs = reader.boolean("signs").value_or(false);
            if (const TomlValue* priorities = reader.sub_table("priorities")) {
                TableReader weights(*priorities, "nodes." + entry.key + ".priorities", problems_);
                for (std::size_t k = 0; k < n_dimensions; ++k) {
                    const auto dimension = static_cast<Dimension>(k);
                    spec.priorities[k] = weights.number(name_of(dimension), 0, 1).value_or(0.0);
                }
                weights.finish();
            }
            reader.finish();
        } else if (entry.value.kind == TomlValue::Kind::text) {
            spec.meaning = entry.value.text;
        } else {
            complain(entry.value.place,
                     "nodes." + entry.key + " = " + as_written(entry.value) + " is not a meaning in quotes or a table");
        }
        nodes_.insert_or_assign(entry.key, Placed<NodeSpec>{spec, entry.value.place});
    }
}

void WrittenStructure::read_forums(const TomlValue& table) {
    TableReader all(table, "forum", problems_);
    for (const TomlEntry& entry : table.entries) {
        const TomlValue* written = all.sub_table(entry.key);
        if (written == nullptr) continue;
        TableReader reader(*written, "forum." + entry.key, problems_);
        const bool is_new = forums_.count(entry.key) == 0;
        WrittenForum& room = forums_[entry.key].value;
        forums_[entry.key].place = written->place;
        if (is_new) {
            for (const auto* key : {"depth", "power", "power_rule", "convenors", "interval_weeks"}) reader.require(key);
        }
        if (const auto meaning = reader.text("meaning")) room.meaning = *meaning;
        if (const auto of_state = reader.boolean("of_state")) room.of_state = *of_state;
        if (const auto exists_with = reader.text("exists_with")) room.exists_with = *exists_with;
        if (const auto depth = reader.word<ForumDepth>("depth")) room.depth = *depth;
        if (const auto rule = reader.word<PowerRule>("power_rule")) room.power_rule = *rule;
        if (const auto power = reader.number("power", 0, 1)) room.power = *power;
        if (const auto weeks = reader.integer("interval_weeks", 1, 104)) room.interval_weeks = static_cast<int>(*weeks);
        for (Slot& slot : slots_of(room.terms)) {
            if (const TomlValue* value = reader.any(slot.key)) {
                assign(slot, *value, "forum." + entry.key + "." + slot.key, problems_);
                if (slot.key == "dimensions") check_dimensions(room.terms, "forum." + entry.key, *value, problems_);
            }
        }
        const PlacedWords convenors = reader.texts("convenors");
        if (reader.has("convenors")) room.convenors = convenors;
        reader.finish();
    }
}

void WrittenStructure::read_posts(const TomlValue& table) {
    constexpr double most_support = 20;  // persons
    TableReader all(table, "post", problems_);
    for (const TomlEntry& entry : table.entries) {
        const TomlValue* written = all.sub_table(entry.key);
        if (written == nullptr) continue;
        TableReader reader(*written, "post." + entry.key, problems_);
        if (posts_.count(entry.key) == 0) reader.require("functions");
        WrittenPost& hats = posts_[entry.key].value;
        posts_[entry.key].place = written->place;
        const PlacedWords functions = reader.texts("functions");
        const PlacedWords extra = reader.texts("extra_hats");
        if (reader.has("functions")) hats.functions = functions;
        if (reader.has("extra_hats")) hats.extra = extra;
        if (const auto support = reader.number("support", 0, most_support, "persons")) hats.support = *support;
        if (const auto office = reader.word<SupportOffice>("office")) hats.office = *office;
        reader.finish();
    }
}

void WrittenStructure::read_edges(const TomlValue& table) {
    TableReader reader(table, "edges", problems_);
    std::map<EdgeKey, Place> own;  // of this file, where twice is once too often
    for (std::size_t l = 0; l < count_of<Layer>; ++l) {
        const auto layer = static_cast<Layer>(l);
        for (const TomlValue* edge : reader.tables(name_of(layer))) read_edge(*edge, layer, own);
    }
    reader.finish();
}

void WrittenStructure::read_edge(const TomlValue& table, Layer layer, std::map<EdgeKey, Place>& own) {
    const std::string path = "edges." + std::string(name_of(layer));
    TableReader reader(table, path, problems_);
    for (const auto* key : {"from", "to", "weight"}) reader.require(key);
    const auto weight = reader.number("weight", 0, 1);
    const PlacedWords from = reader.texts("from");
    const PlacedWords to = reader.texts("to");
    reader.finish();
    for (const auto& start : from) {
        for (const auto& end : to) {
            const EdgeKey key{layer, start.first, end.first};
            const std::string words = path + ": " + start.first + " → " + end.first;
            const auto first = own.emplace(key, table.place);
            if (!first.second) {
                complain(table.place, words + " is said twice in this file, first in line " +
                                          std::to_string(first.first->second.line));
            }
            if (start.first == end.first) complain(table.place, words + " leads to itself");
            edges_.insert_or_assign(key, Placed<double>{weight.value_or(0.0), table.place});
        }
    }
}

std::vector<std::string> WrittenStructure::ends_of_edges() const {
    std::vector<std::string> ends;
    for (const auto& edge : edges_) {
        ends.push_back(std::get<1>(edge.first));
        ends.push_back(std::get<2>(edge.first));
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    return ends;
}

void WrittenStructure::check_node(const Place& place, const std::string& where, const std::string& word) {
    if (nodes_.count(word) != 0) return;
    complain(place, where + ": " + word + " is not a node" + hint(word, names_of(nodes_)));
}

void WrittenStructure::check_word(const Place& place, const std::string& where, const std::string& word) {
    if (nodes_.count(word) != 0 || forums_.count(word) != 0) return;
    std::vector<std::string> legal = names_of(nodes_);
    for (const auto& forum : forums_) legal.push_back(forum.first);
    complain(place, where + ": " + word + " is not a node or a forum" + hint(word, legal));
}

void WrittenStructure::check_posts() {
    std::map<std::string, std::string> filled_by;
    for (const auto& post : posts_) {
        for (const auto& function : post.second.value.functions) {
            check_node(function.second, "post." + post.first + ".functions", function.first);
            const auto first = filled_by.emplace(function.first, post.first);
            if (first.second) continue;
            complain(function.second, "post." + post.first + ".functions: " + function.first +
                                          " is filled already by post." + first.first->second);
        }
    }
}

void WrittenStructure::check_edges() {
    for (const auto& edge : edges_) {
        const Layer layer = std::get<0>(edge.first);
        const std::string& from = std::get<1>(edge.first);
        const std::string& to = std::get<2>(edge.first);
        const std::string where = "edges." + std::string(name_of(layer));
        const Place& place = edge.second.place;
        check_word(place, where, from);
        if (layer == Layer::plans_with) {
            if (forums_.count(to) == 0)
                complain(place, where + ": " + to + " is not a forum" + hint(to, names_of(forums_)));
        } else {
            check_word(place, where, to);
        }
        if (head_ != "process" || layer == Layer::informs || layer == Layer::plans_with) continue;
        const auto& between = process_.rooms_between;
        const auto is_between = [&](const std::string& word) {
            return std::find(between.begin(), between.end(), word) != between.end();
        };
        if (is_between(from) || is_between(to)) continue;
        complain(place, where + ": " + from + " → " + to +
                            " is placement; a process lays informs and plans_with, and edges of rooms_between");
    }
}

void WrittenStructure::check_income() {
    constexpr double rounding = 1e-9;
    std::map<std::string, Placed<double>> income;
    for (const auto& edge : edges_) {
        if (std::get<0>(edge.first) != Layer::funds) continue;
        Placed<double>& payee = income[std::get<2>(edge.first)];
        payee.value += edge.second.value;
        if (edge.second.value > 0) payee.place = edge.second.place;
    }
    for (const auto& payee : income) {
        if (payee.second.value <= 1.0 + rounding) continue;
        complain(payee.second.place, "edges.funds: shares of the income of " + payee.first + " sum to " +
                                         shortest(payee.second.value) + ", more than 1");
    }
}

}  // namespace entente
