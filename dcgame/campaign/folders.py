"""What guests' folders take at the start."""

from dcgame.campaign.level import GuestSpec
from dcgame.campaign.review import Review
from dcgame.kernel.units import Megabytes
from dcgame.world.growth import GUEST_SYSTEM


def folder_mb(review: Review, guest: GuestSpec) -> Megabytes:
    """All that its disks may hold, or what was written on them, if they are thin."""
    size = guest.disk_mb + sum(guest.more_disks_mb)
    if not guest.thin:
        return size
    apps = (app for _, app in review.each("apps") if app.on == guest.id)
    brought: Megabytes = sum(app.disk_mb for app in apps)
    return min(size, GUEST_SYSTEM + brought)
