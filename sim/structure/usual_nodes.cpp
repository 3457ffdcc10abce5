#include "structure/usual_nodes.hpp"

#include <algorithm>

namespace entente {

bool usually_of_state(std::string_view node) {
    static constexpr std::array<std::string_view, 8> of_state{"STATE", "DEF",    "DIP", "DEV",
                                                              "PRT",   "XFORCE", "WG",  "PRTB"};
    return std::find(of_state.begin(), of_state.end(), node) != of_state.end();
}

bool usually_of_mission(std::string_view node) {
    static constexpr std::array<std::string_view, 10> of_mission{"SRSG",  "DSRSG_POL", "JOC",   "DMS",  "HCS",
                                                                 "FORCE", "POLICE",    "CIVIL", "SMLG", "IMPT"};
    return std::find(of_mission.begin(), of_mission.end(), node) != of_mission.end();
}

std::vector<std::string> usual_nodes(Family family) {
    switch (family) {
        case Family::mission_force:
            return {"FORCE"};
        case Family::mission_police:
            return {"POLICE"};
        case Family::mission_civilian:
            return {"CIVIL"};
        case Family::un_humanitarian:
            return {"UNHUM"};
        case Family::un_development:
            return {"UNDEV"};
        case Family::humanitarian_coordination:
            return {"OCHA", "HCS"};
        case Family::foreign_force:
            return {"XFORCE"};
        case Family::donor_defence:
            return {"DEF"};
        case Family::donor_diplomacy:
            return {"DIP"};
        case Family::donor_development:
            return {"DEV"};
        case Family::ngo_humanitarian:
            return {"INGO_H"};
        case Family::ngo_development:
            return {"INGO_D"};
        case Family::ngo_multi_mandate:
            return {"INGO_M"};
        case Family::independent_humanitarian:
            return {"ICRC"};
        case Family::local_ngo:
            return {"LNGO"};
        case Family::financial_institution:
            return {"IFI"};
        case Family::government_ministry:
            return {"GOV"};
        case Family::provincial_government:
            return {"PROV"};
        case Family::military_observers:
            return {"FORCE"};
        case Family::regional_organisation:
            return {"REGIONAL"};
        case Family::community:
            return {"COMM"};
        case Family::post:
            return {};
    }
    return {};
}

}  // namespace entente
