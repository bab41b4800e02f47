def primes(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    number = 2
    while number * number <= limit:
        if flags[number]:
            for multiple in range(number * number, limit + 1, number):
                flags[multiple] = False
        number += 1
    return [number for number, flag in enumerate(flags) if flag]


def collatz(limit):
    best, longest = 1, 1
    for start in range(1, limit):
        steps, number = 1, start
        while number != 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            steps += 1
        if steps > longest:
            best, longest = start, steps
    return best, longest


found = primes(3000000)
print(len(found), found[-1], sum(found))
print(collatz(120000))
