//! A guest that tries to get out, to take what is not its own, and to use more than it may. Each function is one attempt;
//! The rows of `ferrule sandbox probe` say how each has to end. A function that comes back says what it got.
#![no_std]
#![no_main]

extern crate alloc;

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::arch::asm;
use core::hint::black_box;

use ferrule_guest::{Answer, Value, abi, argument, print};

/// An attempt that is one piece of assembly. It may use any register.
macro_rules! attempt {
    ($name:ident, $($code:literal),+ $(,)?) => {
        fn $name(_: &[u8]) -> Answer {
            let got: u64;
            // SAFETY: none: that is what is tried.
            unsafe {
                asm!("push rbx", $($code,)+ "pop rbx", out("rax") got, out("rcx") _, out("rdx") _, out("rsi") _, out("rdi") _,
                     out("r8") _, out("r9") _, out("r10") _, out("r11") _);
            }
            Ok(Value::Str(format!("came back with {got:#x}")).into())
        }
    };
}

attempt!(null_read, "xor eax, eax", "mov rax, [rax]");
attempt!(null_write, "xor eax, eax", "mov [rax], rax");
attempt!(write_code, "lea rax, [rip]", "mov byte ptr [rax], 0x90");
attempt!(execute_stack, "mov byte ptr [rsp - 128], 0xc3", "lea rax, [rsp - 128]", "call rax");
attempt!(jump_null, "xor eax, eax", "call rax");
attempt!(jump_noncanonical, "mov rax, 0x8000000000000000", "call rax");
attempt!(port_serial, "mov dx, 0x3f8", "xor eax, eax", "out dx, al");
attempt!(port_debug, "out 0x80, al");
attempt!(port_in, "in al, 0x60");
attempt!(port_read_own, "mov dx, 0xe0", "in al, dx");
attempt!(port_wide, "mov dx, 0xe0", "out dx, eax");
attempt!(port_string, "mov dx, 0x3f8", "mov ecx, 4", "mov rsi, rsp", "rep outsb");
attempt!(port_high, "mov dx, 0xffff", "out dx, al");
attempt!(port_pci, "mov dx, 0xcf8", "mov eax, 0x80000000", "out dx, eax");
attempt!(port_after_iopl, "pushfq", "or qword ptr [rsp], 0x3000", "popfq", "mov dx, 0x3f8", "out dx, al");
attempt!(syscall, "mov eax, 39", "syscall");
attempt!(sysenter, "mov rcx, rsp", "lea rdx, [rip]", "sysenter");
attempt!(int_80, "mov eax, 20", "int 0x80");
attempt!(int_3, "int3");
attempt!(int_double_fault, "int 8");
attempt!(halt, "hlt");
attempt!(interrupts_off, "cli");
attempt!(interrupts_on, "sti");
attempt!(read_cr0, "mov rax, cr0");
attempt!(write_cr3, "xor eax, eax", "mov cr3, rax");
attempt!(write_cr4, "xor eax, eax", "mov cr4, rax");
attempt!(write_dr7, "xor eax, eax", "mov dr7, rax");
attempt!(read_msr, "mov ecx, 0xc0000080", "rdmsr");
attempt!(write_msr, "mov ecx, 0xc0000082", "xor eax, eax", "xor edx, edx", "wrmsr");
attempt!(load_gdt, "sub rsp, 16", "lgdt [rsp]");
attempt!(load_idt, "sub rsp, 16", "lidt [rsp]");
attempt!(load_task, "mov ax, 0x28", "ltr ax");
attempt!(flush_page, "invlpg [rsp]");
attempt!(write_xcr0, "xor ecx, ecx", "mov eax, 3", "xor edx, edx", "xsetbv");
attempt!(write_back, "wbinvd");
attempt!(swap_gs, "swapgs");
attempt!(vm_call, "vmcall");
attempt!(vmm_call, "vmmcall");
attempt!(ring_0_far, "sub rsp, 16", "lea rax, [rip + 0]", "mov [rsp], rax", "mov qword ptr [rsp + 8], 8", "retfq");
attempt!(
    ring_0_iret,
    "mov rax, rsp",
    "push 0x10",
    "push rax",
    "pushfq",
    "push 8",
    "lea rax, [rip]",
    "push rax",
    "iretq"
);
attempt!(ring_0_stack, "mov ax, 0x10", "mov ss, ax");
attempt!(undefined, "ud2");
attempt!(trap_flag, "pushfq", "or qword ptr [rsp], 0x100", "popfq", "nop");
attempt!(divide, "xor edx, edx", "xor ecx, ecx", "mov eax, 1", "div ecx");
attempt!(forever, "2: jmp 2b");
attempt!(stack_away, "mov rsp, 0x20", "push rax");

