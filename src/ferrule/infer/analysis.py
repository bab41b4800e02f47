"""The inference as one function: a program and the knowledge in, types for every expression out."""

from __future__ import annotations

from dataclasses import dataclass

from ferrule.infer.declare import declare
from ferrule.infer.engine import Engine
from ferrule.infer.resolve import Resolver
from ferrule.knowledge import Knowledge
from ferrule.load import Program


@dataclass
class Analysis:
    """What lowering reads."""

    program: Program
    knowledge: Knowledge
    engine: Engine
    types: Resolver


def analyse(program: Program, knowledge: Knowledge) -> Analysis:
    """Infers the whole program from its entry point. Problems are in `engine.problems`."""
    engine = Engine(program, knowledge)
    declare(engine)
    engine.run_module(program.main.name)
    engine.solver.run()
    engine.solver.unify()
    return Analysis(program, knowledge, engine, Resolver(engine))
