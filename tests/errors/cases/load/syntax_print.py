print "hello"  #! FER0101 "print "hello""
