#pragma once
// What the presence of internationals does to a district's labour and prices.

#include <cstddef>
#include <vector>

namespace entente {

struct LocalEconomy {
    std::vector<double> hired;       // (district) nationals on international pay-rolls per 100,000 people
    std::vector<double> foreigners;  // (district) internationals, soldiers included, per 100,000 people
    std::vector<double> welfare;     // (district) what wages add to and rents take from mean welfare
    double code = 0;                 // how far employers keep to a hiring code, in [0, 1]
    double drain_kept = 1;           // share of the brain drain that the code leaves
};

/// Nobody hires and nothing grows dear.
inline LocalEconomy quiet_economy(std::size_t n_districts) {
    LocalEconomy economy;
    for (auto* column : {&economy.hired, &economy.foreigners, &economy.welfare}) column->assign(n_districts, 0.0);
    return economy;
}

}  // namespace entente
