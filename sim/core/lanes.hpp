#pragma once
// Eight floats side by side, with the compilers' vector types: the same formula serves one household and eight. Lanes
// round as single floats do, so results do not depend on how a processor carries them out.

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace entente {

inline constexpr std::size_t n_lanes = 8;
using Lanes = float __attribute__((vector_size(32)));
using LaneInts = std::int32_t __attribute__((vector_size(32)));

// Vectors this wide pass through registers only where they are inlined; the compiler's note on the calling convention
// of other processors does not concern us.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wpsabi"
#elif defined(__clang__)
#pragma clang diagnostic ignored "-Wpsabi"
#endif
#define ENTENTE_INLINE inline __attribute__((always_inline))
#define ENTENTE_INLINE_LAMBDA __attribute__((always_inline))

/// `a` where `mask`, else `b`.
ENTENTE_INLINE float choose(bool mask, float a, float b) {
    return mask ? a : b;
}
ENTENTE_INLINE Lanes choose(LaneInts mask, Lanes a, Lanes b) {
    return reinterpret_cast<Lanes>((mask & reinterpret_cast<LaneInts>(a)) | (~mask & reinterpret_cast<LaneInts>(b)));
}

/// One value in every lane.
template <class Real>
ENTENTE_INLINE Real every(float value) {
    return Real{} + value;
}

template <class Real>
ENTENTE_INLINE Real load(const float* from) {
    Real value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

template <class Real>
ENTENTE_INLINE void store(float* to, Real value) {
    std::memcpy(to, &value, sizeof value);
}

/// Towards zero.
ENTENTE_INLINE std::int32_t to_int(float value) {
    return static_cast<std::int32_t>(value);
}
ENTENTE_INLINE LaneInts to_int(Lanes value) {
    return __builtin_convertvector(value, LaneInts);
}

ENTENTE_INLINE std::int32_t add_lanes(std::int32_t value) {
    return value;
}
ENTENTE_INLINE std::int32_t add_lanes(LaneInts values) {
    std::int32_t sum = 0;
    for (std::size_t lane = 0; lane < n_lanes; ++lane) sum += values[lane];
    return sum;
}

}  // namespace entente
