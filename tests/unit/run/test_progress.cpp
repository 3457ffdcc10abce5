#include <catch2/catch.hpp>
#include <sstream>

#include "run/progress.hpp"

using namespace entente;

TEST_CASE("durations are told in the units in which one waits") {
    CHECK(duration(0.2) == "0 s");
    CHECK(duration(59.6) == "60 s");
    CHECK(duration(100) == "2 min");
    CHECK(duration(3600) == "60 min");
    CHECK(duration(3 * 3600 + 20 * 60) == "3 h 20 min");
    CHECK(duration(4 * 86400 + 6 * 3600) == "4 d 6 h");
}

TEST_CASE("a progress line tells runs, failures, rate and remaining time") {
    CHECK(progress_line({.n_planned = 180}) == "0/180 runs");
    CHECK(progress_line({.n_planned = 180, .n_done = 12, .n_failed = 1, .done_now = 12, .seconds = 3}) ==
          "12/180 runs, 1 failed, 4.0 runs/s, 42 s left");
    CHECK(progress_line({.n_planned = 10, .n_done = 0, .done_now = 0.5, .seconds = 60}) ==
          "0/10 runs, 30 runs/h, 19 min left");
    CHECK(progress_line({.n_planned = 10, .n_done = 10, .done_now = 10, .seconds = 2}) ==
          "10/10 runs, 5.0 runs/s, 2 s");
}

TEST_CASE("a resumed job counts its rate without the runs from before") {
    CHECK(progress_line({.n_planned = 100, .n_done = 60, .n_before = 50, .done_now = 10, .seconds = 5}) ==
          "60/100 runs (50 from before), 2.0 runs/s, 20 s left");
}

TEST_CASE("without a terminal the last state is one line; a silent one says nothing") {
    std::ostringstream out;
    {
        Progress progress(out, Progress::Style::lines, 2, 0, 10);
        progress.run_done(false);
        progress.run_done(true);
        CHECK(out.str().empty());
        progress.end();
    }
    CHECK(out.str().rfind("2/2 runs, 1 failed", 0) == 0);
    CHECK(out.str().find('\r') == std::string::npos);
    CHECK(out.str().back() == '\n');
    out.str("");
    { Progress progress(out, Progress::Style::silent, 2, 0, 10); }
    CHECK(out.str().empty());
}

TEST_CASE("on a terminal a line is redrawn in its place and ended once") {
    std::ostringstream out;
    {
        Progress progress(out, Progress::Style::redrawn, 2, 0, 10);
        progress.run_done(false);
    }
    CHECK(out.str().front() == '\r');
    CHECK(out.str().find('\n') == out.str().size() - 1);
}
