#pragma once
// How long columns are, and columns laid out by their descriptions: nothing else knows which column has which rows.

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

#include "core/grid.hpp"
#include "world/column.hpp"

namespace entente {

struct World;

/// How many there are of everything that a column can have one value for.
struct WorldSizes {
    std::array<std::size_t, n_pers> n{};

    WorldSizes();  // of what the vocabulary fixes; nothing of all else

    std::size_t& operator[](Per per) { return n[index_of(per)]; }
    std::size_t operator[](Per per) const { return n[index_of(per)]; }
    std::size_t of(const Extent& extent) const;
    std::size_t rows(const ColumnShape& shape) const { return shape.n_extents > 0 ? of(shape.extents[0]) : 1; }
    std::size_t columns(const ColumnShape& shape) const { return shape.n_extents > 1 ? of(shape.extents[1]) : 1; }
};

/// Those of a world, as the columns that name its districts, organisations, rooms … have them.
WorldSizes sizes_of(const World& world);

namespace detail {

template <class Value>
Value as_value(double start) {
    if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
        return static_cast<Value>(start);
    } else {
        return Value{};  // names
    }
}

template <class Value>
void lay_rows(Grid<Value>& table, const Column& said, const WorldSizes& sizes) {
    table = Grid<Value>(sizes.rows(said.shape), sizes.columns(said.shape), as_value<Value>(said.start));
}
template <class Value>
void lay_rows(std::vector<Value>& rows, const Column& said, const WorldSizes& sizes) {
    rows.assign(sizes.rows(said.shape), as_value<Value>(said.start));
}
template <class Value, std::size_t n>
void lay_rows(std::array<Value, n>& rows, const Column& said, const WorldSizes&) {
    rows.fill(as_value<Value>(said.start));
}

template <class Member>
bool has_no_rows(const Member& member) {
    if constexpr (requires { member.n_rows; }) {
        return member.values.empty();
    } else if constexpr (requires { member.empty(); }) {
        return member.empty();
    } else {
        return false;
    }
}

template <class Member>
void lay_out_column(Member& member, const Column& said, const WorldSizes& sizes) {
    if constexpr (requires { lay_rows(member, said, sizes); }) {
        const bool empty = said.shape.as_needed || said.shape.may_be_empty;
        if constexpr (requires { lay_rows(member[0], said, sizes); }) {  // a table for each of something
            if constexpr (requires { member.resize(0); }) {
                member.assign(said.shape.as_needed ? 0 : sizes.of(said.shape.list), {});
            }
            for (auto& one : member) {
                if (!empty) lay_rows(one, said, sizes);
            }
        } else if (empty) {
            member = Member{};
        } else {
            lay_rows(member, said, sizes);
        }
    }
}

}  // namespace detail

/// Every column of rows in its length, at its neutral start; single values stay as they are.
template <class Values>
void lay_out(Values& values, const WorldSizes& sizes) {
    describe_columns(values, [&](auto& member, const auto& said) {
        if constexpr (std::same_as<std::remove_cvref_t<decltype(said)>, Column>) {
            detail::lay_out_column(member, said, sizes);
        } else if constexpr (requires { member.resize(0); }) {
            member.assign(said.shape.as_needed ? 0 : sizes.rows(said.shape), {});
            for (auto& one : member) lay_out(one, sizes);
        } else {
            lay_out(member, sizes);
        }
    });
}

/// The same for the columns that have no rows yet; what somebody gave stays.
template <class Values>
void lay_out_missing(Values& values, const WorldSizes& sizes) {
    describe_columns(values, [&](auto& member, const auto& said) {
        if constexpr (std::same_as<std::remove_cvref_t<decltype(said)>, Column>) {
            if (detail::has_no_rows(member)) detail::lay_out_column(member, said, sizes);
        }
    });
}

namespace detail {

template <class Value>
void refill(Grid<Value>& table, double start) {
    table.fill(as_value<Value>(start));
}
template <class Value>
void refill(std::vector<Value>& rows, double start) {
    std::fill(rows.begin(), rows.end(), as_value<Value>(start));
}
template <class Value, std::size_t n>
void refill(std::array<Value, n>& rows, double start) {
    rows.fill(as_value<Value>(start));
}
template <class Value>
requires(std::is_arithmetic_v<Value> || std::is_enum_v<Value>) void refill(Value& value, double start) {
    value = static_cast<Value>(start);
}

}  // namespace detail

/// Everything that is of one week, back at its start.
template <class Values>
void clear_weekly(Values& values) {
    describe_columns(values, [](auto& member, const auto& said) {
        if constexpr (std::same_as<std::remove_cvref_t<decltype(said)>, Column>) {
            if constexpr (requires { detail::refill(member, said.start); }) {
                if (said.lasts == Lasts::week) detail::refill(member, said.start);
            }
        }
    });
}

}  // namespace entente
