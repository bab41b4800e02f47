//! The module: loaded where it lies, made an instance once, called from then on.

use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use alloc::{format, vec};
use core::cell::UnsafeCell;
use core::ptr::NonNull;

use ferrule_guest::abi::Asked;
use ferrule_guest::{Value, decode, encode};
use wasmtime::{Config, Engine, Func, FuncType, Instance, Linker, Module, Result, Store, Val, ValType};

use crate::imports::{Call, Failed, define};
use crate::memory::{self, Creator};
use crate::platform::CodeInPlace;

/// Where the host puts the head, and what it begins with.
const HEAD: *const Head = 0x10000 as *const Head;
const MAGIC: u64 = u64::from_le_bytes(*b"ferrwasm");

/// The stack that a module may use. The machine's has as much again, which is for what runs beside the module.
const STACK: usize = 128 * 1024;

#[repr(C)]
struct Head {
    magic: u64,
    start: u64,
    length: u64,
    /// The most memory that the module may have.
    memory: u64,
}

/// The host wrote it, or there is no module.
fn head() -> Option<&'static Head> {
    // SAFETY: a page at this address is part of every guest that the host joins to a module.
    let head = unsafe { &*HEAD };
    (head.magic == MAGIC).then_some(head)
}

pub fn most_memory() -> u64 {
    head().map_or(0, |head| head.memory)
}

struct Running {
    store: Store<Call>,
    instance: Instance,
}

struct Place(UnsafeCell<Option<Running>>);

// SAFETY: a guest has one thread and no interrupts.
unsafe impl Sync for Place {}

static RUNNING: Place = Place(UnsafeCell::new(None));

/// How a call ends that gives nothing.
pub enum Ended {
    Failed(String),
    Trapped(String),
    NoMemory,
}

impl Ended {
    pub fn of(error: &wasmtime::Error) -> Self {
        if memory::refused() {
            return Self::NoMemory;
        }
        match error.downcast_ref::<Failed>() {
            Some(Failed(message)) => Self::Failed(message.clone()),
            None => Self::Trapped(error.root_cause().to_string()),
        }
    }
}

fn engine() -> Result<Engine> {
    let mut config = Config::new();
    config.signals_based_traps(false).memory_init_cow(false).concurrency_support(false).gc_support(false);
    config.memory_reservation(0).memory_guard_size(0).memory_reservation_for_growth(0).memory_may_move(true);
    config.max_wasm_stack(STACK);
    config.with_host_memory(Arc::new(Creator));
    config.with_custom_code_memory(Some(Arc::new(CodeInPlace)));
    // What the processor can do beyond every x86-64 is not asked for: code that needs more is refused.
    Engine::new(&config)
}

fn module(engine: &Engine) -> Result<Module> {
    let head = head().ok_or_else(|| wasmtime::Error::msg("there is no module"))?;
    // SAFETY: the host maps what the head names for as long as the guest lives: code that can be executed, and data that can
    // be read. wasmtime compares its own version and settings with those of the compiler.
    unsafe {
        let code = core::ptr::slice_from_raw_parts_mut(head.start as *mut u8, head.length as usize);
        Module::deserialize_raw(engine, NonNull::new_unchecked(code))
    }
}

/// Makes the instance, which runs the module's start function.
pub fn set_up() -> Result<()> {
    let engine = engine()?;
    let module = module(&engine)?;
    let mut linker = Linker::new(&engine);
    define(&mut linker)?;
    let mut store = Store::new(&engine, Call::default());
    let instance = linker.instantiate(&mut store, &module)?;
    // SAFETY: nothing else is running.
    unsafe {
        *RUNNING.0.get() = Some(Running { store, instance });
    }
    Ok(())
}

pub fn call(asked: &Asked<'_>) -> core::result::Result<(Vec<u8>, bool), Ended> {
    let failed = |text: &str| Ended::Failed(text.to_string());
    // SAFETY: nothing else is running.
    let running = unsafe { (*RUNNING.0.get()).as_mut() }.ok_or_else(|| failed("the module was not set up"))?;
    let name = core::str::from_utf8(asked.name).unwrap_or_default();
    let function =
        running.instance.get_func(&mut running.store, name).ok_or_else(|| failed("no function of this name"))?;
    let kind = function.ty(&running.store);
    if kind.results().len() > 0 {
        return numbers(&mut running.store, function, &kind, asked);
    }
    if !kind.params().map(|kind| kind.is_i32()).eq([true, true]) {
        return Err(failed("the function takes neither a message nor numbers"));
    }
    let call = running.store.data_mut();
    call.argument = asked.argument.to_vec();
    call.reply = None;
    let length = i32::try_from(asked.argument.len()).map_err(|_| Ended::NoMemory)?;
    let given = [Val::I32(length), Val::I32(i32::from(asked.typed))];
    function.call(&mut running.store, &given, &mut []).map_err(|error| Ended::of(&error))?;
    Ok(running.store.data_mut().reply.take().unwrap_or_default())
}

fn numbers(
    store: &mut Store<Call>,
    function: Func,
    kind: &FuncType,
    asked: &Asked<'_>,
) -> core::result::Result<(Vec<u8>, bool), Ended> {
    let count = kind.params().len();
    let given = match asked.typed.then(|| decode(asked.argument)).flatten() {
        Some(Value::List(given)) if given.len() == count => given,
        _ => return Err(Ended::Failed(format!("the function takes a list of {count} numbers"))),
    };
    let given: core::result::Result<Vec<Val>, Ended> =
        given.iter().zip(kind.params()).map(|(value, kind)| number(value, &kind)).collect();
    let mut results = vec![Val::I32(0); kind.results().len()];
    function.call(store, &given?, &mut results).map_err(|error| Ended::of(&error))?;
    let values: Option<Vec<Value>> = results.iter().map(value).collect();
    let Some(mut values) = values else {
        return Err(Ended::Failed("the function returned something that is not a number".to_string()));
    };
    let value = if values.len() == 1 { values.remove(0) } else { Value::List(values) };
    Ok((encode(&value), true))
}

fn number(value: &Value, kind: &ValType) -> core::result::Result<Val, Ended> {
    let float = match value {
        #[expect(clippy::cast_precision_loss)]
        Value::Int(value) => Some(*value as f64),
        Value::Float(value) => Some(*value),
        _ => None,
    };
    let found = match (kind, value) {
        (ValType::I32, Value::Int(value)) => i32::try_from(*value).ok().map(Val::I32),
        (ValType::I64, Value::Int(value)) => Some(Val::I64(*value)),
        #[expect(clippy::cast_possible_truncation)]
        (ValType::F32, _) => float.map(|float| Val::F32((float as f32).to_bits())),
        (ValType::F64, _) => float.map(|float| Val::F64(float.to_bits())),
        _ => None,
    };
    found.ok_or_else(|| Ended::Failed(format!("{value:?} is not a number of type {kind}")))
}

fn value(result: &Val) -> Option<Value> {
    Some(match result {
        Val::I32(value) => Value::Int(i64::from(*value)),
        Val::I64(value) => Value::Int(*value),
        Val::F32(bits) => Value::Float(f64::from(f32::from_bits(*bits))),
        Val::F64(bits) => Value::Float(f64::from_bits(*bits)),
        _ => return None,
    })
}
