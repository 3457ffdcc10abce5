// Writes the file that tests/python/test_file_contract.py opens, where ENTENTE_SAMPLE says. Hidden: run it by its tag.

#include <catch2/catch.hpp>
#include <cstdlib>

#include "sample.hpp"

using namespace entente;

TEST_CASE("a sample file is written for the tests in Python", "[.sample]") {
    const char* path = std::getenv("ENTENTE_SAMPLE");
    REQUIRE(path != nullptr);
    const FileHead head = sample::head();
    WriterOptions options;
    options.force = true;
    options.n_threads = 2;
    TrajectoryWriter writer(path, head, options);
    writer.submit(sample::failed_run(head, 2));
    writer.submit(sample::run(head, 1));
    writer.submit(sample::run(head, 0));
    writer.finish();
}
