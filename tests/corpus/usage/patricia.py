from patricia import trie

T = trie('root', key='value', king='kong')
T['four'] = None
print('' in T, 'kong' in T, T['king'])
try:
    T['kong']
except KeyError as error:
    print(repr(error))
print(len(T), sorted(T))
S = 'keys and kewl stuff'
print(T.key(S), T.value(S, 9))
del T['']
try:
    T.item(S, 9)
except KeyError as error:
    print(repr(error))
print(T.item(S, 9, default=None))
print(list(T.items(S)))
print(T.isPrefix('k'), T.isPrefix('kong'))
print(sorted(T.iter('k')))
T = trie(present=None)
print(T.key('is absent here', 3, default=None), T.key('is present here', 3, default=None))
