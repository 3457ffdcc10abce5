#include "output/output_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "output/errors.hpp"

namespace entente {

namespace fs = std::filesystem;

namespace {

std::string who_holds(int file) {
    std::array<char, 256> text{};
    const ssize_t n = ::pread(file, text.data(), text.size() - 1, 0);
    return n > 0 ? std::string(text.data(), static_cast<std::size_t>(n)) : std::string("another process");
}

std::string self() {
    std::array<char, 128> host{};
    ::gethostname(host.data(), host.size() - 1);
    return "process " + std::to_string(::getpid()) + " on " + host.data();
}

/// Whether the open file is still the one at the path: who held the lock before may have removed it.
bool is_still_there(int file, const fs::path& path) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

}  // namespace

OutputLock::OutputLock(fs::path output) : path_(output.concat(".lock")) {
    const fs::path written = fs::path(path_).replace_extension();
    while (true) {
        file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (file_ < 0) throw OutputError(written, "write the output", std::strerror(errno), "");
        if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK) {
                const std::string holder = who_holds(file_);
                ::close(std::exchange(file_, -1));
                throw OutputExistsError(written,
                                        "is being written by " + holder + "; wait for it, or give another output");
            }
            return;  // no locks here
        }
        if (is_still_there(file_, path_)) break;
        ::close(file_);
    }
    const std::string text = self();
    if (::ftruncate(file_, 0) != 0 || ::pwrite(file_, text.data(), text.size(), 0) < 0) return;  // for people only
}

OutputLock::~OutputLock() {
    if (file_ < 0) return;
    ::unlink(path_.c_str());
    ::close(file_);
}

}  // namespace entente
