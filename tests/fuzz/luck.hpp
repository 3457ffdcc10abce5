#pragma once
// Draws of one case of the fuzzer: a function of the case's number and of how many were taken, so that it can be made
// again alone.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/philox.hpp"

namespace entente::fuzz {

class Luck {
public:
    explicit Luck(std::uint64_t number)
        : key_{static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(number >> 32)} {}

    std::uint64_t next() {
        const PhiloxCounter drawn = philox({n_taken_++, 0, 0, 0}, key_);
        return std::uint64_t{drawn[0]} << 32 | drawn[1];
    }
    /// 0 … n − 1.
    std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(next() % n); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class Value>
    const Value& of(const std::vector<Value>& values) {
        return values[below(values.size())];
    }
    template <class Value>
    Value of(std::initializer_list<Value> values) {
        return *(values.begin() + below(values.size()));
    }

private:
    PhiloxKey key_;
    std::uint32_t n_taken_ = 0;
};

/// Numbers at which readers trip: ends of ranges, powers of two, small ones with either sign.
inline std::uint64_t awkward_number(Luck& luck) {
    switch (luck.below(8)) {
        case 0:
            return 0;
        case 1:
            return ~std::uint64_t{0};
        case 2:
            return ~std::uint64_t{0} - luck.below(64);
        case 3:
            return std::uint64_t{1} << luck.below(64);
        case 4:
            return (std::uint64_t{1} << luck.below(64)) - 1;
        case 5:
            return 0x7fffffffffffffffu;
        case 6:
            return luck.below(300);
        default:
            return luck.next();
    }
}

}  // namespace entente::fuzz
