#include "mechanisms/communal.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "mechanisms/delivery.hpp"
#include "world/sizes.hpp"

namespace entente {

namespace {

constexpr double of_halves = 4.0;  // so that contact of two halves is 1
constexpr std::size_t most_identities = 8;
constexpr std::size_t most_pairs = most_identities * (most_identities - 1) / 2;

/// Two identity groups of one district, and how likely they are to come to blows.
struct Pair {
    std::size_t one = 0, other = 0;
    double heat = 0;
};

struct Neighbours {
    std::array<Pair, most_pairs> pairs;
    std::size_t n = 0;
    double heat = 0;     // Σ over pairs
    double contact = 0;  // Σ over pairs of 4 · share · share: 1 for two halves
};

Neighbours neighbours_in(const World& world, const Communal& p, std::size_t d) {
    const Residents& residents = world.residents;
    Neighbours here;
    const double households = residents.district_households[d];
    if (households <= 0) return here;
    std::array<double, most_identities> share{};
    std::array<double, most_identities> armed{};
    const std::size_t n = std::min(residents.n_identities, most_identities);
    for (std::size_t i = 0; i < n; ++i) {
        share[i] = static_cast<double>(residents.households[residents.row(d, i)]) / households;
    }
    for (std::size_t g = 0; g < world.groups.size(); ++g)
        armed[world.groups.identity[g]] += world.groups.presence(g, d);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (share[i] < p.smallest || share[j] < p.smallest) continue;
            const double contact = of_halves * share[i] * share[j];
            const double felt =
                one_half * (residents.grievance[residents.row(d, i)] + residents.grievance[residents.row(d, j)]);
            const double anger = clip((felt - p.tolerated) / (1.0 - p.tolerated));
            const double arms = clip(armed[i] + armed[j]);
            const double wounds = std::max(world.communities.wounds(d, i), world.communities.wounds(d, j));
            const double heat = contact * anger * (1.0 + p.armed * arms) * (1.0 + p.wounded * wounds);
            here.pairs[here.n++] = {i, j, heat};
            here.heat += heat;
            here.contact += contact;
        }
    }
    return here;
}

/// Deaths of a clash fall on the pair it was between, more on the smaller side.
void mourn(World& world, std::size_t d, const Neighbours& here, int deaths, double draw, double split) {
    double target = draw * here.heat;
    std::size_t which = 0;
    while (which + 1 < here.n && target > here.pairs[which].heat) target -= here.pairs[which++].heat;
    const Pair& pair = here.pairs[which];
    const Residents& residents = world.residents;
    const auto one = static_cast<double>(residents.households[residents.row(d, pair.one)]);
    const auto other = static_cast<double>(residents.households[residents.row(d, pair.other)]);
    const double on_one = other / (one + other);  // the larger side does more of the killing
    // The whole part is sure, the rest is drawn.
    const int killed = std::min(deaths, static_cast<int>(std::floor(on_one * deaths + split)));
    world.communities.killed(d, pair.one) += killed;
    world.communities.killed(d, pair.other) += deaths - killed;
}

}  // namespace

void share_out_killed(World& world, std::size_t district, int deaths) {
    const Residents& residents = world.residents;
    std::int64_t below = 0;
    const auto all = std::max<std::int64_t>(1, static_cast<std::int64_t>(residents.district_households[district]));
    std::int64_t given = 0;
    for (std::size_t i = 0; i < residents.n_identities; ++i) {
        below += residents.households[residents.row(district, i)];
        const std::int64_t up_to = deaths * below / all;
        world.communities.killed(district, i) = static_cast<int>(up_to - given);
        given = up_to;
    }
}

void heal(World& world, const Communal& p, double harmed_per_death) {
    Communities& communities = world.communities;
    const Residents& residents = world.residents;
    for (std::size_t d = 0; d < world.districts.size_of(); ++d) {
        for (std::size_t i = 0; i < residents.n_identities; ++i) {
            double& wounds = communities.wounds(d, i);
            wounds *= p.memory;
            if (communities.killed(d, i) > 0) {
                const double people = std::max(1.0, static_cast<double>(residents.households[residents.row(d, i)]) *
                                                        world.households.people_per_household);
                wounds += (1.0 - wounds) * clip(harmed_per_death * communities.killed(d, i) / people);
            }
            communities.grudge(d, i) = p.grudge * wounds;
        }
    }
}

void clash(World& world, const Communal& p, const ViolenceRates& violence, const Switches& on, Week week,
           const Draws& draws) {
    Communities& communities = world.communities;
    const Districts& districts = world.districts;
    clear_weekly(world.events);
    clear_weekly(communities);
    if (!on(Mechanism::communal) || world.imposed.is_given) return;
    for_each_row(districts.size_of(), [&](std::size_t d) {
        const std::size_t kind = index_of(Violence::communal);
        const Neighbours here = neighbours_in(world, p, d);
        if (here.heat <= 0) return;
        const double lawless = (1.0 - districts.condition(d, index_of(Dimension::rule_of_law))) *
                               (1.0 - districts.condition(d, index_of(Dimension::security)));
        const double quietened = p.protection * coverage_of_patrols(world, violence, d) +
                                 p.policing * world.security_sector.policing[districts.country[d]];
        const double rate = (hundred_thousands(districts, d) * p.rate * here.heat +
                             excited(districts, d, Violence::communal, violence, on) * std::min(1.0, here.contact)) *
                            lawless * exp(-quietened);
        const int n = draws.poisson(rate, districts.id[d], week, Purpose::communal_count);
        if (n == 0) return;
        const int deaths = deaths_of(n, districts.id[d], week, Purpose::communal_deaths, 0, 1.0, violence, draws);
        const auto luck = draws.uniforms(districts.id[d], week, Purpose::communal_count, 1);
        mourn(world, d, here, deaths, luck[0], luck[1]);
        world.events.count(d, kind) = n;
        world.events.deaths(d, kind) = deaths;
    });
}

}  // namespace entente
