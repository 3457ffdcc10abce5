#include <csignal>
#include <string>
#include <vector>

#include "cli/ending.hpp"

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is an error like others of writing
    return entente::end_of_command_apart({argv + 1, argv + argc});
}
