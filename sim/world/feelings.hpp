#pragma once
// What households feel, each of the seven as a row: the columns that hold it. Sizing, counting and publishing go by
// this table; how each feeling moves in a week is in mechanisms/feeling.hpp.

#include <array>
#include <string_view>
#include <vector>

#include "core/names.hpp"
#include "world/population.hpp"

namespace entente {

enum class Feeling { welfare, fear, grievance, legitimacy, trust, acceptance, expectation };

struct FeelingTraits {
    Feeling feeling;
    std::string_view word;
    std::vector<float> Households::*column = nullptr;            // of each household, in [0, 1]
    std::vector<double> Residents::*mean = nullptr;              // by district and identity group
    std::vector<double> Residents::*mean_of_district = nullptr;  // over all who live there; null where nobody asks
};

inline constexpr auto feeling_table = std::to_array<FeelingTraits>({
    {.feeling = Feeling::welfare,
     .word = "welfare",
     .column = &Households::welfare,
     .mean = &Residents::welfare,
     .mean_of_district = &Residents::district_welfare},
    {.feeling = Feeling::fear,
     .word = "fear",
     .column = &Households::fear,
     .mean = &Residents::fear,
     .mean_of_district = &Residents::district_fear},
    {.feeling = Feeling::grievance,
     .word = "grievance",
     .column = &Households::grievance,
     .mean = &Residents::grievance,
     .mean_of_district = &Residents::district_grievance},
    {.feeling = Feeling::legitimacy,
     .word = "legitimacy",
     .column = &Households::legitimacy,
     .mean = &Residents::legitimacy,
     .mean_of_district = &Residents::district_legitimacy},
    {.feeling = Feeling::trust,
     .word = "trust",
     .column = &Households::trust_mission,
     .mean = &Residents::trust_mission,
     .mean_of_district = &Residents::district_trust_mission},
    {.feeling = Feeling::acceptance,
     .word = "acceptance",
     .column = &Households::acceptance,
     .mean = &Residents::acceptance,
     .mean_of_district = &Residents::district_acceptance},
    {.feeling = Feeling::expectation,
     .word = "expectation",
     .column = &Households::expectation,
     .mean = &Residents::expectation},
});

template <>
struct Names<Feeling> {
    static constexpr auto words = words_of(feeling_table, &FeelingTraits::feeling);
};
inline constexpr std::size_t n_feelings = count_of<Feeling>;

}  // namespace entente
