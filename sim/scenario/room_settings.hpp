#pragma once
// Rooms of a structure as a scenario, an option or a lever wants them: forum.CLUSTER.power_rule = "horizontal".

#include <string>
#include <vector>

#include "scenario/levers.hpp"
#include "scenario/problems.hpp"
#include "scenario/scenario.hpp"
#include "scenario/toml_file.hpp"

namespace entente {

/// Adds `forum.<NAME>.<field>` = value. A field that no room has, a wrong type or range becomes a problem.
void add_room_setting(std::vector<RoomSetting>& rooms, const std::string& key, const TomlValue& value,
                      Problems& problems);

/// Adds what a lever does to a field of a room: numbers only.
void add_room_change(std::vector<RoomSetting>& rooms, const LeverChange& change, double strength, Problems& problems);

/// A room that none of the structures knows becomes a problem. One that a structure knows and nobody sits in is none.
void check_rooms(const std::vector<RoomSetting>& rooms, const std::vector<Graph>& graphs, Problems& problems);

/// The structure with its rooms so set; settings of rooms that it does not have change nothing.
Graph furnished(Graph graph, const std::vector<RoomSetting>& rooms);

/// `forum.CLUSTER.power = times 0.5 at 1`: what decides a result.
std::string text_of(const RoomSetting& setting);

/// Words of `dimensions` that are none become problems.
void check_dimensions(const RoomTerms& terms, const std::string& path, const TomlValue& value, Problems& problems);

}  // namespace entente
