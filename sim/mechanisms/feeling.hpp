#pragma once
// odd.md 7.9: how one household feels a week. Arithmetic without branches, for one or for eight at once.

#include <cstddef>
#include <cstdint>

#include "core/lanes.hpp"
#include "mechanisms/households.hpp"

namespace entente {

/// Constants of the loop over households, as floats.
struct Pace {
    float welfare, fear, grievance, legitimacy, trust, acceptance, expectation, peer;
    float displaced_welfare, relief_welfare, need_threshold;
    float harm_grievance_government, harm_grievance_groups, harm_legitimacy, harm_trust, harm_fear, harm_welfare;
    float disappointment, grievance_welfare, grievance_displaced, legitimacy_welfare, trust_relief;
    float acceptance_relief, acceptance_grievance;
    float join_grievance, join_poverty, join_fear, join_again;

    Pace(const Living& living, const Prospects& prospects, const Mobilisation& mobilisation);
};

/// One value a feeling: what a household feels, the columns that hold it, sums over many. As what a household feels,
/// `Value` is one float, or eight side by side.
template <class Value>
struct Feelings {
    Value welfare, fear, grievance, legitimacy, trust, acceptance, expectation;
};

/// Does something to each feeling of one or several sets of values, in the order of `Feeling`. An array in memory would
/// keep the compiler from holding them in registers.
template <class Act, class... Sets>
ENTENTE_INLINE void for_each_feeling(const Act& act, Sets&... of) {
    act(of.welfare...);
    act(of.fear...);
    act(of.grievance...);
    act(of.legitimacy...);
    act(of.trust...);
    act(of.acceptance...);
    act(of.expectation...);
}

/// What befell it this week: 1 or 0 each.
template <class Real>
struct Fate {
    Real harmed, by_government, reached;
};

template <class Real>
ENTENTE_INLINE Real within_unit(Real value) {
    const Real none = every<Real>(0.0f);
    const Real all = every<Real>(1.0f);
    return choose(value < none, none, choose(value > all, all, value));
}

/// One week. `away` is 1 for the displaced, else 0.
template <class Real>
ENTENTE_INLINE Feelings<Real> feel(const Outlook& here, const Pace& pace, Feelings<Real> f, Real endowment, float away,
                                   Fate<Real> fate) {
    const Real by_groups = fate.harmed - fate.by_government;
    const Real missed = choose(f.expectation > f.welfare, f.expectation - f.welfare, every<Real>(0.0f));
    f.welfare -= pace.harm_welfare * fate.harmed;
    f.fear += pace.harm_fear * fate.harmed;
    f.grievance += pace.harm_grievance_government * fate.by_government + pace.harm_grievance_groups * by_groups;
    f.legitimacy -= pace.harm_legitimacy * fate.by_government;
    f.trust -= pace.harm_trust * fate.harmed;

    f.welfare += pace.welfare * (within_unit<Real>(here.welfare + pace.relief_welfare * fate.reached -
                                                   pace.displaced_welfare * away + endowment) -
                                 f.welfare);
    f.fear += pace.fear * (within_unit(here.fear) - f.fear);
    f.grievance +=
        pace.grievance *
            (within_unit<Real>(here.grievance - pace.grievance_welfare * f.welfare + pace.grievance_displaced * away) -
             f.grievance) +
        pace.peer * (here.peer_grievance - f.grievance);
    f.legitimacy +=
        pace.legitimacy * (within_unit<Real>(here.legitimacy + pace.legitimacy_welfare * f.welfare) - f.legitimacy);
    f.trust +=
        pace.trust *
        (within_unit<Real>(here.trust + pace.trust_relief * fate.reached - pace.disappointment * missed) - f.trust);
    f.acceptance += pace.acceptance * (within_unit<Real>(here.acceptance + pace.acceptance_relief * fate.reached -
                                                         pace.acceptance_grievance * f.grievance) -
                                       f.acceptance);
    f.expectation += pace.expectation * (within_unit<Real>(f.welfare + here.expectation) - f.expectation);
    return {within_unit(f.welfare), within_unit(f.fear),       within_unit(f.grievance),  within_unit(f.legitimacy),
            within_unit(f.trust),   within_unit(f.acceptance), within_unit(f.expectation)};
}

/// Logit of joining the group that recruits here.
inline float wish_to_join(const Outlook& here, const Pace& pace, float welfare, float fear, float grievance,
                          float fought) {
    return here.join_logit + pace.join_grievance * grievance - pace.join_poverty * welfare + pace.join_fear * fear +
           pace.join_again * fought;
}

}  // namespace entente
