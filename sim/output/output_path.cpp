#include "output/output_path.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

#include "output/errors.hpp"
#include "output/seal.hpp"

namespace entente {

namespace fs = std::filesystem;

fs::path partial_path(const fs::path& path) {
    return fs::path(path).concat(".partial");
}

namespace {

/// All that a job writes, by what is added to the output's name. A plain file beside the output is one of ours, left by
/// a job that was killed.
constexpr std::array<const char*, 8> endings{"",
                                             ".partial",
                                             ".lock",
                                             ".log",
                                             ".trying.partial",
                                             ".beginning.partial",
                                             ".finishing.partial",
                                             ".partial.finishing.partial"};

std::string kind_of(const fs::path& path, fs::file_status status) {
    switch (status.type()) {
        case fs::file_type::symlink: {
            std::error_code error;
            const fs::path target = fs::read_symlink(path, error);
            return "is a symbolic link to " + target.string() + "; give the file itself as the output";
        }
        case fs::file_type::block:
        case fs::file_type::character:
            return "is a device, which no output replaces; give the name of a file";
        case fs::file_type::fifo:
            return "is a pipe, which no output replaces; give the name of a file";
        case fs::file_type::socket:
            return "is a socket, which no output replaces; give the name of a file";
        default:
            return "is no file, and no output replaces it; give the name of a file";
    }
}

}  // namespace

void check_output_replaces(const fs::path& path, std::span<const fs::path> inputs) {
    for (const char* ending : endings) {
        const fs::path there = fs::path(path).concat(ending);
        std::error_code error;
        const fs::file_status status = fs::symlink_status(there, error);
        if (error || !fs::exists(status)) continue;
        const bool is_output = *ending == '\0';
        const bool is_log = std::string_view(ending) == ".log";  // added to, never replaced: where it leads, it may
        const auto refuse = [&](const std::string& text) {
            throw OutputExistsError(there, text + (is_output ? "" : " (it lies where a file beside the output goes)"));
        };
        if (is_output && fs::is_directory(status)) continue;  // the machine's, below
        const fs::file_type at_end = fs::status(there, error).type();
        const bool waits = at_end == fs::file_type::fifo || at_end == fs::file_type::socket;
        if (is_log ? waits : !fs::is_regular_file(status))
            refuse(kind_of(there, is_log ? fs::file_status(at_end) : status));
        for (const fs::path& input : inputs) {
            if (!fs::equivalent(there, input, error) || error) continue;  // by device and number, whatever its name
            const std::string name = input == there ? "" : ", which is called " + input.string() + ", too";
            refuse("is read by this command" + name + ", and no output replaces it; give another output");
        }
    }
}

void check_output_path(const fs::path& path, bool force, bool resume) {
    check_output_replaces(path, {});
    const auto refuse = [&](const std::string& reason) { throw OutputError(path, "write the output", reason, ""); };
    std::error_code error;
    if (path.filename().empty() || fs::is_directory(path, error)) refuse("it is a folder, not a file");
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const fs::path partial = partial_path(path);
    if (!fs::is_directory(folder, error)) refuse("the folder " + folder.string() + " does not exist");
    if (!force && !resume) {
        if (fs::exists(path, error)) {
            throw OutputExistsError(path, "exists already; give --force to overwrite it, or another output");
        }
        if (fs::exists(partial, error)) {
            throw OutputExistsError(partial,
                                    "holds the finished runs of an interrupted job; give --resume to go on with "
                                    "it, or --force to start afresh");
        }
    }
    // Trying is the only sure way: permissions say little about root, full disks and network folders.
    const fs::path trial = fs::path(path).concat(".trying.partial");  // one name: what a kill leaves, the next removes
    const int file = ::open(trial.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) refuse(std::strerror(errno));
    ::close(file);
    ::unlink(trial.c_str());
}

void check_input_file(const fs::path& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    const auto refuse = [&](const char* sentence) { throw InputFileError(path, sentence); };
    if (!fs::exists(status)) refuse("there is no such file");
    if (fs::is_directory(status)) refuse("is a folder, not a file");
    if (!fs::is_regular_file(status)) refuse("is a pipe or a device, not a file");
    if (fs::file_size(path, error) == 0 && !error) refuse("is empty; whatever was to write it has not");
    if (::access(path.c_str(), R_OK) != 0) refuse("cannot be read: you are not permitted to");
}

void make_as_long_as_it_says(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const auto end = end_of_hdf5(file);
    std::error_code error;
    const std::uint64_t n_bytes = fs::file_size(path, error);
    constexpr std::uint64_t most_cut_off = std::uint64_t{64} << 10;  // more is missing: not what a kill leaves
    if (end && !error && n_bytes < *end && *end - n_bytes <= most_cut_off) fs::resize_file(path, *end, error);
}

}  // namespace entente
