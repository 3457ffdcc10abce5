#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

#include "record/definitions.hpp"

using namespace entente;

namespace {

using Numbers = std::vector<double>;

double coherence_of(const Numbers& effort, const Numbers& reference, std::size_t n_teams) {
    Numbers scratch;
    return coherence(effort, effort, effort, reference, n_teams, scratch);
}

double attainable(const Numbers& reference, std::size_t n_teams) {
    Numbers scratch;
    return attainable_share(reference, n_teams, scratch);
}

/// The best of all ways to spread whole teams over three cells.
double best_of_three(const Numbers& reference, int n_teams) {
    double best = 0;
    for (int first = 0; first <= n_teams; ++first) {
        for (int second = 0; first + second <= n_teams; ++second) {
            const double third = n_teams - first - second;
            best = std::max(best, std::min(first / double(n_teams), reference[0]) +
                                      std::min(second / double(n_teams), reference[1]) +
                                      std::min(third / n_teams, reference[2]));
        }
    }
    return best;
}

}  // namespace

TEST_CASE("Two agencies in one place reach half of a plan for two places, one in each all of it") {
    CHECK(coherence_of({2, 0}, {0.5, 0.5}, 2) == Approx(0.5));
    CHECK(coherence_of({1, 1}, {0.5, 0.5}, 2) == Approx(1.0));
}

TEST_CASE("An operation that undoes half of a development project leaves a third of non-cancellation") {
    CHECK(non_cancellation(Numbers{1 - 0.5}, Numbers{1 + 0.5}) == Approx(1.0 / 3.0));
    CHECK(std::isnan(non_cancellation(Numbers{0}, Numbers{0})));
}

TEST_CASE("Work that is all in the government's district is aligned with it and not with communities") {
    CHECK(coherence_of({1, 0}, {1, 0}, 1) == 1.0);
    CHECK(coherence_of({1, 0}, {0, 1}, 1) == 0.0);
}

TEST_CASE("Three agencies can be whole as a government and beside the host government's priorities") {
    CHECK(coherence_of({1, 1, 1, 0}, {1, 1, 1, 0}, 3) == Approx(1.0));
    CHECK(coherence_of({1, 1, 1, 0}, {0, 0, 0, 1}, 3) == 0.0);
}

TEST_CASE("Few teams are not punished for being few") {
    CHECK(attainable({0.5, 0.5}, 1) == Approx(0.5));
    CHECK(attainable({0.5, 0.5}, 2) == Approx(1.0));
    CHECK(coherence_of({1, 0}, {0.5, 0.5}, 1) == Approx(1.0));
    CHECK(std::isnan(attainable({0.5, 0.5}, 0)));
    CHECK(std::isnan(attainable({0, 0}, 3)));
}

TEST_CASE("What is attainable is the best of all ways to place whole teams") {
    for (int n = 1; n <= 12; ++n) {
        for (const Numbers& reference : {Numbers{0.2, 0.3, 0.5}, Numbers{0.05, 0.05, 0.9}, Numbers{0.34, 0.33, 0.33}}) {
            CHECK(attainable(reference, static_cast<std::size_t>(n)) == Approx(best_of_three(reference, n)));
        }
    }
}

TEST_CASE("Patterns are compared by their shares, whatever their sums") {
    CHECK(common_share(Numbers{10, 30}, Numbers{0.5, 0.5}) == Approx(0.75));
    CHECK(std::isnan(common_share(Numbers{0, 0}, Numbers{1, 1})));
}

TEST_CASE("Two organisations with one team each lose a fifth to duplication and 37 percent to themselves") {
    const Crowding cell = crowding(Numbers{1, 1}, 1.0);
    CHECK(cell.duplicated / cell.effort == Approx(0.200).margin(0.0005));
    CHECK(cell.own / cell.effort == Approx(0.368).margin(0.0005));
}

TEST_CASE("One organisation with two teams duplicates nobody and loses 57 percent to itself") {
    const Crowding cell = crowding(Numbers{2}, 1.0);
    CHECK(cell.duplicated == 0.0);
    CHECK(cell.own / cell.effort == Approx(0.568).margin(0.0005));
}

TEST_CASE("A gap has its causes in a fixed order, and they sum to it") {
    // Need 100 each, standard 10 teams each.
    std::vector<GapCell> cells(5);
    for (GapCell& cell : cells) cell = {4, 100, 0, 10, false, false, 0};
    cells[0].blocked = true;
    cells[0].unseen = true;  // blocked comes first
    cells[1].unseen = true;
    cells[1].effort = 5;           // half of it is served
    cells[2].promised_effort = 4;  // 4 of 10 would have been there
    cells[3].effort = 20;          // more than the standard: no gap
    const Numbers duplicated{0, 0, 0, 0, 8, 0};
    const Gap gap = decompose_gap(cells, duplicated);
    CHECK(gap.gap == Approx((100 + 50 + 100 + 0 + 100) / 500.0));
    CHECK(gap.blocked == Approx(100 / 500.0));
    CHECK(gap.unseen == Approx(50 / 500.0));
    CHECK(gap.promised == Approx(40 / 500.0));
    CHECK(gap.crowded == Approx(80 / 500.0));  // 8 of the 16 teams that are still lacking
    CHECK(gap.unfunded == Approx(80 / 500.0));
    CHECK(gap.blocked + gap.unseen + gap.promised + gap.crowded + gap.unfunded == Approx(gap.gap));
}

