#include "cli/slurm_script.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string_view>
#include <vector>

#include "cli/load_design.hpp"
#include "cli/slurm_shell.hpp"

namespace entente {

namespace {

namespace fs = std::filesystem;

/// The output without `.h5`.
std::string stem_of(const fs::path& output) {
    return (output.extension() == ".h5" ? fs::path(output).replace_extension() : output).string();
}

std::string doubled(const std::string& text, char c) {
    std::string result;
    for (const char one : text) result += one == c ? std::string(2, c) : std::string(1, one);
    return result;
}

std::optional<std::vector<std::uint64_t>> numbers_between_colons(std::string_view text) {
    constexpr std::uint64_t beyond_any_limit = 1'000'000'000;  // and small enough for a sum in seconds
    std::vector<std::uint64_t> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (true) {
        std::uint64_t number = 0;
        const auto [stopped, error] = std::from_chars(at, end, number);
        if (error != std::errc{} || number > beyond_any_limit) return std::nullopt;
        numbers.push_back(number);
        if (stopped == end) return numbers;
        if (*stopped != ':') return std::nullopt;
        at = stopped + 1;
    }
}

}  // namespace

std::optional<std::uint64_t> seconds_of_time_limit(const std::string& text) {
    constexpr std::uint64_t minute = 60;
    constexpr std::uint64_t hour = 60 * minute;
    constexpr std::uint64_t day = 24 * hour;
    const std::size_t dash = text.find('-');
    const bool has_days = dash != std::string::npos;
    const auto parts = numbers_between_colons(std::string_view(text).substr(has_days ? dash + 1 : 0));
    if (!parts || parts->size() > 3) return std::nullopt;
    std::uint64_t seconds = 0;
    if (has_days) {
        const auto days = numbers_between_colons(std::string_view(text).substr(0, dash));
        if (!days || days->size() != 1) return std::nullopt;
        seconds = days->front() * day;
    }
    // Without days, one number is minutes, and two are minutes and seconds.
    const bool begins_with_hours = has_days || parts->size() == 3;
    const std::array<std::uint64_t, 4> units{hour, minute, 1, 0};
    for (std::size_t i = 0; i < parts->size(); ++i) seconds += (*parts)[i] * units[begins_with_hours ? i : i + 1];
    return seconds;
}

std::string job_name(const fs::path& output) {
    std::string name = fs::path(stem_of(output)).filename().string();
    std::replace_if(
        name.begin(), name.end(),
        [](unsigned char c) { return c > 127 || (std::isalnum(c) == 0 && c != '.' && c != '_' && c != '-'); }, '_');
    return name;
}

fs::path shard_path(const SlurmJob& job, std::uint64_t shard) {
    return stem_of(job.output) + ".shard-" + std::to_string(shard) + "-of-" + std::to_string(job.n_shards) + ".h5";
}

std::string slurm_script(const SlurmJob& job) {
    const std::string name = "entente-" + job_name(job.output);
    std::string text = "#!/bin/sh\n# A sweep in shards on a Slurm cluster, printed by\n#   " + job.command + "\n" +
                       (job.estimate.empty() ? "" : "# " + job.estimate + "\n") + std::string(slurm_usage);
    const auto ask = [&](const std::string& option, const std::string& value) {
        if (!value.empty()) text += "#SBATCH --" + option + "=" + value + "\n";
    };
    ask("job-name", name);
    ask("partition", job.partition);
    ask("account", job.account);
    ask("time", job.time_limit);
    ask("mem", job.memory);
    ask("nodes", "1");
    ask("ntasks", "1");
    ask("cpus-per-task", std::to_string(job.n_cores));
    ask("open-mode", "append");
    ask("signal", "B:TERM@" + std::to_string(seconds_of_warning));
    text += "#SBATCH --requeue\n\n";
    const auto set = [&](const std::string& variable, const std::string& value) {
        text += variable + "=" + quoted_for_shell(value) + "\n";
    };
    set("entente", job.program.string());
    set("design", job.design.string());
    set("output", job.output.string());
    set("folder", job.output.parent_path().string());
    set("stem", stem_of(job.output));
    // Slurm replaces % in the names of logs.
    set("logs", doubled((job.output.parent_path() / job_name(job.output)).string(), '%'));
    set("name", name);
    set("shards", std::to_string(job.n_shards));
    set("threads", std::to_string(job.n_cores));
    // What comes with the program is where it was when the script was printed, whatever the cluster passes on.
    text += job.data.empty() ? "unset ENTENTE_DATA\n"
                             : "ENTENTE_DATA=" + quoted_for_shell(job.data.string()) + "\nexport ENTENTE_DATA\n";
    return text + std::string(slurm_body);
}

}  // namespace entente
