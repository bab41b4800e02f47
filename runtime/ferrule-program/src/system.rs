//! What `std` asks of a C library, where there is neither one nor a system behind it.
//!
//! Files, processes and the like fail with `ENOSYS`; the runtime asks the host before it comes to that. What never runs in a
//! guest ends it and says so. The mathematics are the C library's own, so that results are those of CPython to the last bit.

use std::arch::x86_64::{__cpuid, __cpuid_count};
use std::ffi::{c_char, c_int, c_void};
use std::ptr;
use std::sync::atomic::{AtomicI32, AtomicPtr, AtomicU8, Ordering};

use ferrule_guest::abi;

const NO_SYSTEM: i32 = 38;

static ERRNO: AtomicI32 = AtomicI32::new(0);

#[unsafe(no_mangle)]
extern "C" fn __errno_location() -> *mut c_int {
    ERRNO.as_ptr()
}

// The mathematics write their errors to a thread-local variable, which nobody reads.
std::arch::global_asm!(
    ".section .tbss.errno,\"awT\",@nobits",
    ".globl errno",
    ".type errno, @object",
    ".size errno, 4",
    ".balign 4",
    "errno:",
    ".zero 4",
    ".text",
);

/// The environment is empty.
#[unsafe(no_mangle)]
static environ: AtomicPtr<*const c_char> = AtomicPtr::new(ptr::null_mut());

/// Functions that fail: there is no system. They leave their arguments alone, whatever those are.
macro_rules! fail {
    ($($name:ident)+) => {
        $(#[unsafe(no_mangle)]
        extern "C" fn $name() -> isize {
            ERRNO.store(NO_SYSTEM, Ordering::Relaxed);
            -1
        })+
    };
}

/// Functions that fail with a null pointer.
macro_rules! null {
    ($($name:ident)+) => {
        $(#[unsafe(no_mangle)]
        extern "C" fn $name() -> *mut c_void {
            ERRNO.store(NO_SYSTEM, Ordering::Relaxed);
            ptr::null_mut()
        })+
    };
}

/// Functions that nothing in a guest calls: unwinding, and the allocator of a C library.
macro_rules! never {
    ($($name:ident)+) => {
        $(#[unsafe(no_mangle)]
        extern "C" fn $name() -> ! {
            abi::panicked(format_args!(concat!("there is no `", stringify!($name), "` in the sandbox")))
        })+
    };
}

/// Functions that give nothing: a null pointer, no bytes, done.
macro_rules! nothing {
    ($($name:ident)+) => {
        $(#[unsafe(no_mangle)]
        extern "C" fn $name() -> isize {
            0
        })+
    };
}

fail! {
    chdir chmod chown clock_gettime close closedir connect copy_file_range dirfd dup dup2 execvp fchmod fchown fcntl
    fdatasync  flock fork fstat64 fstatat64 fsync ftruncate64 futimens getaddrinfo gethostname getpeername
    getsockname getsockopt ioctl kill lchown link linkat lseek64 lstat64 mkdir mmap64 mprotect munmap nanosleep
    clock_nanosleep open64 openat64 pause pipe pipe2 poll posix_spawnp pread64 pthread_create pwrite64
    readlink recv rename rmdir sched_getaffinity send sendfile64 setsockopt shutdown sigaction sigaltstack socket
    socketpair splice stat64 statx symlink syscall sysconf unlink unlinkat utimensat waitid waitpid
}

null! {
    fdopendir getcwd opendir readdir64 realpath
}

never! {
    abort calloc exit _exit free malloc posix_memalign realloc __stack_chk_fail __tls_get_addr
    _Unwind_Backtrace _Unwind_DeleteException _Unwind_FindEnclosingFunction _Unwind_GetCFA _Unwind_GetDataRelBase
    _Unwind_GetIP _Unwind_GetIPInfo _Unwind_GetLanguageSpecificData _Unwind_GetRegionStart _Unwind_GetTextRelBase
    _Unwind_RaiseException _Unwind_Resume _Unwind_SetGR _Unwind_SetIP
}

// Destructors of thread-local values are for threads that end; this one never does.
nothing! {
    __cxa_thread_atexit_impl dl_iterate_phdr getenv gnu_get_libc_version isatty pthread_getspecific
    pthread_key_create pthread_key_delete pthread_self pthread_setspecific read readv sched_yield signal
    __xpg_strerror_r
}

/// Only panics before there is a host come here, and nobody could read them.
#[unsafe(no_mangle)]
extern "C" fn write(_file: c_int, _bytes: *const u8, length: usize) -> isize {
    length as isize
}

#[unsafe(no_mangle)]
extern "C" fn writev(_file: c_int, _pieces: *const c_void, _count: c_int) -> isize {
    0
}

/// The keys of `std`'s own hash tables, whose order nobody sees. Randomness for programs comes from the host.
#[unsafe(no_mangle)]
unsafe extern "C" fn getrandom(bytes: *mut u8, length: usize, _flags: u32) -> isize {
    // SAFETY: the caller's buffer is as long as it says.
    unsafe { ptr::write_bytes(bytes, 0x5a, length) };
    length as isize
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memchr(bytes: *const u8, wanted: c_int, length: usize) -> *const u8 {
    // SAFETY: the caller's bytes are as many as it says.
    let found =
        unsafe { std::slice::from_raw_parts(bytes, length) }.iter().position(|byte| i32::from(*byte) == wanted & 0xff);
    found.map_or(ptr::null(), |at| bytes.wrapping_add(at))
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memrchr(bytes: *const u8, wanted: c_int, length: usize) -> *const u8 {
    // SAFETY: the caller's bytes are as many as it says.
    let found =
        unsafe { std::slice::from_raw_parts(bytes, length) }.iter().rposition(|byte| i32::from(*byte) == wanted & 0xff);
    found.map_or(ptr::null(), |at| bytes.wrapping_add(at))
}

/// Which form of a function the C library's mathematics choose: they look up here what the processor can do. Every bit says
/// "it can", or none does; both name forms that exist, and the newest that the processor has is the one CPython uses there.
#[unsafe(no_mangle)]
static _dl_x86_cpu_features: [AtomicU8; 4096] = [const { AtomicU8::new(0) }; 4096];

#[repr(C)]
struct Relocation {
    place: usize,
    info: u64,
    resolver: extern "C" fn() -> usize,
}

unsafe extern "C" {
    // The linker's: relocations whose value a function chooses while the program starts.
    static __rela_iplt_start: [Relocation; 0];
    static __rela_iplt_end: [Relocation; 0];
}

const FMA: u32 = 1 << 12;
const SAVED_BY_SYSTEM: u32 = 1 << 27;
const AVX2: u32 = 1 << 5;

/// What a C library does before a program starts, as far as it is needed.
///
/// # Safety
/// Runs once, before anything that is in another object file by such a relocation.
pub unsafe fn relocate() {
    let first = __cpuid(1).ecx;
    if first & FMA != 0 && first & SAVED_BY_SYSTEM != 0 && __cpuid_count(7, 0).ebx & AVX2 != 0 {
        _dl_x86_cpu_features.iter().for_each(|byte| byte.store(0xff, Ordering::Relaxed));
    }
    // SAFETY: the linker made the table and the places.
    unsafe {
        let mut next = (&raw const __rela_iplt_start).cast::<Relocation>();
        while next < (&raw const __rela_iplt_end).cast() {
            *((*next).place as *mut usize) = ((*next).resolver)();
            next = next.add(1);
        }
    }
}
