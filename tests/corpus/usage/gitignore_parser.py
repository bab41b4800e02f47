from gitignore_parser import parse_gitignore, parse_gitignore_str

with open("rules.txt", "w") as f:
    f.write("__pycache__/\n*.py[cod]\n# comment\n!keep.pyc\n/build\ndocs/**/x.md\n\\#hash\n")
matches = parse_gitignore("rules.txt", base_dir="/home/michael/project")
for name in ["main.py", "main.pyc", "dir/main.pyc", "__pycache__", "keep.pyc", "build", "sub/build", "docs/a/b/x.md", "#hash"]:
    print(name, matches("/home/michael/project/" + name))
matches = parse_gitignore_str('__pycache__/\n*.py[cod]', base_dir='/home/michael/project')
print(matches('/home/michael/project/main.py'), matches('/home/michael/project/dir/main.pyc'))
