#pragma once
// The observables that need a definition rather than a sum, on plain arrays: two people who compute one from the same
// numbers get the same answer. A cell is a district and a dimension, or a district and an activity.

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// Σ_cells |Σ_i E_i| / Σ_cells Σ_i |E_i|: 1 where nobody undoes another's work; NaN without effort. `signed_sum` holds
/// Σ_i E_i and `absolute_sum` Σ_i |E_i| of each cell.
double non_cancellation(std::span<const double> signed_sum, std::span<const double> absolute_sum);

/// Σ min(P, Q) of two patterns, each scaled to sum 1; NaN if one of them is empty.
double common_share(std::span<const double> pattern, std::span<const double> reference);

/// The largest Σ min(n/N, Q) over whole numbers n with Σ n = N: what N teams can reach of a reference pattern. Exact:
/// each cell first takes the whole teams that fit into it, then the largest remainders one more each. NaN for an empty
/// reference or without teams.
double attainable_share(std::span<const double> reference, std::size_t n_teams, std::vector<double>& scratch);

/// Direction L: common share of pooled effort with the reference, relative to what so many teams can reach, at most 1.
double direction(std::span<const double> effort, std::span<const double> reference, std::size_t n_teams,
                 std::vector<double>& scratch);

/// Coherence C = K · L of a set of actors with a reference plan.
double coherence(std::span<const double> signed_sum, std::span<const double> absolute_sum,
                 std::span<const double> effort, std::span<const double> reference, std::size_t n_teams,
                 std::vector<double>& scratch);

/// Effort x that is lost where only about κ can be absorbed: x − sat(x; κ); convex, 0 at 0.
double waste(double effort, double kappa);

/// What is lost in one cell.
struct Crowding {
    double duplicated = 0;  // only because several serve the cell
    double own = 0;         // each one's own crowding
    double effort = 0;
};

/// Crowding of one cell from the effort of each organisation there, in units of which κ can be absorbed.
Crowding crowding(std::span<const double> effort_of_each, double kappa);

/// One cell of the gap between what is done and the standard.
struct GapCell {
    std::size_t dimension = 0;
    double need = 0;             // people × need
    double effort = 0;           // X
    double standard = 0;         // R, effort that would meet the need to standard
    bool blocked = false;        // no competent actor has access
    bool unseen = false;         // competent actors believe in less than half of the need
    double promised_effort = 0;  // stated but not enacted
};

/// The gap and its causes, as shares of all need; the causes sum to the gap.
struct Gap {
    double gap = 0;
    double blocked = 0;
    double unseen = 0;
    double promised = 0;
    double crowded = 0;
    double unfunded = 0;
    double need_promised = 0;  // need of the cells that promises would have filled at least in part
};

/// Causes are taken in the order of the fields: a blocked cell is not also unseen. What is crowded is what duplicated
/// effort of the same dimension would fill if it moved to the cells that are left, in proportion to what they lack.
/// NaN where nobody is in need.
Gap decompose_gap(std::span<const GapCell> cells, std::span<const double> duplicated_by_dimension);

/// What is seen of a country in a quarter of a year, by anybody who counts.
struct Quarter {
    double battle_deaths = 0;
    double civilian_deaths = 0;
    double fled = 0;
    double returned = 0;
    double fighters = 0;   // mean
    double grievance = 0;  // mean
    double trust = 0;      // in the state, mean
};

/// Share of seven signs of relapse that a quarter shows against the one before: more battle deaths, more civilians
/// killed, more flight, more flight than return, more fighters, more grievance, less trust in the state. Signs, not
/// causes: what a field office could watch.
double signs_of_relapse(const Quarter& before, const Quarter& now);

/// How much of the way from its first value to its target an outcome has come, in [0, 1]; where the target was reached
/// at the start, whether it still is. `more` says that more is better.
double progress(double first, double last, double target, bool more);

/// What one member says, means and does in a forum.
struct Pledge {
    double effort = 0;  // weight: teams it brings
    double stated = 0;
    double meant = 0;
    double enacted = 0;
};

/// Means over members, weighted by effort.
struct Sincerity {
    double stated = 0;
    double meant = 0;
    double enacted = 0;
    double false_coherence = 0;  // stated − meant
    double shortfall = 0;        // max(0, stated − enacted)
    double capability_gap = 0;   // max(0, meant − enacted)
    double effort = 0;
};

/// NaN with fewer than two members, or without effort (`effort` is then 0).
Sincerity sincerity(std::span<const Pledge> members);

/// A share corrected for the share expected by chance: (declared − chance)/(1 − chance); NaN where chance is 1.
double beyond_chance(double declared, double chance);

/// 1 − (max − min)/max of effort per need over groups of people; groups without need do not count. NaN with fewer than
/// two groups or without effort.
double impartiality(std::span<const double> effort, std::span<const double> need);

/// Share of load that finds no attention: Σ max(0, L − att·L)/Σ L; 0 without load.
double attention_overload(std::span<const double> load, std::span<const double> attention);

/// Gini coefficient of values ≥ 0, each standing for the same number of people; 0 for none or for all zero.
double gini(std::vector<double> values);

/// National staff among victims relative to national staff among workers: 1 where risk is borne as staff is employed.
double risk_transfer(double national_victims, double victims, double national_share_of_staff);

}  // namespace entente
