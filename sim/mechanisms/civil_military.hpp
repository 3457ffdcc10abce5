#pragma once
// Rules and channels between soldiers and aid: the six rules of humanitarian civil-military coordination (de Coning
// 2008), liaison by CIMIC and CMCoord officers, advisers with commanders, and civilian channels only.

#include "core/describe.hpp"
#include "mechanisms/switches.hpp"
#include "world/beliefs.hpp"
#include "world/forums.hpp"
#include "world/organisations.hpp"
#include "world/teams.hpp"

namespace entente {

struct CivilMilitary {
    double compliance = 0.6;
    double on_request = 0;
    double last_resort = 0.7;
    double civilian_control = 0;
    double direct_cap = 1;
    double multilateral = 0;
    double cmcoord = 0;
    double cimic = 0;
    double cimic_seen = 0.2;
    double advisers = 0;
    double civilian_channels = 0;
    double liaison_time = 0.5;
};

template <class Visitor, MaybeConst<CivilMilitary> Values>
void describe(Visitor& visit, Values& values) {
    auto& [compliance, on_request, last_resort, civilian_control, direct_cap, multilateral, cmcoord, cimic, cimic_seen,
           advisers, civilian_channels, liaison_time] = values;
    using enum Evidence;
    visit(compliance, Spec{"civil_military.compliance", "1", 0, 1, "share of contingents that keep the rules below",
                           assumed, "contributing countries respect the code: rule 4 (de Coning 2008)"});
    visit(on_request, Spec{"civil_military.on_request", "1", 0, 1,
                           "how far soldiers do civilian tasks only where humanitarians see need that they cannot meet",
                           assumed, "rule 1, humanitarians decide, and rule 2, last resort (de Coning 2008)"});
    visit(last_resort, Spec{"civil_military.last_resort", "1", 0.01, 1,
                            "civilians' access from which there is no request", assumed, "rule 2 (de Coning 2008)"});
    visit(civilian_control, Spec{"civil_military.civilian_control", "1", 0, 1,
                                 "how far civilian control and unarmed appearance take away blurring", assumed,
                                 "rule 3 (de Coning 2008)"});
    visit(direct_cap,
          Spec{"civil_military.direct_cap", "1", 0, 1, "largest share of soldiers' teams in direct delivery of aid",
               assumed, "rule 5, no large-scale direct delivery (de Coning 2008)"});
    visit(multilateral, Spec{"civil_military.multilateral", "1", 0, 1,
                             "how far military assets in aid are not taken for a single state's", assumed,
                             "rule 6, multilateral character (de Coning 2008)"});
    visit(cmcoord, Spec{"civil_military.cmcoord", "1", 0, 1,
                        "link between soldiers and the humanitarian coordination office by its own officers", assumed,
                        "CMCoord officers (de Coning 2008)"});
    visit(cimic, Spec{"civil_military.cimic", "1", 0, 1,
                      "link between soldiers and single aid organisations by soldiers' own officers", assumed,
                      "CIMIC branch (de Coning 2008)"});
    visit(cimic_seen, Spec{"civil_military.cimic_seen", "1", 0, 1,
                           "association that a full CIMIC link gives who is visited", assumed, "prior"});
    visit(advisers, Spec{"civil_military.advisers", "1", 0, 1,
                         "link from the mission's civilians and development actors to commanders by advisers", assumed,
                         "advisers in the field (Rotterdam seminar 2007)"});
    visit(civilian_channels, Spec{"civil_military.civilian_channels", "1", 0, 1,
                                  "share of direct contact between soldiers and aid that goes through the civilian "
                                  "coordination office instead",
                                  assumed, "avoid direct civil-military field coordination (Olson & Gregorian 2007)"});
    visit(liaison_time, Spec{"civil_military.liaison_time", "team-weeks/week", 0, 10,
                             "staff that a full channel takes from each end", assumed, "prior"});
}

/// Civilian aid as such: UN humanitarian agencies, coordination, NGOs of all kinds, local ones included.
bool is_civilian_aid(const Organisations& organisations, std::size_t o);

/// Whether soldiers have a seat.
bool soldiers_sit(const Forums& forums, const Organisations& organisations, std::size_t f);

/// Whether soldiers and civilian aid both have one.
bool soldiers_and_aid_sit(const Forums& forums, const Organisations& organisations, std::size_t f);

/// How far a room is but a contact group to a member, in [0, 1].
double contact_only(const Forums& forums, const Organisations& organisations, std::size_t f, std::size_t o,
                    double contact_group);

/// Share of soldiers' civilian tasks that the rules leave where civilians have `access` and see `need`.
double tasks_allowed(const CivilMilitary& p, const Switches& on, double need, double access);

/// The same as far as the cap is used up: `direct` is the share of own teams in direct delivery.
double cap_allows(const CivilMilitary& p, const Switches& on, double direct);

/// Share of blurring that is left, towards a camp.
double blurring_left(const CivilMilitary& p, const Switches& on, Camp camp);

/// A link between a receiver and a sender with these channels, from what structure and rooms make of it.
double channelled(double link, const CivilMilitary& p, const Switches& on, const Organisations& organisations,
                  std::size_t receiver, std::size_t sender);

/// Whether there are channels at all; without any, links are as they are.
bool has_channels(const CivilMilitary& p, const Switches& on);

/// Team-weeks a week that channels take from an organisation.
double liaison_of(const CivilMilitary& p, const Switches& on, const Organisations& organisations, std::size_t o);

}  // namespace entente
