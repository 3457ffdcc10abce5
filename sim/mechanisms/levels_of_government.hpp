#pragma once
// odd.md 7.4: nation, provinces and communities ask for different things, and who hears which depends on links and
// on where one works (Olson & Gregorian 2007, barrier 4: local voices conflict between levels).

#include "core/describe.hpp"
#include "mechanisms/by.hpp"
#include "mechanisms/switches.hpp"
#include "structure/structure.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct LevelsOfGovernment {
    int every_weeks = 4;
    double regime_security = 0.6;
    double provincial_need = 0.6;
    double grievance = 0.4;
    double unlinked = 0.1;
    double face_to_face = 1.0;
    double relayed = 0.5;
    double before_engagement = 0.5;
    double call_political = 0.3;
    double call_law = 0.5;
    double call_rights = 0.3;
};

template <class Visitor, MaybeConst<LevelsOfGovernment> Values>
void describe(Visitor& visit, Values& values) {
    auto& [every_weeks, regime_security, provincial_need, grievance, unlinked, face_to_face, relayed, before_engagement,
           call_political, call_law, call_rights] = values;
    using enum Evidence;
    visit(every_weeks,
          Spec{"levels.every_weeks", "weeks", 1, 52, "time between statements of priorities", assumed, "prior"});
    visit(regime_security, Spec{"levels.regime_security", "1", 0, 1,
                                "how far a wholly predatory government asks for security before all else", assumed,
                                "own priorities of a regime against those of its people; prior"});
    visit(provincial_need, Spec{"levels.provincial_need", "1", 0, 1,
                                "how far provinces ask for what is lacking rather than what is their own trade",
                                assumed, "provinces stand nearer to people (Olson & Gregorian 2007); prior"});
    visit(grievance,
          Spec{"levels.grievance", "1", 0, 5,
               "weight of grievance in what communities want of politics, law and rights", assumed, "prior"});
    visit(unlinked, Spec{"levels.unlinked", "1", 0.001, 1, "weight of a level that one has no link to", assumed,
                         "everybody hears something of everybody; prior"});
    visit(face_to_face,
          Spec{"levels.face_to_face", "1", 0, 5, "weight of communities where own teams with local ties are many",
               assumed, "face-to-face time (Olson & Gregorian 2007); prior"});
    visit(relayed, Spec{"levels.relayed", "1", 0, 1, "how far local NGOs speak for communities", assumed, "prior"});
    visit(before_engagement, Spec{"levels.before_engagement", "1", 0, 1,
                                  "share of that weight before partnership with local people has begun", assumed,
                                  "engage from arrival (Geneva seminar 2007); prior"});
    visit(call_political, Spec{"levels.call_political", "1", 0, 5,
                               "how loudly the aggrieved call for the political dimension", assumed, "prior"});
    visit(call_law,
          Spec{"levels.call_law", "1", 0, 5, "how loudly the aggrieved call for rule of law", assumed, "prior"});
    visit(call_rights,
          Spec{"levels.call_rights", "1", 0, 5, "how loudly the aggrieved call for human rights", assumed, "prior"});
}

/// What each level asks for, and who hears whom. Reads governments, conditions and residents as of last week, links as
/// of this. With `levels_of_government` off, all levels ask for what people on average want.
void speak_up(World& world, const Structure& structure, const LevelsOfGovernment& p, const Switches& on, Week week);
inline constexpr Touches speak_up_touches{
    .reads =
        "districts: condition country identity_share remoteness residents: district_fear district_grievance "
        "district_welfare fear grievance n_identities welfare organisations: family mandate present beliefs: "
        "strength government: exclusion in_power predation voices: engaged structure: *",
    .writes = "voices: heard met wanted wanted_by_group"};

/// What an organisation hears asked for in a district, over dimensions: the levels by the weight it hears them with.
ByDimension heard_in(const World& world, std::size_t organisation, std::size_t district);

}  // namespace entente
