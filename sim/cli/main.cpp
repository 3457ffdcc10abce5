// Errors end here, each with the exit code of whoever can act.

#include <csignal>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "analysis/comparison_input.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "output/errors.hpp"
#include "scenario/problems.hpp"

namespace {

int tell(const std::string& text, int code) {
    std::cerr << entente::in_red(text) << std::endl;
    return code;
}

int tell_of_problems(const entente::ScenarioError& error, const std::string& command) {
    bool about_options = false;
    for (const entente::Problem& problem : error.problems()) {
        about_options = about_options || problem.file.empty();
        std::cerr << entente::in_red(to_string(problem)) << "\n";
    }
    if (about_options) {
        bool is_known = false;
        for (const entente::Command& known : entente::commands()) is_known = is_known || known.name == command;
        std::cerr << "entente " << (is_known ? command + " " : "") << "--help tells what can be given.\n";
    }
    return entente::input_is_wrong;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace entente;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is an error like others of writing
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
