#include "cli/job_log.hpp"

#include "output/layout.hpp"

namespace entente {

JobLog::JobLog(const std::filesystem::path& output)
    : file_(std::filesystem::path(output).concat(".log"), std::ios::app) {}

void JobLog::write(const std::string& line) {
    const std::lock_guard lock(mutex_);
    file_ << utc_now() << "  " << line << std::endl;  // at once: the next line may never come
}

}  // namespace entente
