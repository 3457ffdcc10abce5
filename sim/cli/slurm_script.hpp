#pragma once
// The job script that `entente slurm` prints: one file that submits itself, runs a shard, and merges.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace entente {

/// A sweep as jobs of a Slurm cluster. Paths are absolute: tasks run on other machines, in a folder of Slurm's.
struct SlurmJob {
    std::filesystem::path program;
    std::filesystem::path data;  // the folder that ENTENTE_DATA names here, for shards too; empty if it names none
    std::filesystem::path design;
    std::filesystem::path output;  // the merged file; shards and logs lie beside it
    std::uint64_t n_shards = 1;
    std::uint64_t n_cores = 1;  // of a shard, each with a thread
    // Empty: what the cluster gives by itself.
    std::string partition;
    std::string account;
    std::string time_limit;  // of a shard, as Slurm writes it
    std::string memory;      // of a shard, with its unit
    std::string command;     // that printed the script, quoted for a shell
    std::string estimate;    // what a shard takes, in words; may be empty
};

/// How long before the time limit a shard is told to save what is finished.
inline constexpr std::uint64_t seconds_of_warning = 120;

/// Seconds of a time limit in one of Slurm's forms: minutes, minutes:seconds, hours:minutes:seconds, days-hours,
/// days-hours:minutes, days-hours:minutes:seconds. Nothing if it is none of them.
std::optional<std::uint64_t> seconds_of_time_limit(const std::string& text);

/// What jobs and logs are called: the output's name in letters, digits, `.`, `_` and `-`.
std::string job_name(const std::filesystem::path& output);

/// The file of a shard, beside the merged one.
std::filesystem::path shard_path(const SlurmJob& job, std::uint64_t shard);

/// A script for any POSIX shell.
std::string slurm_script(const SlurmJob& job);

}  // namespace entente
