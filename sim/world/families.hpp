#pragma once
// Kinds of organisation, and all that the model knows of an organisation by its kind: one row each. Whoever treats some
// families otherwise than others asks for a column, so that a new family is a row here and nothing elsewhere.

#include <array>
#include <optional>
#include <string_view>

#include "core/names.hpp"
#include "world/vocabulary.hpp"

namespace entente {

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

/// Families, coarsely: who deals with whom as what. A mission's side holds all its components in the field, soldiers,
/// observers, police and civilians. Posts, foreign forces, regional organisations and communities belong to no side.
enum class Side { mission, un, ngo, donor, government };

template <>
struct Names<Side> {
    static constexpr auto words = std::to_array<std::string_view>({"mission", "un", "ngo", "donor", "government"});
};
inline constexpr std::size_t n_sides = count_of<Side>;

/// Bodies with rules of their own for money and staff.
enum class Body { secretariat, agencies, donors, ngos, government, soldiers, institutions };

template <>
struct Names<Body> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"secretariat", "agencies", "donors", "ngos", "government", "soldiers", "institutions"});
};

/// Who speaks in a reform of the security sector: the state, those who live under its police, and advocates of those
/// the police forget.
enum class ReformVoice { government, civil_society, advocates, provinces };

template <>
struct Names<ReformVoice> {
    static constexpr auto words =
        std::to_array<std::string_view>({"government", "civil_society", "advocates", "provinces"});
};
inline constexpr std::size_t n_reform_voices = count_of<ReformVoice>;

/// Who may send its teams into offensive operations.
enum class MayAttack { not_at_all, as_it_decides, as_mandated };

template <>
struct Names<MayAttack> {
    static constexpr auto words = std::to_array<std::string_view>({"not_at_all", "as_it_decides", "as_mandated"});
};

/// What is not written in a row does not hold of the family. Two columns say "aid": see there before joining them.
struct FamilyTraits {
    Family family;
    std::string_view word;
    std::array<std::string_view, 2> nodes{};  // of a structure it usually stands on, in order of preference; none for
                                              // posts, which stand on the function that they are
    std::optional<Side> side{};
    Body body = Body::ngos;
    std::optional<Level> level{};               // of the host country, for which it speaks
    std::optional<ReformVoice> reform_voice{};  // advocates: of women and children, with human rights in their mandate
    MayAttack may_attack = MayAttack::not_at_all;
    SetOf<CommonFund> funds{};  // whose rules admit it
    bool armed_force = false;
    bool civilian_of_mission = false;
    bool gives_bilaterally = false;  // a donor state's civilian ministries
    bool from_abroad = false;        // with teams of its own
    bool ngo = false;                // of all kinds, local ones included; not the independent humanitarian organisation
    bool humanitarian = false;       // bound by the principles of relief: negotiates access, counts as humanitarian
    // Aid as the rules between soldiers and aid mean it: it is met in the field and kept apart from soldiers. UN
    // development and donors are not: they advise commanders, or sit with them as partners.
    bool civilian_aid = false;
    // Its civilians count as aid workers when they are attacked, as databases of incidents count them: those of
    // development agencies, donors and banks too, whatever they are to soldiers.
    bool aid_workers = false;
    bool two_mandates = false;         // an NGO for relief and more, of which some apply the rule for relief to all
    bool advises_commanders = false;   // on politics, law and development
    bool leans_on_government = false;  // diplomats and posts
    bool lives_on_gifts = true;        // appeals for money; otherwise its budget comes as it is charged
    bool speaks_for_anything = false;  // in a plan, whatever its own competence
};

