from titlecase import titlecase, create_wordlist_filter_from_file

print(titlecase('a thing'))


def abbreviations(word, **kwargs):
    if word.upper() in ('TCP', 'UDP'):
        return word.upper()


print(titlecase('a simple tcp and udp wrapper', callback=abbreviations))
for text in ["Word/word", "dance with me/let's face the music and dance", "34th 3rd 2nd", "Q&A with steve jobs: 'that's what happens in technology'",
             "What is AT&T's problem?", "Apple deal with AT&T falls through", "this v that", "THE SEC'S EVOLVING ROLE", "nothing to be afraid of?",
             "mc-donald o'neil macdougall", "small word at end is nothing to be afraid of", "dr. strangelove and mr. smith", "x-ray vs. the world-wide web"]:
    print(titlecase(text))
print(titlecase("ALL CAPS BUT small_first of", small_first_last=False))
