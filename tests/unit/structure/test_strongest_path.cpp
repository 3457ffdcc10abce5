#include <catch2/catch.hpp>
#include <numeric>

#include "core/draws.hpp"
#include "structure/strongest_path.hpp"

using namespace entente;

TEST_CASE("the strongest of several links between two nodes counts, and loops do not") {
    const Network net = network(2, {{0, 1, 0.3}, {0, 1, 0.6}, {0, 0, 1.0}, {1, 0, 0.0}});
    REQUIRE(net.links.size() == 1);
    CHECK(strongest_paths(net, {0}, {1.0, 1.0}) == std::vector<double>{1.0, 0.6});
}

TEST_CASE("who sends and who receives lose nothing, who relays loses what it does not pass on") {
    const Network net = network(3, {{0, 1, 0.5}, {1, 2, 0.5}});
    CHECK(strongest_paths(net, {0}, {0.1, 0.5, 0.1}) == std::vector<double>{1.0, 0.5, 0.125});
}

TEST_CASE("strongest paths agree with trying everything") {
    // Oracle: relax all links n times.
    const Draws draws(7);
    const std::size_t n = 12;
    for (std::uint32_t trial = 0; trial < 50; ++trial) {
        std::vector<Link> links;
        std::vector<double> pass;
        for (std::size_t a = 0; a < n; ++a) {
            pass.push_back(draws.uniform(EntityId{trial}, 1, Purpose::terrain, static_cast<std::uint32_t>(a)));
            for (std::size_t b = 0; b < n; ++b) {
                const auto which = static_cast<std::uint32_t>(a * n + b);
                const double strength = draws.uniform(EntityId{trial}, 0, Purpose::terrain, which);
                if (strength > 0.7) links.push_back({a, b, strength});
            }
        }
        std::vector<double> best(n, 0.0);
        best[0] = 1.0;
        for (std::size_t round = 0; round < n; ++round) {
            for (const Link& link : links) {
                const double leaves = link.from == 0 ? 1.0 : best[link.from] * pass[link.from];
                best[link.to] = std::max(best[link.to], leaves * link.strength);
            }
        }
        CHECK(strongest_paths(network(n, links), {0}, pass) == best);
    }
}
