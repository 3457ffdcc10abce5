#include "scenario/settle_people.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/maths.hpp"
#include "scenario/entities.hpp"
#include "scenario/places.hpp"
#include "world/sizes.hpp"

namespace entente {

namespace {

/// Refuges draw by people and by nearness to the capital, the remotest a sixth as much as the capital itself.
constexpr double reach_of_the_remotest = 1.2;
/// Nowhere are all displaced at the start.
constexpr double most_displaced = 0.9;
/// A commitment of 0 or 1 has no logit: so much doubt is left.
constexpr double undecided = 0.02;

/// Whole households by district in proportion to people (largest remainders, so that they add up).
std::vector<std::size_t> apportion(const Districts& districts, std::size_t n_households) {
    double people = 0;
    for (const double here : districts.people) people += here;
    std::vector<std::size_t> households(districts.size_of());
    std::vector<std::pair<double, std::size_t>> remainders;
    std::size_t given = 0;
    for (std::size_t d = 0; d < households.size(); ++d) {
        const double exact = districts.people[d] / people * static_cast<double>(n_households);
        households[d] = static_cast<std::size_t>(exact);
        given += households[d];
        remainders.emplace_back(static_cast<double>(households[d]) - exact, d);
    }
    std::stable_sort(remainders.begin(), remainders.end());
    for (std::size_t i = 0; given < n_households; ++i, ++given) ++households[remainders[i % remainders.size()].second];
    return households;
}

/// Row of the share that a draw falls into.
std::size_t pick(std::span<const double> shares, double draw) {
    for (std::size_t i = 0; i + 1 < shares.size(); ++i) {
        if (draw < shares[i]) return i;
        draw -= shares[i];
    }
    return shares.size() - 1;
}

/// People flee from remote, badly secured districts towards the capital and its neighbours, over a border as far as it
/// is porous. Sum 1.
std::vector<double> refuge_pull(const Districts& districts, std::size_t from) {
    std::vector<double> pull(districts.size_of());
    double pulled = 0;
    for (std::size_t d = 0; d < pull.size(); ++d) {
        pull[d] = std::sqrt(districts.people[d]) * (reach_of_the_remotest - districts.remoteness[d]) *
                  districts.passage(from, d);
        pulled += pull[d];
    }
    for (double& share : pull) share /= pulled;
    return pull;
}

}  // namespace

void settle_households(World& world, const Scenario& scenario, const Draws& draws) {
    Households& h = world.households;
    const Start& start = scenario.start;
    const auto n = static_cast<std::size_t>(start.households);
    const std::size_t n_districts = world.districts.size_of();
    const std::vector<std::size_t> here = apportion(world.districts, n);
    h.people_per_household = start.people / static_cast<double>(n);
    world.residents.n_identities = static_cast<std::size_t>(scenario.country.identity_groups);
    WorldSizes sizes = sizes_of(world);
    sizes[Per::household] = n;
    sizes[Per::group] = groups_with_splinters(scenario).size();
    lay_out(h, sizes);
    lay_out(world.residents, sizes);
    std::vector<std::uint8_t> ruling;
    std::vector<double> exclusion;
    for (std::size_t c = 0; c < n_countries(scenario); ++c) {
        ruling.push_back(in_power(scenario, c));
        exclusion.push_back(government_of(scenario, c).exclusion);
    }

    std::size_t i = 0;
    for (std::size_t d = 0; d < n_districts; ++d) {
        const std::size_t country = world.districts.country[d];
        const std::vector<double> pull = refuge_pull(world.districts, d);
        const double exposed =
            clip(start.displaced_share * (one_half + world.districts.remoteness[d]), 0.0, most_displaced);
        for (std::size_t j = 0; j < here[d]; ++j, ++i) {
            // Identity groups in whole shares, one after another: rows of one district and group lie together.
            const double place = (static_cast<double>(j) + one_half) / static_cast<double>(here[d]);
            const EntityId id{static_cast<std::uint32_t>(i)};
            const auto first = draws.uniforms(id, 0, Purpose::household_start, 0);
            const auto second = draws.uniforms(id, 0, Purpose::household_start, 1);
            h.origin[i] = static_cast<std::uint16_t>(d);
            h.residence[i] = h.origin[i];
            if (first[0] < exposed) h.residence[i] = static_cast<std::uint16_t>(pick(pull, first[1]));
            h.identity[i] = static_cast<std::uint8_t>(pick(world.districts.identity_share.row(d), place));
            h.weeks_away[i] = 200;
            const double luck = scenario.parameters.living.endowment_spread * normal_quantile(first[3]);
            const double excluded = h.identity[i] == ruling[country] ? 0.0 : exclusion[country];
            h.endowment[i] = static_cast<float>(luck);
            h.welfare[i] = static_cast<float>(clip(start.welfare + luck));
            h.fear[i] = static_cast<float>(
                clip(start.fear_insecurity * (1.0 - world.districts.condition(d, index_of(Dimension::security))) +
                     start.feeling_spread * (second[0] - one_half)));
            h.grievance[i] = static_cast<float>(
                clip(start.grievance + start.excluded * excluded + start.feeling_spread * (second[1] - one_half)));
            h.legitimacy[i] = static_cast<float>(
                clip(start.legitimacy - start.excluded * excluded + start.feeling_spread * (second[2] - one_half)));
            h.trust_mission[i] = static_cast<float>(start.trust_mission);
            h.acceptance[i] = static_cast<float>(start.acceptance);
            h.expectation[i] = h.welfare[i];
        }
    }
}

namespace {

/// Seats in the accord of the groups that stand by themselves: as each says, or whole ones for a share of them, the
/// strongest first.
std::vector<double> seats_of(const Scenario& scenario) {
    const std::size_t n_founders = scenario.groups.size();
    std::vector<double> seats;
    for (const ArmedGroupSpec& spec : scenario.groups) seats.push_back(spec.included);
    if (scenario.accord.groups < 0) return seats;
    std::vector<std::size_t> order(n_founders);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return scenario.groups[a].fighters > scenario.groups[b].fighters;
    });
    const auto seated = static_cast<std::size_t>(scenario.accord.groups * static_cast<double>(n_founders) + one_half);
    for (std::size_t i = 0; i < order.size(); ++i) seats[order[i]] = i < seated ? 1.0 : 0.0;
    return seats;
}

}  // namespace

