#include <catch2/catch.hpp>
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

    /// The page of runs of these structures, two worlds each; those of `failed` failed.
    std::string page_with(const std::vector<std::string>& models, const std::string& failed,
                          const PageOptions& options = {}) {
        const std::filesystem::path path = folder / "small.h5";
        {
            TrajectoryWriter writer(path, head);
            for (std::int64_t number = 0; number < 4; ++number) {
                RunResult result;
                const std::string& model = models[static_cast<std::size_t>(number) % models.size()];
                result.label = test::label_of(model, number / static_cast<std::int64_t>(models.size()));
                result.label.number = number;
                const bool has_failed = failed == "all" || failed == model;
                result.status = has_failed ? RunStatus::failed : RunStatus::finished;
                result.error = has_failed ? "made to fail <here>" : "";
                result.outcomes = {0.5 + 0.1 * static_cast<double>(number % 2) + 0.01 * static_cast<double>(number)};
                writer.submit(result);
            }
            writer.finish();
        }
        const std::string text = page_of(TrajectoryFile(path), options);
        std::filesystem::remove(path);
        return text;
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
    CHECK_FALSE(says(text, "verdict.better&quot;"));
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
