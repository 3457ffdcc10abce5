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
    std::vector<std::string> nodes;
    for (const std::string_view node : traits_of(family).nodes) {
        if (!node.empty()) nodes.emplace_back(node);
    }
    return nodes;
}

}  // namespace entente
