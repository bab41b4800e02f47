import smartypants

text = '"SmartyPants" is smart, so is <code>smartypants</code> -- a Python port'
print(smartypants.smartypants(text))
Attr = smartypants.Attr
for attr in (Attr.set1, Attr.set2, Attr.set3, Attr.q | Attr.D, Attr.default | Attr.u, Attr.s):
    print(smartypants.smartypants("'Twas \"quoted\" -- dashes --- and... `` back '' \\\"escaped\\\" '70s <pre>\"x\"</pre>", attr))
