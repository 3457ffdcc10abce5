#pragma once
// The columns of the world as a list: made from their descriptions.

#include "cli/listing.hpp"

namespace entente {

Listing columns();

}  // namespace entente
