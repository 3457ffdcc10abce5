#pragma once
// Whose country it is: what the nation's government, provinces and communities ask for, who hears them, who holds the
// posts. Levels conflict; no one of them is "the" local voice.

#include <array>
#include <cstddef>
#include <vector>

#include "core/grid.hpp"
#include "world/column.hpp"
#include "world/vocabulary.hpp"

namespace entente {

struct LocalVoices {
    // What each level asks for, in [0, 1]: (district, dimension).
    std::array<Grid<double>, n_levels> wanted;
    Grid<double> wanted_by_group;
    Grid<double> heard;
    std::vector<double> nationals;
    double met = 0;
    double overseen = 0;
    double oversight_channel = 0;
    double oversight_weight = 0;
    int approval_weeks = 0;
    double staying = 0;
    bool engaged = true;
    bool training = false;
};

template <MaybeConst<LocalVoices> Values, class Visitor>
void describe_columns(Values& v, Visitor&& visit) {
    visit(v.wanted, Column{.name = "wanted",
                           .shape = "(level) of (district, dimension)",
                           .min = 0,
                           .max = 1,
                           .meaning = "what each level of the host country asks for"});
    visit(v.wanted_by_group, Column{.name = "wanted_by_group",
                                    .shape = "(district × identity, dimension)",
                                    .min = 0,
                                    .max = 1,
                                    .meaning = "what communities of each identity group ask for"});
    visit(v.heard, Column{.name = "heard",
                          .shape = "(organisation, level)",
                          .min = 0,
                          .meaning = "weight of what it hears through links from each level, whatever the place"});
    visit(v.nationals, Column{.name = "nationals",
                              .shape = "(organisation)",
                              .min = 0,
                              .max = 1,
                              .meaning = "share of its leading posts held by nationals"});
    visit(v.met,
          Column{.name = "met", .min = 0, .meaning = "weight of communities where own teams with local ties are many"});
    visit(v.overseen, Column{.name = "overseen",
                             .min = 0,
                             .max = 1,
                             .meaning = "share of civilian projects that the government must approve"});
    visit(v.oversight_channel,
          Column{.name = "oversight_channel",
                 .min = 0,
                 .max = 1,
                 .meaning = "share of what went beside the state that approval routes through it"});
    visit(v.oversight_weight,
          Column{.name = "oversight_weight",
                 .min = 0,
                 .meaning = "utility of the government's priorities in a project that it must approve"});
    visit(v.approval_weeks,
          Column{.name = "approval_weeks", .unit = "weeks", .min = 0, .meaning = "wait of a new project for approval"});
    visit(v.staying, Column{.name = "staying",
                            .min = 0,
                            .max = 1,
                            .meaning = "turnover of heads avoided where nationals hold all posts"});
    visit(v.engaged,
          Column{.name = "engaged", .meaning = "local people are met as partners, not only as those in need"});
    visit(v.training, Column{.name = "training", .meaning = "nationals are being trained for leading posts"});
}

}  // namespace entente
