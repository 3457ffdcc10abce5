#pragma once
// SHA-256 (FIPS 180-4): digests by which files and configurations are recognised.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// Digest of bytes that come in pieces.
class Sha256 {
public:
    void update(std::string_view bytes);

    /// 64 lower-case hexadecimal digits of all bytes so far; more may follow.
    std::string hex() const;

private:
    void compress(const unsigned char* block);

    std::array<std::uint32_t, 8> state_{0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au,
                                        0x510e527fu, 0x9b05688cu, 0x1f83d9abu, 0x5be0cd19u};
    std::array<unsigned char, 64> pending_{};
    std::uint64_t n_bytes_ = 0;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace entente
