// odd.md 7.9: every household, every week, against a naive re-implementation of one household.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "core/maths.hpp"
#include "tests/helpers/peopled_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

float within(float value) {
    return std::min(1.0f, std::max(0.0f, value));
}
float f(double value) {
    return static_cast<float>(value);
}

/// One household as the comments of the model tell it: harmed, reached, felt, joined or laid down arms, travelled.
struct OneHousehold {
    float welfare, fear, grievance, legitimacy, trust, acceptance, expectation;
    std::size_t residence;
    int allegiance, demobilised, weeks_away;
    bool in_need, reached, harmed, fled = false, returned = false;

    OneHousehold(const Peopled& before, std::size_t i, Week week, const Draws& draws) {
        const Households& h = before.world.households;
        const HouseholdTables& t = before.tables;  // as of this week
        const std::size_t home = h.origin[i];
        const std::size_t n_identities = before.world.residents.n_identities;
        const Outlook& here = t.outlook[h.residence[i] * n_identities + h.identity[i]];
        const Outlook& at_home = t.outlook[home * n_identities + h.identity[i]];
        residence = h.residence[i];
        const bool away = residence != home;
        const auto words = philox({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(week),
                                   static_cast<std::uint32_t>(Purpose::household_week), 0},
                                  draws.key());
        const auto unit = [](std::uint32_t word) { return (static_cast<float>(word >> 9) + 0.5f) * 0x1p-23f; };
        const float harm = unit(words[0]), relief = unit(words[1]), motion = unit(words[2]), arms = unit(words[3]);

        in_need = away || here.need - h.endowment[i] > f(before.living.need_threshold);
        reached = in_need && relief < here.reached;
        harmed = harm < here.harmed;
        feel(before, here, h, i, away, harm < here.harmed_by_government);
        bear_arms(before, here, h, i, arms);
        travel(here, at_home, home, h.weeks_away[i], motion, t);
        if (weeks_away < 255) ++weeks_away;
    }

    void feel(const Peopled& p, const Outlook& here, const Households& h, std::size_t i, bool away,
              bool by_government) {
        const Living& l = p.living;
        const Prospects& w = p.prospects;
        const float a = away ? 1.0f : 0.0f, r = reached ? 1.0f : 0.0f, hurt = harmed ? 1.0f : 0.0f;
        const float g = by_government ? 1.0f : 0.0f;
        const float missed = std::max(0.0f, h.expectation[i] - h.welfare[i]);
        welfare = h.welfare[i] - f(l.harm_welfare) * hurt;
        fear = h.fear[i] + f(l.harm_fear) * hurt;
        grievance = h.grievance[i] + f(l.harm_grievance_government) * g + f(l.harm_grievance_groups) * (hurt - g);
        legitimacy = h.legitimacy[i] - f(l.harm_legitimacy) * g;
        trust = h.trust_mission[i] - f(l.harm_trust) * hurt;
        acceptance = h.acceptance[i];
        expectation = h.expectation[i];
        const auto approach = [](float& value, double pace, float target) {
            value += f(pace) * (within(target) - value);
        };
        approach(welfare, l.welfare_pace,
                 here.welfare + f(l.relief_welfare) * r - f(l.displaced_welfare) * a + h.endowment[i]);
        approach(fear, l.fear_pace, here.fear);
        const float old_grievance = grievance;
        approach(grievance, l.grievance_pace,
                 here.grievance - f(w.grievance_welfare) * welfare + f(w.grievance_displaced) * a);
        grievance += f(l.peer_pull) * (here.peer_grievance - old_grievance);
        approach(legitimacy, l.legitimacy_pace, here.legitimacy + f(w.legitimacy_welfare) * welfare);
        approach(trust, l.trust_pace, here.trust + f(w.trust_relief) * r - f(l.disappointment) * missed);
        approach(acceptance, l.acceptance_pace,
                 here.acceptance + f(w.acceptance_relief) * r - f(w.acceptance_grievance) * grievance);
        approach(expectation, l.expectation_pace, welfare + here.expectation);
        for (float* level : {&welfare, &fear, &grievance, &legitimacy, &trust, &acceptance, &expectation})
            *level = within(*level);
    }

