//! The module `collections`; `namedtuple` is the translator's.

mod counter;
mod default;
mod deque;
mod ordered;

pub use counter::Counter;
pub use default::DefaultDict;
pub use deque::Deque;
pub use ordered::{ChainMap, OrderedDict};
