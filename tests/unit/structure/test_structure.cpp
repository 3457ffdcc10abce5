#include <algorithm>
#include <catch2/catch.hpp>

#include "graphs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::size_t mission = index_of(Camp::mission);
constexpr std::size_t foreign = index_of(Camp::foreign_force);
constexpr std::size_t government = index_of(Camp::government);
const StructureFactors usual;

Structure derived(const Graph& graph, const std::vector<Member>& members) {
    return derive(graph, members, usual);
}

}  // namespace

TEST_CASE("parallel layers between two nodes combine as 1 − Π(1 − φ w)") {
    const Structure s = derived(small_mission(), small_mission_members());
    const double line = 1.0 - (1.0 - 0.8) * (1.0 - 0.6 * 0.6) * (1.0 - 0.6 * 0.6);
    CHECK(s.association(2, mission) == Approx(line).epsilon(1e-12));
    CHECK(s.association(3, mission) == Approx(0.2 * line).epsilon(1e-12));
    CHECK(s.association(4, mission) == Approx(0.2 * line).epsilon(1e-12));
    CHECK(s.association(6, mission) == Approx(0.2 * 0.3 * 0.2 * line).epsilon(1e-12));  // paid by an agency
}

TEST_CASE("force, head of mission and government are their own camps") {
    Graph graph = small_mission();
    graph.edges.push_back({"PROV", Layer::reports_to, "GOV", 0.6});
    const Structure s = derived(graph, small_mission_members());
    CHECK(s.has_armed_mission);
    CHECK(s.association(0, mission) == 1.0);
    CHECK(s.association(1, mission) == 1.0);
    CHECK(s.association(7, government) == 1.0);
    CHECK(s.association(7, mission) == 0.0);
    for (std::size_t o = 0; o < 8; ++o) CHECK(s.association(o, index_of(Camp::armed_groups)) == 0.0);
}

TEST_CASE("a mission is armed only where soldiers stand on a force that reports to its head, and ties remain without") {
    auto members = small_mission_members();
    members[0].nodes = {"ELSEWHERE"};
    const Structure nobody = derived(small_mission(), members);
    CHECK_FALSE(nobody.has_armed_mission);
    CHECK_FALSE(nobody.present[0]);
    CHECK(nobody.association(2, mission) > 0.9);

    Graph own_master = small_mission();
    own_master.edges[0].to = "DPKO";
    CHECK_FALSE(derived(own_master, small_mission_members()).has_armed_mission);
}

TEST_CASE("the order of edges, posts and rooms changes nothing") {
    const Structure s = derived(small_mission(), small_mission_members());
    Graph turned = small_mission();
    std::reverse(turned.edges.begin(), turned.edges.end());
    std::reverse(turned.posts.begin(), turned.posts.end());
    std::reverse(turned.posts[0].functions.begin(), turned.posts[0].functions.end());
    CHECK(same_values(s, derived(turned, small_mission_members())));
}

TEST_CASE("an edge of weight zero changes nothing, nor does it make a node") {
    Graph graph = small_mission();
    const Structure s = derived(graph, small_mission_members());
    graph.edges.push_back({"GOV", Layer::plans_with, "HCT", 0.0});
    graph.edges.push_back({"UNHUM", Layer::hosted_by, "SRSG", 0.0});
    CHECK(same_values(s, derived(graph, small_mission_members())));
    CHECK_FALSE(s.present[7]);
}

TEST_CASE("a node of weight 1 put into a line of reporting changes no bit, where it takes over the whole line") {
    const Structure s = derived(small_mission(), small_mission_members());
    for (const char* const whose : {"UNHUM", "OCHA", "FORCE", "HC"}) {
        Graph graph = small_mission();
        std::string superior;
        for (Edge& edge : graph.edges) {
            if (edge.from == whose && edge.layer == Layer::reports_to) superior = edge.to;
        }
        for (Edge& edge : graph.edges) {
            const bool is_line =
                edge.layer == Layer::reports_to || edge.layer == Layer::hosted_by || edge.layer == Layer::brands_as;
            if (edge.from == whose && edge.to == superior && is_line) edge.to = "A_DESK";
        }
        graph.edges.push_back({"A_DESK", Layer::reports_to, superior, 1.0});
        INFO(whose);
        CHECK(same_values(s, derived(graph, small_mission_members())));
    }
}

