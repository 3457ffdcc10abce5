#include "cli/list_columns.hpp"

#include <cmath>

#include "world/walk.hpp"
#include "world/world.hpp"

namespace entente {

namespace {

Cell text(std::string_view words) {
    return Cell(std::string(words));
}

Cell bound(double value) {
    return std::isinf(value) ? Cell(nullptr) : Cell(value);
}

/// One of each part that there are several of, so that its columns are seen.
World one_of_each() {
    World world;
    world.missions.resize(1);
    world.imposed.rows.resize(1);
    world.forums.terms.resize(1);
    return world;
}

}  // namespace

Listing columns() {
    Listing list{"Columns of the world",
                 "All that is known of a world, column by column. *Lasts*: `run`, laid out once; `state`, carried from "
                 "week to week; `week`, cleared before it is written anew.",
                 {{"path", "column"},
                  {"shape", "one for each"},
                  {"unit", "unit"},
                  {"min", "min"},
                  {"max", "max"},
                  {"lasts", "lasts"},
                  {"meaning", "what it is", true}},
                 {}};
    World world = one_of_each();
    for_each_column(world, [&](std::string path, const auto&, const Column& said) {
        for (std::size_t at; (at = path.find("[0]")) != path.npos;) path.erase(at, 3);
        list.rows.push_back({path, text(said.shape.text), text(said.unit), bound(said.min), bound(said.max),
                             text(name_of(said.lasts)), text(said.meaning)});
    });
    return list;
}

}  // namespace entente
