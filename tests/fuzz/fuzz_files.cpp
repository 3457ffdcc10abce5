// Spoils result files and lets everything read them that reads them: it must end in a result or in a sentence. A case
// is a function of its number. Cases run in children of this process, so that one that dies is a case that died.

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "fuzz/base_files.hpp"
#include "fuzz/readers.hpp"
#include "fuzz/spoil_bytes.hpp"
#include "fuzz/spoil_contents.hpp"
#include "output/hdf5.hpp"
#include "output/seal.hpp"

extern "C" const char* __asan_default_options();
/// What HDF5 leaves behind when it fails is not counted; a corrupt size must not be asked of the machine.
extern "C" const char* __asan_default_options() {
    return "detect_leaks=0:allocator_may_return_null=1:max_allocation_size_mb=256:quarantine_size_mb=2:abort_on_error="
           "1:"
           "symbolize=0:"
           "malloc_context_size=1:max_malloc_fill_size=64";
}
extern "C" const char* __ubsan_default_options();
extern "C" const char* __ubsan_default_options() {
    return "print_stacktrace=1";
}

namespace entente::fuzz {

namespace {

namespace fs = std::filesystem;

constexpr long most_seconds = 1;               // of the processor; a reader that takes longer hangs
constexpr long most_kilobytes_more = 400'000;  // of memory for one case, or what deflate can make of the file
constexpr long most_deflated = 1'100;
constexpr std::chrono::seconds longest_apart{180};  // by the clock: on a busy machine it may wait
constexpr std::uint64_t crashes_tried_apart = 4;  // one in so many, by the number of the case, since each takes long …
constexpr std::uint64_t few_cases = 1000;         // … or all of so few cases
constexpr std::uint64_t hangs_tried_apart = 16;
constexpr std::size_t n_drawn = 4;  // readers of a file beside opening it
constexpr std::size_t cases_of_a_child = 200;
const std::string memory_grew = "memory grew by ";
constexpr int defect_found = 44;  // exit code of a child

struct Wanted {
    std::uint64_t first = 0;
    std::uint64_t n_cases = 1000;
    int n_jobs = 1;
    fs::path keep = "fuzz-failures";
    bool tells_each = false;
};

/// What a child says of itself while it works; memory that it shares with the parent.
struct Watched {
    std::uint64_t number;
    std::uint64_t n_done;
    std::uint64_t n_results[readers.size()];
    std::uint64_t n_sentences[readers.size()];
    double seconds[readers.size()];
    std::size_t reader;
    bool is_forged;  // spoilt, and then sealed as if it were whole
    char defect[512];
};

enum class Way { bytes, structures, contents };

/// Writes the file of a case into the folder; its path.
fs::path make_case(const fs::path& folder, const BaseFile& base, Luck& luck, bool& is_forged) {
    const fs::path path = folder / "spoilt.h5";
    std::string bytes = base.bytes;
    const Way way = luck.of<Way>({Way::bytes, Way::structures, Way::structures, Way::contents, Way::contents});
    const std::size_t sealing = luck.below(8);  // as it is: 0; sealed anew: 1 to 3; cut off: else
    if (sealing > 0 && way != Way::contents) {
        std::uint64_t end = 0;  // that HDF5 knows of
        std::memcpy(&end, bytes.data() + 28, sizeof end);
        bytes.resize(end);
    }
    for (std::size_t n = 1 + (luck.one_in(2) ? 0 : luck.below(4)); way != Way::contents && n-- > 0;) {
        way == Way::bytes ? spoil_bytes(bytes, luck) : spoil_structure(bytes, base, luck);
    }
    std::ofstream(path, std::ios::binary) << bytes;
    if (way == Way::contents) spoil_contents(path, base, luck);
    is_forged = sealing >= 1 && sealing <= 3;
    if (is_forged) seal(path);
    return path;
}

/// Ends this process by SIGPROF when it has worked so long; 0: never.
void limit_processor(long seconds) {
    struct itimerval limit {};
    limit.it_value.tv_sec = seconds;
    ::setitimer(ITIMER_PROF, &limit, nullptr);
}

/// Why the case is a defect; empty if it is none.
std::string do_case(std::uint64_t number, const fs::path& folder, const std::vector<BaseFile>& bases, Watched& watched,
                    bool tells, bool apart) {
    Luck luck(number);
    const BaseFile& base = luck.of(bases);
    const fs::path path = make_case(folder, base, luck, watched.is_forged);
    std::array<bool, readers.size()> is_drawn{true};
    for (std::size_t n = 0; n < n_drawn;) {
        bool& drawn = is_drawn[luck.below(readers.size())];
        if (!drawn) ++n;
        drawn = true;
    }
    for (std::size_t reader = 0; reader < readers.size(); ++reader) {
        const bool is_slow = readers[reader] == "report";
        if (!is_drawn[reader] || (is_slow && number % 4 != 0)) continue;
        watched.reader = reader;
        limit_processor(most_seconds);
        const auto begun = std::chrono::steady_clock::now();
        const Ending ending = read_with(reader, path, base, luck, apart);
        watched.seconds[reader] += std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        limit_processor(0);
        if (tells) {
            std::cout << base.name << ", " << readers[reader] << ": "
                      << (ending.has_result ? "a result" : ending.sentence + ending.defect) << "\n";
        }
        if (!ending.defect.empty()) return ending.defect;
        ++(ending.has_result ? watched.n_results : watched.n_sentences)[reader];
        if (reader == 0 && !ending.has_result) {
            for (std::size_t next = 1; next < n_that_open; ++next) watched.n_sentences[next] += is_drawn[next];
            reader = n_that_open - 1;
        }
    }
    return "";
}

long peak_kilobytes() {
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

[[noreturn]] void be_child(std::uint64_t first, std::uint64_t end, std::uint64_t stride, const fs::path& folder,
                           const std::vector<BaseFile>& bases, Watched& watched, bool tells, bool apart) {
    const std::string log = (folder / "stderr.txt").string();
    if (!tells) std::freopen(log.c_str(), "w", stderr);
    const struct rlimit no_core { 0, 0 };
    ::setrlimit(RLIMIT_CORE, &no_core);
    long before = peak_kilobytes();
    std::error_code ignored;
    for (std::uint64_t number = first; number < end; number += stride) {
        watched.number = number;
        std::string defect = do_case(number, folder, bases, watched, tells, apart);
        const long now = peak_kilobytes();
        const auto kilobytes = static_cast<long>(fs::file_size(folder / "spoilt.h5", ignored) >> 10);
        if (now > before + std::max(most_kilobytes_more, most_deflated * kilobytes))
            defect = memory_grew + std::to_string((now - before) >> 10) + " MB";
        before = now;
        if (!defect.empty()) {
            std::strncpy(watched.defect, defect.c_str(), sizeof watched.defect - 1);
            std::cout.flush();
            ::_exit(defect_found);
        }
        ++watched.n_done;
    }
    std::cout.flush();
    ::_exit(0);
}

/// How a child died, empty if it did not; whether in HDF5 itself, which the sanitizers' report says.
struct Death {
    std::string how;
    bool may_be_hdf5s = false;  // if the program, which reads apart, ends as it should
    bool is_hang = false;
    bool is_hdf5s = false;
};

Death death_of(int status, const Watched& watched, const fs::path& folder) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    if (WIFEXITED(status) && WEXITSTATUS(status) == defect_found) {
        return {watched.defect, std::string_view(watched.defect).starts_with(memory_grew), false};
    }
    std::ifstream file(folder / "stderr.txt");
    const std::string report{std::istreambuf_iterator<char>(file), {}};
    Death death;
    if (WIFSIGNALED(status)) death.how = std::string("signal ") + ::strsignal(WTERMSIG(status));
    std::string first_frame;
    for (std::size_t at = report.find("\n    #0 "); at != report.npos && at < report.size();) {
        const std::size_t line_end = report.find('\n', at + 1);
        const std::string line = report.substr(at + 1, line_end - at - 1);
        at = line_end;
        if (line.find("    #") != 0) break;
        const bool is_runtime = line.find("libasan") != line.npos || line.find("libubsan") != line.npos ||
                                line.find("libc.so") != line.npos || line.find("libsanitizer") != line.npos;
        if (is_runtime) continue;
        first_frame = line.substr(line.find(" in ") == line.npos ? 0 : line.find(" in ") + 4);
        break;
    }
    const std::size_t error = report.find("ERROR: ");
    if (error != report.npos) death.how += " " + report.substr(error + 7, report.find('\n', error) - error - 7);
    if (const std::size_t runtime = report.find("runtime error: "); runtime != report.npos) {
        death.how += " " + report.substr(runtime, report.find('\n', runtime) - runtime);
    }
    death.how += " in " + first_frame;
    const bool is_hang = WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF;
    death.is_hang = is_hang;
#ifndef ENTENTE_SANITIZE  // nobody tells where it died: the program must survive it
    const bool is_crash = WIFSIGNALED(status);
#else
    const bool is_crash = false;
#endif
    death.may_be_hdf5s =
        is_hang || is_crash ||
        (first_frame.find("libhdf5") != first_frame.npos && report.find("operator new") == report.npos);
    return death;
}

struct Child {
    pid_t process = 0;
    std::uint64_t end = 0;
    fs::path folder;
    Watched* watched = nullptr;
};

class Fuzzing {
public:
    Fuzzing(Wanted wanted, const fs::path& folder, const std::vector<BaseFile>& bases)
        : wanted_(std::move(wanted)), folder_(folder), bases_(bases), next_(wanted_.first) {
        fs::create_directories(folder_);
    }

