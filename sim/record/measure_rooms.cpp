#include <algorithm>

#include "record/measures.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

constexpr double tied = 0.5;  // seat of humanitarian coordination from which on a room counts as linked to it

/// The humanitarian coordinator (whoever fills that function) and the office that coordinates.
bool coordinates_aid(const Moment& now, std::size_t o) {
    const Structure& structure = now.structure;
    if (now.world.organisations.family[o] == Family::humanitarian_coordination) return true;
    return structure.speaker != Structure::npos && o < structure.station_of.size() &&
           structure.station_of[o] == structure.speaker;
}

/// Whether humanitarian coordination convenes a room or sits there with at least half a seat.
bool linked_to_coordination(const Moment& now, std::size_t f) {
    const Forums& forums = now.world.forums;
    for (std::size_t o = 0; o < now.world.organisations.size(); ++o) {
        if (!now.world.organisations.present[o] || !coordinates_aid(now, o)) continue;
        if (forums.convenes(f, o) > 0 || forums.seat(f, o) * forums.attendance(f, o) >= tied) return true;
    }
    return false;
}

}  // namespace

void measure_rooms(const Moment& now, Values values) {
    const World& world = now.world;
    const Forums& forums = world.forums;
    double filled = 0;
    double seats = 0;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f]) continue;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            if (!world.organisations.present[o]) continue;
            filled += forums.seat(f, o) * forums.attendance(f, o);
            seats += forums.seat(f, o);
        }
    }
    values[observable("participation")] = of_all(filled, seats);
}

void measure_representation(const Moment& now, Values values) {
    const World& world = now.world;
    const Forums& forums = world.forums;
    std::vector<double> in_any(world.organisations.size(), 0.0);     // best seat that is filled
    std::vector<double> in_linked(world.organisations.size(), 0.0);  // the same in rooms linked to coordination
    double filled = 0;
    double filled_apart = 0;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f]) continue;
        const bool linked = linked_to_coordination(now, f);
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            if (!world.organisations.present[o]) continue;
            const double here = forums.filled(f, o);
            in_any[o] = std::max(in_any[o], here);
            if (linked) in_linked[o] = std::max(in_linked[o], here);
        }
        for (const std::size_t o : now.cast.sides[index_of(Side::ngo)]) {
            if (!world.organisations.present[o]) continue;
            const double here = forums.seat(f, o) * forums.attendance(f, o);
            filled += here;
            filled_apart += linked ? 0.0 : here;
        }
    }
    double represented = 0;
    double effort = 0;
    for (const std::size_t o : now.cast.fielded) {
        if (!world.organisations.present[o]) continue;
        represented += world.organisations.active_teams[o] * in_any[o];
        effort += world.organisations.active_teams[o];
    }
    double outside = 0;
    double ngos = 0;
    for (const std::size_t o : now.cast.sides[index_of(Side::ngo)]) {
        if (!world.organisations.present[o]) continue;
        outside += 1.0 - in_linked[o];
        ngos += 1.0;
    }
    values[observable("participation_by_effort")] = of_all(represented, effort);
    values[observable("participation_apart")] = of_all(filled_apart, filled);
    values[observable("ngos_outside")] = of_all(outside, ngos);
}

}  // namespace entente
