#include "analysis/front.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/estimate.hpp"

namespace entente {

namespace {

using Means = std::vector<std::vector<double>>;  // (structure)(outcome)

bool beats(const std::vector<double>& one, const std::vector<double>& other) {
    bool is_better = false;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (one[i] < other[i]) return false;
        is_better = is_better || one[i] > other[i];
    }
    return is_better;
}

bool is_beaten(const Means& means, std::size_t structure) {
    return std::any_of(means.begin(), means.end(), [&](const auto& other) { return beats(other, means[structure]); });
}

}  // namespace

std::vector<FrontMember> front(const std::vector<std::vector<std::vector<double>>>& goodness,
                               const Bootstrap& bootstrap) {
    if (goodness.empty() || goodness.front().empty()) return {};
    std::vector<std::size_t> worlds;
    for (std::size_t world = 0; world < goodness.front().front().size(); ++world) {
        bool is_whole = true;
        for (const auto& of_structure : goodness) {
            for (const auto& of_outcome : of_structure) is_whole = is_whole && std::isfinite(of_outcome[world]);
        }
        if (is_whole) worlds.push_back(world);
    }
    if (worlds.empty()) return {};
    const auto means = [&](const std::vector<double>& times) {
        Means sums(goodness.size(), std::vector<double>(goodness.front().size(), 0));
        for (std::size_t structure = 0; structure < goodness.size(); ++structure) {
            for (std::size_t outcome = 0; outcome < goodness.front().size(); ++outcome) {
                for (std::size_t i = 0; i < worlds.size(); ++i) {
                    if (times[i] > 0) sums[structure][outcome] += times[i] * goodness[structure][outcome][worlds[i]];
                }
            }
        }
        return sums;
    };
    std::vector<FrontMember> members(goodness.size());
    const Means all = means(std::vector<double>(worlds.size(), 1));
    for (std::size_t structure = 0; structure < members.size(); ++structure) {
        for (std::size_t other = 0; other < members.size(); ++other) {
            if (beats(all[other], all[structure])) members[structure].beaten_by.push_back(other);
        }
        members[structure].is_on_front = members[structure].beaten_by.empty();
        if (worlds.size() < 2) members[structure].share_on_front = Estimate::undefined;
    }
    for (std::size_t resample = 0; worlds.size() > 1 && resample < bootstrap.n_resamples; ++resample) {
        const Means drawn = means(times_drawn(worlds.size(), resample, bootstrap));
        for (std::size_t structure = 0; structure < members.size(); ++structure) {
            if (!is_beaten(drawn, structure))
                members[structure].share_on_front += 1 / static_cast<double>(bootstrap.n_resamples);
        }
    }
    return members;
}

}  // namespace entente
