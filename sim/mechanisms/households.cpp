#include "mechanisms/households.hpp"

#include <algorithm>

#include "core/parallel.hpp"
#include "mechanisms/household_block.hpp"
#include "mechanisms/household_sums.hpp"

namespace entente {

namespace {

constexpr Week weeks_between_counts_of_welfare = 4;

}  // namespace

Pace::Pace(const Living& living, const Prospects& prospects, const Mobilisation& mobilisation)
    : welfare(static_cast<float>(living.welfare_pace)),
      fear(static_cast<float>(living.fear_pace)),
      grievance(static_cast<float>(living.grievance_pace)),
      legitimacy(static_cast<float>(living.legitimacy_pace)),
      trust(static_cast<float>(living.trust_pace)),
      acceptance(static_cast<float>(living.acceptance_pace)),
      expectation(static_cast<float>(living.expectation_pace)),
      peer(static_cast<float>(living.peer_pull)),
      displaced_welfare(static_cast<float>(living.displaced_welfare)),
      relief_welfare(static_cast<float>(living.relief_welfare)),
      need_threshold(static_cast<float>(living.need_threshold)),
      harm_grievance_government(static_cast<float>(living.harm_grievance_government)),
      harm_grievance_groups(static_cast<float>(living.harm_grievance_groups)),
      harm_legitimacy(static_cast<float>(living.harm_legitimacy)),
      harm_trust(static_cast<float>(living.harm_trust)),
      harm_fear(static_cast<float>(living.harm_fear)),
      harm_welfare(static_cast<float>(living.harm_welfare)),
      disappointment(static_cast<float>(living.disappointment)),
      grievance_welfare(static_cast<float>(prospects.grievance_welfare)),
      grievance_displaced(static_cast<float>(prospects.grievance_displaced)),
      legitimacy_welfare(static_cast<float>(prospects.legitimacy_welfare)),
      trust_relief(static_cast<float>(prospects.trust_relief)),
      acceptance_relief(static_cast<float>(prospects.acceptance_relief)),
      acceptance_grievance(static_cast<float>(prospects.acceptance_grievance)),
      join_grievance(static_cast<float>(mobilisation.grievance)),
      join_poverty(static_cast<float>(mobilisation.poverty)),
      join_fear(static_cast<float>(mobilisation.fear)),
      join_again(static_cast<float>(mobilisation.recidivism)) {}

void live(World& world, HouseholdTables& tables, const Living& living, const Prospects& prospects,
          const Displacement& displacement, const Mobilisation& mobilisation, const ViolenceRates& violence,
          const Switches& on, Week week, const Draws& draws) {
    look_around(tables, world, prospects, displacement, mobilisation, violence, on);
    const Pace pace(living, prospects, mobilisation);
    const TallyLayout layout = layout_of(world);
    const std::size_t range = blocks_in_range(tables.blocks.size() - 1);
    const bool count_welfare = week % weeks_between_counts_of_welfare == 0;
    for_each_range(tables.blocks.size() - 1, range, [&](std::size_t first, std::size_t last) {
        auto& sums = tables.tallies[first / range];
        std::fill(sums.begin(), sums.end(), 0);
        const BlockContext context{
            world.households,          tables,       pace, layout, sums.data(), world.residents.n_identities,
            world.districts.size_of(), count_welfare};
        BlockDraws block_draws;
        for (std::size_t block = first; block < last; ++block) {
            const std::size_t begin = tables.blocks[block];
            const std::size_t end = tables.blocks[block + 1];
            household_uniforms(draws.key(), static_cast<std::uint32_t>(begin), end - begin, week,
                               Purpose::household_week, block_draws.harm.data(), block_draws.relief.data(),
                               block_draws.motion.data(), block_draws.arms.data());
            move_block(context, begin, end, block_draws);
        }
    });
    publish_residents(world, tables, count_welfare);
}

void count_households(World& world, HouseholdTables& tables, const Living& living) {
    const Households& h = world.households;
    const TallyLayout layout = layout_of(world);
    const std::size_t n_identities = world.residents.n_identities;
    const std::size_t n_blocks = tables.blocks.size() - 1;
    const std::size_t range = blocks_in_range(n_blocks);
    tables.tallies.assign((n_blocks + range - 1) / range, std::vector<std::int64_t>(layout.size, 0));
    for_each_range(n_blocks, range, [&](std::size_t first, std::size_t last) {
        std::int64_t* const sums = tables.tallies[first / range].data();
        for (std::size_t i = tables.blocks[first]; i < tables.blocks[last]; ++i) {
            const std::size_t d = h.residence[i];
            const bool displaced = d != h.origin[i];
            std::int64_t* const cell = sums + (d * n_identities + h.identity[i]) * cell_fields;
            cell[count_field] += 1;
            cell[displaced_field] += displaced;
            for (std::size_t f = 0; f < n_feelings; ++f) {
                cell[first_feeling_field + f] += fixed((h.*feeling_table[f].column)[i]);
            }
            std::int64_t* const counts = sums + layout.districts;
            counts[h.origin[i] * district_fields + displaced_from_field] += displaced;
            const double need = 1.0 - world.districts.condition(d, index_of(Dimension::humanitarian));
            counts[d * district_fields + in_need_field] +=
                displaced || need - static_cast<double>(h.endowment[i]) > living.need_threshold;
            if (displaced) sums[layout.displaced_welfare] += fixed(h.welfare[i]);
            if (h.allegiance[i])
                sums[layout.groups_fighting + (h.allegiance[i] - 1u) * world.districts.size_of() + d] += 1;
            sums[layout.welfare_bins + static_cast<std::size_t>(h.welfare[i] * just_under_all_bins)] += 1;
        }
    });
    publish_residents(world, tables, true);
}

}  // namespace entente