    void bear_arms(const Peopled& p, const Outlook& here, const Households& h, std::size_t i, float arms) {
        const Mobilisation& m = p.mobilisation;
        allegiance = h.allegiance[i];
        demobilised = h.demobilised[i];
        weeks_away = h.weeks_away[i];
        if (allegiance != 0) {
            const auto g = static_cast<std::size_t>(allegiance - 1);
            const float killed = p.tables.fall(g, residence), gone = killed + p.tables.desert(g, residence);
            if (arms < gone + p.tables.leave_arms(g, residence)) allegiance = 0;
            if (allegiance == 0 && arms >= gone) {  // whoever had laid down arms before has taken them up again since
                demobilised = ex_combatant::mark(g, ex_combatant::disarmed, h.demobilised[i] != ex_combatant::never);
            }
            return;
        }
        const double logit = here.join_logit + f(m.grievance) * grievance - f(m.poverty) * welfare + f(m.fear) * fear +
                             f(m.recidivism) * static_cast<float>(demobilised % 2);  // odd: not back in civil life
        if (arms < here.join_scale * logistic(logit)) allegiance = here.recruiter;
    }

    void travel(const Outlook& here, const Outlook& at_home, std::size_t home, int settled_for, float motion,
                const HouseholdTables& t) {
        if (settled_for < weeks_settled) return;
        if (residence != home && motion < at_home.homecoming) {
            residence = home;
            weeks_away = 0;
            returned = true;
            return;
        }
        const float flight = here.flight_fear > 0 ? here.flight_base + here.flight_fear * fear * fear : 0.0f;
        if (flight <= 0 || motion <= 1.0f - flight) return;
        const auto pull = t.refuge_cumulative.row(residence);
        const float target = (motion - (1.0f - flight)) / flight * pull.back();
        std::size_t r = 0;
        while (r + 1 < pull.size() && pull[r] < target) ++r;
        residence = t.refuge(residence, r);
        weeks_away = 0;
        fled = true;
    }
};

/// A hard week in three districts: violence, harm, recruitment, displaced people, programmes of disarmament.
Peopled hard_times(std::size_t per_cell = 700) {
    Peopled all = peopled({.districts = 3, .organisations = 2, .groups = 2, .identities = 2}, per_cell);
    make_hostile(all.world, 0.6, 0.6);
    all.world.groups.outside[1] = 0.0;
    for (std::size_t d = 0; d < 3; ++d) {
        all.world.groups.fighters(0, d) = all.world.groups.fighters(1, d) = 400;
        all.world.effort.relief[d] = 1.0 + static_cast<double>(d);
        all.world.effort.ddr[d] = 1.0;
        all.world.districts.condition(d, index_of(Dimension::humanitarian)) = 0.55 + 0.1 * static_cast<double>(d);
    }
    all.world.districts.violence = {0.7, 0.0, 0.2};
    all.world.government.exclusion[0] = 0.4;
    all.world.events.deaths(0, index_of(Violence::groups_against_civilians)) = 60;
    all.world.events.deaths(0, index_of(Violence::government_against_civilians)) = 40;
    all.world.events.deaths(2, index_of(Violence::battle)) = 90;
    all.world.events.fighter_losses(0, 0) = 40;
    all.mobilisation.base = -5;
    all.displacement.flight = 0.2;
    all.displacement.return_rate = 0.1;
    scatter_households(all, 7);
    return all;
}

}  // namespace

TEST_CASE("A week of every household, moved eight at a time, is what one household's week by hand says",
          "[households]") {
    Peopled all = hard_times();
    for (Week week = 3; week < 9; ++week) {
        look_around(all.tables, all.world, all.prospects, all.displacement, all.mobilisation, all.violence, all.on);
        const Peopled before = all;
        all.week(week);
        const Households& h = all.world.households;
        double worst = 0;
        std::size_t wrong = 0, harmed = 0, fled = 0, returned = 0, joined = 0, disarmed = 0;
        for (std::size_t i = 0; i < h.size(); ++i) {
            const OneHousehold one(before, i, week, Draws(11));
            for (const auto& [mine, its] :
                 {std::pair{h.welfare[i], one.welfare}, std::pair{h.fear[i], one.fear},
                  std::pair{h.grievance[i], one.grievance}, std::pair{h.legitimacy[i], one.legitimacy},
                  std::pair{h.trust_mission[i], one.trust}, std::pair{h.acceptance[i], one.acceptance},
                  std::pair{h.expectation[i], one.expectation}}) {
                worst = std::max(worst, std::fabs(static_cast<double>(mine) - its));
            }
            wrong += h.residence[i] != one.residence || h.allegiance[i] != one.allegiance ||
                     h.demobilised[i] != one.demobilised || h.weeks_away[i] != one.weeks_away;
            harmed += one.harmed;
            fled += one.fled;
            returned += one.returned;
            joined += one.allegiance != 0 && before.world.households.allegiance[i] == 0;
            disarmed += one.demobilised != before.world.households.demobilised[i];
        }
        INFO("week " << week);
        CHECK(worst <= 2.4e-7);  // two units in the last place of a float below 1: the order of adding differs
        CHECK(wrong == 0);
        CHECK(std::min({harmed, fled, returned, joined, disarmed}) > 0);  // something of each befell somebody
    }
}

