import stringcase

print(stringcase.camelcase('foo_bar_baz'), stringcase.camelcase('FooBarBaz'))
print(stringcase.capitalcase('foo_bar_baz'), stringcase.constcase('foo_bar_baz'), stringcase.pascalcase('FooBarBaz'))
print(stringcase.snakecase('fooBarBaz'), stringcase.spinalcase('FooBarBaz'), stringcase.titlecase('foo_bar_baz'))
print(stringcase.sentencecase('foo_bar_baz'), stringcase.pathcase('foo_bar_baz'), stringcase.backslashcase('foo_bar_baz'))
print(stringcase.trimcase('  foo bar '), stringcase.alphanumcase('_Foo., Bar'), stringcase.dotcase('fooBarBaz'))
