#pragma once
// Base 64 (RFC 4648), in which a content policy states the digest of a script.

#include <string>
#include <string_view>

namespace entente::page {

/// Of the bytes that hexadecimal digits stand for; their number must be even.
inline std::string base64_of_hex(std::string_view hex) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto digit = [](char letter) {
        return static_cast<unsigned>(letter <= '9' ? letter - '0' : (letter | 0x20) - 'a' + 10);
    };
    std::string text;
    unsigned bits = 0;
    int n_bits = 0;
    for (const char letter : hex) {
        bits = (bits << 4u | digit(letter)) & 0xffffu;
        n_bits += 4;
        if (n_bits < 6) continue;
        n_bits -= 6;
        text += letters[bits >> static_cast<unsigned>(n_bits) & 63u];
    }
    if (n_bits > 0) text += letters[bits << static_cast<unsigned>(6 - n_bits) & 63u];
    while (text.size() % 4 != 0) text += '=';
    return text;
}

}  // namespace entente::page
