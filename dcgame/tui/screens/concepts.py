"""What each level of the campaign teaches, in one line: for the map."""

from dcgame.words import N_, say

# By number, from 1 on.
_TEACHES = (
    N_("Software lies on the disk; it runs once it is in memory."),
    N_("Two applications on one system can want different libraries."),
    N_("One application can take what another one needs."),
    N_("One application per server is safe, idle and dear."),
    N_("Emulation translates every instruction, and is slow."),
    N_("A hosted hypervisor (type 2) runs on top of a system."),
    N_("When a type-2 host restarts, so do its guests."),
    N_("A type-1 hypervisor runs on the metal."),
    N_("A guest that knows it is a guest costs less."),
    N_("Turning physical servers into guests."),
    N_("Giving a guest what it uses, not what its old box had."),
    N_("Guests that are ready, but wait for a processor."),
    N_("What a host does, step by step, when memory runs short."),
    N_("What a vendor supports, and what it refuses to."),
    N_("Consolidation, and what it puts at risk."),
    N_("A guest is a folder: to clone is to copy it, identity included."),
    N_("A snapshot depends on its disk; a backup does not."),
    N_("Snapshots grow until the datastore is full."),
    N_("Three copies, two media, one elsewhere; and a restore that was tried."),
    N_("Disks move out of the servers, into an array."),
    N_("What each RAID level gives, and what it takes."),
    N_("The hours in which a second disk must not fail."),
    N_("Promising more space than there is."),
    N_("Two controllers, two fabrics, one chassis."),
    N_("Moving a running guest, to patch without downtime."),
    N_("High availability restarts guests; that is not zero downtime."),
    N_("Keeping room for the guests of a host that falls."),
    N_("Twins of one service belong on different hosts."),
    N_("Who may go on when the hosts cannot see each other."),
    N_("Operating a room from far away: SSH and the management controller."),
    N_("Guests that run, and nobody who can reach them."),
    N_("Two power supplies on one feed are one power supply."),
    N_("What a battery is for, and how long it lasts."),
    N_("Every watt that goes in must come out as heat."),
    N_("Disks come back into the servers, and data onto several of them."),
    N_("A node is lost: rebuilding needs room and time."),
    N_("From the array to the nodes, with customers on line."),
    N_("An array or a pool: what each costs over its life."),
    N_("Diagnosing a room that somebody else built."),
    N_("Everything at once, for six months."),
)


def teaches(number: int) -> str:
    """What the level of that number teaches; empty for one outside the plan."""
    return say(_TEACHES[number - 1]) if 1 <= number <= len(_TEACHES) else ""
