#include "core/draws.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace entente {

namespace {

/// Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators", OOPSLA: one step of SplitMix64.
constexpr std::uint64_t splitmix(std::uint64_t state) {
    state += 0x9e3779b97f4a7c15u;
    state = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9u;
    state = (state ^ (state >> 27)) * 0x94d049bb133111ebu;
    return state ^ (state >> 31);
}

}  // namespace

std::uint64_t derive_seed(std::uint64_t parent, std::uint64_t tag) {
    return splitmix(splitmix(parent) + tag);
}

namespace {

float upper_bits(std::uint32_t word) {
    return static_cast<float>(static_cast<std::int32_t>((word >> 8) | 1u)) * 0x1p-24f;
}

#if defined(__x86_64__)
constexpr std::size_t n_lanes = 8;

/// The upper bits of eight words that stand in the lower halves of two vectors, as `upper_bits` makes them.
__attribute__((target("avx2"))) inline void store_upper_bits(float* out, __m256i first, __m256i second) {
    const __m256i lower_halves = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
    __m256i words = _mm256_blend_epi32(_mm256_permutevar8x32_epi32(first, lower_halves),
                                       _mm256_permutevar8x32_epi32(second, lower_halves), 0xF0);
    words = _mm256_or_si256(_mm256_srli_epi32(words, 8), _mm256_set1_epi32(1));
    _mm256_storeu_ps(out, _mm256_mul_ps(_mm256_cvtepi32_ps(words), _mm256_set1_ps(0x1p-24f)));
}

/// Eight blocks at a time; returns how many rows are done. Written with intrinsics because g++ 12 leaves the widening
/// multiplication of `philox` scalar or shuffles its halves (twice the time); integers are exact, so the words are the
/// same. A word stands in the lower half of a 64-bit lane; the upper half holds what is left over and is never read.
__attribute__((target("avx2"))) std::size_t household_uniforms_avx2(PhiloxKey key, std::uint32_t first_row,
                                                                    std::size_t n, Week week, Purpose purpose,
                                                                    float* u0, float* u1, float* u2, float* u3) {
    const __m256i multiplier_0 = _mm256_set1_epi64x(philox_multiplier_0);
    const __m256i multiplier_1 = _mm256_set1_epi64x(philox_multiplier_1);
    __m256i keys_0[10];
    __m256i keys_1[10];
    for (int round = 0; round < 10; ++round) {
        keys_0[round] = _mm256_set1_epi64x(key[0]);
        keys_1[round] = _mm256_set1_epi64x(key[1]);
        key[0] += philox_weyl_0;
        key[1] += philox_weyl_1;
    }
    std::size_t i = 0;
    for (; i + n_lanes <= n; i += n_lanes) {
        const __m256i row = _mm256_set1_epi32(static_cast<int>(first_row + static_cast<std::uint32_t>(i)));
        __m256i a0 = _mm256_add_epi32(row, _mm256_setr_epi32(0, 0, 1, 0, 2, 0, 3, 0));
        __m256i b0 = _mm256_add_epi32(row, _mm256_setr_epi32(4, 0, 5, 0, 6, 0, 7, 0));
        __m256i a1 = _mm256_set1_epi64x(static_cast<std::uint32_t>(week));
        __m256i a2 = _mm256_set1_epi64x(static_cast<std::uint32_t>(purpose));
        __m256i a3 = _mm256_setzero_si256();
        __m256i b1 = a1;
        __m256i b2 = a2;
        __m256i b3 = a3;
#pragma GCC unroll 10
        for (int round = 0; round < 10; ++round) {
            const __m256i a_product_0 = _mm256_mul_epu32(multiplier_0, a0);
            const __m256i a_product_1 = _mm256_mul_epu32(multiplier_1, a2);
            const __m256i b_product_0 = _mm256_mul_epu32(multiplier_0, b0);
            const __m256i b_product_1 = _mm256_mul_epu32(multiplier_1, b2);
            a0 = _mm256_xor_si256(_mm256_srli_epi64(a_product_1, 32), _mm256_xor_si256(a1, keys_0[round]));
            a2 = _mm256_xor_si256(_mm256_srli_epi64(a_product_0, 32), _mm256_xor_si256(a3, keys_1[round]));
            b0 = _mm256_xor_si256(_mm256_srli_epi64(b_product_1, 32), _mm256_xor_si256(b1, keys_0[round]));
            b2 = _mm256_xor_si256(_mm256_srli_epi64(b_product_0, 32), _mm256_xor_si256(b3, keys_1[round]));
            a1 = a_product_1;
            a3 = a_product_0;
            b1 = b_product_1;
            b3 = b_product_0;
        }
        store_upper_bits(u0 + i, a0, b0);
        store_upper_bits(u1 + i, a1, b1);
        store_upper_bits(u2 + i, a2, b2);
        store_upper_bits(u3 + i, a3, b3);
    }
    return i;
}
#endif

}  // namespace

void household_uniforms(PhiloxKey key, std::uint32_t first_row, std::size_t n, Week week, Purpose purpose, float* u0,
                        float* u1, float* u2, float* u3) {
    std::size_t i = 0;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
        i = household_uniforms_avx2(key, first_row, n, week, purpose, u0, u1, u2, u3);
    }
#endif
    for (; i < n; ++i) {
        const PhiloxCounter words = philox({first_row + static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(week),
                                            static_cast<std::uint32_t>(purpose), 0},
                                           key);
        u0[i] = upper_bits(words[0]);
        u1[i] = upper_bits(words[1]);
        u2[i] = upper_bits(words[2]);
        u3[i] = upper_bits(words[3]);
    }
}

}  // namespace entente
