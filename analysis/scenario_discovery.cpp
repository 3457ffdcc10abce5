#include "analysis/scenario_discovery.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "analysis/paired.hpp"

namespace entente {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double peeled_share = 0.05;
constexpr std::size_t least_points = 20;

struct Limits {
    std::vector<double> low, high;  // (axis)
};

struct Counts {
    double inside = 0;
    double happening = 0;
    double density() const { return inside > 0 ? happening / inside : 0; }
};

class Space {
public:
    Space(const std::vector<double>& coordinates, std::size_t n_axes, const std::vector<bool>& happens)
        : coordinates_(coordinates), n_axes_(n_axes), happens_(happens) {}

    std::size_t n_axes() const { return n_axes_; }
    std::size_t n_points() const { return happens_.size(); }
    double at(std::size_t point, std::size_t axis) const { return coordinates_[point * n_axes_ + axis]; }

    bool holds(const Limits& limits, std::size_t point, std::size_t without = std::string::npos) const {
        for (std::size_t axis = 0; axis < n_axes_; ++axis) {
            if (axis == without) continue;
            if (at(point, axis) < limits.low[axis] || at(point, axis) > limits.high[axis]) return false;
        }
        return true;
    }

    Counts count(const Limits& limits, std::size_t without = std::string::npos) const {
        Counts counts;
        for (std::size_t point = 0; point < n_points(); ++point) {
            if (!holds(limits, point, without)) continue;
            ++counts.inside;
            counts.happening += happens_[point];
        }
        return counts;
    }

    /// Sorted values of an axis among the points that the other limits let in.
    std::vector<double> values(const Limits& limits, std::size_t axis, bool without_own) const {
        std::vector<double> found;
        for (std::size_t point = 0; point < n_points(); ++point) {
            if (holds(limits, point, without_own ? axis : std::string::npos)) found.push_back(at(point, axis));
        }
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    const std::vector<double>& coordinates_;
    std::size_t n_axes_;
    const std::vector<bool>& happens_;
};

/// Takes at least a twentieth of the points off one end, ties together; what is left, or nothing.
bool peel(Limits& limits, const Space& space, std::size_t axis, bool from_below) {
    const std::vector<double> values = space.values(limits, axis, false);
    const auto n_off =
        std::max<std::size_t>(1, static_cast<std::size_t>(peeled_share * static_cast<double>(values.size())));
    if (n_off >= values.size()) return false;
    if (from_below) {
        const auto next = std::upper_bound(values.begin(), values.end(), values[n_off - 1]);
        if (next == values.end()) return false;
        limits.low[axis] = *next;
    } else {
        const auto next = std::lower_bound(values.begin(), values.end(), values[values.size() - n_off]);
        if (next == values.begin()) return false;
        limits.high[axis] = *(next - 1);
    }
    return true;
}

/// Moves one limit outwards past a twentieth of the points inside; false where there is nothing to let in.
bool paste(Limits& limits, const Space& space, std::size_t axis, bool below, std::size_t n_inside) {
    const std::vector<double> values = space.values(limits, axis, true);
    const auto n_in =
        std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(peeled_share * static_cast<double>(n_inside)));
    if (below) {
        const auto first = std::lower_bound(values.begin(), values.end(), limits.low[axis]);
        if (first == values.begin()) return false;
        const std::ptrdiff_t left = first - values.begin();
        limits.low[axis] = left <= n_in ? -infinity : values[static_cast<std::size_t>(left - n_in)];
    } else {
        const auto last = std::upper_bound(values.begin(), values.end(), limits.high[axis]);
        if (last == values.end()) return false;
        const std::ptrdiff_t left = values.end() - last;
        limits.high[axis] =
            left <= n_in ? infinity : values[static_cast<std::size_t>(last - values.begin() + n_in - 1)];
    }
    return true;
}

/// The best of one step at each end of each axis, if any is denser than what stands; `gain` weighs a step.
template <class Step>
bool take_best_step(Limits& limits, const Space& space, Step step) {
    const Counts before = space.count(limits);
    Limits best;
    double best_density = before.density();
    bool is_found = false;
    for (std::size_t axis = 0; axis < space.n_axes(); ++axis) {
        for (const bool below : {true, false}) {
            Limits candidate = limits;
            if (!step(candidate, axis, below, before)) continue;
            const Counts counts = space.count(candidate);
            if (counts.inside == 0 || counts.density() <= best_density) continue;
            best_density = counts.density();
            best = std::move(candidate);
            is_found = true;
        }
    }
    if (is_found) limits = std::move(best);
    return is_found;
}

double harmonic_mean(const Counts& counts, double n_happens) {
    const double coverage = counts.happening / n_happens;
    const double density = counts.density();
    return coverage + density > 0 ? 2 * coverage * density / (coverage + density) : 0;
}

/// Chance of at least so many in the box, if those that this restriction leaves out were like those that it keeps.
double quasi_p(const Space& space, const Limits& limits, std::size_t axis) {
    const Counts inside = space.count(limits);
    const Counts without = space.count(limits, axis);
    if (without.density() >= 1 || inside.happening == 0) return 1;
    const boost::math::binomial distribution(inside.inside, without.density());
    return boost::math::cdf(boost::math::complement(distribution, inside.happening - 1));
}

}  // namespace

