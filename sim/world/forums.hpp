#pragma once
// Forums as rooms where members state, mean and do different things.

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "core/entity.hpp"
#include "core/grid.hpp"
#include "core/week.hpp"
#include "world/room_terms.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct Forums {
    std::vector<std::string> name;
    std::vector<EntityId> id;
    std::vector<ForumDepth> depth;
    std::vector<PowerRule> rule;
    std::vector<double> power;  // w
    std::vector<int> interval_weeks;
    std::vector<bool> open;       // a reserved forum is closed until it is founded
    Grid<double> seat;            // (forum, organisation)
    Grid<double> convenes;        // (forum, organisation)
    Grid<double> tie;             // (forum, camp)
    Grid<double> tie_to_mission;  // (forum, mission) to each of several missions by itself; empty where there is one
    std::vector<RoomTerms> terms;
    std::vector<std::vector<float>>
        scope;                // per forum: (district × activity) 1 where it plans, 0 elsewhere; empty: all
    std::vector<bool> mixed;  // soldiers and civilian aid have seats in it
    // State.
    Grid<double> attendance;          // (forum, organisation) A in [0, 1]
    Grid<double> stated;              // (forum, organisation)
    Grid<double> private_commitment;  // (forum, organisation)
    Grid<double> pressure;            // (forum, organisation)
    Grid<double> counted;             // (forum, organisation) what the room counts on: between private and stated
    Grid<double> directive;           // (forum, organisation) what headquarters add to the worth of attending
    std::vector<double> leverage;     // (forum) mean power of its convenors over members
    std::vector<double> agreed;       // (forum) share of its plan that was agreed
    std::vector<double> inclusion;    // (forum) share of the teams in its field whose organisations take part
    Grid<float> promised;             // (forum, district × activity) teams that the room counts on
    Grid<double> goals;    // (organisation, dimension) mandates drawn together by a shared vision; empty without one
    Grid<double> enacted;  // (forum, organisation) share of own teams where they were assigned, about 13 weeks
    std::vector<Grid<float>> role;      // per forum: (organisation, district × activity) share of own teams assigned
    std::vector<Grid<float>> plan;      // per forum: one row (district × activity), sums to 1, or empty without a plan
    Grid<float> unfilled;               // (forum, district × activity) teams the room believes are still missing;
                                        // negative where promises already cover more than the plan
    Grid<float> wish;                   // (organisation, district × activity) its own plan Y, sums to 1
    Grid<float> placed;                 // (organisation, district × activity) where its teams were, about 13 weeks
    std::vector<double> attention;      // of the post that convenes it, in [0, 1]; 1 without a post
    std::vector<double> leadership;     // how far its leadership helps agreement, in [0, 1]
    std::vector<bool> crosses;          // more than one family has a seat; known where intensity is not even
    std::vector<double> intensity;      // of work between families there, in [0, 1], mean over places and dimensions
    std::vector<float> cell_intensity;  // (district × activity) the same by cell; empty where it is 1 everywhere
    std::vector<Week> founded;          // never for rooms that stand from the start

    std::size_t size() const { return id.size(); }
    bool plans(std::size_t forum) const {
        return depth[forum] >= ForumDepth::planning && terms[forum].contact_group < 1.0;
    }
    /// How far an organisation fills its seat, in [0, 1].
    double filled(std::size_t forum, std::size_t organisation) const {
        return std::min(1.0, seat(forum, organisation)) * attendance(forum, organisation);
    }
    /// Whether it plans for a district × activity.
    bool covers(std::size_t forum, std::size_t cell) const { return scope[forum].empty() || scope[forum][cell] > 0; }
};

}  // namespace entente
