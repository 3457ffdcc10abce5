#include "scenario/seat_members.hpp"

#include <algorithm>

namespace entente {

namespace {

/// Of the ministry that holds a state's purse: the first for development, else the first.
double engagement_of(const Scenario& scenario, const std::string& state) {
    const OrganisationSpec* purse = nullptr;
    for (const OrganisationSpec& spec : scenario.organisations) {
        if (spec.state != state || !ministry_of_donor(spec.family)) continue;
        if (purse == nullptr) purse = &spec;
        if (spec.family != Family::donor_development) continue;
        purse = &spec;
        break;
    }
    return purse != nullptr && purse->donor.committee ? purse->donor.engagement : 0.0;
}

void keep_outside(Structure& structure, const Scenario& scenario) {
    for (std::size_t o = 0; o < scenario.organisations.size(); ++o) {
        const OrganisationSpec& spec = scenario.organisations[o];
        if (!ministry_of_donor(spec.family) || spec.state.empty()) continue;
        const double engaged = engagement_of(scenario, spec.state);
        for (StructureForum& forum : structure.forums) {
            if (!forum.spec.name.ends_with("/" + spec.state)) forum.seat[o] *= engaged;
        }
    }
}

bool soldiers_sit(const StructureForum& forum, const Structure& structure, const Scenario& scenario) {
    for (std::size_t o = 0; o < scenario.organisations.size(); ++o) {
        if (structure.present[o] && forum.seat[o] > 0 && scenario.organisations[o].military) return true;
    }
    return false;
}

void widen_security_rooms(Structure& structure, const Scenario& scenario) {
    const double seat = scenario.parameters.rooms.civilian_seats;
    for (StructureForum& forum : structure.forums) {
        if (seat <= 0 || forum.spec.depth != ForumDepth::planning || !soldiers_sit(forum, structure, scenario))
            continue;
        for (std::size_t o = 0; o < scenario.organisations.size(); ++o) {
            const Family family = scenario.organisations[o].family;
            const bool meant = traits_of(family).civilian_of_mission || family == Family::local_ngo;
            if (meant && structure.present[o]) forum.seat[o] = std::max(forum.seat[o], seat);
        }
    }
}

}  // namespace

void seat_members(Structure& structure, const Scenario& scenario) {
    keep_outside(structure, scenario);
    widen_security_rooms(structure, scenario);
}

}  // namespace entente
