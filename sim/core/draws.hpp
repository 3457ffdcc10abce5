#pragma once
// Luck: every draw is a pure function of (seed, purpose, entity, week, index). There is no generator to pass or save.

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/entity.hpp"
#include "core/gumbel.hpp"
#include "core/maths.hpp"
#include "core/philox.hpp"
#include "core/week.hpp"

namespace entente {

/// What a draw is for. Numbers are part of every published result: append, never renumber, never reuse.
enum class Purpose : std::uint32_t {
    terrain = 1,
    town = 2,
    settlement = 3,
    starting_condition = 4,
    starting_team = 5,
    group_type = 6,
    household_endowment = 7,
    household_identity = 8,
    household_start = 9,
    observation = 10,
    review = 11,
    placement = 12,
    shock = 13,
    stance = 14,
    violence_count = 15,
    violence_deaths = 16,
    victims = 17,
    rotation = 18,
    household_week = 19,
    destination = 20,
    starting_mobilisation = 21,
    funding = 22,
    exit = 23,
    mobile_patrol = 24,
    expulsion = 90,
    survey = 91,
    mandate_template = 30,
    communal_count = 40,
    communal_deaths = 41,
    splitting = 42,
    splinter_member = 43,
    mutiny = 44,
    security_concept = 45,
    reintegration = 46,
    youth = 47,
    efficacy = 50,
    tradition = 51,
    favourite = 52,
    evaluation = 53,
    other_missions = 54,
    assessment = 55,
    turn = 80,
    rule_taken = 81,
    contingent = 70,
    contributor_public = 71,
    headquarters_override = 60,
    template_kept = 61,
    random_structure = 62,
    random_intensity = 63,
    design_order = 100,  // samples of a sweep's design: which layer, which axis comes next
    design_place = 101,  // where in its layer, on which level
    design_shift = 102,
    resampling = 103,
};

/// The luck of one world. Two structures that run in one world hold equal `Draws`, so every draw that means the same
/// thing has the same value in both (common random numbers).
class Draws {
public:
    explicit constexpr Draws(std::uint64_t seed)
        : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)} {}

    /// Four independent uniforms in (0, 1) from one block, with 32 bits each.
    std::array<double, 4> uniforms(EntityId who, Week when, Purpose why, std::uint32_t block = 0) const {
        const PhiloxCounter words = philox(
            {static_cast<std::uint32_t>(who), static_cast<std::uint32_t>(when), static_cast<std::uint32_t>(why), block},
            key_);
        return {unit(words[0]), unit(words[1]), unit(words[2]), unit(words[3])};
    }

    /// One uniform in (0, 1): lane `which % 4` of block `which / 4`.
    double uniform(EntityId who, Week when, Purpose why, std::uint32_t which = 0) const {
        return uniforms(who, when, why, which / 4)[which % 4];
    }

    /// Standard normal: the quantile at the uniform of the same name.
    double normal(EntityId who, Week when, Purpose why, std::uint32_t which = 0) const {
        return normal_quantile(uniform(who, when, why, which));
    }

    /// e^(mu + sigma·normal): its median is e^mu.
    double lognormal(double mu, double sigma, EntityId who, Week when, Purpose why, std::uint32_t which = 0) const {
        return exp(mu + sigma * normal(who, when, why, which));
    }

    /// Standard Gumbel. The alternative with the greatest utility + gumbel is chosen with the logit's probabilities.
    double gumbel(EntityId who, Week when, Purpose why, std::uint32_t which = 0) const {
        return entente::gumbel(uniform(who, when, why, which));
    }

    /// Number of events at `rate` expected events, by inversion of one uniform: for a given draw a higher rate never
    /// gives fewer events, so that paired worlds differ only where their rates do. See `poisson_quantile`.
    int poisson(double rate, EntityId who, Week when, Purpose why, std::uint32_t which = 0) const {
        return rate > 0.0 ? poisson_quantile(rate, uniform(who, when, why, which)) : 0;
    }

    constexpr PhiloxKey key() const { return key_; }

    static constexpr double unit(std::uint32_t word) { return (static_cast<double>(word) + 0.5) * 0x1p-32; }

private:
    PhiloxKey key_;
};

/// Four uniforms for each of the `n` entities from `first_row` on: u0[i] … u3[i] come from the words of
/// `Draws{key}.uniforms(EntityId{first_row + i}, week, purpose)`, with the upper 23 bits of each: as a float, a 24th
/// bit and the half step that keeps a uniform off 0 would round the largest one to 1.
void household_uniforms(PhiloxKey key, std::uint32_t first_row, std::size_t n, Week week, Purpose purpose, float* u0,
                        float* u1, float* u2, float* u3);

/// Seed of a part of the luck, made from a parent seed and a tag (two rounds of SplitMix64): distinct tags of one
/// parent have distinct seeds.
std::uint64_t derive_seed(std::uint64_t parent, std::uint64_t tag);

/// The luck of one world in two parts, so that another number of households does not redraw the world.
struct Luck {
    Draws world;
    Draws households;

    explicit Luck(std::uint64_t seed) : world(derive_seed(seed, 1)), households(derive_seed(seed, 2)) {}
};

}  // namespace entente
