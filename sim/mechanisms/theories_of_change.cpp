#include "mechanisms/theories_of_change.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/maths.hpp"
#include "core/parallel.hpp"
#include "world/sizes.hpp"

namespace entente {

namespace {

using ByVariant = std::array<double, n_variants>;

/// What an organisation can do, or, being a post, speak for.
bool deals_with(const Organisations& organisations, std::size_t o, std::size_t activity) {
    return organisations.family[o] == Family::post || organisations.competence(o, activity) > 0;
}

void sort_districts(World& world, const TheoriesOfChange& p) {
    const Districts& districts = world.districts;
    world.approaches.kind.assign(districts.size_of(), 0);
    for (std::size_t d = 0; d < districts.size_of(); ++d) {
        double armed = 0;
        for (std::size_t g = 0; g < world.groups.size(); ++g) armed += world.groups.presence(g, d);
        const DistrictKind kind = armed >= p.contested_from            ? DistrictKind::contested
                                  : districts.urban[d] >= p.urban_from ? DistrictKind::urban
                                                                       : DistrictKind::rural;
        world.approaches.kind[d] = static_cast<std::uint8_t>(kind);
    }
}

EntityId identity_of(std::string_view what, std::size_t activity) {
    return entity_id(std::string(what).append("/").append(Names<Activity>::words[activity]));
}

/// A family's tradition pulls, the rest is the organisation's own.
void choose_favourites(World& world, const TheoriesOfChange& p, const Draws& draws) {
    const Organisations& organisations = world.organisations;
    for (std::size_t a = 0; a < n_activities; ++a) {
        std::array<std::size_t, count_of<Family>> tradition{};
        for (std::size_t f = 0; f < count_of<Family>; ++f) {
            const EntityId who = identity_of(Names<Family>::words[f], a);
            tradition[f] = std::min(
                n_variants - 1,
                static_cast<std::size_t>(static_cast<double>(n_variants) * draws.uniform(who, 0, Purpose::tradition)));
        }
        for (std::size_t o = 0; o < organisations.size(); ++o) {
            double best = 0;
            for (std::size_t v = 0; v < n_variants; ++v) {
                const auto which = static_cast<std::uint32_t>(a * n_variants + v);
                const double pull = v == tradition[index_of(organisations.family[o])] ? p.tradition : 0.0;
                const double utility = pull + draws.gumbel(organisations.id[o], 0, Purpose::favourite, which);
                if (v == 0 || utility > best) {
                    best = utility;
                    world.approaches.favourite(o, a) = static_cast<std::uint8_t>(v);
                }
            }
        }
    }
}

/// Place of each variant among the favourites of the powerful: 1 the most, −1 the least.
ByVariant received_wisdom(const World& world, std::size_t activity) {
    const Organisations& organisations = world.organisations;
    ByVariant power{};
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (!deals_with(organisations, o, activity)) continue;
        power[world.approaches.favourite(o, activity)] += organisations.power[o];
    }
    ByVariant place{};
    for (std::size_t v = 0; v < n_variants; ++v) {
        for (std::size_t other = 0; other < n_variants; ++other) {
            if (power[v] > power[other] || (power[v] == power[other] && v < other)) place[v] += 1.0;
        }
        place[v] -= one_half * static_cast<double>(n_variants - 1);
    }
    return place;
}

/// The true efficacies of a task have mean 1 over its variants, so that nobody gains by being there.
void draw_efficacy(World& world, const TheoriesOfChange& p, const Draws& draws) {
    std::vector<double>& efficacy = world.approaches.efficacy;
    const double shared = std::sqrt(p.likeness);
    const double own = std::sqrt(1.0 - p.likeness);
    for (std::size_t a = 0; a < n_activities; ++a) {
        const EntityId who = identity_of("approach", a);
        const ByVariant place = received_wisdom(world, a);
        for (std::size_t kind = 0; kind < n_district_kinds; ++kind) {
            ByVariant odds{};
            double sum = 0;
            for (std::size_t v = 0; v < n_variants; ++v) {
                const auto which = static_cast<std::uint32_t>((kind + 1) * n_variants + v);
                const double everywhere = draws.normal(who, 0, Purpose::efficacy, static_cast<std::uint32_t>(v));
                const double here = draws.normal(who, 0, Purpose::efficacy, which);
                const double luck = shared * everywhere + own * here;
                odds[v] = exp(p.spread * ((1.0 - std::fabs(p.received)) * luck + p.received * place[v]));
                sum += odds[v];
            }
            for (std::size_t v = 0; v < n_variants; ++v) {
                efficacy[way_of(task_of(kind, a), v)] = static_cast<double>(n_variants) * odds[v] / sum;
            }
        }
    }
}

double upbringing(const Approaches& approaches, const TheoriesOfChange& p, std::size_t o, std::size_t way) {
    const std::size_t activity = way / n_variants % n_activities;
    return approaches.favourite(o, activity) == way % n_variants ? 1.0 + p.conviction : 1.0;
}

/// Beliefs from upbringing, own evaluations and what others tell. Only own evaluations travel.
void pool_lessons(World& world, const TheoriesOfChange& p, const Lessons& lessons, const Switches& on) {
    Approaches& approaches = world.approaches;
    const std::size_t n = world.organisations.size();
    for_each_row(
        n,
        [&](std::size_t o) {
            std::array<double, n_ways> sum;
            std::array<double, n_ways> weight;
            for (std::size_t way = 0; way < n_ways; ++way) {
                weight[way] = p.conviction_precision + approaches.own_precision(o, way);
                sum[way] = p.conviction_precision * upbringing(approaches, p, o, way) +
                           approaches.own_precision(o, way) * approaches.own_mean(o, way);
            }
            for (std::size_t other = 0; other < n && on(Mechanism::lessons); ++other) {
                const double told = lessons.exchange * (1.0 - lessons.sensitivity) * world.inner.openness[o] *
                                    std::min(1.0, world.beliefs.strength(o, other));
                if (other == o || told <= 0) continue;
                for (std::size_t way = 0; way < n_ways; ++way) {
                    weight[way] += told * approaches.own_precision(other, way);
                    sum[way] += told * approaches.own_precision(other, way) * approaches.own_mean(other, way);
                }
            }
            for (std::size_t way = 0; way < n_ways; ++way) approaches.believed(o, way) = sum[way] / weight[way];
        },
        4);
}

/// The mix that an organisation would give itself moves towards what it believes works.
void choose(World& world, const TheoriesOfChange& p, double pace) {
    Approaches& approaches = world.approaches;
    for_each_row(
        world.organisations.size(),
        [&](std::size_t o) {
            for (std::size_t task = 0; task < n_tasks; ++task) {
                double largest = approaches.believed(o, way_of(task, 0));
                for (std::size_t v = 1; v < n_variants; ++v)
                    largest = std::max(largest, approaches.believed(o, way_of(task, v)));
                ByVariant odds{};
                double sum = 0;
                for (std::size_t v = 0; v < n_variants; ++v) {
                    odds[v] = exp((approaches.believed(o, way_of(task, v)) - largest) / p.experimentation);
                    sum += odds[v];
                }
                for (std::size_t v = 0; v < n_variants; ++v) {
                    double& share = approaches.choice(o, way_of(task, v));
                    share += pace * (odds[v] / sum - share);
                }
            }
        },
        4);
}

/// Each planning room sanctions, for each activity, the variant with most power behind it: one for the whole country.
/// Observers have no voice in it.
void prescribe(World& world, const TheoriesOfChange& p, const Coordination& meetings, const RoomRules& rules) {
    Approaches& approaches = world.approaches;
    const Forums& forums = world.forums;
    const Organisations& organisations = world.organisations;
    if (approaches.prescribed.n_rows != forums.size()) {
        approaches.prescribed = Grid<std::int8_t>(forums.size(), n_activities, no_variant);
    }
    for (std::size_t f = 0; f < forums.size(); ++f) {
        const double exponent = planning_power(forums, meetings, f);
        for (std::size_t a = 0; a < n_activities; ++a) {
            std::int8_t& sanctioned = approaches.prescribed(f, a);
            if (!forums.open[f] || !forums.plans(f)) {
                sanctioned = no_variant;
                continue;
            }
            ByVariant votes{};
            double all = 0;
            for (std::size_t o = 0; o < organisations.size(); ++o) {
                const double there = engagement(forums, organisations, rules, f, o) * forums.seat(f, o);
                if (there <= 0 || !deals_with(organisations, o, a)) continue;
                const double voice = there * pow(std::max(organisations.power[o], meetings.smallest_power), exponent);
                for (std::size_t kind = 0; kind < n_district_kinds; ++kind) {
                    for (std::size_t v = 0; v < n_variants; ++v) {
                        votes[v] += voice * approaches.choice(o, way_of(task_of(kind, a), v));
                    }
                }
                all += voice * static_cast<double>(n_district_kinds);
            }
            if (all <= 0) {
                sanctioned = no_variant;
                continue;
            }
            if (sanctioned != no_variant) votes[static_cast<std::size_t>(sanctioned)] += p.loyalty * all;
            const auto winner = std::max_element(votes.begin(), votes.end());
            sanctioned = static_cast<std::int8_t>(winner - votes.begin());
        }
    }
}

/// Members work as plans prescribe in proportion to what they mean, and else as they would by themselves.
void follow_plans(World& world, const TheoriesOfChange& p, const Switches& on) {
    Approaches& approaches = world.approaches;
    const Forums& forums = world.forums;
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        const auto use = approaches.use.row(o);
        const auto choice = approaches.choice.row(o);
        std::copy(choice.begin(), choice.end(), use.begin());
        if (!on(Mechanism::planning)) continue;
        for (std::size_t a = 0; a < n_activities; ++a) {
            ByVariant asked{};
            double all = 0;
            double free = 1;
            for (std::size_t f = 0; f < forums.size(); ++f) {
                if (!forums.open[f] || approaches.prescribed(f, a) == no_variant) continue;
                const double bound = p.prescription * world.inner.follows[o] * forums.private_commitment(f, o) *
                                     std::min(1.0, forums.seat(f, o) * forums.attendance(f, o));
                asked[static_cast<std::size_t>(approaches.prescribed(f, a))] += bound;
                all += bound;
                free *= 1.0 - bound;
            }
            if (all <= 0) continue;
            for (std::size_t kind = 0; kind < n_district_kinds; ++kind) {
                for (std::size_t v = 0; v < n_variants; ++v) {
                    double& share = use[way_of(task_of(kind, a), v)];
                    share = free * share + (1.0 - free) * asked[v] / all;
                }
            }
        }
    }
}

