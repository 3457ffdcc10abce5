// Carries the precompiled header of all test programs.
#include <catch2/catch.hpp>
