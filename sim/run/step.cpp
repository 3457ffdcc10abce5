#include "run/step.hpp"

namespace entente {

void step(Simulation& simulation, const Parameters& p, Week week, const Luck& luck) {
    World& world = simulation.world;
    Structure& structure = simulation.structure;
    const Switches& on = p.on;

    // calendar
    hear_publics(world, p.publics, p.mission_life, p.giving, on, week, luck.world);
    review_mandates(world, p.mandate_review, p.mission_life, p.delivery, on, week);
    follow_calendar(world, p.mission_life, on, week);
    review_structure(world, structure, simulation.forms, simulation.rule, p.adaptation, p.coordination, p.delivery,
                     p.observation, on, week, luck.world);
    deploy(world, on, week);
    strike(world.districts, p.shocks, on, week, luck.world);
    // observe
    observe(world.beliefs, world.organisations, world.teams, world.districts, p.observation, p.rotation.scale,
            world.conduct, on, week, luck.world);
    // inform
    direct(world, structure, p.headquarters, on, week);
    wear_hats(world, structure, p.hats, p.headquarters, p.structure, on, week);
    inform(world.beliefs, world.organisations, world.association, world.forums, structure, p.information,
           p.civil_military, p.observation, on);
    believe_hostility(world, p.participation);
    answer_risk(world, p.risk_response, on, week);
    meet_commander(world.commander, structure, p.advocacy, on, week);
    deconflict(world, p.deconfliction, on, week);
    // coordinate
    weigh_power(world, structure, p.power, on, week);
    speak_up(world, structure, p.levels, on, week);
    oversee(world, p.oversight, on);
    coordinate(world, structure, p.coordination, p.rooms, p.approach, p.delivery, on, week, luck.world);
    spend_time(world, p.coordination, p.rooms, p.approach, p.civil_military, on);
    spend_learning_time(world, p.lessons, p.assessment, p.rotation.scale, on, week);
    plan_in_the_field(world.organisations, world.headquarters, p.coordination.largest_share);
    // allocate
    sign(world, structure, p.administration, p.allocation.moving_weeks, on, week);
    allocate(world, structure, p.allocation, p.civil_military, p.delivery, p.observation, p.coordination, on, week,
             luck.world);
    post_patrols(world, structure, p.early_warning, p.violence, on, week, luck.world);
    // deliver
    lend_assets(world, p.asset_support, on, week);
    escort(world, p.risk_response, on, week);
    set_out(world, p.risk_response, p.asset_support, p.succession, p.mission_economy, on, week);
    work(world, p.delivery, week);
    change_conditions(world, p.delivery, on);
    be_present(world, p.presence, on);
    train(world, p.succession, on, week);
    pay_staff(world, p.mission_economy, on, week);
    reform_security(world, p.security_sector, on, week, luck.world);
    make_jobs(world, p.livelihoods, on, week);
    // perceive
    inform_public(world, p.public_information, on, week, luck.world);
    perceive(world, structure, p.humanitarian_space, p.civil_military, on);
    // contend
    split_and_merge(world, p.fragmentation, p.stance, on, week, luck.world);
    negotiate(world, p.diplomacy, p.mission_life.election_week, on, week);
    take_stance(world, p.stance, week, luck.world);
    clash(world, p.communal, p.violence, on, week, luck.world);
    contend(world, p.violence, on, week, luck.world);
    heal(world, p.communal, p.prospects.harmed_per_death);
    // live
    live(world, simulation.tables, p.living, p.prospects, p.displacement, p.mobilisation, p.violence, on, week,
         luck.households);
    reintegrate(world, p.reintegration, on, week, luck.households);
    publish_groups(world.groups, world.districts, world.residents,
                   world.households.people_per_household * p.mobilisation.fighters_per_person, p.stance);
    // govern
    report_abuses(world, structure, p.rights_reporting, on, week, luck.world);
    govern(world, p.governing, on);
    lean_on_governments(world, p.regional, on);
    // adapt
    fund(world, structure, p.funding, p.giving, p.visibility, p.pools, on, week, luck.world);
    rotate(world, structure, p.rotation, p.observation, on, week, luck.world);
    participate(world, structure, p.participation, p.power, p.coordination, p.rooms, p.approach, p.information,
                p.observation, on, week, luck.world);
    keep_lessons(world, structure, p.lessons, p.rotation.scale, on, week);
    compare_visions(world, p.partnership, on, week);
    learn_what_works(world, p.theories, p.lessons, p.coordination, p.rooms, p.observation, p.rotation.scale, on, week,
                     luck.world);
    report_results(world, p.incentives, on, week);
}

}  // namespace entente
