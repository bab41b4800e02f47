def never():
    import absent_one


def later():
    import absent_two  #! FER0103 "absent_two"


later()
