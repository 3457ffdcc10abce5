#pragma once
// odd.md 7.9: flight rises with violence and fear, return with safety and relief at home; destinations by gravity.

#include "core/describe.hpp"
#include "world/districts.hpp"

namespace entente {

struct Displacement {
    double base_flight = 0.0003;
    double flight = 0.015;
    double quiet = 0.002;
    double return_rate = 0.03;
    double return_violence = 1.5;
    double distance_decay = 1.0;
    int refuges = 24;
    double return_insecure = 0.2;
    double return_unhelped = 0.3;
};

template <class Visitor, MaybeConst<Displacement> Values>
void describe(Visitor& visit, Values& values) {
    auto& [base_flight, flight, quiet, return_rate, return_violence, distance_decay, refuges, return_insecure,
           return_unhelped] = values;
    using enum Evidence;
    visit(base_flight, Spec{"displacement.base_flight", "1/week", 0, 0.05, "flight where there is any violence",
                            assumed, "prior 0.0001 to 0.001"});
    visit(flight, Spec{"displacement.flight", "1/week", 0, 0.5, "flight at fear 1 and violence 1 (times fear squared)",
                       assumed, "prior 0.01 to 0.02; 0.05 emptied the country"});
    visit(quiet, Spec{"displacement.quiet", "1", 0, 0.5, "violence under which nobody flees", assumed, "numerical"});
    visit(return_rate,
          Spec{"displacement.return_rate", "1/week", 0, 0.5, "return when home is wholly safe and provided for",
               assumed, "below 0.28 a month, the Katanga upper bound; returns of 314,000 in 18 months in Liberia"});
    visit(return_violence, Spec{"displacement.return_violence", "1", 0, 5, "how steeply violence at home stops returns",
                                assumed, "prior"});
    visit(distance_decay,
          Spec{"displacement.distance_decay", "1", 0, 4, "exponent of distance in the gravity of refuges", assumed,
               "gravity models of displacement"});
    visit(refuges,
          Spec{"displacement.refuges", "1", 1, 64, "nearest districts considered for refuge", assumed, "numerical"});
    visit(return_insecure,
          Spec{"displacement.return_insecure", "1", 0, 1,
               "what draws home where there is no security, beside security itself", assumed, "prior"});
    visit(return_unhelped, Spec{"displacement.return_unhelped", "1", 0, 1,
                                "share of returns that happen where nobody is reached by relief", assumed, "prior"});
}

/// Probability that a household flees in a week from a district with this violence, per squared fear, and at least.
inline double flight_probability(double violence, const Displacement& p) {
    return violence > p.quiet ? p.flight * violence : 0.0;
}

/// Probability that a displaced household returns in a week to a home in this state.
inline double return_probability(double violence, double security, double relief, const Displacement& p) {
    const double calm = 1.0 - p.return_violence * violence;
    return calm <= 0 ? 0.0
                     : p.return_rate * calm * (p.return_insecure + security) *
                           (p.return_unhelped + (1.0 - p.return_unhelped) * relief);
}

}  // namespace entente
