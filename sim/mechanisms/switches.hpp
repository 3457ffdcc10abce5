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
    power,
    linked_tracks,
    inclusion,
    frustration,
    rule_misapplication,
    civil_military_rules,
    levels_of_government,
    project_oversight,
    succession,
    mission_economy,
    state_extension,
    crowding_out,
    rights_reporting,
    retaliation,
    impunity,
    believed_risk,
    risk_response,
    asset_support,
    force_commander,
    public_information,
    hearts_and_minds,
    earmarks,
    alignment,
    pooled_funds,
    public_finance,
    signing_limits,
    procedures,
    asset_sharing,
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
    {Mechanism::power, "power", "money, protection, lines and permits give one organisation power over another",
     "nobody has power over anybody: no pressure, and all count alike in plans"},
    {Mechanism::linked_tracks, "linked_tracks", "rooms take off their plans what rooms linked to them are to do",
     "each room counts the same gaps"},
    {Mechanism::inclusion, "inclusion", "members carry more where more of their field sits",
     "who else sits there changes nothing in what a member can carry"},
    {Mechanism::frustration, "frustration", "who wants more than information loses trust in who convenes",
     "shallow rooms cost no trust"},
    {Mechanism::rule_misapplication, "rule_misapplication",
     "some NGOs apply the rules of humanitarian neutrality to peacebuilding rooms", "nobody misapplies a rule"},
    {Mechanism::civil_military_rules, "civil_military_rules",
     "rules and channels between soldiers and aid: requests, cap, appearance, liaison, advisers",
     "there are no such rules and channels"},
    {Mechanism::levels_of_government, "levels_of_government",
     "nation, provinces and communities ask for different things and are heard unequally",
     "all levels ask for what people on average want, and communities and governments bring no wish of their own"},
    {Mechanism::project_oversight, "project_oversight", "the government approves civilian projects",
     "no project waits for approval"},
    {Mechanism::succession, "succession", "nationals are trained into leading posts and hand over to the state",
     "posts stay as they are, and no state capacity comes of training"},
    {Mechanism::mission_economy, "mission_economy", "wages and rents paid by internationals move people's welfare",
     "hiring and renting change nobody's welfare"},
    {Mechanism::state_extension, "state_extension", "state authority spreads to neighbouring districts in quiet",
     "each district's state grows by itself only"},
    {Mechanism::crowding_out, "crowding_out", "aid that does things itself crowds out state and community provision",
     "local provision does not depend on what others provide"},
    {Mechanism::rights_reporting, "rights_reporting", "reports on abuse press the government",
     "nobody reports; abuse meets no pressure"},
    {Mechanism::retaliation, "retaliation", "the government expels those who report", "nobody is expelled"},
    {Mechanism::impunity, "impunity", "predation grows where a capable, corrupt state meets no pressure",
     "predation can fall and never rises"},
    {Mechanism::believed_risk, "believed_risk", "organisations act on the risk they have seen or heard of",
     "organisations know the risk of every district"},
    {Mechanism::risk_response, "risk_response", "organisations steer from a distance or wall themselves in at risk",
     "nobody does; those at risk stay, leave or take escorts"},
    {Mechanism::asset_support, "asset_support", "the force lends transport to relief", "nothing is lent"},
    {Mechanism::force_commander, "force_commander", "each new force commander has to get to know the coordinator",
     "every commander hears the coordinator in full"},
    {Mechanism::public_information, "public_information", "voices that differ inform less; surveys err",
     "all who inform the public say the same, and surveys find the truth"},
    {Mechanism::hearts_and_minds, "hearts_and_minds", "people trust a mission more whose soldiers help them",
     "soldiers' projects win nobody's trust"},
    {Mechanism::earmarks, "earmarks", "donors tie money to their own aims",
     "no money has a purpose; donors prefer nobody's mandate"},
    {Mechanism::alignment, "alignment", "part of donors' money follows the common plan",
     "donors do not look at plans, and no money holds its payee to one"},
    {Mechanism::pooled_funds, "pooled_funds", "common funds take donors' money and grant it to those admitted",
     "funds stay empty; donors give the same money themselves"},
    {Mechanism::public_finance, "public_finance", "a state without sound finances cannot take budget support",
     "what donors give to the state arrives whole"},
    {Mechanism::signing_limits, "signing_limits", "what exceeds a signing limit waits for a signature elsewhere",
     "everybody may sign for everything"},
    {Mechanism::procedures, "procedures", "joint plans of several bodies wait until their rules are reconciled",
     "rules of different bodies agree"},
    {Mechanism::asset_sharing, "asset_sharing", "agencies use the mission's transport where that is quick enough",
     "agencies move by themselves"},
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
