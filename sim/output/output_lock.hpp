#pragma once
// One process at a time writes an output.

#include <filesystem>

namespace entente {

/// Holds `FILE.h5.lock` while it lives; the system lets go of it when the process dies, whatever the way. Throws
/// OutputExistsError, with who holds it, if another process does; OutputError if the lock cannot be made. Where a file
/// system knows no locks, as some network folders, none is held.
class OutputLock {
public:
    explicit OutputLock(std::filesystem::path output);
    ~OutputLock();
    OutputLock(const OutputLock&) = delete;
    OutputLock& operator=(const OutputLock&) = delete;

private:
    std::filesystem::path path_;
    int file_ = -1;
};

}  // namespace entente
