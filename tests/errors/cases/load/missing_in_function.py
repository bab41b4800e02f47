def later():
    import absent_one  # loaded when the function is called


class Holder:
    from absent_two import x  #! FER0103 "absent_two"


match 1:
    case 1:
        import absent_three  #! FER0103 "absent_three"
