#pragma once
// The one table of what a trajectory file contains. The writer creates from it, the specification is printed from it,
// and a test opens a real file and compares.

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/names.hpp"
#include "record/run_result.hpp"

namespace entente {

/// Readers refuse a file of another major version; a new minor version adds and changes nothing that was there.
inline constexpr int format_major = 1;
inline constexpr int format_minor = 2;
std::string format_version();

/// Types of datasets; text is variable-length UTF-8, because fixed-length text stops xarray's default engine.
enum class Type : std::uint8_t { text, uint8, int32, int64, uint64, float32, float64 };

template <>
struct Names<Type> {
    static constexpr auto words =
        std::to_array<std::string_view>({"text", "uint8", "int32", "int64", "uint64", "float32", "float64"});
};

/// A dataset that every file has, provided that its dimensions are not empty.
struct FixedDataset {
    std::string_view path;  // below the root: `run`, `inputs/text`
    Type type = Type::text;
    std::string_view dimensions;  // names with spaces between; a dataset named like its only dimension labels it
    std::string_view unit;
    std::string_view meaning;
};

std::span<const FixedDataset> fixed_datasets();

/// A root attribute, or one of the group `provenance`.
struct FixedAttribute {
    std::string_view object;
    std::string_view name;
    std::string_view meaning;
};

std::span<const FixedAttribute> fixed_attributes();

/// One dataset of one particular file.
struct Dataset {
    std::string path;
    Type type = Type::text;
    std::vector<std::string> dimensions;
    std::string unit;
    std::string meaning;
    std::vector<std::pair<std::string, std::string>> attributes;  // text attributes beside `units` and `long_name`

    bool is_scale() const;  // labels its own dimension
    bool has_runs() const { return !dimensions.empty() && dimensions.front() == "run"; }
};

/// Length of every dimension.
std::map<std::string, std::uint64_t, std::less<>> dimension_lengths(const FileHead& head);

/// Everything in a file with this head, in the order of creation: fixed datasets, varied parameters, outcomes, series.
/// What has an empty dimension is left out. Throws std::invalid_argument if two datasets share a name or a start date
/// or unit would stop xarray from opening the file.
std::vector<Dataset> datasets_of(const FileHead& head, bool with_provenance);

/// `param_association_pull`, `lever_joint_training`: the key with every other character replaced by an underscore.
std::string varied_dataset(const VariedParameter& parameter);

/// The specification of the file format; docs/file-format.md is this text.
std::string file_format_markdown();

}  // namespace entente
