"""DC30, the reference workload, and the models that simulate it.

``definition`` says what happens, in integers; ``result`` is what every model must print alike.
Each baseline stands alone on purpose, sharing nothing but the data, so that equal digests
mean something. Every model is a module with ``run(workload) -> Result``.
"""
