#pragma once
// The few nodes whose meaning the code must know: what makes a camp, whose voice is heard by whom, and where an
// organisation of a family usually stands. Everything else about a structure is data.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "world/families.hpp"

namespace entente {

namespace node {
inline constexpr std::string_view head_of_mission = "SRSG";
inline constexpr std::string_view force = "FORCE";
inline constexpr std::string_view donor_state = "STATE";
inline constexpr std::string_view foreign_force = "XFORCE";
inline constexpr std::string_view government = "GOV";
inline constexpr std::string_view humanitarian_coordinator = "HC";
inline constexpr std::string_view mission_support = "DMS";
inline constexpr std::string_view peacebuilding_fund = "PBF";
/// Where UN humanitarian organisations stand: agencies, and humanitarian coordination outside and inside a mission.
inline constexpr std::array<std::string_view, 3> un_humanitarian{"UNHUM", "OCHA", "HCS"};
}  // namespace node

/// Nodes that exist once for each donor state where a graph does not declare otherwise.
bool usually_of_state(std::string_view node);

/// Nodes that exist once for each mission: its head, components, offices and rooms.
bool usually_of_mission(std::string_view node);

/// Nodes on which an organisation of this family stands, in order of preference, where a scenario does not say
/// otherwise. Empty for posts, which stand on the function that they are.
std::vector<std::string> usual_nodes(Family family);

}  // namespace entente