/// Team-weeks a week of each organisation on each task.
Grid<double> count_work(const World& world) {
    Grid<double> work(world.organisations.size(), n_tasks);
    const Teams& teams = world.teams;
    for (std::size_t team = 0; team < teams.size(); ++team) {
        const std::size_t kind = world.approaches.kind[teams.district[team]];
        work(teams.organisation[team], task_of(kind, index_of(teams.activity[team]))) += teams.presence[team];
    }
    return work;
}

/// What the present mixes of variants yield, alone and beside one another.
void weigh_yield(World& world, const Grid<double>& work, const TheoriesOfChange& p) {
    Approaches& approaches = world.approaches;
    std::fill(approaches.common.begin(), approaches.common.end(), 0.0);
    std::fill(approaches.work.begin(), approaches.work.end(), 0.0);
    for (std::size_t task = 0; task < n_tasks; ++task) {
        double all = 0;
        for (std::size_t o = 0; o < work.n_rows; ++o) {
            for (std::size_t v = 0; v < n_variants; ++v) {
                approaches.common[way_of(task, v)] += work(o, task) * approaches.use(o, way_of(task, v));
            }
            all += work(o, task);
        }
        approaches.work[task] = all;
        for (std::size_t v = 0; v < n_variants; ++v) {
            double& share = approaches.common[way_of(task, v)];
            share = all > 0 ? share / all : 1.0;  // whoever comes first clashes with nobody
        }
        for (std::size_t o = 0; o < work.n_rows; ++o) {
            double yield = 0;
            for (std::size_t v = 0; v < n_variants; ++v) {
                const std::size_t way = way_of(task, v);
                yield += approaches.use(o, way) * approaches.efficacy[way] *
                         (1.0 - p.clash * (1.0 - approaches.common[way]));
            }
            approaches.yield(o, task) = yield;
        }
    }
}

