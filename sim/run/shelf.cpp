#include "run/shelf.hpp"

#include <algorithm>

namespace entente {

std::shared_ptr<const Scenario> Shelf::at(std::size_t scenario, std::size_t point) {
    const DesignedScenario& designed = design_.scenarios[scenario];
    if (design_.points.axes.empty()) return {std::shared_ptr<const Scenario>(), &designed.scenario};
    const auto find = [&]() -> std::shared_ptr<const Scenario> {
        const std::lock_guard lock(mutex_);
        const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
            return entry.scenario == scenario && entry.point == point;
        });
        return found == entries_.end() ? nullptr : found->loaded;
    };
    if (auto found = find()) return found;
    // Loaded outside the lock: two runs of a point may both load it, which costs less than all waiting for one.
    auto loaded = std::make_shared<const Scenario>(scenario_at(designed, design_.points, point));
    const std::lock_guard lock(mutex_);
    entries_.push_front({scenario, point, loaded});
    if (entries_.size() > n_kept_) entries_.pop_back();
    return loaded;
}

}  // namespace entente
