#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "core/entity.hpp"

using namespace entente;

TEST_CASE("Thousands of realistic names have distinct identities") {
    std::set<EntityId> ids;
    std::size_t n_names = 0;
    const auto add = [&](const std::string& name) {
        ids.insert(entity_id(name));
        ++n_names;
    };
    for (int i = 0; i < 300; ++i) add("district/" + std::to_string(i));
    for (int i = 0; i < 40; ++i) add("armed_group/" + std::to_string(i));
    for (const std::string organisation :
         {"unhcr", "wfp", "unicef", "unmil", "ecowas", "icrc", "msf", "undp", "eu", "usaid"}) {
        add(organisation);
        for (int team = 0; team < 200; ++team) add(organisation + "/team/" + std::to_string(team));
        for (const std::string forum : {"health", "protection", "food", "security"}) add(organisation + "/" + forum);
    }
    CHECK(n_names > 2000);
    CHECK(ids.size() == n_names);
}

TEST_CASE("Pairs of what organisations see in districts have distinct identities, and order matters") {
    std::set<EntityId> ids;
    for (int organisation = 0; organisation < 30; ++organisation) {
        for (int district = 0; district < 60; ++district) {
            ids.insert(entity_pair(entity_id("organisation/" + std::to_string(organisation)),
                                   entity_id("district/" + std::to_string(district))));
        }
    }
    CHECK(ids.size() == 30 * 60);
    CHECK(entity_pair(EntityId{1}, EntityId{2}) != entity_pair(EntityId{2}, EntityId{1}));
}

TEST_CASE("Identities are part of published results and never change") {
    CHECK(entity_id("unhcr/team/3") == EntityId{0xb6503346u});
    CHECK(entity_id("") == EntityId{0xab3e7c0bu});
}
