#pragma once
// odd.md 7.1: how intensely families of organisations work together, by area and dimension, from what close work is
// believed to bring less what it costs.

#include <cstdint>
#include <vector>

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/coordination.hpp"
#include "mechanisms/delivery.hpp"
#include "mechanisms/observation.hpp"
#include "world/world.hpp"

namespace entente {

struct Intensity {
    int areas = 4;
    double loose_intensity = 0.3;
    double standard_effort = 2.0;
    double time_weight = 1.0;
    double hostility_weight = 1.0;
};

template <class Visitor, MaybeConst<Intensity> Values>
void describe(Visitor& visit, Values& values) {
    auto& [areas, loose_intensity, standard_effort, time_weight, hostility_weight] = values;
    using enum Evidence;
    visit(areas, Spec{"adaptation.areas", "1", 1, 64, "areas that intensity can differ between", assumed,
                      "provinces of a mission; prior"});
    visit(loose_intensity, Spec{"adaptation.loose_intensity", "1", 0, 1,
                                "intensity of talk and planning between families elsewhere", assumed, "prior"});
    visit(standard_effort, Spec{"adaptation.standard_effort", "teams", 0.01, 100,
                                "known effort per 100,000 people at which half of it is believed to be in each other's "
                                "way where nothing is needed",
                                assumed, "prior"});
    visit(time_weight,
          Spec{"adaptation.time_weight", "1", 0, 100, "weight of staff time among believed costs", assumed, "prior"});
    visit(hostility_weight, Spec{"adaptation.hostility_weight", "1", 0, 100,
                                 "weight of hostility × neutrality of members among believed costs", assumed, "prior"});
}

/// Divides districts into areas: seeds as far apart as can be, each district to the nearest.
std::vector<std::uint16_t> draw_areas(const Districts& districts, std::size_t n_areas);

/// Marks rooms in which more than one family sits.
void find_crossing_rooms(World& world);

/// Who weighs, and how.
struct Reading {
    std::size_t reviewer;  // organisation whose beliefs count
    EntityId who;          // its luck
    double loose;          // intensity where close work does not pay
    double pace;           // how far a cell moves, in [0, 1]
    bool random;           // a placebo: as many cells close as pay, but any
    bool at_once;          // else two reviews must agree on a cell
};

/// Sets intensity by area and dimension: whole where close work is believed to pay, else loose; never above what the
/// form in force allows.
void weigh_intensity(World& world, const Reading& reading, const Intensity& p, const Coordination& meetings,
                     const Observation& observation, Week week, const Draws& draws);

/// Intensities as phases read them: by district, by cell of plans, by room.
void publish_intensity(World& world, const Delivery& delivery);

}  // namespace entente
