#pragma once
// The whole state of one world: columns and nothing else.

#include <vector>

#include "world/accord.hpp"
#include "world/approaches.hpp"
#include "world/armed_groups.hpp"
#include "world/beliefs.hpp"
#include "world/column.hpp"
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
#include "world/teams.hpp"

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
    std::vector<double> post_attention;
    std::vector<double> hat_attention;
};

template <MaybeConst<World> Values, class Visitor>
void describe_columns(Values& w, Visitor&& visit) {
    visit(w.districts, Part{.name = "districts", .meaning = "where everything happens"});
    visit(w.households, Part{.name = "households", .meaning = "every household"});
    visit(w.residents, Part{.name = "residents", .meaning = "households by place and identity group"});
    visit(w.groups, Part{.name = "groups", .meaning = "armed groups"});
    visit(w.accord, Part{.name = "accord", .meaning = "the accord and those who press for it"});
    visit(w.communities, Part{.name = "communities", .meaning = "identity groups as neighbours"});
    visit(w.livelihoods, Part{.name = "livelihoods", .meaning = "work and investment"});
    visit(w.security_sector, Part{.name = "security_sector", .meaning = "the state's security bodies"});
    visit(w.deconfliction, Part{.name = "deconfliction", .meaning = "what forces know, not to hit people"});
    visit(w.imposed, Part{.name = "imposed", .meaning = "violence that a file gives"});
    visit(w.organisations, Part{.name = "organisations", .meaning = "organisations"});
    visit(w.teams, Part{.name = "teams", .meaning = "their teams"});
    visit(w.beliefs, Part{.name = "beliefs", .meaning = "what they believe"});
    visit(w.inner, Part{.name = "inner", .meaning = "what goes on inside them"});
    visit(w.approaches, Part{.name = "approaches", .meaning = "ways of doing things"});
    visit(w.association, Part{.name = "association", .meaning = "who is taken for part of which camp"});
    visit(w.conduct, Part{.name = "conduct", .meaning = "how they behave where they work"});
    visit(w.forums, Part{.name = "forums", .meaning = "rooms"});
    visit(w.power, Part{.name = "power", .meaning = "who can lean on whom"});
    visit(w.government, Part{.name = "government", .meaning = "host governments"});
    visit(w.voices, Part{.name = "voices", .meaning = "what the host country asks for"});
    visit(w.economy, Part{.name = "economy", .meaning = "what internationals do to labour and prices"});
    visit(w.opinion, Part{.name = "opinion", .meaning = "what people are told and asked"});
    visit(w.commander, Part{.name = "commander", .meaning = "the force commander"});
    visit(w.missions, Part{.name = "missions", .shape = "(mission)", .meaning = "missions of the Security Council"});
    visit(w.money, Part{.name = "money", .meaning = "donors, accounts and funds"});
    visit(w.effort, Part{.name = "effort", .meaning = "what teams did this week"});
    visit(w.events, Part{.name = "events", .meaning = "violence of this week"});
    visit(w.headquarters, Part{.name = "headquarters", .meaning = "what headquarters want and know"});
    visit(w.reconfiguration, Part{.name = "reconfiguration", .meaning = "how the structure changes"});
    visit(w.post_attention, Column{.name = "post_attention",
                                   .shape = "(post)",
                                   .min = 0,
                                   .max = 1,
                                   .start = 1,
                                   .meaning = "mean attention of a post to its functions"});
    visit(w.hat_attention,
          Column{.name = "hat_attention",
                 .shape = "(organisation)",
                 .min = 0,
                 .max = 1,
                 .start = 1,
                 .meaning = "attention of the person who fills an organisation to it; 1 without a post"});
}

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
