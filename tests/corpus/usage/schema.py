from schema import And, Optional, Regex, Schema, SchemaError, Use, Or

schema = Schema([{"name": And(str, len), "age": And(Use(int), lambda n: 18 <= n <= 99),
                  Optional("gender"): And(str, Use(str.lower), lambda s: s in ("squid", "kid"))}])
data = [{"name": "Sue", "age": "28", "gender": "Squid"}, {"name": "Sam", "age": "42"}, {"name": "Sacha", "age": "20", "gender": "KID"}]
print(schema.validate(data))
print(Schema(int).validate(123))
for s, d in ((int, '123'), ({'a': int}, {'b': 1}), (Regex(r'^foo'), 'bar'), (Or(int, None), 'x')):
    try:
        Schema(s).validate(d)
    except SchemaError as error:
        print(error)
