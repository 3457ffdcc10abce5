#pragma once
// A column of state is described once, beside its struct, as a parameter is. Sizing, neutral worlds, the hash and the
// check of a state, the weekly clearing and the pages that list columns are visitors of `describe_columns`.

#include <array>
#include <concepts>
#include <cstddef>
#include <limits>
#include <string_view>
#include <type_traits>

#include "core/describe.hpp"
#include "core/names.hpp"

namespace entente {

/// What a column can have one value for.
enum class Per {
    household,
    district,
    identity,
    group,
    team,
    organisation,
    forum,
    post,
    mission,
    country,
    donor,
    contributor,
    body,
    fund,
    camp,
    dimension,
    activity,
    violence,
    audience,
    success,
    task,
    way,
    level,
    area,
};

template <>
struct Names<Per> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"household", "district", "identity", "group",       "team", "organisation", "forum", "post",
         "mission",   "country",  "donor",    "contributor", "body", "fund",         "camp",  "dimension",
         "activity",  "violence", "audience", "success",     "task", "way",          "level", "area"});
};
inline constexpr std::size_t n_pers = count_of<Per>;

/// One extent of a column: the product of up to two, and one more where offsets are kept.
struct Extent {
    std::array<Per, 2> per{};
    std::size_t n = 0;
    bool and_one = false;
};

/// The shape of a column as it is written, read by the compiler: "" for one value, "(district)", "(forum, camp)",
/// "(organisation, district × activity)", "(organisation + 1)" for offsets, "(1, district)" for a table of one row,
/// "(forum) of (organisation, district)" for a table each; " or empty" behind it where a column has no rows unless a
/// mechanism needs it, "(as needed)" where its length follows from nothing.
struct ColumnShape {
    std::string_view text;
    std::array<Extent, 2> extents{};
    std::size_t n_extents = 0;
    Extent list{};  // of which each has a column of the shape above; n = 0: there is one
    bool may_be_empty = false;
    bool as_needed = false;

    consteval ColumnShape(const char* written = "") : text(written) {
        std::string_view rest = text;
        if (rest.ends_with(" or empty")) {
            may_be_empty = true;
            rest.remove_suffix(9);
        }
        if (rest == "(as needed)") {
            as_needed = true;
            return;
        }
        if (const std::size_t of = rest.find(" of "); of != rest.npos) {
            list = extent(inside(rest.substr(0, of)));
            rest = rest.substr(of + 4);
        }
        if (rest.empty()) return;
        rest = inside(rest);
        while (true) {
            const std::size_t comma = rest.find(", ");
            if (n_extents == extents.size()) throw "a column has at most two extents";
            extents[n_extents] = extent(rest.substr(0, comma));
            ++n_extents;
            if (comma == rest.npos) break;
            rest = rest.substr(comma + 2);
        }
    }

private:
    static consteval std::string_view inside(std::string_view brackets) {
        if (!brackets.starts_with('(') || !brackets.ends_with(')')) throw "a shape stands in brackets";
        return brackets.substr(1, brackets.size() - 2);
    }
    static consteval Per word(std::string_view written) {
        for (std::size_t i = 0; i < n_pers; ++i) {
            if (Names<Per>::words[i] == written) return static_cast<Per>(i);
        }
        throw "not a word of Per";
    }
    static consteval Extent extent(std::string_view written) {
        constexpr std::string_view times = " × ";
        Extent read;
        if (written == "1") return read;
        if (written.ends_with(" + 1")) {
            read.and_one = true;
            written.remove_suffix(4);
        }
        const std::size_t product = written.find(times);
        read.per[0] = word(written.substr(0, product));
        read.n = 1;
        if (product != written.npos) {
            read.per[1] = word(written.substr(product + times.size()));
            read.n = 2;
        }
        return read;
    }
};

/// How long what stands in a column counts.
enum class Lasts {
    run,    // laid out with the world; no phase writes it
    state,  // carried from week to week
    week,   // of one week: cleared before it is written anew
};

template <>
struct Names<Lasts> {
    static constexpr auto words = std::to_array<std::string_view>({"run", "state", "week"});
};

struct Column {
    std::string_view name;
    ColumnShape shape{};
    std::string_view unit = "1";
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    double start =
        0;  // of each row, neutral: until a scenario or a phase says otherwise; one value starts as initialised
    Lasts lasts = Lasts::state;
    std::string_view meaning;
};

/// Columns that belong together, as a member of a larger struct; `shape` says of what there is one each.
struct Part {
    std::string_view name;
    ColumnShape shape{};
    std::string_view meaning;
};

}  // namespace entente
