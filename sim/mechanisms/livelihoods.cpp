#include "mechanisms/livelihoods.hpp"

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/delivery.hpp"
#include "world/sizes.hpp"

namespace entente {

namespace {

/// What idle youth adds to the logit of joining, and what jobs add to welfare; both 0 at the usual.
void publish(Livelihoods& livelihoods, const LivelihoodRates& p, std::size_t d) {
    const double idle = livelihoods.young[d] * (1.0 - livelihoods.jobs[d]);
    const double usual = p.youth_share * (1.0 - p.usual_jobs);
    livelihoods.pull[d] = usual > 0 ? p.recruits * (idle / usual - 1.0) : 0.0;
    livelihoods.income[d] = p.income * (livelihoods.jobs[d] - p.usual_jobs);
}

double jobs_target(const World& world, const LivelihoodRates& p, std::size_t d) {
    const double by_hand = p.labour_share * world.effort.total(d, index_of(Dimension::development)) /
                           hundred_thousands(world.districts, d);
    const double jobs =
        p.own_account + p.from_development * world.districts.condition(d, index_of(Dimension::development)) +
        p.from_investment * world.livelihoods.investment[d] + p.from_work * share_of(by_hand, p.work_half);
    return clip(jobs * (1.0 - p.violence_cost * world.districts.violence[d]));
}

}  // namespace

void settle_livelihoods(World& world, const LivelihoodRates& p, const Draws& draws) {
    Livelihoods& livelihoods = world.livelihoods;
    lay_out(livelihoods, sizes_of(world));
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        livelihoods.young[d] =
            clip(p.youth_share + p.youth_spread * draws.normal(world.districts.id[d], 0, Purpose::youth));
        livelihoods.investment[d] = p.investment_start;
        livelihoods.jobs[d] = jobs_target(world, p, d);
    }
}

void make_jobs(World& world, const LivelihoodRates& p, const Switches& on, Week week) {
    if (!on(Mechanism::livelihoods)) return;
    if (week % p.every_weeks != 0) return;
    Livelihoods& livelihoods = world.livelihoods;
    const double weeks = p.every_weeks;
    for_each_row(world.districts.size_of(), [&](std::size_t d) {
        const double corruption = world.government.corruption[world.districts.country[d]];
        const double law = world.districts.condition(d, index_of(Dimension::rule_of_law));
        const double security = world.districts.condition(d, index_of(Dimension::security));
        const double attracted = security * (1.0 - p.investment_lawless + p.investment_lawless * law) *
                                 (1.0 - p.investment_corruption * corruption) *
                                 exp(-p.investment_fear * world.districts.violence[d]);
        double& investment = livelihoods.investment[d];
        const double pace = attracted < investment ? p.flight * p.investment_pace : p.investment_pace;
        investment = clip(investment + clip(pace * weeks) * (attracted - investment));
        livelihoods.jobs[d] += clip(p.pace * weeks) * (jobs_target(world, p, d) - livelihoods.jobs[d]);
        double& development = world.districts.condition(d, index_of(Dimension::development));
        development = clip(development + p.investment_builds * weeks * investment * (1.0 - development));
        publish(livelihoods, p, d);
    });
}

}  // namespace entente
