#include <catch2/catch.hpp>

#include "scenario/load_model.hpp"
#include "tests/helpers/files.hpp"

using namespace entente;
using namespace entente::test;
using Lines = std::vector<std::string>;

namespace {

/// Nodes and rooms enough for small models.
const std::string words =
    "[nodes]\n"
    "SRSG = 'head'\nHC = 'coordinator'\nRC = 'resident'\nOCHA = 'office'\nGOV = 'government'\n"
    "[forum.IMPT]\n"
    "depth = 'planning'\npower = 1\npower_rule = 'by_power'\nconvenors = ['SRSG']\ninterval_weeks = 4\n";

Lines problems_of_model(const Scratch& scratch, const std::string& text) {
    scratch.write("words.toml", words);
    Problems problems;
    CHECK_FALSE(load_model(scratch.write("x.toml", text), {}, problems));
    return scratch.told(problems);
}

Graph graph_of_model(const Scratch& scratch, const std::string& text) {
    scratch.write("words.toml", words);
    Problems problems;
    const auto loaded = load_model(scratch.write("x.toml", text), {}, problems);
    INFO((problems.empty() ? std::string() : to_string(problems.all()[0])));
    REQUIRE(loaded);
    return loaded->graph;
}

double weight(const Graph& graph, const std::string& from, Layer layer, const std::string& to) {
    for (const Edge& edge : graph.edges) {
        if (edge.from == from && edge.layer == layer && edge.to == to) return edge.weight;
    }
    return 0;
}

}  // namespace

TEST_CASE("an edge may have several starts and ends") {
    const Scratch scratch;
    const Graph graph = graph_of_model(scratch,
                                       "extends = 'words.toml'\n[edges]\n"
                                       "informs = [ { from = ['HC', 'RC'], to = ['SRSG', 'OCHA'], weight = 0.5 } ]\n");
    CHECK(graph.edges.size() == 4);
    CHECK(weight(graph, "RC", Layer::informs, "OCHA") == 0.5);
    CHECK(graph.name == "x");
    CHECK(graph.title == "x");
}

TEST_CASE("a later file overrides a weight, takes an edge away by weight 0, and removes a node with its edges") {
    const Scratch scratch;
    scratch.write(
        "base.toml",
        "extends = 'words.toml'\n[model]\nname = 'base'\ntitle = 'Base'\nsources = ['S']\n[edges]\n"
        "reports_to = [ { from = 'HC', to = 'SRSG', weight = 0.8 }, { from = 'RC', to = 'SRSG', weight = 0.8 },"
        " { from = 'OCHA', to = 'HC', weight = 0.2 } ]\n"
        "plans_with = [ { from = 'OCHA', to = 'IMPT', weight = 1 }, { from = 'HC', to = 'IMPT', weight = 1 } ]\n"
        "[post.a]\nfunctions = ['RC']\n[post.b]\nfunctions = ['HC']\nsupport = 1.0\n");
    const Graph graph = graph_of_model(scratch,
                                       "extends = 'base.toml'\n"
                                       "[model]\nsources = ['S', 'T']\nremove_nodes = ['OCHA']\nremove_posts = ['a']\n"
                                       "[edges]\nreports_to = [ { from = 'HC', to = 'SRSG', weight = 0.9 },"
                                       " { from = 'RC', to = 'SRSG', weight = 0 } ]\n"
                                       "[forum.IMPT]\npower = 0.5\n"
                                       "[post.b]\nextra_hats = ['deputy']\n");
    REQUIRE(graph.edges.size() == 2);
    CHECK(weight(graph, "HC", Layer::reports_to, "SRSG") == 0.9);
    CHECK(graph.name == "x");
    CHECK(graph.sources == Lines{"S", "T"});
    REQUIRE(graph.forums.size() == 1);
    CHECK(graph.forums[0].power == 0.5);
    CHECK(graph.forums[0].depth == ForumDepth::planning);
    REQUIRE(graph.posts.size() == 1);
    CHECK(graph.posts[0].support == 1.0);
    CHECK(graph.posts[0].extra_hats == Lines{"deputy"});
}

