#include "scenario/estimate.hpp"

#include <cstdint>
#include <fstream>
#include <numeric>
#include <string>

#include "scenario/entities.hpp"
#include "scenario/toml_file.hpp"
#include "world/activities.hpp"

namespace entente {
namespace {

/// Sizes that all costs are made of.
struct Sizes {
    double households, districts, identities, organisations, teams, groups, forums, weeks;
};

Sizes sizes_of(const Scenario& scenario) {
    constexpr double usual_forums = 10;  // rooms follow from the structure, which is not known here
    const double teams = std::accumulate(scenario.organisations.begin(), scenario.organisations.end(), 0.0,
                                         [](double sum, const OrganisationSpec& spec) { return sum + spec.teams; });
    return {static_cast<double>(scenario.start.households),
            static_cast<double>(scenario.country.districts),
            static_cast<double>(scenario.country.identity_groups),
            static_cast<double>(scenario.organisations.size()),
            teams,
            static_cast<double>(groups_with_splinters(scenario).size()),
            usual_forums,
            static_cast<double>(scenario.weeks)};
}

/// Columns of one world.
double world_bytes(const Sizes& n) {
    constexpr double household = 40;  // columns of `Households`
    constexpr double team = 32;
    constexpr double belief =
        6 * sizeof(float) + 2 * sizeof(double);   // an organisation's, of a dimension of a district
    constexpr double plan_cell = sizeof(float);   // share of a plan, a wish, a role
    constexpr double pair = 8 * sizeof(double);   // of organisations: trust, candour, information, funding …
    constexpr double outlook = 120;               // weekly table and sums of a district's identity group
    constexpr double refuge = 64 * 12.0;          // refuges considered from a district
    constexpr double space = 8 * sizeof(double);  // association, access and risk of an organisation in a district
    constexpr double program = 2e7;               // code, libraries, stacks
    const double planned = n.districts * n_activities * plan_cell;
    return program + household * n.households + team * n.teams + belief * n.organisations * n.districts * n_dimensions +
           planned * n.organisations * (n.forums + 4) + pair * n.organisations * n.organisations +
           n.districts * (outlook * n.identities + refuge + space * n.organisations + 32 * n.groups);
}

/// Time of one week of one world on one core, from a run of the benchmark's size.
double week_seconds(const Sizes& n) {
    constexpr double household = 60e-9;
    constexpr double heard = 2e-9;  // an organisation hears of another's dimension in a district
    constexpr double considered =
        15e-9;                       // a team considers an activity in a district, a third of teams every fourth week
    constexpr double meant = 15e-9;  // a room weighs a member's wish for an activity in a district
    constexpr double measured = 25e-9;  // recorded series
    const double cells = n.districts * n_activities;
    return household * n.households + heard * n.organisations * n.organisations * n.districts * n_dimensions +
           considered * n.teams * cells / 4 + meant * n.forums * n.organisations * cells / 4 +
           measured * n.organisations * cells;
}

double result_bytes(const Scenario& scenario, const Sizes& n, RecordingDetail detail) {
    const RecordingSizes rows{static_cast<std::size_t>(n.districts), static_cast<std::size_t>(n.organisations),
                              static_cast<std::size_t>(n.groups)};
    const RecordingPlan plan = plan_recording(rows, scenario.weeks, scenario.recording.every_weeks, detail);
    double values = 0;
    for (const Series& series : plan.series) values += static_cast<double>(series.n_rows);
    if (detail == RecordingDetail::outcomes) values = 0;
    return values * static_cast<double>(plan.n_steps()) * sizeof(float) +
           static_cast<double>(plan.outcomes.size()) * sizeof(double);
}

/// 1.5 GB, 20 MB: three digits are enough to decide.
std::string readable(double bytes) {
    constexpr double kilo = 1000;
    constexpr const char* units[] = {"B", "kB", "MB", "GB", "TB", "PB"};
    std::size_t unit = 0;
    while (bytes >= kilo && unit + 1 < std::size(units)) {
        bytes /= kilo;
        ++unit;
    }
    constexpr double tenth = 10;
    const double rounded = static_cast<double>(static_cast<std::int64_t>(bytes * tenth + one_half)) / tenth;
    return shortest(rounded) + " " + units[unit];
}

void refuse(const std::string& what, double needed, std::optional<double> available, Problems& problems) {
    if (!available || needed <= *available) return;
    problems.add("", 0, what + ": about " + readable(needed) + " needed, " + readable(*available) + " available");
}

}  // namespace

JobEstimate estimate(const Scenario& scenario, const Job& job) {
    const Sizes n = sizes_of(scenario);
    const auto runs = static_cast<double>(job.n_runs);
    const auto at_once = static_cast<double>(job.n_at_once);
    const double result = result_bytes(scenario, n, job.detail);
    const double kept = result * (job.keeps_results ? runs : at_once);
    return {week_seconds(n) * n.weeks * runs, world_bytes(n) * at_once + kept, bytes_of_empty_file + result * runs};
}

std::optional<double> available_memory(const std::filesystem::path& meminfo) {
    constexpr double kibibyte = 1024;
    std::ifstream stream(meminfo);
    std::string word;
    double value = 0;
    while (stream >> word) {
        if (word == "MemAvailable:" && stream >> value) return value * kibibyte;
    }
    return std::nullopt;
}

std::optional<double> available_disk(const std::filesystem::path& file) {
    std::error_code error;
    const auto directory = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const auto space = std::filesystem::space(directory, error);
    if (error) return std::nullopt;
    return static_cast<double>(space.available);
}

void check_memory(const JobEstimate& estimate, std::optional<double> available_bytes, Problems& problems) {
    refuse("the world is too large for memory", estimate.memory_bytes, available_bytes, problems);
}

void check_disk(const JobEstimate& estimate, std::optional<double> available_bytes, Problems& problems) {
    refuse("the result is too large for the disk", estimate.disk_bytes, available_bytes, problems);
}

}  // namespace entente
