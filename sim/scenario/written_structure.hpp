#pragma once
// A structure or an intensity of process on its way from files to a Graph: what was said, where, and what is wrong with
// it.

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "scenario/problems.hpp"
#include "scenario/toml_file.hpp"
#include "scenario/written_rule.hpp"
#include "structure/graph.hpp"
#include "structure/process.hpp"

namespace entente {

/// Words of a list, each with its place.
using PlacedWords = std::vector<std::pair<std::string, Place>>;

/// A value and where it was written.
template <class Value>
struct Placed {
    Value value;
    Place place;
};

/// A forum as it is written.
struct WrittenForum {
    std::string meaning;
    bool of_state = false;
    std::string exists_with;
    ForumDepth depth = ForumDepth::information;
    PowerRule power_rule = PowerRule::by_power;
    double power = 0;
    PlacedWords convenors;
    int interval_weeks = 4;
    RoomTerms terms;
};

/// A post as it is written.
struct WrittenPost {
    PlacedWords functions;
    PlacedWords extra;
    double support = 0;
    SupportOffice office = SupportOffice::cabinet;
};

/// A structure or a process put together file by file, bases first. The head is [model] or [process].
class WrittenStructure {
public:
    WrittenStructure(std::string head, Problems& problems)
        : head_(std::move(head)), problems_(problems), rule_(problems) {}

    /// Reads one file's own words over what it inherits. `is_last`: the file that was asked for, whose name and title
    /// count.
    void read(const TomlValue& root, bool is_last);

    /// Checks words against what all files together declare.
    void check();

    Graph graph() const;

    Process process() const;

    /// Whether a file said [adapt]: then it is a rule over other structures, and `graph` has only its head.
    bool adapts() const { return rule_.is_written(); }
    const WrittenRule& rule() const { return rule_; }

    void name(std::string name) { name_ = std::move(name); }
    const std::string& name() const { return name_; }
    const Place& place_of_name() const { return place_of_name_; }
    bool declares_words() const { return !nodes_.empty(); }

private:
    using EdgeKey = std::tuple<Layer, std::string, std::string>;
    std::vector<Edge> edges() const;
    void complain(const Place& place, const std::string& text) { problems_.add(place.file, place.line, text); }

    void read_head(TableReader& reader, bool is_last);
    void read_model(const TomlValue& table, bool is_last);
    void remove_node(const std::string& node, const Place& place);
    void read_process(const TomlValue& table, bool is_last);
    void read_cut(const TomlValue& table);
    void read_nodes(const TomlValue& table);
    void read_forums(const TomlValue& table);
    void read_posts(const TomlValue& table);
    void read_edges(const TomlValue& table);
    void read_edge(const TomlValue& table, Layer layer, std::map<EdgeKey, Place>& own);
    std::vector<std::string> ends_of_edges() const;

    /// A node that is no forum.
    void check_node(const Place& place, const std::string& where, const std::string& word);
    void check_word(const Place& place, const std::string& where, const std::string& word);
    void check_posts();
    void check_edges();

    /// Shares of one payee's income cannot exceed the whole.
    void check_income();

    std::string head_;
    Problems& problems_;
    std::string name_;
    std::string title_;
    std::string description_;
    Place place_of_name_;
    std::vector<std::string> sources_;
    std::map<std::string, Placed<NodeSpec>> nodes_;
    std::map<std::string, Placed<WrittenForum>> forums_;
    std::map<std::string, Placed<WrittenPost>> posts_;
    std::map<EdgeKey, Placed<double>> edges_;
    Process process_;
    WrittenRule rule_;
    std::vector<std::pair<std::string, std::pair<std::string, Place>>> process_words_;  // word, (key, place)
};

}  // namespace entente
