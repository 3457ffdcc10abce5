#pragma once
// What an organisation is like inside, by keys relative to `organisation.<name>`; defaults come from its family.

#include <array>

#include "core/describe.hpp"
#include "world/inner_life.hpp"

namespace entente {

struct Character {
    double headquarters = 0.3, donors = 0.4, home_public = 0.0, host_government = 0.1, beneficiaries = 0.2,
           contracts = 0.0;
    double unity = 0.85;
    double openness = 0.5;
    double sincerity = 0.6;
    double culture = 0.2;
    double horizon = 104;
    double home_interest = 0.0;

    std::array<double, n_audiences> answers_to() const {
        return {headquarters, donors, home_public, host_government, beneficiaries, contracts};
    }
};

template <class Visitor, MaybeConst<Character> Values>
void describe(Visitor& visit, Values& values) {
    auto& [headquarters, donors, home_public, host_government, beneficiaries, contracts, unity, openness, sincerity,
           culture, horizon, home_interest] = values;
    using enum Evidence;
    visit(headquarters, Spec{"answers_to.headquarters", "1", 0, 1,
                             "weight of headquarters among those it answers to (scaled to sum 1)", assumed, "profile"});
    visit(donors, Spec{"answers_to.donors", "1", 0, 1, "weight of donors among them", assumed, "profile"});
    visit(home_public,
          Spec{"answers_to.home_public", "1", 0, 1, "weight of the public at home among them", assumed, "profile"});
    visit(host_government, Spec{"answers_to.host_government", "1", 0, 1, "weight of the host government among them",
                                assumed, "profile"});
    visit(beneficiaries,
          Spec{"answers_to.beneficiaries", "1", 0, 1, "weight of beneficiaries among them", assumed, "profile"});
    visit(contracts,
          Spec{"answers_to.contracts", "1", 0, 1, "weight of contracts that pay for counted outputs only among them",
               assumed, "contractors and implementing agencies (Olson & Gregorian 2007)"});
    visit(unity, Spec{"unity", "1", 0, 1, "internal consensus: 1 of one mind, 0 factions that cancel each other",
                      assumed, "profile; internal consensus is a support (Olson & Gregorian 2007)"});
    visit(openness, Spec{"openness", "1", 0, 1, "share of criticism and evidence that it lets count", assumed,
                         "profile; accepting criticism is a support (Olson & Gregorian 2007)"});
    visit(sincerity, Spec{"sincerity", "1", 0, 1, "1 works for the impact, 0 for funds and credit", assumed,
                          "profile; sincere motives are a support (Olson & Gregorian 2007)"});
    visit(culture, Spec{"culture", "1", 0, 1, "organisational culture: 0 as civilians are, 1 as soldiers are", assumed,
                        "profile (Geneva seminar 2007)"});
    visit(horizon, Spec{"horizon", "weeks", 1, 2080, "time over which a pay-off still counts", assumed,
                        "profile; limited staying power of donors (Olson & Gregorian 2007)"});
    visit(home_interest, Spec{"home_interest", "1", 0, 1, "weight of security at home in where it works", assumed,
                              "profile; objective of soldiers, diplomats and donors (Olson & Gregorian 2007)"});
}

}  // namespace entente
