#pragma once
// Duplication, self-crowding and the gap with its causes, from the mean effort of four weeks.

#include <array>
#include <cstddef>
#include <vector>

#include "core/grid.hpp"
#include "record/definitions.hpp"
#include "record/effort_window.hpp"
#include "record/rooms.hpp"

namespace entente {

/// Standard effort in teams per 100,000 people in full need: about what keeps a condition from falling in a quiet
/// district. A constant, so that a gap means the same in every scenario; assumed.
inline constexpr ByDimension standard_effort{0.5, 2.0, 1.0, 0.5, 2.0, 2.0};

/// Keeps its buffers between weeks.
class GapMeasure {
public:
    explicit GapMeasure(const World& world, const EffortWindow& window);

    void measure(const Moment& now, const EffortWindow& window, const DeedsTable& rooms, Values values);

private:
    void measure_crowding(const Moment& now, const EffortWindow& window, Values values);
    void find_competent(const Moment& now, const EffortWindow& window);
    void count_promises(const Moment& now, const EffortWindow& window, const DeedsTable& rooms);
    void add_promises(const Moment& now, std::size_t organisation, std::size_t n_districts);
    void measure_impartiality(const Moment& now, const EffortWindow& window, Values values);
    void fill_cells(const Moment& now, const EffortWindow& window);
    void measure_sectors(Values values);

    std::vector<double> at_work_;                                   // scratch: effort of each organisation in a cell
    ByDimension duplicated_{};                                      // effort
    ByDimension effort_{};                                          // all effort
    std::array<std::vector<std::size_t>, n_dimensions> competent_;  // organisations
    std::vector<double> promised_;                                  // (dimension × district) effort
    std::vector<float> hole_;  // scratch: (district × activity) teams of one organisation
    std::vector<GapCell> cells_;
    std::vector<double> need_;                                                        // scratch: (district)
    std::vector<double> need_of_group_, effort_for_group_, effort_for_group_of_all_;  // (identity group)
};

}  // namespace entente
