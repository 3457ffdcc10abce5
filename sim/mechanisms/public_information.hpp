#pragma once
// What people are told, and what is known of what they think (Geneva seminar 2007: one common public information
// office, measurement of opinion). Many voices that say different things inform less than one.

#include "core/describe.hpp"
#include "core/draws.hpp"
#include "mechanisms/switches.hpp"
#include "world/touches.hpp"
#include "world/world.hpp"

namespace entente {

struct PublicInformation {
    double half = 0.4;
    double common_office = 0.0;
    double office_time = 0.1;
    int survey_weeks = 13;
    double survey_people = 40;
    double survey_bias = 0.08;
    double survey_office = 0.5;
};

template <class Visitor, MaybeConst<PublicInformation> Values>
void describe(Visitor& visit, Values& values) {
    auto& [half, common_office, office_time, survey_weeks, survey_people, survey_bias, survey_office] = values;
    using enum Evidence;
    visit(half, Spec{"information_work.half", "teams/100000", 0.01, 10,
                     "consistent public information at which half of what can be known is known", assumed, "prior"});
    visit(common_office, Spec{"information_work.common_office", "1", 0, 1,
                              "how far those who inform the public do so through one office", assumed,
                              "lever: one common public information office (Geneva seminar 2007)"});
    visit(office_time, Spec{"information_work.office_time", "1", 0, 1,
                            "work lost to agreeing on what to say, in one office", assumed, "prior"});
    visit(survey_weeks,
          Spec{"information_work.survey_weeks", "weeks", 1, 104, "time between surveys of opinion", assumed, "prior"});
    visit(survey_people, Spec{"information_work.survey_people", "people", 1, 10000,
                              "people asked in a district; twice as many by one office", assumed, "prior"});
    visit(survey_bias,
          Spec{"information_work.survey_bias", "1", 0, 0.5,
               "spread between districts of what people say to strangers; half with one office", assumed, "prior"});
    visit(survey_office, Spec{"information_work.survey_office", "1", 0, 1,
                              "share of the bias of surveys that a common office takes away", assumed, "prior"});
}

/// How far people are informed, and now and then what a survey says of their trust in the mission. Reads effort of this
/// week and trust as of last. With `public_information` off all who speak agree and surveys find the truth.
void inform_public(World& world, const PublicInformation& p, const Switches& on, Week week, const Draws& draws);
inline constexpr Touches inform_public_touches{
    .reads =
        "districts: id people residents: district_trust_mission organisations: id teams: activity organisation "
        "presence effort: public_information",
    .writes = "opinion: informed surveyed"};

}  // namespace entente
