//! Generators: an `async` block as a coroutine.
//!
//! The block gets a [`Co`]; `co.yield_(v).await?` hands `v` out and waits. Nothing else is ever awaited, so a no-op waker
//! drives it, and polling is resuming.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::exc::{
    Exc, GENERATOR_EXIT, Result, STOP_ITERATION, runtime_error, stop_iteration_value, type_error, value_error,
};
use crate::iter::{Iter, Iterable, PyIterator};
use crate::object::Object;
use crate::str::Str;

/// What passes between a generator and its caller.
struct Channel<Y, S> {
    yielded: Cell<Option<Y>>,
    resumed: Cell<Option<Result<S>>>,
}

/// The generator's side: how its body yields.
pub struct Co<Y, S = ()>(Rc<Channel<Y, S>>);

impl<Y, S> Clone for Co<Y, S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<Y: 'static, S: 'static> Co<Y, S> {
    /// `yield value`: what `send` passed, or the exception that `throw` or `close` raised here.
    pub fn yield_(&self, value: Y) -> impl Future<Output = Result<S>> + use<Y, S> {
        let channel = self.0.clone();
        let mut value = Some(value);
        std::future::poll_fn(move |_| match value.take() {
            Some(value) => {
                channel.yielded.set(Some(value));
                Poll::Pending
            }
            None => channel.resumed.take().map_or(Poll::Pending, Poll::Ready),
        })
    }
    /// `yield from inner`: the value that the inner generator returns.
    pub async fn yield_from<D: Delegate<Y, S>>(&self, inner: &D) -> Result<D::Return> {
        let mut step = inner.start()?;
        loop {
            let value = match step {
                Step::Yield(value) => value,
                Step::Return(value) => return Ok(value),
            };
            step = match self.yield_(value).await {
                Ok(sent) => inner.resume(sent)?,
                Err(exc) if exc.is(&GENERATOR_EXIT) => {
                    inner.stop()?;
                    return Err(exc);
                }
                Err(exc) => inner.raise(exc)?,
            };
        }
    }
}

/// One step of a generator.
#[derive(Debug)]
pub enum Step<Y, R> {
    Yield(Y),
    Return(R),
}

/// What `yield from` accepts in a generator that yields `Y` and is sent `S`.
pub trait Delegate<Y, S> {
    type Return;
    fn start(&self) -> Result<Step<Y, Self::Return>>;
    fn resume(&self, sent: S) -> Result<Step<Y, Self::Return>>;
    fn raise(&self, exc: Exc) -> Result<Step<Y, Self::Return>>;
    fn stop(&self) -> Result<()>;
}

type Body<R> = Pin<Box<dyn Future<Output = Result<R>>>>;

enum State<R> {
    Fresh(Body<R>),
    Suspended(Body<R>),
    Running,
    Done,
}

/// A Python generator that yields `Y`, is sent `S` and returns `R`. Cloning makes a second name for the same generator.
pub struct Gen<Y, S = (), R = ()>(Rc<Inner<Y, S, R>>)
where
    Y: 'static,
    S: 'static,
    R: 'static;

struct Inner<Y: 'static, S: 'static, R: 'static> {
    state: RefCell<State<R>>,
    channel: Rc<Channel<Y, S>>,
    name: &'static str,
}

