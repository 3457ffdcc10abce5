#pragma once
// Columns of the core by path, as NumPy sees them: `districts.condition`, `missions[0].strength`. Those of the world
// are walked by their descriptions; what members the structure has is generated from its headers (generate_door.py).

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "core/grid.hpp"
#include "structure/structure.hpp"
#include "world/walk.hpp"
#include "world/world.hpp"

namespace entente::door {

namespace py = pybind11;

#include "fields.inc"

template <class Type>
concept Listed = requires(Type& value) {
    visit_fields([](const char*, auto&) {}, value);
};

template <class Type>
concept Described = requires(Type& value) {
    describe_columns(value, [](auto&, const auto&) {});
};

template <class Type>
struct IsVector : std::false_type {};
template <class Value>
struct IsVector<std::vector<Value>> : std::true_type {};
template <class Type>
struct IsGrid : std::false_type {};
template <class Value>
struct IsGrid<Grid<Value>> : std::true_type {};
template <class Type>
struct IsArray : std::false_type {};
template <class Value, std::size_t n>
struct IsArray<std::array<Value, n>> : std::true_type {};

template <class Value>
concept Number = std::is_arithmetic_v<Value> || std::is_enum_v<Value>;

/// How a number of the core is stored in NumPy: enumerations as their integers.
template <Number Value>
struct Stored {
    using type = Value;
};
template <Number Value>
requires std::is_enum_v<Value>
struct Stored<Value> {
    using type = std::underlying_type_t<Value>;
};

template <Number Value>
using Array = py::array_t<typename Stored<Value>::type, py::array::c_style | py::array::forcecast>;

/// One column: how it is read and written, and what the core says of it; of the structure it says nothing.
struct OpenColumn {
    std::function<py::object()> get;
    std::function<void(const py::object&)> set;
    std::optional<Column> said;
};

using Columns = std::map<std::string, OpenColumn>;

template <Number Value>
Value as(typename Stored<Value>::type stored) {
    return static_cast<Value>(stored);
}

template <class Values>
py::object to_array(const Values& values) {
    using Value = std::decay_t<decltype(values[0])>;
    Array<Value> array(static_cast<py::ssize_t>(values.size()));
    auto* out = array.mutable_data();
    for (std::size_t i = 0; i < values.size(); ++i) out[i] = static_cast<typename Stored<Value>::type>(values[i]);
    return array;
}

template <class Value>
py::object grid_to_array(const Grid<Value>& grid) {
    Array<Value> array({static_cast<py::ssize_t>(grid.n_rows), static_cast<py::ssize_t>(grid.n_columns)});
    auto* out = array.mutable_data();
    for (std::size_t i = 0; i < grid.values.size(); ++i) {
        out[i] = static_cast<typename Stored<Value>::type>(grid.values[i]);
    }
    return array;
}

template <class Member>
void add_columns(Columns& columns, const std::string& path, Member& member, const std::optional<Column>& said) {
    const auto below = [&](std::string_view name) {
        return path.empty() ? std::string(name) : path + '.' + std::string(name);
    };
    if constexpr (Described<Member>) {
        describe_columns(member, [&](auto& inner, const auto& told) {
            if constexpr (std::same_as<std::decay_t<decltype(told)>, Column>) {
                add_columns(columns, below(told.name), inner, told);
            } else {
                add_columns(columns, below(told.name), inner, std::nullopt);
            }
        });
    } else if constexpr (Listed<Member>) {
        visit_fields([&](const char* name, auto& inner) { add_columns(columns, below(name), inner, std::nullopt); },
                     member);
    } else if constexpr (std::is_same_v<Member, std::string>) {
        columns[path] = {[&member] { return py::cast(member); },
                         [&member](const py::object& value) { member = value.cast<std::string>(); }, said};
    } else if constexpr (Number<Member>) {
        using Plain = typename Stored<Member>::type;
        columns[path] = {[&member] { return py::cast(static_cast<Plain>(member)); },
                         [&member](const py::object& value) { member = as<Member>(value.cast<Plain>()); }, said};
    } else if constexpr (IsGrid<Member>::value) {
        using Value = std::decay_t<decltype(member.values[0])>;
        columns[path] = {[&member] { return grid_to_array(member); },
                         [&member](const py::object& value) {
                             const auto array = Array<Value>::ensure(value);
                             if (!array || array.ndim() != 2) throw std::invalid_argument("a table has two dimensions");
                             member.n_rows = static_cast<std::size_t>(array.shape(0));
                             member.n_columns = static_cast<std::size_t>(array.shape(1));
                             member.values.resize(static_cast<std::size_t>(array.size()));
                             for (std::size_t i = 0; i < member.values.size(); ++i) {
                                 member.values[i] = as<Value>(array.data()[i]);
                             }
                         },
                         said};
    } else if constexpr (IsVector<Member>::value || IsArray<Member>::value) {
        using Value = typename Member::value_type;
        if constexpr (Number<Value>) {
            columns[path] = {[&member] { return to_array(member); },
                             [&member](const py::object& value) {
                                 const auto array = Array<Value>::ensure(value);
                                 if (!array || array.ndim() != 1)
                                     throw std::invalid_argument("a column has one dimension");
                                 const auto n = static_cast<std::size_t>(array.size());
                                 if constexpr (IsVector<Member>::value) member.resize(n);
                                 if (member.size() != n) throw std::invalid_argument("this column has a fixed size");
                                 for (std::size_t i = 0; i < n; ++i) member[i] = as<Value>(array.data()[i]);
                             },
                             said};
        } else if constexpr (std::is_same_v<Value, std::string>) {
            columns[path] = {[&member] { return py::cast(member); },
                             [&member](const py::object& value) { member = value.cast<Member>(); }, said};
        } else {
            for (std::size_t i = 0; i < member.size(); ++i) {
                add_columns(columns, path + '[' + std::to_string(i) + ']', member[i], said);
            }
        }
    } else {
        static_assert(Number<Member>, "the door does not know this type");
    }
}

}  // namespace entente::door
