#pragma once
// Errors about files, one type for each person who can act. Only `main` catches them; `exit_code` is what it returns.

#include <filesystem>
#include <stdexcept>
#include <string>

namespace entente {

/// The machine's: a path that cannot be written, a full disk, an I/O error. Says what was being done and what is saved.
class OutputError : public std::runtime_error {
public:
    static constexpr int exit_code = 3;

    OutputError(std::filesystem::path file, std::string operation_failed, const std::string& reason,
                std::string what_is_saved)
        : std::runtime_error(file.string() + ": could not " + operation_failed + ": " + reason +
                             (what_is_saved.empty() ? "" : "\n" + what_is_saved)),
          path(std::move(file)),
          operation(std::move(operation_failed)),
          saved(std::move(what_is_saved)) {}

    std::filesystem::path path;
    std::string operation;
    std::string saved;  // a sentence: how many runs are saved, where, and how to go on; may be empty
};

/// The author's: a file to read that is missing, foreign, damaged, of another major version, or lacks what was asked.
class InputFileError : public std::runtime_error {
public:
    static constexpr int exit_code = 2;

    InputFileError(std::filesystem::path file, const std::string& sentence)
        : std::runtime_error(file.string() + ": " + sentence), path(std::move(file)) {}

    std::filesystem::path path;
};

/// The author's: an output that exists already, or an unfinished one that belongs to another configuration.
class OutputExistsError : public std::runtime_error {
public:
    static constexpr int exit_code = 2;

    OutputExistsError(std::filesystem::path file, const std::string& sentence)
        : std::runtime_error(file.string() + ": " + sentence), path(std::move(file)) {}

    std::filesystem::path path;
};

}  // namespace entente
