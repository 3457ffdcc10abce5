#pragma once
// The whole state of one world: columns and nothing else.

#include <vector>

#include "world/accord.hpp"
#include "world/approaches.hpp"
#include "world/armed_groups.hpp"
#include "world/communities.hpp"
#include "world/conduct.hpp"
#include "world/deconfliction.hpp"
#include "world/districts.hpp"
#include "world/effort.hpp"
#include "world/forums.hpp"
#include "world/government.hpp"
#include "world/headquarters.hpp"
#include "world/imposed_violence.hpp"
#include "world/inner_life.hpp"
#include "world/livelihoods.hpp"
#include "world/local_economy.hpp"
#include "world/local_voices.hpp"
#include "world/mission.hpp"
#include "world/money.hpp"
#include "world/organisations.hpp"
#include "world/population.hpp"
#include "world/power.hpp"
#include "world/public_opinion.hpp"
#include "world/reconfiguration.hpp"
#include "world/security_sector.hpp"

namespace entente {

struct World {
    Districts districts;
    Households households;
    Residents residents;
    ArmedGroups groups;
    Accord accord;
    Communities communities;
    Livelihoods livelihoods;
    SecuritySector security_sector;
    Deconfliction deconfliction;
    ImposedViolence imposed;
    Organisations organisations;
    Teams teams;
    Beliefs beliefs;
    InnerLife inner;
    Approaches approaches;
    Association association;
    Conduct conduct;
    Forums forums;
    Power power;
    Government government;
    LocalVoices voices;
    LocalEconomy economy;
    PublicOpinion opinion;
    ForceCommander commander;
    std::vector<Mission> missions;
    Money money;
    Effort effort;
    Events events;
    Headquarters headquarters;
    Reconfiguration reconfiguration;
    std::vector<double> post_attention;  // (post) mean attention to its functions, in [0, 1]
    std::vector<double> hat_attention;   // (organisation) attention of the person who fills it to it; 1 without a post
};

/// What stands in for a mission where there is none: nobody is deployed, and nobody is partial or robust.
inline const Mission& nobody() {
    static const Mission none;
    return none;
}

/// The mission in whose area a district lies.
inline const Mission& mission_in(const World& world, std::size_t district) {
    const std::uint8_t m = world.districts.mission[district];
    return m == without_mission ? nobody() : world.missions[m];
}

/// The mission that an organisation belongs to.
inline const Mission& mission_of(const World& world, std::size_t organisation) {
    const std::uint8_t m = world.organisations.mission[organisation];
    return m == without_mission ? nobody() : world.missions[m];
}

/// A mission's components work in its area, a ministry or province in its country, everybody else everywhere.
inline bool may_work_in(const Organisations& organisations, const Districts& districts, std::size_t o, std::size_t d) {
    const bool at_home = organisations.country[o] == any_country || organisations.country[o] == districts.country[d];
    return at_home && (organisations.mission[o] == without_mission || organisations.mission[o] == districts.mission[d]);
}

/// How far an organisation may take offensive operations: a foreign force as its own chain of command says, a mission's
/// force and its posts as the mandate of their mission says, nobody else.
inline double robustness(const Organisations& organisations, const std::vector<Mission>& missions, std::size_t o) {
    switch (traits_of(organisations.family[o]).may_attack) {
        case MayAttack::not_at_all:
            return 0.0;
        case MayAttack::as_it_decides:
            return 1.0;
        case MayAttack::as_mandated:
            return organisations.mission[o] == without_mission ? 0.0
                                                               : missions[organisations.mission[o]].mandate_robust;
    }
    return 0.0;
}

}  // namespace entente