/// What was tried is evaluated, with noise: the more of it, and the more by its impact, the less.
void evaluate(World& world, const Grid<double>& work, const TheoriesOfChange& p, Week week, const Draws& draws) {
    Approaches& approaches = world.approaches;
    const InnerLife& inner = world.inner;
    for_each_row(
        world.organisations.size(),
        [&](std::size_t o) {
            if (!world.organisations.present[o]) return;
            const double by_impact =
                inner.success(o, index_of(Success::welfare)) + inner.success(o, index_of(Success::peace));
            const double asks = p.criteria + (1.0 - p.criteria) * by_impact;
            const double quality =
                p.evaluation * inner.openness[o] * (p.counted_outputs + (1.0 - p.counted_outputs) * asks);
            for (std::size_t way = 0; way < n_ways; ++way) {
                const double tried = work(o, way / n_variants) * p.every_weeks * approaches.use(o, way);
                const double seen = quality * share_of(tried, p.evaluated_work);
                if (seen <= 0) continue;
                const double noise =
                    draws.normal(world.organisations.id[o], week, Purpose::evaluation, static_cast<std::uint32_t>(way));
                const double found = approaches.efficacy[way] + noise / std::sqrt(seen);
                double& mean = approaches.own_mean(o, way);
                double& precision = approaches.own_precision(o, way);
                mean = (mean * precision + found * seen) / (precision + seen);
                precision += seen;
            }
        },
        4);
}

