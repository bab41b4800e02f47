//! A prefix tree with wildcard search and spelling suggestions.
#![forbid(unsafe_code)]

use ferrule_rt::prelude::*;

thread_local! {
    pub static WORDS: Slot<List<Str>> = const { Slot::new() };
}

pub struct Node {
    pub children: Dict<Str, Rc<crate::Node>>,
    pub count: Field<Int>,
}

impl Instance for Node {
    const NAME: &'static str = "Node";
    const QUALNAME: &'static str = "__main__.Node";
}

impl Node {
    pub fn new() -> Rc<Self> {
        Rc::new(Self {
            children: Dict::<Str, Rc<crate::Node>>::new(),
            count: Field::new(Int::from(0)),
        })
    }
}

pub struct Trie {
    pub size: Field<Int>,
    pub root: Rc<crate::Node>,
}

impl Instance for Trie {
    const NAME: &'static str = "Trie";
    const QUALNAME: &'static str = "__main__.Trie";
    fn bool(this: &Rc<Self>) -> Result<bool> {
        Ok(!this.__len__().is_zero())
    }
    fn len(this: &Rc<Self>) -> Result<usize> {
        object::len_result(&this.__len__())
    }
}

impl Trie {
    pub fn new(words: &Option<List<Str>>) -> Result<Rc<Self>> {
        let this = Rc::new(Self {
            root: crate::Node::new(),
            size: Field::new(Int::from(0)),
        });
        for w in (if words.py_bool()? {
            words.clone().expect(NARROWED)
        } else {
            List::<Str>::new()
        })
        .iter()
        {
            this.add(&w, 1)?;
        }
        Ok(this)
    }
    pub fn __len__(self: &Rc<Self>) -> Int {
        self.size.get()
    }
    pub fn add(self: &Rc<Self>, word: &Str, times: i64) -> Result<()> {
        let mut node = self.root.clone();
        for ch in word.chars_iter() {
            node = node.children.setdefault(ch, crate::Node::new())?;
        }
        if node.count.get() == 0 {
            self.size.set(self.size.get() + Int::from(1));
        }
        node.count.set(node.count.get() + Int::from(times));
        Ok(())
    }
    pub fn nodes(self: &Rc<Self>) -> Result<Int> {
        let mut stack = vec![self.root.clone()];
        let mut n = Int::from(0);
        while !stack.is_empty() {
            n += Int::from(1);
            let stack_xs_1: Iter<Rc<crate::Node>> = stack.take(-1)?.children.values().py_iter();
            stack.push_each(stack_xs_1)?;
        }
        Ok(n)
    }
    pub fn __iter__(self: &Rc<Self>) -> Gen<Str, (), ()> {
        let this = self.clone();
        Gen::<Str, (), ()>::new(move |co| async move {
            let iter_1001 = this._walk(&this.root, &Str::lit("")).py_iter();
            while let Some((word, _)) = iter_1001.next()? {
                co.yield_(word).await?;
            }
            drop(iter_1001);
            Ok(())
        })
    }
    pub fn complete(self: &Rc<Self>, prefix: &Str, limit: i64) -> Result<List<Str>> {
        let node = self._find(prefix)?;
        if node.is_none() {
            return Ok(List::<Str>::new());
        }
        let callee_1 = crate::TrieCompleteLambda5754 {};
        let ranked: List<(Str, Int)> = builtins::sorted_by_key(
            self._walk(&node.expect(NARROWED), prefix).py_iter(),
            {
                let callee_1 = callee_1.clone();
                move |x_2: &(Str, Int)| -> Result<(Int, Str)> { Ok(callee_1.call(x_2)) }
            },
            false,
        )?;
        let mut built_3 = Vec::<Str>::new();
        for (w, _) in ranked
            .slice(None, Some(slice::bound(&Int::from(limit))), None)?
            .iter()
        {
            built_3.push(w);
        }
        Ok(List::from(built_3))
    }
    /// `.` stands for any letter, `*` for any number of letters.
    pub fn r#match(self: &Rc<Self>, pattern: &Str) -> Result<List<Str>> {
        let found = List::<Str>::new();
        (crate::TrieMatchGo {
            found: found.clone(),
            pattern: pattern.clone(),
        })
        .call(&self.root, &Int::from(0), &Str::lit(""))?;
        Ok(builtins::sorted(found.py_iter(), false)?)
    }
    pub fn suggest(self: &Rc<Self>, word: &Str, distance: i64) -> Result<List<(Int, Str)>> {
        let results = List::<(Int, Str)>::new();
        let first: List<Int> = Range::to((word.char_len() as i64) + 1)
            .py_iter()
            .to_list()?;
        let iter_1001 = self.root.children.items().py_iter();
        while let Some((c, child)) = iter_1001.next()? {
            (crate::TrieSuggestGo {
                distance: Int::from(distance),
                results: results.clone(),
                word: word.clone(),
            })
            .call(&child, &c, &c, &first)?;
        }
        Ok(builtins::sorted(results.py_iter(), false)?)
    }
    pub fn longest_prefix(self: &Rc<Self>, text: &Str) -> Result<Str> {
        let mut node = self.root.clone();
        let mut best = Str::lit("");
        let iter_1001 = builtins::enumerate_words(text.py_iter(), 0);
        'loop_2: while let Some((i, ch)) = iter_1001.next()? {
            let nxt: Option<Rc<crate::Node>>;
            if ({
                let named_4: Option<Rc<crate::Node>> = node.children.get(&ch)?;
                nxt = named_4.clone();
                named_4.clone()
            })
            .is_none()
            {
                break 'loop_2;
            }
            node = nxt.expect(NARROWED);
            if !node.count.get().is_zero() {
                best = text.slice(None, Some(slice::bound(&Int::from(i + 1))), None)?;
            }
        }
        Ok(best)
    }
    pub fn remove(self: &Rc<Self>, word: &Str) -> Result<bool> {
        if (crate::TrieRemoveGo { word: word.clone() }).call(&self.root, &Int::from(0))? {
            self.size.set(self.size.get() - Int::from(1));
            return Ok(true);
        }
        Ok(false)
    }
    pub fn __contains__(self: &Rc<Self>, word: &Str) -> Result<bool> {
        let node = self._find(word)?;
        Ok(node.is_some() && (node.as_ref().expect(NARROWED).count.get() > 0))
    }
    pub fn _walk(self: &Rc<Self>, node: &Rc<crate::Node>, prefix: &Str) -> Gen<(Str, Int), (), ()> {
        let this = self.clone();
        let node = node.clone();
        let prefix = prefix.clone();
        Gen::<(Str, Int), (), ()>::new(move |co| async move {
            if !node.count.get().is_zero() {
                co.yield_((prefix.clone(), node.count.get())).await?;
            }
            for ch in builtins::sorted(node.children.py_iter(), false)?.iter() {
                co.yield_from(&this._walk(&node.children.get_item(&ch)?, &prefix.concat(&ch)))
                    .await?;
            }
            Ok(())
        })
    }
    pub fn _find(self: &Rc<Self>, prefix: &Str) -> Result<Option<Rc<crate::Node>>> {
        let mut node = self.root.clone();
        for ch in prefix.chars_iter() {
            if !node.children.contains(&ch)? {
                return Ok(None);
            }
            node = node.children.get_item(&ch)?;
        }
        Ok(Some(node))
    }
}

