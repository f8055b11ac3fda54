"""Clusters and customers who ask, in sentences."""

from collections.abc import Iterator

from dcgame.play import figures
from dcgame.play.vocabulary import word
from dcgame.sim.gauges.affinity import violations
from dcgame.sim.gauges.quorum import isolated, lacking, witness_answers
from dcgame.words import N_, say
from dcgame.world.business import Offer
from dcgame.world.cluster import Cluster
from dcgame.world.world import World


def cluster_line(world: World, it: Cluster) -> str:
    """A cluster in one sentence."""
    text = N_("Cluster {name}: {members}; with high availability.")
    if it.ha is None:
        text = N_("Cluster {name}: {members}; without high availability.")
    return say(text, name=it.id, members=", ".join(it.members))


def cluster(world: World, it: Cluster) -> Iterator[str]:
    """A cluster: its settings, its rules, and what is wrong with it."""
    yield cluster_line(world, it)
    if it.ha is not None:
        text = N_("A host counts as dead after {seconds} s; {count} guests are restarted at once.")
        yield say(text, seconds=it.ha.detection, count=it.ha.batch)
    yield from _who_decides(world, it)
    kept = figures.percent(it.admission)
    text = N_("Kept free for restarts: {share}; balancing: {how}.")
    yield say(text, share=kept, how=word(it.balance))
    if it.own_network:
        yield say(N_("Its heartbeats have a network of their own."))
    else:
        yield say(N_("Its heartbeats share a network with other traffic."))
    yield from _who_is_cut_off(world, it)
    broken = violations(world, it)
    for rule in it.rules:
        text = N_("Rule: {guest}, {relation}, {other}.")
        if rule in broken:
            text = N_("Rule: {guest}, {relation}, {other}; broken.")
        yield say(text, guest=rule.guest, relation=word(rule.relation), other=rule.other)


def _who_decides(world: World, it: Cluster) -> Iterator[str]:
    if it.leans_on_locks:
        text = N_("Nobody votes: locks on shared storage decide; an isolated host: {policy}.")
        yield say(text, policy=word(it.isolation))
    elif it.quorum:
        text = N_("Only a majority may restart guests; a host without quorum: {policy}.")
        yield say(text, policy=word(it.isolation))
    else:
        yield say(N_("Quorum is not asked for: both halves of a cut cluster may act."))
    if it.witness:
        answers = say(N_("yes")) if witness_answers(world, it) else say(N_("no"))
        yield say(N_("Witness {name} answers: {answers}."), name=it.witness, answers=answers)
    elif not it.leans_on_locks:
        yield say(N_("It has no witness."))


def _who_is_cut_off(world: World, it: Cluster) -> Iterator[str]:
    short = lacking(world, it)
    if short:
        yield say(N_("Without quorum: {names}."), names=", ".join(short))
    alone = isolated(world, it)
    if alone:
        yield say(N_("Isolated: {names}."), names=", ".join(alone))
    if it.sides:
        names = ", ".join(name for name, _ in it.sides)
        yield say(N_("Not heard by the others: {names}."), names=names)


def offer(world: World, it: Offer) -> Iterator[str]:
    """A customer who asks, or a contract that came of it."""
    text = N_("Contract {name}: {state}; {money} a month, promise {sla}, answer by {when}.")
    yield say(
        text,
        name=it.id,
        state=word(it.state),
        money=figures.money(it.revenue),
        sla=word(it.sla),
        when=figures.moment(it.until),
    )
    text = N_("It wants {vcpu} virtual processors, {ram} of memory and {disk} of disk.")
    ram, disk = figures.megabytes(it.ram), figures.megabytes(it.disk)
    yield say(text, vcpu=it.vcpu, ram=ram, disk=disk)