fn number(bytes: &[u8]) -> Result<u64, String> {
    match argument(bytes)? {
        Value::Int(number) => Ok(number.cast_unsigned()),
        _ => Err(String::from("a number was expected")),
    }
}

fn read_at(bytes: &[u8]) -> Answer {
    // SAFETY: as above.
    let got = unsafe { core::ptr::read_volatile(number(bytes)? as *const u64) };
    Ok(Value::Str(format!("read {got:#x}")).into())
}

fn write_at(bytes: &[u8]) -> Answer {
    // SAFETY: as above.
    unsafe { core::ptr::write_volatile(number(bytes)? as *mut u64, 0x4141) };
    Ok(Value::Str(String::from("wrote")).into())
}

fn write_constant(_: &[u8]) -> Answer {
    static TEXT: &str = "constant";
    // SAFETY: as above.
    unsafe { core::ptr::write_volatile(TEXT.as_ptr().cast_mut(), 0) };
    Ok(Value::Str(String::from("wrote")).into())
}

fn memory_bomb(_: &[u8]) -> Answer {
    let mut all: Vec<Vec<u8>> = Vec::new();
    loop {
        all.push(vec![7; 100_000]);
        black_box(&all);
    }
}

fn output_bomb(_: &[u8]) -> Answer {
    let text = "x".repeat(10_000);
    loop {
        print(&text);
    }
}

fn stack_bomb(_: &[u8]) -> Answer {
    fn deeper(n: u64) -> u64 {
        if n == black_box(u64::MAX) {
            return n;
        }
        let here = black_box([n; 64]);
        here[1] + deeper(n + 1)
    }
    Ok(Value::Str(format!("came back with {}", deeper(0))).into())
}

fn panic_bomb(_: &[u8]) -> Answer {
    panic!("on purpose")
}

/// The block as the argument says, and the port that its first byte names.
fn forge(bytes: &[u8]) -> Answer {
    let (port, block) = bytes.split_first().ok_or("a port was expected")?;
    abi::forge(block, *port);
    Ok(Vec::new().into())
}

const SECRET: u64 = 0x5ec2_e700_0000_0000;

fn secret() -> u64 {
    // Not in one piece in the code, so that what is found is what was left.
    black_box(SECRET).rotate_left(17) ^ black_box(0x00c0_ffee_1234_5678)
}

fn has_avx512() -> bool {
    let low = core::arch::x86_64::__cpuid_count(7, 0).ebx;
    low & 1 << 16 != 0
}

/// Leaves a secret in memory, on the stack, in the vector registers and, if asked by the lowest bit of the argument, in the
/// bases of FS and GS. The rest of the argument is how many kilobytes of memory.
fn hide(bytes: &[u8]) -> Answer {
    let asked = number(bytes)?;
    let (bases, kilobytes) = (asked & 1 != 0, (asked >> 1) as usize);
    let value = secret();
    let mut kept = vec![value; (kilobytes + 1) * 128];
    black_box(&mut kept);
    core::mem::forget(kept);
    black_box([value; 512]);
    // SAFETY: registers that no code here relies on.
    unsafe {
        asm!("vmovq xmm0, {0}", "vpbroadcastq ymm0, xmm0", "vmovdqa ymm7, ymm0", "vmovdqa ymm15, ymm0", "movq mm3, {0}",
             in(reg) value, out("ymm0") _, out("ymm7") _, out("ymm15") _, out("mm3") _);
        if has_avx512() {
            asm!("vpbroadcastq zmm17, {0}", "vpbroadcastq zmm31, {0}", "kmovq k5, {0}", in(reg) value);
        }
        if bases {
            asm!("wrfsbase {0}", "wrgsbase {0}", in(reg) value & 0x7fff_ffff_f000);
        }
    }
    Ok(Value::None.into())
}

