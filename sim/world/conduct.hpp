#pragma once
// How organisations behave where they work: what makes them distinct, what they do about risk, whom the government has
// barred. Conduct, not principle: none of this is read off what an organisation says that it stands for.

#include <cstddef>
#include <vector>

#include "core/grid.hpp"
#include "core/week.hpp"

namespace entente {

/// Ways of working are settled anew every fourth week, and hold in between.
inline constexpr int weeks_between_reviews = 4;

struct Conduct {
    // Ways of working, from the scenario; in [0, 1] but for years.
    std::vector<double> negotiates;       // its own access, with every side
    std::vector<double> refuses_escorts;  // share of offers of an armed escort
    std::vector<double> own_logistics;    // share of its transport that is its own
    std::vector<double> own_brand;        // works under its own name and marks
    std::vector<double> goes_remote;      // readiness to steer from a distance where risk is above tolerance
    std::vector<double> bunkers;          // readiness to work from behind walls there

    // State.
    std::vector<double> years;       // (organisation) in the country [years]
    std::vector<double> distinct;    // (organisation) how far conduct tells it from armed camps, in [0, 1]
    std::vector<double> lent;        // (organisation) share of the transport it lacks that the force lends it
    std::vector<Week> barred_until;  // (organisation) first week after an expulsion; 0: never barred
    Grid<double> believed_risk;      // (organisation, district) in [0, 1]
    Grid<double> remote;             // (organisation, district) share of contact given up by steering from a distance
    Grid<double> bunkered;           // (organisation, district) the same by walls
    Grid<double> escorted;           // (organisation, district) share of movement under escort
    Grid<double> effect;      // (organisation, district) share of its effect left by all of this, and by distance
    Grid<double> exposure;    // (organisation, district) share of attacks left
    Grid<double> shifted;     // (organisation, district) share of internationals' risk left to national staff
    Grid<double> sight;       // (organisation, district) share of sight left
    double busy_lending = 0;  // share of the force's time that transport for others takes
    int expulsions = 0;       // this week

    std::size_t size() const { return distinct.size(); }
};

/// Nobody is distinct, afraid, escorted or barred.
inline Conduct plain_conduct(std::size_t n_organisations, std::size_t n_districts) {
    Conduct c;
    for (auto* column : {&c.negotiates, &c.refuses_escorts, &c.own_logistics, &c.own_brand, &c.years, &c.goes_remote,
                         &c.bunkers, &c.distinct, &c.lent}) {
        column->assign(n_organisations, 0.0);
    }
    c.barred_until.assign(n_organisations, 0);
    for (auto* table : {&c.believed_risk, &c.remote, &c.bunkered, &c.escorted, &c.shifted}) {
        *table = Grid<double>(n_organisations, n_districts);
    }
    for (auto* table : {&c.effect, &c.exposure, &c.sight}) *table = Grid<double>(n_organisations, n_districts, 1.0);
    return c;
}

}  // namespace entente
