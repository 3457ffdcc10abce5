#include "output/merge.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <list>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "output/assemble.hpp"
#include "output/output_path.hpp"
#include "output/shards.hpp"

namespace entente {

namespace fs = std::filesystem;

namespace {

constexpr const char* shards_stay = "All shards are as they were.";

/// As many files as may be open at a time, well below what the system allows.
std::size_t most_open() {
    constexpr std::size_t kept_free = 64;
    constexpr std::size_t most = 128;
    constexpr std::size_t least = 8;
    struct rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return least;
    const auto n = static_cast<std::size_t>(limit.rlim_cur);
    return std::clamp(n > kept_free ? n - kept_free : 0, least, most);
}

/// Files that hold parts of the runs while they are joined step by step; removed at the end, whatever that is.
class Scratch {
public:
    ~Scratch() {
        std::error_code error;
        for (const fs::path& path : paths_) fs::remove(path, error);
    }
    const fs::path& add(fs::path path) { return paths_.emplace_back(std::move(path)); }

private:
    std::list<fs::path> paths_;
};

/// One run and the file that holds it.
struct Piece {
    std::int64_t number = 0;
    std::size_t file = 0;
    std::uint64_t position = 0;
    RunStatus status = RunStatus::missing;
};

/// Writes these runs, in their order, out of these files.
void join(const std::vector<fs::path>& files, const std::vector<Piece>& pieces, const fs::path& path, FileHead head,
          bool with_provenance, std::uint64_t n_bytes) {
    std::vector<SourceFile> opened;
    for (const fs::path& file : files) opened.push_back(open_source(file));
    const FileHead any_length = [&] {
        FileHead own = head;
        own.n_runs_planned = 1;  // the table does not depend on it
        return own;
    }();
    const int level = compression_level_of(open_layout(files.front().string(), any_length, false)).value_or(1);
    LayoutOptions layout{{}, with_provenance, level};
    std::vector<RunSource> sources;
    for (const Piece& piece : pieces) {
        layout.run_numbers.push_back(piece.number);
        if (piece.status == RunStatus::missing) {
            sources.emplace_back();
        } else {
            sources.push_back({&opened[piece.file], piece.position, piece.status == RunStatus::finished});
        }
    }
    head.n_runs_planned = static_cast<std::int64_t>(pieces.size());
    assemble(path, head, layout, {0, begun_at(opened.front())}, sources, n_bytes);
}

/// Joins groups of files into fewer, until few enough are left.
void join_in_groups(std::vector<fs::path>& files, std::vector<Piece>& pieces, const fs::path& path,
                    const FileHead& head, std::uint64_t n_bytes, Scratch& scratch) {
    const std::size_t most = most_open();
    int round = 0;
    while (files.size() > most) {
        std::vector<fs::path> fewer;
        std::vector<Piece> moved = pieces;
        const std::string ending = ".merging-" + std::to_string(round++) + "-";
        for (std::size_t first = 0; first < files.size(); first += most) {
            const std::size_t end = std::min(first + most, files.size());
            std::vector<Piece> of_group;
            for (std::size_t i = 0; i < pieces.size(); ++i) {
                const Piece& piece = pieces[i];
                if (piece.status == RunStatus::missing || piece.file < first || piece.file >= end) continue;
                moved[i].file = fewer.size();
                moved[i].position = of_group.size();
                of_group.push_back({piece.number, piece.file - first, piece.position, piece.status});
            }
            if (of_group.empty()) continue;
            const std::vector<fs::path> group(files.begin() + static_cast<std::ptrdiff_t>(first),
                                              files.begin() + static_cast<std::ptrdiff_t>(end));
            const fs::path joined = fs::path(path).concat(ending + std::to_string(fewer.size()) + ".partial");
            join(group, of_group, scratch.add(joined), head, true, n_bytes * of_group.size() / pieces.size());
            fewer.push_back(joined);
        }
        pieces = std::move(moved);
        files = std::move(fewer);
    }
}

}  // namespace

MergedRuns merge_files(std::span<const fs::path> shards, const fs::path& path, MergeOptions options) {
    if (shards.empty()) throw std::invalid_argument("there is nothing to merge");
    check_output_replaces(path, shards);
    check_output_path(path, options.force, false);
    ShardsFound found = find_shards(shards);
    if (!options.allows_missing && found.n_missing() > 0) {
        throw InputFileError(path, "cannot be made: " + found.missing() + "; --incomplete joins what there is");
    }

    MergedRuns merged;
    std::vector<Piece> pieces;
    for (std::int64_t number = 0; number < found.head.n_runs_of_design; ++number) {
        const auto run = found.runs.find(number);
        const FoundRun there = run == found.runs.end() ? FoundRun{} : run->second;
        pieces.push_back({number, there.shard, there.position, there.status});
        if (there.status == RunStatus::failed) ++merged.n_failed;
        if (there.status == RunStatus::missing) ++merged.n_missing;
    }
    merged.n_runs = pieces.size();
    try {
        Scratch scratch;
        std::vector<fs::path> files(shards.begin(), shards.end());
        join_in_groups(files, pieces, path, found.head, found.n_bytes, scratch);
        join(files, pieces, path, found.head, options.provenance, found.n_bytes);
    } catch (const hdf5::Failure& failure) {
        throw OutputError(path, failure.operation, failure.what(), shards_stay);
    } catch (const fs::filesystem_error& system) {
        throw OutputError(path, "write the merged file", system.code().message(), shards_stay);
    }
    return merged;
}

}  // namespace entente
