#pragma once
// The words of the field that the whole model shares, in their standard spelling (UN, OECD-DAC, UCDP, OCHA). Where the
// model treats some words otherwise than others, a column of a table says which; nothing else compares them by hand.
// Kinds of organisation are in families.hpp, what teams do in activities.hpp.

#include <array>
#include <string_view>

#include "core/names.hpp"

namespace entente {

/// The six dimensions of peacebuilding (de Coning 2008), each a condition of life in a district.
enum class Dimension { political, security, rule_of_law, human_rights, humanitarian, development };

struct DimensionTraits {
    Dimension dimension;
    std::string_view word;
    bool needs_security = true;  // work for it has little effect where there is none
    bool peacebuilding = true;   // not bound by the principles of relief
};

inline constexpr auto dimension_table = std::to_array<DimensionTraits>({
    {.dimension = Dimension::political, .word = "political"},
    {.dimension = Dimension::security, .word = "security", .needs_security = false},
    {.dimension = Dimension::rule_of_law, .word = "rule_of_law"},
    {.dimension = Dimension::human_rights, .word = "human_rights", .peacebuilding = false},
    {.dimension = Dimension::humanitarian, .word = "humanitarian", .needs_security = false, .peacebuilding = false},
    {.dimension = Dimension::development, .word = "development"},
});

template <>
struct Names<Dimension> {
    static constexpr auto words = words_of(dimension_table, &DimensionTraits::dimension);
};
inline constexpr std::size_t n_dimensions = count_of<Dimension>;

constexpr const DimensionTraits& traits_of(Dimension dimension) {
    return dimension_table[index_of(dimension)];
}

/// One value a dimension.
using ByDimension = std::array<double, n_dimensions>;

/// The armed camps an organisation can be taken to belong to.
enum class Camp { mission, foreign_force, government, armed_groups };

template <>
struct Names<Camp> {
    static constexpr auto words =
        std::to_array<std::string_view>({"mission", "foreign_force", "government", "armed_groups"});
};
inline constexpr std::size_t n_camps = count_of<Camp>;

/// What a forum is for, from loosest to tightest.
enum class ForumDepth { information, analysis, planning, direction };

template <>
struct Names<ForumDepth> {
    static constexpr auto words = std::to_array<std::string_view>({"information", "analysis", "planning", "direction"});
};

/// How a planning forum weighs its members' wishes.
enum class PowerRule { by_power, horizontal };

template <>
struct Names<PowerRule> {
    static constexpr auto words = std::to_array<std::string_view>({"by_power", "horizontal"});
};

/// Levels that speak for the host country.
enum class Level { nation, province, community };

template <>
struct Names<Level> {
    static constexpr auto words = std::to_array<std::string_view>({"nation", "province", "community"});
};
inline constexpr std::size_t n_levels = count_of<Level>;

/// Funds that many may draw on.
enum class CommonFund { humanitarian, peacebuilding, rapid_response, quick_impact, transition };

template <>
struct Names<CommonFund> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"humanitarian", "peacebuilding", "rapid_response", "quick_impact", "transition"});
};
inline constexpr std::size_t n_common_funds = count_of<CommonFund>;

/// Six kinds of violence; the first is fought between armed actors, the others strike the unarmed or the mission. The
/// last is done by people of one identity group to those of another.
enum class Violence {
    battle,
    government_against_civilians,
    groups_against_civilians,
    attack_on_mission,
    attack_on_aid,
    communal,
};

struct ViolenceTraits {
    Violence violence;
    std::string_view word;
    bool strikes_a_district = true;  // attacks on aid belong to organisations
    bool of_armed_actors = false;    // drawn each week from who meets whom in a district
    bool on_civilians = false;       // news and people count it as killing of civilians
    bool frightens_people = false;   // fear and flight follow what people see: not attacks on the mission or on aid
};

inline constexpr auto violence_table = std::to_array<ViolenceTraits>({
    {.violence = Violence::battle, .word = "battle", .of_armed_actors = true, .frightens_people = true},
    {.violence = Violence::government_against_civilians,
     .word = "government_against_civilians",
     .of_armed_actors = true,
     .on_civilians = true,
     .frightens_people = true},
    {.violence = Violence::groups_against_civilians,
     .word = "groups_against_civilians",
     .of_armed_actors = true,
     .on_civilians = true,
     .frightens_people = true},
    {.violence = Violence::attack_on_mission, .word = "attack_on_mission", .of_armed_actors = true},
    {.violence = Violence::attack_on_aid, .word = "attack_on_aid", .strikes_a_district = false},
    {.violence = Violence::communal, .word = "communal", .on_civilians = true, .frightens_people = true},
});

template <>
struct Names<Violence> {
    static constexpr auto words = words_of(violence_table, &ViolenceTraits::violence);
};
inline constexpr std::size_t n_violence_kinds = count_of<Violence>;

constexpr const ViolenceTraits& traits_of(Violence violence) {
    return violence_table[index_of(violence)];
}

}  // namespace entente
