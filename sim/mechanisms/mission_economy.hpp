#pragma once
// Internationals hire nationals at higher pay and rent what there is: wages feed families, rents and prices rise, and
// two civil services stand side by side (Geneva seminar 2007, §4b; Carnahan, Durch & Gilmore 2006 on missions'
// economies).

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct MissionEconomy {
    double workers_per_team = 12;
    double soldiers_per_team = 250;
    double income = 0.02;
    double income_half = 100;
    double rents = 0.015;
    double rents_half = 300;
    double hiring_code = 0;
    double code_drain = 0.5;
    double code_pay = 0.3;
    double code_quality = 0.08;
    double state_staff = 500;
};

template <class Visitor, MaybeConst<MissionEconomy> Values>
void describe(Visitor& visit, Values& values) {
    auto& [workers_per_team, soldiers_per_team, income, income_half, rents, rents_half, hiring_code, code_drain,
           code_pay, code_quality, state_staff] = values;
    using enum Evidence;
    visit(workers_per_team,
          Spec{"economy.workers_per_team", "people", 1, 200, "workers of a civilian team", assumed, "definition"});
    visit(soldiers_per_team, Spec{"economy.soldiers_per_team", "people", 1, 5000, "soldiers of a team who live there",
                                  assumed, "as mission.soldiers_per_team"});
    visit(income, Spec{"economy.income", "1", 0, 0.3, "mean welfare that wages of hired nationals add at most", assumed,
                       "positive effects of hiring (Geneva seminar 2007); prior"});
    visit(income_half, Spec{"economy.income_half", "people/100000", 1, 10000,
                            "hired nationals at which half of it is reached", assumed, "prior"});
    visit(rents, Spec{"economy.rents", "1", 0, 0.3, "mean welfare that dear rents and goods take at most", assumed,
                      "Carnahan, Durch & Gilmore 2006 find it small and in towns; prior"});
    visit(rents_half, Spec{"economy.rents_half", "people/100000", 1, 10000,
                           "internationals at which half of it is reached", assumed, "prior"});
    visit(hiring_code,
          Spec{"economy.hiring_code", "1", 0, 1, "how far international employers keep to a code on hiring and pay",
               assumed, "lever: hiring code (Geneva seminar 2007, §4b)"});
    visit(code_drain,
          Spec{"economy.code_drain", "1", 0, 1, "brain drain that a code kept by all prevents", assumed, "prior"});
    visit(code_pay, Spec{"economy.code_pay", "1", 0, 1, "wages of hired nationals that it forgoes", assumed, "prior"});
    visit(code_quality,
          Spec{"economy.code_quality", "1", 0, 1,
               "effect that international teams lose for want of the best national staff", assumed, "prior"});
    visit(state_staff,
          Spec{"economy.state_staff", "people/100000", 1, 10000, "civil servants of a state of full capacity", assumed,
               "order of civil services of poor countries; prior"});
}

/// Publishes who is hired where and what that does to welfare. Reads teams of this week. With `mission_economy` off
/// neither wages nor rents move; the code still binds employers.
void pay_staff(World& world, const MissionEconomy& p, const Switches& on, Week week);
inline constexpr Touches pay_staff_touches{
    .reads = "districts: people organisations: international_share military present effort: teams_here",
    .writes = "economy: *"};

/// Effect that a civilian international team keeps under the code.
double quality_kept(const World& world, const MissionEconomy& p, std::size_t organisation);

/// Skilled nationals of a district who serve internationals rather than the state.
double two_tier_share(const World& world, const MissionEconomy& p, std::size_t district);

}  // namespace entente