void raise_groups(World& world, const Scenario& scenario, const Luck& luck) {
    ArmedGroups& groups = world.groups;
    const Stance& p = scenario.parameters.stance;
    const std::vector<ArmedGroupSpec> specs = groups_with_splinters(scenario);
    const std::size_t n = specs.size();
    WorldSizes sizes = sizes_of(world);
    sizes[Per::group] = n;
    lay_out(groups, sizes);
    const std::size_t n_founders = scenario.groups.size();
    const auto n_outside =
        static_cast<std::size_t>(scenario.country.hostility * static_cast<double>(n_founders) + one_half);
    const std::vector<double> seats = seats_of(scenario);
    const double per_household =
        world.households.people_per_household * scenario.parameters.mobilisation.fighters_per_person;
    std::vector<double> constituency(8, 0.0);
    for (const std::uint8_t identity : world.households.identity) constituency[identity] += 1;

    for (std::size_t g = 0; g < n; ++g) {
        const ArmedGroupSpec& spec = specs[g];
        const bool refuses = spec.character.ground == Ground::refuses;
        const bool left_out = spec.character.ground == Ground::left_out;
        const bool said = scenario.country.hostility >= 0 ? g < n_outside : spec.outside;
        const bool outside = !left_out && (said || refuses);  // to be left out is not to be against it
        groups.name[g] = spec.name;
        groups.id[g] = entity_id("armed_group/" + spec.name);
        groups.identity[g] = static_cast<std::uint8_t>(spec.identity);
        groups.country[g] = static_cast<std::uint8_t>(country_row(scenario, spec.country));
        const double type = (outside ? p.outside_type : p.inside_type) +
                            p.type_spread * luck.world.normal(groups.id[g], 0, Purpose::group_type);
        groups.type[g] = type;
        groups.predation[g] = spec.predation;
        groups.included[g] = left_out || g >= n_founders ? 0.0 : seats[g];
        groups.host(g, index_of(Camp::mission)) = spec.host_mission;
        groups.host(g, index_of(Camp::foreign_force)) = spec.host_foreign_force;
        groups.host(g, index_of(Camp::government)) = spec.host_government;
        groups.host(g, index_of(Camp::armed_groups)) = spec.host_armed_groups;
        groups.commitment_logit[g] = spec.commitment < 0 || (scenario.country.hostility >= 0 && outside)
                                         ? type
                                         : clip(log(clip(spec.commitment, undecided, 1.0 - undecided) /
                                                    (1.0 - clip(spec.commitment, undecided, 1.0 - undecided))),
                                                -p.limit, p.limit);
        groups.sides_with_government[g] = spec.character.sides_with_government;
        const bool is_splinter = spec.splinter_of >= 0;
        groups.parent[g] = is_splinter ? static_cast<std::size_t>(spec.splinter_of) : g;
        groups.active[g] = is_splinter ? 0 : 1;
    }
    if (per_household <= 0) return;
    // A household of the constituency has a fighter with the probability that yields the group's strength; groups that
    // share a constituency divide it by stretches of the same draw.
    for (std::size_t i = 0; i < world.households.size(); ++i) {
        double draw =
            luck.households.uniform(EntityId{static_cast<std::uint32_t>(i)}, 0, Purpose::starting_mobilisation);
        for (std::size_t g = 0; g < n; ++g) {
            if (groups.identity[g] != world.households.identity[i] || !groups.active[g]) continue;
            const double share = specs[g].fighters / per_household / std::max(1.0, constituency[groups.identity[g]]);
            if (draw < share) {
                world.households.allegiance[i] = static_cast<std::uint8_t>(g + 1);
                break;
            }
            draw -= share;
        }
    }
}

}  // namespace entente