impl<Y, S, R> Clone for Gen<Y, S, R> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<Y: 'static, S: 'static, R: 'static> Inner<Y, S, R> {
    /// Runs the body up to its next `yield` or its end. Only a `Fresh` or `Suspended` body is passed here.
    fn poll(&self, mut body: Body<R>) -> Result<Step<Y, R>> {
        let outcome = body.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        let outcome = match outcome {
            Poll::Pending => {
                let Some(value) = self.channel.yielded.take() else {
                    return Err(runtime_error("generator awaited something that is not a yield"));
                };
                self.state.replace(State::Suspended(body));
                return Ok(Step::Yield(value));
            }
            Poll::Ready(outcome) => outcome,
        };
        drop(body);
        self.state.replace(State::Done);
        outcome.map(Step::Return).map_err(|exc| {
            if exc.is(&STOP_ITERATION) {
                return runtime_error("generator raised StopIteration")
                    .with_cause(Some(exc.clone()))
                    .with_context(&exc);
            }
            exc
        })
    }
    /// Takes the body out to run it; `None` if the generator is finished.
    fn take(&self) -> Result<Option<(Body<R>, bool)>> {
        match self.state.replace(State::Running) {
            State::Fresh(body) => Ok(Some((body, true))),
            State::Suspended(body) => Ok(Some((body, false))),
            State::Running => Err(value_error("generator already executing")),
            State::Done => {
                self.state.replace(State::Done);
                Ok(None)
            }
        }
    }
    /// `throw`: `None` as the step if the generator is finished already and the exception is the caller's own.
    fn throw(&self, exc: Exc) -> Result<Step<Y, R>> {
        match self.take()? {
            Some((body, false)) => {
                self.channel.resumed.set(Some(Err(exc)));
                self.poll(body)
            }
            Some((body, true)) => {
                self.state.replace(State::Done);
                drop(body);
                Err(exc)
            }
            None => Err(exc),
        }
    }
    fn close(&self) -> Result<()> {
        if matches!(&*self.state.borrow(), State::Done) {
            return Ok(());
        }
        match self.throw(Exc::new(&GENERATOR_EXIT, Vec::new())) {
            Ok(Step::Yield(_)) => Err(runtime_error("generator ignored GeneratorExit")),
            Ok(Step::Return(_)) => Ok(()),
            Err(exc) if exc.is(&GENERATOR_EXIT) || exc.is(&STOP_ITERATION) => Ok(()),
            Err(exc) => Err(exc),
        }
    }
}

thread_local! {
    /// The program ended: its globals are being taken down, so none of its code can run any more.
    static FINISHED: Cell<bool> = const { Cell::new(false) };
}

/// From now on, generators that are let go run nothing.
pub(crate) fn program_ended() {
    FINISHED.set(true);
}

/// A generator that is let go while suspended runs its `finally` blocks, as CPython's reference counting does.
impl<Y: 'static, S: 'static, R: 'static> Drop for Inner<Y, S, R> {
    fn drop(&mut self) {
        if matches!(self.state.get_mut(), State::Suspended(_)) && !FINISHED.get() {
            // CPython prints such an error and goes on; nobody can catch it.
            let _ = self.close();
        }
    }
}

impl<Y: 'static, S: 'static, R: 'static> Gen<Y, S, R> {
    pub fn new<B: Future<Output = Result<R>> + 'static>(body: impl FnOnce(Co<Y, S>) -> B) -> Self {
        Self::named("generator", body)
    }
    /// A generator whose function CPython shows as `name` in its `repr`.
    pub fn named<B: Future<Output = Result<R>> + 'static>(
        name: &'static str,
        body: impl FnOnce(Co<Y, S>) -> B,
    ) -> Self {
        let channel = Rc::new(Channel { yielded: Cell::new(None), resumed: Cell::new(None) });
        let body = Box::pin(body(Co(channel.clone())));
        Self(Rc::new(Inner { state: RefCell::new(State::Fresh(body)), channel, name }))
    }
    /// `self.close()`.
    pub fn close(&self) -> Result<()> {
        self.0.close()
    }
    /// One step with a value for the suspended `yield`; `None` if the generator was finished before.
    fn step(&self, sent: S) -> Result<Option<Step<Y, R>>> {
        let Some((body, fresh)) = self.0.take()? else {
            return Ok(None);
        };
        if !fresh {
            self.0.channel.resumed.set(Some(Ok(sent)));
        }
        self.0.poll(body).map(Some)
    }
}

impl<Y: 'static, S: Default + 'static, R: 'static> Gen<Y, S, R> {
    /// The next item, or `None` at the end.
    pub fn next(&self) -> Result<Option<Y>> {
        Ok(match self.step(S::default())? {
            Some(Step::Yield(value)) => Some(value),
            Some(Step::Return(_)) | None => None,
        })
    }
    pub fn py_iter(&self) -> Iter<Y> {
        let source = self.clone();
        Iter::named("generator", move || source.next())
    }
    pub fn to_list(&self) -> Result<crate::list::List<Y>> {
        self.py_iter().to_list()
    }
}

