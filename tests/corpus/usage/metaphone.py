from metaphone import doublemetaphone

for word in ["architect", "bajador", "Τι είναι το Unicode;", "Thumb", "Schmidt", "Knight", "Xavier", "Caesar", "McHugh", "Wright", "Zhao", "Jose", "Thomas", "cabrillo", "focaccia", "ghost", "laugh", "tagliaro", "island", "sugar", "Arnow", "filipowicz"]:
    print(word, doublemetaphone(word))
