#pragma once
// odd.md 7.9: fighters are members of households; they join, desert, are killed, or lay down arms. People are
// conserved.

#include "core/describe.hpp"

namespace entente {

struct Mobilisation {
    double fighters_per_person = 0.01;
    double base = -9.8;
    double grievance = 2.5;
    double poverty = 1.2;
    double fear = 0.8;
    double presence = 1.2;
    double recidivism = 1.0;
    double desertion = 0.004;
    double ddr = 0.08;
    double registered_per_fighter = 1.0;
    double force = 0.5;
    double usual_force = 0.5;
};

template <class Visitor, MaybeConst<Mobilisation> Values>
void describe(Visitor& visit, Values& values) {
    auto& [fighters_per_person, base, grievance, poverty, fear, presence, recidivism, desertion, ddr,
           registered_per_fighter, force, usual_force] = values;
    using enum Evidence;
    visit(fighters_per_person,
          Spec{"mobilisation.fighters_per_person", "1", 0, 0.2,
               "members under arms of a mobilised household, per person: the ceiling on fighters as a "
               "share of the constituency",
               assumed, "about 1 %; without a ceiling fighters reached 75 % of the people"});
    visit(base, Spec{"mobilisation.base", "1", -20, 0, "logit of joining in a week", assumed, "prior -10.5 to -9"});
    visit(grievance, Spec{"mobilisation.grievance", "1", 0, 10, "weight of grievance", assumed, "prior"});
    visit(poverty, Spec{"mobilisation.poverty", "1", 0, 10, "weight of poverty", assumed, "prior"});
    visit(fear, Spec{"mobilisation.fear", "1", 0, 10, "weight of fear", assumed, "prior"});
    visit(presence,
          Spec{"mobilisation.presence", "1", 0, 10, "weight of the group's presence and pay", assumed, "prior"});
    visit(recidivism, Spec{"mobilisation.recidivism", "1", 0, 5, "weight of having fought before", assumed,
                           "0.10 to 0.30 re-arm within five years"});
    visit(desertion, Spec{"mobilisation.desertion", "1/week", 0, 0.2, "desertion", assumed, "prior 0.004 to 0.01"});
    visit(ddr, Spec{"mobilisation.ddr", "1/week", 0, 1,
                    "fighters of a group inside the accord who disarm, at full programme", assumed,
                    "101,000 to 103,000 registered in Liberia in 13 months"});
    visit(registered_per_fighter, Spec{"mobilisation.registered_per_fighter", "1", 1, 10,
                                       "people registered for disarmament per fighter who lays down arms", assumed,
                                       "in Liberia 103,000 registered where 38,000 were planned for"});
    visit(force, Spec{"mobilisation.force", "1", 0, 10,
                      "weight of government forces, relative to the group's own presence, against joining it", assumed,
                      "net risk as in Epstein 2002; prior 0 to 2"});
    visit(usual_force, Spec{"mobilisation.usual_force", "1", 0, 1,
                            "share of government forces in both at which recruitment is as its own logit says", assumed,
                            "numerical: centre of the term"});
}

}  // namespace entente
