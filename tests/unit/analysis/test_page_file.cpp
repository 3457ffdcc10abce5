#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "analysis/comparison_input.hpp"
#include "analysis/page.hpp"
#include "example.hpp"
#include "output/writer.hpp"

using namespace entente;
using namespace entente::page;

namespace {

/// A result file of four planned runs in a folder of its own, gone when the test ends.
struct SmallFile {
    std::filesystem::path folder;
    FileHead head;

    SmallFile() {
        std::string pattern = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
        head.title = "A made-up country";
        head.start_date = "2003-10-01";
        head.caveats = {"No weights between outcomes are given by us."};
        head.config_sha256 = std::string(64, 'a');
        head.n_runs_planned = 4;
        head.plan.n_weeks = 2;
        head.plan.outcomes = {{"coverage_mean", "1", "coverage", Better::higher, Role::outcome}};
    }
    ~SmallFile() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    SmallFile(const SmallFile&) = delete;
    SmallFile& operator=(const SmallFile&) = delete;

    /// The page of these runs, numbered in this order.
    std::string page_of_runs(std::vector<RunResult> runs, const PageOptions& options = {}) {
        const std::filesystem::path path = folder / "small.h5";
        head.n_runs_planned = static_cast<std::int64_t>(runs.size());
        {
            TrajectoryWriter writer(path, head);
            for (std::size_t number = 0; number < runs.size(); ++number) {
                runs[number].label.number = static_cast<std::int64_t>(number);
                writer.submit(runs[number]);
            }
            writer.finish();
        }
        const std::string text = page_of(TrajectoryFile(path), options);
        std::filesystem::remove(path);
        return text;
    }

    /// The page of four runs of these structures, each in worlds from 0 on; those of `failed` failed.
    std::string page_with(const std::vector<std::string>& models, const std::string& failed,
                          const PageOptions& options = {}) {
        std::vector<RunResult> runs;
        for (std::int64_t number = 0; number < 4; ++number) {
            const std::string& model = models[static_cast<std::size_t>(number) % models.size()];
            const double value = 0.5 + 0.1 * static_cast<double>(number % 2) + 0.01 * static_cast<double>(number);
            RunResult run = run_of(model, number / static_cast<std::int64_t>(models.size()), value);
            if (failed == "all" || failed == model) {
                run.status = RunStatus::failed;
                run.error = "made to fail <here>";
            }
            runs.push_back(run);
        }
        return page_of_runs(runs, options);
    }

    static RunResult run_of(const std::string& model, std::int64_t world, double value) {
        RunResult run;
        run.label = test::label_of(model, world);
        run.status = RunStatus::finished;
        run.outcomes = {value};
        return run;
    }
};

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a page of runs that all failed says so, and names them with what went wrong") {
    SmallFile file;
    const std::string text = file.page_with({"a", "b"}, "all");
    CHECK(says(text, "No run finished"));
    CHECK(says(text, "made to fail &lt;here&gt;"));
    CHECK_FALSE(says(text, "made to fail <here>"));
}

TEST_CASE("a page of two structures, of which one failed everywhere, claims no difference") {
    SmallFile file;
    const std::string text = file.page_with({"a", "b"}, "b");
    CHECK(says(text, "too few worlds"));
    CHECK_FALSE(says(text, "data-t=\"verdict.better\""));
    CHECK_FALSE(says(text, "{\"text\":\"verdict.better\"}"));
    CHECK(says(text, "2 runs failed"));
}

TEST_CASE("a page of one structure tells its own numbers and why it compares nothing") {
    SmallFile file;
    const std::string text = file.page_with({"a"}, "none");
    CHECK(says(text, "This file holds one structure only, a;"));
    CHECK(says(text, "Coverage"));
}

TEST_CASE("a page opens in the language asked for, with known caveats in it") {
    SmallFile file;
    PageOptions options;
    options.language = Language::fr;
    const std::string text = file.page_with({"a", "b"}, "none", options);
    CHECK(says(text, "<html lang=\"fr\">"));
    CHECK(says(text, "Constats principaux"));
    CHECK(says(text, "Nous ne donnons aucun poids entre r\u00e9sultats."));
}

TEST_CASE("a baseline that is not in the file is refused with the nearest name") {
    SmallFile file;
    PageOptions options;
    options.baseline = "alfa";
    CHECK_THROWS_AS(file.page_with({"alpha", "beta"}, "none", options), ComparisonError);
}

TEST_CASE("nothing that a file says becomes markup or ends a script") {
    SmallFile file;
    const std::string hostile = "</script><script>x()</script><img src=x onerror=x()>";
    file.head.title = hostile;
    file.head.source = hostile;
    file.head.references = hostile;
    file.head.command = hostile;
    file.head.caveats = {hostile};
    file.head.texts = {{hostile, hostile}};
    file.head.plan.outcomes[0].long_name = hostile;
    const std::string text = file.page_with({hostile, "b"}, "none");
    CHECK_FALSE(says(text, "<script>x()"));
    CHECK_FALSE(says(text, "<img"));
    std::size_t n_ends = 0;
    for (std::size_t at = text.find("</script>"); at != std::string::npos; at = text.find("</script>", at + 1))
        ++n_ends;
    CHECK(n_ends == 3);
}

TEST_CASE("structures that share no world are not compared, and the page says so") {
    SmallFile file;
    const std::string text = file.page_of_runs({SmallFile::run_of("a", 0, 0.5), SmallFile::run_of("a", 1, 0.6),
                                                SmallFile::run_of("b", 2, 0.9), SmallFile::run_of("b", 3, 0.8)});
    CHECK(says(text, "share no world"));
    CHECK(says(text, "Too few worlds to say: b."));
    CHECK_FALSE(says(text, "Better than under a"));
}

TEST_CASE("one world shows a difference and claims nothing") {
    SmallFile file;
    const std::string text = file.page_of_runs({SmallFile::run_of("a", 0, 0.5), SmallFile::run_of("b", 0, 0.9)});
    CHECK(says(text, "There is only one world"));
    CHECK_FALSE(says(text, "Better than under a"));
}

TEST_CASE("an outcome that is undefined everywhere, or infinite, is told as not available and breaks nothing") {
    SmallFile file;
    for (const double value : {std::nan(""), HUGE_VAL}) {
        const std::string text = file.page_of_runs({SmallFile::run_of("a", 0, value), SmallFile::run_of("b", 0, value),
                                                    SmallFile::run_of("a", 1, value), SmallFile::run_of("b", 1, 0.9)});
        CHECK(says(text, "Too few worlds to say: b."));
        CHECK_FALSE(says(text, ">nan"));
        CHECK_FALSE(says(text, ">inf"));
        CHECK_FALSE(says(text, ":nan"));
    }
}

TEST_CASE("where nothing was varied the page says that it cannot tell what would change its answers") {
    SmallFile file;
    CHECK(says(file.page_with({"a", "b"}, "none"), "This file cannot say: nothing was varied in it"));
}
