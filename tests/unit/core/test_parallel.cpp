#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "core/draws.hpp"
#include "core/parallel.hpp"

using namespace entente;

namespace {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

Ranges ranges_of(std::size_t n_rows, std::size_t grain) {
    Ranges ranges((n_rows + grain - 1) / grain);
    for_each_range(n_rows, grain, [&](std::size_t begin, std::size_t end) { ranges[begin / grain] = {begin, end}; });
    return ranges;
}

}  // namespace

TEST_CASE("An arena has as many slots as threads were asked for, also beyond the number of cores") {
    for (const int n_threads : {1, 2, 7, 64}) {
        int found = 0;
        with_threads(n_threads, [&] { found = n_threads_available(); });
        CHECK(found == n_threads);
    }
    int found = 0;
    with_threads(0, [&] { found = n_threads_available(); });
    CHECK(found >= 1);
}

TEST_CASE("More threads than cores really work at the same time") {
    const int wanted = 2 * static_cast<int>(std::thread::hardware_concurrency()) + 1;
    std::atomic<int> n_inside = 0;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    with_threads(64, [&] {
        for_each_range(static_cast<std::size_t>(wanted), 1, [&](std::size_t, std::size_t) {
            ++n_inside;  // nobody leaves before all have come
            while (n_inside < wanted && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
        });
    });
    CHECK(n_inside == wanted);
    CHECK(std::chrono::steady_clock::now() < deadline);
}

TEST_CASE("Ranges cover the rows once and depend on rows and grain only") {
    for (const std::size_t n_rows : {0u, 1u, 63u, 64u, 65u, 1000u}) {
        const Ranges serial = ranges_of(n_rows, 64);
        std::size_t next = 0;
        for (const auto& [begin, end] : serial) {
            CHECK(begin == next);
            CHECK(end - begin <= 64);
            next = end;
        }
        CHECK(next == n_rows);
        for (const int n_threads : {1, 2, 7, 64}) {
            with_threads(n_threads, [&, rows = n_rows] { CHECK(ranges_of(rows, 64) == serial); });
        }
    }
}

TEST_CASE("Rows of a nested loop have the same values with 1, 2, 7 and 64 threads") {
    const auto fill = [] {
        std::vector<double> values(40 * 500);
        for_each_row(
            40,
            [&](std::size_t row) {
                for_each_row(
                    500,
                    [&](std::size_t column) {
                        const EntityId who{static_cast<std::uint32_t>(row * 500 + column)};
                        values[row * 500 + column] += Draws{5}.normal(who, 0, Purpose::stance);
                    },
                    16);
            },
            1);
        return values;
    };
    const std::vector<double> expected = fill();
    for (const int n_threads : {1, 2, 7, 64}) {
        std::vector<double> found;
        with_threads(n_threads, [&] { found = fill(); });
        CHECK(found == expected);
    }
}

TEST_CASE("A thread that waits in a nested loop takes no other row of the outer loop") {
    std::atomic<int> n_intruders = 0;
    with_threads(7, [&] {
        for_each_row(
            200,
            [&](std::size_t) {
                thread_local bool inside = false;
                if (inside) ++n_intruders;
                inside = true;
                std::atomic<int> n_inner = 0;
                for_each_row(
                    50, [&](std::size_t) { ++n_inner; }, 1);
                inside = false;
            },
            1);
    });
    CHECK(n_intruders == 0);
}

TEST_CASE("What a body throws reaches the caller") {
    for (const int n_threads : {1, 7}) {
        CHECK_THROWS_AS(with_threads(n_threads,
                                     [] {
                                         for_each_row(
                                             1000,
                                             [](std::size_t row) {
                                                 if (row == 777) throw std::runtime_error("row 777");
                                             },
                                             10);
                                     }),
                        std::runtime_error);
    }
}
