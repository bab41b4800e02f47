from ordered_set import OrderedSet

letters = OrderedSet('abracadabra')
print(letters, 'r' in letters, letters.index('r'), letters[2])
print(letters.add('r'), letters.add('x'))
letters |= OrderedSet('shazam')
print(letters)
print(letters & set('aeiou'))
letters -= 'abcd'
print(letters)
print(letters.index(['r', 'x']), letters[1:3], letters[-1], len(letters))
print(letters == OrderedSet('xrshzm'), letters.issubset("rxshzmq"), letters.pop(), letters)
letters.discard("z")
letters.update("new")
print(letters, letters.union("pq"), letters.intersection("rs"), letters.symmetric_difference("rq"))
