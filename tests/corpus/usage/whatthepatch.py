import whatthepatch

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
for diff in whatthepatch.parse_patch(text):
    print(diff.header)
    for change in diff.changes:
        print(change)
