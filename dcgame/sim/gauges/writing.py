"""What applications rewrite of their data: what makes snapshots grow and backups differ."""

from dcgame.kernel.units import DAY, WHOLE, Megabytes, PerMille, Seconds
from dcgame.world.app import App, AppState
from dcgame.world.folder import Written
from dcgame.world.guest import Guest
from dcgame.world.world import World

CHANGE: PerMille = 50
"""Of its data that an application rewrites in a day (game constant; incremental backups are a
fifth of full ones or less: domain data, section 11)."""


def daily_change(app: App) -> Megabytes:
    """Megabytes that it rewrites in a day."""
    return app.changes or app.disk * CHANGE // WHOLE


def writes(app: App) -> bool:
    """Whether it does now."""
    return app.state is AppState.RUNNING and app.frozen is None


def ran_until(app: App, now: Seconds) -> Seconds:
    """For how long it has run."""
    return app.ran + (now - app.turned if writes(app) else 0)


def written(app: App, now: Seconds) -> Megabytes:
    """Megabytes that it has written in all."""
    return daily_change(app) * ran_until(app, now) // DAY


def written_in(world: World, guest: Guest) -> Written:
    """What each application in a guest has written so far."""
    return tuple((app, written(world.apps[app], world.now)) for app in guest.apps)


def between(before: Written, after: Written, disks: dict[str, Megabytes]) -> Megabytes:
    """Megabytes written between two moments; what came in between brought all its data."""
    then = dict(before)
    return sum(total - then[app] if app in then else disks.get(app, 0) for app, total in after)
