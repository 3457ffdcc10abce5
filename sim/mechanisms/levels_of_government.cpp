#include "mechanisms/levels_of_government.hpp"

#include <algorithm>

#include "core/maths.hpp"
#include "core/parallel.hpp"

namespace entente {

namespace {

/// Mandates of the present organisations of a family as weights of which the largest is 1; all 1 without any.
ByDimension trade_of(const Organisations& organisations, Family family) {
    ByDimension trade{};
    double largest = 0;
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!organisations.present[o] || organisations.family[o] != family) continue;
        for (std::size_t k = 0; k < n_dimensions; ++k) trade[k] += organisations.mandate(o, k);
    }
    for (const double weight : trade) largest = std::max(largest, weight);
    for (double& weight : trade) weight = largest > 0 ? weight / largest : 1.0;
    return trade;
}

/// What an identity group asks for in a district: from its own fear, grievance and poverty.
ByDimension wanted_by(const World& world, const LevelsOfGovernment& p, std::size_t d, double fear, double grievance,
                      double welfare) {
    const double wronged = p.grievance * grievance;
    return {wronged,      fear, wronged, wronged, 1.0 - world.districts.condition(d, index_of(Dimension::humanitarian)),
            1.0 - welfare};
}

void ask(World& world, const LevelsOfGovernment& p, const ByDimension& national, const ByDimension& provincial,
         const Switches& on, std::size_t d) {
    const Residents& residents = world.residents;
    LocalVoices& voices = world.voices;
    const std::size_t country = world.districts.country[d];
    const ByDimension people = wanted_by(world, p, d, residents.district_fear[d], residents.district_grievance[d],
                                         residents.district_welfare[d]);
    for (std::size_t identity = 0; identity < residents.n_identities; ++identity) {
        const std::size_t row = residents.row(d, identity);
        const ByDimension group =
            wanted_by(world, p, d, residents.fear[row], residents.grievance[row], residents.welfare[row]);
        for (std::size_t k = 0; k < n_dimensions; ++k) voices.wanted_by_group(row, k) = group[k];
    }
    // A regime asks for its own places and, the more it preys, for its own safety.
    const double regime = p.regime_security * world.government.predation[country];
    const double patronage = (1.0 - world.districts.remoteness[d]) *
                             (1.0 - world.government.exclusion[country] *
                                        (1.0 - world.districts.identity_share(d, world.government.in_power[country])));
    for (std::size_t k = 0; k < n_dimensions; ++k) {
        voices.wanted[index_of(Level::community)](d, k) = people[k];
        if (!on(Mechanism::levels_of_government)) {
            voices.wanted[index_of(Level::nation)](d, k) = people[k];
            voices.wanted[index_of(Level::province)](d, k) = people[k];
            continue;
        }
        const double own = k == index_of(Dimension::security) ? 1.0 : 0.0;
        voices.wanted[index_of(Level::nation)](d, k) = patronage * ((1.0 - regime) * national[k] + regime * own);
        const double lacking = 1.0 - world.districts.condition(d, k);
        voices.wanted[index_of(Level::province)](d, k) =
            provincial[k] * ((1.0 - p.provincial_need) * one_half + p.provincial_need * lacking);
    }
}

}  // namespace

void speak_up(World& world, const Structure& structure, const LevelsOfGovernment& p, const Switches& on, Week week) {
    world.voices.met = p.face_to_face * (world.voices.engaged ? 1.0 : p.before_engagement);
    if (week % p.every_weeks != 0) return;
    const Organisations& organisations = world.organisations;
    const ByDimension national = trade_of(organisations, Family::government_ministry);
    const ByDimension provincial = trade_of(organisations, Family::provincial_government);
    for_each_row(
        world.districts.size_of(), [&](std::size_t d) { ask(world, p, national, provincial, on, d); }, 16);
    for_each_row(
        organisations.size(),
        [&](std::size_t o) {
            const auto heard = world.voices.heard.row(o);
            std::fill(heard.begin(), heard.end(), p.unlinked);
            for (std::size_t other = 0; other < organisations.size(); ++other) {
                if (!organisations.present[other] || !organisations.present[o]) continue;
                const bool local = organisations.family[other] == Family::local_ngo;
                const std::size_t level = local ? index_of(Level::community) : level_of(organisations.family[other]);
                if (level == n_levels) continue;
                const double link =
                    other == o ? 1.0
                               : clip(std::max(structure.information(o, other), world.beliefs.strength(o, other)));
                heard[level] = std::max(heard[level], p.unlinked + (local ? p.relayed : 1.0) * link);
            }
        },
        4);
}

ByDimension heard_in(const World& world, std::size_t organisation, std::size_t district) {
    const LocalVoices& voices = world.voices;
    const double eyes = world.beliefs.eyes(organisation, district);
    const double met = voices.met * share_of(eyes, 1.0);
    double sum = 0;
    ByDimension asked{};
    for (std::size_t level = 0; level < n_levels; ++level) {
        const double weight = voices.heard(organisation, level) + (level == index_of(Level::community) ? met : 0.0);
        sum += weight;
        for (std::size_t k = 0; k < n_dimensions; ++k) asked[k] += weight * voices.wanted[level](district, k);
    }
    for (double& wish : asked) wish = sum > 0 ? wish / sum : 0.0;
    return asked;
}

}  // namespace entente
