#include "output/apart.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "output/hdf5.hpp"

namespace entente {

namespace {

constexpr std::uint64_t least_bytes_a_second = 2'000'000;  // a tenth of what reading texts takes

/// Never returns to the caller, who would do everything twice.
[[noreturn]] void do_and_end(std::uint64_t n_bytes, const std::function<void()>& work) {
    tries_apart = false;  // what work would try apart dies here, where it is looked at
    const struct rlimit no_core { 0, 0 };
    ::setrlimit(RLIMIT_CORE, &no_core);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);  // the C library tells of a damaged heap there
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGPROF}) std::signal(signal, SIG_DFL);
    struct itimerval limit {};
    limit.it_value.tv_sec = least_seconds_apart + static_cast<long>(n_bytes / least_bytes_a_second);
    ::setitimer(ITIMER_PROF, &limit, nullptr);
    try {
        work();
    } catch (...) {  // the caller meets it again
    }
    ::_exit(0);
}

}  // namespace

const char* crash_of(int status) {
    if (!WIFSIGNALED(status)) return "";
    switch (WTERMSIG(status)) {
        case SIGSEGV:
        case SIGBUS:
        case SIGFPE:
        case SIGILL:
        case SIGABRT:
            return ::strsignal(WTERMSIG(status));
        default:
            return "";
    }
}

void try_apart(std::uint64_t n_bytes, const std::function<void()>& work) {
    if (!tries_apart) return;
    const pid_t child = ::fork();
    if (child < 0) return;  // no process is to be had: then without
    if (child == 0) do_and_end(n_bytes, work);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    const std::string crash = crash_of(status);
    if (!crash.empty()) throw hdf5::Failure("read the file", "HDF5 crashes on what is in it (" + crash + ")");
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF) {
        throw hdf5::Failure("read the file", "HDF5 comes to no end with what is in it");
    }
}

}  // namespace entente
