// Columns by their descriptions: shapes as they are written, worlds laid out, weeks cleared, states hashed and checked.

#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "world/sizes.hpp"
#include "world/state.hpp"
#include "world/touches.hpp"
#include "world/walk.hpp"

using namespace entente;

namespace {

WorldSizes few() {
    WorldSizes sizes;
    std::size_t n = 2;
    for (std::size_t& one : sizes.n) {
        if (one == 0) one = n++ % 5 + 2;
    }
    return sizes;
}

World laid_out(const WorldSizes& sizes) {
    World world;
    world.residents.n_identities = sizes[Per::identity];
    lay_out(world, sizes);
    return world;
}

bool says(const std::vector<std::string>& told, std::string_view what) {
    for (const std::string& one : told) {
        if (one.find(what) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("A shape is read as it is written", "[columns]") {
    const WorldSizes sizes = few();
    constexpr ColumnShape one;
    CHECK(one.n_extents == 0);
    constexpr ColumnShape table("(organisation, district × activity)");
    CHECK(sizes.rows(table) == sizes[Per::organisation]);
    CHECK(sizes.columns(table) == sizes[Per::district] * n_activities);
    constexpr ColumnShape offsets("(organisation + 1)");
    CHECK(sizes.rows(offsets) == sizes[Per::organisation] + 1);
    constexpr ColumnShape each("(forum) of (1, district) or empty");
    CHECK(sizes.of(each.list) == sizes[Per::forum]);
    CHECK(sizes.rows(each) == 1);
    CHECK(each.may_be_empty);
    CHECK_FALSE(table.may_be_empty);
}

TEST_CASE("A world that is laid out is as its descriptions say", "[columns]") {
    const WorldSizes sizes = few();
    World world = laid_out(sizes);
    CHECK(world.conduct.effect.n_rows == sizes[Per::organisation]);
    CHECK(world.conduct.effect.n_columns == sizes[Per::district]);
    CHECK(world.conduct.effect(0, 0) == 1.0);
    CHECK(world.teams.first.size() == sizes[Per::organisation] + 1);
    CHECK(world.association.with_camp.size() == n_camps);
    CHECK(world.association.with_camp[0].n_columns == sizes[Per::district]);
    CHECK(world.forums.terms.size() == sizes[Per::forum]);
    CHECK(world.forums.role.size() == sizes[Per::forum]);
    CHECK(world.forums.role[0].values.empty());
    CHECK(world.missions.size() == sizes[Per::mission]);
    // Households and contributors are counted by columns that the descriptions size.
    CHECK(sizes_of(world).n[index_of(Per::household)] == sizes[Per::household]);
    CHECK(sizes_of(world).n[index_of(Per::donor)] == sizes[Per::donor]);
    CHECK(wrong_numbers(world).empty());
}

TEST_CASE("Every number out of its range, not a number or out of its rows is told", "[columns]") {
    World world = laid_out(few());
    world.districts.condition(1, 2) = 1.5;
    world.households.fear[3 % world.households.size()] = -0.5f;
    world.money.accounts.promised[0] = std::numeric_limits<double>::quiet_NaN();
    world.association.with_camp[1](0, 0) = 7;
    world.missions[0].strength = 2;
    world.effort.relief.pop_back();
    const std::vector<std::string> told = wrong_numbers(world);
    CHECK(told.size() == 6);
    CHECK(says(told, "districts.condition[8] is 1.5, not in [0, 1]"));
    CHECK(says(told, "households.fear"));
    CHECK(says(told, "money.accounts.promised[0]"));
    CHECK(says(told, "association.with_camp"));
    CHECK(says(told, "missions[0].strength"));
    CHECK(says(told, "effort.relief is not laid out as (district)"));
}

TEST_CASE("What is of one week is cleared, and nothing else", "[columns]") {
    World world = laid_out(few());
    world.effort.total.fill(3);
    world.effort.disarmament.assign(world.effort.disarmament.size(), 3);
    world.effort.unpoliced.assign(world.effort.unpoliced.size(), 0.5);
    world.events.aid_victims_national = 3;
    world.communities.killed.fill(3);
    world.communities.wounds.fill(0.3);
    clear_weekly(world.effort);
    clear_weekly(world.events);
    clear_weekly(world.communities);
    CHECK(world.effort.total(0, 0) == 0);
    CHECK(world.effort.disarmament[0] == 0);
    CHECK(world.effort.unpoliced[0] == 0.5);
    CHECK(world.events.aid_victims_national == 0);
    CHECK(world.communities.killed(0, 0) == 0);
    CHECK(world.communities.wounds(0, 0) == 0.3);
}

TEST_CASE("What somebody gave stays when the rest is laid out", "[columns]") {
    const WorldSizes sizes = few();
    Districts districts;
    districts.people.assign(sizes[Per::district], 5);
    lay_out_missing(districts, sizes);
    CHECK(districts.people[0] == 5);
    CHECK(districts.condition.n_rows == sizes[Per::district]);
}

TEST_CASE("A hash of the state sees every number of every column", "[columns]") {
    const World world = laid_out(few());
    const std::uint64_t before = state_hash(world);
    CHECK(state_hash(laid_out(few())) == before);
    std::set<std::string> paths;
    for (const ColumnHash& column : column_hashes(world)) paths.insert(column.path);
    CHECK(paths.size() == column_hashes(world).size());
    CHECK(paths.size() > 400);
    World other = world;
    other.forums.cell_intensity.assign(3, 1.0f);
    CHECK(state_hash(other) != before);
    other = world;
    other.missions.back().review_due = true;
    CHECK(state_hash(other) != before);
    other = world;
    other.association.with_camp.back().values.back() += 1e-16;
    CHECK(state_hash(other) != before);
    other = world;
    other.forums.open.back() = !other.forums.open.back();
    CHECK(state_hash(other) != before);
}

TEST_CASE("A declaration names columns by part, whole parts, and columns of the world itself", "[columns]") {
    constexpr std::string_view list = "hat_attention districts: condition missions: * money: donors.aim structure: *";
    CHECK(stands_in(list, "hat_attention"));
    CHECK(stands_in(list, "districts.condition"));
    CHECK(stands_in(list, "missions[1].strength"));
    CHECK(stands_in(list, "money.donors.aim"));
    CHECK(stands_in(list, "structure.informs.links[0].strength"));
    CHECK_FALSE(stands_in(list, "districts.violence"));
    CHECK_FALSE(stands_in(list, "money.donors.aims"));
    CHECK_FALSE(stands_in(list, "post_attention"));
    CHECK_FALSE(stands_in("", "districts.condition"));
}