TEST_CASE("Published sums and means are what counting the households one by one gives", "[households]") {
    Peopled all = hard_times();
    for (Week week = 3; week < 6; ++week) {
        look_around(all.tables, all.world, all.prospects, all.displacement, all.mobilisation, all.violence, all.on);
        const Peopled before = all;
        all.week(week);
        const Residents& r = all.world.residents;
        std::vector<std::int64_t> here(6), displaced(6), in_need(3), reached(3), harmed(3), fled(3), returned(3),
            from(3);
        std::vector<double> welfare(6), grievance(6), fear(6);
        Grid<std::int64_t> fighters(2, 3);
        for (std::size_t i = 0; i < before.world.households.size(); ++i) {
            const OneHousehold one(before, i, week, Draws(11));
            const std::size_t d = before.world.households.residence[i];  // counted where it lived during the week
            const std::size_t home = before.world.households.origin[i];
            const std::size_t cell = d * 2 + before.world.households.identity[i];
            ++here[cell];
            displaced[cell] += d != home;
            from[home] += d != home;
            welfare[cell] += one.welfare;
            grievance[cell] += one.grievance;
            fear[cell] += one.fear;
            in_need[d] += one.in_need;
            reached[d] += one.reached;
            harmed[d] += one.harmed;
            fled[d] += one.fled;
            returned[home] += one.returned;
            if (one.allegiance != 0) ++fighters(static_cast<std::size_t>(one.allegiance - 1), one.residence);
        }
        CHECK(r.households == here);
        CHECK(r.displaced_here == displaced);
        CHECK(r.displaced_from == from);
        CHECK(r.in_need == in_need);
        CHECK(r.reached == reached);
        CHECK(r.harmed == harmed);
        CHECK(r.fled == fled);
        CHECK(r.returned == returned);
        CHECK(r.fighters.values == fighters.values);
        for (std::size_t cell = 0; cell < 6; ++cell) {
            const auto n = static_cast<double>(here[cell]);
            CHECK(r.welfare[cell] == Approx(welfare[cell] / n).margin(2e-6));
            CHECK(r.grievance[cell] == Approx(grievance[cell] / n).margin(2e-6));
            CHECK(r.fear[cell] == Approx(fear[cell] / n).margin(2e-6));
        }
    }
}

TEST_CASE("How blocks are cut changes nothing: a household's week depends on itself alone", "[households]") {
    Peopled whole = hard_times(600);  // blocks of 512 and 88
    Peopled cut = hard_times(600);
    cut.tables.blocks.clear();
    for (std::uint32_t begin = 0; begin < cut.world.households.size(); begin += 600) {
        for (const std::uint32_t part : {0u, 3u, 11u, 300u, 509u}) cut.tables.blocks.push_back(begin + part);
    }
    cut.tables.blocks.push_back(static_cast<std::uint32_t>(cut.world.households.size()));
    count_households(cut.world, cut.tables, cut.living);
    for (Week week = 3; week < 12; ++week) {
        whole.week(week);
        cut.week(week);
    }
    CHECK(whole.world.households.welfare == cut.world.households.welfare);
    CHECK(whole.world.households.residence == cut.world.households.residence);
    CHECK(whole.world.households.allegiance == cut.world.households.allegiance);
    CHECK(whole.world.residents.welfare == cut.world.residents.welfare);
    CHECK(whole.world.residents.welfare_gini == cut.world.residents.welfare_gini);
}

