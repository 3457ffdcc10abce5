#include "analysis/views.hpp"

#include "analysis/switching_sentences.hpp"
#include "analysis/view_panels.hpp"

namespace entente {

void add_views(Comparison& comparison, const ComparisonInput& input, const ViewOptions& options) {
    const ViewInput view_of_input = view_input(input, comparison, options.outcomes_were_asked);
    std::vector<Panel> panels;
    for (const View view : options.views) {
        switch (view) {
            case View::details:
                break;
            case View::switching:
                panels.push_back(switching_panel(comparison));
                break;
            case View::survival:
                panels.push_back(survival_panel(view_of_input));
                break;
            case View::regret:
                panels.push_back(regret_panel(view_of_input));
                break;
            case View::regimes:
                panels.push_back(regime_panel(view_of_input, options.over));
                break;
            default:
                break;
        }
    }
    comparison.panels = std::move(panels);
}

}  // namespace entente