TEST_CASE("everything wrong with a model is told at once, with lines and nearest names") {
    const Scratch scratch;
    CHECK(problems_of_model(scratch,
                            "extends = 'words.toml'\n"                                                 // 1
                            "titel = 'x'\n"                                                            // 2
                            "[model]\n"                                                                // 3
                            "titel = 'x'\n"                                                            // 4
                            "remove_nodes = ['OHCA']\n"                                                // 5
                            "remove_posts = ['nobody']\n"                                              // 6
                            "[edges]\n"                                                                // 7
                            "report_to = []\n"                                                         // 8
                            "informs = [\n"                                                            // 9
                            "  { from = 'HC', to = 'SRSG', weight = 1.5 },\n"                          // 10
                            "  { from = 'HC', to = 'SRGS', weight = 0.5 },\n"                          // 11
                            "  { from = 'RC', to = 'SRSG', weight = 'high' },\n"                       // 12
                            "  { from = 'RC', too = 'GOV', weight = 0.5 },\n"                          // 13
                            "  { from = ['OCHA', 'GOV'], to = 'GOV', weight = 0.5 },\n"                // 14
                            "  { from = 'OCHA', to = 'GOV', weight = 0.5 },\n"                         // 15
                            "  7,\n"                                                                   // 16
                            "]\n"                                                                      // 17
                            "plans_with = [ { from = 'HC', to = 'IMTP', weight = 1 } ]\n"              // 18
                            "funds = [ { from = ['HC', 'RC'], to = 'GOV', weight = 0.6 } ]\n"          // 19
                            "[nodes]\n"                                                                // 20
                            "GOV = 4\n"                                                                // 21
                            "PRT = { meaning = 'teams', exists_with = 'XFORCE', off_state = true }\n"  // 22
                            "IMPT = 'a node too'\n"                                                    // 23
                            "[forum.ROOM]\n"                                                           // 24
                            "depth = 'plan'\n"                                                         // 25
                            "power = 2\n"                                                              // 26
                            "power_rule = 'equal'\n"                                                   // 27
                            "interval_weeks = 0\n"                                                     // 28
                            "convenors = ['HCC']\n"                                                    // 29
                            "convenor = 'HC'\n"                                                        // 30
                            "[forum.BARE]\n"                                                           // 31
                            "[post.one]\n"                                                             // 32
                            "functions = ['HC', 'ROOM']\n"                                             // 33
                            "hats = 3\n"                                                               // 34
                            "[post.two]\n"                                                             // 35
                            "functions = ['HC']\n"                                                     // 36
                            "support = -1\n"                                                           // 37
                            "[post.three]\n") ==                                                       // 38
          Lines{
              "x.toml:21: nodes.GOV = 4 is not a meaning in quotes or a table",
              "x.toml:22: nodes.PRT.off_state is not a key; did you mean of_state?",
              "x.toml:25: forum.ROOM.depth = \"plan\" is not one of: information, analysis, planning, direction",
              "x.toml:27: forum.ROOM.power_rule = \"equal\" is not one of: by_power, horizontal",
              "x.toml:26: forum.ROOM.power = 2 is outside [0, 1]",
              "x.toml:28: forum.ROOM.interval_weeks = 0 is outside [1, 104]",
              "x.toml:30: forum.ROOM.convenor is not a key; did you mean convenors?",
              "x.toml:31: forum.BARE.depth is missing",
              "x.toml:31: forum.BARE.power is missing",
              "x.toml:31: forum.BARE.power_rule is missing",
              "x.toml:31: forum.BARE.convenors is missing",
              "x.toml:31: forum.BARE.interval_weeks is missing",
              "x.toml:5: model.remove_nodes: no inherited edge of OHCA",
              "x.toml:6: model.remove_posts: no inherited post nobody",
              "x.toml:4: model.titel is not a key; did you mean title?",
              "x.toml:34: post.one.hats is not a key; known are extra_hats, functions, office, support",
              "x.toml:37: post.two.support = -1 is outside [0, 20] persons",
              "x.toml:38: post.three.functions is missing",
              "x.toml:16: edges.informs: 7 is not a table",
              "x.toml:10: edges.informs.weight = 1.5 is outside [0, 1]",
              "x.toml:12: edges.informs.weight = \"high\" is not a number",
              "x.toml:13: edges.informs.to is missing",
              "x.toml:13: edges.informs.too is not a key; did you mean to?",
              "x.toml:14: edges.informs: GOV → GOV leads to itself",
              "x.toml:15: edges.informs: OCHA → GOV is said twice in this file, first in line 14",
              "x.toml:8: edges.report_to is not a key; did you mean reports_to?",
              "x.toml:2: titel is not a key; known are adapt, edges, forum, model, nodes, post",
              "x.toml:23: IMPT is declared as a node and as a forum",
              "x.toml:22: nodes.PRT.exists_with: XFORCE is not a node; known are GOV, HC, IMPT, OCHA, PRT, RC, SRSG",
              "x.toml:29: forum.ROOM.convenors: HCC is not a node or a forum; did you mean HC?",
              "x.toml:33: post.one.functions: ROOM is not a node; known are GOV, HC, IMPT, OCHA, PRT, RC, SRSG",
              "x.toml:36: post.two.functions: HC is filled already by post.one",
              "x.toml:11: edges.informs: SRGS is not a node or a forum; did you mean SRSG?",
              "x.toml:18: edges.plans_with: IMTP is not a forum; did you mean IMPT?",
              "x.toml:19: edges.funds: shares of the income of GOV sum to 1.2, more than 1",
          });
}

