#pragma once
// What a comparison reads, as plain data, so that it can be tested without files.

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "analysis/columns.hpp"
#include "record/observable.hpp"
#include "record/run_result.hpp"

namespace entente {

/// A comparison that cannot be made as asked: an unknown outcome, a baseline that is not in the file. For the author.
struct ComparisonError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The runs of a file with the numbers that each left; `read_comparison` fills it.
struct ComparisonInput {
    std::string title;
    std::vector<std::string> caveats;
    std::vector<Alteration> alterations;
    // Mechanisms that are off and levers that are pulled where nothing varies, by key, after `SCENARIO/` where there
    // are several: `mechanisms.hats` 0, `levers.joint_training` 0.5.
    std::map<std::string, double, std::less<>> switched;
    std::vector<VariedParameter> varied;  // parallel to RunLabel::varied
    SampleShape sample;                   // how the points were chosen that RunLabel::parameter_set counts
    std::size_t n_missing = 0;            // runs planned that have no label yet
    std::vector<RunLabel> labels;         // (run) of finished and failed runs
    std::vector<RunStatus> statuses;      // (run)
    std::vector<Outcome> outcomes;        // (outcome)
    Columns columns;                      // (outcome)(run); NaN where undefined
};

/// Throws std::invalid_argument unless all lengths agree, ComparisonError when there is no run.
void check(const ComparisonInput& input);

/// `there is no <what> <asked> in this file; did you mean <nearest>?`, or what there is. Always throws ComparisonError.
[[noreturn]] void refuse(const std::string& what, const std::string& asked, const std::vector<std::string>& known);

/// Part of an input in which the asked labels are equal.
struct Stratum {
    std::string name;  // `world.hostility = 0.33`, joined by commas; empty without keys
    ComparisonInput input;
};

/// Splits by scenario, parameter_set or varied keys (in full, or their last part where that is unique), in the order of
/// the file. Throws ComparisonError.
std::vector<Stratum> split_by(ComparisonInput input, const std::vector<std::string>& keys);

}  // namespace entente
