import a

print(a.fa(3))
