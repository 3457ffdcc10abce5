#pragma once
// What a trajectory file says about all its runs.

#include "output/hdf5.hpp"
#include "record/run_result.hpp"

namespace entente {

/// Reads the head of an open file. Throws hdf5::Failure, also where the file contradicts itself.
FileHead read_head(const hdf5::Handle& file);

}  // namespace entente
