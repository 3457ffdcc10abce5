#pragma once
// On which terms a room meets: what it covers, where, when and how, beside its depth and power rule. Fields of a forum
// in a structure's file, and keys `forum.<NAME>.<field>` of a scenario, an option or a lever.

#include <string>
#include <vector>

#include "core/describe.hpp"
#include "core/names.hpp"
#include "world/column.hpp"

namespace entente {

/// Which districts a room plans for.
enum class RoomArea { country, capital, provinces };

template <>
struct Names<RoomArea> {
    static constexpr auto words = std::to_array<std::string_view>({"country", "capital", "provinces"});
};

struct RoomTerms {
    std::vector<std::string> dimensions;
    RoomArea area = RoomArea::country;
    double reach = 1;
    int from = 0;
    int until = 0;
    double goals_upfront = 0;
    double contact_group = 0;
    double history = 0;
    double face_time = 0;
    double preparation = 0.5;
    double pooled_funds = 0;
};

template <MaybeConst<RoomTerms> Values, class Visitor>
void describe_columns(Values& t, Visitor&& visit) {
    visit(t.dimensions, Column{.name = "dimensions",
                               .shape = "(as needed)",
                               .lasts = Lasts::run,
                               .meaning = "dimensions that it plans for; none: all six"});
    visit(t.area, Column{.name = "area", .lasts = Lasts::run, .meaning = "districts that it plans for"});
    visit(t.reach, Column{.name = "reach",
                          .min = 0,
                          .max = 1,
                          .lasts = Lasts::run,
                          .meaning = "share of these districts that it covers, the least remote ones first"});
    visit(
        t.from,
        Column{.name = "from", .unit = "weeks", .min = 0, .lasts = Lasts::run, .meaning = "week from which it meets"});
    visit(t.until, Column{.name = "until",
                          .unit = "weeks",
                          .min = 0,
                          .lasts = Lasts::run,
                          .meaning = "week from which it meets no more; 0: it goes on"});
    visit(t.goals_upfront, Column{.name = "goals_upfront",
                                  .min = 0,
                                  .max = 1,
                                  .lasts = Lasts::run,
                                  .meaning = "how clearly it says what it is for"});
    visit(t.contact_group, Column{.name = "contact_group",
                                  .min = 0,
                                  .max = 1,
                                  .lasts = Lasts::run,
                                  .meaning = "how far it only informs and expects no commitment"});
    visit(t.history, Column{.name = "history",
                            .min = 0,
                            .max = 1,
                            .lasts = Lasts::run,
                            .meaning = "earlier contact of its members: share of missing trust made up"});
    visit(t.face_time, Column{.name = "face_time",
                              .min = 0,
                              .max = 1,
                              .lasts = Lasts::run,
                              .meaning = "informal time face to face at its meetings"});
    visit(
        t.preparation,
        Column{
            .name = "preparation", .min = 0, .max = 1, .lasts = Lasts::run, .meaning = "staff work before a meeting"});
    visit(t.pooled_funds, Column{.name = "pooled_funds",
                                 .min = 0,
                                 .max = 1,
                                 .lasts = Lasts::run,
                                 .meaning = "share of a member's income that is decided in it"});
}

template <class Visitor, MaybeConst<RoomTerms> Values>
void describe(Visitor& visit, Values& terms) {
    auto& [dimensions, area, reach, from, until, goals_upfront, contact_group, history, face_time, preparation,
           pooled_funds] = terms;
    using enum Evidence;
    visit(dimensions, Spec{"dimensions", "", 0, 0, "dimensions that it plans for; none: all six", assumed,
                           "degree by sector, area and time (Munro 2007, section 3b)"});
    visit(area, Spec{"area", "", 0, 0, "districts that it plans for: country, capital or provinces", assumed,
                     "degree by sector, area and time (Munro 2007, section 3b)"});
    visit(reach, Spec{"reach", "1", 0, 1, "share of these districts that it covers, the least remote ones first",
                      assumed, "scenario"});
    visit(from, Spec{"from", "weeks", 0, 5200, "week from which it meets", assumed, "scenario"});
    visit(until,
          Spec{"until", "weeks", 0, 5200, "week from which it meets no more; 0: it goes on", assumed, "scenario"});
    visit(goals_upfront, Spec{"goals_upfront", "1", 0, 1,
                              "how clearly it says what it is for, which takes away the doubt about its depth", assumed,
                              "clarify coordination goals upfront (Olson & Gregorian 2007)"});
    visit(contact_group, Spec{"contact_group", "1", 0, 1, "how far it only informs and expects no commitment", assumed,
                              "contact group instead of coordination (Olson & Gregorian 2007)"});
    visit(history, Spec{"history", "1", 0, 1, "earlier contact of its members: share of missing trust made up", assumed,
                        "sectors with a history of contact coordinate better (Olson & Gregorian 2007)"});
    visit(face_time, Spec{"face_time", "1", 0, 1, "informal time face to face at its meetings", assumed,
                          "informality builds trust (Olson & Gregorian 2007)"});
    visit(preparation, Spec{"preparation", "1", 0, 1, "staff work before a meeting; at 0.5 all skill and time count",
                            assumed, "staff time for coordination (Olson & Gregorian 2007)"});
    visit(pooled_funds,
          Spec{"pooled_funds", "1", 0, 1, "share of a member's income that is decided in it", assumed, "scenario"});
}

}  // namespace entente
