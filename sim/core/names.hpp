#pragma once
// Enumerations with the words by which files and people know them.

#include <array>
#include <cstddef>
#include <initializer_list>
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

/// Words of an enumeration whose traits stand in a table, one row an enumerator and in the same order: a row out of
/// order does not compile.
template <class Row, std::size_t n, class Enum>
constexpr std::array<std::string_view, n> words_of(const std::array<Row, n>& rows, Enum Row::*which) {
    std::array<std::string_view, n> words{};
    for (std::size_t i = 0; i < n; ++i) {
        if (index_of(rows[i].*which) != i) throw "a row stands out of order";
        words[i] = rows[i].word;
    }
    return words;
}

/// Some of the values of an enumeration, as a trait in a table names them: {Fund::relief, Fund::peace}.
template <class Enum>
class SetOf {
public:
    constexpr SetOf() = default;
    constexpr SetOf(std::initializer_list<Enum> values) {
        for (const Enum value : values) bits_ |= 1u << index_of(value);
    }
    constexpr bool holds(Enum value) const { return (bits_ >> index_of(value) & 1u) != 0; }

private:
    unsigned bits_ = 0;
};

}  // namespace entente
