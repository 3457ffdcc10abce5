#pragma once
// Own elementary functions: libm and Eigen differ between processors, compilers and positions in a vector, and a run
// must give the same bytes everywhere. Only +, −, ×, ÷, sqrt and bit operations are used, all exactly rounded by IEEE
// 754.

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/maths_tables.hpp"

namespace entente {

/// Numbers that are no size of an effect: the mean of two, halfway between none and all, and what undoes it.
inline constexpr double one_half = 0.5;
inline constexpr double twice = 2.0;

/// e^x; relative error below 4e-16 for |x| ≤ 708, 0 below, +inf above.
///
/// e^x = 2^(k/128)·e^r with |r| ≤ ln 2/256, where Taylor's polynomial of degree 5 is exact to the last bit.
inline double exp(double x) {
    if (!(x >= -708.0 && x <= 708.0)) [[unlikely]] {
        return x < 0.0 ? 0.0 : (x > 0.0 ? std::numeric_limits<double>::infinity() : x);
    }
    constexpr double to_integer = 0x1.8p52;                // adding it leaves the nearest integer in the low bits
    constexpr double ln2_128_high = 0x1.62e42fef00000p-8;  // 33 bits: its product with k is exact
    constexpr double ln2_128_low = 0x1.473de6af278edp-41;
    const double shifted = x * 0x1.71547652b82fep+7 + to_integer;
    const double k = shifted - to_integer;
    const auto bits = std::bit_cast<std::uint64_t>(shifted);
    const double r = (x - k * ln2_128_high) - k * ln2_128_low;
    const double r2 = r * r;
    const double tail = r + r2 * (0.5 + r * (1.0 / 6.0)) + r2 * r2 * (1.0 / 24.0 + r * (1.0 / 120.0));
    const double power = maths_tables::power_of_two[bits % 128];
    const double scale =
        std::bit_cast<double>(std::bit_cast<std::uint64_t>(power) + ((bits & ~std::uint64_t{127}) << 45));
    return scale + scale * tail;
}

/// Natural logarithm; relative error below 5e-16 for positive x; −inf at 0, NaN below.
///
/// x = 2^k·z with z in [0.6875, 1.375); c is the nearest of 128 doubles of seven bits, so that z − c is exact;
/// log x = k·ln 2 + log c + log(1 + (z − c)/c).
inline double log(double x) {
    constexpr std::uint64_t smallest_normal = 0x0010000000000000u;
    constexpr std::uint64_t infinity = 0x7ff0000000000000u;
    constexpr std::uint64_t first_centre = 0x3fe6000000000000u;
    constexpr std::uint64_t half_step = std::uint64_t{1} << 44;
    constexpr double ln2_high = 0x1.62e42fefa3000p-1;  // 41 bits: its product with k is exact
    constexpr double ln2_low = 0x1.3de6af278ece6p-42;
    auto bits = std::bit_cast<std::uint64_t>(x);
    std::int64_t subnormal_shift = 0;
    if (bits - smallest_normal >= infinity - smallest_normal) [[unlikely]] {
        if (x == 0.0) return -std::numeric_limits<double>::infinity();
        if (x < 0.0 || x != x) return std::numeric_limits<double>::quiet_NaN();
        if (bits == infinity) return x;
        bits = std::bit_cast<std::uint64_t>(x * 0x1p52);
        subnormal_shift = 52;
    }
    const std::uint64_t offset = bits - first_centre + half_step;
    const std::int64_t exponent = static_cast<std::int64_t>(offset) >> 52;
    const std::size_t i = (offset >> 45) % 128;
    const double z = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52));
    const double c = std::bit_cast<double>(first_centre + (static_cast<std::uint64_t>(i) << 45));
    const auto& centre = maths_tables::centre[i];
    const auto k = static_cast<double>(exponent - subnormal_shift);
    const double r = (z - c) * centre.reciprocal;
    const double r2 = r * r;
    const double curve =
        r2 * ((-0.5 + r * (1.0 / 3.0)) + r2 * ((-0.25 + r * 0.2) + r2 * (-1.0 / 6.0 + r * (1.0 / 7.0))));
    const double large = k * ln2_high + centre.log;
    const double sum = large + r;
    const double lost = (large - sum) + r;
    return sum + (lost + (curve + k * ln2_low));
}

/// e^x for loops over many rows: relative error below 2e-7, no branches, so that compilers vectorise it, with the same
/// bits in every lane. Beyond [−87.3, 88.3] it stays at its value there: never 0, never infinite, not even for NaN.
inline float exp_fast(float x) {
    constexpr float to_integer = 0x1.8p23f;
    constexpr float ln2_high = 0x1.62e4p-1f;  // 15 bits: its product with k is exact
    constexpr float ln2_low = 0x1.7f7d1cp-20f;
    // Compared as integers, in the order of sign and magnitude: g++ does not vectorise a comparison of floats that
    // might trap.
    constexpr auto highest = std::bit_cast<std::int32_t>(88.3f);
    constexpr auto lowest = std::bit_cast<std::uint32_t>(-87.3f);
    const auto sign_and_size = std::bit_cast<std::int32_t>(x);
    const auto not_above = static_cast<std::uint32_t>(sign_and_size < highest ? sign_and_size : highest);
    x = std::bit_cast<float>(not_above < lowest ? not_above : lowest);
    const float shifted = x * 0x1.715476p+0f + to_integer;
    const float k = shifted - to_integer;
    const float r = (x - k * ln2_high) - k * ln2_low;
    // (e^r − 1 − r)/r² through its values at the five Chebyshev nodes of |r| ≤ ln 2/2.
    const float curve = 0.5f + r * (0x1.5554dcp-3f + r * (0x1.555518p-5f + r * (0x1.120ce4p-7f + r * 0x1.6d127ep-10f)));
    const float power = 1.0f + (r + r * r * curve);
    const float scale = std::bit_cast<float>((std::bit_cast<std::uint32_t>(shifted) << 23) + 0x3f800000u);
    return power * scale;
}

/// base^exponent for base ≥ 0; relative error below 4e-16·(2 + |exponent·log base|). Exact for exponents 0 and 1.
double pow(double base, double exponent);

/// Standard normal quantile at `probability` in (0, 1), relative error below 1e-15 (Wichura 1988, AS 241, PPND16);
/// −inf at 0, +inf at 1.
double normal_quantile(double probability);

/// The least count whose Poisson distribution function reaches `probability` in (0, 1): inversion, hence it never falls
/// when the rate rises. 0 at rate 0. Above 500 expected events the normal quantile with its first correction for
/// skewness (Cornish & Fisher 1938) stands in, not below the exact count at 500.
int poisson_quantile(double rate, double probability);

inline double logistic(double x) {
    return 1.0 / (1.0 + exp(-x));
}
inline double clip(double x, double low = 0.0, double high = 1.0) {
    return x < low ? low : (x > high ? high : x);
}

/// κ(1 − e^(−x/κ)): effort x as it takes effect where only about κ can be absorbed.
inline double saturate(double x, double kappa) {
    return kappa * (1.0 - exp(-x / kappa));
}

/// x/(x + half): 0 at 0, one half at `half`, 1 in the limit.
inline double share_of(double x, double half) {
    return x / (x + half);
}

}  // namespace entente
