"""A text of a level, in both languages."""

from dcgame.campaign.kinds import Field, Prose, Table
from dcgame.campaign.level import Text

TEXT = Table(Text, (Field("en", Prose()), Field("es", Prose())))
