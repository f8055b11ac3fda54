"""The campaign's plan: ten chapters and forty levels, by title, written or still to come."""

from attrs import frozen

from dcgame.campaign.level import Text


@frozen
class Planned:
    """A level of the plan; it can be played once a level of that number exists."""

    number: int
    title: Text


@frozen
class Chapter:
    """A chapter and its levels."""

    number: int
    title: Text
    levels: tuple[Planned, ...]


_PLAN: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "One box, one app",
        "Una caja, una aplicación",
        (
            ("First boot", "Primer arranque"),
            ("Two tenants, one OS", "Dos inquilinos, un sistema"),
            ("Starved", "Sin recursos"),
            ("Sprawl", "Proliferación"),
        ),
    ),
    (
        "Pretending to be hardware",
        "Hacerse pasar por hardware",
        (
            ("The old ledger", "La vieja contabilidad"),
            ("A lab on a desktop", "Un laboratorio en el escritorio"),
            ("Update Tuesday", "Martes de actualizaciones"),
            ("Bare metal", "Sobre el metal"),
            ("Cooperation", "Cooperación"),
        ),
    ),
    (
        "Consolidation",
        "Consolidación",
        (
            ("P2V weekend", "Fin de semana de P2V"),
            ("Right size", "La talla justa"),
            ("Ready or not", "Listos o no"),
            ("The memory ladder", "La escalera de la memoria"),
            ("Not supported", "Sin soporte"),
            ("Twelve to three", "De doce a tres"),
        ),
    ),
    (
        "A machine is a folder",
        "Una máquina es una carpeta",
        (
            ("Copy, paste, Black Friday", "Copiar, pegar, Black Friday"),
            ("A snapshot is not a backup", "Una instantánea no es una copia de seguridad"),
            ("The datastore is full", "El almacén está lleno"),
            ("Ransom note", "Nota de rescate"),
        ),
    ),
    (
        "The cabinet",
        "La cabina",
        (
            ("Shared storage", "Almacenamiento compartido"),
            ("RAID arithmetic", "Aritmética de RAID"),
            ("Rebuild window", "Tiempo de reconstrucción"),
            ("Thin ice", "Hielo fino"),
            ("One chassis", "Un solo chasis"),
        ),
    ),
    (
        "Eggs and baskets",
        "Huevos y cestas",
        (
            ("Live migration", "Migración en caliente"),
            ("Who restarts where", "Quién arranca dónde"),
            ("Admission control", "Control de admisión"),
            ("Keep them apart", "Que no estén juntas"),
            ("Split brain", "Cerebro dividido"),
        ),
    ),
    (
        "Remote hands",
        "Manos remotas",
        (
            ("Four hundred kilometres", "Cuatrocientos kilómetros"),
            (
                "The night the management network died",
                "La noche en que murió la red de gestión",
            ),
        ),
    ),
    (
        "The building",
        "El edificio",
        (
            ("Feed A, feed B", "Línea A, línea B"),
            ("Eleven minutes of battery", "Once minutos de batería"),
            ("Hot aisle", "Pasillo caliente"),
        ),
    ),
    (
        "Disks come home",
        "Los discos vuelven a casa",
        (
            ("Three nodes", "Tres nodos"),
            ("Lose one", "Perder uno"),
            ("Moving day", "Día de mudanza"),
            ("Cabinet or pool?", "¿Cabina o discos en común?"),
        ),
    ),
    (
        "Chief of operations",
        "Jefatura de operaciones",
        (
            ("Inherited", "Heredado"),
            ("The exam", "El examen"),
        ),
    ),
)


def _chapters() -> tuple[Chapter, ...]:
    chapters, number = [], 0
    for place, (english, spanish, titles) in enumerate(_PLAN, start=1):
        planned = []
        for title in titles:
            number += 1
            planned.append(Planned(number, Text(*title)))
        chapters.append(Chapter(place, Text(english, spanish), tuple(planned)))
    return tuple(chapters)


CHAPTERS = _chapters()
