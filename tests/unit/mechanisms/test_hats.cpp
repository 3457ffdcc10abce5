// odd.md 7.3: posts with many functions.

#include <catch2/catch.hpp>

#include "mechanisms/hats.hpp"
#include "tests/helpers/small_world.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Hats defaults;

/// Organisation 0 fills the post, and relays between 1 and 2.
Structure with_post(std::size_t n_hats, double capacity) {
    Structure structure = loose_structure(3);
    structure.posts.push_back({.name = "coordinator", .organisations = {0}, .n_hats = n_hats, .capacity = capacity});
    structure.post_of_station[0] = 0;
    structure.informs = network(3, {{1, 0, 1.0}, {0, 2, 1.0}});
    structure.informs_or_meets = structure.informs;
    return structure;
}

World with_one_post() {
    World world = small_world({.organisations = 3, .forums = 2, .posts = 1});
    world.forums.convenes(0, 0) = 1.0;
    world.forums.convenes(1, 1) = 1.0;
    return world;
}

double attention(World& world, Structure structure, const Switches& on = {}, Week week = 0) {
    wear_hats(world, structure, defaults, HeadquartersRules{}, StructureFactors{}, on, week);
    return world.post_attention[0];
}

}  // namespace

TEST_CASE("More hats leave less attention for each, and a support office gives some back", "[hats]") {
    World world = with_one_post();
    const double two = attention(world, with_post(2, 1.0));
    const double three = attention(world, with_post(3, 1.0));
    CHECK(three < two);
    CHECK(two < 1.0);
    CHECK(three * 3 == Approx(two * 2));  // there is only one person
    CHECK(attention(world, with_post(3, 2.0)) == Approx(2 * three));
    CHECK(attention(world, with_post(3, 100.0)) == 1.0);
}

TEST_CASE("With hats off every post has full attention", "[hats]") {
    World world = with_one_post();
    Switches on;
    on.without(Mechanism::hats);
    CHECK(attention(world, with_post(5, 1.0), on) == 1.0);
    CHECK(world.forums.attention[0] == 1.0);
}

TEST_CASE("Hostility, displaced people and a transition add to the load", "[hats]") {
    World world = with_one_post();
    const double quiet = attention(world, with_post(3, 1.0));
    World hostile = with_one_post();
    hostile.groups.outside[0] = 0.8;
    CHECK(attention(hostile, with_post(3, 1.0)) < quiet);
    World displaced = with_one_post();
    displaced.residents.households = {80, 20};
    displaced.residents.displaced_here = {0, 20};
    CHECK(attention(displaced, with_post(3, 1.0)) < quiet);
    World leaving = with_one_post();
    leaving.missions[0].phase = Phase::transition;
    CHECK(attention(leaving, with_post(3, 1.0)) < quiet);
}

TEST_CASE("What an overloaded post relays arrives weaker; what it says and hears itself does not", "[hats]") {
    World world = with_one_post();
    Structure structure = with_post(4, 1.0);
    wear_hats(world, structure, defaults, HeadquartersRules{}, StructureFactors{}, {}, 0);
    CHECK(structure.information(2, 1) == Approx(world.post_attention[0]));
    CHECK(structure.information(0, 1) == 1.0);
    CHECK(structure.information(2, 0) == 1.0);
}

TEST_CASE("A room has the attention of the post that convenes it, and full attention without one", "[hats]") {
    World world = with_one_post();
    const double post = attention(world, with_post(4, 1.0));
    CHECK(world.forums.attention[0] == post);
    CHECK(world.forums.attention[1] == 1.0);
}

TEST_CASE("Attention is reckoned once a quarter", "[hats]") {
    World world = with_one_post();
    const double before = attention(world, with_post(2, 1.0), {}, 0);
    CHECK(attention(world, with_post(5, 1.0), {}, 1) == before);
    CHECK(attention(world, with_post(5, 1.0), {}, defaults.every_weeks) < before);
}

TEST_CASE("Attention goes to hats by the weight of who asks for them", "[hats]") {
    World world = with_one_post();
    Structure structure = with_post(2, 0.9);
    structure.posts[0].organisations = {0, 1};
    structure.posts[0].hats = {{.organisation = 0, .share = 0.75}, {.organisation = 1, .share = 0.25}};
    wear_hats(world, structure, defaults, HeadquartersRules{}, StructureFactors{}, {}, 0);
    CHECK(world.hat_attention[0] == Approx(0.75));
    CHECK(world.hat_attention[1] == Approx(0.25));
    CHECK(world.post_attention[0] == Approx(0.5));
    CHECK(world.hat_attention[2] == 1.0);
    CHECK(world.forums.attention[0] == Approx(0.75));  // convened by the first function
}

