#pragma once
// Promises and deeds in planning forums, links of work to plans, trust, attention and beliefs.

#include <cstdint>
#include <vector>

#include "record/definitions.hpp"
#include "record/rooms.hpp"

namespace entente {

/// Keeps its buffers between weeks.
class CooperationMeasure {
public:
    explicit CooperationMeasure(const World& world);

    void measure(const Moment& now, const DeedsTable& rooms, Values values);

private:
    void measure_promises(const Moment& now, const DeedsTable& rooms, Values values);
    void measure_links(const Moment& now, Values values);
    void measure_beliefs(const Moment& now, Values values);
    void measure_trust(const Moment& now, Values values);
    void measure_attention(const Moment& now, Values values);
    bool of_one_state(const Moment& now, std::size_t forum) const;
    void list_named_cells(const Moment& now);
    double mark_stated_cells(const Moment& now, std::size_t organisation);

    std::vector<Pledge> pledges_;
    std::vector<double> pooled_, plan_;              // (district × activity)
    std::vector<std::vector<std::uint32_t>> named_;  // (forum) cells for which the plan asks at least half a team
    std::vector<std::uint32_t> stamp_;               // (district × activity) last mark
    std::uint32_t mark_ = 0;
    std::vector<std::uint8_t> programme_;            // (district × activity) of one donor: 1 there, 2 and linked
    std::vector<double> truth_;                      // (dimension × district)
    std::vector<double> people_, people_unwatched_;  // (district)
    std::vector<double> load_;                       // (post)
};

}  // namespace entente
