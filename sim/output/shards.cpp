#include "output/shards.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <set>
#include <stdexcept>

#include "output/datasets.hpp"
#include "output/errors.hpp"
#include "output/output_path.hpp"
#include "output/reader.hpp"
#include "output/same_design.hpp"
#include "output/seal.hpp"

namespace entente {

namespace fs = std::filesystem;

namespace {

/// What shards must have in common beside their configuration, as the table describes it.
bool same_datasets(const FileHead& a, const FileHead& b) {
    const auto datasets_a = datasets_of(a, false);
    const auto datasets_b = datasets_of(b, false);
    return std::equal(datasets_a.begin(), datasets_a.end(), datasets_b.begin(), datasets_b.end(),
                      [](const Dataset& x, const Dataset& y) {
                          return x.path == y.path && x.unit == y.unit && x.dimensions == y.dimensions;
                      });
}

template <class Label>
std::vector<std::string> names_of(const std::vector<Label>& labels) {
    std::vector<std::string> names;
    for (const Label& label : labels) names.push_back(label.name);
    return names;
}

bool same_labels(const FileHead& a, const FileHead& b) {
    return a.start_date == b.start_date && a.groups == b.groups && a.plan.n_weeks == b.plan.n_weeks &&
           a.plan.every_weeks == b.plan.every_weeks && names_of(a.districts) == names_of(b.districts) &&
           names_of(a.organisations) == names_of(b.organisations);
}

/// Why a shard is none of the same design; empty if it is.
std::string why_foreign(const FileHead& shard, const FileHead& first) {
    const std::string difference = difference_between(shard, first);
    if (!difference.empty()) return difference;
    if (shard.n_runs_of_design != first.n_runs_of_design) return "its design has another number of runs";
    if (!same_labels(shard, first) || !same_datasets(shard, first)) return "it holds other quantities or labels";
    return "";
}

/// Finished before failed before missing.
int rank(RunStatus status) {
    return status == RunStatus::finished ? 2 : status == RunStatus::failed ? 1 : 0;
}

constexpr std::size_t most_numbers_named = 10;
constexpr std::int64_t most_shards_of_design = 100'000;  // of one design

/// The first of so many numbers.
std::string some_of(const std::vector<std::int64_t>& numbers, std::size_t n) {
    std::string text;
    for (std::size_t i = 0; i < std::min(numbers.size(), most_numbers_named); ++i) {
        text += (text.empty() ? "" : ", ") + std::to_string(numbers[i]);
    }
    return n > most_numbers_named ? text + " and " + std::to_string(n - most_numbers_named) + " more" : text;
}

std::string some_of(const std::vector<std::int64_t>& numbers) {
    return some_of(numbers, numbers.size());
}

/// Complaints of all shards become one error.
class Complaints {
public:
    void add(const fs::path& shard, const std::string& sentence) {
        if (text_.empty()) {
            first_ = shard;
            text_ = sentence;
        } else {
            text_ += "\n" + shard.string() + ": " + sentence;
        }
    }
    void throw_if_any() const {
        if (!text_.empty()) throw InputFileError(first_, text_);
    }

private:
    fs::path first_;
    std::string text_;
};

/// Runs of one shard join those found; those that another shard holds already are a complaint.
void add_runs(ShardsFound& found, const TrajectoryFile& shard, std::size_t index, std::span<const fs::path> shards,
              Complaints& complaints) {
    std::vector<std::int64_t> doubled;
    std::size_t other = 0;
    for (std::size_t position = 0; position < shard.n_runs(); ++position) {
        const FoundRun run{index, position, shard.statuses()[position]};
        if (run.status == RunStatus::missing) continue;
        const std::int64_t number = shard.labels()[position].number;
        const auto [known, is_new] = found.runs.emplace(number, run);
        if (is_new) continue;
        if (known->second.status == run.status) {
            doubled.push_back(number);
            other = known->second.shard;
        } else if (rank(run.status) > rank(known->second.status)) {
            known->second = run;
        }
    }
    if (doubled.empty()) return;
    complaints.add(shards[index], "holds runs that " + shards[other].string() + " holds, too: " + some_of(doubled) +
                                      "; give each shard once");
}

/// Whether runs belong into the design that the shards say they are of.
void check_numbers(const ShardsFound& found, const fs::path& first) {
    const std::int64_t n_runs = found.head.n_runs_of_design;
    if (!found.runs.empty() && (found.runs.begin()->first < 0 || found.runs.rbegin()->first >= n_runs)) {
        throw InputFileError(first,
                             "holds runs of other numbers than its design of " + std::to_string(n_runs) + " has");
    }
    if (n_runs > static_cast<std::int64_t>(found.runs.size() + 1) * most_shards_of_design) {
        throw InputFileError(first, "is of a design of " + std::to_string(n_runs) + " runs, but all shards hold only " +
                                        std::to_string(found.runs.size()) + " of them: too few to be joined");
    }
}

}  // namespace

std::string ShardsFound::missing() const {
    if (n_missing() == 0) return "";
    // Where all shards say which they are, those that are missing can be named.
    std::set<std::int64_t> numbers;
    std::int64_t n_shards = 0;
    std::int64_t n_of_last = 0;
    bool is_cut_one_way = true;
    for (const std::string& label : labels) {
        const std::size_t slash = label.find('/');
        if (slash == std::string::npos) continue;
        std::int64_t number = 0;
        std::from_chars(label.data(), label.data() + slash, number);
        std::from_chars(label.data() + slash + 1, label.data() + label.size(), n_of_last);
        is_cut_one_way = is_cut_one_way && (n_shards == 0 || n_shards == n_of_last);
        n_shards = n_of_last;
        numbers.insert(number);
    }
    std::vector<std::int64_t> absent;
    is_cut_one_way = is_cut_one_way && n_shards <= most_shards_of_design;
    for (std::int64_t number = 1; is_cut_one_way && number <= n_shards; ++number) {
        if (numbers.count(number) == 0) absent.push_back(number);
    }
    const std::string n_runs = std::to_string(n_missing()) + " of " + std::to_string(head.n_runs_of_design) + " runs";
    if (!absent.empty()) {
        return (absent.size() == 1 ? "shard " : "shards ") + some_of(absent) + " of " + std::to_string(n_shards) +
               (absent.size() == 1 ? " is missing (" : " are missing (") + n_runs + ")";
    }
    const std::size_t enough = most_numbers_named + 1;
    for (std::int64_t number = 0; number < head.n_runs_of_design && absent.size() < enough; ++number) {
        if (runs.count(number) == 0) absent.push_back(number);
    }
    return n_runs + " are missing: " + some_of(absent, n_missing());
}

ShardsFound find_shards(std::span<const fs::path> shards) {
    ShardsFound found;
    Complaints complaints;
    std::optional<std::size_t> first;
    std::int64_t lowest = std::numeric_limits<std::int64_t>::max();  // run that the shard with the head holds
    for (std::size_t i = 0; i < shards.size(); ++i) {
        found.labels.emplace_back();
        if (shards[i].extension() == ".partial") {
            complaints.add(shards[i], "is unfinished; the command that made it goes on with --resume");
            continue;
        }
        try {
            check_input_file(shards[i]);
            check_seal(shards[i], SealedBlocks::all);
            const TrajectoryFile shard(shards[i]);
            found.labels[i] = shard.head().shard;
            found.n_bytes += fs::file_size(shards[i]);
            datasets_of(shard.head(), false);
            const std::string foreign = first ? why_foreign(shard.head(), found.head) : "";
            if (!foreign.empty()) {
                complaints.add(shards[i],
                               "is no shard of the same design as " + shards[*first].string() + ": " + foreign);
                continue;
            }
            if (!first) first = i;
            // Shards made from different folders name the design differently; the order in which they are given must
            // not decide which name stays.
            const std::int64_t own_lowest = shard.n_runs() > 0 ? shard.labels().front().number : lowest;
            if (*first == i || own_lowest < lowest) found.head = shard.head();
            lowest = std::min(lowest, own_lowest);
            add_runs(found, shard, i, shards, complaints);
        } catch (const std::invalid_argument& error) {  // of the table of datasets, which its head does not fit
            complaints.add(shards[i], std::string("is damaged: ") + error.what());
        } catch (const InputFileError& error) {
            const std::string text = error.what();
            complaints.add(shards[i], text.substr(std::min(text.size(), shards[i].string().size() + 2)));
        }
    }
    complaints.throw_if_any();
    check_numbers(found, shards.front());
    found.head.shard.clear();
    return found;
}

}  // namespace entente
