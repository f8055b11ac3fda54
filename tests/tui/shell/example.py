"""A small level, the same on every day: the tests of the screens do not depend on the campaign."""

from dcgame.campaign.level import (
    AppSpec,
    DemandSpec,
    Goal,
    Hint,
    Incident,
    Level,
    Option,
    Prediction,
    Question,
    RackSpec,
    ServerSpec,
    ServiceSpec,
    Text,
)

BRIEF = Text(
    "The office of a notary has **two servers**, each with one application.\n\n"
    "They are idle most of the day, and the bill is not.\n\n"
    "## What you have\n\n"
    "- `mail-01`, which keeps the mail\n"
    "- `files-01`, which keeps the files; its disk is *six years* old and nobody has looked "
    "at it since it was bought\n\n"
    "Nothing in this text is an order: [bold]not bold[/bold], [@click=app.quit]no link[/].",
    "El despacho de una notaria tiene **dos servidores**, cada uno con una aplicación.\n\n"
    "Casi todo el día están ociosos, y la factura no.\n\n"
    "## Qué tienes\n\n"
    "- `mail-01`, que guarda el correo\n"
    "- `files-01`, que guarda los ficheros; su disco tiene *seis años* y nadie lo ha mirado "
    "desde que se compró\n\n"
    "Nada de este texto es una orden: [bold]no es negrita[/bold], [@click=app.quit]ni enlace[/].",
)

DEBRIEF = Text(
    "A server that is off costs nothing. A service that is **down** costs its promise.",
    "Un servidor apagado no cuesta nada. Un servicio **caído** cuesta lo prometido.",
)


def _app(name: str, on: str, service: str) -> AppSpec:
    return AppSpec(name, on, 400, 800, DemandSpec("office", 900), service)


def _service(name: str, english: str, spanish: str) -> ServiceSpec:
    return ServiceSpec(name, Text(english, spanish), revenue_euros=2_000)


LEVEL = Level(
    id="two-boxes",
    chapter=1,
    number=1,
    title=Text("Two boxes", "Dos cajas"),
    year=2015,
    weekday=0,
    days=3,
    brief=BRIEF,
    debrief=DEBRIEF,
    racks=(RackSpec("rack-a"),),
    servers=(
        ServerSpec("mail-01", "pizza-2009", "rack-a", 12, platform="linux"),
        ServerSpec("files-01", "pizza-2009", "rack-a", 11, platform="linux"),
    ),
    apps=(_app("mail", "mail-01", "post"), _app("files", "files-01", "papers")),
    services=(_service("post", "Post", "Correo"), _service("papers", "Papers", "Papeles")),
    incidents=(Incident(30 * 3600, "psu", "files-01/psu-1"),),
    goals=(
        Goal("cost", "cost_at_most", Text("Spend at most 500 €", "Gasta 500 € como mucho"), 50_000),
        Goal(
            "calm",
            "downtime_at_most",
            Text("At most an hour of downtime", "Una hora de caída como mucho"),
            3_600,
            stars=2,
        ),
        Goal(
            "promises",
            "services_within_sla",
            Text("Every promise kept", "Cumple lo prometido"),
            0,
            stars=3,
        ),
    ),
    hints=tuple(Hint(Text(f"Hint {n}", f"Pista {n}"), after_hours=n) for n in (1, 2, 3)),
    prediction=Prediction(
        Text("Which service goes down?", "¿Qué servicio se cae?"),
        (Option("post", Text("Post", "Correo")), Option("papers", Text("Papers", "Papeles"))),
        ("papers",),
        29 * 3600,
        Text("Its server has one power supply.", "Su servidor tiene una fuente."),
    ),
    questions=(
        Question(
            Text("What does an idle server cost?", "¿Qué cuesta un servidor ocioso?"),
            (
                Option("nothing", Text("Nothing", "Nada")),
                Option("most", Text("Most of a busy one", "Casi lo que uno ocupado")),
            ),
            "most",
            Text(
                "At idle it draws about half of what it draws at full load, all day long.",
                "En reposo consume como la mitad que a plena carga, todo el día.",
            ),
        ),
    ),
    digest="0" * 16,
    folder="two-boxes",
)
