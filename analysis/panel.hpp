#pragma once
// One more view of a comparison: a small table with what it says in words, the same in every format.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/estimate.hpp"
#include "core/names.hpp"

namespace entente {

/// What `compare --show` can add.
enum class View : std::uint8_t {
    details,    // every outcome and structure, in full
    switching,  // at which value of a varied parameter a difference turns
    survival,   // time to relapse, with runs that ended first
    rates,      // events per exposure
    who,        // those worst off, the displaced, national staff, beside the mean
    regret,     // how much is lost by choosing a structure before knowing the situation
    regimes,    // the best structure over two axes
    failure,    // where a structure does worse than the baseline
    mediation,  // which process measures go along with a difference
    ablation,   // what is left of a difference without a mechanism
    front       // structures that no other one beats in all outcomes
};

template <>
struct Names<View> {
    static constexpr auto words =
        std::to_array<std::string_view>({"details", "switching", "survival", "rates", "who", "regret", "regimes",
                                         "failure", "mediation", "ablation", "front"});
};

/// A column for people, which may hold several fields for programs: a difference and the ends of its interval.
struct PanelColumn {
    std::string head;
    std::vector<std::string> keys;
    bool is_text = false;
    bool is_for_programs = false;  // left out of what people read
};

struct PanelCell {
    std::string shown;           // for people; of a text column also for programs
    std::vector<double> values;  // parallel to PanelColumn::keys; empty in a text column
};

struct Panel {
    View view = View::details;
    std::string title;
    std::vector<PanelColumn> columns;
    std::vector<std::vector<PanelCell>> rows;  // (row)(column)
    bool rows_are_for_programs = false;        // people read the findings, which say it all
    std::vector<std::string> findings;         // in words, with their uncertainty
    std::vector<std::string> pictures;         // lines as they stand, for people
    std::vector<std::string> notes;            // how to read it, and when not to believe it
};

Panel panel_of(View view, const std::string& title);

PanelCell text_cell(const std::string& text);
PanelCell count_cell(std::size_t n);
PanelCell number_cell(double value, int decimals);
/// `0.31 (0.22 to 0.40)` with the digits that the interval deserves; `+` before it where `is_signed`.
PanelCell estimate_cell(const Estimate& estimate, bool is_signed = false);

std::string shown_estimate(const Estimate& estimate, bool is_signed = false);

/// At most 80 columns wide.
std::string table_of(const Panel& panel);
std::string markdown_of(const Panel& panel);
/// The rows for a spreadsheet, each after the fields of `stratum`.
std::string csv_of(const Panel& panel, const std::string& stratum, bool with_heads);

}  // namespace entente
