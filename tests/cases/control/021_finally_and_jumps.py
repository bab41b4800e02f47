"""What a `finally` assigns on the way of a `break` or a `continue`."""


def again():
    n = 0
    while True:
        try:
            n += 1
            if n < 3:
                continue
            break
        finally:
            n += 100
    return n


def once():
    n = 0
    while True:
        try:
            n += 1
            break
        finally:
            n += 100
    return n


def caught():
    n = 0
    while True:
        try:
            n += 1
            if n < 3:
                continue
            if n == 3:
                raise ValueError(n)
            break
        except ValueError as e:
            n = e.args[0] + 10
            continue
        finally:
            n += 100
    return n


def nested():
    log = []
    state = "start"
    for i in range(4):
        try:
            try:
                if i == 1:
                    continue
                if i == 3:
                    break
                state = "body"
            finally:
                log.append(state)
                state = f"inner {i}"
        finally:
            log.append(state)
            state = f"outer {i}"
        log.append("end")
    else:
        state = "else"
    return log, state


def typed():
    value = None
    for i in range(3):
        try:
            value = i
            if i == 1:
                break
        finally:
            value = str(value) + "!"
    return value


def swallowed():
    n = 1
    for i in range(3):
        try:
            n = n * 10
            return n
        finally:
            n = n + 5
            if i < 2:
                continue
            break
    return n


def first():
    for i in range(3):
        try:
            if i == 2:
                break
        finally:
            last = i * 10
    return last


def searched(rows):
    for row in rows:
        for cell in row:
            try:
                if cell < 0:
                    found = cell
                    break
            finally:
                seen = cell
        else:
            continue
        break
    else:
        found = None
    return found, seen


def handler():
    for i in range(3):
        try:
            int("x" * i)
        except ValueError as e:
            text = str(e)
            break
        finally:
            text = "done"
    try:
        return text, e
    except UnboundLocalError as error:
        return text, str(error)


print(again(), once(), caught(), nested(), typed(), swallowed(), first())
print(searched([[1, 2], [3, -4], [5]]), searched([[1]]), handler())
total = 0
for k in range(5):
    try:
        if k == 3:
            break
        if k % 2:
            continue
        total += k
    finally:
        total += 1000
print(total, k)