TEST_CASE("A cabinet goes where work is left over, a back-office serves its own function", "[hats]") {
    const auto attention_of = [](SupportOffice office) {
        World world = with_one_post();
        Structure structure = with_post(2, 1.8);  // one person of 0.9, and 0.9 of an office
        structure.posts[0].backed = 0.9;
        structure.posts[0].office = office;
        structure.posts[0].organisations = {0, 1};
        structure.posts[0].hats = {{.organisation = 0, .share = 1.0}, {.organisation = 1, .share = 0.0}};
        const int settled = 2 * defaults.every_weeks;  // the office is at work
        wear_hats(world, structure, defaults, HeadquartersRules{}, StructureFactors{}, {}, settled);
        return world.hat_attention;
    };
    CHECK(attention_of(SupportOffice::cabinet)[1] == Approx(1.0));
    CHECK(attention_of(SupportOffice::back_offices)[1] == Approx(0.5));
    CHECK(attention_of(SupportOffice::back_offices)[0] == 1.0);
}

TEST_CASE("Support offices lag: they are not there in the first week", "[hats]") {
    World world = with_one_post();
    Structure structure = with_post(2, 1.8);
    structure.posts[0].backed = 0.9;
    wear_hats(world, structure, defaults, HeadquartersRules{}, StructureFactors{}, {}, 0);
    CHECK(world.post_attention[0] == Approx(0.5));
    wear_hats(world, structure, defaults, HeadquartersRules{}, StructureFactors{}, {}, defaults.every_weeks);
    CHECK(world.post_attention[0] == Approx(0.75));
    wear_hats(world, structure, defaults, HeadquartersRules{}, StructureFactors{}, {}, 2 * defaults.every_weeks);
    CHECK(world.post_attention[0] == Approx(1.0));
}

TEST_CASE("A further office helps posts of several functions, and is paid for", "[hats]") {
    World world = with_one_post();
    Structure structure = with_post(3, 1.0);
    Hats p = defaults;
    p.office_weeks = 0;
    wear_hats(world, structure, p, HeadquartersRules{}, StructureFactors{}, {}, 0);
    const double before = world.post_attention[0];
    p.support = 1;
    wear_hats(world, structure, p, HeadquartersRules{}, StructureFactors{}, {}, 0);
    CHECK(world.post_attention[0] > before);
    CHECK(world.organisations.spent[0] == Approx(p.support_cost * p.every_weeks));
}

TEST_CASE("A room agrees less where its convenor is not trusted, and less where two share the lead", "[hats]") {
    const auto leadership = [](double trust, double second, const Switches& on = {}) {
        World world = small_world({.organisations = 3, .forums = 1, .posts = 1});
        world.forums.convenes(0, 0) = 1.0 - second;
        world.forums.convenes(0, 1) = second;
        world.organisations.trust.fill(trust);
        Structure structure = with_post(1, 1.0);
        wear_hats(world, structure, defaults, HeadquartersRules{}, StructureFactors{}, on, 0);
        return world.forums.leadership[0];
    };
    CHECK(leadership(0.6, 0.0) == Approx(1.0 - defaults.leadership * 0.4));
    CHECK(leadership(0.3, 0.0) < leadership(0.6, 0.0));
    CHECK(leadership(0.6, 0.5) < leadership(0.6, 0.0));
    Switches off;
    off.without(Mechanism::leadership);
    CHECK(leadership(0.3, 0.5, off) == 1.0);
}

TEST_CASE("A room decides later the more its convenor's principals disagree, and a founded room keeps its pace",
          "[hats]") {
    World world = with_one_post();
    Structure structure = with_post(2, 1.0);
    StructureForum room;
    room.spec.interval_weeks = 4;
    structure.forums = {room};
    world.headquarters.conflict[0] = 1.0;
    wear_hats(world, structure, defaults, HeadquartersRules{}, StructureFactors{}, {}, 0);
    CHECK(world.forums.interval_weeks[0] == 6);
    CHECK(world.forums.interval_weeks[1] == 4);
    world.headquarters.conflict[0] = 0.0;
    wear_hats(world, structure, defaults, HeadquartersRules{}, StructureFactors{}, {}, 0);
    CHECK(world.forums.interval_weeks[0] == 4);
}
