#include "cli/ending.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <string_view>

#include "analysis/comparison_input.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/terminal.hpp"
#include "output/apart.hpp"
#include "output/errors.hpp"
#include "scenario/problems.hpp"

namespace entente {

namespace {

int tell(const std::string& text, int code) {
    std::cerr << in_red(text) << std::endl;
    return code;
}

int tell_of_problems(const ScenarioError& error, const std::string& command) {
    bool about_options = false;
    for (const Problem& problem : error.problems()) {
        about_options = about_options || problem.file.empty();
        std::cerr << in_red(to_string(problem)) << "\n";
    }
    if (about_options) {
        bool is_known = false;
        for (const Command& known : commands()) is_known = is_known || known.name == command;
        std::cerr << "entente " << (is_known ? command + " " : "") << "--help tells what can be given.\n";
    }
    return input_is_wrong;
}

constexpr std::array<std::string_view, 5> that_read{"describe", "compare", "sensitivity", "report", "merge"};

/// The first file among the arguments, for a sentence about it.
std::string file_among(const std::vector<std::string>& arguments) {
    std::error_code error;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        if (!arguments[i].starts_with("-") && std::filesystem::exists(arguments[i], error)) return arguments[i];
    }
    return "";
}

[[noreturn]] void be_child(const std::vector<std::string>& arguments) {
    const struct rlimit no_core { 0, 0 };
    ::setrlimit(RLIMIT_CORE, &no_core);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    const int code = end_of_command(arguments);
    std::cout.flush();
    std::cerr.flush();
    ::_exit(code);
}

int tell_of_crash(const std::vector<std::string>& arguments, const std::string& crash) {
    const bool has_many = arguments.front() == "merge";
    return tell(file_among(arguments) + (has_many ? " or another of these files" : "") +
                    ": is damaged: reading it crashes (" + crash +
                    "); copy it again from where it came, or make it anew" +
                    (has_many ? "; entente describe tells which. All shards are as they were" : ""),
                input_is_wrong);
}

}  // namespace

int end_of_command(const std::vector<std::string>& arguments) {
    Console console = terminal_console();
    try {
        const int code = entente_command(arguments, console);
        std::cout.flush();
        if (!std::cout) return tell("the standard output could not be written", machine_failed);
        return code;
    } catch (const ScenarioError& error) {
        return tell_of_problems(error, arguments.empty() ? "" : arguments.front());
    } catch (const ComparisonError& error) {
        return tell(error.what(), input_is_wrong);
    } catch (const InputFileError& error) {
        return tell(error.what(), error.exit_code);
    } catch (const OutputExistsError& error) {
        return tell(error.what(), error.exit_code);
    } catch (const OutputError& error) {
        return tell(error.what(), error.exit_code);
    } catch (const std::bad_alloc&) {
        const bool was_running = !arguments.empty() && (arguments.front() == "run" || arguments.front() == "sweep");
        return tell(std::string("the memory of this machine ran out") +
                        (was_running ? "; finished runs are kept in the output's .partial, and --resume goes on from "
                                       "there; fewer --threads or --households need less"
                                     : ""),
                    machine_failed);
    } catch (const std::exception& error) {
        return tell(std::string("this is a defect of entente, please report it: ") + error.what(), machine_failed);
    } catch (...) {
        return tell("this is a defect of entente, please report it: an unknown exception", machine_failed);
    }
}

int end_of_command_apart(const std::vector<std::string>& arguments) {
    const bool reads =
        !arguments.empty() && std::find(that_read.begin(), that_read.end(), arguments.front()) != that_read.end();
    const pid_t child = reads ? ::fork() : -1;
    if (child < 0) return end_of_command(arguments);
    if (child == 0) be_child(arguments);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    const std::string crash = crash_of(status);
    if (!crash.empty()) return tell_of_crash(arguments, crash);
    const int signal = WTERMSIG(status);
    if (signal == SIGKILL) {
        return tell("the process was killed from outside; the memory of this machine may have run out", machine_failed);
    }
    std::signal(signal, SIG_DFL);  // as if there were no child: interrupted, or nobody reads what is printed
    std::raise(signal);
    return was_interrupted;
}

}  // namespace entente
