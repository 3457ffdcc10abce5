#pragma once
// What follows from a graph for the organisations of one scenario: who is tied to which camp, who hears whom, who sits
// where, who wears how many hats. Phases read this and never the graph.

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "core/describe.hpp"
#include "core/grid.hpp"
#include "structure/graph.hpp"
#include "structure/lines.hpp"
#include "structure/strongest_path.hpp"

namespace entente {

/// How weights of a graph turn into ties. All priors to be varied; a finding that turns with them is told as such.
struct StructureFactors {
    double reports_to = 1.0;
    double hosted_by = 0.6;
    double brands_as = 0.6;
    double funds = 0.2;
    double within_family_information = 0.3;
    double support_discount = 0.7;
    double weight_scale = 1.0;
};

template <class Visitor, MaybeConst<StructureFactors> Values>
void describe(Visitor& visit, Values& factors) {
    auto& [reports_to, hosted_by, brands_as, funds, within_family_information, support_discount, weight_scale] =
        factors;
    visit(reports_to, Spec{.key = "structure.reports_to",
                           .unit = "1",
                           .min = 0,
                           .max = 1,
                           .meaning = "how far a line of reporting makes one be seen as part of the superior's camp",
                           .evidence = Evidence::assumed,
                           .source = "prior"});
    visit(hosted_by, Spec{.key = "structure.hosted_by",
                          .unit = "1",
                          .min = 0,
                          .max = 1,
                          .meaning = "how far sharing premises and logistics does so (prior 0.3 to 0.9)",
                          .evidence = Evidence::assumed,
                          .source = "prior"});
    visit(brands_as, Spec{.key = "structure.brands_as",
                          .unit = "1",
                          .min = 0,
                          .max = 1,
                          .meaning = "how far wearing the same brand does so (prior 0.3 to 0.9)",
                          .evidence = Evidence::assumed,
                          .source = "prior"});
    visit(funds, Spec{.key = "structure.funds",
                      .unit = "1",
                      .min = 0,
                      .max = 1,
                      .meaning = "how far being paid by a party does so (prior 0 to 0.5)",
                      .evidence = Evidence::assumed,
                      .source = "prior"});
    visit(within_family_information,
          Spec{.key = "structure.within_family_information",
               .unit = "1",
               .min = 0,
               .max = 1,
               .meaning = "strength at which members of one family hear each other, equal in every structure",
               .evidence = Evidence::assumed,
               .source = "prior; no preset may gain by what its file forgets"});
    visit(support_discount, Spec{.key = "structure.support_discount",
                                 .unit = "1",
                                 .min = 0,
                                 .max = 1,
                                 .meaning = "attention of a post that one person of its support office adds",
                                 .evidence = Evidence::assumed,
                                 .source = "prior"});
    visit(weight_scale,
          Spec{.key = "structure.weight_scale",
               .unit = "1",
               .min = 0,
               .max = 1.5,
               .meaning = "multiplier on all weights of reports_to, hosted_by and brands_as before factors",
               .evidence = Evidence::assumed,
               .source = "for sensitivity; weights rest on order only"});
}

/// An organisation as a structure sees it.
struct Member {
    std::string organisation;        // its name
    std::vector<std::string> nodes;  // nodes it may stand on, in order of preference; the first present one counts
    std::string state;               // donor state it belongs to, else empty: nodes of a state exist once a state
    std::size_t mission = 0;         // row of the mission it is part of; nodes of a mission exist once a mission
    bool beside = false;             // its mission stands beside the country team: no line of reporting, roof or brand
                                     // joins the two
    bool soldiers = true;            // on a force: it bears arms (military observers do not)
};

/// A forum of a graph for the organisations at hand. A donor state's own room is named `WG/state`.
struct StructureForum {
    ForumSpec spec;
    std::vector<double> seat;      // (organisation) 1 full seat, 0.5 observer, 0.2 guest, 0 none
    std::vector<double> convenes;  // (organisation) share of the convening that is this organisation's; sums to 1, or
                                   // to 0 where no organisation stands on a convenor
    std::vector<double> tie;       // (camp) how far the room is seen as that camp's, in [0, 1]
    std::vector<double> tie_to_mission;  // (mission) the same to each mission by itself; empty where there is one
    bool may_plan = false;               // it plans, or does so in another form of the structure
};

/// A post for the organisations at hand.
struct Post {
    std::string name;
    std::vector<std::size_t> organisations;  // rows that this one person fills
    std::size_t n_hats = 1;
    double capacity = 1;                            // persons: 1 + discounted support
    double backed = 0;                              // of these, persons of the support office
    SupportOffice office = SupportOffice::cabinet;  // how they stand to the hats
    std::vector<Hat> hats{};                        // in the order of functions, extra hats last; empty: all alike
    std::vector<Principal> principals{};            // to whom this person reports
};

struct Structure {
    std::string name;
    bool has_armed_mission = false;  // an organisation stands on a force whose line of reporting ends at a head of
                                     // mission; association with the mission is derived also where this is false
    std::vector<bool> present;       // (organisation) its node exists in the graph
    Grid<double> association;        // (organisation, camp) structural tie, in [0, 1]
    Grid<double> information;  // (receiver, sender) strength at present attention of all relays, in [0, 1]; 0 to itself
    Grid<double> funding;      // (payee, payer) share of the payee's income; a row sums to at most 1
    Grid<double> authority;    // (subordinate, superior) best product of the weights of lines of reporting as written,
                               // in [0, 1]; coordination lines are weak ones
    std::vector<double> line_to_state;       // (organisation) how far it reports to its donor state's government
    std::vector<double> mission_support;     // (organisation) weight at which the mission's support pays it
    std::vector<double> peacebuilding_fund;  // (organisation) weight at which that fund pays it
    std::vector<StructureForum> forums;      // sorted by name
    std::vector<Post> posts;                 // sorted by name
    Lines lines;                             // to headquarters, and who may order whom
    std::size_t reviewer = std::numeric_limits<std::size_t>::max();  // organisation that reviews the structure: on the
                                                                     // head of mission, else the coordinator

