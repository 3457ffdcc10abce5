#pragma once
// What happened to a job, for who comes back after days: `FILE.h5.log`.

#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>

namespace entente {

/// Appends lines with the time (UTC) to a file beside the output. What cannot be written is left out: a log must not
/// end a job. From any thread.
class JobLog {
public:
    explicit JobLog(const std::filesystem::path& output);
    void write(const std::string& line);

private:
    std::mutex mutex_;
    std::ofstream file_;
};

}  // namespace entente
