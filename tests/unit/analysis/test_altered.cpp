#include "analysis/altered.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "analysis/compare.hpp"
#include "analysis/render.hpp"
#include "analysis/sentences.hpp"
#include "example.hpp"

using namespace entente;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr std::size_t many = 100;

std::string in_french(const std::vector<Alteration>& alterations) {
    const page::Messages messages;
    return messages.words(altered(alterations, {}, many).front(), page::Language::fr);
}

}  // namespace

TEST_CASE("what was altered is told by whom, each kind in words of its own") {
    const std::vector<Alteration> alterations{
        {"mechanisms.association", "false", "true", AlteredBy::options},
        {"levers.joint_training", "1", "0", AlteredBy::options},
        {"levers.early_warning", "0.5", "0", AlteredBy::options},
        {"population.households", "500", "3000", AlteredBy::options},
        {"government.attitude", "0.5", "", AlteredBy::options},
        {"mali/mechanisms.shocks", "true", "false", AlteredBy::design},
        {"mechanisms.ddr", "false", "true", AlteredBy::scenario},
        {"mechanisms.hats", "false", "true", AlteredBy::unknown},
    };
    CHECK(altered_notes(alterations, {}, many) ==
          std::vector<std::string>{
              "Not the scenario as its file states it. By options: mechanism association off, lever joint_training "
              "pulled, lever early_warning at 0.5, population.households = 500 instead of 3000, government.attitude = "
              "0.5.",
              "Not the scenario as its file states it. By the design: in mali mechanism shocks on.",
              "Not every mechanism of the model as usual, and the file does not say by whom: mechanism hats off.",
              "The scenario's own file has: mechanism ddr off."});
    CHECK_THAT(in_french(alterations), StartsWith("Ce n’est pas le scénario tel que son fichier l’énonce. Par des "
                                                  "options : mécanisme association désactivé, levier joint_training"));
}

TEST_CASE("where nothing was altered nothing is said, whatever varies; where something was, axes are named, too") {
    const std::vector<VariedParameter> varied{{"world.hostility", "1", "", false, 0, 1, {}},
                                              {"joint_training", "1", "", true, 0, 1, {}}};
    CHECK(altered_notes({}, varied, many).empty());
    const std::vector<Alteration> one{{"mechanisms.ddr", "false", "true", AlteredBy::design}};
    CHECK(altered_notes(one, varied, many).back() ==
          "What varies between the runs: world.hostility, levers.joint_training.");
}

TEST_CASE("of many alterations the first are named and the others counted") {
    std::vector<Alteration> alterations;
    for (int i = 0; i < 5; ++i) {
        alterations.push_back({"a." + std::to_string(i), "1", "2", AlteredBy::design});
    }
    CHECK_THAT(altered_notes(alterations, {}, 2).front(),
               Contains("a.0 = 1 instead of 2, a.1 = 1 instead of 2, 3 more."));
}

TEST_CASE("every format of a comparison says at its head what was altered") {
    ComparisonInput input = test::nine_structures(4);
    input.alterations = {{"mechanisms.association", "false", "true", AlteredBy::options}};
    const std::vector<Comparison> comparisons{compare(input, "two_feet_out", {"coverage_mean"})};
    const std::string sentence = "mechanism association off";
    for (const Format format : {Format::table, Format::json, Format::csv, Format::markdown}) {
        const std::string text = render(comparisons, format, false);
        const std::string head = text.substr(0, text.find("coverage"));
        INFO(name_of(format));
        CHECK_THAT(format == Format::json ? text : head, Contains(sentence));
    }
}
