#pragma once
// How the program ends: errors become sentences and exit codes here.

#include <string>
#include <vector>

namespace entente {

/// Does what the command line asks for and tells of errors, each with the exit code of whoever can act.
int end_of_command(const std::vector<std::string>& arguments);

/// The same; a command that reads result files does so in a child process, so that a file on which HDF5 crashes ends in
/// a sentence.
int end_of_command_apart(const std::vector<std::string>& arguments);

}  // namespace entente
