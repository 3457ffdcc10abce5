#pragma once
// What goes on inside organisations and between their people: to whom they answer, whether they are of one mind, what
// they take the problem to be, how foreign they are to one another.

#include <cstddef>
#include <vector>

#include "core/grid.hpp"
#include "core/names.hpp"
#include "core/week.hpp"
#include "world/vocabulary.hpp"

namespace entente {

/// To whom an organisation answers.
enum class Audience { headquarters, donors, home_public, host_government, beneficiaries, contracts };

template <>
struct Names<Audience> {
    static constexpr auto words = std::to_array<std::string_view>(
        {"headquarters", "donors", "home_public", "host_government", "beneficiaries", "contracts"});
};
inline constexpr std::size_t n_audiences = count_of<Audience>;

/// What counts as success for it.
enum class Success { outputs, own_security, welfare, peace };

template <>
struct Names<Success> {
    static constexpr auto words = std::to_array<std::string_view>({"outputs", "own_security", "welfare", "peace"});
};
inline constexpr std::size_t n_successes = count_of<Success>;

struct InnerLife {
    // Who they are.
    Grid<double> answers_to;            // (organisation, audience) weights, sum 1
    std::vector<double> unity;          // in [0, 1]: 1 of one mind, 0 factions that cancel each other
    std::vector<double> openness;       // to criticism: share of the evidence that it lets count, in [0, 1]
    std::vector<double> sincerity;      // 1 works for the impact, 0 for funds and credit
    std::vector<double> culture;        // in [0, 1]: 0 as civilians are, 1 as soldiers are
    std::vector<double> horizon;        // [weeks] over which a pay-off still counts
    std::vector<double> home_interest;  // weight of security at home in where it works, in [0, 1]

    // What follows for its choices; neutral values leave them as mandate and principles have them.
    Grid<double> success;              // (organisation, success) sum 1
    std::vector<double> visible_pull;  // factor on the pull of visible work; neutral 1
    std::vector<double> caution;       // factor on aversion to risk; neutral 1
    std::vector<double> hearing;       // added to local ownership where communities are listened to; neutral 0
    std::vector<double> home_pull;     // utility of contested districts; neutral 0
    std::vector<double> follows;       // how far the field does what was promised for it, in [0, 1]; neutral 1

    // Results, as they are and as donors hear of them, in [0, 1].
    std::vector<double> true_result;
    std::vector<double> reported_result;

    // Pictures of the problem and how far apart they are.
    Grid<double> problem;                // (organisation, dimension) what the field takes the problem to be, sum 1
    Grid<double> problem_at_home;        // the same at its headquarters
    std::vector<double> field_distance;  // between the two, in [0, 1]
    Grid<double> distance;               // (organisation, organisation) between the fields of two, in [0, 1]

    // Between organisations.
    Grid<double> interoperability;  // in [0, 1]: how far the two have learnt to work with each other
    Grid<double> bond;              // (o, o') factor on the trust that contact can build in o'; neutral 1

    double seconded = 0;                // contact that seconded staff add to what there is, in [0, 1]
    std::vector<double> learning_time;  // share of staff time for lessons, training and secondment; neutral 0
};

/// Everything neutral: organisations that are nothing but their mandates.
inline void make_neutral(InnerLife& inner, std::size_t n) {
    inner.answers_to = Grid<double>(n, n_audiences, 1.0 / static_cast<double>(n_audiences));
    inner.success = Grid<double>(n, n_successes, 1.0 / static_cast<double>(n_successes));
    inner.problem = Grid<double>(n, n_dimensions, 1.0 / static_cast<double>(n_dimensions));
    inner.problem_at_home = inner.problem;
    inner.distance = Grid<double>(n, n);
    inner.interoperability = Grid<double>(n, n);
    inner.bond = Grid<double>(n, n, 1.0);
    for (auto* ones :
         {&inner.unity, &inner.openness, &inner.sincerity, &inner.visible_pull, &inner.caution, &inner.follows}) {
        ones->assign(n, 1.0);
    }
    for (auto* zeros : {&inner.culture, &inner.home_interest, &inner.hearing, &inner.home_pull, &inner.true_result,
                        &inner.reported_result, &inner.field_distance, &inner.learning_time}) {
        zeros->assign(n, 0.0);
    }
    inner.horizon.assign(n, weeks_per_year);
}

}  // namespace entente
