#pragma once
// What a job will take, before it is started.

#include <filesystem>
#include <optional>

#include "record/recording_plan.hpp"
#include "scenario/problems.hpp"
#include "scenario/scenario.hpp"

namespace entente {

/// What is to be run: every structure in every world is one run.
struct Job {
    std::size_t n_runs = 1;
    std::size_t n_at_once = 1;  // worlds in memory at the same time
    RecordingDetail detail = RecordingDetail::district;
    bool keeps_results = false;  // whether results of all runs are held in memory until the end
};

/// What a file takes without any run.
inline constexpr double bytes_of_empty_file = 2e6;

struct JobEstimate {
    double seconds = 0;  // of one processor core; within a factor of three
    double memory_bytes = 0;
    double disk_bytes = 0;  // an upper bound: before compression
};

JobEstimate estimate(const Scenario& scenario, const Job& job = {});

/// Bytes that a new program may take without swapping (MemAvailable of /proc/meminfo); nothing where that is not told.
std::optional<double> available_memory(const std::filesystem::path& meminfo = "/proc/meminfo");

/// Bytes free where a file is to be written; nothing where that is not told.
std::optional<double> available_disk(const std::filesystem::path& file);

/// A world that cannot fit is the author's problem, and refused before it starts.
void check_memory(const JobEstimate& estimate, std::optional<double> available_bytes, Problems& problems);
void check_disk(const JobEstimate& estimate, std::optional<double> available_bytes, Problems& problems);

}  // namespace entente
