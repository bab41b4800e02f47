def check(n):
    if n % 2:
        raise ValueError(f"odd {n}")
    raise TypeError(f"even {n}")


errors = []
for i in range(3):
    try:
        check(i)
    except (ValueError, TypeError) as e:
        if i == 1:
            e.add_note("a note")
        errors.append(e)
raise ExceptionGroup("all failed", errors)
