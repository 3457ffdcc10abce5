#pragma once
// TOML as the loaders see it: a tree in which every value knows where it stands, readers that turn whatever is wrong
// into a problem with its line, and `extends`. This header hides toml++, which only toml_file.cpp includes.
//
// A loader reads in three moves:
//
//     const std::vector<TomlValue> layers = read_with_bases(path, texts, problems);   // bases first, the file itself
//     last const TomlValue root = overlay(layers);                                         // later tables win, key by
//     key TableReader reader(root, "", problems); scenario.weeks = reader.integer("weeks", 1, 5200).value_or(520);
//     ...
//     reader.finish();                                                                // what nobody asked for is
//     unknown

#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/names.hpp"
#include "scenario/problems.hpp"

namespace entente {

/// A file that was read, verbatim: results carry the texts they were made from.
struct FileText {
    std::string path;  // as reached from the path that the caller gave
    std::string text;
};

/// Where a value stands: for an entry of a table the line of its key, else the line of the value.
struct Place {
    std::string file;
    int line = 0;
};

struct TomlEntry;

/// A value of a TOML file. Which members count follows from `kind`.
struct TomlValue {
    enum class Kind { boolean, integer, real, text, date, list, table };

    Kind kind = Kind::table;
    Place place;
    bool boolean = false;
    std::int64_t integer = 0;
    double number = 0;               // of an integer too
    std::string text;                // of a date too, as in the file: 2003-10-01
    std::vector<TomlValue> items;    // of a list
    std::vector<TomlEntry> entries;  // of a table, by line

    bool is_number() const { return kind == Kind::integer || kind == Kind::real; }
    bool is_table() const { return kind == Kind::table; }
    bool is_list() const { return kind == Kind::list; }

    /// Entry at a path of keys such as `forum.IMPT.depth`, or null. A key that has dots itself is found whole.
    const TomlValue* find(std::string_view path) const;
};

struct TomlEntry {
    std::string key;
    TomlValue value;
};

/// The value as an author would write it, shortened: "equal", 0.5, [ … ].
std::string as_written(const TomlValue& value);

/// Every value that is no table, with its path of keys, in the order of the tree: `organisation.unhcr.neutrality`.
std::vector<std::pair<std::string, const TomlValue*>> flatten(const TomlValue& root);

/// Reads one file. Nothing if it cannot be read or is no TOML; that is then among the problems.
/// `named_at` is the place that named the file, for one that is missing.
std::optional<TomlValue> read_toml(const std::string& path, std::vector<FileText>& texts, Problems& problems,
                                   const Place& named_at = {});

/// Reads a file and all that it extends: `extends = "other.toml"` or a list, relative to the file that says so. Bases
/// come before what extends them, in the order named, each file once; the key itself is taken out. Missing files and
/// circles are problems.
std::vector<TomlValue> read_with_bases(const std::string& path, std::vector<FileText>& texts, Problems& problems);

/// One tree of several: tables are joined key by key, of anything else the last one counts. Values keep their places.
TomlValue overlay(const std::vector<TomlValue>& layers);

/// Reads one table key by key. A wrong type or range is a problem, and the value then missing; `finish` makes problems
/// of all keys that were never asked for. `path` is the table's own path of keys, for messages.
class TableReader {
public:
    TableReader(const TomlValue& table, std::string path, Problems& problems);

    const TomlValue& table() const { return *table_; }
    Problems& problems() const { return *problems_; }

    /// Full path of a key.
    std::string path_of(std::string_view key) const;

    bool has(std::string_view key) const { return find(key) != nullptr; }
    const TomlValue* any(std::string_view key);
    std::optional<bool> boolean(std::string_view key);
    std::optional<double> number(std::string_view key, double min = -std::numeric_limits<double>::infinity(),
                                 double max = std::numeric_limits<double>::infinity(), std::string_view unit = "");
    std::optional<std::int64_t> integer(std::string_view key, std::int64_t min = INT64_MIN,
                                        std::int64_t max = INT64_MAX);
    std::optional<std::string> text(std::string_view key);
    std::optional<std::string> date(std::string_view key);
    const TomlValue* sub_table(std::string_view key);
    /// Tables of `[[key]]`, or of a list of inline tables.
    std::vector<const TomlValue*> tables(std::string_view key);
    /// Strings of a list, or one string by itself, each with its place. Empty if absent.
    std::vector<std::pair<std::string, Place>> texts(std::string_view key);
    std::vector<double> numbers(std::string_view key);

    /// One of the words of an enumeration.
    template <Named Enum>
    std::optional<Enum> word(std::string_view key) {
        const auto index = word_among(key, {Names<Enum>::words.begin(), Names<Enum>::words.end()});
        if (!index) return std::nullopt;
        return static_cast<Enum>(*index);
    }
    std::optional<std::size_t> word_among(std::string_view key, const std::vector<std::string>& legal);

    /// Says that a key which must be there is not.
    void require(std::string_view key);
    /// A problem at a key of this table, or at the table if the key is absent; the key's path opens the text.
    void complain(std::string_view key, const std::string& text);
    /// Unknown keys become problems, each with the nearest key that was asked for.
    void finish();

private:
    const TomlValue* find(std::string_view key) const;
    bool is_of(std::string_view key, const TomlValue* value, bool fits, std::string_view expected);

    const TomlValue* table_;
    std::string path_;
    Problems* problems_;
    std::set<std::string, std::less<>> asked_;
};

/// `value` as short as it can be read back: 0.3, 1, 1e-05.
std::string shortest(double value);

}  // namespace entente
