#include "record/cast.hpp"

#include <map>

namespace entente {

namespace {

bool of_un(Family family) {
    return of_mission(family) || family == Family::un_humanitarian || family == Family::un_development ||
           family == Family::humanitarian_coordination;
}

bool humanitarian(Family family) {
    return family == Family::un_humanitarian || family == Family::humanitarian_coordination ||
           family == Family::ngo_humanitarian || family == Family::ngo_multi_mandate ||
           family == Family::independent_humanitarian || family == Family::local_ngo;
}

std::size_t side_of(Family family) {
    switch (family) {
        case Family::mission_force:
        case Family::mission_police:
        case Family::mission_civilian:
        case Family::military_observers:
            return index_of(Side::mission);
        case Family::un_humanitarian:
        case Family::un_development:
        case Family::humanitarian_coordination:
            return index_of(Side::un);
        case Family::ngo_humanitarian:
        case Family::ngo_development:
        case Family::ngo_multi_mandate:
        case Family::independent_humanitarian:
        case Family::local_ngo:
            return index_of(Side::ngo);
        case Family::donor_defence:
        case Family::donor_diplomacy:
        case Family::donor_development:
        case Family::financial_institution:
            return index_of(Side::donor);
        case Family::government_ministry:
        case Family::provincial_government:
            return index_of(Side::government);
        default:
            return no_row;
    }
}

bool of_aid(Family family) {
    return humanitarian(family) || family == Family::un_development || family == Family::ngo_development ||
           family == Family::donor_development || family == Family::financial_institution;
}

}  // namespace

Cast cast_of(const Organisations& organisations, const Teams& teams,
             const std::vector<std::string>& state_of_organisation) {
    Cast cast;
    std::map<std::string, std::vector<std::size_t>> states;
    cast.is_aid.resize(organisations.size());
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        const Family family = organisations.family[o];
        const bool fielded = teams.first[o + 1] > teams.first[o];
        const bool aid = of_aid(family) && organisations.civilian[o];
        cast.is_aid[o] = aid;
        if (aid) cast.aid.push_back(o);
        if (of_mission(family)) cast.mission.push_back(o);
        if (family == Family::local_ngo) cast.local_ngos.push_back(o);
        if (const std::size_t side = side_of(family); side != no_row) cast.sides[side].push_back(o);
        if (!fielded) continue;
        cast.fielded.push_back(o);
        if (humanitarian(family) && organisations.civilian[o]) cast.humanitarian.push_back(o);
        if (of_un(family)) cast.un_system.push_back(o);
        if (ministry_of_donor(family) && family != Family::donor_defence) cast.donors.push_back(o);
        const bool external = !of_government(family) && family != Family::local_ngo && family != Family::post;
        if (external) cast.external.push_back(o);
        if (of_government(family)) cast.government.push_back(o);
        if (external || of_government(family)) cast.external_and_government.push_back(o);
        const bool of_state = ministry_of_donor(family) || family == Family::foreign_force;
        if (of_state && o < state_of_organisation.size() && !state_of_organisation[o].empty()) {
            states[state_of_organisation[o]].push_back(o);
        }
    }
    cast.state_of.assign(organisations.size(), no_row);
    for (auto& state : states) {
        if (state.second.size() < 2) continue;
        for (const std::size_t o : state.second) cast.state_of[o] = cast.states.size();
        cast.states.push_back(std::move(state.second));
    }
    return cast;
}

}  // namespace entente
