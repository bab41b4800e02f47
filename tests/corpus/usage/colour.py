from colour import Color, RGB_TO_COLOR_NAMES, rgb2hex, hex2hsl

c = Color("blue")
print(c, repr(c), c.hex, c.rgb, c.red, c.blue, c.green, c.saturation, c.luminance)
print(Color("red") == Color(hue=0, saturation=1, luminance=0.5), Color("#f00"), Color(rgb=(1, 0, 0)), Color("pink").hex_l)
c.hue = 0
print(c, c.hex)
c.luminance = 0.25
print(c.hex, c.web)
red = Color("red")
print(list(red.range_to(Color("green"), 5)), rgb2hex((0.0, 0.5, 1.0)), len(RGB_TO_COLOR_NAMES))
try:
    Color("nonsense")
except Exception as e:
    print(type(e).__name__, e)
