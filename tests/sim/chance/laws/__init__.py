"""What holds whatever happens, by how often it is looked at."""

from collections.abc import Callable

from tests.sim.chance.game import Game
from tests.sim.chance.laws import building, clusters, money, places, pools, storage

Law = Callable[[Game], None]

AT_ONCE: tuple[Law, ...] = (
    places.no_guest_is_on_two_hosts,
    places.nothing_runs_on_what_is_down,
    places.memory_is_accounted_for,
    places.what_is_unclaimed_is_known,
    places.who_is_under_way_arrives,
    places.guests_run_where_their_folder_is_read,
    clusters.a_lock_has_one_holder,
    clusters.namesakes_are_silent,
    pools.replicas_are_on_distinct_nodes,
    pools.nodes_and_servers_agree,
    money.services_agree_with_their_applications,
    building.meters_never_fall,
)
"""After each order that is carried out."""

OFTEN: tuple[Law, ...] = (
    places.racks_hold_what_fits,
    clusters.only_one_part_of_a_cluster_acts,
    storage.datastores_hold_what_they_can,
    storage.folders_lie_somewhere,
    storage.arrays_rebuild,
    pools.pool_disks_hold_what_they_can,
    pools.pools_hand_out_what_is_needed,
    building.nothing_runs_without_power,
    building.links_are_not_overfull,
    building.sites_are_joined_by_lines_alone,
)
"""After every few orders, after each fault and whenever time has passed."""

BY_THE_JOURNAL: tuple[Law, ...] = (
    money.money_is_conserved,
    money.lost_time_is_in_the_journal,
    money.every_lost_second_and_every_cent_is_charged_once,
    money.entries_are_in_order,
)
"""Now and then, and at the end: these read everything that has happened."""

LAWS = (*AT_ONCE, *OFTEN, *BY_THE_JOURNAL)
