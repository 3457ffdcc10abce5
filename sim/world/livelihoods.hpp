#pragma once
// Work: who is young, who has a job, and who invests.

#include <cstddef>
#include <vector>

#include "world/column.hpp"

namespace entente {

struct Livelihoods {
    std::vector<double> young;
    std::vector<double> jobs;
    std::vector<double> investment;
    std::vector<double> pull;
    std::vector<double> income;
};

template <MaybeConst<Livelihoods> Values, class Visitor>
void describe_columns(Values& l, Visitor&& visit) {
    visit(l.young, Column{.name = "young",
                          .shape = "(district)",
                          .min = 0,
                          .max = 1,
                          .lasts = Lasts::run,
                          .meaning = "share of people of fighting age without a household of their own"});
    visit(
        l.jobs,
        Column{
            .name = "jobs", .shape = "(district)", .min = 0, .max = 1, .meaning = "share of the young who have work"});
    visit(l.investment, Column{.name = "investment",
                               .shape = "(district)",
                               .min = 0,
                               .max = 1,
                               .meaning = "private investment, of what a safe and lawful place draws"});
    visit(l.pull, Column{.name = "pull",
                         .shape = "(district)",
                         .meaning = "what idle youth adds to the logit of joining an armed group"});
    visit(l.income, Column{.name = "income", .shape = "(district)", .meaning = "what jobs add to welfare"});
}

}  // namespace entente
