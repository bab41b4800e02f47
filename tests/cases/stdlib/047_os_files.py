"""`os`: links, permissions, times, entries of folders, files by number, the environment of commands."""

import errno
import os
import stat
import tempfile

with tempfile.TemporaryDirectory() as root:
    os.chdir(root)
    fd = os.open("data", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    print(os.write(fd, b"abcdef"), os.lseek(fd, 2, os.SEEK_SET), os.read(fd, 3))
    os.close(fd)
    try:
        os.close(fd)
    except OSError as error:
        print(error, error.errno == errno.EBADF)
    os.utime("data", (1000, 2000.5))
    print(os.path.getatime("data"), os.path.getmtime("data"))
    os.symlink("data", "link")
    print(os.readlink("link"), os.path.islink("link"), os.lstat("link").st_size, os.stat("link").st_size)
    os.chmod("data", 0o600)
    print(oct(stat.S_IMODE(os.stat("data").st_mode)), stat.filemode(os.stat("data").st_mode))
    os.truncate("data", 3)
    os.makedirs("sub/deep")
    with os.scandir() as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            print(entry.name, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(), entry)
    print(sorted(e.path for e in os.scandir("sub")))
    for folder, folders, names in os.walk(".", topdown=False):
        print(folder, sorted(folders), sorted(names))
    try:
        os.symlink("x", "link")
    except FileExistsError as error:
        print(error)
    try:
        os.readlink("data")
    except OSError as error:
        print(error)
    os.environ["FERRULE_CASE"] = "set by the program"
    print(os.system('test "$FERRULE_CASE" = "set by the program"'), os.system("exit 3"), os.path.expandvars("<$FERRULE_CASE> ${X_Y_Z} $"))
    os.chdir("/")
print(os.path.splitdrive("/a/b"), os.path.normcase("A"), os.path.ismount("/"), os.altsep)
print(os.path.basename(__file__))
