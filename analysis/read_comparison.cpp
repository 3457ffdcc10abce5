#include "analysis/read_comparison.hpp"

#include <cstddef>
#include <vector>

namespace entente {

ComparisonInput read_comparison(const TrajectoryFile& file) {
    const FileHead& head = file.head();
    ComparisonInput input;
    input.title = head.title;
    input.caveats = head.caveats;
    input.varied = head.varied;
    input.sample = head.sample;
    input.outcomes = head.plan.outcomes;

    std::vector<std::size_t> known;  // positions of runs that carry a label
    for (std::size_t run = 0; run < file.n_runs(); ++run) {
        if (file.statuses()[run] == RunStatus::missing) {
            ++input.n_missing;
            continue;
        }
        known.push_back(run);
        input.labels.push_back(file.labels()[run]);
        input.statuses.push_back(file.statuses()[run]);
    }
    for (const Outcome& outcome : input.outcomes) {
        const std::vector<double> values = file.outcome(outcome.name);
        std::vector<double>& column = input.columns.emplace_back();
        for (const std::size_t run : known) column.push_back(values[run]);
    }
    return input;
}

}  // namespace entente
