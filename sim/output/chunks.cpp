#include "output/chunks.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <new>

namespace entente {

static_assert(std::endian::native == std::endian::little, "chunks are written as they stand in memory");

ChunkShape chunk_shape(std::size_t n_steps, std::size_t n_rows) {
    const std::size_t bytes = n_steps * n_rows * sizeof(float);
    const std::size_t n_chunks = std::max<std::size_t>(1, (bytes + largest_chunk_bytes - 1) / largest_chunk_bytes);
    return {n_steps, n_rows, std::max<std::size_t>(1, (n_steps + n_chunks - 1) / n_chunks)};
}

namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

/// The calling thread's compressor; making one costs more than a small chunk.
libdeflate_compressor* compressor_of(int level) {
    thread_local std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor;
    thread_local int level_of_compressor = -1;
    if (level_of_compressor != level) {
        compressor.reset(libdeflate_alloc_compressor(level));
        if (!compressor) throw std::bad_alloc();
        level_of_compressor = level;
    }
    return compressor.get();
}

/// HDF5's shuffle filter: the first bytes of all values, then the second bytes …
std::vector<std::byte> shuffled(std::span<const std::byte> bytes) {
    const std::size_t n_values = bytes.size() / sizeof(float);
    std::vector<std::byte> result(bytes.size());
    for (std::size_t byte = 0; byte < sizeof(float); ++byte) {
        std::byte* out = result.data() + byte * n_values;
        for (std::size_t i = 0; i < n_values; ++i) out[i] = bytes[i * sizeof(float) + byte];
    }
    return result;
}

}  // namespace

std::vector<std::vector<std::byte>> encode_chunks(std::span<const float> values, const ChunkShape& shape, int level) {
    std::vector<std::vector<std::byte>> chunks;
    chunks.reserve(shape.n_chunks());
    const std::size_t values_per_chunk = shape.steps_per_chunk * shape.n_rows;
    std::vector<float> padded(values_per_chunk);
    for (std::size_t first = 0; first < values.size(); first += values_per_chunk) {
        const auto part = values.subspan(first, std::min(values_per_chunk, values.size() - first));
        // One NaN for all: the sign of 0/0 differs between processors and compilers.
        constexpr float nan = std::numeric_limits<float>::quiet_NaN();
        const auto one_nan = [](float value) { return std::isnan(value) ? nan : value; };
        std::fill(std::transform(part.begin(), part.end(), padded.begin(), one_nan), padded.end(), nan);
        const auto bytes = std::as_bytes(std::span<const float>(padded));
        if (level == 0) {
            chunks.emplace_back(bytes.begin(), bytes.end());
            continue;
        }
        const auto mixed = shuffled(bytes);
        auto* compressor = compressor_of(level);
        std::vector<std::byte> chunk(libdeflate_zlib_compress_bound(compressor, mixed.size()));
        chunk.resize(libdeflate_zlib_compress(compressor, mixed.data(), mixed.size(), chunk.data(), chunk.size()));
        chunk.shrink_to_fit();
        chunks.push_back(std::move(chunk));
    }
    return chunks;
}

}  // namespace entente
