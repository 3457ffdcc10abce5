// What is written can be read, whatever happened on the way.

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <numeric>
#include <random>
#include <thread>

#include "output/digest.hpp"
#include "output/reader.hpp"
#include "sample.hpp"

using namespace entente;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

#ifdef ENTENTE_SANITIZE
#include <sanitizer/lsan_interface.h>
using UncountedLeaks = __lsan::ScopedDisabler;
#else
struct UncountedLeaks {
    UncountedLeaks() {}  // not trivial, so that no compiler calls it unused
};
#endif

namespace {

bool same(const std::vector<float>& a, const std::vector<float>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

}  // namespace

TEST_CASE("what is written is read again") {
    const sample::Folder folder;
    const FileHead head = sample::head();
    const auto path = folder / "out.h5";
    sample::write_file(path, head);
    CHECK_FALSE(fs::exists(partial_path(path)));

    const TrajectoryFile file(path);
    CHECK(file.n_runs() == 3);
    for (std::size_t i = 0; i < file.n_runs(); ++i) {
        const RunResult run = sample::run(head, static_cast<std::int64_t>(i));
        CHECK(file.statuses()[i] == RunStatus::finished);
        CHECK(file.errors()[i].empty());
        const RunLabel& label = file.labels()[i];
        CHECK(label.number == run.label.number);
        CHECK(label.integration_model == run.label.integration_model);
        CHECK(label.placement == run.label.placement);
        CHECK(label.process == run.label.process);
        CHECK(label.scenario == run.label.scenario);
        CHECK(label.replicate == run.label.replicate);
        CHECK(label.world == run.label.world);
        CHECK(label.seed == run.label.seed);
        CHECK(label.varied == run.label.varied);
        for (std::size_t s = 0; s < head.plan.series.size(); ++s) {
            CHECK(same(file.series(head.plan.series[s].dataset, i), run.series[s]));
        }
    }
    CHECK(file.outcome("coverage_mean") == std::vector<double>{0.5, 1.5, 2.5});
    CHECK(std::isnan(file.outcome("relapse_week")[1]));
    CHECK(file.run_seconds().size() == 3);
    CHECK(file.provenance().size() == 5);

    const auto second_step = file.series("coverage_by_district", 1, 1, 1);
    CHECK(second_step == std::vector<float>{1102.0f, 1103.0f});
    CHECK(file.series_at_step("coverage_by_district", 1, 0, 2) == std::vector<float>{102.0f, 103.0f, 1102.0f, 1103.0f});
}

TEST_CASE("the head is read as it was written") {
    const sample::Folder folder;
    const FileHead written = sample::head();
    sample::write_file(folder / "out.h5", written);
    const FileHead head = TrajectoryFile(folder / "out.h5").head();  // outlives the file
    CHECK(head.title == written.title);
    CHECK(head.source == written.source);
    CHECK(head.references == written.references);
    CHECK(head.start_date == written.start_date);
    CHECK(head.structure_status == written.structure_status);
    CHECK(head.command == written.command);
    CHECK(head.config_sha256 == written.config_sha256);
    CHECK(head.software_version == written.software_version);
    CHECK(head.root_seed == written.root_seed);
    CHECK(head.caveats == written.caveats);
    CHECK(head.texts == written.texts);
    CHECK(head.groups == written.groups);
    CHECK(head.n_runs_planned == written.n_runs_planned);
    REQUIRE(head.districts.size() == 2);
    CHECK(head.districts[1].name == "Río Übe");
    CHECK(head.districts[1].country == "Northland");
    CHECK(head.districts[1].x == 30.25);
    CHECK(head.districts[1].people == 8000.5);
    REQUIRE(head.organisations.size() == 3);
    CHECK(head.organisations[2].family == "ngo_humanitarian");
    REQUIRE(head.parameters.size() == 2);
    CHECK(head.parameters[0].key == "association.pull");
    CHECK(head.parameters[0].value == "0.08");
    CHECK(head.parameters[0].evidence == "assumed");
    REQUIRE(head.varied.size() == 2);
    CHECK(head.varied[0].key == "world.hostility");
    CHECK_FALSE(head.varied[0].is_lever);
    CHECK(head.varied[1].is_lever);
    CHECK(head.plan.n_weeks == 9);
    CHECK(head.plan.every_weeks == 2);
    REQUIRE(head.plan.series.size() == written.plan.series.size());
    for (std::size_t i = 0; i < head.plan.series.size(); ++i) {
        const Series& series = head.plan.series[i];
        const Series& expected = written.plan.series[i];
        CHECK(series.dataset == expected.dataset);
        CHECK(series.shape == expected.shape);
        CHECK(series.n_rows == expected.n_rows);
        CHECK(series.observable.name == expected.observable.name);
        CHECK(series.observable.unit == expected.observable.unit);
        CHECK(series.observable.joined == expected.observable.joined);
        CHECK(series.observable.better == expected.observable.better);
        CHECK(series.observable.role == expected.observable.role);
    }
    REQUIRE(head.plan.outcomes.size() == 3);
    CHECK(head.plan.outcomes[2].name == "linked_share_mean");
    CHECK(head.plan.outcomes[2].role == Role::process);
}

TEST_CASE("the order of arrival and the number of threads change no byte") {
    const sample::Folder folder;
    const FileHead head = sample::head(40);
    sample::write_file(folder / "in_order.h5", head, sample::without_provenance());
    {
        std::vector<std::int64_t> order(40);
        std::iota(order.begin(), order.end(), 0);
        std::shuffle(order.begin(), order.end(), std::mt19937(1));
        TrajectoryWriter writer(folder / "shuffled.h5", head, sample::without_provenance());
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (std::size_t i = t; i < order.size(); i += 4) writer.submit(sample::run(head, order[i]));
            });
        }
        for (auto& thread : threads) thread.join();
        writer.finish();
    }
    CHECK(sample::bytes_of(folder / "in_order.h5") == sample::bytes_of(folder / "shuffled.h5"));
}

