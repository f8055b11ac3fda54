"""What players wrongly believe, and how a game shows it. A row a belief; its sign is a predicate.

To add one: a function in ``signs`` that gives the telling entries, and a row here.
"""

from collections.abc import Callable, Iterator

from attrs import frozen

from dcgame.campaign import beliefs, clustering, signs
from dcgame.campaign.level import Text
from dcgame.campaign.signs import Case

MOST_SIGNS = 3
"""Entries shown for one belief."""


@frozen(eq=False)
class Misconception:
    """A belief, what is true instead, and the entries of a game that speak for it."""

    id: str
    belief: Text
    truth: Text
    signs: Callable[[Case], Iterator[int]]


@frozen(eq=False)
class Suspicion:
    """A belief that a game speaks for, and the entries that do."""

    about: Misconception
    entries: tuple[int, ...]
    count: int


MISCONCEPTIONS = (
    Misconception(
        "warning-is-not-failure",
        Text(
            "A part that only warns still works, so it can wait.",
            "Una pieza que solo avisa todavía funciona, así que puede esperar.",
        ),
        Text(
            "A warning is the cheapest moment to replace it: you choose the hour, not the part.",
            "El aviso es el momento más barato para cambiarla: la hora la eliges tú, no la pieza.",
        ),
        signs.warned_and_waited,
    ),
    Misconception(
        "more-vcpus-are-faster",
        Text(
            "More virtual processors make a guest faster.",
            "Con más procesadores virtuales, una máquina virtual va más rápida.",
        ),
        Text(
            "Those it had were not busy. What it does not use it cannot be sped up with, and "
            "the host has more to schedule.",
            "Los que tenía no estaban ocupados. Lo que no usa no la acelera, y el anfitrión "
            "tiene más que planificar.",
        ),
        signs.more_processors,
    ),
    Misconception(
        "ha-is-zero-downtime",
        Text(
            "High availability means that nothing goes down.",
            "Alta disponibilidad significa que nada se cae.",
        ),
        Text(
            "It restarts guests on another host: they boot, and their applications load, while "
            "customers wait. It shortens an outage; it does not prevent it.",
            "Reinicia las máquinas en otro anfitrión: arrancan y sus aplicaciones cargan mientras "
            "los clientes esperan. Acorta la caída; no la evita.",
        ),
        signs.restarted_is_not_unharmed,
    ),
    Misconception(
        "one-host-one-failure",
        Text(
            "A server that dies is one machine that dies.",
            "Un servidor que muere es una máquina que muere.",
        ),
        Text(
            "It takes along whatever lives in it. The fewer hosts, the more hangs on each: "
            "count its services before it is full, not after.",
            "Se lleva todo lo que vive en él. Cuantos menos anfitriones, más cuelga de cada uno: "
            "cuenta sus servicios antes de llenarlo, no después.",
        ),
        signs.one_basket,
    ),
    Misconception(
        "memory-as-on-the-old-box",
        Text(
            "A guest needs as much memory as its old server had.",
            "Una máquina virtual necesita tanta memoria como tenía su servidor.",
        ),
        Text(
            "It needs what it touches. What is promised beyond that, the host lacks for "
            "the others.",
            "Necesita la que toca. La que se le promete de más le falta al anfitrión "
            "para las otras.",
        ),
        signs.as_on_the_old_box,
    ),
    Misconception(
        "guests-come-back-by-themselves",
        Text(
            "When the host is back, so are its guests.",
            "Cuando vuelve el anfitrión, vuelven sus máquinas.",
        ),
        Text(
            "Only those that are set to start with it. The others wait for somebody to notice.",
            "Solo las que tienen arranque automático. Las demás esperan a que alguien se dé "
            "cuenta.",
        ),
        signs.started_by_hand,
    ),
    Misconception(
        "a-put-off-update-goes-away",
        Text(
            "An update that is put off does no harm.",
            "Una actualización aplazada no hace daño.",
        ),
        Text(
            "It comes at its deadline, at whatever hour that is, and takes along what runs there. "
            "Put it off to the hour that you want, with that place empty.",
            "Llega a su plazo, a la hora que sea, y se lleva lo que haya encima. Aplázala a la "
            "hora que te convenga, con el sitio vacío.",
        ),
        signs.put_off,
    ),
    Misconception(
        "two-on-one-system",
        Text(
            "Two applications on one system only share its disk.",
            "Dos aplicaciones en un mismo sistema solo comparten el disco.",
        ),
        Text(
            "They share its libraries too, and one version of each. A guest apiece keeps "
            "them apart.",
            "Comparten también las bibliotecas, y una versión de cada una. Una máquina virtual "
            "para cada una las separa.",
        ),
        signs.one_system_for_two,
    ),
    Misconception(
        "runs-means-supported",
        Text(
            "If it runs virtualised, its vendor supports it so.",
            "Si funciona virtualizada, el fabricante la soporta así.",
        ),
        Text(
            "Running is a fact, support is a contract. Read the vendor's list before you convert.",
            "Funcionar es un hecho; el soporte, un contrato. Lee la lista del fabricante antes de "
            "convertir.",
        ),
        signs.vendor_said_no,
    ),
    Misconception(
        "a-window-covers-all-of-it",
        Text(
            "Work that was announced does not count as downtime, however long it takes.",
            "El trabajo anunciado no cuenta como caída, dure lo que dure.",
        ),
        Text(
            "Only the minutes inside the window are excused. Announce what the preview says, and "
            "some more.",
            "Solo se perdonan los minutos de dentro de la ventana. Anuncia lo que dice la vista "
            "previa, y algo más.",
        ),
        signs.window_too_short,
    ),
    Misconception(
        "idle-costs-nothing",
        Text(
            "A server that does nothing costs nothing.",
            "Un servidor que no hace nada no cuesta nada.",
        ),
        Text(
            "At idle it draws about half of what it draws at full load, all day, and pays rent and "
            "support as if it worked.",
            "En reposo consume como la mitad que a plena carga, todo el día, y paga alquiler y "
            "soporte como si trabajara.",
        ),
        signs.idle_is_not_free,
    ),
    Misconception(
        "two-supplies-are-two-feeds",
        Text(
            "With two power supplies a server survives a power cut.",
            "Con dos fuentes de alimentación, un servidor sobrevive a un corte.",
        ),
        Text(
            "Two supplies survive the death of one of them. Against a cut they need two feeds: "
            "one cord in each.",
            "Dos fuentes sobreviven a la muerte de una. Contra un corte hacen falta dos "
            "alimentaciones: un cable en cada una.",
        ),
        beliefs.two_cords_one_feed,
    ),
    Misconception(
        "a-snapshot-is-a-backup",
        Text(
            "A snapshot is a backup.",
            "Una instantánea es una copia de seguridad.",
        ),
        Text(
            "It is a list of changes beside the disk that it needs. It dies with that disk, or "
            "with the folder. A backup lies elsewhere.",
            "Es una lista de cambios junto al disco que necesita. Muere con ese disco o con la "
            "carpeta. Una copia de seguridad está en otra parte.",
        ),
        beliefs.snapshot_is_no_backup,
    ),
    Misconception(
        "raid-is-a-backup",
        Text(
            "Mirrored disks make backups unnecessary.",
            "Con discos en espejo no hacen falta copias de seguridad.",
        ),
        Text(
            "They guard against dead disks. What somebody deletes or encrypts is gone from all of "
            "them in the same second.",
            "Protegen de los discos que mueren. Lo que alguien borra o cifra desaparece de todos "
            "en el mismo segundo.",
        ),
        beliefs.mirror_is_no_backup,
    ),
    Misconception(
        "green-means-readable",
        Text(
            "The backup ran without an error, so it can be restored.",
            "La copia terminó sin errores, así que se puede restaurar.",
        ),
        Text(
            "It says that something was written. Whether it can be read, only a restore says: try "
            "one (test-restore) before the day on which you need it.",
            "Dice que se escribió algo. Si se puede leer solo lo dice una restauración: prueba una "
            "(test-restore) antes del día en que te haga falta.",
        ),
        beliefs.green_is_not_readable,
    ),
    Misconception(
        "a-copy-beside-is-a-copy",
        Text(
            "A copy on another volume of the same box is in another place.",
            "Una copia en otro volumen de la misma caja está en otro sitio.",
        ),
        Text(
            "It shares its disks, controllers and power with the original, and goes with it. Ask "
            "of each copy what would have to break for both to be gone.",
            "Comparte discos, controladoras y corriente con el original, y se va con él. De cada "
            "copia pregúntate qué tendría que romperse para quedarte sin las dos.",
        ),
        beliefs.copy_beside_the_original,
    ),
    Misconception(
        "a-reachable-copy-is-safe",
        Text(
            "A second copy in another building is safe from whoever breaks in here.",
            "Una segunda copia en otro edificio está a salvo de quien entre en este.",
        ),
        Text(
            "Distance guards against fire. Whoever holds your keys writes wherever you can write. "
            "One copy has to lie where nobody can change it, you included.",
            "La distancia protege del fuego. Quien tiene tus llaves escribe donde puedas escribir "
            "tú. Una de las copias tiene que estar donde nadie pueda cambiarla, tú tampoco.",
        ),
        beliefs.a_copy_within_reach,
    ),
    Misconception(
        "two-copies-survive-two-nodes",
        Text(
            "A pool with two copies survives the loss of two nodes.",
            "Un pool con dos copias sobrevive a la pérdida de dos nodos.",
        ),
        Text(
            "It survives one, and the next after its copies are whole again. Two at once take "
            "along what lay on just those two.",
            "Sobrevive a uno, y al siguiente cuando las copias vuelven a estar completas. Dos a la "
            "vez se llevan lo que estaba justo en esos dos.",
        ),
        beliefs.two_copies_two_nodes,
    ),
    Misconception(
        "live-migration-copies-the-disk",
        Text(
            "A guest that is moved to another host takes its disk along.",
            "Una máquina virtual que cambia de anfitrión se lleva su disco.",
        ),
        Text(
            "On shared storage only its memory moves. Its folder stays where it is, and falls with "
            "the array: move the storage.",
            "En almacenamiento compartido solo se mueve su memoria. La carpeta se queda donde está "
            "y cae con la cabina: mueve el almacenamiento.",
        ),
        beliefs.moved_host_not_disk,
    ),
    Misconception(
        "twins-anywhere",
        Text(
            "Two instances of a service survive the loss of a host, wherever they run.",
            "Dos instancias de un servicio aguantan la pérdida de un anfitrión, estén donde estén.",
        ),
        Text(
            "On one host they fall together. Put them on two, with a rule that keeps them apart at "
            "the next restart as well.",
            "En el mismo anfitrión caen juntas. Ponlas en dos, con una regla que las mantenga "
            "separadas también en el próximo rearranque.",
        ),
        clustering.twins_fell_together,
    ),
    Misconception(
        "free-memory-is-idle",
        Text(
            "Memory that is free does nothing: one more guest fits.",
            "La memoria libre no hace nada: cabe una máquina más.",
        ),
        Text(
            "It is where the guests of a dead host start. Admission control keeps it for them; "
            "switched off, or left at nothing, it is missing when they fall.",
            "Es donde arrancan las máquinas de un anfitrión muerto. El control de admisión se la "
            "guarda; desactivado, o a cero, falta cuando caen.",
        ),
        clustering.room_was_needed,
    ),
    Misconception(
        "two-hosts-are-a-cluster",
        Text(
            "Two hosts with a vote each are highly available.",
            "Dos anfitriones con un voto cada uno ya son alta disponibilidad.",
        ),
        Text(
            "One vote of two is no majority: when one falls silent, neither may act. A third vote "
            "in a third place decides; or a policy that asks the locks of shared storage, and "
            "no votes.",
            "Un voto de dos no es mayoría: cuando uno calla, no puede actuar ninguno. Decide un "
            "tercer voto en un tercer sitio; o una política que pregunta a los bloqueos del "
            "almacenamiento compartido, y no a votos.",
        ),
        clustering.half_the_votes,
    ),
    Misconception(
        "silent-is-dead",
        Text(
            "A host that is not heard is dead, so its guests may start elsewhere.",
            "Un anfitrión al que no se oye está muerto, así que sus máquinas se pueden arrancar "
            "en otro.",
        ),
        Text(
            "It may have lost a cable and write on. Quorum says who may go on, fencing makes sure "
            "that the other has stopped; else two machines write to one disk.",
            "Puede haber perdido un cable y seguir escribiendo. El quórum dice quién puede seguir, "
            "y el fencing se asegura de que el otro ha parado; si no, dos máquinas escriben en el "
            "mismo disco.",
        ),
        clustering.silent_was_not_dead,
    ),
)


def suspicions(case: Case) -> tuple[Suspicion, ...]:
    """The beliefs that a game speaks for, in the order of the table."""
    found = []
    for about in MISCONCEPTIONS:
        entries = tuple(about.signs(case))
        if entries:
            found.append(Suspicion(about, entries[:MOST_SIGNS], len(entries)))
    return tuple(found)
