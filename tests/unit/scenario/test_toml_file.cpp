#include <catch2/catch.hpp>

#include "scenario/toml_file.hpp"
#include "tests/helpers/files.hpp"
#include "world/vocabulary.hpp"

using namespace entente;
using namespace entente::test;
using Lines = std::vector<std::string>;

namespace {

TomlValue parsed(const Scratch& scratch, const std::string& text) {
    Problems problems;
    std::vector<FileText> texts;
    auto root = read_toml(scratch.write("x.toml", text), texts, problems);
    REQUIRE(problems.empty());
    return *root;
}

}  // namespace

TEST_CASE("every value knows its line, and is found by its path of keys") {
    const Scratch scratch;
    const TomlValue root = parsed(scratch,
                                  "a = 1\n"
                                  "[b]\n"
                                  "c = 0.5\n"
                                  "when = 2003-10-01\n"
                                  "\"with.dot\" = true\n"
                                  "[[b.d]]\n"
                                  "e = [\n  'x',\n  'y' ]\n");
    CHECK(root.find("a")->integer == 1);
    CHECK(root.find("a")->number == 1.0);
    CHECK(root.find("b.c")->number == 0.5);
    CHECK(root.find("b.c")->place.line == 3);
    CHECK(root.find("b.when")->text == "2003-10-01");
    CHECK(root.find("b.with.dot")->boolean);
    REQUIRE(root.find("b.d")->items.size() == 1);
    CHECK(root.find("b.d")->items[0].find("e")->items[1].place.line == 9);
    CHECK(root.find("b.nothing") == nullptr);
}

TEST_CASE("flatten lists all values that are no table by their path of keys") {
    const Scratch scratch;
    const TomlValue root = parsed(scratch, "a = 1\n[b.c]\nd = 2\ne = [3, 4]\n");
    Lines paths;
    for (const auto& leaf : flatten(root)) paths.push_back(leaf.first + " " + as_written(*leaf.second));
    CHECK(paths == Lines{"a 1", "b.c.d 2", "b.c.e [ … ]"});
}

TEST_CASE("what is no TOML is a problem with its line") {
    const Scratch scratch;
    Problems problems;
    std::vector<FileText> texts;
    CHECK_FALSE(read_toml(scratch.write("x.toml", "a = 1\nb = \n"), texts, problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems.all()[0].line == 2);
    CHECK(problems.all()[0].text.rfind("not TOML: ", 0) == 0);
    CHECK(texts.size() == 1);
}

TEST_CASE("a file that is missing is a problem, with the nearest one beside it") {
    const Scratch scratch;
    scratch.write("liberia.toml", "");
    Problems problems;
    std::vector<FileText> texts;
    CHECK_FALSE(read_toml(scratch.path() + "/liberai.toml", texts, problems));
    CHECK(scratch.told(problems) == Lines{"liberai.toml cannot be read; did you mean liberia.toml?"});
}

TEST_CASE("bases come before what extends them, each once, and texts are kept verbatim") {
    const Scratch scratch;
    scratch.write("root.toml", "a = 1\nb = 1 # kept\n");
    scratch.write("left.toml", "extends = 'root.toml'\nb = 2\n");
    scratch.write("right.toml", "extends = 'root.toml'\nc = 3\n");
    Problems problems;
    std::vector<FileText> texts;
    const auto path = scratch.write("x.toml", "extends = ['left.toml', 'right.toml']\nd = 4\n");
    const auto layers = read_with_bases(path, texts, problems);
    REQUIRE(problems.empty());
    CHECK(layers.size() == 4);
    const TomlValue all = overlay(layers);
    CHECK(all.find("a")->number == 1);
    CHECK(all.find("b")->number == 2);
    CHECK(all.find("c")->number == 3);
    CHECK(all.find("extends") == nullptr);
    CHECK(std::filesystem::path(all.find("b")->place.file).filename() == "left.toml");
    REQUIRE(texts.size() == 4);
    CHECK(texts[0].path == path);
    CHECK(texts[2].text == "a = 1\nb = 1 # kept\n");
}

TEST_CASE("circles and missing bases are problems of the line that names them") {
    const Scratch scratch;
    scratch.write("a.toml", "\nextends = 'b.toml'\n");
    scratch.write("b.toml", "extends = 'a.toml'\n");
    const auto path = scratch.write("c.toml", "x = 1\nextends = [\n'a.toml',\n'bb.toml' ]\n");
    Problems problems;
    std::vector<FileText> texts;
    read_with_bases(path, texts, problems);
    CHECK(scratch.told(problems) == Lines{"b.toml:1: extends = \"a.toml\" closes a circle: a file cannot extend itself",
                                          "c.toml:4: extends: bb.toml cannot be read; did you mean b.toml?"});
}

TEST_CASE("a reader tells wrong types, ranges, words and unknown keys with their lines") {
    const Scratch scratch;
    const TomlValue root = parsed(scratch,
                                  "[forum.x]\n"
                                  "power = 1.5\n"
                                  "power_rule = 'equal'\n"
                                  "weeks = 2.5\n"
                                  "title = 3\n"
                                  "open = 'yes'\n"
                                  "names = ['a', 1]\n"
                                  "from = 7\n"
                                  "budget = -1\n"
                                  "count = 0\n"
                                  "powr = 0.5\n");
    Problems problems;
    TableReader reader(*root.find("forum.x"), "forum.x", problems);
    CHECK_FALSE(reader.number("power", 0, 1));
    CHECK_FALSE(reader.word<PowerRule>("power_rule"));
    CHECK_FALSE(reader.integer("weeks"));
    CHECK_FALSE(reader.text("title"));
    CHECK_FALSE(reader.boolean("open"));
    CHECK(reader.texts("names").size() == 1);
    CHECK_FALSE(reader.date("from"));
    CHECK_FALSE(reader.number("budget", 0, 1e6, "USD/week"));
    CHECK_FALSE(reader.integer("count", 1));
    CHECK_FALSE(reader.number("absent"));
    reader.require("depth");
    reader.finish();
    CHECK(scratch.told(problems) ==
          Lines{"x.toml:2: forum.x.power = 1.5 is outside [0, 1]",
                "x.toml:3: forum.x.power_rule = \"equal\" is not one of: by_power, horizontal",
                "x.toml:4: forum.x.weeks = 2.5 is not a whole number",
                "x.toml:5: forum.x.title = 3 is not a text in quotes",
                "x.toml:6: forum.x.open = \"yes\" is not true or false",
                "x.toml:7: forum.x.names: 1 is not a text in quotes",
                "x.toml:8: forum.x.from = 7 is not a date such as 2003-10-01",
                "x.toml:9: forum.x.budget = -1 is outside [0, 1e+06] USD/week",
                "x.toml:10: forum.x.count = 0 is less than 1", "x.toml:1: forum.x.depth is missing",
                "x.toml:11: forum.x.powr is not a key; did you mean power?"});
}
