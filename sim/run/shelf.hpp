#pragma once
// Scenarios at the points of a sweep, loaded when a run needs them and shared by the runs of a point.

#include <deque>
#include <memory>
#include <mutex>
#include <utility>

#include "run/paired_design.hpp"

namespace entente {

/// Keeps the last few scenarios that were asked for, since runs of one point follow each other. From any thread.
class Shelf {
public:
    Shelf(const PairedDesign& design, std::size_t n_kept) : design_(design), n_kept_(n_kept) {}

    /// Throws ScenarioError where the point makes no sound scenario.
    std::shared_ptr<const Scenario> at(std::size_t scenario, std::size_t point);

private:
    struct Entry {
        std::size_t scenario = 0;
        std::size_t point = 0;
        std::shared_ptr<const Scenario> loaded;
    };
    const PairedDesign& design_;
    std::size_t n_kept_;
    std::mutex mutex_;
    std::deque<Entry> entries_;  // newest first
};

}  // namespace entente
