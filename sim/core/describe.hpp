#pragma once
// A parameter is described once, next to its struct. The loader, the range checks, the reference page, the legal axes
// of a sweep and the attributes of a file are all visitors of `describe`.

#include <concepts>
#include <limits>
#include <string_view>
#include <type_traits>

namespace entente {

/// How we know a value. `measured`: estimated from data; `expert`: said by a source; `assumed`: a prior to be varied.
enum class Evidence { measured, expert, assumed };

constexpr std::string_view name_of(Evidence evidence) {
    switch (evidence) {
        case Evidence::measured:
            return "measured";
        case Evidence::expert:
            return "expert";
        case Evidence::assumed:
            return "assumed";
    }
    return "";
}

struct Spec {
    std::string_view key;         // full key, such as association.pull
    std::string_view unit = "1";  // as written in a file: 1, 1/week, weeks, people, USD/week …
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    std::string_view meaning;
    Evidence evidence = Evidence::assumed;
    std::string_view source;
};

/// `Values` is `Described` or `const Described`: one description serves reading and writing.
template <class Values, class Described>
concept MaybeConst = std::same_as<std::remove_const_t<Values>, Described>;

}  // namespace entente
