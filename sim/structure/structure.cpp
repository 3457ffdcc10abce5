#include "structure/structure.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

#include "structure/hold_forums.hpp"
#include "structure/reporting.hpp"
#include "structure/roster.hpp"
#include "structure/usual_nodes.hpp"

namespace entente {
namespace {

constexpr std::size_t npos = Structure::npos;

double weight_as_tie(const PlacedEdge& edge, const StructureFactors& factors) {
    const double scaled = std::min(1.0, factors.weight_scale * edge.weight);
    switch (edge.layer) {
        case Layer::reports_to:
            return factors.reports_to * scaled;
        case Layer::hosted_by:
            return factors.hosted_by * scaled;
        case Layer::brands_as:
            return factors.brands_as * scaled;
        case Layer::funds:
            return factors.funds * edge.weight;
        case Layer::informs:
        case Layer::plans_with:
            return 0;
    }
    return 0;
}

/// Links along which one is taken for part of another, from the camp outwards: superior → subordinate and so on.
Network tie_network(const Roster& roster, const std::vector<PlacedEdge>& edges, const StructureFactors& factors) {
    std::map<std::pair<std::size_t, std::size_t>, double> untied;
    for (const PlacedEdge& edge : edges) {
        const bool from_above = edge.layer == Layer::funds;  // the payer stands above the payee
        const auto key = from_above ? std::pair(edge.from, edge.to) : std::pair(edge.to, edge.from);
        untied.emplace(key, 1.0).first->second *= 1.0 - weight_as_tie(edge, factors);
    }
    std::vector<Link> links;
    for (const auto& entry : untied) links.push_back({entry.first.first, entry.first.second, 1.0 - entry.second});
    return network(roster.size(), std::move(links));
}

/// Whether the force's line of reporting ends at the head of mission.
bool reports_to_head(const Roster& roster, const std::vector<PlacedEdge>& edges, std::size_t force, std::size_t head) {
    if (force == npos || head == npos) return false;
    std::vector<Link> lines;
    for (const PlacedEdge& edge : edges) {
        if (edge.layer == Layer::reports_to) lines.push_back({edge.from, edge.to, 1.0});
    }
    return strongest_paths(network(roster.size(), std::move(lines)), {force},
                           std::vector<double>(roster.size(), 1.0))[head] > 0;
}

/// A mission itself: its head, and the force that reports there.
std::vector<std::size_t> nodes_of_mission(const Roster& roster, std::size_t mission, bool armed) {
    std::vector<std::size_t> nodes;
    const std::size_t head = roster.of_mission(node::head_of_mission, mission);
    const std::size_t force = roster.of_mission(node::force, mission);
    if (head != npos) nodes.push_back(head);
    if (armed && force != npos) nodes.push_back(force);
    return nodes;
}

/// Which missions are armed: soldiers of its own stand on a force whose line of reporting ends at its head.
std::vector<bool> armed_missions(const Roster& roster, const std::vector<PlacedEdge>& edges,
                                 const std::vector<Member>& members) {
    std::vector<bool> armed(roster.n_missions());
    for (std::size_t m = 0; m < armed.size(); ++m) {
        const bool has_soldiers = std::any_of(members.begin(), members.end(), [&](const Member& member) {
            return member.mission == m && member.soldiers && may_stand_on(member, node::force);
        });
        armed[m] = has_soldiers && reports_to_head(roster, edges, roster.of_mission(node::force, m),
                                                   roster.of_mission(node::head_of_mission, m));
    }
    return armed;
}

/// Lines of reporting from each organisation to those above it.
Grid<double> lines_of_reporting(const Roster& roster, const std::vector<PlacedEdge>& edges,
                                std::size_t n_organisations) {
    std::vector<Link> lines;
    for (const PlacedEdge& edge : edges) {
        if (edge.layer == Layer::reports_to) lines.push_back({edge.from, edge.to, edge.weight});
    }
    const Network reporting = network(roster.size(), std::move(lines));
    const std::vector<double> no_loss(roster.size(), 1.0);
    Grid<double> authority(n_organisations, n_organisations);
    for (std::size_t o = 0; o < n_organisations; ++o) {
        const std::size_t from = roster.instance_of[o];
        if (from == npos) continue;
        const std::vector<double> above = strongest_paths(reporting, {from}, no_loss);
        for (std::size_t i = 0; i < n_organisations; ++i) {
            const std::size_t to = roster.instance_of[i];
            if (to != npos && to != from) authority(o, i) = above[to];
        }
    }
    return authority;
}

/// Nodes that are the camp itself.
std::vector<std::size_t> camp_nodes(Camp camp, const Roster& roster, const std::vector<Member>& members,
                                    const std::vector<bool>& armed) {
    std::vector<std::size_t> nodes;
    const auto add = [&](std::size_t instance) {
        if (instance != npos) nodes.push_back(instance);
    };
    switch (camp) {
        case Camp::mission:
            for (std::size_t m = 0; m < roster.n_missions(); ++m) {
                for (const std::size_t i : nodes_of_mission(roster, m, armed[m])) add(i);
            }
            break;
        case Camp::foreign_force:
            for (const std::size_t troops : roster.instances(node::foreign_force)) {
                const bool has_troops = std::any_of(members.begin(), members.end(), [&](const Member& member) {
                    return may_stand_on(member, node::foreign_force) && member.state == roster.state[troops];
                });
                if (!has_troops) continue;
                add(troops);
                for (const std::size_t state : roster.instances(node::donor_state)) {
                    if (roster.deal_with_each_other(troops, state)) add(state);
                }
            }
            break;
        case Camp::government:
            add(roster.only(node::government));
            break;
        case Camp::armed_groups:
            break;  // no graph ties anybody to them
    }
    return nodes;
}

/// Ties of every instance to every camp.
Grid<double> ties_to_camps(const Roster& roster, const Network& network, const std::vector<Member>& members,
                           const std::vector<bool>& armed) {
    Grid<double> ties(n_camps, roster.size());
    const std::vector<double> no_loss(roster.size(), 1.0);
    for (std::size_t b = 0; b < n_camps; ++b) {
        const auto sources = camp_nodes(static_cast<Camp>(b), roster, members, armed);
        if (sources.empty()) continue;
        const std::vector<double> tie = strongest_paths(network, sources, no_loss);
        std::copy(tie.begin(), tie.end(), ties.row(b).begin());
    }
    return ties;
}

/// Ties of every instance to every mission by itself.
Grid<double> ties_to_missions(const Roster& roster, const Network& network, const std::vector<bool>& armed) {
    Grid<double> ties(roster.n_missions(), roster.size());
    const std::vector<double> no_loss(roster.size(), 1.0);
    for (std::size_t m = 0; m < roster.n_missions(); ++m) {
        const auto sources = nodes_of_mission(roster, m, armed[m]);
        if (sources.empty()) continue;
        const std::vector<double> tie = strongest_paths(network, sources, no_loss);
        std::copy(tie.begin(), tie.end(), ties.row(m).begin());
    }
    return ties;
}

Grid<double> shares_of_income(const Roster& roster, const std::vector<PlacedEdge>& edges, std::size_t n_organisations) {
    Grid<double> funding(n_organisations, n_organisations);
    for (const PlacedEdge& edge : edges) {
        if (edge.layer != Layer::funds) continue;
        const auto& payers = roster.organisations[edge.from];
        for (const std::size_t payee : roster.organisations[edge.to]) {
            for (const std::size_t payer : payers) {
                funding(payee, payer) += edge.weight / static_cast<double>(payers.size());
            }
        }
    }
    return funding;
}

/// Weight of an organisation's edge of one layer from or to a node, at its strongest; 0 without.
std::vector<double> edges_with(const Roster& roster, const std::vector<PlacedEdge>& edges, Layer layer,
                               std::string_view node, bool as_payee) {
    std::vector<double> weights(roster.instance_of.size(), 0.0);
    for (const PlacedEdge& edge : edges) {
        if (edge.layer != layer || roster.node[as_payee ? edge.from : edge.to] != node) continue;
        for (const std::size_t o : roster.organisations[as_payee ? edge.to : edge.from]) {
            weights[o] = std::max(weights[o], edge.weight);
        }
    }
    return weights;
}

/// One person: a post of the graph, once for each mission whose functions it fills. What is no mission's it fills once.
struct PlacedPost {
    const PostSpec* spec;
    std::string name;
    std::vector<std::size_t> instances;
    std::size_t n_functions;
};

std::vector<PlacedPost> fill_posts(const Graph& graph, const Roster& roster) {
    std::vector<PlacedPost> posts;
    for (const PostSpec& spec : graph.posts) {
        for (std::size_t m = 0; m < roster.n_missions(); ++m) {
            PlacedPost post{&spec, spec.name, {}, spec.functions.size()};
            if (m > 0) {
                post.name += "/" + std::to_string(m + 1);
                post.n_functions = 0;
            }
            for (const std::string& function : spec.functions) {
                for (const std::size_t i : roster.instances(function)) {
                    if (roster.mission[i] != m && !(m == 0 && roster.mission[i] == npos)) continue;
                    post.instances.push_back(i);
                    if (m > 0) ++post.n_functions;
                }
            }
            if (m == 0 || !post.instances.empty()) posts.push_back(std::move(post));
        }
    }
    std::stable_sort(posts.begin(), posts.end(),
                     [](const PlacedPost& a, const PlacedPost& b) { return a.name < b.name; });
    return posts;
}

/// Joins the functions of one post into one station, and lays the links of information between stations.
void lay_information(Structure& structure, const std::vector<PlacedPost>& posts, const Roster& roster,
                     const std::vector<PlacedEdge>& edges) {
    std::vector<std::size_t> station(roster.size(), npos);
    for (std::size_t p = 0; p < posts.size(); ++p) {
        for (const std::size_t i : posts[p].instances) station[i] = p;
    }
    for (std::size_t p = 0; p < posts.size(); ++p) structure.post_of_station.push_back(p);
    for (std::size_t i = 0; i < roster.size(); ++i) {
        if (station[i] != npos) continue;
        station[i] = structure.post_of_station.size();
        structure.post_of_station.push_back(npos);
    }
    const std::size_t n_stations = structure.post_of_station.size();
    for (const std::size_t i : roster.instance_of) structure.station_of.push_back(i == npos ? npos : station[i]);

    std::vector<Link> links;
    std::map<std::size_t, std::vector<const PlacedEdge*>> seats;
    for (const PlacedEdge& edge : edges) {
        if (edge.layer == Layer::informs) links.push_back({station[edge.from], station[edge.to], edge.weight});
        if (edge.layer == Layer::plans_with) seats[edge.to].push_back(&edge);
    }
    structure.informs = network(n_stations, links);
    for (const auto& room : seats) {
        for (const PlacedEdge* one : room.second) {
            for (const PlacedEdge* other : room.second) {
                links.push_back({station[one->from], station[other->from], one->weight * other->weight});
            }
        }
    }
    structure.informs_or_meets = network(n_stations, std::move(links));

    const std::size_t coordinator = roster.only(node::humanitarian_coordinator);
    const std::size_t force = roster.only(node::force);
    structure.speaker = coordinator == npos ? npos : station[coordinator];
    structure.listener = force == npos ? npos : station[force];
    if (roster.n_missions() < 2) return;
    for (std::size_t m = 0; m < roster.n_missions(); ++m) {
        const std::size_t own = roster.of_mission(node::force, m);
        structure.listeners.push_back(own == npos ? npos : station[own]);
    }
}

bool stands_on_un_humanitarian(const Roster& roster, std::size_t instance) {
    return std::find(node::un_humanitarian.begin(), node::un_humanitarian.end(), roster.node[instance]) !=
           node::un_humanitarian.end();
}

}  // namespace

Structure derive(const Graph& written, const std::vector<Member>& members, const StructureFactors& factors) {
    Graph graph = written;
    normalise(graph);
    const Roster roster = call_roll(graph, members);
    const std::vector<PlacedEdge> edges = place_edges(graph, roster);
    const std::size_t n = members.size();

    Structure structure;
    structure.name = graph.name;
    const std::vector<bool> armed = armed_missions(roster, edges, members);
    structure.has_armed_mission = std::any_of(armed.begin(), armed.end(), [](bool one) { return one; });
    const Network along_ties = tie_network(roster, edges, factors);
    const Grid<double> ties = ties_to_camps(roster, along_ties, members, armed);
    Grid<double> to_missions;
    if (armed.size() > 1) {
        structure.armed = armed;
        to_missions = ties_to_missions(roster, along_ties, armed);
        structure.tie_to_mission = Grid<double>(n, armed.size());
    }
    structure.association = Grid<double>(n, n_camps);
    structure.pull.assign(n, 0.0);
    for (std::size_t o = 0; o < n; ++o) {
        const std::size_t instance = roster.instance_of[o];
        structure.present.push_back(instance != npos);
        if (instance == npos) continue;
        for (std::size_t b = 0; b < n_camps; ++b) structure.association(o, b) = ties(b, instance);
        for (std::size_t m = 0; m < to_missions.n_rows; ++m) structure.tie_to_mission(o, m) = to_missions(m, instance);
        if (stands_on_un_humanitarian(roster, instance)) structure.pull[o] = ties(index_of(Camp::mission), instance);
    }

    structure.funding = shares_of_income(roster, edges, n);
    structure.authority = lines_of_reporting(roster, edges, n);
    structure.line_to_state = edges_with(roster, edges, Layer::reports_to, node::donor_state, false);
    structure.mission_support = edges_with(roster, edges, Layer::funds, node::mission_support, true);
    structure.peacebuilding_fund = edges_with(roster, edges, Layer::funds, node::peacebuilding_fund, true);
    structure.forums = hold_forums(graph, roster, edges, ties, to_missions, n);
    const std::vector<PlacedPost> posts = fill_posts(graph, roster);
    lay_information(structure, posts, roster, edges);
    for (std::size_t p = 0; p < posts.size(); ++p) {
        const PostSpec& spec = *posts[p].spec;
        Post post{.name = posts[p].name,
                  .organisations = {},
                  .n_hats = posts[p].n_functions + spec.extra_hats.size(),
                  .capacity = 1.0 + factors.support_discount * spec.support,
                  .backed = factors.support_discount * spec.support,
                  .office = spec.office};
        for (std::size_t o = 0; o < n; ++o) {
            if (structure.station_of[o] == p) post.organisations.push_back(o);
        }
        const LinesOfReporting reporting(graph, roster, edges);
        post.principals = reporting.of_post(posts[p].instances);
        post.hats = reporting.hats_of(posts[p].instances, posts[p].n_functions, spec.extra_hats.size());
        structure.posts.push_back(std::move(post));
    }
    structure.lines = draw_lines(graph, roster, edges);
    for (const std::string_view name : {node::head_of_mission, node::humanitarian_coordinator}) {
        const std::size_t instance = roster.only(name);
        if (structure.reviewer != npos || instance == npos || roster.organisations[instance].empty()) continue;
        structure.reviewer = roster.organisations[instance].front();
    }
    relay(structure, std::vector<double>(structure.posts.size(), 1.0), factors.within_family_information);
    return structure;
}

void relay(Structure& structure, const std::vector<double>& attention_of_post, double within_family) {
    assert(attention_of_post.size() == structure.posts.size());
    const std::size_t n = structure.station_of.size();
    const std::size_t n_stations = structure.post_of_station.size();
    std::vector<double> attention(n_stations, 1.0);
    for (std::size_t s = 0; s < n_stations; ++s) {
        const std::size_t post = structure.post_of_station[s];
        if (post != npos) attention[s] = attention_of_post[post];
    }

    structure.information = Grid<double>(n, n);
    std::vector<std::vector<double>> heard(n_stations);  // by sender's station, for those where somebody stands
    for (std::size_t sender = 0; sender < n; ++sender) {
        const std::size_t from = structure.station_of[sender];
        if (from == npos) continue;
        if (heard[from].empty()) heard[from] = strongest_paths(structure.informs, {from}, attention);
        for (std::size_t receiver = 0; receiver < n; ++receiver) {
            const std::size_t to = structure.station_of[receiver];
            if (to == npos || receiver == sender) continue;
            const double on_one_station = structure.post_of_station[from] == npos ? within_family : 1.0;
            structure.information(receiver, sender) = from == to ? on_one_station : heard[from][to];
        }
    }

    structure.voice = 0;
    structure.voices.assign(structure.listeners.size(), 0.0);
    if (structure.speaker == npos) return;
    const std::vector<double> spoken = strongest_paths(structure.informs_or_meets, {structure.speaker}, attention);
    if (structure.listener != npos) structure.voice = spoken[structure.listener];
    for (std::size_t m = 0; m < structure.listeners.size(); ++m) {
        if (structure.listeners[m] != npos) structure.voices[m] = spoken[structure.listeners[m]];
    }
}

}  // namespace entente
