#pragma once
// Every column below a struct, one by one, each with its path (districts.condition, missions[0].strength).

#include <string>
#include <utility>

#include "world/column.hpp"

namespace entente {

namespace detail {

inline std::string joined(const std::string& path, std::string_view name) {
    return path.empty() ? std::string(name) : path + '.' + std::string(name);
}

}  // namespace detail

/// Calls `visit(path, member, column)` for every column of `values`, in the order of the descriptions.
template <class Values, class Visit>
void for_each_column(Values& values, Visit&& visit, const std::string& path = "") {
    describe_columns(values, [&](auto& member, const auto& said) {
        const std::string here = detail::joined(path, said.name);
        if constexpr (std::same_as<std::remove_cvref_t<decltype(said)>, Column>) {
            visit(here, member, said);
        } else if constexpr (requires {
                                 member.size();
                                 member[0];
                             }) {
            for (std::size_t i = 0; i < member.size(); ++i) {
                for_each_column(member[i], visit, here + '[' + std::to_string(i) + ']');
            }
        } else {
            for_each_column(member, visit, here);
        }
    });
}

}  // namespace entente
