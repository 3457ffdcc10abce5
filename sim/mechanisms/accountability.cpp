#include "mechanisms/accountability.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

namespace {

constexpr std::size_t outputs = index_of(Success::outputs);
constexpr std::size_t own_security = index_of(Success::own_security);
constexpr std::size_t welfare = index_of(Success::welfare);
constexpr std::size_t peace = index_of(Success::peace);

/// What an audience counts as success.
std::array<double, n_successes> asked_by(Audience audience, const Incentives& p) {
    switch (audience) {
        case Audience::headquarters: {
            const double security = std::min(p.headquarters_security, 1.0 - p.headquarters_outputs);
            return {p.headquarters_outputs, security, 0.0, 1.0 - p.headquarters_outputs - security};
        }
        case Audience::donors:
            return {p.donors_outputs, 0.0, one_half * (1.0 - p.donors_outputs), one_half * (1.0 - p.donors_outputs)};
        case Audience::home_public: {
            const double security = std::min(p.home_security, 1.0 - p.home_outputs);
            return {p.home_outputs, security, 0.0, 1.0 - p.home_outputs - security};
        }
        case Audience::host_government:
            return {p.host_outputs, 0.0, 0.0, 1.0 - p.host_outputs};
        case Audience::beneficiaries:
            return {p.beneficiaries_outputs, 0.0, 1.0 - p.beneficiaries_outputs, 0.0};
        case Audience::contracts:
            return {1.0, 0.0, 0.0, 0.0};
    }
    return {};
}

/// Near pay-offs count more for those who look less far; the mandate's sum is kept.
void look_ahead(World& world, const Incentives& p, std::size_t o) {
    Organisations& organisations = world.organisations;
    const auto emphasis = organisations.emphasis.row(o);
    double sum = 0;
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        emphasis[k] = exp(-p.payoff_delay[k] / std::max(1.0, world.inner.horizon[o]));
        sum += organisations.mandate(o, k) * emphasis[k];
    }
    for (double& factor : emphasis) factor = sum > 0 ? factor / sum : 1.0;
}

}  // namespace

void set_success(World& world, const Incentives& p, const Switches& on) {
    InnerLife& inner = world.inner;
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        if (on(Mechanism::time_preference)) look_ahead(world, p, o);
        std::array<double, n_successes> success{};
        for (std::size_t b = 0; b < n_audiences; ++b) {
            const auto asked = asked_by(static_cast<Audience>(b), p);
            for (std::size_t m = 0; m < n_successes; ++m) success[m] += inner.answers_to(o, b) * asked[m];
        }
        for (std::size_t m = 0; m < n_successes; ++m) {
            inner.success(o, m) = (1.0 - p.broad) * success[m] + (m == peace ? p.broad : 0.0);
        }
        if (!on(Mechanism::accountability)) continue;
        world.organisations.breadth[o] = p.reach * inner.success(o, peace);
        inner.visible_pull[o] = inner.success(o, outputs) / p.typical_outputs;
        inner.caution[o] = std::max(0.0, 1.0 + p.caution * (inner.success(o, own_security) - p.typical_security));
        inner.hearing[o] = p.hearing * inner.success(o, welfare);
        inner.home_pull[o] = p.home * inner.home_interest[o] * (1.0 - p.broad);
    }
}

void report_results(World& world, const Incentives& p, const Switches& on, Week week) {
    if (week % p.every_weeks != 0) return;
    InnerLife& inner = world.inner;
    const Organisations& organisations = world.organisations;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        double effect = 0;
        for (const double here : world.effort.by_organisation.row(o)) effect += here;
        const double teams = organisations.active_teams[o];
        const double result = teams > 0 ? clip(effect / (teams * p.full_result)) : 0.0;
        const double polish = on(Mechanism::accountability)
                                  ? p.over_reporting * inner.success(o, outputs) * (1.0 - inner.sincerity[o])
                                  : 0.0;
        inner.true_result[o] = result;
        inner.reported_result[o] = teams > 0 ? result + (1.0 - result) * polish : 0.0;
    }
}

}  // namespace entente
