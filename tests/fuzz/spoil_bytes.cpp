#include "fuzz/spoil_bytes.hpp"

#include <algorithm>
#include <cstring>

namespace entente::fuzz {

namespace {

/// Overwrites one, two, four or eight bytes with a number.
void put_number(std::string& bytes, std::size_t at, Luck& luck) {
    if (bytes.empty()) return;
    const std::uint64_t number = awkward_number(luck);
    const std::size_t width = std::size_t{1} << luck.below(4);
    at = std::min(at, bytes.size() - 1);
    std::memcpy(bytes.data() + at, &number, std::min(width, bytes.size() - at));
}

void flip(std::string& bytes, std::size_t at, Luck& luck) {
    if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << luck.below(8)));
}

}  // namespace

void spoil_bytes(std::string& bytes, Luck& luck) {
    if (bytes.empty()) return;
    const std::size_t at = luck.below(bytes.size());
    constexpr std::size_t page = 512;
    switch (luck.below(9)) {
        case 0:
            for (std::size_t n = 1 + luck.below(20); n-- > 0;) flip(bytes, luck.below(bytes.size()), luck);
            return;
        case 1:
            return put_number(bytes, at, luck);
        case 2:
            return put_number(bytes, at / 8 * 8, luck);
        case 3:
            return bytes.resize(at);
        case 4: {  // a page of zeros, or of ones
            const std::size_t begin = at / page * page;
            const std::size_t n = std::min(page << luck.below(4), bytes.size() - begin);
            std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(begin), n, luck.one_in(3) ? '\xff' : '\0');
            return;
        }
        case 5: {  // two blocks change places
            const std::size_t n = std::min(bytes.size() / 2, std::size_t{1} << luck.below(13));
            const std::size_t one = luck.below(bytes.size() - n + 1);
            const std::size_t other = luck.below(bytes.size() - n + 1);
            const std::string kept = bytes.substr(one, n);
            const std::string moved = bytes.substr(other, n);
            bytes.replace(one, n, moved);
            bytes.replace(other, n, kept);
            return;
        }
        case 6: {  // a piece is doubled or taken out, and all after it moves
            const std::size_t n = std::min(bytes.size() - at, 1 + luck.below(page));
            if (luck.one_in(2))
                bytes.insert(at, bytes.substr(at, n));
            else
                bytes.erase(at, n);
            return;
        }
        case 7:
            for (std::size_t n = 1 + luck.below(64); n-- > 0;) {
                bytes[luck.below(bytes.size())] = static_cast<char>(luck.next());
            }
            return;
        default: {
            const std::size_t n = luck.below(page);
            bytes.append(n, static_cast<char>(luck.next()));
        }
    }
}

void spoil_structure(std::string& bytes, const BaseFile& base, Luck& luck) {
    constexpr std::size_t near_mark = 256;
    if (base.guarded.empty() || luck.one_in(3)) {
        const std::size_t at = luck.of(base.marks) + luck.below(near_mark);
        return luck.one_in(2) ? put_number(bytes, at, luck) : flip(bytes, at, luck);
    }
    const GuardedBytes& guarded = luck.of(base.guarded);
    if (guarded.begin + guarded.n_bytes + sizeof(std::uint32_t) > bytes.size()) return;
    for (std::size_t n = 1 + luck.below(3); n-- > 0;) {
        const std::size_t at = guarded.begin + luck.below(guarded.n_bytes);
        luck.one_in(2) ? put_number(bytes, at, luck) : flip(bytes, at, luck);
    }
    const std::uint32_t checksum = checksum_of_metadata(bytes.data() + guarded.begin, guarded.n_bytes);
    std::memcpy(bytes.data() + guarded.begin + guarded.n_bytes, &checksum, sizeof checksum);
}

}  // namespace entente::fuzz
