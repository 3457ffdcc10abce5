#pragma once
// What organisations did in the last 52 weeks, and what they and others wanted them to do: the material of coherence.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/grid.hpp"
#include "record/cast.hpp"
#include "record/measures.hpp"
#include "record/rolling_sum.hpp"

namespace entente {

/// Thirteen blocks of four weeks. Cells are (dimension × district), as in Effort::by_organisation. Rows are those of
/// organisations with field teams.
class EffortWindow {
public:
    static constexpr std::size_t n_blocks = 13;

    EffortWindow(const World& world, const Cast& cast, const Delivery& delivery);

    /// Adds the effort of a week.
    void add(const Moment& now);

    /// Closes a block: in week 0, then every fourth week.
    void close(const Moment& now);

    std::size_t n_cells() const { return n_cells_; }
    std::size_t n_rows() const { return fielded_.size(); }
    std::size_t organisation(std::size_t row) const { return fielded_[row]; }
    std::size_t row_of(std::size_t organisation) const { return row_of_[organisation]; }

    /// Mean weekly effort of the block that was closed last.
    std::span<const double> recent(std::size_t row) const { return recent_.row(row); }
    /// The same of all organisations.
    std::span<const double> recent_total() const { return recent_total_; }
    /// Positive effort over the window.
    std::span<const double> effort(std::size_t row) const { return effort_.sum(row * n_cells_, n_cells_); }
    /// What it undid, over the window; empty for organisations that cannot.
    std::span<const double> harm(std::size_t row) const;
    /// Its own wish at the start of the window, as effort by cell.
    std::span<const double> programme(std::size_t row) const { return programmes_[oldest_programme()].row(row); }
    /// Placements of teams that stood or began in the window.
    std::size_t placements(std::size_t row) const;
    /// Spending over the window [USD].
    double spending(std::size_t row) const { return spending_.sum()[row]; }

    /// People × need over the window.
    std::span<const double> need() const { return need_.sum(); }
    /// What people of one identity group lack, by their own account, over the window.
    std::span<const double> wanted_by_people(std::size_t identity) const {
        return wanted_.sum(identity * n_cells_, n_cells_);
    }

private:
    std::size_t oldest_programme() const;
    void share_harm(const Moment& now);
    void count_placements(const World& world, Week week);
    void note_programmes(const World& world, const Delivery& delivery);
    void note_need(const World& world, const LevelsOfGovernment& levels);

    std::vector<std::size_t> fielded_;
    std::vector<std::size_t> row_of_;    // (organisation) or npos
    std::vector<std::size_t> harmful_;   // rows of organisations that can undo others' work
    std::vector<std::size_t> harm_row_;  // (row) place in `harmful_`, or npos
    std::size_t n_districts_ = 0;
    std::size_t n_cells_ = 0;
    std::size_t n_closed_ = 0;  // blocks
    int weeks_ = 0;             // in the open block

    Grid<double> block_;                 // (row, cell) open block
    Grid<double> harm_block_;            // (harmful, cell)
    Grid<double> recent_;                // (row, cell) mean of the closed block
    std::vector<double> recent_total_;   // (cell)
    std::vector<double> at_operations_;  // (harmful) scratch: in one district
    std::vector<double> scratch_;
    RollingSum effort_, harm_, spending_, need_, wanted_;
    std::vector<Grid<double>> programmes_;  // (block) (row, cell)
    std::vector<double> spent_;             // (row) until the last block [USD]
    std::vector<std::uint32_t> placed_;     // (team) cell at the last block
    Grid<std::uint32_t> standing_, begun_;  // (block, row) placements
};

}  // namespace entente
