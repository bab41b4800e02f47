"""The inference as one function: a program and the knowledge in, types for every expression out."""

from __future__ import annotations

from dataclasses import dataclass

from ferrule.diagnostics import Diagnostic, diagnostic, span_of
from ferrule.infer.declare import declare
from ferrule.infer.engine import Engine, Problem
from ferrule.infer.prepare import Prepared, prepare
from ferrule.infer.resolve import Resolver
from ferrule.infer.specialise import MAX_ROUNDS, CallKey, refine
from ferrule.knowledge import Knowledge
from ferrule.load import Program


@dataclass
class Analysis:
    """What lowering reads."""

    program: Program
    knowledge: Knowledge
    engine: Engine
    types: Resolver

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The problems so far, in the order of the source."""
        found = [shown(self.program, problem) for problem in self.engine.problems]
        return [*self.program.problems, *found]


def shown(program: Program, problem: Problem) -> Diagnostic:
    span = span_of(program.modules[problem.module], problem.node)
    return diagnostic(problem.code, problem.message, span, help=problem.help)


def analyse(program: Program, knowledge: Knowledge) -> Analysis:
    """Infers the whole program from its entry point. Problems are in `engine.problems`."""
    prepared, engine = reached(program, knowledge)
    groups: dict[CallKey, str] = {}
    for _ in range(MAX_ROUNDS):
        if not refine(engine, groups):
            break
        engine = flow(program, knowledge, prepared, groups)
    engine.solver.unify()
    return Analysis(program, knowledge, engine, Resolver(engine))


def reached(program: Program, knowledge: Knowledge) -> tuple[Prepared, Engine]:
    """A first run over all modules that the program reaches: what functions import is loaded when they are called."""
    while True:
        prepared = prepare(program, knowledge)
        engine = flow(program, knowledge, prepared, {})
        if not engine.wanted:
            return prepared, engine
        for place in sorted(engine.wanted):
            if place in program.later:
                program.later[place]()


def flow(program: Program, knowledge: Knowledge, prepared: Prepared, groups: dict[CallKey, str]) -> Engine:
    """One run to the fixed point."""
    engine = Engine(program, knowledge, prepared.scopes, prepared.imports)
    engine.type_groups = dict(groups)
    declare(engine)
    engine.run_module(program.main.name)
    engine.solver.run()
    while any([call.close() for call in engine.open_calls] + [engine.meetings.close()]):  # every one is closed
        engine.solver.run()
    engine.report_wrong_calls()
    engine.report_lacking()
    engine.report_decorated()
    return engine
