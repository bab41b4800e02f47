def later():
    import absent_one  #! FER0103 "absent_one"


class Holder:
    from absent_two import x  #! FER0103 "absent_two"


match 1:
    case 1:
        import absent_three  #! FER0103 "absent_three"
