#pragma once
// Enumerations with the words by which files and people know them.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace entente {

/// Specialised beside each enumeration that has words: `static constexpr auto words`, an array of string_view in
/// the order of the enumerators, which count from 0.
template <class Enum>
struct Names;

template <class Enum>
concept Named = requires {
    Names<Enum>::words;
};

template <Named Enum>
inline constexpr std::size_t count_of = Names<Enum>::words.size();

template <Named Enum>
constexpr std::string_view name_of(Enum value) {
    return Names<Enum>::words[static_cast<std::size_t>(value)];
}

template <Named Enum>
constexpr std::optional<Enum> from_name(std::string_view word) {
    for (std::size_t i = 0; i < count_of<Enum>; ++i) {
        if (Names<Enum>::words[i] == word) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

template <class Enum>
constexpr std::size_t index_of(Enum value) {
    return static_cast<std::size_t>(value);
}

}  // namespace entente