/// Who leaves takes along what it learnt, but for what is handed over and written down.
void forget(World& world, const TheoriesOfChange& p, const Observation& observation, double rotation_scale) {
    for (std::size_t o = 0; o < world.organisations.size(); ++o) {
        const double left = clip(rotation_scale * world.organisations.turnover[o] * p.every_weeks) *
                            (1.0 - kept_of(observation.handover, world.organisations.memory[o]));
        for (double& precision : world.approaches.own_precision.row(o)) precision *= 1.0 - left;
    }
}

/// What other missions learnt before, as far as it was collected.
void bring_lessons(World& world, const Lessons& lessons, const Draws& draws) {
    if (lessons.across_missions <= 0) return;
    Approaches& approaches = world.approaches;
    for (std::size_t way = 0; way < n_ways; ++way) {
        const EntityId who = identity_of("other_missions", way / n_variants % n_activities);
        const double noise = draws.normal(who, 0, Purpose::other_missions, static_cast<std::uint32_t>(way));
        for (std::size_t o = 0; o < world.organisations.size(); ++o) {
            approaches.own_precision(o, way) = lessons.across_missions * world.inner.openness[o];
            approaches.own_mean(o, way) = approaches.efficacy[way] + noise / std::sqrt(lessons.across_missions);
        }
    }
}

}  // namespace

void conceive_approaches(World& world, const TheoriesOfChange& p, const Lessons& lessons, const Switches& on,
                         const Draws& draws) {
    Approaches& approaches = world.approaches;
    lay_out(approaches, sizes_of(world));
    sort_districts(world, p);
    if (!on(Mechanism::theories_of_change)) return;
    choose_favourites(world, p, draws);
    draw_efficacy(world, p, draws);
    if (on(Mechanism::lessons)) bring_lessons(world, lessons, draws);
    pool_lessons(world, p, lessons, on);
    choose(world, p, 1.0);
    approaches.use = approaches.choice;
}

void learn_what_works(World& world, const TheoriesOfChange& p, const Lessons& lessons, const Coordination& meetings,
                      const RoomRules& rules, const Observation& observation, double rotation_scale, const Switches& on,
                      Week week, const Draws& draws) {
    if (!on(Mechanism::theories_of_change) || week % p.every_weeks != 0) return;
    const Grid<double> work = count_work(world);
    if (week > 0) {
        if (on(Mechanism::rotation)) forget(world, p, observation, rotation_scale);
        evaluate(world, work, p, week, draws);
        pool_lessons(world, p, lessons, on);
        choose(world, p, p.pace);
    }
    prescribe(world, p, meetings, rules);
    follow_plans(world, p, on);
    weigh_yield(world, work, p);
}

}  // namespace entente
