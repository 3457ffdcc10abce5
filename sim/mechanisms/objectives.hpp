#pragma once
// What an evaluation asks for: objectives with targets and weights, the same for every structure. Nobody in the model
// acts on them; they belong to whoever reads the results.

#include "core/describe.hpp"

namespace entente {

struct Objectives {
    double coverage_target = 0.9;
    double coverage_weight = 1;
    double displaced_target = 0;
    double displaced_weight = 1;
    double violence_target = 0;
    double violence_weight = 1;
    double welfare_target = 0.7;
    double welfare_weight = 1;
    double rule_of_law_target = 0.6;
    double rule_of_law_weight = 1;
    double state_capacity_target = 0.6;
    double state_capacity_weight = 1;
};

template <class Visitor, MaybeConst<Objectives> Values>
void describe(Visitor& visit, Values& objectives) {
    auto& [coverage_target, coverage_weight, displaced_target, displaced_weight, violence_target, violence_weight,
           welfare_target, welfare_weight, rule_of_law_target, rule_of_law_weight, state_capacity_target,
           state_capacity_weight] = objectives;
    const auto say = [&](auto& target, auto& weight, const char* target_key, const char* weight_key, const char* unit,
                         double largest, const char* meaning) {
        visit(target, Spec{.key = target_key,
                           .unit = unit,
                           .min = 0,
                           .max = largest,
                           .meaning = meaning,
                           .evidence = Evidence::assumed,
                           .source = "the evaluator's choice; effectiveness after OECD-DAC needs stated targets"});
        visit(weight, Spec{.key = weight_key,
                           .unit = "1",
                           .min = 0,
                           .max = 1000,
                           .meaning = "weight of this objective in effectiveness; 0 leaves it out",
                           .evidence = Evidence::assumed,
                           .source = "the evaluator's choice; equal by default, and no claim that they are"});
    };
    constexpr double everybody = 1e9;  // people: more than any country has
    say(coverage_target, coverage_weight, "objective.coverage.target", "objective.coverage.weight", "1", 1,
        "share of people in need that should be reached at the end");
    say(displaced_target, displaced_weight, "objective.displaced.target", "objective.displaced.weight", "people",
        everybody, "people who should at most be displaced at the end");
    say(violence_target, violence_weight, "objective.violence.target", "objective.violence.weight", "1", 1,
        "index of violence that should not be exceeded at the end");
    say(welfare_target, welfare_weight, "objective.welfare.target", "objective.welfare.weight", "1", 1,
        "mean welfare that should be reached at the end");
    say(rule_of_law_target, rule_of_law_weight, "objective.rule_of_law.target", "objective.rule_of_law.weight", "1", 1,
        "rule of law that should be reached at the end");
    say(state_capacity_target, state_capacity_weight, "objective.state_capacity.target",
        "objective.state_capacity.weight", "1", 1, "state capacity that should be reached at the end");
}

}  // namespace entente
