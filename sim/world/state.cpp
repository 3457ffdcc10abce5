#include "world/state.hpp"

#include <cmath>
#include <cstring>
#include <span>
#include <sstream>
#include <string_view>
#include <type_traits>

#include "world/sizes.hpp"
#include "world/walk.hpp"

namespace entente {

namespace {

template <class Value>
concept Number = std::is_arithmetic_v<Value> || std::is_enum_v<Value>;

template <class Value>
concept Nested = requires(Value& value) {
    value.size();
    value[0];
}
&&!std::same_as<Value, std::string>;

/// Calls `use(value)` for each number in a column, row by row.
template <class Member, class Use>
void for_each_number(const Member& member, Use&& use) {
    if constexpr (Number<Member>) {
        use(member);
    } else if constexpr (requires { member.values; }) {
        for (const auto value : member.values) use(value);
    } else if constexpr (Nested<Member>) {
        for (std::size_t i = 0; i < member.size(); ++i) {
            if constexpr (requires { for_each_number(member[i], use); }) {
                for_each_number(static_cast<const typename Member::value_type&>(member[i]), use);
            }
        }
    }
}

/// FNV-1a over 64 bits.
class Hash {
public:
    template <Number Value>
    void add(Value value) {
        unsigned char bytes[sizeof(Value)];
        std::memcpy(bytes, &value, sizeof(Value));
        for (const unsigned char byte : bytes) add_byte(byte);
    }
    void add(std::string_view text) {
        for (const char letter : text) add_byte(static_cast<unsigned char>(letter));
    }
    std::uint64_t value() const { return hash_; }

private:
    void add_byte(unsigned char byte) { hash_ = (hash_ ^ byte) * 0x100000001b3ULL; }
    std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

template <class Member>
std::uint64_t hash_of(const Member& member) {
    Hash hash;
    std::uint64_t n = 0;
    for_each_number(member, [&](auto value) {
        hash.add(value);
        ++n;
    });
    hash.add(n);
    return hash.value();
}

constexpr double rounding(bool single) {
    return single ? 1e-5 : 1e-9;
}

/// The first number of a column that is none or is out of range, in words; empty if there is none.
template <class Member>
std::string first_wrong(const Member& member, const Column& said) {
    std::string wrong;
    std::size_t row = 0;
    for_each_number(member, [&](auto value) {
        using Value = decltype(value);
        const auto number = static_cast<double>(value);
        const double slack = rounding(std::same_as<Value, float>);
        if (wrong.empty() && !(number >= said.min - slack && number <= said.max + slack)) {
            std::ostringstream told;
            told << '[' << row << "] is " << number << ", not in [" << said.min << ", " << said.max << ']';
            wrong = told.str();
        }
        ++row;
    });
    return wrong;
}

template <class Member>
bool has_length(const Member& member, const ColumnShape& shape, const WorldSizes& sizes) {
    if constexpr (requires { member.n_rows; }) {
        return member.n_rows == sizes.rows(shape) && member.n_columns == sizes.columns(shape);
    } else if constexpr (Nested<Member>) {
        return member.size() == sizes.rows(shape);
    } else {
        return true;
    }
}

template <class Member>
bool is_empty(const Member& member) {
    if constexpr (requires { member.n_rows; }) {
        return member.values.empty();
    } else if constexpr (requires { member.size(); }) {
        return member.size() == 0;
    } else {
        return false;
    }
}

template <class Member>
bool fits(const Member& member, const ColumnShape& shape, const WorldSizes& sizes) {
    if (shape.as_needed) return true;
    if (shape.list.n > 0) {
        if constexpr (Nested<Member>) {
            if (member.size() != sizes.of(shape.list)) return false;
            for (const auto& one : member) {
                if (!(shape.may_be_empty && is_empty(one)) && !has_length(one, shape, sizes)) return false;
            }
            return true;
        }
    }
    return (shape.may_be_empty && is_empty(member)) || has_length(member, shape, sizes);
}

}  // namespace

std::vector<ColumnHash> column_hashes(const World& world) {
    std::vector<ColumnHash> hashes;
    for_each_column(world, [&](const std::string& path, const auto& member, const Column&) {
        hashes.push_back({path, hash_of(member)});
    });
    return hashes;
}

std::uint64_t state_hash(const World& world) {
    Hash all;
    for (const auto& [path, hash] : column_hashes(world)) {
        all.add(std::string_view(path));
        all.add(hash);
    }
    return all.value();
}

std::vector<std::string> wrong_numbers(const World& world) {
    std::vector<std::string> wrong;
    const WorldSizes sizes = sizes_of(world);
    for_each_column(world, [&](const std::string& path, const auto& member, const Column& said) {
        if (!fits(member, said.shape, sizes))
            wrong.push_back(path + " is not laid out as " + std::string(said.shape.text));
        if (const std::string told = first_wrong(member, said); !told.empty()) wrong.push_back(path + told);
    });
    return wrong;
}

}  // namespace entente
