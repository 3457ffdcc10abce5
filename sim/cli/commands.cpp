#include <algorithm>
#include <array>
#include <iostream>

#include "analysis/text.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "output/datasets.hpp"
#include "scenario/problems.hpp"
#include "version.hpp"

namespace entente {

namespace {

constexpr std::array table{
    Command{"run", "simulate a scenario under one or more structures, in paired worlds", run_command},
    Command{"sweep", "run a design: many points, structures paired on the same luck", sweep_command},
    Command{"merge", "join the shards of a sweep into one file", merge_command},
    Command{"slurm", "a script that runs a sweep on a Slurm cluster", slurm_command},
    Command{"check", "find every problem in scenarios and models; estimate the cost", check_command},
    Command{"compare", "what differs between structures in the worlds of a file", compare_command},
    Command{"sensitivity", "which parameters and levers of a sweep matter", sensitivity_command},
    Command{"report", "one page for policy teams, from any result file", report_command},
    Command{"describe", "what is in a file, how it was made, how to make it again", describe_command},
    Command{"list", "models, levers, mechanisms, observables, scenarios, parameters", list_command},
};

/// Of the published interface, and to come.
constexpr std::array<std::string_view, 1> not_yet{"calibrate"};

std::string help() {
    std::string text =
        "Usage: entente COMMAND [OPTION]...\n"
        "\n"
        "Simulates peacebuilding by many actors, to compare ways of integrating them.\n"
        "\n"
        "Commands:\n";
    for (const Command& command : table) {
        text += "  " + padded(std::string(command.name), 12) + std::string(command.summary) + "\n";
    }
    return text +
           "\n"
           "Options:\n"
           "  --help    print this help; entente COMMAND --help tells of a command\n"
           "  --version print the version of the program and of the files it writes\n"
           "\n"
           "Exit codes:\n"
           "  0 all well; 1 finished, but some runs failed; 2 the input is wrong;\n"
           "  3 the machine failed (disk, memory, file); 130 interrupted, finished runs\n"
           "  are saved\n"
           "\n"
           "Scenarios, structures, designs and levers that come with the program are\n"
           "found by name from any folder; ENTENTE_DATA=FOLDER takes them from another.\n"
           "\n"
           "Example:\n"
           "  entente run scenarios/liberia_2003.toml --replicates 20 -o liberia.h5\n"
           "  entente compare liberia.h5\n";
}

[[noreturn]] void refuse(const std::string& word) {
    Problems problems;
    if (std::find(not_yet.begin(), not_yet.end(), word) != not_yet.end()) {
        problems.add("", 0, "this version of entente does not have the command " + word + " yet");
    } else {
        std::vector<std::string> known{"--help", "--version"};
        for (const Command& command : table) known.emplace_back(command.name);
        const std::string what = word.starts_with("-") ? "unknown option " : "unknown command ";
        problems.add("", 0, what + word + hint(word, known));
    }
    throw ScenarioError(problems.all());
}

}  // namespace

std::span<const Command> commands() {
    return table;
}

Console terminal_console() {
    return {std::cout, std::cerr, std::cerr, colours_messages()};
}

int entente_command(const std::vector<std::string>& arguments, Console& console) {
    if (arguments.empty()) {
        console.messages << help();
        return input_is_wrong;
    }
    const std::string& word = arguments.front();
    if (word == "--help" || word == "-h") {
        console.out << help();
        return all_well;
    }
    if (word == "--version") {
        console.out << "entente " << software_version << "\nfile format " << format_version() << "\n";
        return all_well;
    }
    const auto command = std::find_if(table.begin(), table.end(), [&](const Command& one) { return one.name == word; });
    if (command == table.end()) refuse(word);
    return command->function({arguments.begin() + 1, arguments.end()}, console);
}

}  // namespace entente
