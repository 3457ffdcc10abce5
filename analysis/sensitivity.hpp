#pragma once
// Which axes of a sweep an outcome hangs on: under each structure, and in the difference between two structures, which
// is what decides their order.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/bootstrap.hpp"
#include "analysis/comparison_input.hpp"
#include "analysis/luck.hpp"
#include "analysis/main_effects.hpp"

namespace entente {

/// Which statistics a design allows.
enum class SensitivityKind : std::uint8_t {
    sobol_indices,       // saltelli
    elementary_effects,  // morris
    main_effects,        // factorial
    from_base,           // one_at_a_time
    between_ends,        // grid, list
    rank_correlations    // lhs, sobol
};

template <>
struct Names<SensitivityKind> {
    static constexpr std::array<std::string_view, 6> words{"sobol_indices", "elementary_effects", "main_effects",
                                                           "from_base",     "between_ends",       "rank_correlations"};
};

/// One axis in one table; from a base point, one other value of it.
struct AxisRow {
    std::size_t axis = 0;
    double at = Estimate::undefined;       // the value compared with the base
    Estimate effect;                       // total index, μ*, difference, partial rank correlation
    Estimate other;                        // first-order index, μ
    Estimate without_luck;                 // total index or mean square of effects, less what luck adds
    double spread = Estimate::undefined;   // σ
    double p_value = Estimate::undefined;  // of Student's t
    std::size_t n = 0;                     // blocks, trajectories, worlds, runs or pairs that it rests on
    bool is_told = false;                  // from zero, with an error of 5 %
    bool survives_holm = false;            // also when all axes of the table are judged together
    bool does_nothing = false;             // no value changed with it, anywhere
};

/// One outcome of one structure, or of one less the baseline.
struct SensitivityTable {
    std::size_t outcome = 0;  // index into Sensitivity::outcomes
    std::string structure;
    std::string against;                       // the baseline in a difference, else empty
    std::vector<AxisRow> rows;                 // those told from zero first, each part by the size of its effect
    std::string nothing_to_say;                // why all is undefined, else empty
    Basis basis = Basis::none;                 // of intervals by Student's t
    double mean = Estimate::undefined;         // over points
    std::size_t n_used = 0;                    // blocks that are whole in at least one world
    std::size_t n_dropped = 0;                 // blocks that are in none
    std::size_t n_worlds = 0;                  // worlds with any value
    double share_above = Estimate::undefined;  // of points at which a difference is above 0
    double share_below = Estimate::undefined;
    LuckShares luck;
};

struct Sensitivity {
    std::string title;
    std::string stratum;  // `scenario = b` where a file holds several
    std::string baseline;
    std::vector<std::string> caveats;
    SampleShape sample;
    SensitivityKind kind = SensitivityKind::sobol_indices;
    std::vector<VariedParameter> axes;
    std::vector<Outcome> outcomes;
    std::vector<SensitivityTable> tables;  // by outcome; in each, structures and then differences
    std::size_t n_structures = 0;
    std::size_t n_worlds = 0;
    std::size_t n_runs = 0;
    std::size_t n_failed = 0;
    std::size_t n_missing = 0;
};

/// Outcomes by name (of an observable: all its summaries), each for every structure and, where there are several, for
/// its difference from `baseline` in the same world at the same point. Values at a point are means over the worlds in
/// which its whole block is there. Throws ComparisonError where the file holds no sweep or not what is asked.
Sensitivity sensitivity(const ComparisonInput& input, const std::string& baseline,
                        const std::vector<std::string>& outcome_names, const Bootstrap& bootstrap = {});

}  // namespace entente