TEST_CASE("with all factors zero only the camps themselves are tied") {
    StructureFactors none;
    none.reports_to = none.hosted_by = none.brands_as = none.funds = 0;
    const Structure s = derive(small_mission(), small_mission_members(), none);
    CHECK(s.association(0, mission) == 1.0);
    for (std::size_t o = 2; o < 8; ++o) CHECK(s.association(o, mission) == 0.0);
}

TEST_CASE("weights are scaled before factors, and never above 1") {
    StructureFactors scaled;
    scaled.weight_scale = 0.5;
    CHECK(derive(small_mission(), small_mission_members(), scaled).association(4, mission) ==
          Approx(0.1 * (1.0 - (1.0 - 0.4) * (1.0 - 0.18) * (1.0 - 0.18))).epsilon(1e-12));
    scaled.weight_scale = 1.5;
    CHECK(derive(small_mission(), small_mission_members(), scaled).association(2, mission) == 1.0);
}

TEST_CASE("money of a belligerent state ties the payee to its troops, without troops it does not") {
    const Graph graph = graph_of({{"DEV", Layer::reports_to, "STATE", 0.5},
                                  {"XFORCE", Layer::reports_to, "DEF", 1.0},
                                  {"DEF", Layer::reports_to, "STATE", 1.0},
                                  {"DEV", Layer::funds, "INGO_H", 0.4}});
    std::vector<Member> members{member("ngo", {"INGO_H"}), member("aid_a", {"DEV"}, "a"),
                                member("aid_b", {"DEV"}, "b")};
    CHECK(derived(graph, members).association(0, foreign) == 0.0);

    members.push_back(member("army_b", {"XFORCE"}, "b"));
    const Structure s = derived(graph, members);
    CHECK(s.association(0, foreign) == Approx(0.2 * (0.4 / 2) * 0.5).epsilon(1e-12));
    CHECK(s.association(1, foreign) == 0.0);  // another state's agency
    CHECK(s.association(2, foreign) == 0.5);
    CHECK(s.association(3, foreign) == 1.0);

    StructureFactors money_off;
    money_off.funds = 0;
    CHECK(derive(graph, members, money_off).association(0, foreign) == 0.0);
}

TEST_CASE("shares of income sum to at most 1 over states and over organisations of a payer") {
    const Graph graph = graph_of({{"DEV", Layer::funds, "INGO_H", 0.6}, {"UNHUM", Layer::funds, "INGO_H", 0.3}});
    const Structure s =
        derived(graph, {member("ngo", {"INGO_H"}), member("a1", {"DEV"}, "a"), member("a2", {"DEV"}, "a"),
                        member("b", {"DEV"}, "b"), member("un_1", {"UNHUM"}), member("un_2", {"UNHUM"})});
    CHECK(s.funding(0, 1) == Approx(0.15));
    CHECK(s.funding(0, 2) == Approx(0.15));
    CHECK(s.funding(0, 3) == Approx(0.3));
    CHECK(s.funding(0, 4) == Approx(0.15));
    CHECK(s.funding(0, 5) == Approx(0.15));
    CHECK(s.funding(1, 0) == 0.0);
}

TEST_CASE("nodes of a donor state deal with their own state only") {
    Graph graph = graph_of({{"DEF", Layer::plans_with, "WG", 0.3},
                            {"DEV", Layer::plans_with, "WG", 0.3},
                            {"DEF", Layer::informs, "DEV", 0.4}});
    graph.forums = {forum("WG", {"DEF"})};
    const Structure s = derived(graph, {member("army_a", {"DEF"}, "a"), member("aid_a", {"DEV"}, "a"),
                                        member("army_b", {"DEF"}, "b"), member("aid_b", {"DEV"}, "b")});
    CHECK(s.information(1, 0) == 0.4);
    CHECK(s.information(3, 0) == 0.0);
    REQUIRE(s.forums.size() == 2);
    CHECK(s.forums[0].spec.name == "WG/a");
    CHECK(s.forums[0].seat == std::vector<double>{0.3, 0.3, 0.0, 0.0});
    CHECK(s.forums[1].spec.name == "WG/b");
    CHECK(s.forums[1].convenes == std::vector<double>{0.0, 0.0, 1.0, 0.0});
}

