#pragma once
// Philox4x32-10, a counter-based generator: a random number is a pure function of a key and a counter.
// Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC'11,
// doi:10.1145/2063384.2063405. Known answers of Random123 1.14 are in tests/unit/core/test_philox.cpp.

#include <array>
#include <cstdint>

namespace entente {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

inline constexpr std::uint32_t philox_multiplier_0 = 0xD2511F53u;
inline constexpr std::uint32_t philox_multiplier_1 = 0xCD9E8D57u;
inline constexpr std::uint32_t philox_weyl_0 = 0x9E3779B9u;
inline constexpr std::uint32_t philox_weyl_1 = 0xBB67AE85u;

constexpr PhiloxCounter philox(PhiloxCounter counter, PhiloxKey key) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product_0 = std::uint64_t{philox_multiplier_0} * counter[0];
        const std::uint64_t product_1 = std::uint64_t{philox_multiplier_1} * counter[2];
        counter = {
            static_cast<std::uint32_t>(product_1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(product_1),
            static_cast<std::uint32_t>(product_0 >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(product_0)};
        key[0] += philox_weyl_0;
        key[1] += philox_weyl_1;
    }
    return counter;
}

}  // namespace entente
