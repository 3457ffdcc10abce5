#include "analysis/views.hpp"

#include "analysis/switching_sentences.hpp"

namespace entente {

void add_views(Comparison& comparison, const ComparisonInput& input, const ViewOptions& options) {
    (void)input;
    for (const View view : options.views) {
        switch (view) {
            case View::details:
                break;
            case View::switching:
                comparison.panels.push_back(switching_panel(comparison));
                break;
            default:
                break;
        }
    }
}

}  // namespace entente