TEST_CASE("an interrupted and resumed file has the bytes of an uninterrupted one") {
    const sample::Folder folder;
    const FileHead head = sample::head(7);
    sample::write_file(folder / "whole.h5", head, sample::without_provenance());
    const auto path = folder / "resumed.h5";
    {
        TrajectoryWriter writer(path, head, sample::without_provenance());
        writer.submit(sample::run(head, 5));
        writer.submit(sample::failed_run(head, 2));
        CHECK_THAT(writer.abandon(), Contains("2 runs of 7 are saved in") && Contains("--resume"));
    }
    WriterOptions options = sample::without_provenance();
    options.resume = true;
    TrajectoryWriter writer(path, head, options);
    CHECK(writer.finished_runs() == std::vector<bool>{false, false, false, false, false, true, false});
    CHECK(writer.failed_runs() == std::vector<bool>{false, false, true, false, false, false, false});
    for (const std::int64_t number : {6, 0, 2, 4, 1, 3}) writer.submit(sample::run(head, number));
    writer.finish();
    CHECK(sample::bytes_of(folder / "whole.h5") == sample::bytes_of(path));
}

TEST_CASE("the failed runs of a finished file can be tried again") {
    const sample::Folder folder;
    const FileHead head = sample::head();
    const auto path = folder / "out.h5";
    {
        TrajectoryWriter writer(path, head, sample::without_provenance());
        writer.submit(sample::run(head, 0));
        writer.submit(sample::failed_run(head, 1));
        writer.submit(sample::run(head, 2));
        writer.finish();
    }
    {
        const TrajectoryFile file(path);
        CHECK(file.statuses()[1] == RunStatus::failed);
        CHECK(file.errors()[1] == "the world does not fit into memory");
        CHECK(file.labels()[1].integration_model == "one_foot_in");
        CHECK(std::isnan(file.outcome("coverage_mean")[1]));
        for (const float value : file.series("coverage", 1)) CHECK(std::isnan(value));
    }
    WriterOptions options = sample::without_provenance();
    options.resume = true;
    TrajectoryWriter writer(path, head, options);
    CHECK(writer.failed_runs() == std::vector<bool>{false, true, false});
    writer.submit(sample::run(head, 1));
    writer.finish();
    sample::write_file(folder / "whole.h5", head, sample::without_provenance());
    CHECK(sample::bytes_of(folder / "whole.h5") == sample::bytes_of(path));
}

