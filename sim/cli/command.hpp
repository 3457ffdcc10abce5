#pragma once
// What all commands have in common.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"

namespace entente {

/// What the program returns, and to whom the problem belongs.
enum ExitCode : int {
    all_well = 0,
    some_runs_failed = 1,  // the others are saved
    input_is_wrong = 2,    // the author's
    machine_failed = 3,    // disk, memory, file, or a defect of the program
    was_interrupted = 130,
};

/// Returns an ExitCode; reads what follows the command's name.
using CommandFunction = int (*)(const std::vector<std::string>& arguments, Console& console);

struct Command {
    std::string_view name;
    std::string_view summary;
    CommandFunction function;
};

int run_command(const std::vector<std::string>& arguments, Console& console);
int sweep_command(const std::vector<std::string>& arguments, Console& console);
int merge_command(const std::vector<std::string>& arguments, Console& console);
int slurm_command(const std::vector<std::string>& arguments, Console& console);
int check_command(const std::vector<std::string>& arguments, Console& console);
int compare_command(const std::vector<std::string>& arguments, Console& console);
int sensitivity_command(const std::vector<std::string>& arguments, Console& console);
int report_command(const std::vector<std::string>& arguments, Console& console);
int describe_command(const std::vector<std::string>& arguments, Console& console);
int list_command(const std::vector<std::string>& arguments, Console& console);

/// In the order in which they are needed.
std::span<const Command> commands();

/// The whole command line but the program's name: finds the command and runs it.
int entente_command(const std::vector<std::string>& arguments, Console& console);

}  // namespace entente
