//! The one place where a program meets what differs from run to run: the clock, the operating system's
//! randomness, the command line, the environment.
//!
//! `ferrule verify` sets `FERRULE_VERIFY=1` and runs the Python program under a shim with the same protocol:
//!
//! - `FERRULE_VERIFY_EPOCH`: the wall clock's first value in seconds, 1700000000 unless set;
//! - `FERRULE_VERIFY_SEED`: an integer for every generator that would take its seed from the system;
//! - the virtual time starts at 0 ns; a read of any clock first advances it by 1000 ns and then returns it;
//!   a sleep advances it by its length and waits for nothing; the local time zone is UTC.

use std::env;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use num_bigint::BigInt;

use crate::guest;

/// What one read of a virtual clock costs.
const READ_COST_NS: i64 = 1_000;
const DEFAULT_EPOCH: f64 = 1_700_000_000.0;

static VERIFYING: LazyLock<bool> = LazyLock::new(|| env::var_os("FERRULE_VERIFY").is_some_and(|value| value == "1"));
static EPOCH: LazyLock<f64> = LazyLock::new(|| parsed("FERRULE_VERIFY_EPOCH").unwrap_or(DEFAULT_EPOCH));
static START: LazyLock<Instant> = LazyLock::new(Instant::now);
static VIRTUAL_NS: AtomicI64 = AtomicI64::new(0);

fn parsed<T: std::str::FromStr>(name: &str) -> Option<T> {
    env::var(name).ok()?.trim().parse().ok()
}

/// Whether the program runs under `ferrule verify`.
pub fn verifying() -> bool {
    *VERIFYING
}

/// The monotonic clock in nanoseconds.
pub fn now_ns() -> i64 {
    if verifying() {
        return VIRTUAL_NS.fetch_add(READ_COST_NS, Ordering::Relaxed) + READ_COST_NS;
    }
    if let Some(host) = guest::host() {
        return guest::number(host, "clock", "monotonic");
    }
    START.elapsed().as_nanos() as i64
}

/// The time without the cost of a read.
pub fn peek_ns() -> i64 {
    if verifying() { VIRTUAL_NS.load(Ordering::Relaxed) } else { now_ns() }
}

/// Moves the virtual clock on; without verification time moves by itself.
pub fn advance_ns(ns: i64) {
    if verifying() {
        VIRTUAL_NS.fetch_add(ns, Ordering::Relaxed);
    }
}

/// Waits, or under verification moves the virtual clock on.
pub fn sleep_ns(ns: i64) {
    if verifying() {
        advance_ns(ns);
    } else if let Some(host) = guest::host() {
        let _ = guest::number(host, "sleep", &ns.to_string());
    } else if let Ok(ns) = u64::try_from(ns) {
        std::thread::sleep(Duration::from_nanos(ns));
    }
}

/// The wall clock in nanoseconds since 1970.
pub fn wall_ns() -> i64 {
    if verifying() {
        return (*EPOCH * 1e9) as i64 + now_ns();
    }
    if let Some(host) = guest::host() {
        return guest::number(host, "clock", "wall");
    }
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_nanos() as i64,
        Err(before) => -(before.duration().as_nanos() as i64),
    }
}

/// The wall clock in seconds since 1970.
pub fn wall_seconds() -> f64 {
    if verifying() {
        return *EPOCH + now_ns() as f64 / 1e9;
    }
    wall_ns() as f64 / 1e9
}

/// The processor time of the process in nanoseconds; the virtual clock under verification.
pub fn process_ns() -> i64 {
    now_ns()
}

/// The seed that replaces the system's randomness under verification.
pub fn verification_seed() -> Option<BigInt> {
    verifying().then(|| parsed("FERRULE_VERIFY_SEED").unwrap_or_default())
}

/// 32-bit words from the operating system's randomness.
pub fn entropy_words(count: usize) -> Vec<u32> {
    use std::hash::{BuildHasher, RandomState};
    if let Some(host) = guest::host() {
        // What the system would give is the same in every machine that starts from one snapshot.
        let bytes = (host.call)("random", (4 * count).to_string().as_bytes()).unwrap_or_default();
        let words: Vec<u32> = bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word)).collect();
        assert!(words.len() == count, "the host gave no randomness");
        return words;
    }
    // Every `RandomState` starts from keys of the system; hashing a counter stretches them.
    let keys = RandomState::new();
    (0..count).map(|index| (keys.hash_one(index) >> 32) as u32).collect()
}

/// The command line, the program's name first.
pub fn argv() -> Vec<String> {
    env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect()
}

/// A variable of the environment.
pub fn env_var(name: &str) -> Option<String> {
    // `std` panics on names that no environment can hold.
    if name.is_empty() || name.contains(['=', '\0']) {
        return None;
    }
    env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

/// The whole environment.
pub fn env_vars() -> Vec<(String, String)> {
    env::vars_os()
        .map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()))
        .collect()
}
