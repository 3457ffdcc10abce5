#include "mechanisms/public_information.hpp"

#include <cmath>
#include <vector>

#include "core/maths.hpp"
#include "mechanisms/delivery.hpp"

namespace entente {

namespace {

/// 1 where one organisation speaks, down to 1/n where n speak as much: the chance that two messages are of one source.
double one_voice(const World& world) {
    std::vector<double> speaking(world.organisations.size(), 0.0);
    double all = 0;
    for (std::size_t team = 0; team < world.teams.size(); ++team) {
        if (world.teams.activity[team] != Activity::public_information) continue;
        speaking[world.teams.organisation[team]] += world.teams.presence[team];
        all += world.teams.presence[team];
    }
    if (all <= 0) return 1.0;
    double same = 0;
    for (const double own : speaking) same += own * own;
    return same / (all * all);
}

}  // namespace

void inform_public(World& world, const PublicInformation& p, const Switches& on, Week week, const Draws& draws) {
    PublicOpinion& opinion = world.opinion;
    const bool differ = on(Mechanism::public_information);
    const double office = differ ? p.common_office : 0.0;
    const double consistent = differ ? office + (1.0 - office) * one_voice(world) : 1.0;
    const double work = consistent * (1.0 - p.office_time * office);
    const bool asked = week % p.survey_weeks == 0;
    const double spread = p.survey_bias * (1.0 - p.survey_office * office);
    const double people = p.survey_people * (1.0 + office);
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        opinion.informed[d] =
            share_of(work * world.effort.public_information[d] / hundred_thousands(world.districts, d), p.half);
        if (!asked) continue;
        const double trust = world.residents.district_trust_mission[d];
        const double noise = std::sqrt(trust * (1.0 - trust) / people + spread * spread);
        opinion.surveyed[d] =
            differ ? clip(trust + noise * draws.normal(world.districts.id[d], week, Purpose::survey)) : trust;
    }
}

}  // namespace entente
