#pragma once
// odd.md 7.1: mandates. They are drafted in the capitals, in haste or with time, and reviewed every half-year on what
// the mission believes, which may be wrong.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/delivery.hpp"
#include "mechanisms/mission_life.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct MandateReview {
    int every_weeks = 26;
    int drafting_weeks = 4;
    double drafting_half = 2;
    double mismatch = 0.2;
    double template_spread = 0.7;
    double clarity = 0.7;
    double manipulation = 0.003;
    double adaptable = 0.2;
    double robust_response = 0.5;
    double ceiling_floor = 0.6;
    double task_need = 0.3;
    double review_cost = 0.1;
    double rewriting_kept = 0.87;
};

template <class Visitor, MaybeConst<MandateReview> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, drafting_weeks, drafting_half, mismatch, template_spread, clarity, manipulation, adaptable,
           robust_response, ceiling_floor, task_need, review_cost, rewriting_kept] = values;
    using enum Evidence;
    visit(every_weeks, Spec{"mandate.every_weeks", "weeks", 1, 520, "weeks between two reviews", measured,
                            "the Council renews most mandates for six or twelve months"});
    visit(drafting_weeks,
          Spec{"mandate.drafting_weeks", "weeks", 0, 104, "time for drafting; the deployment begins after it", assumed,
               "mandates are drafted too fast (Geneva seminar 2007)"});
    visit(drafting_half, Spec{"mandate.drafting_half", "weeks", 0.1, 104,
                              "time for drafting at which a mandate fits its situation by half", assumed, "prior"});
    visit(mismatch, Spec{"mandate.mismatch", "1", 0, 1,
                         "share of a mandate's emphasis that follows the capitals instead of the field", assumed,
                         "disconnect of New York and field (Geneva seminar 2007); prior 0.1 to 0.5"});
    visit(template_spread,
          Spec{"mandate.template_spread", "1", 0, 2,
               "spread of log emphasis of the mandate that was copied from elsewhere", assumed, "prior"});
    visit(clarity, Spec{"mandate.clarity", "1", 0, 1, "how clear the mandate is: 0 vague, 1 clear", assumed,
                        "vague mandates invite manipulation (Geneva seminar 2007)"});
    visit(manipulation,
          Spec{"mandate.manipulation", "1/week", 0, 0.2,
               "obstruction that a wholly vague mandate lets a wholly predatory government add", assumed,
               "at the default pace of governing.obstruction_pace a third of obstruction at most; prior"});
    visit(adaptable, Spec{"mandate.adaptable", "1", 0, 1,
                          "share of the gap to what was believed to be needed that one review closes", assumed,
                          "lever: adaptable mandate (Geneva seminar 2007)"});
    visit(robust_response, Spec{"mandate.robust_response", "1", 0, 1,
                                "robustness that a fully adaptable mandate asks for where hostility is believed full",
                                assumed, "prior"});
    visit(ceiling_floor,
          Spec{"mandate.ceiling_floor", "1", 0, 1,
               "ceiling, as a share of the first, that a fully adaptable mandate keeps where the country "
               "is believed ripe",
               assumed, "prior"});
    visit(task_need,
          Spec{"mandate.task_need", "1", 0, 1,
               "believed need, weighted by adaptability, from which a review adds a task", assumed, "prior"});
    visit(review_cost, Spec{"mandate.review_cost", "1", 0, 1,
                            "share of the mission's work of the next quarter that a full rewriting costs", assumed,
                            "plans, budgets and posts are written anew; prior"});
    visit(rewriting_kept,
          Spec{"mandate.rewriting_kept", "1/week", 0, 1,
               "share of what a rewriting costs that is left a week later: it halves in five weeks", assumed, "prior"});
}

/// Lets a mission's components do what is in its tasks and nothing else.
void limit_to_tasks(World& world, std::size_t mission);

/// Writes every mission's first mandate: its emphasis is a mixture of what its components do best and of a mandate
/// written for somewhere else, the less of it the more time there was and the closer capitals and field agree. Called
/// when the world is built.
void draft_mandates(World& world, const MandateReview& p, const Switches& on, const Draws& draws);

/// Publishes what each mission believes of its area, marks reviews that are due and changes emphasis, tasks, robustness
/// and ceiling by them. Reads beliefs as of last week. With `reviews` off a mandate stays as it was given and
/// benchmarks are judged on the truth; with `mandate_fit` off the emphasis is that of the components.
void review_mandates(World& world, const MandateReview& p, const MissionLife& life, const Delivery& delivery,
                     const Switches& on, Week week);
inline constexpr Touches review_mandates_touches{
    .reads =
        "districts: country mission people violence organisations: ability family mission present vocation "
        "beliefs: eyes hostility mean government: predation missions: arrived clarity deployed left_week "
        "plan.start_week template_weights",
    .writes =
        "organisations: competence mandate government: obstruction missions: believed_ripeness ceiling "
        "mandate_robust n_reviews review_due rewriting tasks"};

}  // namespace entente
