// what-holds.md 8, 19 and odd.md 7.11: what is tried, learnt, written down and told, and what organisations are like
// inside. Paired worlds; a check of sign passes a true zero once in a thousand sets of worlds. Numbers in comments are
// differences ± standard errors at the defaults of the day they were written; no check depends on their size.

#include <catch2/catch.hpp>

#include "tests/helpers/whole_runs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr int settled = 26;  // week from which averages are taken

const std::vector<Story>& contested(Settings settings, std::vector<std::string> without = {},
                                    std::size_t n_worlds = 8) {
    return stories({.scenario = "archetype_contested",
                    .structure = "one_foot_in",
                    .settings = std::move(settings),
                    .without = std::move(without),
                    .weeks = 104,
                    .households = 1000,
                    .n_worlds = n_worlds});
}

/// A world in which it is known what works, the favourite of the powerful being the worst (−1) or the best (1), and in
/// which plans are followed closely, so that they show in what teams do.
Settings known(const std::string& received) {
    return {{"approaches.received", received},
            {"approaches.spread", "1.5"},
            {"allocation.plan", "25"},
            {"allocation.review_share", "0.6"}};
}

}  // namespace

TEST_CASE("One wrong shared plan: external coherence rises, and effectiveness falls; a right one helps",
          "[behaviour]") {
    // Two sets of 96 worlds: coherence +0.022 and +0.024 ± 0.005, efficacy −0.26 ± 0.012, gap +0.059 ± 0.003. Coherence
    // rises little and unevenly: the first 16 worlds gave −0.008 ± 0.018, the first 64 +0.018 ± 0.007, so that fewer
    // worlds do not tell. The number of worlds was raised until they did; the second set, of other worlds, agrees. With
    // every approach alike a plan that is followed closely lowers the gap (−0.044 ± 0.001), and it is no longer sure
    // that it raises coherence (+0.003 ± 0.0013 in 48 worlds; +0.015 ± 0.001 before donors looked to the plan
    // themselves). It is the plan that raises it; that the plan also prescribes a wrong approach adds nothing sure
    // (+0.008 and +0.011 ± 0.004). Nor is it sure that a right plan raises coherence (+0.009 and +0.006 ± 0.004).
    constexpr std::size_t many = 144;
    const auto& wrong = contested(known("-1"), {}, many);
    const auto& unplanned = contested(known("-1"), {"planning"}, many);
    CHECK(surely_more(difference(wrong, unplanned, "coherence_external", settled)));
    CHECK(surely_less(difference(wrong, unplanned, "efficacy", settled)));
    CHECK(surely_more(difference(wrong, unplanned, "gap", settled)));
    const auto& alike = contested(known("-1"), {"theories_of_change"});
    const auto& alike_unplanned = contested(known("-1"), {"theories_of_change", "planning"});
    CHECK(surely_less(difference(alike, alike_unplanned, "gap", settled)));
    CHECK(surely_less(difference(contested(known("1")), contested(known("1"), {"planning"}), "gap", settled)));
}

TEST_CASE("Tight planning lowers the diversity of approaches and what is learnt of them", "[behaviour]") {
    // Two sets of 16 worlds: −0.118 ± 0.012 and −0.090 ± 0.015; eight do not tell, worlds differ much.
    const auto& prescribed = contested({}, {}, 16);
    const auto& free = contested({{"approaches.prescription", "0"}}, {}, 16);
    CHECK(surely_less(difference(prescribed, free, "variant_diversity", settled)));
    const auto& unplanned = contested({}, {"planning"}, 16);
    CHECK(surely_less(difference(prescribed, unplanned, "variant_diversity", settled)));
    for (const Story& story : contested({}, {"theories_of_change"})) CHECK(std::isnan(story.mean("efficacy")));
}

TEST_CASE("Evaluation by impact teaches what works; accountability for the peace brings reports nearer to the truth",
          "[behaviour]") {
    const auto& counted = contested({{"approaches.criteria", "0"}, {"approaches.evaluation", "1.5"}}, {}, 16);
    const auto& asked = contested({{"approaches.criteria", "1"}, {"approaches.evaluation", "6"}}, {}, 16);
    CHECK(surely_more(difference(asked, counted, "efficacy", 52)));  // +0.050 ± 0.008
    const auto polish = [](const Story& story) { return story.mean("reported_result") - story.mean("true_result"); };
    const auto& narrow = contested({});
    const auto& broad = contested({{"accountability.broad", "0.5"}});
    CHECK(surely_less(difference_in(broad, narrow, polish)));
    for (const Story& story : contested({}, {"accountability"})) CHECK(polish(story) == Approx(0).margin(1e-6));
}

TEST_CASE("Faster rotation loses lessons; writing them down keeps knowledge and trust, and takes time", "[behaviour]") {
    const auto& slow = contested({{"lessons.capacity", "0.5"}});
    const auto& fast = contested({{"lessons.capacity", "0.5"}, {"rotation.scale", "6"}});
    const auto& written = contested({{"lessons.capacity", "1"}, {"rotation.scale", "6"}}, {}, 16);
    const auto& unwritten = contested({{"lessons.capacity", "0"}, {"rotation.scale", "6"}}, {}, 16);
    CHECK(surely_less(difference(fast, slow, "institutional_memory", settled)));
    CHECK(surely_more(difference(fast, slow, "belief_rmse", settled)));
    CHECK(surely_less(difference(fast, slow, "trust_between_aid_to_mission", settled)));
    // Little is kept: belief_rmse −0.0036 ± 0.0006 and −0.0031 ± 0.0004 of 0.129 with full capacity; with half of it
    // −0.0017 and −0.0012 ± 0.0004, of which 16 worlds cannot be sure.
    CHECK(surely_less(difference(written, unwritten, "belief_rmse", settled)));
    CHECK(surely_more(difference(written, unwritten, "trust_between_aid_to_mission", settled)));
    CHECK(surely_more(difference(written, unwritten, "learning_time", settled)));
}

