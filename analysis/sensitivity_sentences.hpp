#pragma once
// What a sensitivity analysis says in words, the same in every format.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/sensitivity.hpp"
#include "analysis/sentences.hpp"

namespace entente {

/// What `AxisRow::effect` and `AxisRow::other` are; the latter empty where there is none.
struct Statistics {
    std::string_view effect;       // `total_index`, for programs
    std::string_view other;        // `first_order_index`
    std::string_view effect_head;  // `total index`, over a column
    std::string_view other_head;   // `by itself`
};

Statistics statistics_of(SensitivityKind kind);

/// The same for all tables of one outcome; of statistics that have its unit.
Scale scale_of(const Sensitivity& found, std::size_t outcome);

/// An axis as a row of a table.
struct ShownAxis {
    char mark = ' ';     // `?` not told from zero, `=` changes nothing, `*` survives Holm's correction
    std::string axis;    // `world.hostility`, `world.hostility = 0.9`, `world.hostility, 0.1 to 0.9`
    std::string effect;  // `0.62 (0.55 to 0.69)`
    std::string other;
    std::string spread;
};

ShownAxis show(const Sensitivity& found, const SensitivityTable& table, const AxisRow& row);

/// `STRUCTURE`, or `STRUCTURE - BASELINE`.
std::string subject_of(const SensitivityTable& table);

/// The mean over points, with the outcome's scale.
std::string show_mean(const Sensitivity& found, const SensitivityTable& table);

/// The first row that is told from zero, or nullptr.
const AxisRow* leading_row(const SensitivityTable& table);

/// Whether there is a finding to tell: a row told from zero, and where Holm's correction applies one that survives it.
bool has_finding(const Sensitivity& found, const SensitivityTable& table);

/// The leading finding with its uncertainty, and whether it is clear of the next; or that there is none, and why.
std::string leading_sentence(const Sensitivity& found, const SensitivityTable& table);

/// At how many points a difference is above and below 0, what was dropped, how much is luck.
std::vector<std::string> table_notes(const Sensitivity& found, const SensitivityTable& table);

/// What is to be said of the rows after the first `n_shown`: which are told, which are not, which change nothing.
std::vector<std::string> unshown_sentences(const Sensitivity& found, const SensitivityTable& table,
                                           std::size_t n_shown);

/// What was run, and what is missing from it.
std::vector<std::string> sample_notes(const Sensitivity& found);

/// How to read the numbers, and what must not be read into them.
std::vector<std::string> sensitivity_reading_notes(const Sensitivity& found);

}  // namespace entente
