#pragma once
// All parameters of the mechanisms in one place, in the order of the step.

#include "mechanisms/accountability.hpp"
#include "mechanisms/allocation.hpp"
#include "mechanisms/assessment.hpp"
#include "mechanisms/borders.hpp"
#include "mechanisms/coordination.hpp"
#include "mechanisms/delivery.hpp"
#include "mechanisms/early_warning.hpp"
#include "mechanisms/funding.hpp"
#include "mechanisms/governing.hpp"
#include "mechanisms/hats.hpp"
#include "mechanisms/headquarters.hpp"
#include "mechanisms/households.hpp"
#include "mechanisms/humanitarian_space.hpp"
#include "mechanisms/information.hpp"
#include "mechanisms/lessons.hpp"
#include "mechanisms/mandate.hpp"
#include "mechanisms/mission_life.hpp"
#include "mechanisms/objectives.hpp"
#include "mechanisms/observation.hpp"
#include "mechanisms/outlook.hpp"
#include "mechanisms/participation.hpp"
#include "mechanisms/partnership.hpp"
#include "mechanisms/presence.hpp"
#include "mechanisms/regional.hpp"
#include "mechanisms/rotation.hpp"
#include "mechanisms/shocks.hpp"
#include "mechanisms/stance.hpp"
#include "mechanisms/switches.hpp"
#include "mechanisms/theories_of_change.hpp"
#include "mechanisms/violence.hpp"
#include "structure/structure.hpp"

namespace entente {

struct Parameters {
    StructureFactors structure;
    MissionLife mission_life;
    MandateReview mandate_review;
    Borders borders;
    Shocks shocks;
    Observation observation;
    Information information;
    HeadquartersRules headquarters;
    Hats hats;
    Coordination coordination;
    Participation participation;
    Allocation allocation;
    EarlyWarning early_warning;
    Delivery delivery;
    Presence presence;
    HumanitarianSpace humanitarian_space;
    Stance stance;
    ViolenceRates violence;
    Prospects prospects;
    Living living;
    Displacement displacement;
    Mobilisation mobilisation;
    Governing governing;
    Regional regional;
    Funding funding;
    Rotation rotation;
    Objectives objectives;
    Lessons lessons;
    TheoriesOfChange theories;
    Assessment assessment;
    Incentives incentives;
    Partnership partnership;
    Switches on;
};

/// Visits every parameter of every mechanism (switches are no parameters: they have names, not values).
template <class Visitor, MaybeConst<Parameters> Values>
void describe(Visitor& visit, Values& p) {
    describe(visit, p.structure);
    describe(visit, p.mission_life);
    describe(visit, p.mandate_review);
    describe(visit, p.borders);
    describe(visit, p.shocks);
    describe(visit, p.observation);
    describe(visit, p.information);
    describe(visit, p.headquarters);
    describe(visit, p.hats);
    describe(visit, p.coordination);
    describe(visit, p.participation);
    describe(visit, p.allocation);
    describe(visit, p.early_warning);
    describe(visit, p.delivery);
    describe(visit, p.presence);
    describe(visit, p.humanitarian_space);
    describe(visit, p.stance);
    describe(visit, p.violence);
    describe(visit, p.prospects);
    describe(visit, p.living);
    describe(visit, p.displacement);
    describe(visit, p.mobilisation);
    describe(visit, p.governing);
    describe(visit, p.regional);
    describe(visit, p.funding);
    describe(visit, p.rotation);
    describe(visit, p.objectives);
    describe(visit, p.lessons);
    describe(visit, p.theories);
    describe(visit, p.assessment);
    describe(visit, p.incentives);
    describe(visit, p.partnership);
}

}  // namespace entente
