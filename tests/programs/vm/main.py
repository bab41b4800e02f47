"""A stack machine: assembler, two-phase labels, interpreter, disassembler."""
from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, unique
from typing import Callable, ClassVar


@unique
class Op(IntEnum):
    HALT = 0
    PUSH = 1
    ADD = 2
    SUB = 3
    MUL = 4
    DIV = 5
    DUP = 6
    SWAP = 7
    LOAD = 8
    STORE = 9
    JMP = 10
    JZ = 11
    CALL = 12
    RET = 13
    PRINT = 14
    LT = 15


HAS_OPERAND = {Op.PUSH, Op.LOAD, Op.STORE, Op.JMP, Op.JZ, Op.CALL}
Code = list[int]


class AsmError(Exception):
    pass


class VMError(RuntimeError):
    def __init__(self, message: str, pc: int) -> None:
        super().__init__(message)
        self.pc = pc

    def __str__(self) -> str:
        return f"{self.args[0]} at {self.pc:#06x}"


def assemble(source: str) -> tuple[Code, dict[str, int]]:
    code: Code = []
    labels: dict[str, int] = {}
    patches: list[tuple[int, str, int]] = []
    names: dict[str, int] = {}
    for number, raw in enumerate(source.splitlines(), 1):
        line = raw.split(";")[0].strip()
        if not line:
            continue
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
            continue
        word, *rest = line.split()
        try:
            op = Op[word.upper()]
        except KeyError:
            raise AsmError(f"line {number}: no instruction {word!r}") from None
        if (op in HAS_OPERAND) != bool(rest):
            raise AsmError(f"line {number}: {op.name} takes {'one' if op in HAS_OPERAND else 'no'} operand")
        code.append(op)
        match op, rest:
            case (Op.PUSH, [text]):
                code.append(int(text, 0))
            case (Op.LOAD | Op.STORE, [name]):
                code.append(names.setdefault(name, len(names)))
            case (Op.JMP | Op.JZ | Op.CALL, [target]):
                patches.append((len(code), target, number))
                code.append(-1)
            case (_, []):
                pass
    for at, target, number in patches:
        if target not in labels:
            raise AsmError(f"line {number}: unknown label {target}")
        code[at] = labels[target]
    return code, labels


def disassemble(code: Code, labels: dict[str, int]) -> list[str]:
    by_place = {place: name for name, place in labels.items()}
    lines, pc = [], 0
    while pc < len(code):
        op = Op(code[pc])
        text = f"{pc:04d} {op.name.lower():<6}"
        if op in HAS_OPERAND:
            operand = code[pc + 1]
            text += f"{by_place.get(operand, operand) if op in (Op.JMP, Op.JZ, Op.CALL) else operand:>8}"
        lines.append((by_place[pc] + ": " if pc in by_place else "") + text.rstrip())
        pc += 2 if op in HAS_OPERAND else 1
    return lines


@dataclass
class VM:
    code: Code
    stack: list[int] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    memory: dict[int, int] = field(default_factory=dict)
    output: list[int] = field(default_factory=list)
    pc: int = 0
    steps: int = 0
    limit: ClassVar[int] = 20_000

    BINARY: ClassVar[dict[Op, Callable[[int, int], int]]] = {
        Op.ADD: lambda a, b: a + b,
        Op.SUB: lambda a, b: a - b,
        Op.MUL: lambda a, b: a * b,
        Op.DIV: lambda a, b: a // b,
        Op.LT: lambda a, b: int(a < b),
    }

    def pop(self) -> int:
        if not self.stack:
            raise VMError("stack underflow", self.pc)
        return self.stack.pop()

    def operand(self) -> int:
        value = self.code[self.pc]
        self.pc += 1
        return value

    def run(self) -> VM:
        while True:
            self.steps += 1
            if self.steps > self.limit:
                raise VMError("too many steps", self.pc)
            op = Op(self.operand())
            match op:
                case Op.HALT:
                    return self
                case Op.PUSH:
                    self.stack.append(self.operand())
                case Op.DUP:
                    self.stack += self.stack[-1:]
                case Op.SWAP:
                    a, b = self.pop(), self.pop()
                    self.stack.extend((a, b))
                case Op.LOAD:
                    self.stack.append(self.memory.get(self.operand(), 0))
                case Op.STORE:
                    self.memory[self.operand()] = self.pop()
                case Op.JMP:
                    self.pc = self.operand()
                case Op.JZ:
                    target = self.operand()
                    if not self.pop():
                        self.pc = target
                case Op.CALL:
                    target = self.operand()
                    self.calls.append(self.pc)
                    self.pc = target
                case Op.RET:
                    self.pc = self.calls.pop()
                case Op.PRINT:
                    self.output.append(self.pop())
                case _ if op in self.BINARY:
                    b, a = self.pop(), self.pop()
                    try:
                        self.stack.append(self.BINARY[op](a, b))
                    except ZeroDivisionError as e:
                        raise VMError(str(e), self.pc) from e


PROGRAMS: dict[str, str] = {
    "powers": """
        push 1
        store n
    loop:
        load n
        dup
        mul
        print
        load n
        push 1
        add
        dup
        store n
        push 6
        lt
        jz end
        jmp loop
    end:
        halt""",
    "factorial": """
        push 25
        call fact
        print
        halt
    fact:               ; n -- n!
        dup
        push 2
        lt
        jz more
        ret
    more:
        dup
        push 1
        sub
        call fact
        mul
        ret""",
    "fibonacci": """
        push 0
        store a
        push 1
        store b
        push 95
        store i
    next:
        load i
        jz done
        load a
        load b
        dup
        store a
        add
        store b
        load i
        push 1
        sub
        store i
        jmp next
    done:
        load a
        print
        halt""",
    "empty": "add",
    "zero": "push 1\npush 0\ndiv\nhalt",
    "forever": "here:\njmp here",
    "typo": "push 1\npusj 2",
    "operand": "push",
    "label": "jmp nowhere",
}


def main() -> None:
    for name, source in PROGRAMS.items():
        try:
            code, labels = assemble(source)
            vm = VM(code).run()
        except (AsmError, VMError) as e:
            print(f"{name}: {type(e).__name__}: {e}")
        else:
            print(f"{name}: {vm.output} in {vm.steps} steps, {len(code)} words, labels {labels}")
    code, labels = assemble(PROGRAMS["factorial"])
    print("\n".join(disassemble(code, labels)))
    print(repr(VM(code[:2])), VM([0]) == VM([0]), Op.ADD + 1, [op.name for op in Op if op > Op.CALL], Op(3))
    VM([1, 5, 99]).run()


main()
