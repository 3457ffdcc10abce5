#pragma once
// The accord and those who press for it: who has a seat, what diplomats do to parties, and what is at stake when.

#include <cstddef>
#include <vector>

namespace entente {

struct Accord {
    std::vector<double> seat_of_identity;  // (identity group) share of power that the accord gives it, in [0, 1]
    std::vector<double> stake;             // (armed group) how much it would gain now by spoiling the accord, in [0, 1]
    std::vector<double> pressed;           // (armed group) pull of diplomats on its logit of commitment this week
    std::vector<double> pay_lost;          // (armed group) what sanctions take from the logit of joining it
    double welfare_lost = 0;               // of everybody, to sanctions
    double lead = 0;                       // weight of the bilateral lead diplomat, in [0, 1]

    void size_for(std::size_t n_identities, std::size_t n_groups) {
        seat_of_identity.assign(n_identities, 0.0);
        for (auto* column : {&stake, &pressed, &pay_lost}) column->assign(n_groups, 0.0);
    }
};

}  // namespace entente