    int fuzz() {
        std::vector<Child> children(static_cast<std::size_t>(wanted_.n_jobs));
        for (std::size_t i = 0; i < children.size(); ++i) {
            children[i].folder = folder_ / std::to_string(i);
            fs::create_directories(children[i].folder);
            void* const shared =
                ::mmap(nullptr, sizeof(Watched), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
            children[i].watched = static_cast<Watched*>(shared);
            begin(children[i]);
        }
        int status = 0;
        for (pid_t dead = ::wait(&status); dead > 0; dead = ::wait(&status)) {
            for (Child& child : children) {
                if (child.process == dead) take(child, status);
            }
        }
        tell();
        return n_defects_ == 0 ? 0 : 1;
    }

private:
    void begin(Child& child) {
        const std::uint64_t end = wanted_.first + wanted_.n_cases;
        if (next_ >= end) return;
        const std::uint64_t first = next_;
        next_ = std::min(next_ + cases_of_a_child, end);
        go(child, first, next_);
    }

    enum class Apart { well, badly, never };

    /// Once more, as the program reads, after what HDF5 did not survive: how that ends.
    Apart end_apart(const Child& child, std::uint64_t number) const {
        const fs::path folder = child.folder / "apart";
        fs::create_directories(folder);
        std::cout.flush();
        const pid_t process = ::fork();
        if (process == 0) {
            ::setpgid(0, 0);
            be_child(number, number + 1, 1, folder, bases_, *child.watched, wanted_.tells_each, true);
        }
        int status = 0;
        const auto begun = std::chrono::steady_clock::now();
        while (::waitpid(process, &status, WNOHANG) == 0) {
            if (std::chrono::steady_clock::now() - begun > longest_apart) {
                ::kill(-process, SIGKILL);
                ::waitpid(process, &status, 0);
                return Apart::never;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? Apart::well : Apart::badly;
    }

    void go(Child& child, std::uint64_t first, std::uint64_t end) {
        std::memset(child.watched, 0, sizeof(Watched));
        child.end = end;
        std::cout.flush();
        child.process = ::fork();
        if (child.process == 0)
            be_child(first, end, 1, child.folder, bases_, *child.watched, wanted_.tells_each, false);
    }

    void take(Child& child, int status) {
        Watched& watched = *child.watched;
        n_done_ += watched.n_done;
        for (std::size_t i = 0; i < readers.size(); ++i) {
            n_results_[i] += watched.n_results[i];
            n_sentences_[i] += watched.n_sentences[i];
            seconds_[i] += watched.seconds[i];
        }
        Death death = death_of(status, watched, child.folder);
        if (death.how.empty()) return begin(child);
        ++n_done_;
        const std::uint64_t after = watched.number + 1;
        keep(child, death);
        if (after < child.end) return go(child, after, child.end);
        begin(child);
    }

    void keep(const Child& child, Death death) {
        const std::string reader(readers[child.watched->reader]);
        const std::uint64_t one_in = death.is_hang ? hangs_tried_apart : crashes_tried_apart;
        if (death.may_be_hdf5s && wanted_.n_cases > few_cases && child.watched->number % one_in != 0) {
            death.is_hdf5s = true;
            ++n_not_tried_apart_;
        } else if (death.may_be_hdf5s) {
            const Apart end = end_apart(child, child.watched->number);
            death.is_hdf5s = end != Apart::badly;
            if (end == Apart::never && child.watched->is_forged) {
                ++n_forged_without_end_;
                death.how += ", which was sealed as if it were whole and takes the program for ever";
            } else if (end == Apart::never) {
                death.is_hdf5s = false;
            }
            if (!death.is_hdf5s) death.how += ", and apart, too: " + std::string(child.watched->defect);
        }
        ++(death.is_hdf5s ? n_deaths_of_hdf5_ : n_defects_);
        std::cout << "case " << child.watched->number << " (" << reader << "): " << death.how
                  << (death.is_hdf5s ? " (HDF5)" : "") << std::endl;
        fs::create_directories(wanted_.keep);
        const std::string name = (death.is_hdf5s ? "hdf5-" : "ours-") + std::to_string(child.watched->number);
        std::error_code error;
        const auto how = fs::copy_options::overwrite_existing;
        fs::copy_file(child.folder / "spoilt.h5", wanted_.keep / (name + ".h5"), how, error);
        fs::copy_file(child.folder / "stderr.txt", wanted_.keep / (name + ".txt"), how, error);
    }

    void tell() const {
        std::cout << n_done_ << " files from case " << wanted_.first << " on\n";
        for (std::size_t i = 0; i < readers.size(); ++i) {
            std::cout << "  " << readers[i] << ": " << n_results_[i] << " results, " << n_sentences_[i]
                      << " sentences, " << seconds_[i] << " s\n";
        }
        std::cout << n_deaths_of_hdf5_ << " files that HDF5 did not survive; of "
                  << n_deaths_of_hdf5_ - n_not_tried_apart_ << " that were read apart the program did, but for "
                  << n_forged_without_end_ << " forged ones that it would read for ever; " << n_defects_
                  << " defects of ours\n";
        if (n_defects_ > 0)
            std::cout << "kept in " << wanted_.keep.string() << "; one again: --first NUMBER --files 1 --tell\n";
    }

    Wanted wanted_;
    fs::path folder_;
    const std::vector<BaseFile>& bases_;
    std::uint64_t next_ = 0;
    std::uint64_t n_done_ = 0;
    std::uint64_t n_deaths_of_hdf5_ = 0;
    std::uint64_t n_not_tried_apart_ = 0;
    std::uint64_t n_forged_without_end_ = 0;
    std::uint64_t n_defects_ = 0;
    std::uint64_t n_results_[readers.size()] = {};
    std::uint64_t n_sentences_[readers.size()] = {};
    double seconds_[readers.size()] = {};
};

}  // namespace

int fuzz(const Wanted& wanted) {
    std::string pattern = (fs::temp_directory_path() / "entente-fuzz-XXXXXX").string();
    const fs::path folder = ::mkdtemp(pattern.data());
    const std::vector<BaseFile> bases = make_base_files(folder);
    const int code = Fuzzing(wanted, folder, bases).fuzz();
    fs::remove_all(folder);
    return code;
}

}  // namespace entente::fuzz

int main(int argc, char** argv) {
    using namespace entente::fuzz;
    Wanted wanted;
    const std::vector<std::string> words(argv + 1, argv + argc);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string value = i + 1 < words.size() ? words[i + 1] : "";
        if (words[i] == "--tell") {
            wanted.tells_each = true;
            continue;
        }
        ++i;
        if (words[i - 1] == "--first")
            wanted.first = std::strtoull(value.c_str(), nullptr, 10);
        else if (words[i - 1] == "--files")
            wanted.n_cases = std::strtoull(value.c_str(), nullptr, 10);
        else if (words[i - 1] == "--jobs")
            wanted.n_jobs = std::max(1, std::atoi(value.c_str()));
        else if (words[i - 1] == "--keep")
            wanted.keep = value;
        else {
            std::cerr << "fuzz_files [--first NUMBER] [--files N] [--jobs N] [--keep FOLDER] [--tell]\n";
            return 2;
        }
    }
    return fuzz(wanted);
}