inline constexpr auto family_table = [] {
    using enum CommonFund;
    return std::to_array<FamilyTraits>({
        {.family = Family::mission_force,
         .word = "mission_force",
         .nodes = {"FORCE"},
         .side = Side::mission,
         .body = Body::secretariat,
         .may_attack = MayAttack::as_mandated,
         .armed_force = true,
         .from_abroad = true,
         .lives_on_gifts = false},
        {.family = Family::mission_police,
         .word = "mission_police",
         .nodes = {"POLICE"},
         .side = Side::mission,
         .body = Body::secretariat,
         .civilian_of_mission = true,
         .from_abroad = true,
         .lives_on_gifts = false},
        {.family = Family::mission_civilian,
         .word = "mission_civilian",
         .nodes = {"CIVIL"},
         .side = Side::mission,
         .body = Body::secretariat,
         .civilian_of_mission = true,
         .from_abroad = true,
         .advises_commanders = true,
         .lives_on_gifts = false},
        {.family = Family::un_humanitarian,
         .word = "un_humanitarian",
         .nodes = {"UNHUM"},
         .side = Side::un,
         .body = Body::agencies,
         .reform_voice = ReformVoice::advocates,
         .funds = {humanitarian, quick_impact},
         .from_abroad = true,
         .humanitarian = true,
         .civilian_aid = true,
         .aid_workers = true},
        {.family = Family::un_development,
         .word = "un_development",
         .nodes = {"UNDEV"},
         .side = Side::un,
         .body = Body::agencies,
         .funds = {peacebuilding, quick_impact, transition},
         .from_abroad = true,
         .aid_workers = true,
         .advises_commanders = true},
        {.family = Family::humanitarian_coordination,
         .word = "humanitarian_coordination",
         .nodes = {"OCHA", "HCS"},
         .side = Side::un,
         .body = Body::secretariat,
         .from_abroad = true,
         .humanitarian = true,
         .civilian_aid = true,
         .aid_workers = true},
        {.family = Family::foreign_force,
         .word = "foreign_force",
         .nodes = {"XFORCE"},
         .body = Body::soldiers,
         .may_attack = MayAttack::as_it_decides,
         .armed_force = true,
         .from_abroad = true,
         .lives_on_gifts = false},
        {.family = Family::donor_defence,
         .word = "donor_defence",
         .nodes = {"DEF"},
         .side = Side::donor,
         .body = Body::donors,
         .from_abroad = true},
        {.family = Family::donor_diplomacy,
         .word = "donor_diplomacy",
         .nodes = {"DIP"},
         .side = Side::donor,
         .body = Body::donors,
         .gives_bilaterally = true,
         .from_abroad = true,
         .advises_commanders = true,
         .leans_on_government = true},
        {.family = Family::donor_development,
         .word = "donor_development",
         .nodes = {"DEV"},
         .side = Side::donor,
         .body = Body::donors,
         .gives_bilaterally = true,
         .from_abroad = true,
         .aid_workers = true,
         .advises_commanders = true},
        {.family = Family::ngo_humanitarian,
         .word = "ngo_humanitarian",
         .nodes = {"INGO_H"},
         .side = Side::ngo,
         .funds = {humanitarian, rapid_response, quick_impact},
         .from_abroad = true,
         .ngo = true,
         .humanitarian = true,
         .civilian_aid = true,
         .aid_workers = true},
        {.family = Family::ngo_development,
         .word = "ngo_development",
         .nodes = {"INGO_D"},
         .side = Side::ngo,
         .funds = {peacebuilding, rapid_response, quick_impact, transition},
         .from_abroad = true,
         .ngo = true,
         .civilian_aid = true,
         .aid_workers = true,
         .two_mandates = true},
        {.family = Family::ngo_multi_mandate,
         .word = "ngo_multi_mandate",
         .nodes = {"INGO_M"},
         .side = Side::ngo,
         .reform_voice = ReformVoice::advocates,
         .funds = {humanitarian, rapid_response, quick_impact, transition},
         .from_abroad = true,
         .ngo = true,
         .humanitarian = true,
         .civilian_aid = true,
         .aid_workers = true,
         .two_mandates = true},
        {.family = Family::independent_humanitarian,
         .word = "independent_humanitarian",
         .nodes = {"ICRC"},
         .side = Side::ngo,
         .from_abroad = true,
         .humanitarian = true,
         .civilian_aid = true,
         .aid_workers = true},
        {.family = Family::local_ngo,
         .word = "local_ngo",
         .nodes = {"LNGO"},
         .side = Side::ngo,
         .reform_voice = ReformVoice::civil_society,
         .funds = {humanitarian, peacebuilding, rapid_response, quick_impact, transition},
         .ngo = true,
         .humanitarian = true,
         .civilian_aid = true,
         .aid_workers = true},
        {.family = Family::financial_institution,
         .word = "financial_institution",
         .nodes = {"IFI"},
         .side = Side::donor,
         .body = Body::institutions,
         .from_abroad = true,
         .aid_workers = true},
        {.family = Family::government_ministry,
         .word = "government_ministry",
         .nodes = {"GOV"},
         .side = Side::government,
         .body = Body::government,
         .level = Level::nation,
         .reform_voice = ReformVoice::government,
         .funds = {peacebuilding, transition}},
        {.family = Family::provincial_government,
         .word = "provincial_government",
         .nodes = {"PROV"},
         .side = Side::government,
         .body = Body::government,
         .level = Level::province,
         .reform_voice = ReformVoice::provinces,
         .funds = {peacebuilding, transition}},
        {.family = Family::post,
         .word = "post",
         .body = Body::secretariat,
         .may_attack = MayAttack::as_mandated,
         .leans_on_government = true,
         .lives_on_gifts = false,
         .speaks_for_anything = true},
        {.family = Family::military_observers,
         .word = "military_observers",
         .nodes = {"FORCE"},
         .side = Side::mission,
         .body = Body::secretariat,
         .from_abroad = true,
         .lives_on_gifts = false},
        {.family = Family::regional_organisation,
         .word = "regional_organisation",
         .nodes = {"REGIONAL"},
         .from_abroad = true},
        {.family = Family::community,
         .word = "community",
         .nodes = {"COMM"},
         .level = Level::community,
         .speaks_for_anything = true},
    });
}();

template <>
struct Names<Family> {
    static constexpr auto words = words_of(family_table, &FamilyTraits::family);
};

constexpr const FamilyTraits& traits_of(Family family) {
    return family_table[index_of(family)];
}

/// Whether an organisation lives on what donors give. Assessed contributions and soldiers' budgets do not depend on
/// them.
constexpr bool lives_on_gifts(Family family) {
    return traits_of(family).lives_on_gifts;
}

/// The level that an organisation speaks for in a room, or `n_levels`.
constexpr std::size_t level_of(Family family) {
    const std::optional<Level> level = traits_of(family).level;
    return level ? index_of(*level) : std::size_t{n_levels};
}

/// The host government, of the nation or of provinces.
constexpr bool of_government(Family family) {
    return traits_of(family).side == Side::government;
}

/// One of the three ministries by which a donor state gives.
constexpr bool ministry_of_donor(Family family) {
    return traits_of(family).body == Body::donors;
}

/// A ministry or the soldiers of a donor state.
constexpr bool of_donor_state(Family family) {
    return ministry_of_donor(family) || family == Family::foreign_force;
}

/// Components of a UN mission in the field.
constexpr bool of_mission(Family family) {
    return traits_of(family).side == Side::mission;
}

/// A mission and the UN country team.
constexpr bool of_un_system(Family family) {
    return of_mission(family) || traits_of(family).side == Side::un;
}

}  // namespace entente
