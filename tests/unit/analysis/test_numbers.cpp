#include <catch2/catch.hpp>
#include <limits>

#include "analysis/numbers.hpp"
#include "analysis/text.hpp"

using namespace entente;

TEST_CASE("digits follow the uncertainty: two of 100 to 354, one of 355 to 949, as the Particle Data Group writes") {
    CHECK(decimals_for(0.0127, 0.5) == 3);
    CHECK(decimals_for(0.0354, 0.5) == 3);
    CHECK(decimals_for(0.0356, 0.5) == 2);
    CHECK(decimals_for(0.94, 0.5) == 1);
    CHECK(decimals_for(0.96, 0.5) == 1);  // rounds to 1.0, whose two digits end where one of 0.9 ends
    CHECK(decimals_for(5.2, 100) == 0);
    CHECK(decimals_for(4'800, 237'000) == -3);
    CHECK(decimals_for(0, 0.123456) == 3);
    CHECK(decimals_for(0, 123'456) == -3);
    CHECK(decimals_for(std::numeric_limits<double>::quiet_NaN(), 0) == 0);
}

TEST_CASE("numbers have thousands separated and no false digits") {
    CHECK(number(1234567.891, 1) == "1,234,567.9");
    CHECK(number(-1234.5, 0) == "-1,234");
    CHECK(number(12345, -2) == "12,300");
    CHECK(number(999.96, 1) == "1,000.0");
    CHECK(number(123, 0) == "123");
    CHECK(number(-0.0004, 2) == "0.00");
    CHECK(number(std::numeric_limits<double>::quiet_NaN(), 2) == "n/a");
}

TEST_CASE("a sign is written only where something is left after rounding") {
    CHECK(signed_number(0.25, 2) == "+0.25");
    CHECK(signed_number(-0.25, 2) == "-0.25");
    CHECK(signed_number(0.0004, 2) == "0.00");
}

TEST_CASE("one world, twenty worlds") {
    CHECK(count_of_things(1, "world", "worlds") == "1 world");
    CHECK(count_of_things(2000, "world", "worlds") == "2,000 worlds");
}

TEST_CASE("lines are broken at spaces and measured in characters") {
    CHECK(wrapped("one two three", 7, 0, 2) == "one two\n  three\n");
    CHECK(wrapped("a  b", 10, 2, 2) == "  a  b\n");
    CHECK(wrapped("abcdefghij", 4, 0, 0) == "abcd\nefgh\nij\n");
    CHECK(wrapped("ab abcdefgh", 4, 0, 1) == "ab\n abc\n def\n gh\n");
    CHECK(wrapped("", 10, 0, 0) == "\n");
    CHECK(columns_of("Côte d’Ivoire") == 13);
    CHECK(wrapped("Côte été", 8, 0, 0) == "Côte été\n");
    CHECK(shortened("déplacés", 4) == "dép~");
    CHECK(aligned_right("é", 3) == "  é");
}
