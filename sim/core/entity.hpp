#pragma once
// Stable identities: a draw is keyed by who somebody is, never by the row it happens to stand in.

#include <cstdint>
#include <string_view>

namespace entente {

/// Identity of whatever has luck of its own: a district, an organisation, a team, an armed group, a household.
enum class EntityId : std::uint32_t {};

/// Identity made from a full name such as `unhcr/team/3` (FNV-1a, then a finaliser so that near names lie far apart).
/// The world's builder refuses a scenario in which two names collide.
constexpr EntityId entity_id(std::string_view name) {
    std::uint32_t hash = 2166136261u;
    for (const char c : name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 16777619u;
    }
    hash ^= hash >> 16;
    hash *= 0x85ebca6bu;
    hash ^= hash >> 13;
    hash *= 0xc2b2ae35u;
    hash ^= hash >> 16;
    return EntityId{hash};
}

/// Identity of a pair, for draws that belong to both: what an organisation sees in a district.
constexpr EntityId entity_pair(EntityId first, EntityId second) {
    auto mixed = static_cast<std::uint32_t>(first) * 0x9e3779b1u ^ (static_cast<std::uint32_t>(second) + 0x7f4a7c15u);
    mixed ^= mixed >> 15;
    mixed *= 0x2c1b3c6du;
    mixed ^= mixed >> 12;
    return EntityId{mixed};
}

}  // namespace entente