TEST_CASE("A promise fills no more than the gap, and duplicated effort no other dimension") {
    const std::vector<GapCell> cells{{0, 100, 8, 10, false, false, 5}, {1, 100, 0, 10, false, false, 0}};
    const Gap gap = decompose_gap(cells, Numbers{100, 0, 0, 0, 0, 0});
    CHECK(gap.promised == Approx(20 / 200.0));
    CHECK(gap.crowded == 0.0);
    CHECK(gap.unfunded == Approx(100 / 200.0));
    CHECK(std::isnan(decompose_gap({}, Numbers(6, 0.0)).gap));
}

TEST_CASE("False coherence is what is stated and not meant, weighted by the teams members bring") {
    const std::vector<Pledge> members{{3, 0.8, 0.4, 0.2}, {1, 0.6, 0.6, 1.0}};
    const Sincerity room = sincerity(members);
    CHECK(room.stated == Approx((3 * 0.8 + 0.6) / 4));
    CHECK(room.meant == Approx((3 * 0.4 + 0.6) / 4));
    CHECK(room.enacted == Approx((3 * 0.2 + 1.0) / 4));
    CHECK(room.false_coherence == Approx(3 * 0.4 / 4));
    CHECK(room.shortfall == Approx(3 * 0.6 / 4));  // who does more than it said makes up for nobody
    CHECK(room.capability_gap == Approx(3 * 0.2 / 4));
}

TEST_CASE("A forum of one has no false coherence, not a small one") {
    CHECK(std::isnan(sincerity(std::vector<Pledge>{{3, 0.8, 0.4, 0.2}}).false_coherence));
    CHECK(std::isnan(sincerity(std::vector<Pledge>{{0, 1, 1, 1}, {0, 1, 1, 1}}).shortfall));
}

TEST_CASE("A linked share beyond chance takes away what each would do anyway") {
    CHECK(beyond_chance(0.7, 0.4) == Approx(0.5));
    CHECK(beyond_chance(0.4, 0.4) == 0.0);
    CHECK(std::isnan(beyond_chance(1.0, 1.0)));
}

TEST_CASE("Impartiality compares the best and the worst served group per need") {
    CHECK(impartiality(Numbers{2, 1}, Numbers{10, 10}) == Approx(0.5));
    CHECK(impartiality(Numbers{2, 4}, Numbers{10, 20}) == Approx(1.0));
    CHECK(impartiality(Numbers{2, 4, 0}, Numbers{10, 20, 0}) == Approx(1.0));  // who needs nothing is not left out
    CHECK(std::isnan(impartiality(Numbers{0, 0}, Numbers{1, 1})));
    CHECK(std::isnan(impartiality(Numbers{1}, Numbers{1})));
}

TEST_CASE("Overload is the share of load without attention") {
    CHECK(attention_overload(Numbers{3, 1}, Numbers{0.5, 1.0}) == Approx(1.5 / 4));
    CHECK(attention_overload({}, {}) == 0.0);
}

TEST_CASE("The Gini coefficient is 0 for equals and one half where one of two has all") {
    CHECK(gini({0.4, 0.4, 0.4}) == Approx(0.0).margin(1e-12));
    CHECK(gini({0, 1}) == Approx(0.5));
    CHECK(gini({1, 3}) == Approx(0.25));
    CHECK(gini({}) == 0.0);
}

TEST_CASE("Risk is transferred where nationals are more of the victims than of the staff") {
    CHECK(risk_transfer(84, 100, 0.7) == Approx(1.2));
    CHECK(std::isnan(risk_transfer(0, 0, 0.7)));
}

TEST_CASE("Signs of relapse are counted against the quarter before, with a margin for noise") {
    const Quarter calm{10, 5, 100, 200, 1000, 0.40, 0.50};
    CHECK(signs_of_relapse(calm, calm) == 0);
    CHECK(signs_of_relapse(calm, {12, 6, 110, 200, 1049, 0.409, 0.491}) == 0);  // all within the margins
    CHECK(signs_of_relapse(calm, {13, 5, 100, 200, 1000, 0.40, 0.50}) == Approx(1.0 / 7));
    CHECK(signs_of_relapse(calm, {10, 5, 100, 90, 1000, 0.40, 0.50}) == Approx(1.0 / 7));  // more flight than return
    CHECK(signs_of_relapse(calm, {100, 50, 900, 0, 2000, 0.60, 0.30}) == 1);
}

TEST_CASE("Effectiveness is the way covered to a target, and keeping what was reached") {
    CHECK(progress(0.5, 0.7, 0.9, true) == Approx(0.5));
    CHECK(progress(0.5, 0.4, 0.9, true) == 0);
    CHECK(progress(0.5, 1.0, 0.9, true) == 1);
    CHECK(progress(1000, 250, 0, false) == Approx(0.75));
    CHECK(progress(0.95, 0.92, 0.9, true) == 1);
    CHECK(progress(0.95, 0.85, 0.9, true) == 0);
    CHECK(std::isnan(progress(std::nan(""), 0.5, 0.9, true)));
}
