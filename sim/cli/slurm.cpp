#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "cli/command.hpp"
#include "cli/load_design.hpp"
#include "cli/load_sweep.hpp"
#include "cli/options.hpp"
#include "cli/quantities.hpp"
#include "cli/slurm_script.hpp"
#include "output/errors.hpp"
#include "output/output_path.hpp"
#include "run/progress.hpp"

namespace entente {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_shards = 10'000;
constexpr std::uint64_t most_cores = 1024;
/// Slurm rounds to minutes and may warn one too early: what is left must be worth a start.
constexpr std::uint64_t shortest_time = 5 * 60;

Options described() {
    Options options(
        "slurm DESIGN.toml --shards N [OPTION]...",
        "Prints a script that runs a sweep on a Slurm cluster: the shards as a job array, and the merge that "
        "follows them. Run it on a login node (sh job.sh); it says itself how to submit a shard again.");
    options.files("DESIGN.toml", 1, 1)
        .value("shards", "N", "tasks of the array; each should be worth minutes at least")
        .value("output,o", "FILE.h5",
               "merged file; default: the design's name in this folder. Shards and logs lie "
               "beside it, so the folder must be one that all nodes share")
        .value("partition", "P", "partition of the cluster; default: the cluster's")
        .value("account", "A", "account that the time is booked to")
        .value("time", "T",
               "time limit of a shard, such as 90 (minutes), 12:00:00 or 2-00; a shard that needs longer "
               "is queued again and goes on")
        .value("cpus", "N", "cores of a shard, default 1")
        .value("memory", "M", "memory of a shard, such as 800M or 4G")
        .example("slurm map.toml --shards 50 --time 2:00:00 --memory 2G > job.sh", "Fifty tasks of two hours")
        .example("slurm map.toml --shards 8 --cpus 16 -o map.h5 > job.sh", "Few large tasks");
    return options;
}

/// A line break would end the comment or the line of a log that the name stands in.
void check_name(const std::string& what, const std::string& name, Problems& problems) {
    const bool is_plain = std::none_of(name.begin(), name.end(), [](unsigned char c) { return std::iscntrl(c) != 0; });
    if (!is_plain) problems.add("", 0, what + " has a line break or another control character in its name");
}

fs::path read_design(const Given& given, Problems& problems) {
    if (given.files().empty()) return {};
    const std::string& written = given.files().front();
    check_name("the design", written, problems);
    const auto file = find_design(written, problems);
    if (!file) return {};
    std::error_code error;
    if (!fs::is_regular_file(*file, error)) problems.add(written, 0, "there is no such file");
    return fs::absolute(*file).lexically_normal();
}

fs::path read_output(const Given& given, const fs::path& design, Problems& problems) {
    const fs::path written = given.text("output").value_or(design.stem().string() + ".h5");
    if (written.filename().empty()) {
        problems.add("", 0, "--output \"" + written.string() + "\" names no file");
        return {};
    }
    const fs::path output = fs::absolute(written).lexically_normal();
    check_name("--output", output.string(), problems);
    std::error_code error;
    if (!fs::is_directory(output.parent_path(), error)) {
        problems.add("", 0, "--output: there is no folder " + output.parent_path().string());
    }
    if (output.parent_path().string().find('\\') != std::string::npos) {
        problems.add(
            "", 0,
            "--output: Slurm writes no logs into a folder with \\ in its name: " + output.parent_path().string());
    }
    return output;
}

/// A word that stands in an #SBATCH line as it is.
std::string read_word(const Given& given, const std::string& name, Problems& problems) {
    const std::string word = given.text(name).value_or("");
    const auto is_plain = [](unsigned char c) {
        return std::isalnum(c) != 0 || std::string_view("_-.,+@").find(static_cast<char>(c)) != std::string_view::npos;
    };
    const bool is_fit = !word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), is_plain);
    if (given.has(name) && !is_fit) {
        problems.add("", 0, "--" + name + " \"" + word + "\" is not made of letters, digits and _ - . , + @");
    }
    return word;
}

