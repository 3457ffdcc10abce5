#include "mechanisms/hats.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/maths.hpp"
#include "mechanisms/funding.hpp"

namespace entente {

namespace {

/// Work of one function [persons].
double load_of_each(const World& world, const Hats& p) {
    double households = 0;
    double displaced = 0;
    for (std::size_t row = 0; row < world.residents.households.size(); ++row) {
        households += static_cast<double>(world.residents.households[row]);
        displaced += static_cast<double>(world.residents.displaced_here[row]);
    }
    double outside = 0;
    for (const double share : world.groups.outside) outside = std::max(outside, share);
    const bool leaving = std::any_of(world.missions.begin(), world.missions.end(),
                                     [](const Mission& mission) { return mission.phase == Phase::transition; });
    return p.load + p.load_hostility * outside + p.load_displaced * displaced / std::max(1.0, households) +
           (leaving ? p.load_transition : 0.0);
}

/// Persons at work on each hat of one post: the person by the weight of those who ask, the office as it stands to them.
std::vector<double> divide(const Post& post, const Hats& p, double load, double office_at_work, double further) {
    const std::size_t n = post.n_hats;
    std::vector<double> persons(n);
    for (std::size_t j = 0; j < n; ++j) {
        const double share = post.hats.size() == n ? post.hats[j].share : 1.0 / static_cast<double>(n);
        persons[j] = (post.capacity - post.backed) * ((1.0 - p.even) * share + p.even / static_cast<double>(n));
    }
    const double tied = post.office == SupportOffice::back_offices ? post.backed * office_at_work : 0.0;
    const double shared = (post.backed * office_at_work - tied) + further;
    double undone = 0;
    for (double& at_work : persons) {
        at_work += tied / static_cast<double>(n);
        undone += std::max(0.0, load - at_work);
    }
    if (undone <= 0) return persons;
    const double answered = std::min(1.0, shared / undone);
    for (double& at_work : persons) at_work += answered * std::max(0.0, load - at_work);
    return persons;
}

/// How far a room's members accept who leads it: trust in its convenors, and whether it is clear who that is.
double accepted_leadership(const World& world, std::size_t f) {
    const Forums& forums = world.forums;
    const std::size_t n = world.organisations.size();
    double convened = 0;
    double squares = 0;
    for (std::size_t o = 0; o < n; ++o) {
        convened += forums.convenes(f, o);
        squares += forums.convenes(f, o) * forums.convenes(f, o);
    }
    double trusted = 0;
    double seats = 0;
    for (std::size_t member = 0; member < n; ++member) {
        const double seated = forums.seat(f, member) * forums.attendance(f, member);
        if (seated <= 0 || forums.convenes(f, member) > 0) continue;
        for (std::size_t o = 0; o < n; ++o) {
            trusted += seated * forums.convenes(f, o) * world.organisations.trust(member, o);
        }
        seats += seated;
    }
    if (convened <= 0) return 0.0;  // nobody leads
    return seats > 0 ? trusted / (seats * convened) * std::sqrt(squares) / convened : 1.0;
}

}  // namespace

void wear_hats(World& world, Structure& structure, const Hats& p, const HeadquartersRules& directives,
               const StructureFactors& factors, const Switches& on, Week week) {
    const Reconfiguration& change = world.reconfiguration;
    if (week % p.every_weeks != 0 && week != change.changed && week != change.settled) return;
    const double undisturbed = change.changed != never && week < change.settled ? change.attention : 1.0;
    const Week since = change.changed == never ? week : week - change.changed;
    const double load = load_of_each(world, p);
    const double office_at_work = p.office_weeks > 0 ? std::min(1.0, static_cast<double>(since) / p.office_weeks) : 1.0;
    world.hat_attention.assign(world.organisations.size(), 1.0);
    for (std::size_t row = 0; row < structure.posts.size(); ++row) {
        const Post& post = structure.posts[row];
        if (post.n_hats == 0) continue;  // not in the form that is in force
        const bool is_worn = on(Mechanism::hats) && load > 0;
        world.post_attention[row] = undisturbed;
        for (const std::size_t o : post.organisations) world.hat_attention[o] = undisturbed;
        if (!is_worn) continue;
        const double further = post.n_hats > 1 ? factors.support_discount * p.support * office_at_work : 0.0;
        const std::vector<double> persons = divide(post, p, load, office_at_work, further);
        double mean = 0;
        for (const double at_work : persons) mean += std::min(1.0, at_work / load) / static_cast<double>(post.n_hats);
        world.post_attention[row] = undisturbed * std::min(1.0, mean);
        for (const std::size_t o : post.organisations) world.hat_attention[o] = world.post_attention[row];
        for (std::size_t j = 0; j < post.hats.size(); ++j) {
            if (post.hats[j].organisation == Structure::npos) continue;
            world.hat_attention[post.hats[j].organisation] = undisturbed * std::min(1.0, persons[j] / load);
        }
        if (further > 0 && !post.organisations.empty() && week % p.every_weeks == 0) {
            const std::size_t payer = post.organisations.front();
            const double due = p.support * p.support_cost * p.every_weeks;
            charge(world, payer, due, world.money.accounts.appeals[payer] > 0);
        }
    }
    relay(structure, world.post_attention, factors.within_family_information);
    for (std::size_t f = 0; f < world.forums.size(); ++f) {
        double attention = 0;
        double slow = 0;
        double weight = 0;
        for (std::size_t row = 0; row < structure.posts.size(); ++row) {
            const double slower =
                on(Mechanism::headquarters) ? slowness(world.headquarters, structure.posts[row], row, directives) : 1.0;
            for (const std::size_t o : structure.posts[row].organisations) {
                attention += world.forums.convenes(f, o) * world.hat_attention[o];
                slow += world.forums.convenes(f, o) * slower;
                weight += world.forums.convenes(f, o);
            }
        }
        world.forums.attention[f] = weight > 0 ? attention / weight : 1.0;
        const double unaccepted = on(Mechanism::leadership) ? 1.0 - accepted_leadership(world, f) : 0.0;
        world.forums.leadership[f] = 1.0 - p.leadership * unaccepted;
        if (f >= structure.forums.size()) continue;  // a room founded in the run keeps its pace
        const double pace = structure.forums[f].spec.interval_weeks * (weight > 0 ? slow / weight : 1.0);
        world.forums.interval_weeks[f] = static_cast<int>(pace + one_half);
    }
}

}  // namespace entente
