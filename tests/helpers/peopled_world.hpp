#pragma once
// Households in a small world: blocks of one district and identity group, some of them displaced, some under arms.

#include "mechanisms/household_sums.hpp"
#include "mechanisms/households.hpp"
#include "tests/helpers/small_world.hpp"

namespace entente::test {

/// Everything that `live` needs.
struct Peopled {
    World world;
    HouseholdTables tables;
    Living living;
    Prospects prospects;
    Displacement displacement;
    Mobilisation mobilisation;
    ViolenceRates violence;
    Switches on;

    void week(Week week, const Draws& draws = Draws(11)) {
        live(world, tables, living, prospects, displacement, mobilisation, violence, on, week, draws);
    }
};

/// A number in [0, 1) that follows no pattern.
inline float scattered(std::size_t i, std::uint32_t salt) {
    return static_cast<float>(
        Draws(99).uniform(EntityId{static_cast<std::uint32_t>(i)}, static_cast<Week>(salt), Purpose::terrain));
}

/// `per_cell` households of each identity group in each district, unlike each other.
inline Peopled peopled(const Sizes& sizes, std::size_t per_cell) {
    Peopled all{.world = small_world(sizes),
                .tables = {},
                .living = {},
                .prospects = {},
                .displacement = {},
                .mobilisation = {},
                .violence = {},
                .on = {}};
    Households& h = all.world.households;
    h.people_per_household = sizes.people / static_cast<double>(per_cell * sizes.identities);
    std::size_t i = 0;
    for (std::size_t d = 0; d < sizes.districts; ++d) {
        for (std::size_t identity = 0; identity < sizes.identities; ++identity) {
            for (std::size_t j = 0; j < per_cell; ++j, ++i) {
                h.origin.push_back(static_cast<std::uint16_t>(d));
                h.residence.push_back(static_cast<std::uint16_t>(d));
                h.identity.push_back(static_cast<std::uint8_t>(identity));
                h.allegiance.push_back(0);
                h.demobilised.push_back(scattered(i, 1) < 0.1f);
                h.weeks_away.push_back(200);
                h.endowment.push_back(0.2f * (scattered(i, 2) - 0.5f));
                h.welfare.push_back(scattered(i, 3));
                h.fear.push_back(scattered(i, 4));
                h.grievance.push_back(scattered(i, 5));
                h.legitimacy.push_back(scattered(i, 6));
                h.trust_mission.push_back(scattered(i, 7));
                h.acceptance.push_back(scattered(i, 8));
                h.expectation.push_back(scattered(i, 9));
            }
        }
    }
    prepare_tables(all.tables, all.world, all.displacement);
    count_households(all.world, all.tables, all.living);
    return all;
}

/// One in `every` lives somewhere else than it comes from, and one in `every` has a member under arms in a group of its
/// own.
inline void scatter_households(Peopled& all, std::size_t every) {
    Households& h = all.world.households;
    const std::size_t n_districts = all.world.districts.size_of();
    for (std::size_t i = 0; i < h.size(); ++i) {
        if (i % every == 1 && n_districts > 1) {
            h.residence[i] = static_cast<std::uint16_t>((h.origin[i] + 1 + i % (n_districts - 1)) % n_districts);
            h.weeks_away[i] = static_cast<std::uint8_t>(i % 12);
        }
        if (i % every == 2) {
            for (std::size_t g = 0; g < all.world.groups.size(); ++g) {
                if (all.world.groups.identity[g] == h.identity[i]) h.allegiance[i] = static_cast<std::uint8_t>(g + 1);
            }
        }
    }
    count_households(all.world, all.tables, all.living);
}

}  // namespace entente::test