pub fn py_main() -> Result<()> {
    let t = crate::Trie::new(&Some(crate::WORDS.read()))?;
    t.add(&Str::lit("care"), 5)?;
    t.add(&Str::lit("cat"), 2)?;
    io::println!(
        "{}",
        io::spaced(&[
            &(t.py_len()? as i64) as &dyn Dyn,
            &t.nodes()? as &dyn Dyn,
            &t.__iter__()
                .py_iter()
                .to_list()?
                .slice(None, Some(6), None)? as &dyn Dyn,
            &t.__iter__()
                .py_iter()
                .to_list()?
                .slice(Some(-4), None, None)? as &dyn Dyn
        ])?
    )?;
    for prefix in [
        Str::lit("car"),
        Str::lit("sta"),
        Str::lit("na"),
        Str::lit("東"),
        Str::lit("x"),
        Str::lit(""),
    ] {
        io::println!(
            "{}: {}",
            prefix.py_repr()?.py_format(&Str::lit(">6"))?,
            t.complete(&prefix, 5)?.py_str()?
        )?;
    }
    for pattern in [
        Str::lit("ca."),
        Str::lit("c*t"),
        Str::lit("*stand*"),
        Str::lit("..."),
        Str::lit("caf."),
        Str::lit("東*"),
        Str::lit("*"),
    ] {
        let hits = t.r#match(&pattern)?;
        io::println!(
            "{pattern:<9}{:>3} {}",
            hits.len() as i64,
            hits.slice(None, Some(5), None)?.py_str()?
        )?;
    }
    for word in [
        Str::lit("crad"),
        Str::lit("stnd"),
        Str::lit("cafe"),
        Str::lit("understnd"),
        Str::lit("dig"),
    ] {
        io::println!(
            "{}",
            io::spaced(&[
                &word as &dyn Dyn,
                &t.suggest(&word, 1)? as &dyn Dyn,
                &t.suggest(&word, 2)?.slice(None, Some(3), None)? as &dyn Dyn
            ])?
        )?;
    }
    io::println!(
        "{} {} {} {}",
        t.longest_prefix(&Str::lit("carefully"))?,
        t.longest_prefix(&Str::lit("standards"))?,
        t.longest_prefix(&Str::lit("zzz"))?.py_repr()?,
        t.longest_prefix(&Str::lit("東京タワー"))?
    )?;
    io::println!(
        "{} {} {} {} {} {}",
        bool_::display(t.remove(&Str::lit("car"))?),
        bool_::display(t.remove(&Str::lit("car"))?),
        bool_::display(t.remove(&Str::lit("carpet"))?),
        bool_::display(t.__contains__(&Str::lit("card"))?),
        bool_::display(t.__contains__(&Str::lit("car"))?),
        t.py_len()? as i64
    )?;
    for w in t.__iter__().py_iter().to_list()?.iter() {
        if w.startswith(&Str::lit("un")) {
            let _ = t.remove(&w)?;
        }
    }
    io::println!(
        "{}",
        io::spaced(&[
            &(t.py_len()? as i64) as &dyn Dyn,
            &t.nodes()? as &dyn Dyn,
            &t.complete(&Str::lit("un"), 5)? as &dyn Dyn,
            &builtins::sum_int(
                {
                    let source_9 = t.__iter__();
                    {
                        let source_9 = source_9.clone();
                        Gen::<Int>::new(move |co| async move {
                            let iter_1001 = source_9.py_iter();
                            while let Some(w_2) = iter_1001.next()? {
                                if !w_2.isascii() {
                                    co.yield_(Int::from(1)).await?;
                                }
                            }
                            Ok(())
                        })
                        .py_iter()
                    }
                },
                &Int::from(0)
            )? as &dyn Dyn,
            &builtins::max_by_key(t.__iter__().py_iter(), move |x_12: &Str| -> Result<Int> {
                Ok(Int::from(x_12.char_len() as i64))
            })? as &dyn Dyn
        ])?
    )?;
    let empty = crate::Trie::new(&None)?;
    io::println!(
        "{}",
        io::spaced(&[
            &(empty.py_len()? as i64) as &dyn Dyn,
            &empty.__iter__().py_iter().to_list()? as &dyn Dyn,
            &empty.r#match(&Str::lit("*"))? as &dyn Dyn,
            &empty.__contains__(&Str::lit(""))? as &dyn Dyn,
            &empty.py_bool()? as &dyn Dyn
        ])?
    )?;
    Ok(())
}

