#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>

#include "record/reference.hpp"

TEST_CASE("The committed page of observables is the one that the table makes") {
    std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/docs/reference/observables.md", std::ios::binary);
    const std::string committed{std::istreambuf_iterator<char>(file), {}};
    CHECK(committed == entente::observables_markdown());
}
