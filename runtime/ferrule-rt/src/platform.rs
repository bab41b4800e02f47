//! What `std` has on Unix only. On a machine without an operating system no file is ever open and no program ever ran, so
//! what stands in for it there is never asked.

#[cfg(unix)]
pub(crate) use std::os::{
    fd::AsRawFd,
    unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, symlink},
    unix::process::{ExitStatusExt, parent_id},
};

/// A pipe's end as a file.
#[cfg(unix)]
pub(crate) fn file_of(end: impl Into<std::os::fd::OwnedFd>) -> std::fs::File {
    std::fs::File::from(end.into())
}

#[cfg(not(unix))]
pub(crate) use bare::*;

#[cfg(not(unix))]
mod bare {
    use std::fs::{DirBuilder, File, Metadata, OpenOptions, Permissions};
    use std::io;
    use std::process::ExitStatus;

    pub(crate) trait AsRawFd {
        fn as_raw_fd(&self) -> i32;
    }

    impl AsRawFd for File {
        fn as_raw_fd(&self) -> i32 {
            -1
        }
    }

    macro_rules! numbers {
        ($($kind:ident: $($name:ident),+);+ $(;)?) => {
            pub(crate) trait MetadataExt {
                $($(fn $name(&self) -> $kind;)+)+
            }
            impl MetadataExt for Metadata {
                $($(fn $name(&self) -> $kind { 0 })+)+
            }
        };
    }

    numbers! {
        u32: mode, uid, gid;
        u64: dev, ino, nlink, size, blocks, blksize;
        i64: atime, atime_nsec, mtime, mtime_nsec, ctime, ctime_nsec;
    }

    pub(crate) trait PermissionsExt {
        fn mode(&self) -> u32;
        fn from_mode(mode: u32) -> Permissions;
    }

    impl PermissionsExt for Permissions {
        fn mode(&self) -> u32 {
            0
        }
        fn from_mode(_mode: u32) -> Permissions {
            unreachable!("a file's permissions where there are no files")
        }
    }

    pub(crate) trait ExitStatusExt {
        fn into_raw(self) -> i32;
        fn signal(&self) -> Option<i32>;
    }

    impl ExitStatusExt for ExitStatus {
        fn into_raw(self) -> i32 {
            0
        }
        fn signal(&self) -> Option<i32> {
            None
        }
    }

    pub(crate) trait OpenOptionsExt {
        fn mode(&mut self, mode: u32) -> &mut Self;
    }

    impl OpenOptionsExt for OpenOptions {
        fn mode(&mut self, _mode: u32) -> &mut Self {
            self
        }
    }

    pub(crate) trait DirBuilderExt {
        fn mode(&mut self, mode: u32) -> &mut Self;
    }

    impl DirBuilderExt for DirBuilder {
        fn mode(&mut self, _mode: u32) -> &mut Self {
            self
        }
    }

    pub(crate) fn symlink(_original: &str, _link: &str) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(crate) fn file_of<T>(_end: T) -> File {
        unreachable!("a pipe where there are no files")
    }

    pub(crate) fn parent_id() -> u32 {
        0
    }
}
