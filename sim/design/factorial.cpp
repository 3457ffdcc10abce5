#include "design/factorial.hpp"

#include <array>
#include <bit>
#include <stdexcept>
#include <string>

namespace entente {
namespace {

using Words = std::vector<std::uint32_t>;

constexpr std::size_t most_bits = 20;

bool is_odd(std::uint32_t word) {
    return std::popcount(word) % 2 == 1;
}

/// Every word of the bits but 0 is distinct from every other: words of odd weight come first, because no three of them
/// depend on each other.
Words distinct(std::size_t n_axes, std::size_t n_bits) {
    Words words;
    for (const bool odd : {true, false}) {
        for (std::uint32_t word = 1; word < 1u << n_bits && words.size() < n_axes; ++word) {
            if (is_odd(word) == odd) words.push_back(word);
        }
    }
    return words;
}

/// a·b in the field of 2^degree elements, as polynomials over GF(2) modulo an irreducible one.
std::uint32_t field_product(std::uint32_t a, std::uint32_t b, std::size_t degree) {
    // Irreducible polynomials of degree 2 … 10, bit i standing for x^i.
    constexpr auto polynomials = std::to_array<std::uint32_t>({7, 11, 19, 37, 67, 131, 283, 515, 1033});
    const std::uint32_t polynomial = polynomials[degree - 2];
    std::uint32_t product = 0;
    for (; b != 0; b >>= 1) {
        if (b % 2 == 1) product ^= a;
        a <<= 1;
        if (a >> degree != 0) a ^= polynomial;
    }
    return product;
}

/// Words (a, a³) over all a but 0 of the field of 2^degree elements: any four are independent, since a sum of up to
/// four that is 0 in both halves would be a word of the code of distance five (Bose & Ray-Chaudhuri 1960).
Words cubes(std::size_t degree) {
    Words words;
    for (std::uint32_t a = 1; a < 1u << degree; ++a) {
        const std::uint32_t cube = field_product(a, field_product(a, a, degree), degree);
        words.push_back(a | cube << degree);
    }
    return words;
}

/// Goes on from `words`, of which any four are independent, with the next word of `n_bits` bits that is no sum of up to
/// three of them, until there are `n_axes` or no more.
Words extended(Words words, std::size_t n_axes, std::size_t n_bits) {
    const std::size_t n_words = std::size_t{1} << n_bits;
    std::array<std::vector<char>, 4> sums;  // (of up to how many)(word)
    for (auto& reached : sums) {
        reached.assign(n_words, 0);
        reached[0] = 1;
    }
    const auto take = [&](std::uint32_t taken) {
        for (std::size_t of = 3; of > 0; --of) {
            for (std::uint32_t word = 0; word < n_words; ++word) {
                if (sums[of - 1][word] != 0) sums[of][word ^ taken] = 1;
            }
        }
    };
    for (const std::uint32_t word : words) {
        take(word);
    }
    for (std::uint32_t word = 1; word < n_words && words.size() < n_axes; ++word) {
        if (sums[3][word] != 0) continue;
        take(word);
        words.push_back(word);
    }
    return words;
}

/// Words of which any four are independent, or fewer than `n_axes` where none were found.
Words four_independent(std::size_t n_axes, std::size_t n_bits) {
    // The sums of up to two words differ from each other.
    if (1 + n_axes + n_axes * (n_axes - 1) / 2 > std::size_t{1} << n_bits) return {};
    Words seed = n_bits < 4 ? Words{} : cubes(n_bits / 2);
    if (seed.size() >= n_axes) {
        seed.resize(n_axes);
        return seed;
    }
    Words words = extended({}, n_axes, n_bits);
    return words.size() < n_axes ? extended(seed, n_axes, n_bits) : words;
}

/// Words for `n_axes` axes in 2^n_bits runs, or fewer where none were found.
Words words_of(std::size_t n_axes, std::size_t n_bits, int resolution) {
    if (n_bits == n_axes || resolution == 0) {
        Words words;
        for (std::size_t axis = 0; axis < n_axes && n_bits == n_axes; ++axis) {
            words.push_back(1u << axis);
        }
        return words;
    }
    if (resolution == 5) return four_independent(n_axes, n_bits);
    const std::size_t room = std::size_t{1} << n_bits;
    const std::size_t most_axes = resolution == 3 ? room - 1 : room / 2;
    return n_axes <= most_axes ? distinct(n_axes, n_bits) : Words{};
}

}  // namespace

Fraction fraction(std::size_t n_axes, int resolution) {
    if (resolution != 0 && (resolution < 3 || resolution > 5)) {
        throw std::invalid_argument("a fraction of resolution " + std::to_string(resolution) +
                                    "; 3, 4 and 5 are possible, and 0 for all combinations");
    }
    for (std::size_t n_bits = 0; n_bits <= most_bits && n_bits <= n_axes; ++n_bits) {
        Words words = words_of(n_axes, n_bits, resolution);
        if (words.size() == n_axes) return {words, n_bits};
    }
    throw std::invalid_argument("two levels of " + std::to_string(n_axes) + " axes" +
                                (resolution == 0 ? "" : " at resolution " + std::to_string(resolution)) +
                                " need more than 1048576 runs");
}

std::vector<double> factorial(const Fraction& design) {
    std::vector<double> points;
    points.reserve(design.n_runs() * design.words.size());
    for (std::uint32_t run = 0; run < design.n_runs(); ++run) {
        for (const std::uint32_t word : design.words) {
            points.push_back(is_odd(run & word) ? 1.0 : 0.0);
        }
    }
    return points;
}

}  // namespace entente
