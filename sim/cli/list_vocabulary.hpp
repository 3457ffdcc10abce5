#pragma once
// The words of the model with their traits, as a list: made from the tables of the world.

#include "cli/listing.hpp"

namespace entente {

Listing vocabulary();

}  // namespace entente
