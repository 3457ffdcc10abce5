#include "mechanisms/civil_military.hpp"

#include <algorithm>

#include "core/maths.hpp"

namespace entente {

namespace {

template <class Test>
bool has_seat(const Forums& forums, const Organisations& organisations, std::size_t f, const Test& test) {
    for (std::size_t o = 0; o < organisations.size(); ++o) {
        if (organisations.present[o] && forums.seat(f, o) > 0 && test(o)) return true;
    }
    return false;
}

bool coordinates(const Organisations& organisations, std::size_t o) {
    return organisations.family[o] == Family::humanitarian_coordination;
}

/// Civilians who can advise a commander on politics, law and development.
bool can_advise(const Organisations& organisations, std::size_t o) {
    return traits_of(organisations.family[o]).advises_commanders;
}

}  // namespace

bool is_civilian_aid(const Organisations& organisations, std::size_t o) {
    return traits_of(organisations.family[o]).civilian_aid;
}

bool soldiers_sit(const Forums& forums, const Organisations& organisations, std::size_t f) {
    return has_seat(forums, organisations, f, [&](std::size_t o) { return organisations.military[o]; });
}

bool soldiers_and_aid_sit(const Forums& forums, const Organisations& organisations, std::size_t f) {
    return soldiers_sit(forums, organisations, f) &&
           has_seat(forums, organisations, f, [&](std::size_t o) { return is_civilian_aid(organisations, o); });
}

double contact_only(const Forums& forums, const Organisations& organisations, std::size_t f, std::size_t o,
                    double contact_group) {
    const double by_rule = forums.mixed[f] && is_civilian_aid(organisations, o) ? contact_group : 0.0;
    return std::max(forums.terms[f].contact_group, by_rule);
}

double tasks_allowed(const CivilMilitary& p, const Switches& on, double need, double access) {
    if (!on(Mechanism::civil_military_rules)) return 1.0;
    const double request = clip(need) * clip((p.last_resort - access) / p.last_resort);
    return 1.0 - p.compliance * p.on_request * (1.0 - request);
}

double cap_allows(const CivilMilitary& p, const Switches& on, double direct) {
    if (!on(Mechanism::civil_military_rules) || direct < p.direct_cap) return 1.0;
    return p.direct_cap < 1.0 ? 1.0 - p.compliance : 1.0;
}

double blurring_left(const CivilMilitary& p, const Switches& on, Camp camp) {
    if (!on(Mechanism::civil_military_rules)) return 1.0;
    const double multilateral = camp == Camp::foreign_force ? p.multilateral : 0.0;
    return (1.0 - p.compliance * p.civilian_control) * (1.0 - p.compliance * multilateral);
}

bool has_channels(const CivilMilitary& p, const Switches& on) {
    return on(Mechanism::civil_military_rules) &&
           (p.cmcoord > 0 || p.cimic > 0 || p.advisers > 0 || p.civilian_channels > 0);
}

double channelled(double link, const CivilMilitary& p, const Switches& on, const Organisations& organisations,
                  std::size_t receiver, std::size_t sender) {
    if (!on(Mechanism::civil_military_rules) || organisations.military[receiver] == organisations.military[sender])
        return link;
    const std::size_t civilian = organisations.military[receiver] ? sender : receiver;
    if (coordinates(organisations, civilian)) return std::max(link, p.cmcoord);
    if (organisations.military[receiver] && can_advise(organisations, sender)) link = std::max(link, p.advisers);
    if (!is_civilian_aid(organisations, civilian)) return link;
    return std::max(link, p.cimic) * (1.0 - p.civilian_channels);
}

double liaison_of(const CivilMilitary& p, const Switches& on, const Organisations& organisations, std::size_t o) {
    if (!on(Mechanism::civil_military_rules)) return 0.0;
    double channels = 0;
    if (organisations.military[o]) channels = p.cmcoord + p.cimic;
    if (coordinates(organisations, o)) channels = p.cmcoord;
    if (can_advise(organisations, o)) channels = p.advisers;
    return p.liaison_time * channels;
}

}  // namespace entente
