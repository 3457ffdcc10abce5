#pragma once
// Reads a trajectory file for analysis and description: what it says of itself, and one run or one outcome at a time.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "output/errors.hpp"
#include "record/run_result.hpp"

namespace entente {

/// An open trajectory file, finished or not. Nothing is loaded before it is asked for, but the head and the runs'
/// labels. Everything throws InputFileError, which says in a sentence what is wrong with the file or the request.
class TrajectoryFile {
public:
    explicit TrajectoryFile(std::filesystem::path path);
    ~TrajectoryFile();
    TrajectoryFile(TrajectoryFile&&) noexcept;
    TrajectoryFile& operator=(TrajectoryFile&&) noexcept;

    const std::filesystem::path& path() const;

    /// What was written, except for `Observable::summaries` and `can_be_missing`, which a file does not hold. Texts in
    /// the plan stay valid for the life of the program.
    const FileHead& head() const;
    std::string format_version() const;

    std::size_t n_runs() const;
    /// By position along the run dimension; `number` is the run's number in the design.
    const std::vector<RunLabel>& labels() const;
    /// The same, given away: the file has none afterwards. They are most of what an open file of many runs keeps.
    std::vector<RunLabel> take_labels();
    const std::vector<RunStatus>& statuses() const;
    const std::vector<std::string>& errors() const;

    bool has_outcome(std::string_view name) const;
    bool has_series(std::string_view dataset) const;

    /// One number a run, NaN where undefined or where the run did not finish.
    std::vector<double> outcome(std::string_view name) const;

    /// The whole series of one run: (step, row), row-major. `position` is that along the run dimension.
    std::vector<float> series(std::string_view dataset, std::size_t position) const;
    /// Some steps of one run.
    std::vector<float> series(std::string_view dataset, std::size_t position, std::size_t first_step,
                              std::size_t n_steps) const;
    /// All rows of consecutive runs at one step: (run, row), row-major; for maps.
    std::vector<float> series_at_step(std::string_view dataset, std::size_t step, std::size_t first_position,
                                      std::size_t n_positions) const;

    /// Attributes of /provenance with their names, empty if the file has none.
    std::vector<std::pair<std::string, std::string>> provenance() const;
    /// Wall time of each run, empty if the file has no provenance.
    std::vector<double> run_seconds() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace entente
