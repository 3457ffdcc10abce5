#pragma once
// How a room comes to a plan: wishes, by power and by what members share, less what other rooms do, moved towards what
// all can carry (odd.md 7.4).

#include <array>
#include <span>
#include <vector>

#include "mechanisms/approach.hpp"
#include "mechanisms/by.hpp"
#include "mechanisms/coordination.hpp"
#include "mechanisms/delivery.hpp"
#include "mechanisms/room.hpp"
#include "mechanisms/room_rules.hpp"
#include "world/world.hpp"

namespace entente {

/// Activities that an organisation can speak for, and how far: what it does itself, or, being a post, anything.
struct Voice {
    std::size_t n = 0;
    std::array<std::size_t, n_activities> activity{};
    ByActivity share{};  // of activity[i], in (0, 1]
};

Voice voice_of(const Organisations& organisations, std::size_t o);

/// Mandates of those who sit in planning rooms, drawn together by a shared vision. Empty without one.
void share_vision(World& world, double shared_vision);

/// Weight of a dimension for an organisation: its mandate, or what a shared vision made of it.
inline double goal_of(const World& world, std::size_t o, std::size_t k) {
    return world.forums.goals.values.empty() ? aim(world.organisations, o, k) : world.forums.goals(o, k);
}

/// What an organisation would do if it were alone: competence × need within its goals × people, sum 1.
void wish(World& world, const Delivery& delivery, const Switches& on, std::size_t o);

/// What other rooms are believed to do anyway: teams by cell, as far as this room is linked to them.
struct OtherTracks {
    std::vector<float> teams;  // (cell); empty: none
    double sum = 0;
};

/// Reads promises of the last meetings. A room is linked to another by members who sit in both and by aligned planning.
OtherTracks hear_of_other_tracks(const Room& room, const World& world, const Approach& approach);

/// Mean of the plans of all planning rooms as of their last meetings, weighted by members' teams; empty without one.
std::vector<float> common_plan(const World& world);

/// The plan of the powerful, within the field of the room. False if nobody wishes anything there.
bool form_plan(std::vector<float>& plan, const Room& room, const World& world, const Coordination& p,
               const RoomRules& rules);

/// Mixes in the framework, then takes off what others do.
void fit_plan(std::vector<float>& plan, const Room& room, const World& world, const std::vector<float>& framework,
              double weight, const OtherTracks& others);

/// Moves the plan towards the one whose product of commitments is largest (a few steps of ascent).
void seek_consensus(std::vector<float>& plan, const Room& room, const World& world, double skill,
                    const Coordination& p);

/// What the plan asks of a member before teams are assigned: the plan restricted to what it can do where it can work,
/// sum 1 (or empty). Its divergence is measured against this, so that having few teams is no dissent.
void assign_share(std::span<float> share, std::span<const float> plan, const World& world, std::size_t o);

}  // namespace entente
