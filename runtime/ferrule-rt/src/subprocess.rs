//! What the Python text of `subprocess` stands on: one command, run to its end.

use std::io::{Read, Write};
use std::process::{Child, ExitStatus, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::bytes::Bytes;
use crate::dict::Dict;
use crate::exc::Result;
use crate::files::os_failure;
use crate::int::Int;
use crate::list::List;
use crate::platform::ExitStatusExt;
use crate::str::Str;

/// `subprocess.PIPE`, `STDOUT` and `DEVNULL`; 0 is what the program itself has.
const PIPE: i64 = -1;
const STDOUT: i64 = -2;
const DEVNULL: i64 = -3;
const PAUSE: Duration = Duration::from_millis(2);

/// Where the three streams go, the folder, the environment.
pub type Setting<'a> = (i64, i64, i64, &'a Option<Str>, &'a Option<Dict<Str, Str>>);

fn stream(kind: i64) -> Stdio {
    match kind {
        PIPE => Stdio::piped(),
        DEVNULL => Stdio::null(),
        _ => Stdio::inherit(),
    }
}

/// Reads a stream to its end beside the program.
fn reader(source: Option<impl Read + Send + 'static>) -> Option<JoinHandle<Vec<u8>>> {
    source.map(|mut source| {
        std::thread::spawn(move || {
            let mut data = Vec::new();
            // A stream that breaks ends there.
            let _ = source.read_to_end(&mut data);
            data
        })
    })
}

fn wait(child: &mut Child, timeout: &Option<f64>) -> std::io::Result<Option<ExitStatus>> {
    let Some(limit) = timeout else {
        return child.wait().map(Some);
    };
    let end = Instant::now() + Duration::from_secs_f64(limit.max(0.0));
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= end {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(PAUSE);
    }
}

/// The exit status (a signal is negative), what was written to stdout and stderr, and whether the time was up.
pub fn run(
    args: &List<Str>,
    input: &Option<Bytes>,
    setting: Setting<'_>,
    timeout: &Option<f64>,
) -> Result<(Int, Bytes, Bytes, bool)> {
    let (stdin, stdout, stderr, cwd, env) = setting;
    let program = args.get(0)?;
    let fail = |error: std::io::Error| os_failure(&error, Some(program.as_str()));
    let mut command = crate::os::command(program.as_str());
    command.args(args.to_vec().iter().skip(1).map(Str::as_str));
    if let Some(folder) = cwd {
        command.current_dir(folder.as_str());
    }
    if let Some(variables) = env {
        let items = variables.items_iter().to_vec()?;
        command.env_clear().envs(items.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    }
    command.stdin(if input.is_some() { Stdio::piped() } else { stream(stdin) }).stdout(stream(stdout));
    let mut joined = None;
    if stderr == STDOUT && stdout == PIPE {
        let (source, sink) = std::io::pipe().map_err(fail)?;
        command.stdout(sink.try_clone().map_err(fail)?).stderr(sink);
        joined = Some(source);
    } else {
        command.stderr(stream(stderr));
    }
    let mut child = command.spawn().map_err(fail)?;
    drop(command); // it holds the other end of the pipe
    let out = reader(child.stdout.take()).or_else(|| reader(joined));
    let err = reader(child.stderr.take());
    let feeder = child.stdin.take().zip(input.clone()).map(|(mut sink, data)| {
        let data = data.as_slice().to_vec();
        // A command may end without reading everything.
        std::thread::spawn(move || drop(sink.write_all(&data)))
    });
    let status = wait(&mut child, timeout).map_err(fail)?;
    let taken = |thread: Option<JoinHandle<Vec<u8>>>| {
        Bytes::from(thread.and_then(|thread| thread.join().ok()).unwrap_or_default())
    };
    if status.is_none() {
        return Ok((Int::from(0), Bytes::EMPTY, Bytes::EMPTY, true));
    }
    let (out, err) = (taken(out), taken(err));
    drop(feeder.map(JoinHandle::join));
    let code = status.map_or(0, |status| status.code().unwrap_or_else(|| -status.signal().unwrap_or(0)));
    Ok((Int::from(i64::from(code)), out, err, false))
}
