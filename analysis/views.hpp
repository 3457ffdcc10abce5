#pragma once
// The views that a reader may ask for beside the comparison itself.

#include <string>
#include <vector>

#include "analysis/compare.hpp"

namespace entente {

struct ViewOptions {
    std::vector<View> views;
    std::vector<std::string> over;     // two keys of the regime map; empty: the first two that vary
    bool outcomes_were_asked = false;  // by name: then every view tells all of them
};

/// Fills `Comparison::panels` in the order asked, but for `View::details`, which is a matter of rendering. `comparison`
/// is of `input`. Throws ComparisonError for a key that does not vary.
void add_views(Comparison& comparison, const ComparisonInput& input, const ViewOptions& options);

}  // namespace entente
