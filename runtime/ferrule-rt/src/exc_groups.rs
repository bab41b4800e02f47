//! Exception groups: `ExceptionGroup`, and what `except*` does with them (PEP 654).

use crate::compare::Parts;
use crate::exc::{BASE_EXCEPTION, EXCEPTION, Exc, ExcClass, Result, type_error, value_error};
use crate::list::List;
use crate::object::Object;
use crate::str::Str;
use crate::tuple::Tuple;

pub static BASE_EXCEPTION_GROUP: ExcClass = ExcClass::new("BaseExceptionGroup", &[&BASE_EXCEPTION]).with_str(group_str);
pub static EXCEPTION_GROUP: ExcClass = ExcClass::new("ExceptionGroup", &[&BASE_EXCEPTION_GROUP, &EXCEPTION]);

const MESSAGE: &str = "message";
const EXCEPTIONS: &str = "exceptions";

type Split = (Option<Exc>, Option<Exc>);

/// `ExceptionGroup(message, exceptions)`, and the same of `BaseExceptionGroup`.
pub fn group<M: Object, S: Object>(class: &'static ExcClass, message: &M, exceptions: &S) -> Result<Exc> {
    let (message, exceptions) = (message.to_dyn(), exceptions.to_dyn());
    let Some(text) = message.as_any().downcast_ref::<Str>().cloned() else {
        return Err(type_error(format!("argument 1 must be str, not {}", message.dyn_type_name())));
    };
    let Some(Parts::List(items) | Parts::Tuple(items)) = exceptions.dyn_parts() else {
        return Err(type_error("second argument (exceptions) must be a sequence"));
    };
    if items.is_empty() {
        return Err(value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut found = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let Some(exc) = item.as_any().downcast_ref::<Exc>() else {
            let what = "of second argument (exceptions) is not an exception";
            return Err(value_error(format!("Item {at} {what}")));
        };
        found.push(exc.clone());
    }
    let plain = found.iter().all(|exc| exc.is(&EXCEPTION));
    let class = if plain && std::ptr::eq(class, &BASE_EXCEPTION_GROUP) { &EXCEPTION_GROUP } else { class };
    if !plain && class.is_subclass(&EXCEPTION) {
        return Err(type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    }
    let made = Exc::new(class, vec![message, exceptions]);
    made.set_attr(MESSAGE, text);
    made.set_attr(EXCEPTIONS, Tuple::from(found));
    Ok(made)
}

fn made_of(message: Str, found: Vec<Exc>) -> Exc {
    let class = if found.iter().all(|exc| exc.is(&EXCEPTION)) { &EXCEPTION_GROUP } else { &BASE_EXCEPTION_GROUP };
    let made = Exc::new(class, vec![message.to_dyn(), List::from(found.clone()).to_dyn()]);
    made.set_attr(MESSAGE, message);
    made.set_attr(EXCEPTIONS, Tuple::from(found));
    made
}

/// `BaseExceptionGroup.__str__`.
fn group_str(exc: &Exc) -> Result<Str> {
    let count = exc.parts().len();
    let plural = if count == 1 { "" } else { "s" };
    Ok(Str::from(format!("{} ({count} sub-exception{plural})", exc.group_message().as_str())))
}

impl Exc {
    /// Whether this is an exception group.
    pub fn is_group(&self) -> bool {
        self.is(&BASE_EXCEPTION_GROUP)
    }
    /// `self.message` of a group.
    pub fn group_message(&self) -> Str {
        self.attr(MESSAGE).unwrap_or_default()
    }
    /// `self.exceptions` of a group.
    pub fn parts(&self) -> Tuple<Exc> {
        self.attr(EXCEPTIONS).unwrap_or_default()
    }
    /// `self.derive(exceptions)`: a group with the same message.
    pub fn derive<S: Object>(&self, exceptions: &S) -> Result<Exc> {
        group(&BASE_EXCEPTION_GROUP, &self.group_message(), exceptions)
    }
    /// The part of a group that has these exceptions: it was raised where the group was.
    fn part_with(&self, found: Vec<Exc>) -> Option<Exc> {
        if found.is_empty() {
            return None;
        }
        let made = made_of(self.group_message(), found);
        made.take_history(self);
        Some(made)
    }
    /// `self.split(test)`: what the test takes, and the rest. It is asked about groups first, then what is in them.
    pub fn split(&self, mut test: impl FnMut(&Exc) -> Result<bool>) -> Result<Split> {
        split_by(self, &mut test)
    }
    /// `self.subgroup(test)`.
    pub fn subgroup(&self, test: impl FnMut(&Exc) -> Result<bool>) -> Result<Option<Exc>> {
        Ok(self.split(test)?.0)
    }
}

fn split_by(exc: &Exc, test: &mut dyn FnMut(&Exc) -> Result<bool>) -> Result<Split> {
    if test(exc)? {
        return Ok((Some(exc.clone()), None));
    }
    if !exc.is_group() {
        return Ok((None, Some(exc.clone())));
    }
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    for part in exc.parts().as_slice() {
        let (inside, outside) = split_by(part, test)?;
        taken.extend(inside);
        left.extend(outside);
    }
    Ok((exc.part_with(taken), exc.part_with(left)))
}

/// What `except*` looks at: the group itself, or one around a single exception.
pub fn star_group(exc: &Exc) -> Exc {
    if exc.is_group() {
        return exc.clone();
    }
    let made = Exc::new(&EXCEPTION_GROUP, vec![Str::lit("").to_dyn(), (exc.clone(),).to_dyn()]);
    made.set_attr(MESSAGE, Str::lit(""));
    made.set_attr(EXCEPTIONS, Tuple::from(vec![exc.clone()]));
    made
}

/// What goes on after the clauses of `except*`: what none took, what they raised, and what they raised again.
pub fn star_rest(caught: &Exc, left: &Option<Exc>, raised: &List<Exc>) -> Option<Exc> {
    let raised = raised.to_vec();
    if !caught.is_group() {
        return raised.into_iter().next().or_else(|| left.as_ref().map(|_| caught.clone()));
    }
    if raised.is_empty() && left.as_ref().is_none_or(|left| left.same(caught)) {
        return left.clone();
    }
    let (again, mut new): (Vec<Exc>, Vec<Exc>) = raised.into_iter().partition(|exc| exc.same_history(caught));
    let mut leaves = Vec::new();
    again.iter().chain(left).for_each(|exc| add_leaves(exc, &mut leaves));
    new.extend(projection(caught, &leaves));
    match new.len() {
        0 | 1 => new.pop(),
        _ => Some(made_of(Str::lit(""), new)),
    }
}

fn add_leaves(exc: &Exc, leaves: &mut Vec<Exc>) {
    if exc.is_group() {
        exc.parts().as_slice().iter().for_each(|part| add_leaves(part, leaves));
    } else {
        leaves.push(exc.clone());
    }
}

/// The group with those of its exceptions that are among the leaves.
fn projection(exc: &Exc, leaves: &[Exc]) -> Option<Exc> {
    if !exc.is_group() {
        return leaves.iter().any(|leaf| leaf.same(exc)).then(|| exc.clone());
    }
    exc.part_with(exc.parts().as_slice().iter().filter_map(|part| projection(part, leaves)).collect())
}
