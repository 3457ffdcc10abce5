#include "fuzz/readers.hpp"

#include <functional>
#include <iostream>
#include <sstream>
#include <vector>

#include "analysis/comparison_input.hpp"
#include "cli/command.hpp"
#include "cli/ending.hpp"
#include "output/apart.hpp"
#include "output/errors.hpp"
#include "output/reader.hpp"
#include "output/writer.hpp"
#include "scenario/problems.hpp"

namespace entente::fuzz {

namespace {

/// Keeps what is printed from the terminal.
class Quiet {
public:
    Quiet() : out_(std::cout.rdbuf(printed_.rdbuf())), err_(std::cerr.rdbuf(printed_.rdbuf())) {}
    ~Quiet() {
        std::cout.rdbuf(out_);
        std::cerr.rdbuf(err_);
    }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

private:
    std::ostringstream printed_;
    std::streambuf* out_;
    std::streambuf* err_;
};

Ending end_of(const std::function<void()>& read) {
    const auto told = [](const std::exception& error) {
        return Ending{false, error.what(), std::string(error.what()).empty() ? "an error without a sentence" : ""};
    };
    const Quiet quiet;
    try {
        read();
        return {true, "", ""};
    } catch (const ScenarioError& error) {
        return told(error);
    } catch (const ComparisonError& error) {
        return told(error);
    } catch (const InputFileError& error) {
        return told(error);
    } catch (const OutputExistsError& error) {
        return told(error);
    } catch (const OutputError& error) {
        return told(error);
    } catch (const std::exception& error) {
        return {false, "", std::string("an exception that is none of ours: ") + error.what()};
    }
}

void read_all_series(const std::filesystem::path& path) {
    const TrajectoryFile file(path);
    file.run_seconds();
    for (const Series& series : file.head().plan.series) {
        try {
            for (std::size_t run = 0; run < file.n_runs(); ++run) file.series(series.dataset, run);
            file.series_at_step(series.dataset, 0, 0, file.n_runs());
        } catch (const InputFileError&) {  // one damaged series leaves the others
        }
    }
}

void resume(const std::filesystem::path& path, const BaseFile& base, bool is_unfinished) {
    namespace fs = std::filesystem;
    const fs::path output = path.parent_path() / "resumed.h5";
    fs::remove(output);
    fs::remove(partial_path(output));
    fs::copy_file(path, is_unfinished ? partial_path(output) : output);
    WriterOptions options;
    options.resume = true;
    for (std::int64_t run = 0; run < base.head.n_runs_planned; ++run) {
        options.run_numbers.push_back(base.first_run + run);
    }
    TrajectoryWriter writer(output, base.head, options);
    writer.finished_runs();
    writer.abandon();
}

}  // namespace

Ending read_with(std::size_t reader, const std::filesystem::path& path, const BaseFile& base, Luck& luck, bool apart) {
    const auto end_of = [apart](const std::vector<std::string>& arguments) {
        return fuzz::end_of([&] {
            Console console = terminal_console();
            apart ? (void)end_of_command_apart(arguments) : (void)entente_command(arguments, console);
        });
    };
    tries_apart = apart;
    least_seconds_apart = 1;
    const std::string file = path.string();
    const std::string_view name = readers[reader];
    const std::string format = luck.of<std::string>({"table", "json", "markdown"});
    // The program never opens a file but in a child; a sealed file on which HDF5 dies takes only that with it.
    if (apart && (name == "open" || name == "series")) return end_of({"describe", file});
    if (name == "open") return fuzz::end_of([&] { TrajectoryFile opened(path); });
    if (name == "describe") return end_of({"describe", file});
    if (name == "digest") return end_of({"describe", file, "--digest"});
    if (name == "values") return end_of({"describe", file, "--values"});
    if (name == "compare") return end_of({"compare", file, "--show", "all", "--format", format});
    if (name == "compare by") {
        const std::string key = luck.of<std::string>({"scenario", "scenario", "parameter_set", "world.hostility"});
        return end_of({"compare", file, "--by", key, "--outcome", "all", "--format", "csv"});
    }
    if (name == "sensitivity") return end_of({"sensitivity", file, "--format", format});
    if (name == "switching") return end_of({"sensitivity", file, "--switching", "--format", format});
    if (name == "report") {
        return end_of({"report", file, "-o", (path.parent_path() / "page.html").string(), "--force", "--quiet"});
    }
    if (name == "series") return fuzz::end_of([&] { read_all_series(path); });
    if (name == "merge") {
        std::vector<std::string> arguments{"merge", file, "--incomplete", "--force"};
        if (!base.partner.empty()) arguments.push_back(base.partner.string());
        arguments.insert(arguments.end(), {"-o", (path.parent_path() / "merged.h5").string()});
        return end_of(arguments);
    }
    const bool is_unfinished = !luck.one_in(3);
    return fuzz::end_of([&] { resume(path, base, is_unfinished); });
}

}  // namespace entente::fuzz
