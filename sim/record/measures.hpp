#pragma once
// What is measured of one week: national values into the rows of the table of observables, and values by district,
// organisation or armed group.

#include <span>
#include <string_view>

#include "mechanisms/parameters.hpp"
#include "record/cast.hpp"
#include "record/observables.hpp"
#include "structure/structure.hpp"
#include "world/world.hpp"

namespace entente {

/// One week as the measures see it: after the last phase of the step.
struct Moment {
    const World& world;
    const Structure& structure;
    const Parameters& p;
    const Cast& cast;
    Week week = 0;
};

/// National values of a week, parallel to the table of observables; NaN where undefined.
using Values = std::span<double>;

/// Deaths, flight, need, households' state, conditions, armed groups.
void measure_people(const Moment& now, Values values);

/// Access, association, participation, staff time, money's share; exposure of aid workers.
void measure_organisations(const Moment& now, Values values);

/// Who sits in which rooms, weekly: seats that are filled.
void measure_rooms(const Moment& now, Values values);

/// Whom the rooms represent, and who meets outside humanitarian coordination.
void measure_representation(const Moment& now, Values values);

/// Trust and access by side; people in need whom nobody can reach.
void measure_sides(const Moment& now, Values values);

/// How organisations stand to each other, what is agreed in rooms, how sectors follow plans, what soldiers do of aid.
void measure_dealings(const Moment& now, Values values);
/// Ownership of aid, state presence, labour and opinion, what organisations do about risk: a walk over places.
void measure_host(const Moment& now, Values values);

/// What the government does, and how it answers reports.
void measure_answers(const Moment& now, Values values);

/// State capacity as far as neither violence nor armed groups outside the accord keep it out of a district.
double state_presence_in(const World& world, std::size_t district);
/// Clashes of communities, splinters, security bodies, work.
void measure_arms(const Moment& now, Values values);

/// Ex-combatants: a walk over all households.
void measure_ex_combatants(const Moment& now, Values values);

/// Welfare of the displaced: a walk over all households.
void measure_displaced(const Moment& now, Values values);

/// Approaches and what is learnt of them, results and reports, memory, distances of visions.
void measure_learning(const Moment& now, Values values);

/// A series with a value a district, organisation or armed group.
struct RowMeasure {
    std::string_view observable;
    Shape shape = Shape::district;
    void (*measure)(const Moment& now, std::span<double> rows) = nullptr;
};

std::span<const RowMeasure> row_measures();

/// People who live in a district now, as displaced or at home.
double people_in(const World& world, std::size_t district);

}  // namespace entente
