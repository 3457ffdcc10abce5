#pragma once
// What a run leaves behind: which quantities, in which unit, over which rows. Definitions:
// docs/reference/observables.md.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/names.hpp"

namespace entente {

/// Over what a series extends beside time.
enum class Shape : std::uint8_t { national, district, organisation, group };

template <>
struct Names<Shape> {
    static constexpr auto words = std::to_array<std::string_view>({"national", "district", "organisation", "group"});
};

/// Which way is better for the people of the country, where that is beyond dispute.
enum class Better : std::uint8_t { higher, lower, undecided };

template <>
struct Names<Better> {
    static constexpr auto words = std::to_array<std::string_view>({"higher", "lower", "undecided"});
};

/// An outcome is how people fare; a process is how organisations work together; the first is explained by the second.
enum class Role : std::uint8_t { outcome, process };

template <>
struct Names<Role> {
    static constexpr auto words = std::to_array<std::string_view>({"outcome", "process"});
};

/// Which summaries of a national series become outcomes of the run: bits that may be joined.
enum Summary : std::uint8_t { no_summary = 0, total = 1, mean = 2, final_value = 4 };

/// How weeks are joined when several share one recorded step.
enum class Joined : std::uint8_t { mean, sum, point };

template <>
struct Names<Joined> {
    static constexpr auto words = std::to_array<std::string_view>({"time: mean", "time: sum", "time: point"});
};

/// A quantity that a run can record. `name` is the name of the dataset in the file (national series).
struct Observable {
    std::string_view name;
    std::string_view unit;       // UDUNITS-like text: "1", "people", "deaths", "USD" …
    std::string_view long_name;  // one plain sentence fragment
    Joined joined = Joined::mean;
    Better better = Better::undecided;
    Role role = Role::outcome;
    std::uint8_t summaries = mean;
    int measured_every = 1;            // weeks; what is costly is measured every fourth week and held in between
    std::string_view definition = {};  // how it is measured, where the long name does not say it all
    bool can_be_missing = false;       // NaN says that there is nothing to measure; in others it is an error
};

/// One recorded series: a dataset of the file with dimensions (run, time[, rows]).
struct Series {
    Observable observable;
    Shape shape = Shape::national;
    std::string dataset;  // `coverage`, or `coverage_by_district`, `coverage_by_organisation`, `fighters_by_group`
    std::size_t n_rows = 1;
};

/// One number a run: `coverage_mean`, `relapse_week` …
struct Outcome {
    std::string name;
    std::string unit;
    std::string long_name;
    Better better = Better::undecided;
    Role role = Role::outcome;
};

/// Everything that is recorded in one file, the same for all its runs.
struct RecordingPlan {
    int n_weeks = 0;
    int every_weeks = 1;  // weeks joined in one recorded step; the last step may be shorter
    std::vector<Series> series;
    std::vector<Outcome> outcomes;

    std::size_t n_steps() const { return static_cast<std::size_t>((n_weeks + every_weeks - 1) / every_weeks); }
};

}  // namespace entente