Discovery discover(const std::vector<double>& coordinates, std::size_t n_axes, const std::vector<bool>& happens) {
    if (coordinates.size() != n_axes * happens.size()) {
        throw std::invalid_argument("discover: coordinates and points do not fit together");
    }
    const Space space(coordinates, n_axes, happens);
    Discovery found;
    Limits limits{std::vector<double>(n_axes, -infinity), std::vector<double>(n_axes, infinity)};
    const Counts all = space.count(limits);
    found.n_points = space.n_points();
    found.n_happens = static_cast<std::size_t>(all.happening);
    found.base_density = all.density();
    found.box = {{}, found.n_happens > 0 ? 1.0 : 0.0, found.base_density, found.n_points};
    if (found.n_points < least_points || all.happening == 0 || all.happening == all.inside) return found;

    Limits best = limits;
    double best_score = harmonic_mean(all, all.happening);
    const auto peel_one = [&](Limits& candidate, std::size_t axis, bool below, const Counts& before) {
        return before.inside > peeled_share * all.inside && peel(candidate, space, axis, below);
    };
    while (take_best_step(limits, space, peel_one)) {
        const double score = harmonic_mean(space.count(limits), all.happening);
        if (score <= best_score) continue;
        best_score = score;
        best = limits;
    }
    const auto paste_one = [&](Limits& candidate, std::size_t axis, bool below, const Counts& before) {
        return paste(candidate, space, axis, below, static_cast<std::size_t>(before.inside));
    };
    while (take_best_step(best, space, paste_one)) {
    }

    // Dropping the least sure restriction changes what the others are worth: one at a time.
    for (;;) {
        std::size_t worst = n_axes;
        double worst_p = 1 - confidence;
        for (std::size_t axis = 0; axis < n_axes; ++axis) {
            if (best.low[axis] == -infinity && best.high[axis] == infinity) continue;
            const double p = quasi_p(space, best, axis);
            if (p <= worst_p) continue;
            worst_p = p;
            worst = axis;
        }
        if (worst == n_axes) break;
        best.low[worst] = -infinity;
        best.high[worst] = infinity;
    }
    const Counts inside = space.count(best);
    found.box.coverage = inside.happening / all.happening;
    found.box.density = inside.density();
    found.box.n_inside = static_cast<std::size_t>(inside.inside);
    for (std::size_t axis = 0; axis < n_axes; ++axis) {
        if (best.low[axis] == -infinity && best.high[axis] == infinity) continue;
        Restriction restriction{axis, Estimate::undefined, Estimate::undefined, quasi_p(space, best, axis)};
        if (best.low[axis] != -infinity) restriction.low = best.low[axis];
        if (best.high[axis] != infinity) restriction.high = best.high[axis];
        found.box.restrictions.push_back(restriction);
    }
    std::stable_sort(found.box.restrictions.begin(), found.box.restrictions.end(),
                     [](const Restriction& a, const Restriction& b) { return a.p_value < b.p_value; });
    return found;
}

}  // namespace entente
