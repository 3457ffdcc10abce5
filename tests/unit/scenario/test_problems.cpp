#include <catch2/catch.hpp>

#include "scenario/problems.hpp"

using namespace entente;

TEST_CASE("a problem is told as file:line: text, without what is not known") {
    CHECK(to_string({"a.toml", 41, "weeks is missing"}) == "a.toml:41: weeks is missing");
    CHECK(to_string({"a.toml", 0, "cannot be read"}) == "a.toml: cannot be read");
    CHECK(to_string({"", 0, "x is not a model"}) == "x is not a model");
}

TEST_CASE("problems are kept in the order found, each once, and thrown all at once") {
    Problems problems;
    CHECK_NOTHROW(problems.throw_if_any());
    problems.add("b.toml", 2, "second file");
    problems.add("a.toml", 1, "first file");
    problems.add("b.toml", 2, "second file");
    CHECK(problems.size() == 2);
    CHECK(problems.n_found() == 3);
    try {
        problems.throw_if_any();
        FAIL("did not throw");
    } catch (const ScenarioError& error) {
        CHECK(std::string(error.what()) == "b.toml:2: second file\na.toml:1: first file");
        CHECK(error.problems().size() == 2);
    }
}

TEST_CASE("a hint names the nearest legal word, else a short list") {
    CHECK(hint("neutrallity", {"humanity", "neutrality"}) == "; did you mean neutrality?");
    CHECK(hint("zzz", {"humanity", "neutrality"}) == "; known are humanity, neutrality");
    CHECK(hint("zzz", std::vector<std::string>(13, "humanity")).empty());
    CHECK(hint("zzz", {}).empty());
}