    // Advocacy, both ways.
    double voice = 0;  // humanitarian coordinator → force: best path over what informs and over shared rooms, at
                       // present attention of all relays but not of the coordinator's own post, which speaks
    std::vector<double> pull;  // (organisation) tie to the mission of UN humanitarian organisations, 0 for all others

    // Kept to recompute `information` and `voice` when attention changes. A station is a node, or all nodes that one
    // post fills: between functions of one person information passes at 1 and is relayed once.
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    std::vector<std::size_t> station_of;       // (organisation) or npos
    std::vector<std::size_t> post_of_station;  // (station) post that fills it, or npos
    Network informs;                           // between stations
    Network informs_or_meets;                  // the same, and the product of the seats of two who sit in one room
    std::size_t speaker = npos;                // station of the humanitarian coordinator
    std::size_t listener = npos;               // station of the force

    // Where there are several missions, and else empty.
    std::vector<bool> armed;             // (mission) as `has_armed_mission`, which is true if any is
    Grid<double> tie_to_mission;         // (organisation, mission) structural tie to each mission by itself
    std::vector<std::size_t> listeners;  // (mission) station of its force
    std::vector<double> voices;          // (mission) as `voice`, which is that to the first

    bool is_armed(std::size_t mission) const { return armed.empty() ? has_armed_mission : armed[mission]; }
    double tie(std::size_t organisation, std::size_t mission) const {
        return tie_to_mission.values.empty() ? association(organisation, index_of(Camp::mission))
                                             : tie_to_mission(organisation, mission);
    }
    std::size_t listener_of(std::size_t mission) const { return listeners.empty() ? listener : listeners[mission]; }
    double voice_to(std::size_t mission) const { return voices.empty() ? voice : voices[mission]; }
};

/// Derives everything at full attention. Organisations whose node is absent are not present. Throws what `normalise`
/// throws.
///
/// Nodes: a node exists if an edge of positive weight touches it, a post fills it or it is a room with a seat, and if
/// an organisation may stand on the node with which it exists. A donor state's nodes exist once a state and deal with
/// their own state only; an edge to another node holds for each state, and what states fund is split among them
/// equally. A mission's nodes (head, components, offices, its own rooms) exist once a mission in the same way, and a
/// post that fills some of them once a mission; a mission that stands beside the country team is joined to it by words
/// only. Organisations: an edge to a node holds for each organisation on it; a payer's share is split among those on
/// the payer. Association: best product to the camp over links 1 − Π(1 − φ w) of layers, `funds` from payee to payer,
/// no loss per hop. The mission's camp is its head and the force that reports there; the foreign camp each state with
/// combat troops, and these; the government's camp the government. Inserting a node of weight 1 on a line of reporting
/// changes nothing, if the new node takes over all layers of the line and `weight_scale` is at least 1. Rooms: a room
/// that has a seat or convenes is represented by its own convenors, who share the one seat.
Structure derive(const Graph& graph, const std::vector<Member>& members, const StructureFactors& factors);

/// Recomputes `information` and `voice` from attention in [0, 1]: a path loses at each relaying station the attention
/// of the post that fills it; who sends and who receives lose nothing. Organisations on one station that is no post
/// hear each other at `within_family`, in every structure alike; those of one post at 1.
void relay(Structure& structure, const std::vector<double>& attention_of_post, double within_family);

}  // namespace entente
