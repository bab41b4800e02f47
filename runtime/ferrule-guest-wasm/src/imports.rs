//! What a module may import: the same functions as from the `wasm` backend.

use alloc::string::String;
use alloc::vec::Vec;

use ferrule_guest::abi;
use wasmtime::{Caller, Error, Extern, Linker, Memory, Result};

/// A message may be so long.
const MOST_MESSAGE: usize = 4096;

/// What belongs to the call that runs.
#[derive(Default)]
pub struct Call {
    pub argument: Vec<u8>,
    pub reply: Option<(Vec<u8>, bool)>,
    answer: Vec<u8>,
}

/// The module said that it failed.
#[derive(Debug)]
pub struct Failed(pub String);

impl core::fmt::Display for Failed {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str(&self.0)
    }
}

impl core::error::Error for Failed {}

type Guest<'a> = Caller<'a, Call>;

fn memory(guest: &mut Guest<'_>) -> Result<Memory> {
    match guest.get_export("memory") {
        Some(Extern::Memory(memory)) => Ok(memory),
        _ => Err(Error::msg("the module does not export its memory")),
    }
}

fn outside() -> Error {
    Error::msg("the guest points outside its memory")
}

fn read<'a>(guest: &'a mut Guest<'_>, start: u32, length: u32) -> Result<&'a [u8]> {
    let memory = memory(guest)?;
    let (start, length) = (start as usize, length as usize);
    memory.data(&*guest).get(start..start.saturating_add(length)).ok_or_else(outside)
}

fn write(guest: &mut Guest<'_>, start: u32, pick: impl FnOnce(&mut Call) -> &mut Vec<u8>) -> Result<()> {
    let memory = memory(guest)?;
    let (bytes, call) = memory.data_and_store_mut(&mut *guest);
    let data = pick(call);
    let start = start as usize;
    bytes.get_mut(start..start.saturating_add(data.len())).ok_or_else(outside)?.copy_from_slice(data);
    Ok(())
}

pub fn define(linker: &mut Linker<Call>) -> Result<()> {
    let module = "ferrule";
    linker.func_wrap(module, "argument", |mut guest: Guest<'_>, start: u32| {
        write(&mut guest, start, |call| &mut call.argument)
    })?;
    linker.func_wrap(module, "fetch", |mut guest: Guest<'_>, start: u32| {
        write(&mut guest, start, |call| &mut call.answer)
    })?;
    linker.func_wrap(module, "reply", |mut guest: Guest<'_>, start: u32, length: u32, typed: u32| -> Result<()> {
        let reply = read(&mut guest, start, length)?.to_vec();
        guest.data_mut().reply = Some((reply, typed != 0));
        Ok(())
    })?;
    linker.func_wrap(module, "fail", |mut guest: Guest<'_>, start: u32, length: u32| -> Result<()> {
        let text = read(&mut guest, start, length.min(MOST_MESSAGE as u32))?;
        Err(Error::new(Failed(String::from_utf8_lossy(text).into_owned())))
    })?;
    linker.func_wrap(module, "print", |mut guest: Guest<'_>, start: u32, length: u32| -> Result<()> {
        abi::print(read(&mut guest, start, length)?);
        Ok(())
    })?;
    linker.func_wrap(module, "host", host)?;
    Ok(())
}

fn host(mut guest: Guest<'_>, name: u32, name_length: u32, start: u32, length: u32, typed: u32) -> Result<i32> {
    let name = read(&mut guest, name, name_length.min(MOST_MESSAGE as u32))?.to_vec();
    let answered = abi::host(&name, read(&mut guest, start, length)?, typed != 0);
    let (good, answer) = match answered {
        Ok(answer) => (true, answer),
        Err(message) => (false, message.into_bytes()),
    };
    let length = i32::try_from(answer.len())?;
    guest.data_mut().answer = answer;
    Ok(if good { length } else { -1 - length })
}
