#pragma once
// Between organisations and inside them: how far apart they see the problem, how foreign their cultures are, whether a
// partner is taken to be sincere, and whether the field does what was promised for it (Olson & Gregorian 2007, barriers
// and supports; Geneva seminar 2007).

#include "core/describe.hpp"
#include "mechanisms/lessons.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct Partnership {
    int every_weeks = 4;
    double culture_friction = 0.3;
    double credit_discount = 0.3;
    double vision_friction = 0.3;
    double field_reports = 0.05;
    double headquarters_pull = 1.0;
};

template <class Visitor, MaybeConst<Partnership> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, culture_friction, credit_discount, vision_friction, field_reports, headquarters_pull] = values;
    using enum Evidence;
    visit(every_weeks, Spec{"partnership.every_weeks", "weeks", 1, 52,
                            "time between comparisons of how organisations "
                            "see the problem",
                            assumed, "monthly; numerical"});
    visit(culture_friction, Spec{"partnership.culture_friction", "1", 0, 1,
                                 "share of what is told that is lost between wholly foreign cultures without "
                                 "interoperability",
                                 assumed, "organisational culture and preconceived perceptions (Geneva seminar 2007)"});
    visit(credit_discount, Spec{"partnership.credit_discount", "1", 0, 1,
                                "share of the trust that contact can build which one who seeks credit forgoes", assumed,
                                "sincere motives support coordination (Olson & Gregorian 2007)"});
    visit(vision_friction, Spec{"partnership.vision_friction", "1", 0, 1,
                                "share of that trust lost between two who see wholly different problems", assumed,
                                "no common strategic vision (Olson & Gregorian 2007)"});
    visit(field_reports, Spec{"partnership.field_reports", "1/week", 0, 1,
                              "approach of the picture at headquarters to that of the field", assumed,
                              "lever: staff rotate between field and headquarters; prior 0.02 to 0.1"});
    visit(headquarters_pull,
          Spec{"partnership.headquarters_pull", "1", 0, 10,
               "share of promises that the field cannot keep per distance from a headquarters that binds it wholly",
               assumed, "unity of purpose across levels (Geneva seminar 2007)"});
}

/// Moves pictures of the problem and publishes what lies between organisations: distance of visions, trust that contact
/// can build, and how far the field does what was promised. Reads pooled beliefs as of this week.
void compare_visions(World& world, const Partnership& p, const Switches& on, Week week);
inline constexpr Touches compare_visions_touches{
    .reads =
        "districts: size organisations: autonomy breadth emphasis id mandate present beliefs: mean inner: "
        "culture interoperability sincerity unity",
    .writes = "beliefs: ease inner: bond distance field_distance follows problem problem_at_home"};

/// Share of what one tells the other that survives the distance of their cultures, in [0, 1].
double understanding(const InnerLife& inner, const Partnership& p, const Switches& on, std::size_t receiver,
                     std::size_t sender);

}  // namespace entente
