
#include "record/measures.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? undefined : sum / static_cast<double>(values.size());
}

void measure_work(const World& world, Values values) {
    double jobs = 0;
    double investment = 0;
    double people = 0;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        const double here = world.residents.district_households[d];
        jobs += here * world.livelihoods.jobs[d];
        investment += here * world.livelihoods.investment[d];
        people += here;
    }
    values[observable("jobs")] = people > 0 ? jobs / people : undefined;
    values[observable("investment")] = people > 0 ? investment / people : undefined;
}

}  // namespace

void measure_arms(const Moment& now, Values values) {
    const World& world = now.world;
    double groups = 0;
    double children = 0;
    double released = 0;
    for (std::size_t g = 0; g < world.groups.size(); ++g) {
        groups += world.groups.active[g];
        children += world.groups.children[g];
        released += world.groups.children_released[g];
    }
    values[observable("armed_groups")] = groups;
    values[observable("children_associated")] = children;
    values[observable("children_released")] = released;
    const SecuritySector& sector = world.security_sector;
    double mutinies = 0;
    for (const int here : sector.mutinies) mutinies += here;
    values[observable("mutinies")] = mutinies;
    values[observable("army_discipline")] = mean_of(sector.discipline);
    values[observable("ssr_coverage")] = mean_of(sector.reform.values);
    values[observable("ssr_overlap")] = mean_of(sector.overlap);
    values[observable("ssr_neglected")] = mean_of(sector.neglected);
    values[observable("ssr_legitimacy")] = mean_of(sector.legitimacy);
    values[observable("ssr_breadth")] = mean_of(sector.breadth);
    measure_work(world, values);
}

void measure_ex_combatants(const Moment& now, Values values) {
    const World& world = now.world;
    const ExCombatants all = count_ex_combatants(world.households, world.groups.size());
    std::int64_t ever = 0;
    std::int64_t reintegrated = 0;
    std::int64_t re_armed = 0;
    for (std::size_t g = 0; g < all.ever.size(); ++g) {
        ever += all.ever[g];
        reintegrated += all.reintegrated[g];
        re_armed += all.re_armed[g];
    }
    const auto share = [&](std::int64_t some) {
        return ever > 0 ? static_cast<double>(some) / static_cast<double>(ever) : undefined;
    };
    values[observable("ex_combatants")] =
        static_cast<double>(ever) * world.households.people_per_household * now.p.mobilisation.fighters_per_person;
    values[observable("reintegrated_share")] = share(reintegrated);
    values[observable("re_armed_share")] = share(re_armed);
}

}  // namespace entente
