#include "structure/hold_forums.hpp"

#include <algorithm>
#include <set>

namespace entente {
namespace {

/// Who convenes a room and who sits in it.
class Rooms {
public:
    Rooms(const Graph& graph, const Roster& roster, const std::vector<PlacedEdge>& edges, std::size_t n_organisations)
        : graph_(graph), roster_(roster), edges_(edges), n_organisations_(n_organisations) {}

    const ForumSpec* spec_of(std::size_t instance) const {
        const auto found = std::find_if(graph_.forums.begin(), graph_.forums.end(),
                                        [&](const ForumSpec& forum) { return forum.name == roster_.node[instance]; });
        return found == graph_.forums.end() ? nullptr : &*found;
    }

    /// Equal shares of those convenors on which organisations stand, split among these.
    std::vector<double> convening(std::size_t room, std::set<std::size_t> asked = {}) const {
        std::vector<double> shares(n_organisations_, 0.0);
        const ForumSpec* spec = spec_of(room);
        if (spec == nullptr || !asked.insert(room).second) return shares;
        std::vector<std::vector<double>> convenors;
        for (const std::string& name : spec->convenors) {
            for (const std::size_t convenor : roster_.instances(name)) {
                if (!roster_.deal_with_each_other(room, convenor)) continue;
                std::vector<double> delegates = delegation(convenor, asked);
                const auto stands = [](double share) { return share > 0; };
                if (std::any_of(delegates.begin(), delegates.end(), stands)) convenors.push_back(std::move(delegates));
            }
        }
        for (const auto& delegates : convenors) {
            for (std::size_t o = 0; o < n_organisations_; ++o) {
                shares[o] += delegates[o] / static_cast<double>(convenors.size());
            }
        }
        return shares;
    }

    std::vector<double> seats(std::size_t room) const {
        std::vector<double> seat(n_organisations_, 0.0);
        for (const PlacedEdge& edge : edges_) {
            if (edge.layer != Layer::plans_with || edge.to != room) continue;
            const bool is_room = spec_of(edge.from) != nullptr;
            const std::vector<double> delegates = is_room ? convening(edge.from) : std::vector<double>{};
            for (std::size_t o = 0; o < n_organisations_; ++o) {
                const bool stands_there = roster_.instance_of[o] == edge.from;
                seat[o] = std::max(seat[o], edge.weight * (is_room ? delegates[o] : (stands_there ? 1.0 : 0.0)));
            }
        }
        return seat;
    }

private:
    std::vector<double> delegation(std::size_t instance, const std::set<std::size_t>& asked) const {
        if (spec_of(instance) != nullptr) return convening(instance, asked);
        std::vector<double> shares(n_organisations_, 0.0);
        const auto& standing = roster_.organisations[instance];
        for (const std::size_t o : standing) shares[o] = 1.0 / static_cast<double>(standing.size());
        return shares;
    }

    const Graph& graph_;
    const Roster& roster_;
    const std::vector<PlacedEdge>& edges_;
    std::size_t n_organisations_;
};

}  // namespace

std::vector<StructureForum> hold_forums(const Graph& graph, const Roster& roster, const std::vector<PlacedEdge>& edges,
                                        const Grid<double>& ties, const Grid<double>& missions,
                                        std::size_t n_organisations) {
    const Rooms rooms(graph, roster, edges, n_organisations);
    std::vector<StructureForum> forums;
    for (const ForumSpec& spec : graph.forums) {
        for (const std::size_t room : roster.instances(spec.name)) {
            StructureForum forum{.spec = spec,
                                 .seat = rooms.seats(room),
                                 .convenes = rooms.convening(room),
                                 .tie = {},
                                 .tie_to_mission = {},
                                 .may_plan = spec.depth >= ForumDepth::planning};
            if (std::all_of(forum.seat.begin(), forum.seat.end(), [](double seat) { return seat == 0; })) continue;
            if (!roster.state[room].empty()) forum.spec.name += "/" + roster.state[room];
            if (roster.mission[room] != Structure::npos && roster.mission[room] > 0) {
                forum.spec.name += "/" + std::to_string(roster.mission[room] + 1);
            }
            for (std::size_t b = 0; b < n_camps; ++b) forum.tie.push_back(ties(b, room));
            for (std::size_t m = 0; m < missions.n_rows; ++m) forum.tie_to_mission.push_back(missions(m, room));
            forums.push_back(std::move(forum));
        }
    }
    std::sort(forums.begin(), forums.end(),
              [](const StructureForum& a, const StructureForum& b) { return a.spec.name < b.spec.name; });
    return forums;
}

}  // namespace entente