pub fn run() -> Result<()> {
    crate::WORDS.set(Str::lit("car card care careful cart cat category dog dodge dot naïve naïveté café cafe 東京 東京都 東 über übung\nun under understand understood stand standing standard star start").split_space());
    crate::py_main()?;
    Ok(())
}

/// What `lambda_57_54` captures.
#[derive(Clone)]
pub struct TrieCompleteLambda5754 {}

impl TrieCompleteLambda5754 {
    pub fn call(&self, wc: &(Str, Int)) -> (Int, Str) {
        (-(&wc.1), wc.0.clone())
    }
}

callable!(TrieCompleteLambda5754, "lambda_57_54");

/// What `go` captures.
#[derive(Clone)]
pub struct TrieMatchGo {
    pub found: List<Str>,
    pub pattern: Str,
}

impl TrieMatchGo {
    pub fn call(&self, node: &Rc<crate::Node>, i: &Int, word: &Str) -> Result<()> {
        if *i == (self.pattern.char_len() as i64) {
            if (!node.count.get().is_zero()) && (!self.found.contains(word)?) {
                self.found.append(word.clone());
            }
            return Ok(());
        }
        let ch: Str = self.pattern.get(i.to_index()?)?;
        if ch == "*" {
            (crate::TrieMatchGo {
                found: self.found.clone(),
                pattern: self.pattern.clone(),
            })
            .call(node, &(i + Int::from(1)), word)?;
            let iter_1001 = node.children.items().py_iter();
            while let Some((c, child)) = iter_1001.next()? {
                (crate::TrieMatchGo {
                    found: self.found.clone(),
                    pattern: self.pattern.clone(),
                })
                .call(&child, i, &word.concat(&c))?;
            }
        } else if ch == "." {
            let iter_1002 = node.children.items().py_iter();
            while let Some((c_2, child_2)) = iter_1002.next()? {
                (crate::TrieMatchGo {
                    found: self.found.clone(),
                    pattern: self.pattern.clone(),
                })
                .call(&child_2, &(i + Int::from(1)), &word.concat(&c_2))?;
            }
        } else if node.children.contains(&ch)? {
            (crate::TrieMatchGo {
                found: self.found.clone(),
                pattern: self.pattern.clone(),
            })
            .call(
                &node.children.get_item(&ch)?,
                &(i + Int::from(1)),
                &word.concat(&ch),
            )?;
        }
        Ok(())
    }
}

