#include "analysis/read_comparison.hpp"

#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace entente {

namespace {

/// Levers and mechanisms are among the parameters of a file where they are not as usual.
std::map<std::string, double, std::less<>> switched_in(const std::vector<ResolvedParameter>& parameters) {
    std::map<std::string, double, std::less<>> switched;
    for (const ResolvedParameter& parameter : parameters) {
        const std::size_t slash = parameter.key.find('/');
        const std::string key = parameter.key.substr(slash == std::string::npos ? 0 : slash + 1);
        if (key.starts_with("mechanisms.")) switched[parameter.key] = parameter.value == "false" ? 0 : 1;
        if (!key.starts_with("levers.")) continue;
        double strength = 0;
        const char* const end = parameter.value.data() + parameter.value.size();
        if (std::from_chars(parameter.value.data(), end, strength).ptr == end) switched[parameter.key] = strength;
    }
    return switched;
}

/// All but the columns, with these labels of all runs; fills the positions of runs that carry one.
ComparisonInput read_labels(const TrajectoryFile& file, std::vector<RunLabel> labels, std::vector<std::size_t>& known) {
    const FileHead& head = file.head();
    ComparisonInput input;
    input.title = head.title;
    input.caveats = head.caveats;
    input.alterations = head.alterations;
    input.switched = switched_in(head.parameters);
    input.varied = head.varied;
    input.sample = head.sample;
    input.outcomes = head.plan.outcomes;

    for (std::size_t run = 0; run < file.n_runs(); ++run) {
        if (file.statuses()[run] == RunStatus::missing) {
            ++input.n_missing;
            continue;
        }
        if (known.size() < run) labels[known.size()] = std::move(labels[run]);
        known.push_back(run);
        input.statuses.push_back(file.statuses()[run]);
    }
    labels.resize(known.size());
    input.labels = std::move(labels);
    return input;
}

/// What no model says, but a damaged file may: numbers whose squares overflow count as undefined, those whose squares
/// vanish as nothing, so that the statistics need not look at each sum again.
double in_range(double value) {
    constexpr double largest = 1e100;
    constexpr double least = 1e-100;
    if (!(std::abs(value) <= largest)) return std::numeric_limits<double>::quiet_NaN();
    return std::abs(value) < least ? 0 : value;
}

Columns::Column read_column(const TrajectoryFile& file, std::size_t outcome, const std::vector<std::size_t>& known) {
    const std::vector<double> values = file.outcome(file.head().plan.outcomes[outcome].name);
    Columns::Column column;
    column.reserve(known.size());
    if (values.size() < file.n_runs()) {
        throw InputFileError(file.path(),
                             file.head().plan.outcomes[outcome].name + " is shorter than the list of runs");
    }
    for (const std::size_t run : known) column.push_back(in_range(values[run]));
    return column;
}

}  // namespace

ComparisonInput read_comparison(const TrajectoryFile& file) {
    std::vector<std::size_t> known;
    ComparisonInput input = read_labels(file, file.labels(), known);
    for (std::size_t i = 0; i < input.outcomes.size(); ++i) input.columns.emplace_back() = read_column(file, i, known);
    return input;
}

ComparisonInput read_comparison_when_asked(const std::filesystem::path& path) {
    const auto file = std::make_shared<TrajectoryFile>(path);
    std::vector<std::size_t> known;
    ComparisonInput input = read_labels(*file, file->take_labels(), known);
    input.columns = Columns(input.outcomes.size(), [file, known = std::move(known)](std::size_t outcome) {
        return read_column(*file, outcome, known);
    });
    return input;
}

}  // namespace entente