TEST_CASE("Joint training and secondment raise trust and interoperability, and cost work; with lessons off they do not",
          "[behaviour]") {
    const auto& usual = contested({});
    const auto& trained = contested({{"lessons.training", "0.6"}});
    const auto& seconded = contested({{"lessons.secondment", "0.06"}});
    for (const auto* more : {&trained, &seconded}) {
        CHECK(surely_more(difference(*more, usual, "interoperability_civil_military", settled)));
        CHECK(surely_more(difference(*more, usual, "learning_time", settled)));
    }
    CHECK(surely_more(difference(seconded, usual, "trust_between_aid_to_mission", settled)));
    const auto& off = contested({}, {"lessons"});
    const auto& off_more = contested({{"lessons.training", "0.6"}, {"lessons.secondment", "0.06"}}, {"lessons"});
    CHECK(difference(off_more, off, "belief_rmse").mean == 0);
    CHECK(difference(off_more, off, "trust_between_aid_to_mission").mean == 0);
}

TEST_CASE("Lessons that are told, and best practice from elsewhere, teach what works", "[behaviour]") {
    const auto& untold = contested({{"lessons.exchange", "0"}}, {}, 16);
    const auto& told = contested({{"lessons.exchange", "1"}, {"lessons.sensitivity", "0"}}, {}, 16);
    CHECK(surely_more(difference(told, untold, "knowledge_of_what_works", 52)));
    const auto& brought = contested({{"lessons.across_missions", "10"}}, {}, 16);
    const auto& unbrought = contested({}, {}, 16);
    CHECK(surely_more(difference(brought, unbrought, "knowledge_of_what_works", settled)));
}

TEST_CASE(
    "A broad and accountable needs assessment lowers the error of first beliefs, shared information that of plans",
    "[behaviour]") {
    const Settings broad{{"assessment.breadth", "0.9"}, {"assessment.accountability", "0.8"}};
    const Settings narrow{{"assessment.breadth", "0"}, {"assessment.accountability", "0"}};
    CHECK(surely_less(difference(contested(broad), contested(narrow), "belief_rmse", 0, settled)));
    // Places of plans do not follow: errors of one's own field are the same everywhere, and members' noise averages
    // out. Plans err less in place where what is seen is shared (two sets of 16 worlds: −0.0038 ± 0.0005 and −0.0044 ±
    // 0.0006 of 0.06).
    const auto& unshared = contested({}, {"information"}, 48);
    CHECK(surely_less(difference(contested({}, {}, 48), unshared, "planning_error", settled)));
    CHECK(difference(contested(broad, {"needs_assessment"}), contested(narrow, {"needs_assessment"}), "belief_rmse")
              .mean == 0);
}

TEST_CASE("Divided organisations enact less of what they promised; with internal consensus off they do not",
          "[behaviour]") {
    Settings divided;
    for (const std::string family : {"mission_force", "mission_police", "mission_civilian", "un_humanitarian",
                                     "un_development", "ngo_humanitarian", "ngo_development", "ngo_multi_mandate"}) {
        divided.emplace_back("organisation_family." + family + ".unity", "0.3");
    }
    CHECK(surely_less(difference(contested(divided), contested({}), "enacted", settled)));  // −0.028 ± 0.003
    CHECK(surely_more(
        difference(contested(divided, {}, 16), contested({}, {}, 16), "shortfall", settled)));  // +0.016 ± 0.002
    const auto& off = contested({}, {"internal_consensus"});
    CHECK(difference(contested(divided, {"internal_consensus"}), off, "enacted").mean == 0);
}

TEST_CASE("Insincere motives and distant visions cost trust; quick reports bring headquarters nearer to the field",
          "[behaviour]") {
    const auto& usual = contested({});
    CHECK(surely_less(difference(usual, contested({}, {"motives"}), "trust_between_aid_to_mission", settled)));
    CHECK(surely_less(difference(usual, contested({}, {"vision"}), "trust_between_aid_to_mission", settled)));
    CHECK(surely_less(
        difference(contested({{"partnership.field_reports", "0.25"}}), usual, "vision_distance_field", settled)));
}

TEST_CASE("Foreign cultures keep knowledge from passing until people were trained together", "[behaviour]") {
    const Settings foreign{{"partnership.culture_friction", "1"}};
    const Settings trained{{"partnership.culture_friction", "1"}, {"lessons.training", "0.9"}};
    // Error of beliefs −0.0032 ± 0.0005, duplication −0.0034 ± 0.0006 by training.
    CHECK(surely_less(difference(contested(trained, {}, 16), contested(foreign, {}, 16), "belief_rmse", settled)));
    CHECK(surely_less(difference(contested(trained, {}, 40), contested(foreign, {}, 40), "duplication", settled)));
    CHECK(difference(contested(foreign, {"culture"}), contested({}, {"culture"}), "belief_rmse").mean == 0);
}

TEST_CASE("A short horizon buys security before development", "[behaviour]") {
    const auto& usual = contested({});
    const auto& patient = contested({}, {"time_preference"});
    CHECK(surely_less(difference(usual, patient, "condition_development", settled)));
}
