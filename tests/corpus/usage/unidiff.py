from unidiff import PatchSet

text = """--- a/file.py
+++ b/file.py
@@ -1,4 +1,5 @@
 one
-two
+zwei
+drei
 three
 four
"""
patch = PatchSet(text)
print(patch)
print(len(patch), patch[0].path, patch[0].is_added_file, patch[0].added, patch[0].removed)
for hunk in patch[0]:
    print(hunk.source_start, hunk.target_length, [line.value for line in hunk if line.is_added])