impl<Y: 'static, S: Object, R: Object> Gen<Y, S, R> {
    /// `self.send(value)`.
    pub fn send(&self, value: S) -> Result<Y> {
        let fresh = matches!(&*self.0.state.borrow(), State::Fresh(_));
        if fresh && value.type_name() != "NoneType" {
            return Err(type_error("can't send non-None value to a just-started generator"));
        }
        ended(self.step(value)?)
    }
    /// `self.throw(exc)`.
    pub fn throw(&self, exc: Exc) -> Result<Y> {
        ended(Some(self.0.throw(exc)?))
    }
}

impl<Y: 'static, S: Object + Default, R: Object> Gen<Y, S, R> {
    /// `next(self)`: raises `StopIteration`, with the value that the generator returned, at the end.
    pub fn next_or_stop(&self) -> Result<Y> {
        ended(self.step(S::default())?)
    }
    /// `next(self, default)`.
    pub fn next_or(&self, default: Y) -> Result<Y> {
        Ok(self.next()?.unwrap_or(default))
    }
}

fn ended<Y, R: Object>(step: Option<Step<Y, R>>) -> Result<Y> {
    match step {
        Some(Step::Yield(value)) => Ok(value),
        Some(Step::Return(value)) => Err(stop_iteration_value(&value)),
        None => Err(crate::exc::stop_iteration()),
    }
}

impl<Y: 'static, S: Default + 'static, R: 'static> PyIterator for Gen<Y, S, R> {
    type Item = Y;
    fn py_next(&mut self) -> Result<Option<Y>> {
        Gen::next(self)
    }
}

impl<Y: 'static, S: Default + 'static, R: 'static> Iterable for Gen<Y, S, R> {
    type Item = Y;
    fn py_iter(&self) -> Iter<Y> {
        Gen::py_iter(self)
    }
}

impl<Y: 'static, S: 'static, R: 'static> Object for Gen<Y, S, R> {
    fn type_name(&self) -> &'static str {
        "generator"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<generator object {} at {:#x}>", self.0.name, self.py_id())))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_hash(&self) -> Result<i64> {
        Ok((self.py_id() >> 4) as i64)
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
}

/// `yield from` a generator that is finished already has the value `None`.
fn finished_is_none<Y, R: Object>(step: Option<Step<Y, R>>) -> Result<Step<Y, R>> {
    match step {
        Some(step) => Ok(step),
        None => R::py_none()
            .map(Step::Return)
            .ok_or_else(|| runtime_error("yield from a finished generator gives None, which this place cannot hold")),
    }
}

/// A generator inside one that is sent the same type, or whose sent values one of the two ignores.
macro_rules! delegate_generator {
    ([$($param:ident),*] $outer:ty, $inner:ty, $sent:ident => $pass:expr) => {
        impl<Y: 'static, R: Object, $($param: Clone + 'static),*> Delegate<Y, $outer> for Gen<Y, $inner, R>
        where
            $inner: Default,
        {
            type Return = R;
            fn start(&self) -> Result<Step<Y, R>> {
                finished_is_none(self.step(<$inner>::default())?)
            }
            fn resume(&self, $sent: $outer) -> Result<Step<Y, R>> {
                finished_is_none(self.step($pass)?)
            }
            fn raise(&self, exc: Exc) -> Result<Step<Y, R>> {
                self.0.throw(exc)
            }
            fn stop(&self) -> Result<()> {
                self.0.close()
            }
        }
    };
}

delegate_generator!([S] S, S, sent => sent);
delegate_generator!([T] Option<T>, (), _sent => ());
delegate_generator!([T] (), Option<T>, _sent => None);

impl<Y: 'static, S: Object> Delegate<Y, S> for Iter<Y> {
    type Return = ();
    fn start(&self) -> Result<Step<Y, ()>> {
        Ok(self.next()?.map_or(Step::Return(()), Step::Yield))
    }
    fn resume(&self, sent: S) -> Result<Step<Y, ()>> {
        if sent.type_name() != "NoneType" {
            return Err(crate::exc::no_attribute(self.type_name(), "send"));
        }
        Delegate::<Y, S>::start(self)
    }
    fn raise(&self, exc: Exc) -> Result<Step<Y, ()>> {
        Err(exc)
    }
    fn stop(&self) -> Result<()> {
        Ok(())
    }
}