TEST_CASE("Who was harmed fears and resents more, and trusts the state less only where its forces did it",
          "[households]") {
    const auto after = [](Violence by) {
        Peopled all = peopled({.districts = 1, .organisations = 1}, 4000);
        all.world.events.deaths(0, index_of(by)) = 1000;
        all.week(3);
        return all.world.residents;
    };
    const Residents quiet = after(Violence::attack_on_mission);  // which harms no household
    const Residents groups = after(Violence::groups_against_civilians);
    const Residents government = after(Violence::government_against_civilians);
    CHECK(quiet.harmed[0] == 0);
    CHECK(groups.harmed[0] > 0);
    CHECK(groups.harmed[0] == government.harmed[0]);  // the same luck
    CHECK(groups.fear[0] > quiet.fear[0]);
    CHECK(groups.grievance[0] > quiet.grievance[0]);
    CHECK(government.grievance[0] > groups.grievance[0]);
    CHECK(government.legitimacy[0] < quiet.legitimacy[0]);
    CHECK(groups.legitimacy[0] >= quiet.legitimacy[0] - 1e-3);
    CHECK(groups.trust_mission[0] < quiet.trust_mission[0]);
}

TEST_CASE("Need is humanitarian need beyond a household's means, and the displaced are always in need",
          "[households]") {
    Peopled all = peopled({.districts = 2, .organisations = 1}, 500);
    all.living.need_threshold = 0.3;
    all.world.districts.condition(0, index_of(Dimension::humanitarian)) = 0.95;
    all.world.districts.condition(1, index_of(Dimension::humanitarian)) = 0.05;
    all.week(3);
    CHECK(all.world.residents.in_need[0] == 0);
    CHECK(all.world.residents.in_need[1] == 500);
    all.world.households.residence[0] = 1;
    all.world.households.residence[700] = 0;
    all.week(4);
    CHECK(all.world.residents.in_need[0] == 1);
    CHECK(all.world.residents.in_need[1] == 500);
}

TEST_CASE("More relief reaches more of those in need, and never more than all", "[households]") {
    const auto reached = [](double relief) {
        Peopled all = peopled({.districts = 1, .organisations = 1}, 2000);
        all.world.districts.condition(0, index_of(Dimension::humanitarian)) = 0.2;
        all.world.effort.relief[0] = relief;
        all.week(3);
        return std::pair(all.world.residents.reached[0], all.world.residents.in_need[0]);
    };
    CHECK(reached(0.0).first == 0);
    CHECK(reached(1.0).first > 0);
    CHECK(reached(3.0).first > reached(1.0).first);
    CHECK(reached(1000.0).first == reached(1000.0).second);
}

TEST_CASE("The Gini coefficient of welfare is that of the households, within the width of a bin", "[households]") {
    Peopled all = peopled({.districts = 1, .organisations = 1}, 3000);
    all.week(4);
    std::vector<double> welfare(all.world.households.welfare.begin(), all.world.households.welfare.end());
    std::sort(welfare.begin(), welfare.end());
    double sum = 0;
    double ranked = 0;
    for (std::size_t i = 0; i < welfare.size(); ++i) {
        sum += welfare[i];
        ranked += static_cast<double>(2 * i + 1) * welfare[i];
    }
    const auto n = static_cast<double>(welfare.size());
    CHECK(all.world.residents.welfare_gini == Approx(ranked / (n * sum) - 1.0).margin(0.01));
}

TEST_CASE("Where nobody lives, means are one half and no division by zero is published", "[households]") {
    Peopled all = peopled({.districts = 2, .organisations = 1}, 50);
    for (std::size_t i = 0; i < 50; ++i) all.world.households.residence[i] = 1;
    all.displacement.return_rate = 0;
    all.week(3);
    CHECK(all.world.residents.households[0] == 0);
    CHECK(all.world.residents.welfare[0] == 0.5);
    CHECK(all.world.residents.district_grievance[0] == 0.5);
    CHECK(all.world.residents.district_households[1] == 100);
}

TEST_CASE("Soldiers' projects and being told win trust in a mission that is there", "[households]") {
    const auto trusted = [](double projects, double informed, bool is_on, double strength = 1.0) {
        Peopled all = peopled({.districts = 1}, 20);
        all.world.missions[0].strength = strength;
        all.world.effort.military_projects[0] = projects;
        all.world.opinion.informed[0] = informed;
        if (!is_on) all.on.without(Mechanism::hearts_and_minds);
        look_around(all.tables, all.world, all.prospects, all.displacement, all.mobilisation, all.violence, all.on);
        return all.tables.outlook[0].trust;
    };
    CHECK(trusted(3.0, 0.0, true) > trusted(0.0, 0.0, true));
    CHECK(trusted(3.0, 0.0, false) == trusted(0.0, 0.0, true));
    CHECK(trusted(0.0, 0.8, true) > trusted(0.0, 0.0, true));
    CHECK(trusted(3.0, 0.8, true, 0.0) == trusted(0.0, 0.0, true, 0.0));
}
