#include "record/cast.hpp"

#include <map>

namespace entente {

Cast cast_of(const Organisations& organisations, const Teams& teams,
             const std::vector<std::string>& state_of_organisation) {
    Cast cast;
    std::map<std::string, std::vector<std::size_t>> states;
    cast.is_aid.resize(organisations.size());
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        const Family family = organisations.family[o];
        const FamilyTraits& traits = traits_of(family);
        const bool fielded = teams.first[o + 1] > teams.first[o];
        const bool aid = traits.aid_workers && organisations.civilian[o];
        cast.is_aid[o] = aid;
        if (aid) cast.aid.push_back(o);
        if (of_mission(family)) cast.mission.push_back(o);
        if (family == Family::local_ngo) cast.local_ngos.push_back(o);
        if (traits.side) cast.sides[index_of(*traits.side)].push_back(o);
        if (!fielded) continue;
        cast.fielded.push_back(o);
        if (traits.humanitarian && organisations.civilian[o]) cast.humanitarian.push_back(o);
        if (of_un_system(family)) cast.un_system.push_back(o);
        if (traits.gives_bilaterally) cast.donors.push_back(o);
        if (traits.from_abroad) cast.external.push_back(o);
        if (of_government(family)) cast.government.push_back(o);
        if (traits.from_abroad || of_government(family)) cast.external_and_government.push_back(o);
        if (of_donor_state(family) && o < state_of_organisation.size() && !state_of_organisation[o].empty()) {
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