callable!(TrieMatchGo, "go");

/// What `go` captures.
#[derive(Clone)]
pub struct TrieSuggestGo {
    pub distance: Int,
    pub results: List<(Int, Str)>,
    pub word: Str,
}

impl TrieSuggestGo {
    pub fn call(
        &self,
        node: &Rc<crate::Node>,
        letter: &Str,
        sofar: &Str,
        previous: &List<Int>,
    ) -> Result<()> {
        let row = List::from(vec![previous.get(0)? + Int::from(1)]);
        for i in 1..(self.word.char_len() as i64) + 1 {
            row.append(builtins::min_args(vec![
                row.get(i - 1)? + Int::from(1),
                previous.get(i)? + Int::from(1),
                previous.get(i - 1)? + Int::from(i64::from(self.word.get(i - 1)? != *letter)),
            ])?);
        }
        if (row.get(-1)? <= self.distance) && (!node.count.get().is_zero()) {
            self.results.append((row.get(-1)?, sofar.clone()));
        }
        if builtins::min(row.py_iter())? <= self.distance {
            let iter_1001 = node.children.items().py_iter();
            while let Some((c, child)) = iter_1001.next()? {
                (crate::TrieSuggestGo {
                    distance: self.distance.clone(),
                    results: self.results.clone(),
                    word: self.word.clone(),
                })
                .call(&child, &c, &sofar.concat(&c), &row)?;
            }
        }
        Ok(())
    }
}

callable!(TrieSuggestGo, "go");

/// What `go` captures.
#[derive(Clone)]
pub struct TrieRemoveGo {
    pub word: Str,
}

impl TrieRemoveGo {
    pub fn call(&self, node: &Rc<crate::Node>, i: &Int) -> Result<bool> {
        if *i == (self.word.char_len() as i64) {
            let removed = node.count.get() > 0;
            node.count.set(Int::from(0));
            return Ok(removed);
        }
        let child: Option<Rc<crate::Node>> = node.children.get(&self.word.get(i.to_index()?)?)?;
        if child.is_none()
            || !((crate::TrieRemoveGo {
                word: self.word.clone(),
            })
            .call(child.as_ref().expect(NARROWED), &(i + Int::from(1)))?)
        {
            return Ok(false);
        }
        if child.as_ref().expect(NARROWED).children.is_empty()
            && child.as_ref().expect(NARROWED).count.get().is_zero()
        {
            node.children.del_item(&self.word.get(i.to_index()?)?)?;
        }
        Ok(true)
    }
}

callable!(TrieRemoveGo, "go");

fn main() -> std::process::ExitCode {
    ferrule_rt::run(run)
}
