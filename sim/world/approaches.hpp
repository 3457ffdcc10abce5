#pragma once
// Ways of doing a thing. Nobody knows which way works where; organisations hold a favourite, try, evaluate and learn.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/grid.hpp"
#include "core/names.hpp"
#include "world/activities.hpp"

namespace entente {

/// Kinds of district, as they were at the start: what works in one need not work in another.
enum class DistrictKind : std::uint8_t { urban, rural, contested };

template <>
struct Names<DistrictKind> {
    static constexpr auto words = std::to_array<std::string_view>({"urban", "rural", "contested"});
};
inline constexpr std::size_t n_district_kinds = count_of<DistrictKind>;

/// Variants of each activity: theories of how it brings peace about.
inline constexpr std::size_t n_variants = 3;

/// A task is an activity in a kind of district; a way is a variant of a task.
inline constexpr std::size_t n_tasks = n_district_kinds * n_activities;
inline constexpr std::size_t n_ways = n_tasks * n_variants;

constexpr std::size_t task_of(std::size_t kind, std::size_t activity) {
    return kind * n_activities + activity;
}
constexpr std::size_t way_of(std::size_t task, std::size_t variant) {
    return task * n_variants + variant;
}

inline constexpr std::int8_t no_variant = -1;

struct Approaches {
    std::vector<std::uint8_t> kind;  // (district) of `DistrictKind`
    std::vector<double> efficacy;    // (way) true, known to nobody; mean 1 over the variants of a task
    Grid<std::uint8_t> favourite;    // (organisation, activity) the variant it was brought up with
    Grid<double> own_mean;           // (organisation, way) what its own evaluations say of the efficacy
    Grid<double> own_precision;      // the same shape [1/variance]
    Grid<double> believed;           // the same shape: with upbringing and with what others told
    Grid<double> choice;             // (organisation, way) shares of its work it would give to each, sum 1 by task
    Grid<double> use;                // (organisation, way) shares it gives, with what plans prescribe
    Grid<double> yield;              // (organisation, task) efficacy of its work, by which effort is multiplied
    Grid<std::int8_t> prescribed;    // (forum, activity) the variant a joint plan sanctions, or no_variant
    std::vector<double> common;      // (way) share of all work on the task that is done this way
    std::vector<double> work;        // (task) team-weeks a week at the last review
};

}  // namespace entente
