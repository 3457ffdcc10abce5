#pragma once
// The words of the field that the whole model shares, in their standard spelling (UN, OECD-DAC, UCDP, OCHA).

#include <array>
#include <string_view>

#include "core/names.hpp"

namespace entente {

/// The six dimensions of peacebuilding (de Coning 2008), each a condition of life in a district.
enum class Dimension { political, security, rule_of_law, human_rights, humanitarian, development };

template <>
struct Names<Dimension> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"political", "security", "rule_of_law", "human_rights", "humanitarian", "development"});
};
inline constexpr std::size_t n_dimensions = count_of<Dimension>;

/// What a team does.
enum class Activity {
    patrol,
    offensive_operation,
    ddr,
    security_sector_support,
    justice,
    mediation,
    governance_support,
    human_rights_monitoring,
    relief,
    recovery,
    quick_impact_project,
    local_capacity,
    public_information,
    ceasefire_monitoring,
};

template <>
struct Names<Activity> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"patrol", "offensive_operation", "ddr", "security_sector_support", "justice", "mediation",
         "governance_support", "human_rights_monitoring", "relief", "recovery", "quick_impact_project",
         "local_capacity", "public_information", "ceasefire_monitoring"});
};
inline constexpr std::size_t n_activities = count_of<Activity>;

/// Kinds of organisation. A `post` is a function without field teams (SRSG, HC, RC …): it hears, plans and decides. A
/// `community` speaks for people where they live and has no teams either.
enum class Family {
    mission_force,
    mission_police,
    mission_civilian,
    un_humanitarian,
    un_development,
    humanitarian_coordination,
    foreign_force,
    donor_defence,
    donor_diplomacy,
    donor_development,
    ngo_humanitarian,
    ngo_development,
    ngo_multi_mandate,
    independent_humanitarian,
    local_ngo,
    financial_institution,
    government_ministry,
    provincial_government,
    post,
    military_observers,
    regional_organisation,
    community,
};

template <>
struct Names<Family> {
    static constexpr auto words = std::to_array<std::string_view>({"mission_force",
                                                                   "mission_police",
                                                                   "mission_civilian",
                                                                   "un_humanitarian",
                                                                   "un_development",
                                                                   "humanitarian_coordination",
                                                                   "foreign_force",
                                                                   "donor_defence",
                                                                   "donor_diplomacy",
                                                                   "donor_development",
                                                                   "ngo_humanitarian",
                                                                   "ngo_development",
                                                                   "ngo_multi_mandate",
                                                                   "independent_humanitarian",
                                                                   "local_ngo",
                                                                   "financial_institution",
                                                                   "government_ministry",
                                                                   "provincial_government",
                                                                   "post",
                                                                   "military_observers",
                                                                   "regional_organisation",
                                                                   "community"});
};

/// The host government, of the nation or of provinces.
constexpr bool of_government(Family family) {
    return family == Family::government_ministry || family == Family::provincial_government;
}

/// One of the three ministries by which a donor state gives.
constexpr bool ministry_of_donor(Family family) {
    return family == Family::donor_defence || family == Family::donor_diplomacy || family == Family::donor_development;
}

/// Components of a UN mission in the field.
constexpr bool of_mission(Family family) {
    return family == Family::mission_force || family == Family::mission_police || family == Family::mission_civilian ||
           family == Family::military_observers;
}

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

template <>
struct Names<Violence> {
    static constexpr auto words =
        std::to_array<std::string_view>({"battle", "government_against_civilians", "groups_against_civilians",
                                         "attack_on_mission", "attack_on_aid", "communal"});
};
inline constexpr std::size_t n_violence_kinds = count_of<Violence>;

/// Attacks on aid belong to organisations; every other kind happens in a district.
constexpr bool strikes_a_district(std::size_t kind) {
    return kind != index_of(Violence::attack_on_aid);
}

/// Fear and flight follow what people see: not attacks on the mission or on aid.
constexpr bool frightens_people(std::size_t kind) {
    return kind < index_of(Violence::attack_on_mission) || kind == index_of(Violence::communal);
}

}  // namespace entente
