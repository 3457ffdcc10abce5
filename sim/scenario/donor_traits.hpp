#pragma once
// What distinguishes one donor from another. Stands with the organisation that pays: a state's development agency, a
// financial institution.

#include "core/describe.hpp"

namespace entente {

struct DonorTraits {
    double size = 1.0;
    double engagement = 1.0;
    double patience = 1.0;
    double home_interest = 0.3;
    double trade = 0.1;
    double lag = 1.0;
    bool committee = true;
};

template <class Visitor, MaybeConst<DonorTraits> Values>
void describe(Visitor& visit, Values& values) {
    auto& [size, engagement, patience, home_interest, trade, lag, committee] = values;
    using enum Evidence;
    visit(size, Spec{"donor_size", "1", 0, 10, "what the donor gives, relative to its share of what is asked", assumed,
                     "scenario"});
    visit(engagement, Spec{"donor_engagement", "1", 0, 1,
                           "mode of engagement: 1 works within common rooms, plans and funds, 0 keeps outside", assumed,
                           "modes integrated and non-integrated (concept note, Oslo 2008); scenario"});
    visit(patience, Spec{"donor_patience", "1", 0.05, 20, "half-life of the donor's attention, relative to all donors'",
                         assumed, "limited staying power (Olson & Gregorian 2007); scenario"});
    visit(home_interest, Spec{"donor_home_interest", "1", 0, 1,
                              "how far its tied money follows fighting (its own security) rather than need", assumed,
                              "counter-insurgency against stability (concept note, Oslo 2008); scenario"});
    visit(trade, Spec{"donor_trade", "1", 0, 1, "weight of its ministries of trade and finance", assumed,
                      "trade and finance belong to the whole of government (concept note, Oslo 2008); scenario"});
    visit(lag, Spec{"donor_lag", "1", 0.05, 20, "time from promise to arrival of its money, relative to all donors'",
                    assumed, "profile"});
    visit(committee, Spec{"donor_committee", "", 0, 1,
                          "gives as members of OECD-DAC do; else to the state directly, outside appeals", assumed,
                          "non-traditional channels (concept note, Oslo 2008); scenario"});
}

}  // namespace entente
