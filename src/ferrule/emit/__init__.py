"""IR to Rust. Reads the IR only; the text is formatted by rustfmt afterwards."""

from __future__ import annotations

from ferrule.emit.crate import Names
from ferrule.emit.items import ModuleEmitter, union_module
from ferrule.emit.marks import take_marks
from ferrule.emit.signatures import choose_signatures
from ferrule.emit.standard import without_runtime
from ferrule.ir import nodes as ir


def emit(crate: ir.Crate) -> dict[str, str]:
    """The project's source files by path."""
    names = Names(crate)
    if crate.plain:
        choose_signatures(names)
    files: dict[str, str] = {}
    origin: dict[str, ir.Module] = {}
    tree = module_tree(names)
    for name, module in crate.modules.items():
        path = file_of(names.modules[name], bool(tree.get(names.modules[name])))
        text = ModuleEmitter(names, module, tree.get(names.modules[name], [])).text()
        files[path], origin[path] = text, module
    for path, children in tree.items():
        file = file_of(path, True)
        if file not in files:
            files[file] = "".join(f"pub mod {child};\n" for child in children)
    if crate.unions:
        files["src/unions.rs"] = union_module(names)
    standard = without_runtime(files) if crate.plain else None
    files = standard or files
    for path, text in files.items():
        files[path], crate.source_map[path] = take_marks(text, origin.get(path))
    crate.crates = names.crates
    if standard is None:
        crate.crates.setdefault("ferrule_rt", set())
    else:
        crate.crates = {}
    return files


def module_tree(names: Names) -> dict[str, list[str]]:
    """Rust module path to its child modules."""
    tree: dict[str, list[str]] = {"crate": []}
    for path in sorted(names.modules.values()):
        parts = path.split("::")
        for end in range(1, len(parts)):
            children = tree.setdefault("::".join(parts[:end]), [])
            if parts[end] not in children:
                children.append(parts[end])
    if names.crate.unions:
        tree["crate"].append("unions")
    return tree


def file_of(path: str, has_children: bool) -> str:
    if path == "crate":
        return "src/main.rs"
    parts = [p.removeprefix("r#") for p in path.split("::")[1:]]
    return "src/" + "/".join(parts) + ("/mod.rs" if has_children else ".rs")
