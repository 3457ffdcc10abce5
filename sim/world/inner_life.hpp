#pragma once
// What goes on inside organisations and between their people: to whom they answer, whether they are of one mind, what
// they take the problem to be, how foreign they are to one another.

#include <cstddef>
#include <vector>

#include "core/grid.hpp"
#include "core/names.hpp"
#include "core/week.hpp"
#include "world/column.hpp"
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
    Grid<double> answers_to;
    std::vector<double> unity;
    std::vector<double> openness;
    std::vector<double> sincerity;
    std::vector<double> culture;
    std::vector<double> horizon;
    std::vector<double> home_interest;

    // What follows for its choices; neutral values leave them as mandate and principles have them.
    Grid<double> success;
    std::vector<double> visible_pull;
    std::vector<double> caution;
    std::vector<double> hearing;
    std::vector<double> home_pull;
    std::vector<double> follows;

    // Results.
    std::vector<double> true_result;
    std::vector<double> reported_result;

    // Pictures of the problem and how far apart they are.
    Grid<double> problem;
    Grid<double> problem_at_home;
    std::vector<double> field_distance;
    Grid<double> distance;

    // Between organisations.
    Grid<double> interoperability;
    Grid<double> bond;

    double seconded = 0;
    std::vector<double> learning_time;
};

template <MaybeConst<InnerLife> Values, class Visitor>
void describe_columns(Values& i, Visitor&& visit) {
    visit(i.answers_to, Column{.name = "answers_to",
                               .shape = "(organisation, audience)",
                               .min = 0,
                               .max = 1,
                               .start = 1.0 / n_audiences,
                               .lasts = Lasts::run,
                               .meaning = "weights of those it answers to, sum 1"});
    visit(i.unity, Column{.name = "unity",
                          .shape = "(organisation)",
                          .min = 0,
                          .max = 1,
                          .start = 1,
                          .lasts = Lasts::run,
                          .meaning = "internal consensus: 1 of one mind, 0 factions that cancel each other"});
    visit(i.openness, Column{.name = "openness",
                             .shape = "(organisation)",
                             .min = 0,
                             .max = 1,
                             .start = 1,
                             .lasts = Lasts::run,
                             .meaning = "openness to criticism: share of the evidence that it lets count"});
    visit(i.sincerity, Column{.name = "sincerity",
                              .shape = "(organisation)",
                              .min = 0,
                              .max = 1,
                              .start = 1,
                              .lasts = Lasts::run,
                              .meaning = "motives: 1 works for the impact, 0 for funds and credit"});
    visit(i.culture, Column{.name = "culture",
                            .shape = "(organisation)",
                            .min = 0,
                            .max = 1,
                            .lasts = Lasts::run,
                            .meaning = "organisational culture: 0 as civilians are, 1 as soldiers are"});
    visit(i.horizon, Column{.name = "horizon",
                            .shape = "(organisation)",
                            .unit = "weeks",
                            .min = 0,
                            .start = weeks_per_year,
                            .lasts = Lasts::run,
                            .meaning = "time over which a pay-off still counts"});
    visit(i.home_interest, Column{.name = "home_interest",
                                  .shape = "(organisation)",
                                  .min = 0,
                                  .max = 1,
                                  .lasts = Lasts::run,
                                  .meaning = "weight of security at home in where it works"});
    visit(i.success, Column{.name = "success",
                            .shape = "(organisation, success)",
                            .min = 0,
                            .max = 1,
                            .start = 1.0 / n_successes,
                            .lasts = Lasts::run,
                            .meaning = "weights of what counts as success for it, sum 1"});
    visit(i.visible_pull, Column{.name = "visible_pull",
                                 .shape = "(organisation)",
                                 .min = 0,
                                 .start = 1,
                                 .lasts = Lasts::run,
                                 .meaning = "factor on the pull of visible work; neutral 1"});
    visit(i.caution, Column{.name = "caution",
                            .shape = "(organisation)",
                            .min = 0,
                            .start = 1,
                            .lasts = Lasts::run,
                            .meaning = "factor on its aversion to risk; neutral 1"});
    visit(i.hearing, Column{.name = "hearing",
                            .shape = "(organisation)",
                            .min = 0,
                            .lasts = Lasts::run,
                            .meaning = "added to local ownership where communities are listened to; neutral 0"});
    visit(i.home_pull, Column{.name = "home_pull",
                              .shape = "(organisation)",
                              .min = 0,
                              .lasts = Lasts::run,
                              .meaning = "utility of contested districts to it; neutral 0"});
    visit(i.follows, Column{.name = "follows",
                            .shape = "(organisation)",
                            .min = 0,
                            .max = 1,
                            .start = 1,
                            .meaning = "how far its field does what was promised for it; neutral 1"});
    visit(i.true_result, Column{.name = "true_result",
                                .shape = "(organisation)",
                                .min = 0,
                                .max = 1,
                                .meaning = "results of its work as they are"});
    visit(i.reported_result, Column{.name = "reported_result",
                                    .shape = "(organisation)",
                                    .min = 0,
                                    .max = 1,
                                    .meaning = "results of its work as donors hear of them"});
    visit(i.problem, Column{.name = "problem",
                            .shape = "(organisation, dimension)",
                            .min = 0,
                            .max = 1,
                            .start = 1.0 / n_dimensions,
                            .meaning = "what its field takes the problem to be, as shares of dimensions, sum 1"});
    visit(i.problem_at_home,
          Column{.name = "problem_at_home",
                 .shape = "(organisation, dimension)",
                 .min = 0,
                 .max = 1,
                 .start = 1.0 / n_dimensions,
                 .meaning = "what its headquarters take the problem to be, as shares of dimensions, sum 1"});
    visit(i.field_distance,
          Column{.name = "field_distance",
                 .shape = "(organisation)",
                 .min = 0,
                 .max = 1,
                 .meaning = "distance between what its field and its headquarters take the problem to be"});
    visit(i.distance,
          Column{.name = "distance",
                 .shape = "(organisation, organisation)",
                 .min = 0,
                 .max = 1,
                 .meaning = "distance between what the fields of two organisations take the problem to be"});
    visit(i.interoperability, Column{.name = "interoperability",
                                     .shape = "(organisation, organisation)",
                                     .min = 0,
                                     .max = 1,
                                     .meaning = "how far two organisations have learnt to work with each other"});
    visit(i.bond,
          Column{.name = "bond",
                 .shape = "(organisation, organisation)",
                 .min = 0,
                 .max = 1,
                 .start = 1,
                 .meaning = "factor on the trust of the first that contact can build in the second; neutral 1"});
    visit(
        i.seconded,
        Column{.name = "seconded", .min = 0, .max = 1, .meaning = "contact that seconded staff add to what there is"});
    visit(i.learning_time,
          Column{.name = "learning_time",
                 .shape = "(organisation)",
                 .min = 0,
                 .max = 1,
                 .meaning = "share of its staff time for assessment, lessons, training and secondment; neutral 0"});
}

}  // namespace entente
