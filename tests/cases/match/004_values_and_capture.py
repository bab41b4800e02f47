from enum import Enum


class Op(Enum):
    PUSH = 1
    ADD = 2
    JMP = 3


def step(stack, instr):
    match instr:
        case (Op.PUSH, value):
            stack.append(value)
        case (Op.ADD,):
            stack.append(stack.pop() + stack.pop())
        case (Op.JMP, -1 | 0):
            return "bad jump"
        case (op, *_):
            return f"unhandled {op.name}"
    return list(stack)


st = []
for i in [(Op.PUSH, 5), (Op.PUSH, 7), (Op.ADD,), (Op.JMP, 0), (Op.JMP, 9)]:
    print(step(st, i))
