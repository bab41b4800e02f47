//! The module `hashlib`.

use std::cell::RefCell;
use std::rc::Rc;

use sha2::digest::DynDigest;

use crate::bytes::Bytes;
use crate::exc::{Result, value_error};
use crate::int::Int;
use crate::object::Object;
use crate::str::Str;

struct State {
    name: &'static str,
    block_size: i64,
    digest: RefCell<Box<dyn DynDigest>>,
}

/// A hash in the making. Cloning makes a second name; `copy` makes a second hash.
#[derive(Clone)]
pub struct Hash(Rc<State>);

macro_rules! algorithms {
    ($($name:ident $type:ty, $block:literal;)*) => {
        $(
            pub fn $name(data: &Bytes) -> Hash {
                Hash::started(stringify!($name), $block, Box::new(<$type>::default()), data)
            }
        )*

        /// `hashlib.new(name, data)`.
        pub fn new(name: &Str, data: &Bytes) -> Result<Hash> {
            match name.as_str().to_ascii_lowercase().replace('-', "_").as_str() {
                $(stringify!($name) => Ok($name(data)),)*
                _ => Err(value_error(format!("unsupported hash type {}", name.as_str()))),
            }
        }
    };
}

algorithms! {
    md5 md5::Md5, 64;
    sha1 sha1::Sha1, 64;
    sha224 sha2::Sha224, 64;
    sha256 sha2::Sha256, 64;
    sha384 sha2::Sha384, 128;
    sha512 sha2::Sha512, 128;
    sha3_224 sha3::Sha3_224, 144;
    sha3_256 sha3::Sha3_256, 136;
    sha3_384 sha3::Sha3_384, 104;
    sha3_512 sha3::Sha3_512, 72;
}

impl Hash {
    fn started(name: &'static str, block_size: i64, digest: Box<dyn DynDigest>, data: &Bytes) -> Self {
        let hash = Self(Rc::new(State { name, block_size, digest: RefCell::new(digest) }));
        hash.update(data);
        hash
    }
    pub fn update(&self, data: &Bytes) {
        self.0.digest.borrow_mut().update(data.as_slice());
    }
    fn finished(&self) -> Box<[u8]> {
        self.0.digest.borrow().box_clone().finalize()
    }
    pub fn digest(&self) -> Bytes {
        Bytes::from(self.finished().into_vec())
    }
    pub fn hexdigest(&self) -> Str {
        Str::from(self.finished().iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }
    pub fn copy(&self) -> Self {
        let digest = self.0.digest.borrow().box_clone();
        Self(Rc::new(State { name: self.0.name, block_size: self.0.block_size, digest: RefCell::new(digest) }))
    }
    pub fn name(&self) -> Str {
        Str::from(self.0.name)
    }
    pub fn digest_size(&self) -> Int {
        Int::from(self.0.digest.borrow().output_size())
    }
    pub fn block_size(&self) -> Int {
        Int::from(self.0.block_size)
    }
}

impl Object for Hash {
    fn type_name(&self) -> &'static str {
        "HASH"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<{} _hashlib.HASH object @ {:#x}>", self.0.name, self.py_id())))
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
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
}
