"""Whether a vendor answers for an application where it runs."""

from dcgame.world.app import App
from dcgame.world.world import World


def is_supported(world: World, app: App) -> bool:
    """Whether the vendor answers for the application where it is."""
    server = world.server_of(app)
    if not app.supported_on or server is None or server.platform is None:
        return True
    return server.platform.model.kind in app.supported_on
