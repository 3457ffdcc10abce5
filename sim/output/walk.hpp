#pragma once
// What is in a file, by name: groups and attributes in alphabetical order, so that no order of writing shows.

#include <set>
#include <string>

#include "output/hdf5.hpp"

namespace entente::hdf5 {

std::set<std::string> names_in(hid_t group);
std::set<std::string> attribute_names(hid_t object);

/// The objects that a walk has met: groups of a damaged file may lead back to each other.
class Walk {
public:
    explicit Walk(const Handle& root);

    /// Opens an object of this very file; `full` is its whole path, for messages. Throws Failure where the name is a
    /// link to elsewhere, or the object was met before.
    Handle open(const Handle& group, const std::string& name, const std::string& full);

private:
    std::set<haddr_t> met_;
};

}  // namespace entente::hdf5
