#pragma once
// One series of one run as the bytes of its chunks: shuffled and deflated by whoever calls, so that compression is done
// by the workers and any HDF5 with zlib reads the file.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

inline constexpr std::size_t largest_chunk_bytes = std::size_t{1} << 20;

/// How (step, row) of one run is cut into chunks: along time only, and only above `largest_chunk_bytes`.
struct ChunkShape {
    std::size_t n_steps = 0;
    std::size_t n_rows = 1;
    std::size_t steps_per_chunk = 0;

    std::size_t n_chunks() const { return (n_steps + steps_per_chunk - 1) / steps_per_chunk; }
};

ChunkShape chunk_shape(std::size_t n_steps, std::size_t n_rows);

/// The chunks of a whole series of one run, in the order of time; the last is padded with NaN. `level` 0: no filter at
/// all.
std::vector<std::vector<std::byte>> encode_chunks(std::span<const float> values, const ChunkShape& shape, int level);

}  // namespace entente