TEST_CASE("an organisation stands on the first of its nodes that the structure has, else it is not present") {
    const Structure s = derived(graph_of({{"HCS", Layer::reports_to, "HC", 1.0}}),
                                {member("coordination", {"OCHA", "HCS"}), member("agency", {"UNHUM"})});
    CHECK(s.present == std::vector<bool>{true, false});
}

TEST_CASE("a family without members is no node, so nothing passes through it") {
    Graph graph = graph_of({{"LNGO", Layer::informs, "INGO_D", 0.5}, {"INGO_D", Layer::informs, "DEV", 0.5}});
    graph.nodes = {{.name = "INGO_D", .meaning = "", .of_state = false, .exists_with = "INGO_D"}};
    std::vector<Member> members{member("local", {"LNGO"}), member("donor", {"DEV"}, "a")};
    CHECK(derived(graph, members).information(1, 0) == 0.0);
    members.push_back(member("ngo", {"INGO_D"}));
    CHECK(derived(graph, members).information(1, 0) == 0.25);
}

TEST_CASE("a node may need troops of its own state") {
    Graph graph = graph_of({{"PRT", Layer::reports_to, "XFORCE", 1.0}, {"DEV", Layer::hosted_by, "PRT", 0.6}});
    graph.nodes = {{.name = "PRT", .meaning = "", .of_state = true, .exists_with = "XFORCE"},
                   {.name = "XFORCE", .meaning = "", .of_state = true, .exists_with = "XFORCE"},
                   {.name = "DEV", .meaning = "", .of_state = true, .exists_with = ""}};
    const Structure s = derived(
        graph, {member("aid_a", {"DEV"}, "a"), member("aid_b", {"DEV"}, "b"), member("army_b", {"XFORCE"}, "b")});
    CHECK(s.association(0, foreign) == 0.0);
    CHECK(s.association(1, foreign) == Approx(0.36));
}

TEST_CASE("information is the best product, and loses attention where it is relayed but not at its ends") {
    Structure s = derived(small_mission(), small_mission_members());
    // agency → OCHA → HC → SRSG → FORCE; posts are sorted: coordinator, head
    REQUIRE(s.posts[0].name == "coordinator");
    CHECK(s.information(3, 4) == 0.7);
    CHECK(s.information(2, 4) == Approx(0.63));
    CHECK(s.information(0, 4) == Approx(0.7 * 0.9 * 0.8 * 0.5));
    relay(s, {0.5, 0.25}, 0.3);
    CHECK(s.information(3, 4) == 0.7);
    CHECK(s.information(2, 4) == Approx(0.63));                           // the coordinator receives
    CHECK(s.information(1, 2) == 0.8);                                    // the coordinator sends
    CHECK(s.information(1, 4) == Approx(0.63 * 0.5 * 0.8));               // the coordinator relays
    CHECK(s.information(0, 4) == Approx(0.63 * 0.5 * 0.8 * 0.25 * 0.5));  // so does the head
    relay(s, {1.0, 1.0}, 0.3);
    CHECK(same_values(s, derived(small_mission(), small_mission_members())));
}

TEST_CASE("organisations of one family hear each other at one strength in every structure") {
    Structure s = derived(small_mission(), small_mission_members());
    CHECK(s.information(4, 5) == 0.3);
    CHECK(s.information(5, 4) == 0.3);
    CHECK(s.information(4, 4) == 0.0);
    relay(s, {1.0, 1.0}, 0.1);
    CHECK(s.information(4, 5) == 0.1);
}

TEST_CASE("functions of one post hear each other fully, and the person relays once") {
    Graph graph = small_mission();
    graph.edges.push_back({"RC", Layer::informs, "GOV", 0.5});
    auto members = small_mission_members();
    members.push_back(member("rc", {"RC"}));
    Structure s = derived(graph, members);
    CHECK(s.information(8, 2) == 1.0);
    CHECK(s.information(2, 8) == 1.0);
    CHECK(s.information(7, 3) == Approx(0.9 * 0.5));  // OCHA → HC = RC → GOV
    relay(s, {0.5, 1.0}, 0.3);
    CHECK(s.information(8, 2) == 1.0);
    CHECK(s.information(7, 3) == Approx(0.9 * 0.5 * 0.5));
}

