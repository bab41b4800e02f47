def last_code(event):
    match event:
        case {"keys": [*_, {"code": code}]}:  #! FER0320 "{"keys": [*_, {"code": code}]}"
            return code
    return 0


print(last_code({"keys": [{"code": 3}]}))
