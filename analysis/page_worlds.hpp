#pragma once
// Series of a file, reduced run by run and averaged within worlds, so that memory depends on worlds and on what is kept
// of a run, never on the size of the file.

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "analysis/page_part.hpp"
#include "analysis/paired.hpp"

namespace entente::page {

/// Steps of the record joined into at most so many points of a drawing.
struct Times {
    std::size_t n_steps = 0;  // of the record
    std::size_t steps_a_point = 1;
    std::vector<int> weeks;  // (point) its first week

    std::size_t size() const { return weeks.size(); }
};

Times times_of(const RecordingPlan& plan, std::size_t most_points);

/// Weeks that lie in a step of the record; the last may be shorter.
int weeks_of_step(const RecordingPlan& plan, std::size_t step);

/// (arm)(world, value) row-major: mean over the cells of a world of what is kept of a run, NaN where no run has a
/// value. Only cells in which every structure of the part finished are counted, so that differences compare like with
/// like; if there is none, all cells are.
struct ByWorld {
    std::size_t n_worlds = 0;
    std::size_t n_values = 0;
    std::vector<std::vector<double>> of_arm;
};

/// What is kept of one run's series, (step, row) row-major: as many values as asked for, NaN where undefined.
using Reduce = std::function<std::vector<double>(std::span<const float> series)>;

/// Reads each finished run once. Throws InputFileError.
ByWorld read_by_world(const TrajectoryFile& file, const PagePart& part, const std::string& dataset,
                      std::size_t n_values, const Reduce& reduce);

/// Means of points of a series over its steps; counts become counts a week.
Reduce at_times(const RecordingPlan& plan, const Series& series, const Times& times);

/// The mean over worlds with its interval; NaN without a world, and no interval with one.
struct MeanOverWorlds {
    std::size_t n = 0;
    double mean = PairedDifference::undefined;
    double half_width = PairedDifference::undefined;  // of the 95 % interval

    bool excludes_zero() const { return half_width < mean || half_width < -mean; }
};

MeanOverWorlds level_of(const ByWorld& worlds, std::size_t arm, std::size_t value);
/// Of `arm` less `reference`, over worlds in which both have a value.
MeanOverWorlds difference_of(const ByWorld& worlds, std::size_t arm, std::size_t reference, std::size_t value);

/// The series of a file under this name; none if it was not recorded.
const Series* series_of(const RecordingPlan& plan, const std::string& dataset);

}  // namespace entente::page
