text = "  Straße ÉCOLE ñandú İstanbul ΣΊΣΥΦΟΣ  "
print(text.strip().lower().replace("ß", "ss").split(" ")[::-1])
print(text.strip().upper().casefold().title().center(50, "·"))
word = "naïve café — 日本語🎉"
print(len(word), word[2], word[-1], word[::-1], word.find("日"), word.index("🎉"), word[6:10])
print(word.upper().lower().partition(" — ")[2].rjust(8, "*").encode("utf-8"))
print("éa".ljust(4, "ü") + "|", "ÄÖ".swapcase().join("xyz"), "ß".upper().lower(), "ﬁ".upper(), "ΑΣ".lower())
