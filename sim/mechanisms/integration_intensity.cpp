#include "mechanisms/integration_intensity.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "core/maths.hpp"

namespace entente {

namespace {

/// Share of all staff time that rooms between families take.
double time_in_rooms(const World& world, const Coordination& meetings) {
    double spent = 0;
    double teams = 0;
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        teams += world.organisations.active_teams[o];
        for (std::size_t f = 0; f < world.forums.size(); ++f) {
            if (!world.forums.open[f] || !world.forums.crosses[f]) continue;
            spent += world.forums.attendance(f, o) * world.forums.seat(f, o) * meetings.meeting_cost *
                     burden_of(world.forums.depth[f], meetings) / world.forums.interval_weeks[f];
        }
    }
    return teams > 0 ? clip(spent / teams) : 0.0;
}

/// Neutrality of those who sit in planning rooms between families and work on a dimension.
double neutrality_at_stake(const World& world, std::size_t k) {
    double sum = 0;
    double weight = 0;
    for (std::size_t f = 0; f < world.forums.size(); ++f) {
        if (!world.forums.open[f] || !world.forums.crosses[f] || !world.forums.plans(f)) continue;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            const double at_stake = world.forums.seat(f, o) * world.organisations.mandate(o, k);
            sum += at_stake * world.organisations.neutrality[o];
            weight += at_stake;
        }
    }
    return weight > 0 ? sum / weight : 0.0;
}

/// What close work between families is believed to bring less what it costs, in one area and dimension.
class Weighing {
public:
    Weighing(const World& world, std::size_t reviewer, const Intensity& p, const Coordination& meetings,
             const Observation& observation)
        : world_(world),
          reviewer_(reviewer),
          p_(p),
          prior_(observation.prior_precision),
          time_(time_in_rooms(world, meetings)) {}

    double worth(std::size_t area, std::size_t k) const {
        const Beliefs& beliefs = world_.beliefs;
        double people = 0;
        double gain = 0;
        double unsafe = 0;
        for (std::size_t d = 0; d < world_.districts.size_of(); ++d) {
            if (world_.reconfiguration.area[d] != area) continue;
            const double here = world_.districts.people[d];
            const std::size_t cell = beliefs.cell(d, k);
            const double need = 1.0 - beliefs.mean(reviewer_, cell);
            const double unknown =
                clip(prior_ / std::max(prior_, static_cast<double>(beliefs.precision(reviewer_, cell))));
            const double effort = beliefs.others_effort(reviewer_, cell) / hundred_thousands(world_.districts, d);
            const double crowded = effort / (effort + p_.standard_effort) * (1.0 - need);
            gain += here * (crowded + need * unknown);
            unsafe += here * (1.0 - beliefs.mean(reviewer_, beliefs.cell(d, index_of(Dimension::security))));
            people += here;
        }
        if (people <= 0) return 0.0;
        const double hostile = beliefs.hostility[reviewer_] * unsafe / people;
        return gain / people - p_.time_weight * time_ - p_.hostility_weight * hostile * neutrality_at_stake(world_, k);
    }

private:
    const World& world_;
    std::size_t reviewer_;
    const Intensity& p_;
    double prior_;
    double time_;
};

}  // namespace

void find_crossing_rooms(World& world) {
    Forums& forums = world.forums;
    for (std::size_t f = 0; f < forums.size(); ++f) {
        std::set<Family> families;
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            if (world.organisations.present[o] && forums.seat(f, o) > 0) families.insert(world.organisations.family[o]);
        }
        forums.crosses[f] = families.size() > 1;
    }
}

std::vector<std::uint16_t> draw_areas(const Districts& districts, std::size_t n_areas) {
    const std::size_t n = districts.size_of();
    std::vector<std::uint16_t> area(n, 0);
    std::vector<double> nearest(n, std::numeric_limits<double>::infinity());
    std::size_t seed = 0;
    for (std::size_t a = 0; a < std::min(n_areas, n); ++a) {
        for (std::size_t d = 0; d < n; ++d) {
            const double dx = districts.x[d] - districts.x[seed];
            const double dy = districts.y[d] - districts.y[seed];
            const double square = dx * dx + dy * dy;
            if (square >= nearest[d]) continue;
            nearest[d] = square;
            area[d] = static_cast<std::uint16_t>(a);
        }
        seed = static_cast<std::size_t>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
    }
    return area;
}

void weigh_intensity(World& world, const Reading& reading, const Intensity& p, const Coordination& meetings,
                     const Observation& observation, Week week, const Draws& draws) {
    const Weighing weighing(world, reading.reviewer, p, meetings, observation);
    Reconfiguration& now = world.reconfiguration;
    const std::size_t n_cells = now.intensity.values.size();
    std::vector<double> target(n_cells);
    std::size_t close = 0;
    for (std::size_t c = 0; c < n_cells; ++c) {
        const bool pays = weighing.worth(c / n_dimensions, c % n_dimensions) > 0;
        target[c] = pays ? 1.0 : reading.loose;
        close += pays ? 1 : 0;
    }
    if (reading.random) {
        std::vector<std::pair<double, std::size_t>> lots;
        for (std::size_t c = 0; c < n_cells; ++c) {
            const auto which = static_cast<std::uint32_t>(c);
            lots.emplace_back(draws.uniform(reading.who, week, Purpose::random_intensity, which), c);
        }
        std::sort(lots.begin(), lots.end());
        for (std::size_t i = 0; i < n_cells; ++i) target[lots[i].second] = i < close ? 1.0 : reading.loose;
    }
    for (std::size_t c = 0; c < n_cells; ++c) {
        const double wanted = std::min(target[c], now.most_intensity);
        const bool again = reading.at_once || now.wanted.values[c] == wanted;
        if (again) now.intensity.values[c] += reading.pace * (wanted - now.intensity.values[c]);
        now.wanted.values[c] = wanted;
    }
}

void publish_intensity(World& world, const Delivery& delivery) {
    const Reconfiguration& now = world.reconfiguration;
    const std::size_t n_districts = world.districts.size_of();
    const bool is_even = std::all_of(now.intensity.values.begin(), now.intensity.values.end(),
                                     [](double intensity) { return intensity >= 1.0; });
    std::fill(world.forums.intensity.begin(), world.forums.intensity.end(), 1.0);
    if (is_even) {
        world.forums.cell_intensity.clear();
        world.beliefs.link_intensity.clear();
        return;
    }
    world.beliefs.link_intensity.assign(n_dimensions * n_districts, 1.0f);
    world.forums.cell_intensity.assign(n_districts * n_activities, 1.0f);
    for (std::size_t d = 0; d < n_districts; ++d) {
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            world.beliefs.link_intensity[world.beliefs.cell(d, k)] = static_cast<float>(now.intensity(now.area[d], k));
        }
        for (std::size_t a = 0; a < n_activities; ++a) {
            double sum = 0;
            double weight = 0;
            for (std::size_t k = 0; k < n_dimensions; ++k) {
                const double effect = std::max(0.0, delivery.effect[a][k]);
                sum += effect * now.intensity(now.area[d], k);
                weight += effect;
            }
            if (weight > 0) world.forums.cell_intensity[d * n_activities + a] = static_cast<float>(sum / weight);
        }
    }
    double mean = 0;
    for (const double intensity : now.intensity.values)
        mean += intensity / static_cast<double>(now.intensity.values.size());
    for (std::size_t f = 0; f < world.forums.size(); ++f) {
        if (world.forums.crosses[f]) world.forums.intensity[f] = mean;
    }
}

}  // namespace entente
