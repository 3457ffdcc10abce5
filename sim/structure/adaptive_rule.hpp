#pragma once
// A structure that adapts is no graph but a rule over graphs: conditions on what a reviewing post believes choose among
// them. Which graphs, and on which conditions, is data.

#include <string>
#include <vector>

#include "core/names.hpp"

namespace entente {

/// What a reviewing post can believe, as a rule may ask for it.
///   hostility            share of armed presence that is outside the accord and hostile to some camp
///   robust_mandate       0 consent, 1 the mission fights groups outside the accord
///   mandated_tasks       dimensions that the mission's components work on
///   countries            governments on whose ground the mission works
///   calm_weeks           weeks in a row in which it believed in hardly any hostility
///   security             mean security, by people
///   consolidation        security, politics and the calm of the accord together
///   government_capacity  mean of politics and rule of law, by people: what speaks for authorities able to coordinate
enum class Believed {
    hostility,
    robust_mandate,
    mandated_tasks,
    countries,
    calm_weeks,
    security,
    consolidation,
    government_capacity,
};

template <>
struct Names<Believed> {
    static constexpr auto words =
        std::to_array<std::string_view>({"hostility", "robust_mandate", "mandated_tasks", "countries", "calm_weeks",
                                         "security", "consolidation", "government_capacity"});
};

enum class Bound { above, at_least, below, at_most };

template <>
struct Names<Bound> {
    static constexpr auto words = std::to_array<std::string_view>({">", ">=", "<", "<="});
};

/// Such as "hostility > 0.2".
struct Condition {
    Believed what = Believed::hostility;
    Bound how = Bound::above;
    double value = 0;
};

/// One form and when it is chosen.
struct AdaptiveCase {
    std::string name;
    std::string use;              // structure
    double most_intensity = 1;    // of talk and planning between families, in [0, 1]: less than 1 is a light form
    bool any = false;             // one condition is enough, not all
    std::vector<Condition> when;  // empty: always
};

/// Cases in order; the first that holds is chosen. The last has no condition.
struct AdaptiveRule {
    std::string start;  // structure in force until a review changes it
    std::vector<AdaptiveCase> cases;
    int reviews_agree = 2;     // reviews in a row that must choose the same
    double template_bias = 0;  // probability that a review keeps what is in force
    bool random = false;       // placebo: changes when the rule would, to anything
    bool by_area = true;       // intensity by area and dimension, where benefit exceeds cost
};

}  // namespace entente
