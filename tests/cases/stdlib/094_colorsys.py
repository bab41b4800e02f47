import colorsys

print(colorsys.rgb_to_hsv(0.2, 0.4, 0.4), colorsys.hsv_to_rgb(0.5, 0.5, 0.4))
print(colorsys.rgb_to_hls(0.2, 0.4, 0.9), colorsys.hls_to_rgb(0.1, 0.2, 0.3), colorsys.hls_to_rgb(0.6, 0.8, 0.0))
print(colorsys.rgb_to_yiq(0.2, 0.4, 0.9), colorsys.yiq_to_rgb(0.5, -0.2, 0.1))
for step in range(7):
    print([round(part, 6) for part in colorsys.hsv_to_rgb(step / 6, 0.7, 0.9)])