TEST_CASE("an unfinished file opens and has all finished runs, even if the process was killed") {
    const sample::Folder folder;
    const FileHead head = sample::head(6);
    const auto path = folder / "out.h5";
    const pid_t child = ::fork();
    if (child == 0) {
        TrajectoryWriter writer(path, head);
        for (const std::int64_t number : {4, 1, 3}) writer.submit(sample::run(head, number));
        while (writer.finished_runs() != std::vector<bool>{false, true, false, true, true, false}) {
            std::this_thread::yield();
        }
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK_FALSE(fs::exists(path));

    const TrajectoryFile file(partial_path(path));
    for (const std::int64_t number : {4, 1, 3}) {
        const auto position = static_cast<std::size_t>(number);
        CHECK(file.statuses()[position] == RunStatus::finished);
        CHECK(same(file.series("coverage_by_district", position), sample::run(head, number).series[1]));
    }
    CHECK(file.statuses()[0] == RunStatus::missing);
    CHECK(std::isnan(file.outcome("coverage_mean")[0]));
    CHECK(file.labels()[0].replicate == -1);
}

TEST_CASE("bytes that a killed process wrote last, behind the end that the file knows of, are no damage") {
    const sample::Folder folder;
    const FileHead head = sample::head();
    const auto path = folder / "out.h5";
    {
        TrajectoryWriter writer(path, head);
        writer.submit(sample::run(head, 1));
        writer.abandon();
    }
    std::ofstream(partial_path(path), std::ios::binary | std::ios::app) << std::string(5000, 'x');
    CHECK(TrajectoryFile(partial_path(path)).statuses()[1] == RunStatus::finished);
    WriterOptions options = sample::without_provenance();
    options.resume = true;
    TrajectoryWriter writer(path, head, options);
    CHECK(writer.finished_runs() == std::vector<bool>{false, true, false});
}

TEST_CASE("an unfinished file without any run is not left behind") {
    const sample::Folder folder;
    { const TrajectoryWriter writer(folder / "out.h5", sample::head()); }
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("runs that are missing at the end are missing in the file") {
    const sample::Folder folder;
    const FileHead head = sample::head();
    TrajectoryWriter writer(folder / "out.h5", head);
    writer.submit(sample::run(head, 1));
    writer.finish();
    const TrajectoryFile file(folder / "out.h5");
    CHECK(file.statuses() == std::vector{RunStatus::missing, RunStatus::finished, RunStatus::missing});
    CHECK(file.labels()[2].number == 2);
    for (const float value : file.series("coverage", 0)) CHECK(std::isnan(value));
}

TEST_CASE("a shard holds its own runs of the design") {
    const sample::Folder folder;
    const FileHead head = sample::head(9);
    WriterOptions options;
    options.run_numbers = {2, 5, 8};
    TrajectoryWriter writer(folder / "shard.h5", head, options);
    writer.submit(sample::run(head, 8));
    writer.submit(sample::run(head, 2));
    CHECK_THROWS_AS(writer.submit(sample::run(head, 3)), std::invalid_argument);
    writer.submit(sample::run(head, 5));
    CHECK_THROWS_AS(writer.submit(sample::run(head, 5)), std::invalid_argument);
    writer.finish();
    const TrajectoryFile file(folder / "shard.h5");
    REQUIRE(file.n_runs() == 3);
    CHECK(file.labels()[1].number == 5);
    CHECK(file.series("coverage", 1).front() == 5000.0f);
}

TEST_CASE("an output that exists is the author's to overwrite") {
    const sample::Folder folder;
    const FileHead head = sample::head();
    const auto path = folder / "out.h5";
    sample::write_file(path, head);
    const auto before = sample::bytes_of(path);
    CHECK_THROWS_AS(check_output_path(path, false, false), OutputExistsError);
    CHECK_THROWS_WITH(TrajectoryWriter(path, head), Contains("exists already") && Contains("--force"));
    CHECK(sample::bytes_of(path) == before);

    WriterOptions options;
    options.force = true;
    {
        TrajectoryWriter writer(path, head, options);
        writer.submit(sample::run(head, 0));
    }
    CHECK(sample::bytes_of(path) == before);  // until the new one is finished
    CHECK_THROWS_AS(check_output_path(path, false, false), OutputExistsError);
    fs::remove(path);
    CHECK_THROWS_WITH(check_output_path(path, false, false), Contains("interrupted") && Contains("--resume"));
    sample::write_file(path, head, options);
    CHECK(TrajectoryFile(path).statuses()[2] == RunStatus::finished);
    CHECK_FALSE(fs::exists(partial_path(path)));
}

TEST_CASE("a path that cannot be written is refused before anything is simulated") {
    const sample::Folder folder;
    CHECK_THROWS_AS(check_output_path(folder / "nowhere/out.h5", false, false), OutputError);
    CHECK_THROWS_WITH(check_output_path(folder / "nowhere/out.h5", false, false), Contains("does not exist"));
    CHECK_THROWS_AS(check_output_path(folder.path(), false, false), OutputError);
    CHECK_THROWS_AS(check_output_path("/proc/out.h5", false, false), OutputError);
    CHECK_THROWS_AS(TrajectoryWriter(folder / "nowhere/out.h5", sample::head()), OutputError);
    CHECK_NOTHROW(check_output_path(folder / "out.h5", false, false));
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a file of another configuration is not resumed") {
    const sample::Folder folder;
    const auto path = folder / "out.h5";
    const FileHead head = sample::head();
    {
        TrajectoryWriter writer(path, head);
        writer.submit(sample::run(head, 0));
    }
    WriterOptions options;
    options.resume = true;
    FileHead other = head;
    other.config_sha256 = std::string(64, 'b');
    CHECK_THROWS_AS(TrajectoryWriter(path, other, options), OutputExistsError);
    CHECK_THROWS_WITH(TrajectoryWriter(path, other, options), Contains("another configuration") && Contains("--force"));
    CHECK_THROWS_WITH(TrajectoryWriter(path, sample::head(4), options), Contains("other runs"));
    other = head;
    other.plan.every_weeks = 1;
    CHECK_THROWS_WITH(TrajectoryWriter(path, other, options), Contains("another shape"));
    other = head;
    other.plan.outcomes.push_back({"new_mean", "1", "", Better::higher, Role::outcome});
    CHECK_THROWS_WITH(TrajectoryWriter(path, other, options), Contains("new_mean"));

    const auto bytes = sample::bytes_of(partial_path(path));
    sample::write_bytes(partial_path(path), bytes.substr(0, bytes.size() / 2));
    CHECK_THROWS_AS(TrajectoryWriter(path, head, options), InputFileError);
}

TEST_CASE("runs that cannot be read any more are run again, the others are kept") {
    const sample::Folder folder;
    const FileHead head = sample::head(300);
    sample::write_file(folder / "whole.h5", head, sample::without_provenance());
    const auto path = folder / "out.h5";
    {
        TrajectoryWriter writer(path, head, sample::without_provenance());
        for (std::int64_t number = 0; number < 250; ++number) writer.submit(sample::run(head, number));
    }
    // The last heap of texts, as a process leaves it that dies while HDF5 writes it.
    std::string bytes = sample::bytes_of(partial_path(path));
    const auto heap = bytes.rfind("GCOL");
    REQUIRE(heap != std::string::npos);
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(heap), 16, '\0');
    sample::write_bytes(partial_path(path), bytes);

    WriterOptions options = sample::without_provenance();
    options.resume = true;
    const auto writer = [&] {
        const UncountedLeaks of_hdf5;  // HDF5 1.10 keeps a few bytes of each text that it could not read
        return std::make_unique<TrajectoryWriter>(path, head, options);
    }();
    const auto finished = writer->finished_runs();
    const auto n_kept = std::count(finished.begin(), finished.end(), true);
    CHECK(n_kept > 0);
    CHECK(n_kept < 250);
    for (std::int64_t number = 0; number < 300; ++number) {
        if (!finished[static_cast<std::size_t>(number)]) writer->submit(sample::run(head, number));
    }
    writer->finish();
    CHECK(sample::bytes_of(folder / "whole.h5") == sample::bytes_of(path));
}

TEST_CASE("resuming what was never begun begins it") {
    const sample::Folder folder;
    WriterOptions options;
    options.resume = true;
    sample::write_file(folder / "out.h5", sample::head(), options);
    CHECK(TrajectoryFile(folder / "out.h5").n_runs() == 3);
}

TEST_CASE("a full disk is told with what is saved and how to go on, and costs no finished run") {
    const sample::Folder folder;
    FileHead head = sample::head(400);
    head.plan.n_weeks = 10000;
    head.plan.series.resize(1);
    const auto noisy_run = [&](std::int64_t number) {
        RunResult run = sample::run(head, number);
        std::mt19937 luck(static_cast<std::uint32_t>(number));
        for (float& value : run.series[0]) value = static_cast<float>(luck());
        return run;
    };
    const auto path = folder / "out.h5";
    struct rlimit before {};
    ::getrlimit(RLIMIT_FSIZE, &before);
    struct rlimit small = before;
    small.rlim_cur = 5u << 20;
    ::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
    std::string message;
    std::size_t n_saved = 0;
    {
        TrajectoryWriter writer(path, head, sample::without_provenance());
        try {
            for (std::int64_t number = 0; number < 400; ++number) writer.submit(noisy_run(number));
            writer.finish();
        } catch (const OutputError& error) {
            message = error.what();
        }
        const auto finished = writer.finished_runs();
        n_saved = static_cast<std::size_t>(std::count(finished.begin(), finished.end(), true));
    }
    ::setrlimit(RLIMIT_FSIZE, &before);
    CHECK(n_saved > 0);
    CHECK(n_saved < 400);
    CHECK_THAT(message, Contains("reserve space") && Contains("--resume") &&
                            Contains(std::to_string(n_saved) + " runs of 400 are saved"));
    const auto statuses = TrajectoryFile(partial_path(path)).statuses();
    CHECK(static_cast<std::size_t>(std::count(statuses.begin(), statuses.end(), RunStatus::finished)) == n_saved);

    WriterOptions options = sample::without_provenance();
    options.resume = true;
    TrajectoryWriter writer(path, head, options);
    const auto finished = writer.finished_runs();
    for (std::int64_t number = 0; number < 400; ++number) {
        if (!finished[static_cast<std::size_t>(number)]) writer.submit(noisy_run(number));
    }
    writer.finish();
    const TrajectoryFile whole(path);
    for (const std::size_t position : {std::size_t{0}, n_saved, std::size_t{399}}) {
        CHECK(same(whole.series("coverage", position), noisy_run(static_cast<std::int64_t>(position)).series[0]));
    }
}
