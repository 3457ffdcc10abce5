#pragma once
// Work: who is young, who has a job, and who invests.

#include <cstddef>
#include <vector>

namespace entente {

struct Livelihoods {
    std::vector<double> young;       // (district) share of people of fighting age without a household of their own
    std::vector<double> jobs;        // (district) share of the young who have work, in [0, 1]
    std::vector<double> investment;  // (district) private investment, of what a safe and lawful place draws, in [0, 1]
    std::vector<double> pull;        // (district) what idle youth adds to the logit of joining an armed group
    std::vector<double> income;      // (district) what jobs add to welfare

    void size_for(std::size_t n_districts) {
        for (auto* column : {&young, &jobs, &investment, &pull, &income}) column->assign(n_districts, 0.0);
    }
};

}  // namespace entente
