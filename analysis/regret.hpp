#pragma once
// Choosing before the situation is known: what each structure loses against the best one of each situation.

#include <cstddef>
#include <vector>

#include "analysis/bootstrap.hpp"
#include "analysis/estimate.hpp"
#include "record/observable.hpp"

namespace entente {

/// One outcome of several structures. A situation is a scenario at a point of a sweep; a cell is a situation in a
/// world.
struct Situations {
    std::vector<std::vector<double>> values;  // (structure)(cell); NaN where undefined
    std::vector<std::size_t> situations;      // (cell) numbered from 0
    std::vector<std::size_t> worlds;          // (cell) numbered from 0
    bool higher_is_better = true;
};

struct Regret {
    Estimate mean;                      // over situations, of the best structure's mean less this one's
    double most = Estimate::undefined;  // the largest in any situation (minimax regret: choose the least of these)
    std::size_t worst_situation = 0;    // in which it is that large
    Estimate share_best;                // of cells in which it is the best; ties are shared equally
    Estimate share_satisfied;           // of cells in which it is as good as the threshold, or better
};

struct Regrets {
    std::vector<Regret> structures;  // as in Situations::values
    std::size_t n_situations = 0;
    std::size_t n_worlds = 0;
    std::size_t n_cells = 0;  // in which all structures have a value; others are left out
    double threshold = Estimate::undefined;
};

/// `threshold`: what counts as good enough; NaN stands for the first structure's median over cells. Intervals by
/// resampling worlds (percentiles), NaN with fewer than two. Savage 1951 (regret); Simon 1956 (satisficing).
Regrets regrets(const Situations& situations, double threshold = Estimate::undefined, const Bootstrap& bootstrap = {});

/// Median of the finite values; NaN without any.
double median_of(std::vector<double> values);

}  // namespace entente
