#include "run/step.hpp"

namespace entente {

void step(Simulation& simulation, const Parameters& p, Week week, const Luck& luck) {
    World& world = simulation.world;
    Structure& structure = simulation.structure;
    const Switches& on = p.on;

    // calendar
    review_mandates(world, p.mandate_review, p.mission_life, p.delivery, on, week);
    follow_calendar(world, p.mission_life, on, week);
    deploy(world, on, week);
    strike(world.districts, p.shocks, on, week, luck.world);
    // observe
    observe(world.beliefs, world.organisations, world.teams, world.districts, p.observation, p.rotation.scale, on, week,
            luck.world);
    // inform
    direct(world, structure, p.headquarters, on, week);
    wear_hats(world, structure, p.hats, p.headquarters, p.structure, on, week);
    inform(world.beliefs, world.organisations, world.association, world.forums, structure, p.information, p.observation,
           on);
    believe_hostility(world, p.participation);
    // coordinate
    coordinate(world.forums, world.organisations, world.beliefs, world.association, structure, world.districts,
               p.coordination, p.delivery, world.missions, on, week);
    spend_time(world.organisations, world.forums, p.coordination);
    spend_learning_time(world, p.lessons, p.assessment, p.rotation.scale, on, week);
    plan_in_the_field(world.organisations, world.headquarters, p.coordination.largest_share);
    // allocate
    allocate(world, structure, p.allocation, p.delivery, p.observation, p.coordination, on, week, luck.world);
    post_patrols(world, structure, p.early_warning, on, week, luck.world);
    // deliver
    work(world, p.delivery, week);
    change_conditions(world, p.delivery, on);
    be_present(world, p.presence, on);
    // perceive
    perceive(world, structure, p.humanitarian_space, on);
    // contend
    take_stance(world, p.stance, week, luck.world);
    contend(world, p.violence, on, week, luck.world);
    // live
    live(world, simulation.tables, p.living, p.prospects, p.displacement, p.mobilisation, p.violence, on, week,
         luck.households);
    publish_groups(world.groups, world.districts, world.residents,
                   world.households.people_per_household * p.mobilisation.fighters_per_person, p.stance);
    // govern
    govern(world, p.governing, on);
    lean_on_governments(world, p.regional, on);
    // adapt
    fund(world, structure, p.funding, on, week, luck.world);
    rotate(world, structure, p.rotation, p.observation, on, week, luck.world);
    participate(world, p.participation, p.coordination, on, week);
    keep_lessons(world, structure, p.lessons, p.rotation.scale, on, week);
    compare_visions(world, p.partnership, on, week);
    learn_what_works(world, p.theories, p.lessons, p.coordination, p.observation, p.rotation.scale, on, week,
                     luck.world);
    report_results(world, p.incentives, on, week);
}

}  // namespace entente
