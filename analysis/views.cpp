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
            case View::who:
                panels.push_back(who_panel(view_of_input));
                break;
            case View::rates:
                panels.push_back(rates_panel(view_of_input));
                break;
            case View::front:
                panels.push_back(front_panel(view_of_input));
                break;
            case View::failure:
                panels.push_back(failure_panel(view_of_input));
                break;
            case View::mediation:
                panels.push_back(mediation_panel(view_of_input));
                break;
            case View::ablation:
                panels.push_back(ablation_panel(view_of_input));
                break;
        }
    }
    comparison.panels = std::move(panels);
}

}  // namespace entente
