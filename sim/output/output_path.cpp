#include "output/output_path.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include "output/errors.hpp"
#include "output/seal.hpp"

namespace entente {

namespace fs = std::filesystem;

fs::path partial_path(const fs::path& path) {
    return fs::path(path).concat(".partial");
}

void check_output_path(const fs::path& path, bool force, bool resume) {
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
