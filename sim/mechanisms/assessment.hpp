#pragma once
// The needs assessment before the start: who assesses, and to whom they answer, decides how wrong the first plans are
// (Geneva seminar 2007).

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "world/world.hpp"

namespace entente {

struct Assessment {
    double precision = 4.0;
    double noise = 0.12;
    double breadth = 0.3;
    double accountability = 0.3;
    double advocacy = 0.25;
    double weeks = 13.0;
    double time = 0.05;
};

template <class Visitor, MaybeConst<Assessment> Values>
void describe(Visitor& visit, Values& values) {
    auto& [precision, noise, breadth, accountability, advocacy, weeks, time] = values;
    using enum Evidence;
    visit(precision, Spec{"assessment.precision", "1", 0, 50,
                          "precision that assessors ascribe to what they found before the start (1/variance)", assumed,
                          "prior 1 to 6"});
    visit(noise, Spec{"assessment.noise", "1", 0, 1, "standard error of one assessor in one district and dimension",
                      assumed, "prior 0.05 to 0.3"});
    visit(breadth,
          Spec{"assessment.breadth", "1", 0, 1, "share of the picture that all assess together and not each for itself",
               assumed, "lever: broad needs assessment (Geneva seminar 2007); joint post-conflict assessments"});
    visit(accountability, Spec{"assessment.accountability", "1", 0, 1,
                               "share of special pleading that assessors would be held to account for", assumed,
                               "lever: accountability of assessors (Geneva seminar 2007)"});
    visit(advocacy, Spec{"assessment.advocacy", "1", 0, 1,
                         "need overstated in the assessor's own field, by one who has no other and answers to nobody",
                         assumed, "prior; who assesses also appeals for the funds"});
    visit(weeks, Spec{"assessment.weeks", "weeks", 0, 104, "weeks in which the assessment takes staff time", assumed,
                      "prior"});
    visit(time, Spec{"assessment.time", "1", 0, 0.5, "staff time in these weeks, of an assessment by all together",
                     assumed, "prior"});
}

/// What organisations believe of districts on the first day. The luck of districts is shared by all who assess
/// together.
void assess_needs(World& world, const Assessment& p, const Switches& on, const Draws& draws);

/// Share of staff time that the assessment takes this week.
double assessing(const Assessment& p, const Switches& on, Week week);

}  // namespace entente
