#pragma once
// Where which structure does best: the points of a sweep sorted into places along one or two of its keys.

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/page_messages.hpp"
#include "analysis/regime.hpp"
#include "analysis/view_input.hpp"

namespace entente {

/// One key cut into places: its values where they are few, else bands of equal width.
struct RegimeAxis {
    std::size_t varied = 0;      // index into ComparisonInput::varied
    std::vector<double> values;  // (place) ascending; empty where it is cut into bands
    double min = 0;
    double max = 0;
    static constexpr std::size_t n_bands = 3;

    bool is_cut() const { return values.empty(); }
    std::size_t n_places() const { return is_cut() ? n_bands : values.size(); }
    std::size_t place_of(double value) const;
    /// The value of a place, or the middle of its band.
    double middle_of(std::size_t place) const;
    /// Lower end of a band; of the place after the last, the upper end of that.
    double edge_of(std::size_t place) const;
};

/// The keys named (in full, or their last part where that is unique), or without names the first two that vary: one or
/// none where no more vary. Throws ComparisonError for a key that the file does not vary.
std::vector<RegimeAxis> regime_axes(const ComparisonInput& input, const std::vector<std::string>& over);

/// The cells that a map is made of. What a mechanism switched off or a lever pulled makes of a structure is another
/// question than where which structure does best: beside the map's keys these stand as the scenario has them.
struct RegimeCells {
    std::vector<bool> are_used;         // (cell)
    std::vector<std::size_t> switches;  // mechanisms and levers that vary beside the map's keys: indices into varied
    std::size_t n_used = 0;
    bool are_pooled = false;  // no cell has all of them as the scenario has them, so that all cells are used
};

RegimeCells regime_cells(const ViewInput& view, const std::vector<RegimeAxis>& axes);

/// In a sentence what `regime_cells` did; nothing where no mechanism or lever varies beside the keys.
std::vector<page::Message> regime_remarks(const ViewInput& view, const RegimeCells& cells);

/// What can be said at one place; `y` is 0 where the map has one axis.
struct RegimePlace {
    std::size_t x = 0;
    std::size_t y = 0;
    Regime regime;
};

/// Places at which anything was run, by y and then x, of one outcome (its column of the input) under the structures of
/// a section. A world's value at a place is its mean over the points there in which every structure has a value, of
/// the cells that `regime_cells` chooses.
std::vector<RegimePlace> regime_map(const ViewInput& view, const Section& section, std::size_t column,
                                    bool higher_is_better, const std::vector<RegimeAxis>& axes);

}  // namespace entente
