#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "world/activities.hpp"
#include "world/families.hpp"
#include "world/feelings.hpp"

namespace entente {

namespace {

template <class Table>
void check_words(const Table& table) {
    std::set<std::string_view> words;
    for (const auto& row : table) {
        INFO(row.word);
        CHECK_FALSE(row.word.empty());
        CHECK(words.insert(row.word).second);
    }
}

}  // namespace

TEST_CASE("Each kind has a word of its own") {
    check_words(family_table);
    check_words(activity_table);
    check_words(dimension_table);
    check_words(violence_table);
    check_words(feeling_table);
    CHECK(from_name<Family>("local_ngo") == Family::local_ngo);
    CHECK(from_name<Activity>("ceasefire_monitoring") == Activity::ceasefire_monitoring);
}

TEST_CASE("A set of words holds those that it was given") {
    constexpr SetOf<Level> some{Level::nation, Level::community};
    STATIC_REQUIRE(some.holds(Level::nation));
    STATIC_REQUIRE(some.holds(Level::community));
    STATIC_REQUIRE_FALSE(some.holds(Level::province));
    STATIC_REQUIRE_FALSE(SetOf<Level>{}.holds(Level::nation));
}

TEST_CASE("A mission's components come from abroad, on assessed money, under the rules of the secretariat") {
    for (const FamilyTraits& traits : family_table) {
        if (!of_mission(traits.family)) continue;
        INFO(traits.word);
        CHECK(traits.from_abroad);
        CHECK_FALSE(traits.lives_on_gifts);
        CHECK(traits.body == Body::secretariat);
        CHECK_FALSE(traits.civilian_aid);
        CHECK(of_un_system(traits.family));
    }
    CHECK(std::count_if(family_table.begin(), family_table.end(),
                        [](const FamilyTraits& traits) { return of_mission(traits.family); }) == 4);
    CHECK_FALSE(of_mission(Family::post));
    CHECK_FALSE(of_mission(Family::foreign_force));
}

TEST_CASE("Who speaks for a level is of the country") {
    for (const FamilyTraits& traits : family_table) {
        INFO(traits.word);
        if (traits.level) CHECK_FALSE(traits.from_abroad);
        const bool governs = traits.level == Level::nation || traits.level == Level::province;
        CHECK(of_government(traits.family) == governs);
        CHECK(of_government(traits.family) == (traits.body == Body::government));
        CHECK((level_of(traits.family) < n_levels) == traits.level.has_value());
    }
}

TEST_CASE("Humanitarians are civilian aid, and civilian aid has aid workers") {
    for (const FamilyTraits& traits : family_table) {
        INFO(traits.word);
        if (traits.humanitarian) CHECK(traits.civilian_aid);
        if (traits.civilian_aid) CHECK(traits.aid_workers);
        if (traits.armed_force) CHECK_FALSE(traits.aid_workers);
    }
    // Two ideas of aid: to soldiers these are advisers or donors, to whoever counts attacks their people are aid
    // workers.
    for (const Family family : {Family::un_development, Family::donor_development, Family::financial_institution}) {
        CHECK_FALSE(traits_of(family).civilian_aid);
        CHECK(traits_of(family).aid_workers);
    }
}

TEST_CASE("NGOs sit on their side, with one that is none") {
    for (const FamilyTraits& traits : family_table) {
        INFO(traits.word);
        if (traits.ngo) CHECK(traits.side == Side::ngo);
        if (traits.side == Side::ngo) CHECK((traits.ngo || traits.family == Family::independent_humanitarian));
        if (traits.two_mandates) CHECK(traits.ngo);
    }
}

TEST_CASE("A donor state's civilian ministries give, and soldiers are of the state") {
    for (const FamilyTraits& traits : family_table) {
        INFO(traits.word);
        if (traits.gives_bilaterally) CHECK(ministry_of_donor(traits.family));
        if (ministry_of_donor(traits.family)) {
            CHECK(of_donor_state(traits.family));
            CHECK(traits.side == Side::donor);
        }
    }
    CHECK_FALSE(traits_of(Family::donor_defence).gives_bilaterally);
    CHECK(of_donor_state(Family::foreign_force));
    CHECK_FALSE(ministry_of_donor(Family::financial_institution));
}

TEST_CASE("Common funds admit those who live on gifts, and each admits somebody") {
    for (std::size_t fund = 0; fund < n_common_funds; ++fund) {
        int admitted = 0;
        for (const FamilyTraits& traits : family_table) {
            if (!traits.funds.holds(static_cast<CommonFund>(fund))) continue;
            CHECK(traits.lives_on_gifts);
            ++admitted;
        }
        CHECK(admitted > 0);
    }
}

TEST_CASE("Only posts have no usual place in a structure") {
    for (const FamilyTraits& traits : family_table) {
        INFO(traits.word);
        CHECK(traits.nodes[0].empty() == (traits.family == Family::post));
    }
}

TEST_CASE("Only armed forces may attack, and posts may plan it where their mission is robust") {
    for (const FamilyTraits& traits : family_table) {
        INFO(traits.word);
        if (traits.may_attack != MayAttack::not_at_all) CHECK((traits.armed_force || traits.family == Family::post));
    }
}

TEST_CASE("Every activity does some good, and aid can be shown") {
    for (const ActivityTraits& traits : activity_table) {
        INFO(traits.word);
        CHECK(*std::max_element(traits.effect.begin(), traits.effect.end()) > 0);
        if (traits.delivers_aid) CHECK(traits.can_be_shown);
        CHECK((0 <= traits.politicised && traits.politicised <= 1));
        CHECK((0 <= traits.vague && traits.vague <= 1));
    }
    CHECK(by_activity(&ActivityTraits::effect)[index_of(Activity::relief)][index_of(Dimension::humanitarian)] == 1.0);
}

TEST_CASE("Whatever work may count as, some activity does") {
    std::set<CountsAs> seen{CountsAs::nothing};
    for (const ActivityTraits& traits : activity_table) {
        seen.insert(traits.counts_as);
        if (traits.by_police) seen.insert(*traits.by_police);
    }
    CHECK(seen.size() == count_of<CountsAs>);
}

TEST_CASE("Fear follows what people see, and deaths of civilians are seen") {
    for (const ViolenceTraits& traits : violence_table) {
        INFO(traits.word);
        if (traits.on_civilians) CHECK(traits.frightens_people);
        if (traits.frightens_people || traits.of_armed_actors) CHECK(traits.strikes_a_district);
    }
}

TEST_CASE("Each feeling has columns of its own") {
    for (const FeelingTraits& one : feeling_table) {
        INFO(one.word);
        CHECK(one.column != nullptr);
        CHECK(one.mean != nullptr);
        for (const FeelingTraits& other : feeling_table) {
            if (&one == &other) continue;
            CHECK(one.column != other.column);
            CHECK(one.mean != other.mean);
            CHECK((one.mean_of_district == nullptr || one.mean_of_district != other.mean_of_district));
        }
    }
}

}  // namespace entente