std::string read_time(const Given& given, Problems& problems) {
    const std::string text = given.text("time").value_or("");
    if (!given.has("time")) return text;
    const auto seconds = seconds_of_time_limit(text);
    if (!seconds) {
        problems.add("", 0,
                     "--time " + text + " is not a time limit such as 90 (minutes), 12:00:00 or 2-00 (two days)");
    } else if (*seconds < shortest_time) {
        problems.add("", 0,
                     "--time " + text + " is less than " + std::to_string(shortest_time / 60) +
                         " minutes; a shard needs " + std::to_string(seconds_of_warning) +
                         " seconds of it to save its runs");
    }
    return text;
}

std::string read_memory(const Given& given, Problems& problems) {
    const std::string text = given.text("memory").value_or("");
    if (!given.has("memory")) return text;
    const std::size_t n_digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool is_number = n_digits > 0 && text.front() != '0';
    const bool has_unit =
        n_digits + 1 == text.size() && std::string_view("KMGT").find(text.back()) != std::string_view::npos;
    if (!is_number || !has_unit) {
        problems.add("", 0,
                     "--memory " + text + " is not a whole number with the unit K, M, G or T, such as 800M or 4G");
    }
    return text;
}

/// Neither the merged file nor a shard may take the place of what is read.
void check_output_is_none_of(const std::vector<fs::path>& inputs, const SlurmJob& job, Problems& problems) {
    std::vector<fs::path> outputs{job.output};
    for (std::uint64_t shard = 1; shard <= job.n_shards; ++shard) outputs.push_back(shard_path(job, shard));
    for (const fs::path& output : outputs) {
        try {
            check_output_replaces(output, inputs);
        } catch (const OutputExistsError& error) {
            problems.add("", 0, error.what());
        }
    }
}

/// The design must be sound and large enough for its shards. Returns what a shard will take, in words.
std::string check_design(const SlurmJob& job, Problems& problems) {
    const LoadedSweep sweep = load_sweep(job.design.string(), problems);
    if (!problems.empty()) return "";
    check_output_is_none_of(sweep.loaded.inputs, job, problems);
    check_parts(sweep, static_cast<std::int64_t>(job.n_shards), problems);
    const auto n_runs = static_cast<std::size_t>(sweep.loaded.design.n_runs());
    const auto n_of_shard = std::max<std::size_t>(n_runs / job.n_shards, 1);
    const JobEstimate one = estimate_of(sweep.loaded.design, n_of_shard, job.n_cores);
    return counted(n_runs, "run") + ", " + counted(n_of_shard, "run") + " a shard: about " +
           duration(one.seconds / static_cast<double>(job.n_cores)) + " and " + bytes_for_people(one.memory_bytes) +
           " of memory each, within a factor of three";
}

std::string command_that_prints(const std::vector<std::string>& arguments) {
    std::string text = "entente slurm";
    for (const std::string& argument : arguments) text += " " + quoted_for_shell(argument);
    return text;
}

}  // namespace

int slurm_command(const std::vector<std::string>& arguments, Console& console) {
    const Options options = described();
    Problems problems;
    const Given given = options.read(arguments, problems);
    if (given.asks_for_help()) {
        console.out << options.help();
        return all_well;
    }
    SlurmJob job;
    job.command = command_that_prints(arguments);
    job.program = fs::read_symlink("/proc/self/exe");
    if (const char* data = std::getenv("ENTENTE_DATA"); data != nullptr && *data != '\0') {
        job.data = fs::absolute(data).lexically_normal();
        check_name("ENTENTE_DATA", job.data.string(), problems);
    }
    job.design = read_design(given, problems);
    job.output = read_output(given, job.design, problems);
    if (!given.has("shards")) problems.add("", 0, "--shards N is missing: into how many tasks the sweep is split");
    job.n_shards = given.number("shards", 1, most_shards, problems).value_or(1);
    job.n_cores = given.number("cpus", 1, most_cores, problems).value_or(1);
    job.partition = read_word(given, "partition", problems);
    job.account = read_word(given, "account", problems);
    job.time_limit = read_time(given, problems);
    job.memory = read_memory(given, problems);
    if (problems.empty()) job.estimate = check_design(job, problems);
    problems.throw_if_any();
    console.out << slurm_script(job);
    return all_well;
}

}  // namespace entente
