#include "scenario/keys.hpp"

#include <utility>

#include "scenario/room_settings.hpp"

namespace entente {
namespace {

const std::string no_default = "-";

KeyInfo info_of(const Slot& slot) {
    return {slot.key,           std::string(slot.spec.unit),
            slot.spec.min,      slot.spec.max,
            text_of(slot),      std::string(slot.spec.meaning),
            slot.spec.evidence, std::string(slot.spec.source),
            slot.is_number(),   std::holds_alternative<int*>(slot.target)};
}

ResolvedKey resolved_of(const Slot& slot, bool of_entity) {
    return {slot.key,
            text_of(slot),
            slot.number(),
            std::string(slot.spec.unit),
            std::string(slot.spec.meaning),
            slot.spec.evidence,
            std::string(slot.spec.source),
            of_entity};
}

/// Keys that stand for others or are counts; their values are not kept.
void add_stand_ins(std::vector<KeyInfo>& keys) {
    const auto add = [&](std::string key, std::string unit, double min, double max, std::string text,
                         std::string meaning) {
        keys.push_back({std::move(key), std::move(unit), min, max, std::move(text), std::move(meaning),
                        Evidence::assumed, "scenario", true, false});
    };
    constexpr double most_weeks = 5200;
    constexpr double most_organisations = 1000;
    constexpr double most_scale = 100;
    add("government.attitude", "1", 0, 1, no_default, "sets government.predation and government.obstruction");
    add("calendar.election", "weeks", 0, most_weeks, no_default,
        "week or date of the election: sets mission.election_week");
    add("calendar.exit", "weeks", 1, most_weeks, no_default, "week or date of the exit: sets mission.exit_week");
    for (const std::string_view family : Names<Family>::words) {
        add("organisations." + std::string(family), "1", 0, most_organisations, "0",
            "organisations of the family that the profile founds");
    }
    add("organisations.teams_scale", "1", 0, most_scale, "1", "multiplier on their teams");
    keys.push_back({"organisations.profile", "", 0, 0, no_default, "profile of families (scenarios/profiles)",
                    Evidence::assumed, "scenario", false, false});
}

template <class Spec>
void add_fields(std::vector<ResolvedKey>& list, const std::string& head, const std::vector<Spec>& entities) {
    for (Spec entity : entities) {
        for (const Slot& slot : slots_of(entity, head + "." + entity.name + "."))
            list.push_back(resolved_of(slot, true));
    }
}

}  // namespace

std::vector<Slot> run_slots(Scenario& scenario) {
    using enum Evidence;
    SlotVisitor visit;
    visit(scenario.title, Spec{"scenario.title", "", 0, 0, "title", assumed, "scenario"});
    visit(scenario.description,
          Spec{"scenario.description", "", 0, 0, "what is assumed, in words", assumed, "scenario"});
    visit(scenario.sources, Spec{"scenario.sources", "", 0, 0, "sources of the facts", assumed, "scenario"});
    visit(scenario.stylised_after, Spec{"scenario.stylised_after", "", 0, 0,
                                        "mission or country that facts are taken from", assumed, "scenario"});
    visit(scenario.structure_status,
          Spec{"scenario.structure_status", "", 0, 0, "in_place, advocated or unset", assumed, "scenario"});
    visit(scenario.structure_note,
          Spec{"scenario.structure", "", 0, 0, "the case's own structure, with date and source", assumed, "scenario"});
    visit(scenario.models,
          Spec{"scenario.models", "", 0, 0, "structures run when none are asked for", assumed, "scenario"});
    visit(scenario.models, Spec{"integration.models", "", 0, 0, "the same", assumed, "scenario"});
    visit(scenario.process,
          Spec{"integration.process", "", 0, 0, "intensity of process laid over the structures", assumed, "scenario"});
    visit(scenario.replicates, Spec{"scenario.replicates", "1", 1, 1e6, "worlds", assumed, "scenario"});
    visit(scenario.luck,
          Spec{"scenario.luck", "", 0, 0,
               "a word: worlds with the same luck, seed and replicate are paired, whatever files are called", assumed,
               "scenario"});
    return visit.take();
}

std::vector<KeyInfo> legal_keys(const Scenario& scenario) {
    Scenario copy = scenario;
    std::vector<KeyInfo> keys;
    for (const Slot& slot : run_slots(copy)) keys.push_back(info_of(slot));
    keys.push_back(
        {"scenario.start", "", 0, 0, copy.start_date, "date of week 0", Evidence::assumed, "scenario", false, false});
    keys.push_back({"scenario.seed", "1", 0, 0, std::to_string(copy.seed), "root of all luck", Evidence::assumed,
                    "scenario", false, false});
    for (const Slot& slot : slots_of(copy)) keys.push_back(info_of(slot));
    add_stand_ins(keys);
    CountrySpec country;
    for (const Slot& slot : slots_of(country, "country.*.")) keys.push_back(info_of(slot));
    MissionSpec mission;
    for (const Slot& slot : slots_of(mission, "mission.*.")) keys.push_back(info_of(slot));
    ArmedGroupSpec group;
    for (const Slot& slot : slots_of(group, "armed_group.*.")) keys.push_back(info_of(slot));
    ForumSpec forum;
    for (const Slot& slot : slots_of(forum, "forum.*.")) keys.push_back(info_of(slot));
    OrganisationSpec organisation;
    for (const auto* head : {"organisation.*.", "organisation_family.*."}) {
        for (const Slot& slot : slots_of(organisation, head)) keys.push_back(info_of(slot));
    }
    return keys;
}

std::vector<ResolvedKey> resolved(const Scenario& scenario) {
    Scenario copy = scenario;
    std::vector<ResolvedKey> list;
    for (const Slot& slot : slots_of(copy)) list.push_back(resolved_of(slot, false));
    add_fields(list, "country", copy.countries);
    add_fields(list, "mission", copy.missions);
    add_fields(list, "armed_group", copy.groups);
    add_fields(list, "organisation", copy.organisations);
    return list;
}

std::string config_text(const Scenario& scenario, std::string_view structures) {
    std::string text =
        "scenario.start = " + scenario.start_date + "\nscenario.seed = " + std::to_string(scenario.seed) + "\n";
    for (const ResolvedKey& parameter : resolved(scenario)) text += parameter.key + " = " + parameter.text + "\n";
    for (std::size_t i = 0; i < count_of<Mechanism>; ++i) {
        if (!scenario.parameters.on.on[i])
            text += "mechanisms." + std::string(Names<Mechanism>::words[i]) + " = false\n";
    }
    for (const RoomSetting& setting : scenario.rooms) text += text_of(setting) + "\n";
    if (scenario.imposed.is_given) text += "world.violence_file.sha256 = " + scenario.violence_sha256 + "\n";
    if (!scenario.districts.empty()) text += "world.district_file.sha256 = " + scenario.districts_sha256 + "\n";
    text += structures;
    return text;
}

}  // namespace entente
