#include <catch2/catch.hpp>

#include "core/names.hpp"

namespace entente {

enum class Season { dry, rainy, harvest };

template <>
struct Names<Season> {
    static constexpr std::array<std::string_view, 3> words = {"dry", "rainy", "harvest"};
};

TEST_CASE("An enumerator and its word lead to each other") {
    CHECK(count_of<Season> == 3);
    for (std::size_t i = 0; i < count_of<Season>; ++i) {
        const auto season = static_cast<Season>(i);
        CHECK(index_of(season) == i);
        CHECK(from_name<Season>(name_of(season)) == season);
    }
    CHECK(name_of(Season::harvest) == "harvest");
    CHECK_FALSE(from_name<Season>("winter"));
    CHECK_FALSE(from_name<Season>("Dry"));
    CHECK_FALSE(from_name<Season>(""));
}

}  // namespace entente
