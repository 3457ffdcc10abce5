#pragma once
// A small made-up file for the tests of `analysis`: worlds differ much, structures little and by known amounts.

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "analysis/comparison_input.hpp"

namespace entente::test {

/// Standard normal luck that every standard library gives alike (std::normal_distribution does not).
class Luck {
public:
    explicit Luck(std::uint64_t seed) : bits_(seed) {}

    double uniform() { return (static_cast<double>(bits_() >> 11) + 0.5) * 0x1p-53; }

    double normal() {
        const double radius = std::sqrt(-2 * std::log(uniform()));
        return radius * std::cos(2 * 3.14159265358979323846 * uniform());
    }

private:
    std::mt19937_64 bits_;
};

inline RunLabel label_of(const std::string& model, std::int64_t world, const std::string& process = "preset",
                         std::vector<double> varied = {}) {
    RunLabel label;
    label.integration_model = model;
    label.placement = model;
    label.process = process;
    label.scenario = "made_up";
    label.replicate = world;
    label.world = world;
    label.varied = std::move(varied);
    return label;
}

inline void add_run(ComparisonInput& input, const RunLabel& label, const std::vector<double>& values,
                    RunStatus status = RunStatus::finished) {
    input.columns.resize(input.outcomes.size());
    input.labels.push_back(label);
    input.labels.back().number = static_cast<std::int64_t>(input.labels.size()) - 1;
    input.statuses.push_back(status);
    for (std::size_t i = 0; i < values.size(); ++i) input.columns[i].push_back(values[i]);
}

inline ComparisonInput with_outcomes(std::vector<Outcome> outcomes) {
    ComparisonInput input;
    input.title = "A made-up country";
    input.caveats = {"The model explores mechanisms; it does not predict a country."};
    input.outcomes = std::move(outcomes);
    input.columns.resize(input.outcomes.size());
    return input;
}

/// Nine structures in `n_worlds` worlds, with outcomes from shares to hundreds of millions.
inline ComparisonInput nine_structures(int n_worlds) {
    ComparisonInput input = with_outcomes({
        {"coverage_mean", "1", "share of people in need who are reached to standard", Better::higher, Role::outcome},
        {"legitimacy_final", "1", "trust in the state, mean over people, at the end", Better::higher, Role::outcome},
        {"aid_incidents_total", "incidents", "violent incidents against aid workers", Better::lower, Role::outcome},
        {"displaced_final", "people", "people displaced at the end", Better::lower, Role::outcome},
        {"relapse_week", "weeks", "weeks of quiet before violence returned", Better::higher, Role::outcome},
        {"relapse_observed", "1", "share of worlds in which violence returned", Better::lower, Role::outcome},
        {"spending_total", "USD", "money spent by all external actors", Better::undecided, Role::outcome},
        {"association_mean", "1", "association with the mission, as the armed groups see it", Better::undecided,
         Role::process},
        {"coordination_share_mean", "1", "share of staff time spent in coordination", Better::undecided, Role::process},
        {"duplication_mean", "1", "share of effort lost to duplication", Better::lower, Role::process},
    });
    const std::vector<std::string> models{"no_mission",   "stovepipes",          "two_feet_out",
                                          "one_foot_in",  "two_feet_in",         "peacebuilding_office:ocha_out",
                                          "side_by_side", "whole_of_government", "form_follows_function"};
    Luck luck(20260101);
    for (int world = 0; world < n_worlds; ++world) {
        const double fate = luck.normal();
        for (std::size_t i = 0; i < models.size(); ++i) {
            const double tightness = 0.2 * (static_cast<double>(i) - 2);
            const double noise = luck.normal();
            const bool relapsed = luck.uniform() < 0.3;
            const std::vector<double> values{0.45 + 0.08 * fate + 0.02 * tightness + 0.01 * noise,
                                             0.38 + 0.05 * fate + 0.004 * luck.normal(),
                                             std::round(40 + 9 * fate + 12 * tightness + 4 * luck.normal()),
                                             std::round(231'000 + 42'000 * fate - 9'000 * tightness + 7'000 * noise),
                                             relapsed ? std::round(100 * luck.uniform()) : 156,
                                             relapsed ? 1.0 : 0.0,
                                             4.2e8 + 3e7 * fate + 2e7 * tightness + 6e6 * luck.normal(),
                                             0.2 + 0.2 * tightness + 0.01 * luck.normal(),
                                             0.08 + 0.03 * tightness + 0.004 * luck.normal(),
                                             0.15 - 0.03 * tightness + 0.01 * luck.normal()};
            add_run(input, label_of(models[i], world), values);
        }
    }
    return input;
}

}  // namespace entente::test
