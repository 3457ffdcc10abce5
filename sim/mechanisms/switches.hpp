#pragma once
// Mechanisms by the names under which they can be switched off (`--without association`).

#include <array>
#include <cstddef>
#include <string_view>

#include "core/names.hpp"

namespace entente {

enum class Mechanism {
    information,
    candour,
    colouring,
    planning,
    false_coherence,
    participation,
    rival_forums,
    association,
    blurring,
    advocacy,
    hats,
    escorts,
    early_warning,
    shocks,
    absorption,
    brain_drain,
    state_amplifies_abuse,
    expectations,
    displacement,
    mobilisation,
    contagion,
    ddr,
    funding,
    visibility,
    attention_decay,
    home_public,
    elections,
    rotation,
    borders,
    mandate_fit,
    vague_mandates,
    reviews,
    police,
    ceasefire_monitoring,
    regional_leverage,
    reorganisation,
    lessons,
    theories_of_change,
    needs_assessment,
    accountability,
    time_preference,
    internal_consensus,
    vision,
    motives,
    culture,
    headquarters,
    leadership,
};

/// What each mechanism is, and what becomes of the quantities that it feeds when it is off.
struct MechanismNote {
    Mechanism mechanism;
    std::string_view name;
    std::string_view what;
    std::string_view when_off;
};

/// One row a mechanism, in the order of the enumerators.
inline constexpr auto mechanism_notes = std::to_array<MechanismNote>({
    {Mechanism::information, "information", "beliefs flow along the links of the structure",
     "everyone knows only what its own teams saw"},
    {Mechanism::candour, "candour", "candour falls with unlike mandates and with a receiver tied to an armed party",
     "candour is 1 on every link"},
    {Mechanism::colouring, "colouring", "senders show their own dimension in a darker light",
     "what is passed on is what was seen"},
    {Mechanism::planning, "planning", "planning forums agree plans that pull teams",
     "forums agree nothing; no role, no promise"},
    {Mechanism::false_coherence, "false_coherence", "pressure makes members state more than they mean",
     "stated equals private commitment"},
    {Mechanism::participation, "participation", "organisations attend, observe or leave forums as it pays",
     "all seats are filled all the time"},
    {Mechanism::rival_forums, "rival_forums", "those who left found a forum of their own", "nobody founds one"},
    {Mechanism::association, "association", "organisations are taken to belong to armed camps",
     "association is 0 everywhere"},
    {Mechanism::blurring, "blurring", "soldiers doing relief make aid look military",
     "military projects leave association alone"},
    {Mechanism::advocacy, "advocacy", "a humanitarian voice restrains the mission's projects and routes its patrols",
     "the mission hears nobody"},
    {Mechanism::hats, "hats", "a post with many functions does each with less attention",
     "every post has full attention"},
    {Mechanism::escorts, "escorts", "teams at risk keep close to patrols, and are seen with them",
     "nobody takes escorts"},
    {Mechanism::early_warning, "early_warning", "patrols are re-posted weekly to known risk",
     "patrols move only with the monthly review"},
    {Mechanism::shocks, "shocks", "drought and epidemics strike districts at random", "no local shocks"},
    {Mechanism::absorption, "absorption", "a district can absorb only so much effort",
     "effort acts in proportion, without limit"},
    {Mechanism::brain_drain, "brain_drain", "international employers hire the state's staff away",
     "hiring costs the state nothing"},
    {Mechanism::state_amplifies_abuse, "state_amplifies_abuse", "capacity in predatory hands amplifies abuse",
     "abuse does not depend on state capacity"},
    {Mechanism::expectations, "expectations", "trust falls with promised minus delivered", "nothing is expected"},
    {Mechanism::displacement, "displacement", "households flee and return", "everyone stays where it is"},
    {Mechanism::mobilisation, "mobilisation", "households join armed groups and desert", "nobody joins or deserts"},
    {Mechanism::contagion, "contagion", "violence spills over to neighbouring districts",
     "violence excites only its own district"},
    {Mechanism::ddr, "ddr", "disarmament and reintegration of fighters", "programmes run without effect on fighters"},
    {Mechanism::funding, "funding", "appeals are funded in part, after donors' attention",
     "all appeals are funded in full"},
    {Mechanism::visibility, "visibility",
     "money follows those who are seen; credit shared with the mission raises less",
     "money does not follow visibility"},
    {Mechanism::attention_decay, "attention_decay", "donor attention decays after the crisis and jumps with news",
     "attention stays where it started"},
    {Mechanism::home_public, "home_public", "home publics withdraw soldiers after casualties",
     "support at home stays whole"},
    {Mechanism::elections, "elections", "elections raise the stakes: good if ripe, dangerous if not",
     "elections change nothing"},
    {Mechanism::rotation, "rotation", "heads of teams leave, and take ties and trust with them", "nobody leaves"},
    {Mechanism::borders, "borders", "people, violence and recruiters cross porous borders between countries",
     "nothing crosses a border"},
    {Mechanism::mandate_fit, "mandate_fit", "a mandate drafted in haste puts its weight in the wrong places",
     "a mission's components have the emphasis of their trade"},
    {Mechanism::vague_mandates, "vague_mandates", "a vague mandate lets a predatory government obstruct",
     "obstruction does not depend on clarity"},
    {Mechanism::reviews, "reviews", "mandates are reviewed, and benchmarks judged, on what the mission believes",
     "a mandate stays as it was given, and benchmarks are judged on the truth"},
    {Mechanism::police, "police", "mission police prevent killings of civilians by their own presence",
     "police matter by what they build only"},
    {Mechanism::ceasefire_monitoring, "ceasefire_monitoring",
     "observers detect violations: spoiling costs more, and incidents escalate less", "observers only see"},
    {Mechanism::regional_leverage, "regional_leverage",
     "a regional organisation's mediation binds the government to the accord", "it mediates like anybody else"},
    {Mechanism::reorganisation, "reorganisation", "a reorganisation of headquarters cuts support to missions",
     "support goes on"},
    {Mechanism::lessons, "lessons",
     "organisations write lessons down, exchange them, train together and second staff, which takes time",
     "nothing is written down, exchanged or trained, and no time spent; handover alone keeps what leavers know"},
    {Mechanism::theories_of_change, "theories_of_change",
     "approaches differ in what they yield, nobody knows how; plans prescribe one, evaluations teach",
     "every approach has efficacy 1"},
    {Mechanism::needs_assessment, "needs_assessment", "needs are assessed before the start, alone or together",
     "all start from one and the same prior"},
    {Mechanism::accountability, "accountability",
     "whom an organisation answers to sets what counts as success, where it works and what it reports",
     "mandate and principles alone decide; reports are true"},
    {Mechanism::time_preference, "time_preference", "near pay-offs count more for those who look less far",
     "all dimensions of a mandate count alike"},
    {Mechanism::internal_consensus, "internal_consensus", "divided organisations keep fewer of their promises",
     "organisations are of one mind"},
    {Mechanism::vision, "vision",
     "who sees another problem than its headquarters or partners keeps fewer promises and builds less trust",
     "distance of visions changes nothing"},
    {Mechanism::motives, "motives", "contact builds less trust in those who seek funds and credit",
     "everyone is taken to be sincere"},
    {Mechanism::culture, "culture", "unlike cultures let less through until people have learnt to work together",
     "cultures understand one another in full"},
    {Mechanism::headquarters, "headquarters",
     "superiors set priorities, and take choices out of the hands of a field that they mistrust",
     "nobody above the field wants or decides anything; principals never conflict, support is whole"},
    {Mechanism::leadership, "leadership", "a room whose leadership is not accepted, or not clear, agrees less",
     "every convenor is accepted"},
});

template <>
struct Names<Mechanism> {
    static constexpr auto words = [] {
        std::array<std::string_view, mechanism_notes.size()> names{};
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (mechanism_notes[i].mechanism != static_cast<Mechanism>(i)) throw "a row stands out of order";
            names[i] = mechanism_notes[i].name;
        }
        return names;
    }();
};

constexpr const MechanismNote& note_of(Mechanism mechanism) {
    return mechanism_notes[index_of(mechanism)];
}

/// Which mechanisms are on.
struct Switches {
    std::array<bool, count_of<Mechanism>> on = [] {
        std::array<bool, count_of<Mechanism>> all{};
        all.fill(true);
        return all;
    }();

    bool operator()(Mechanism mechanism) const { return on[index_of(mechanism)]; }
    void without(Mechanism mechanism) { on[index_of(mechanism)] = false; }
};

}  // namespace entente
