# a vending machine as a state machine
import enum
import sys


class State(enum.Enum):
    IDLE = "idle"
    CREDIT = "has credit"
    VENDING = "vending"
    BROKEN = "out of order"

    def __str__(self):
        return self.value


class Coin(enum.IntEnum):
    NICKEL = 5
    DIME = 10
    QUARTER = 25
    DOLLAR = 100


class Slot:
    def __init__(self, name, price, count=5):
        self.name, self.price, self.count = name, price, count


class MachineError(Exception):
    pass


class SoldOut(MachineError):
    pass


class Machine:
    transitions = {
        (State.IDLE, "coin"): State.CREDIT,
        (State.CREDIT, "coin"): State.CREDIT,
        (State.CREDIT, "select"): State.VENDING,
        (State.CREDIT, "refund"): State.IDLE,
        (State.VENDING, "done"): State.IDLE,
        (State.VENDING, "change"): State.CREDIT,
    }

    def __init__(self, slots):
        self.state = State.IDLE
        self.credit = 0
        self.slots = slots
        self.sales = []
        self.trace = [self.state]
        self.listeners = []

    def listen(self, f):
        self.listeners.append(f)
        return f

    def fire(self, event):
        key = (self.state, event)
        if key not in self.transitions:
            raise MachineError("cannot %s while %s" % (event, self.state))
        before, self.state = self.state, self.transitions[key]
        self.trace.append(self.state)
        for f in self.listeners:
            f(before, event, self.state)

    def insert(self, coin):
        self.fire("coin")
        self.credit += coin

    def refund(self):
        self.fire("refund")
        coins, self.credit = make_change(self.credit), 0
        return coins

    def select(self, code):
        slot = self.slots[code]
        if slot.count == 0:
            raise SoldOut(slot.name)
        if self.credit < slot.price:
            raise MachineError(f"{slot.name} costs {slot.price}, you have {self.credit}")
        self.fire("select")
        slot.count -= 1
        self.credit -= slot.price
        self.sales.append(slot.name)
        self.fire("change" if self.credit else "done")
        return slot.name


def make_change(amount):
    coins = []
    for coin in sorted(Coin, reverse=True):
        n, amount = divmod(amount, coin)
        coins += [coin.name.lower()] * n
    return coins


machine = Machine({"A1": Slot("chips", 85), "A2": Slot("gum", 35, count=1), "B1": Slot("water", 100)})
visits = {}


@machine.listen
def count_visits(before, event, after):
    visits[after] = visits.get(after, 0) + 1


@machine.listen
def explain(before, event, after):
    if before is not after:
        print(f"    [{before} --{event}--> {after}]")


script = """coin DOLLAR
select A1
select B1
refund
refund
coin QUARTER
coin DIME
select A2
coin QUARTER
coin DIME
select A2
select Z9
coin PESO
dance
refund
quit"""

failures = 0
for line in script.split("\n"):
    command, *args = line.split()
    print(">", line)
    try:
        if command == "coin":
            machine.insert(Coin[args[0]])
            print("  credit", machine.credit)
        elif command == "select":
            print("  here is your", machine.select(args[0]))
        elif command == "refund":
            print("  change:", machine.refund())
        elif command == "quit":
            break
        else:
            raise NotImplementedError(command)
    except SoldOut as e:
        failures += 1
        print("  sold out:", e)
    except (MachineError, NotImplementedError) as e:
        failures += 1
        print("  %s: %s" % (type(e).__name__, e))
    except KeyError as e:
        failures += 1
        print("  no such thing:", e, repr(e))
else:
    print("never reached")

print(machine.sales, machine.credit, [s.name for s in machine.trace])
print({str(k): v for k, v in visits.items()}, State("idle") is State.IDLE, Coin.DIME + Coin.NICKEL, Coin(25))
print([(c.name, s.count) for (c, s) in zip(Coin, machine.slots.values())], max(Coin), State.BROKEN in visits)
sys.exit(failures)