/// Where something of `hide` can still be found; the argument is a list of addresses, from and to, and whether to ask the
/// bases.
fn seek(bytes: &[u8]) -> Answer {
    let mut vectors = [0_u64; 16];
    // SAFETY: stores only.
    unsafe {
        asm!("vmovdqu [{0}], ymm7", "vmovdqu [{0} + 32], ymm15", "movq [{0} + 64], mm3", in(reg) &raw mut vectors);
        if has_avx512() {
            asm!("vmovdqu64 ymm17, ymm17", "vextracti64x4 [{0} + 80], zmm31, 1", "kmovq [{0} + 120], k5",
                 in(reg) &raw mut vectors);
        }
    }
    let value = secret();
    let mut found = Vec::new();
    if vectors.contains(&value) {
        found.push(Value::Str(String::from("vector registers")));
    }
    let Value::List(parts) = argument(bytes)? else {
        return Err(String::from("a list was expected"));
    };
    let numbers: Vec<u64> =
        parts.iter().filter_map(|part| if let Value::Int(n) = part { Some(n.cast_unsigned()) } else { None }).collect();
    if let Some((bases, ranges)) = numbers.split_first() {
        if *bases != 0 {
            let (fs, gs): (u64, u64);
            // SAFETY: reads only.
            unsafe { asm!("rdfsbase {0}", "rdgsbase {1}", out(reg) fs, out(reg) gs) };
            if fs != 0 || gs != 0 {
                found.push(Value::Str(format!("bases {fs:#x} {gs:#x}")));
            }
        }
        for range in ranges.chunks_exact(2) {
            // The call's own frames hold the value too.
            let here = (&raw const vectors) as u64;
            let words = (range[0]..range[1]).step_by(8);
            for at in words.filter(|at| at.abs_diff(here) > 8192) {
                // SAFETY: memory that belongs to the guest, as its caller says.
                if unsafe { core::ptr::read_volatile(at as *const u64) } == value {
                    found.push(Value::Str(format!("memory at {at:#x}")));
                    break;
                }
            }
        }
    }
    Ok(Value::List(found).into())
}

/// What cannot be hidden from a guest.
fn visible(_: &[u8]) -> Answer {
    let (low, high, processor): (u32, u32, u64);
    // SAFETY: reads only.
    unsafe {
        asm!("rdtsc", out("eax") low, out("edx") high);
        asm!("rdpid {0}", out(reg) processor);
    }
    let vendor = core::arch::x86_64::__cpuid(0).ebx;
    Ok(Value::Str(format!("tsc {:#x}, cpuid {vendor:#x}, rdpid {processor}", u64::from(high) << 32 | u64::from(low)))
        .into())
}

ferrule_guest::guest! {
    "null_read" => null_read, "null_write" => null_write, "write_code" => write_code, "write_constant" => write_constant,
    "execute_stack" => execute_stack, "jump_null" => jump_null, "jump_noncanonical" => jump_noncanonical,
    "read_at" => read_at, "write_at" => write_at, "port_serial" => port_serial, "port_debug" => port_debug,
    "port_in" => port_in, "port_read_own" => port_read_own, "port_wide" => port_wide, "port_string" => port_string,
    "port_high" => port_high, "port_pci" => port_pci, "port_after_iopl" => port_after_iopl, "syscall" => syscall,
    "sysenter" => sysenter, "int_80" => int_80, "int_3" => int_3, "int_double_fault" => int_double_fault, "halt" => halt,
    "interrupts_off" => interrupts_off, "interrupts_on" => interrupts_on, "read_cr0" => read_cr0, "write_cr3" => write_cr3,
    "write_cr4" => write_cr4, "write_dr7" => write_dr7, "read_msr" => read_msr, "write_msr" => write_msr,
    "load_gdt" => load_gdt, "load_idt" => load_idt, "load_task" => load_task, "flush_page" => flush_page,
    "write_xcr0" => write_xcr0, "write_back" => write_back, "swap_gs" => swap_gs, "vm_call" => vm_call,
    "vmm_call" => vmm_call, "ring_0_far" => ring_0_far, "ring_0_iret" => ring_0_iret, "ring_0_stack" => ring_0_stack,
    "undefined" => undefined, "trap_flag" => trap_flag, "divide" => divide, "forever" => forever,
    "stack_away" => stack_away, "memory_bomb" => memory_bomb, "output_bomb" => output_bomb, "stack_bomb" => stack_bomb,
    "panic_bomb" => panic_bomb, "forge" => forge, "hide" => hide, "seek" => seek, "visible" => visible,
}