TEST_CASE("a post counts its hats, its support at a discount, and the organisations it fills") {
    const Structure s = derived(small_mission(), small_mission_members());
    REQUIRE(s.posts.size() == 2);
    CHECK(s.posts[0].n_hats == 3);
    CHECK(s.posts[0].capacity == Approx(1.0 + 0.7 * 2));
    CHECK(s.posts[0].organisations == std::vector<std::size_t>{2});
    CHECK(s.posts[1].n_hats == 1);
    CHECK(s.posts[1].capacity == 1.0);
}

TEST_CASE("a room has seats, convenors and the tie of its hosts") {
    const Structure s = derived(small_mission(), small_mission_members());
    REQUIRE(s.forums.size() == 1);
    const StructureForum& hct = s.forums[0];
    CHECK(hct.seat == std::vector<double>{0, 0, 0, 1.0, 0.8, 0.8, 0, 0});
    CHECK(hct.convenes == std::vector<double>{0, 0, 0, 1.0, 0, 0, 0, 0});
    CHECK(hct.tie[mission] == Approx(0.3 * 0.6 * s.association(2, mission)));  // more than over OCHA
    CHECK(hct.tie[foreign] == 0.0);
}

TEST_CASE(
    "convening is shared by the convenors that stand somewhere, and a room that convenes sends its own convenors") {
    Graph graph = graph_of({{"A", Layer::plans_with, "INNER", 1.0},
                            {"B", Layer::plans_with, "INNER", 1.0},
                            {"RC", Layer::plans_with, "OUTER", 0.6},
                            {"A", Layer::plans_with, "OUTER", 0.4},
                            {"INNER", Layer::plans_with, "OUTER", 1.0}});
    graph.forums = {forum("INNER", {"A", "B", "ABSENT"}), forum("OUTER", {"INNER", "RC", "OUTER"})};
    const Structure s =
        derived(graph, {member("a", {"A"}), member("b1", {"B"}), member("b2", {"B"}), member("rc", {"RC"})});
    CHECK(s.forums[0].convenes == std::vector<double>{0.5, 0.25, 0.25, 0.0});
    CHECK(s.forums[1].convenes == std::vector<double>{0.25, 0.125, 0.125, 0.5});
    CHECK(s.forums[1].seat == std::vector<double>{0.5, 0.25, 0.25, 0.6});  // the delegate's seat beats the own one
}

TEST_CASE("a voice reaches the force over who informs and over shared rooms, from outside too") {
    CHECK(derived(small_mission(), small_mission_members()).voice == Approx(0.8 * 0.5));
    Graph contact = small_mission();
    contact.edges.push_back({"OCHA", Layer::plans_with, "CONTACT", 0.9});
    contact.edges.push_back({"FORCE", Layer::plans_with, "CONTACT", 0.8});
    contact.edges.push_back({"HC", Layer::informs, "OCHA", 0.7});
    contact.forums.push_back(forum("CONTACT", {"OCHA"}));
    Structure s = derived(contact, small_mission_members());
    CHECK(s.voice == Approx(0.7 * 0.9 * 0.8));
    relay(s, {0.1, 0.1}, 0.3);
    CHECK(s.voice == Approx(0.7 * 0.9 * 0.8));  // no post relays on this way, and the speaker's attention is not in it
    const std::array both{Layer::informs, Layer::plans_with};
    CHECK(path(contact, "HC", "FORCE", both) == Approx(0.7 * 0.9 * 0.8));

    auto without_force = small_mission();
    std::erase_if(without_force.edges, [](const Edge& edge) { return edge.from == "FORCE" || edge.to == "FORCE"; });
    CHECK(derived(without_force, small_mission_members()).voice == 0.0);
}

TEST_CASE("the pull of the mission is the tie of UN humanitarian organisations, and of no other") {
    const Structure s = derived(small_mission(), small_mission_members());
    for (const std::size_t o : {3u, 4u, 5u}) CHECK(s.pull[o] == s.association(o, mission));
    for (const std::size_t o : {0u, 1u, 2u, 6u, 7u}) CHECK(s.pull[o] == 0.0);
}
