#pragma once
// Reading that may kill. HDF5 1.10 crashes, or never ends, on some damage that no checksum of its own guards: heaps of
// texts and the index of chunks. Where no seal says that the bytes are those that were written, a child process reads
// first, and what it dies of the caller is told.

#include <cstdint>
#include <functional>

namespace entente {

/// Lets a child process do the work and waits for it. Throws hdf5::Failure if the child crashed, or used more processor
/// time than reading so many bytes can take; whatever the work throws is not told, since the caller will meet it again.
void try_apart(std::uint64_t n_bytes, const std::function<void()>& work);

/// Seconds of processor time that a child may work at least, whatever the size of the file.
inline long least_seconds_apart = 3;

/// Off in programs that are such a child already, as the fuzzer.
inline bool tries_apart = true;

/// How a process ended, in words, if it did not by itself: `Segmentation fault`. Otherwise empty.
const char* crash_of(int status);

}  // namespace entente
