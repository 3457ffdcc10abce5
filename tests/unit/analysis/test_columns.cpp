#include <catch2/catch.hpp>
#include <vector>

#include "analysis/columns.hpp"
#include "analysis/compare.hpp"
#include "example.hpp"

using namespace entente;

TEST_CASE("a column is read when it is asked for, once while it is among the last used, and few are kept") {
    std::vector<std::size_t> read;
    const Columns columns(20, [&](std::size_t column) {
        read.push_back(column);
        return Columns::Column{static_cast<double>(column), 1.0};
    });
    CHECK(read.empty());
    CHECK(columns[3][0] == 3);
    CHECK(columns[3][1] == 1);
    CHECK(read == std::vector<std::size_t>{3});
    for (std::size_t column = 0; column < columns.size(); ++column) CHECK(columns[column][0] == double(column));
    std::size_t n_held = 0;
    for (const auto& column : columns.held()) n_held += !column.empty();
    CHECK(n_held == Columns::n_kept);
    CHECK(columns[3][0] == 3);
}

TEST_CASE("some of the runs of columns are the same, read or held") {
    Columns held;
    held.emplace_back() = {1, 2, 3};
    held.emplace_back() = {4, 5, 6};
    const Columns read(2, [&](std::size_t column) { return held[column]; });
    for (const Columns& part : {held.of_runs({2, 0}), read.of_runs({2, 0})}) {
        CHECK(part.size() == 2);
        CHECK(part[1] == Columns::Column{6, 4});
        CHECK(part[0] == Columns::Column{3, 1});
    }
}

TEST_CASE("a comparison that reads its columns one by one says the same, of the whole and of its strata") {
    ComparisonInput held = test::nine_structures(6);
    for (std::size_t run = 0; run < held.labels.size(); ++run) held.labels[run].scenario = run % 2 == 0 ? "a" : "b";
    ComparisonInput read = held;
    read.columns = Columns(held.columns.size(), [&](std::size_t column) { return held.columns[column]; });
    const auto same = [](const Comparison& one, const Comparison& other) {
        const Section& a = one.sections.at(0);
        const Section& b = other.sections.at(0);
        REQUIRE(a.contrasts.size() == b.contrasts.size());
        for (std::size_t i = 0; i < a.contrasts.size(); ++i) {
            CHECK(a.contrasts[i].pair.n == b.contrasts[i].pair.n);
            if (a.contrasts[i].pair.n > 0) CHECK(a.contrasts[i].pair.difference == b.contrasts[i].pair.difference);
        }
    };
    same(compare(held, "two_feet_out"), compare(read, "two_feet_out"));
    const std::vector<Stratum> one = split_by(held, {"scenario"});
    const std::vector<Stratum> other = split_by(read, {"scenario"});
    REQUIRE(other.size() == 2);
    CHECK(other[1].input.columns.are_read_when_asked());
    same(compare(one[1].input, "two_feet_out"), compare(other[1].input, "two_feet_out"));
}
