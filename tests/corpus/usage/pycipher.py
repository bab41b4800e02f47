from pycipher import ADFGVX, Caesar, Playfair, Vigenere, Enigma, Railfence, Affine, Bifid, ColTrans

adfgvx = ADFGVX(key='PH0QG64MEA1YL2NOFDXKR3CVS5ZW7BJ9UTI8', keyword='GERMAN')
text = adfgvx.encipher("Hello world!")
print(text)
print(adfgvx.decipher(text))
print(Caesar(13).encipher('defend the east wall of the castle'))
print(Playfair(key='zgptfoihmuwdrcnykeqaxvsbl').encipher('defend the east wall of the castle'))
print(Vigenere('GERMAN').encipher('defend the east wall of the castle'))
print(Railfence(3).encipher('defend the east wall of the castle'))
print(Affine(5, 9).encipher('defend the east wall of the castle'))
print(Bifid('phqgmeaylnofdxkrcvszwbuti', 5).encipher('defend the east wall of the castle'))
print(ColTrans("GERMAN").encipher('defend the east wall of the castle'))
enigma = Enigma(settings=('A', 'A', 'A'), rotors=(1, 2, 3), reflector='B', ringstellung=('F', 'V', 'N'),
                steckers=[('P', 'O'), ('M', 'L'), ('I', 'U'), ('K', 'J'), ('N', 'H'), ('Y', 'T')])
print(enigma.encipher('defend the east wall of the castle'))
