#include "structure/forms.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace entente {

void lay_out_alike(std::vector<Structure>& forms) {
    std::map<std::string, StructureForum> rooms;  // empty ones, by name
    std::map<std::string, Post> posts;
    for (const Structure& form : forms) {
        for (const StructureForum& forum : form.forums) {
            StructureForum empty = forum;
            std::fill(empty.seat.begin(), empty.seat.end(), 0.0);
            std::fill(empty.convenes.begin(), empty.convenes.end(), 0.0);
            std::fill(empty.tie.begin(), empty.tie.end(), 0.0);
            std::fill(empty.tie_to_mission.begin(), empty.tie_to_mission.end(), 0.0);
            const auto [at, is_new] = rooms.emplace(forum.spec.name, empty);
            if (!is_new) at->second.may_plan |= empty.may_plan;
        }
        for (const Post& post : form.posts) posts[post.name] = {.name = post.name, .organisations = {}, .n_hats = 0};
    }
    for (Structure& form : forms) {
        std::vector<StructureForum> all_rooms;
        for (const auto& room : rooms) {
            const std::string& name = room.first;
            const StructureForum& empty = room.second;
            const auto own = std::find_if(form.forums.begin(), form.forums.end(),
                                          [&](const StructureForum& forum) { return forum.spec.name == name; });
            all_rooms.push_back(own == form.forums.end() ? empty : *own);
            all_rooms.back().may_plan = empty.may_plan;
        }
        std::vector<Post> all_posts;
        std::vector<std::size_t> row_of(form.posts.size());
        for (const auto& post_of_any : posts) {
            const std::string& name = post_of_any.first;
            const Post& nobody = post_of_any.second;
            const auto own =
                std::find_if(form.posts.begin(), form.posts.end(), [&](const Post& post) { return post.name == name; });
            if (own != form.posts.end()) row_of[static_cast<std::size_t>(own - form.posts.begin())] = all_posts.size();
            all_posts.push_back(own == form.posts.end() ? nobody : *own);
        }
        for (std::size_t& post : form.post_of_station) {
            if (post != Structure::npos) post = row_of[post];
        }
        form.forums = std::move(all_rooms);
        form.posts = std::move(all_posts);
    }
}

std::vector<Structure> derive_forms(const Graph& graph, const std::vector<Member>& members,
                                    const StructureFactors& factors) {
    std::vector<Structure> forms;
    for (const Graph& form : graph.forms) forms.push_back(derive(form, members, factors));
    if (forms.empty()) forms.push_back(derive(graph, members, factors));
    if (forms.size() > 1) lay_out_alike(forms);
    return forms;
}

std::size_t first_form(const Graph& graph) {
    for (std::size_t form = 0; form < graph.forms.size(); ++form) {
        if (graph.forms[form].name == graph.rule.start) return form;
    }
    return 0;
}

}  // namespace entente