TEST_CASE("a model says the name of its file, and a process is no model") {
    const Scratch scratch;
    CHECK(problems_of_model(scratch, "[model]\nname = 'y'\n") ==
          Lines{"x.toml:2: model.name = \"y\" does not fit the name of its file; expected y.toml"});
    CHECK(problems_of_model(scratch, "[process]\nname = 'x'\n")[0].rfind("x.toml:1: process is not a key", 0) == 0);
}

TEST_CASE(
    "names are found in the first directory that has them, variants by a colon, and misses get the nearest name") {
    const Scratch first;
    const Scratch second;
    first.write("mine.toml", "[model]\nname = 'mine'\ntitle = 'First'\n");
    first.write("mine_other.toml", "[model]\nname = 'mine:other'\n");
    first.write("block.toml", "[model]\nsources = ['S']\n");
    second.write("mine.toml", "[model]\nname = 'mine'\ntitle = 'Second'\n");
    const Lines directories{first.path(), second.path(), first.path() + "/absent"};
    Problems problems;
    CHECK(load_model("mine", directories, problems)->graph.title == "First");
    CHECK(load_model("mine:other", directories, problems)->graph.name == "mine:other");
    CHECK(problems.empty());
    CHECK_FALSE(load_model("mime", directories, problems));
    CHECK_FALSE(load_model("block", directories, problems));
    CHECK_FALSE(load_process("mine", directories, problems));
    CHECK(first.told(problems) == Lines{"mime is not an integration model; did you mean mine?",
                                        "block is not an integration model; known are mine, mine:other",
                                        "mine is not a process"});
    const auto list = list_models(directories);
    REQUIRE(list.size() == 2);
    CHECK(list[0].name == "mine");
    CHECK(list[1].name == "mine:other");
}

TEST_CASE("a broken base is told for each model that extends it, and none of them loads") {
    const Scratch scratch;
    scratch.write("base.toml", "wrong = 1\n");
    Problems problems;
    CHECK_FALSE(load_model(scratch.write("a.toml", "extends = 'base.toml'\n"), {}, problems));
    CHECK_FALSE(load_model(scratch.write("b.toml", "extends = 'base.toml'\n"), {}, problems));
    CHECK(problems.size() == 1);
}

TEST_CASE("a process is checked like a model, and lays no placement") {
    const Scratch scratch;
    scratch.write("words.toml", words);
    const auto path = scratch.write("process_x.toml",
                                    "extends = 'words.toml'\n"                                            // 1
                                    "[process]\n"                                                         // 2
                                    "name = 'y'\n"                                                        // 3
                                    "mission_side = ['SRGS']\n"                                           // 4
                                    "aid_side = ['HC']\n"                                                 // 5
                                    "rooms_between = ['IMPT']\n"                                          // 6
                                    "cut = [ { layer = 'talks', from = 'GOV' }, { layer = 'funds' } ]\n"  // 7
                                    "[edges]\n"                                                           // 8
                                    "reports_to = [ { from = 'HC', to = 'SRSG', weight = 1 } ]\n"         // 9
                                    "hosted_by = [ { from = 'IMPT', to = 'SRSG', weight = 1 } ]\n");      // 10
    Problems problems;
    CHECK_FALSE(load_process(path, {}, problems));
    CHECK(
        scratch.told(problems) ==
        Lines{"process_x.toml:7: process.cut.layer: talks is not a layer; known are reports_to, hosted_by, informs, "
              "plans_with, funds, brands_as",
              "process_x.toml:7: process.cut.from or to must be said",
              "process_x.toml:9: edges.reports_to: HC → SRSG is placement; a process lays informs and plans_with, and "
              "edges of rooms_between",
              "process_x.toml:4: process.mission_side: SRGS is not a node or a forum; did you mean SRSG?",
              "process_x.toml:3: process.name = \"y\" does not fit the name of its file; expected process_y.toml"});
}
