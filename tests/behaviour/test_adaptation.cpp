// what-holds.md 23: structures that adapt, against a placebo that changes as often to anything, and the
// levers that weigh cost and benefit. Paired worlds; a check of sign passes a true zero once in a thousand sets of
// worlds. Numbers in comments are differences ± standard errors at the defaults of the day they were written.

#include <catch2/catch.hpp>

#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::vector<Story>& under(const std::string& structure, const std::string& lever = "",
                                std::vector<std::string> without = {}) {
    Way way{.scenario = "archetype_contested",
            .structure = structure,
            .without = std::move(without),
            .weeks = 208,
            .households = 800,
            .n_worlds = 16};
    if (!lever.empty()) way.levers = {{lever, 1.0}};
    return stories(way);
}

double changes(const std::vector<Story>& worlds) {
    double all = 0;
    for (const Story& story : worlds) all += story.sum("reconfigurations");
    return all;
}

}  // namespace

TEST_CASE("A rule changes the form and pays for it; its placebo changes too; bound to the template it hardly does",
          "[behaviour]") {
    const double by_rule = changes(under("form_follows_function"));
    const double by_lot = changes(under("form_follows_function:placebo"));
    const double bound = changes(under("form_follows_function:template"));
    INFO("changes in 16 worlds: " << by_rule << ", placebo " << by_lot << ", bound to the template " << bound);
    CHECK(by_rule > 0);
    CHECK(by_lot > 0);
    CHECK(bound < by_rule);
    for (const Story& story : under("form_follows_function")) {
        CHECK((story.sum("reconfiguration_cost") > 0) == (story.sum("reconfigurations") > 0));
    }
    CHECK(changes(under("form_follows_function", "", {"adaptation"})) == 0);
}

TEST_CASE("Where cost and benefit are weighed, families work together less closely, and share less", "[behaviour]") {
    const auto& usual = under("one_foot_in");
    const auto& weighed = under("one_foot_in", "cost_benefit_before_integrating");
    CHECK(surely_less(difference(weighed, usual, "integration_intensity", 52)));
    CHECK(surely_less(difference(weighed, usual, "coordination_share", 52)));
}
