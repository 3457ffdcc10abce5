#pragma once
// Who counts as a member of a room, which rooms have a plan, and what members make of their roles in it.

#include <cstddef>

#include "core/grid.hpp"
#include "record/measures.hpp"

namespace entente {

inline constexpr double hardly_there = 0.02;  // seat × attendance under which a room meets without somebody

inline bool is_member(const World& world, std::size_t forum, std::size_t organisation) {
    return world.organisations.present[organisation] &&
           world.forums.seat(forum, organisation) * world.forums.attendance(forum, organisation) > hardly_there;
}

/// A planning forum whose members have stated something: it met at least once.
inline bool has_plan(const Moment& now, std::size_t forum) {
    const Forums& forums = now.world.forums;
    if (!now.p.on(Mechanism::planning) || !forums.open[forum] || !forums.plans(forum)) return false;
    for (const double stated : forums.stated.row(forum)) {
        if (stated > 0) return true;
    }
    return false;
}

/// What a member makes of its role: deeds of about 13 weeks, scaled to sum 1 (at the start that memory is not full
/// yet).
struct Deeds {
    double enacted = 0;  // share of the role that it fills, in [0, 1]
    double asked = 0;    // share of its effort that the role asks for
    double missing = 0;  // what is asked for and not there, as a share of its effort
    double scale = 0;    // of placements; 0 without any
};

/// Deeds of all members of planning forums that have stated something, measured once for all who ask.
class DeedsTable {
public:
    explicit DeedsTable(const World& world) : deeds_(world.forums.size(), world.organisations.size()) {}

    void measure(const Moment& now);
    const Deeds& operator()(std::size_t forum, std::size_t organisation) const { return deeds_(forum, organisation); }

private:
    Grid<Deeds> deeds_;
};

}  // namespace entente
