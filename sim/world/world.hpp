#pragma once
// The whole state of one world: columns and nothing else.

#include <vector>

#include "world/armed_groups.hpp"
#include "world/districts.hpp"
#include "world/effort.hpp"
#include "world/forums.hpp"
#include "world/government.hpp"
#include "world/organisations.hpp"
#include "world/population.hpp"

namespace entente {

struct World {
    Districts districts;
    Households households;
    Residents residents;
    ArmedGroups groups;
    Organisations organisations;
    Teams teams;
    Beliefs beliefs;
    Association association;
    Forums forums;
    Government government;
    Mission mission;
    Effort effort;
    Events events;
    std::vector<double> post_attention;  // (post) attention to each of its functions, in [0, 1]
};

}  // namespace entente
