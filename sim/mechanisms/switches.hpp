#pragma once
// Mechanisms by the names under which they can be switched off (`--without association`).

#include <array>
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
};

template <>
struct Names<Mechanism> {
    static constexpr std::array<std::string_view, 28> words{"information",
                                                            "candour",
                                                            "colouring",
                                                            "planning",
                                                            "false_coherence",
                                                            "participation",
                                                            "rival_forums",
                                                            "association",
                                                            "blurring",
                                                            "advocacy",
                                                            "hats",
                                                            "escorts",
                                                            "early_warning",
                                                            "shocks",
                                                            "absorption",
                                                            "brain_drain",
                                                            "state_amplifies_abuse",
                                                            "expectations",
                                                            "displacement",
                                                            "mobilisation",
                                                            "contagion",
                                                            "ddr",
                                                            "funding",
                                                            "visibility",
                                                            "attention_decay",
                                                            "home_public",
                                                            "elections",
                                                            "rotation"};
};

/// What each mechanism is, and what becomes of the quantities that it feeds when it is off.
struct MechanismNote {
    std::string_view what;
    std::string_view when_off;
};

constexpr MechanismNote note_of(Mechanism mechanism) {
    switch (mechanism) {
        case Mechanism::information:
            return {"beliefs flow along the links of the structure", "everyone knows only what its own teams saw"};
        case Mechanism::candour:
            return {"candour falls with unlike mandates and with a receiver tied to an armed party",
                    "candour is 1 on every link"};
        case Mechanism::colouring:
            return {"senders show their own dimension in a darker light", "what is passed on is what was seen"};
        case Mechanism::planning:
            return {"planning forums agree plans that pull teams", "forums agree nothing; no role, no promise"};
        case Mechanism::false_coherence:
            return {"pressure makes members state more than they mean", "stated equals private commitment"};
        case Mechanism::participation:
            return {"organisations attend, observe or leave forums as it pays", "all seats are filled all the time"};
        case Mechanism::rival_forums:
            return {"those who left found a forum of their own", "nobody founds one"};
        case Mechanism::association:
            return {"organisations are taken to belong to armed camps", "association is 0 everywhere"};
        case Mechanism::blurring:
            return {"soldiers doing relief make aid look military", "military projects leave association alone"};
        case Mechanism::advocacy:
            return {"a humanitarian voice restrains the mission's projects and routes its patrols",
                    "the mission hears nobody"};
        case Mechanism::hats:
            return {"a post with many functions does each with less attention", "every post has full attention"};
        case Mechanism::escorts:
            return {"teams at risk keep close to patrols, and are seen with them", "nobody takes escorts"};
        case Mechanism::early_warning:
            return {"patrols are re-posted weekly to known risk", "patrols move only with the monthly review"};
        case Mechanism::shocks:
            return {"drought and epidemics strike districts at random", "no local shocks"};
        case Mechanism::absorption:
            return {"a district can absorb only so much effort", "effort acts in proportion, without limit"};
        case Mechanism::brain_drain:
            return {"international employers hire the state's staff away", "hiring costs the state nothing"};
        case Mechanism::state_amplifies_abuse:
            return {"capacity in predatory hands amplifies abuse", "abuse does not depend on state capacity"};
        case Mechanism::expectations:
            return {"trust falls with promised minus delivered", "nothing is expected"};
        case Mechanism::displacement:
            return {"households flee and return", "everyone stays where it is"};
        case Mechanism::mobilisation:
            return {"households join armed groups and desert", "nobody joins or deserts"};
        case Mechanism::contagion:
            return {"violence spills over to neighbouring districts", "violence excites only its own district"};
        case Mechanism::ddr:
            return {"disarmament and reintegration of fighters", "programmes run without effect on fighters"};
        case Mechanism::funding:
            return {"appeals are funded in part, after donors' attention", "all appeals are funded in full"};
        case Mechanism::visibility:
            return {"money follows those who are seen; credit shared with the mission raises less",
                    "money does not follow visibility"};
        case Mechanism::attention_decay:
            return {"donor attention decays after the crisis and jumps with news", "attention stays where it started"};
        case Mechanism::home_public:
            return {"home publics withdraw soldiers after casualties", "support at home stays whole"};
        case Mechanism::elections:
            return {"elections raise the stakes: good if ripe, dangerous if not", "elections change nothing"};
        case Mechanism::rotation:
            return {"heads of teams leave, and take ties and trust with them", "nobody leaves"};
    }
    return {};
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
