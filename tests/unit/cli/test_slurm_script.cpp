#include <catch2/catch.hpp>
#include <string>

#include "cli/slurm_script.hpp"

using namespace entente;

TEST_CASE("a time limit is read in each of Slurm's forms", "[slurm]") {
    CHECK(seconds_of_time_limit("90") == 90 * 60);
    CHECK(seconds_of_time_limit("90:15") == 90 * 60 + 15);
    CHECK(seconds_of_time_limit("12:00:05") == 12 * 3600 + 5);
    CHECK(seconds_of_time_limit("2-0") == 2 * 24 * 3600);
    CHECK(seconds_of_time_limit("1-6:30") == 30 * 3600 + 30 * 60);
    CHECK(seconds_of_time_limit("1-6:30:20") == 30 * 3600 + 30 * 60 + 20);
}

TEST_CASE("what is no time limit has no seconds", "[slurm]") {
    for (const std::string text : {"", "-", "2-", "-2", "1:", ":1", "1:2:3:4", "1-2-3", "1-1:1:1:1", "2h", "1.5", " 5",
                                   "+5", "99999999999999999999", "1:2-3"}) {
        INFO(text);
        CHECK_FALSE(seconds_of_time_limit(text).has_value());
    }
}

TEST_CASE("jobs and logs have names that neither a shell nor Slurm reads anything into", "[slurm]") {
    CHECK(job_name("/data/regime_map.h5") == "regime_map");
    CHECK(job_name("/data/map.v2-3.h5") == "map.v2-3");
    CHECK(job_name("/data/plain") == "plain");
    CHECK(job_name("/data/it's 100%a $(x)\\.h5") == "it_s_100_a___x__");
}

TEST_CASE("a script asks Slurm only for what was given", "[slurm]") {
    SlurmJob job;
    job.program = "/bin/entente";
    job.design = "/d/map.toml";
    job.output = "/d/map.h5";
    const auto lines_with = [](const std::string& text, const std::string& word) {
        std::size_t n = 0;
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++n;
        return n;
    };
    const std::string plain = slurm_script(job);
    for (const std::string option : {"partition", "account", "time", "mem"}) {
        INFO(option);
        CHECK(lines_with(plain, "\n#SBATCH --" + option + "=") == 0);
    }
    CHECK(lines_with(plain, "\n#SBATCH --cpus-per-task=1\n") == 1);
    job.partition = "short";
    job.memory = "4G";
    const std::string full = slurm_script(job);
    CHECK(lines_with(full, "\n#SBATCH --partition=short\n") == 1);
    CHECK(lines_with(full, "\n#SBATCH --mem=4G\n") == 1);
}
