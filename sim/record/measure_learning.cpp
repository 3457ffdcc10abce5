#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "record/measures.hpp"
#include "record/of_all.hpp"

namespace entente {

namespace {

/// Which variant has the largest value; the first of equals.
template <class Value>
std::size_t best_of(Value value) {
    std::size_t best = 0;
    for (std::size_t v = 1; v < n_variants; ++v) {
        if (value(v) > value(best)) best = v;
    }
    return best;
}

/// Diversity of approaches, what they yield, and how many know which is best, by work done on each task.
void measure_approaches(const Moment& now, Values values) {
    const World& world = now.world;
    const Approaches& approaches = world.approaches;
    double work = 0;
    double diverse = 0;
    double yield = 0;
    double knowing = 0;
    Grid<double> here(world.organisations.size(), n_tasks);
    for (std::size_t team = 0; team < world.teams.size(); ++team) {
        const std::size_t kind = approaches.kind[world.teams.district[team]];
        here(world.teams.organisation[team], task_of(kind, index_of(world.teams.activity[team]))) +=
            static_cast<double>(world.teams.presence[team]);
    }
    for (std::size_t task = 0; task < n_tasks; ++task) {
        double alike = 0;
        for (std::size_t v = 0; v < n_variants; ++v) {
            alike += approaches.common[way_of(task, v)] * approaches.common[way_of(task, v)];
        }
        const std::size_t truly = best_of([&](std::size_t v) { return approaches.efficacy[way_of(task, v)]; });
        double all = 0;
        for (std::size_t o = 0; o < here.n_rows; ++o) {
            if (here(o, task) <= 0) continue;
            const std::size_t held = best_of([&](std::size_t v) { return approaches.believed(o, way_of(task, v)); });
            yield += here(o, task) * approaches.yield(o, task);
            knowing += held == truly ? here(o, task) : 0.0;
            all += here(o, task);
        }
        if (approaches.work[task] > 0) diverse += all * std::max(0.0, 1.0 - alike);
        work += all;
    }
    const double most_diverse = 1.0 - 1.0 / static_cast<double>(n_variants);
    values[observable("variant_diversity")] = of_all(diverse / most_diverse, work);
    values[observable("efficacy")] = of_all(yield, work);
    values[observable("knowledge_of_what_works")] = of_all(knowing, work);
}

/// Results and reports, memory, time for learning, distances; by teams, or by pairs of those with field teams.
void measure_character(const Moment& now, Values values) {
    const World& world = now.world;
    const InnerLife& inner = world.inner;
    double teams = 0;
    double result = 0;
    double reported = 0;
    double memory = 0;
    double time = 0;
    double to_home = 0;
    double pairs = 0;
    double apart = 0;
    double across = 0;
    double works = 0;
    for (const std::size_t o : now.cast.fielded) {
        if (!world.organisations.present[o]) continue;
        const double at_work = world.organisations.active_teams[o];
        teams += at_work;
        result += at_work * inner.true_result[o];
        reported += at_work * inner.reported_result[o];
        memory += at_work * world.organisations.memory[o];
        time += at_work * inner.learning_time[o];
        to_home += at_work * inner.field_distance[o];
        for (const std::size_t other : now.cast.fielded) {
            if (other == o || !world.organisations.present[other]) continue;
            apart += inner.distance(o, other);
            pairs += 1.0;
            if (world.organisations.military[o] == world.organisations.military[other]) continue;
            works += inner.interoperability(o, other);
            across += 1.0;
        }
    }
    values[observable("true_result")] = of_all(result, teams);
    values[observable("reported_result")] = of_all(reported, teams);
    values[observable("institutional_memory")] = of_all(memory, teams);
    values[observable("learning_time")] = of_all(time, teams);
    values[observable("vision_distance_field")] = of_all(to_home, teams);
    values[observable("vision_distance")] = of_all(apart, pairs);
    values[observable("interoperability_civil_military")] = of_all(works, across);
}

/// Need of a dimension by district, as shares; empty without any.
std::vector<double> shares_of_need(const Districts& districts, std::size_t k) {
    std::vector<double> need(districts.size_of());
    double all = 0;
    for (std::size_t d = 0; d < need.size(); ++d) {
        need[d] = std::sqrt(districts.size[d]) * (1.0 - districts.condition(d, k));
        all += need[d];
    }
    if (all <= 0) return {};
    for (double& share : need) share /= all;
    return need;
}

/// How much of a room's plan lies, within each dimension, elsewhere than the need of that dimension.
void measure_plans(const Moment& now, Values values) {
    const World& world = now.world;
    const Forums& forums = world.forums;
    std::array<std::vector<double>, n_dimensions> need;
    for (std::size_t k = 0; k < n_dimensions; ++k) need[k] = shares_of_need(world.districts, k);
    double wrong = 0;
    double rooms = 0;
    std::vector<double> asked(world.districts.size_of());
    for (std::size_t f = 0; f < forums.size(); ++f) {
        if (!forums.open[f] || !forums.plans(f) || forums.plan[f].values.empty()) continue;
        const auto plan = forums.plan[f].row(0);
        double all = 0;
        double misplaced = 0;
        for (std::size_t k = 0; k < n_dimensions; ++k) {
            std::fill(asked.begin(), asked.end(), 0.0);
            for (std::size_t a = 0; a < n_activities; ++a) {
                const double effect = now.p.delivery.effect[a][k];
                if (effect <= 0) continue;
                for (std::size_t d = 0; d < asked.size(); ++d)
                    asked[d] += static_cast<double>(plan[d * n_activities + a]) * effect;
            }
            double sum = 0;
            for (const double here : asked) sum += here;
            if (sum <= 0 || need[k].empty()) continue;
            double common = 0;
            for (std::size_t d = 0; d < asked.size(); ++d) common += std::min(asked[d] / sum, need[k][d]);
            misplaced += sum * (1.0 - common);
            all += sum;
        }
        if (all <= 0) continue;
        wrong += misplaced / all;
        rooms += 1.0;
    }
    values[observable("planning_error")] = of_all(wrong, rooms);
}

}  // namespace

void measure_learning(const Moment& now, Values values) {
    if (now.world.approaches.kind.empty()) return;  // a world without organisations' inner life
    if (now.p.on(Mechanism::theories_of_change)) measure_approaches(now, values);
    measure_character(now, values);
    measure_plans(now, values);
}

}  // namespace entente
