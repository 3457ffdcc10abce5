#pragma once
// What the panels of a page are made from: the runs of one scenario, who is compared with whom, and their names.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare.hpp"
#include "analysis/comparison_input.hpp"
#include "analysis/page_messages.hpp"
#include "analysis/pairing.hpp"
#include "analysis/view_input.hpp"
#include "output/reader.hpp"

namespace entente::page {

/// Runs that may be compared with each other: one scenario of a file.
struct PagePart {
    std::string scenario;
    ComparisonInput input;
    std::vector<std::size_t> positions;  // (run of input) along the file's run dimension
    Design design;
    std::vector<Arm> arms;                 // as they stand in the file
    std::vector<std::size_t> references;   // (arm) whom it is compared with
    std::vector<RunsByCell> runs;          // (arm)(cell)
    std::vector<std::string> headlines;    // outcomes that the page tells of, in order
    std::string baseline;                  // a structure of this part
    std::optional<Comparison> comparison;  // none with fewer than two structures or without a finished run

    bool has_finished_runs() const;
    /// What the views of `compare` are made from; only with a comparison, and not longer than this part.
    ViewInput view() const { return view_input(input, *comparison, false); }
};

/// One part a scenario. `baseline` may be empty: then the default of each part; throws ComparisonError if no part has
/// it.
std::vector<PagePart> parts_of(const TrajectoryFile& file, const std::string& baseline);

/// Which arm of the part stands behind an arm of a section, where it may have another name.
std::size_t arm_in_part(const PagePart& part, const Arm& arm);

/// Two columns aligned by world, of one outcome under two structures.
AlignedByWorld align_arms(const PagePart& part, std::size_t a, std::size_t b, std::size_t outcome);

/// An outcome's name without its summary: `coverage` of `coverage_mean`.
std::string stem_of(const std::string& outcome);

/// `a_structure:variant` as people write it: `a structure (variant)`.
std::string plain_name(const std::string& model);

/// Keys of messages; `add_names` puts them into the table.
Message name_of_arm(const Arm& arm);
Message name_of_outcome(const std::string& outcome);
Message name_of_unit(const std::string& unit);

/// Names of structures, outcomes and series of a file, in both languages as far as texts know them.
void add_names(Messages& messages, const TrajectoryFile& file, const std::vector<PagePart>& parts);

}  // namespace entente::page
