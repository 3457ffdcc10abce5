#include "output/merge.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <vector>

#include "output/assemble.hpp"
#include "output/reader.hpp"
#include "output/writer.hpp"

namespace entente {

namespace fs = std::filesystem;

namespace {

/// What shards must have in common, as the table describes it: names, types, units and labels.
bool same_design(const FileHead& a, const FileHead& b) {
    const auto same_datasets = [](const std::vector<Dataset>& one, const std::vector<Dataset>& other) {
        return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const Dataset& x, const Dataset& y) {
            return x.path == y.path && x.unit == y.unit && x.dimensions == y.dimensions;
        });
    };
    const auto same_districts = [](const DistrictLabel& x, const DistrictLabel& y) { return x.name == y.name; };
    const auto same_organisations = [](const OrganisationLabel& x, const OrganisationLabel& y) {
        return x.name == y.name;
    };
    return a.config_sha256 == b.config_sha256 && a.start_date == b.start_date && a.groups == b.groups &&
           a.plan.n_weeks == b.plan.n_weeks && a.plan.every_weeks == b.plan.every_weeks &&
           same_datasets(datasets_of(a, false), datasets_of(b, false)) &&
           std::equal(a.districts.begin(), a.districts.end(), b.districts.begin(), b.districts.end(), same_districts) &&
           std::equal(a.organisations.begin(), a.organisations.end(), b.organisations.begin(), b.organisations.end(),
                      same_organisations);
}

struct Found {
    std::size_t shard = 0;
    std::uint64_t position = 0;
    RunStatus status = RunStatus::missing;
};

/// Finished before failed before missing; among equals the first shard named.
bool is_better(RunStatus candidate, RunStatus than) {
    constexpr std::array<int, count_of<RunStatus>> rank{0, 2, 1};
    return rank[index_of(candidate)] > rank[index_of(than)];
}

}  // namespace

void merge_files(std::span<const fs::path> shards, const fs::path& path, MergeOptions options) {
    if (shards.empty()) throw std::invalid_argument("there is nothing to merge");
    check_output_path(path, options.force, false);

    FileHead head;
    std::map<std::int64_t, Found> runs;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const TrajectoryFile shard(shards[i]);
        if (i == 0) head = shard.head();
        if (!same_design(head, shard.head())) {
            throw InputFileError(shards[i], "is no shard of the same design as " + shards[0].string());
        }
        for (std::size_t position = 0; position < shard.n_runs(); ++position) {
            const Found found{i, position, shard.statuses()[position]};
            const auto [known, is_new] = runs.emplace(shard.labels()[position].number, found);
            if (!is_new && is_better(found.status, known->second.status)) known->second = found;
        }
    }

    fs::path at_work = shards[0];
    try {
        std::vector<Layout> files;
        std::uint64_t n_bytes = 0;
        for (const auto& shard : shards) {
            at_work = shard;
            FileHead own = head;
            own.n_runs_planned = 1;  // the table does not depend on it
            files.push_back(open_layout(shard.string(), own, false));
            n_bytes += fs::file_size(shard);
            if (compression_level_of(files.back()) != compression_level_of(files.front())) {
                throw InputFileError(shard, "is compressed otherwise than " + shards[0].string());
            }
        }
        LayoutOptions layout{{}, options.provenance, compression_level_of(files.front()).value_or(1)};
        std::vector<RunSource> sources;
        for (const auto& [number, found] : runs) {
            layout.run_numbers.push_back(number);
            if (found.status == RunStatus::missing)
                sources.emplace_back();
            else
                sources.push_back({&files[found.shard], found.position, found.status == RunStatus::finished});
        }
        head.n_runs_planned = static_cast<std::int64_t>(sources.size());
        at_work = path;
        assemble(path, head, layout, {0, begun_at(files.front())}, sources, n_bytes);
    } catch (const hdf5::Failure& failure) {
        if (at_work != path) throw InputFileError(at_work, std::string("is damaged: ") + failure.what());
        throw OutputError(path, failure.operation, failure.what(), "All shards are as they were.");
    } catch (const fs::filesystem_error& system) {
        throw OutputError(path, "write the merged file", system.code().message(), "All shards are as they were.");
    }
}

}  // namespace entente
