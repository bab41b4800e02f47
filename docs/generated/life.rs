#![forbid(unsafe_code)]

pub mod unions;

use ferrule_rt::prelude::*;

thread_local! {
    pub static PATTERNS: Slot<Dict<Str, List<Str>>> = const { Slot::new() };
}

pub fn py_main() -> Result<()> {
    let generations: Int = if (sys::argv().len() as i64) > 1 {
        Int::parse(&sys::argv().get(1)?)?
    } else {
        Int::from(4)
    };
    let mut world: Set<(Int, Int)> =
        crate::load(&Str::lit("glider"), 1, 1)?.union(&crate::load(&Str::lit("blinker"), 8, 2)?)?;
    for g in 0..generations.to_index()? {
        io::println!("generation {g} alive {}", world.len() as i64)?;
        io::println!("{}", crate::render(&world, 0, 0, 12, 8)?)?;
        io::println!()?;
        world = crate::step(&world)?;
    }
    let mut acorn = crate::load(&Str::lit("acorn"), 0, 0)?;
    let mut sizes = Vec::<Int>::new();
    for _g_2 in 0..60 {
        sizes.push(Int::from(acorn.len() as i64));
        acorn = crate::step(&acorn)?;
    }
    io::println!("acorn: {}", List::from(sizes).py_str()?)?;
    io::println!("bounds: {}", crate::bounds(&acorn)?.py_str()?)?;
    let iter_1001 = crate::PATTERNS.read().py_iter();
    while let Some(name) = iter_1001.next()? {
        let result = crate::find_period(&crate::load(&name, 0, 0)?, 100)?;
        if result.is_none() {
            io::println!("{name} does not repeat soon")?;
        } else {
            let (period, r#where) = result.expect(NARROWED);
            io::println!("{name} repeats every {period} now at {}", r#where.py_str()?)?;
        }
    }
    let dying = Set::<(Int, Int)>::of_constants(vec![
        (Int::from(0), Int::from(0)),
        (Int::from(5), Int::from(5)),
    ])?;
    io::println!(
        "two lonely cells: {}",
        crate::find_period(&dying, 100)?.py_str()?
    )?;
    Ok(())
}

pub fn load(name: &Str, dx: i64, dy: i64) -> Result<Set<(Int, Int)>> {
    let cells: Set<(Int, Int)> = Set::<(Int, Int)>::new();
    let iter_1001 = builtins::enumerate_words(crate::PATTERNS.read().get_item(name)?.py_iter(), 0);
    while let Some((y, row)) = iter_1001.next()? {
        let iter_1002 = builtins::enumerate_words(row.py_iter(), 0);
        while let Some((x, c)) = iter_1002.next()? {
            if c == "#" {
                cells.add((Int::from(x + dx), Int::from(y + dy)))?;
            }
        }
    }
    Ok(cells)
}

pub fn render(cells: &Set<(Int, Int)>, x0: i64, y0: i64, w: i64, h: i64) -> Result<Str> {
    let mut lines = Vec::<Str>::new();
    for y in y0..y0 + h {
        let mut line = Str::lit("");
        for x in x0..x0 + w {
            line = line.concat(
                &(if cells.contains(&(Int::from(x), Int::from(y)))? {
                    Str::lit("#")
                } else {
                    Str::lit(".")
                }),
            );
        }
        lines.push(line);
    }
    Ok(Str::lit("\n").join_list(&List::from(lines)))
}

pub fn step(cells: &Set<(Int, Int)>) -> Result<Set<(Int, Int)>> {
    let counts = Dict::<(Int, Int), Int>::new();
    let iter_1001 = cells.py_iter();
    while let Some(cell) = iter_1001.next()? {
        for n in crate::neighbours(&cell).iter() {
            let value_5 = counts.get_or(&n, Int::from(0))? + Int::from(1);
            counts.set_item(n, value_5)?;
        }
    }
    let built_6 = Set::<(Int, Int)>::new();
    let iter_1002 = counts.items().py_iter();
    while let Some((cell_2, n_2)) = iter_1002.next()? {
        if (n_2 == 3) || ((n_2 == 2) && cells.contains(&cell_2)?) {
            built_6.add(cell_2)?;
        }
    }
    Ok(built_6)
}

pub fn neighbours(cell: &(Int, Int)) -> List<(Int, Int)> {
    let x = cell.0.clone();
    let y = cell.1.clone();
    let mut built_2 = Vec::<(Int, Int)>::new();
    for i in [Int::from(-1), Int::from(0), Int::from(1)] {
        for j in [Int::from(-1), Int::from(0), Int::from(1)] {
            if !((i == 0) && (j == 0)) {
                built_2.push((&x + &i, &y + &j));
            }
        }
    }
    List::from(built_2)
}

pub fn bounds(cells: &Set<(Int, Int)>) -> Result<(Int, Int, Int, Int)> {
    let mut built_1 = Vec::<Int>::new();
    let iter_1001 = cells.py_iter();
    while let Some((x, _)) = iter_1001.next()? {
        built_1.push(x);
    }
    let xs: List<Int> = List::from(built_1);
    let mut built_4 = Vec::<Int>::new();
    let iter_1002 = cells.py_iter();
    while let Some((_, y)) = iter_1002.next()? {
        built_4.push(y);
    }
    let ys: List<Int> = List::from(built_4);
    Ok((
        builtins::min(xs.py_iter())?,
        builtins::min(ys.py_iter())?,
        builtins::max(xs.py_iter())?,
        builtins::max(ys.py_iter())?,
    ))
}

/// Number of steps after which the shape repeats, ignoring where it is.
pub fn find_period(
    cells: &Set<(Int, Int)>,
    limit: i64,
) -> Result<Option<(Int, Option<(Int, Int)>)>> {
    let mut cells = cells.clone();
    let history = Dict::<Tuple<crate::unions::Tuple2OrInt>, Int>::new();
    for generation in 0..limit {
        let (x0, y0, _, _) = crate::bounds(&cells)?;
        let shape: Tuple<crate::unions::Tuple2OrInt> = seq::to_tuple(&iter::map_with(
            &builtins::sorted(
                {
                    let cells = cells.clone();
                    let x0 = x0.clone();
                    let y0 = y0.clone();
                    Gen::<(Int, Int)>::new(move |co| async move {
                        let iter_1001 = cells.py_iter();
                        while let Some((x, y)) = iter_1001.next()? {
                            co.yield_((&x - &x0, &y - &y0)).await?;
                        }
                        Ok(())
                    })
                    .py_iter()
                },
                false,
            )?
            .py_iter(),
            move |element_6: &(Int, Int)| -> Result<crate::unions::Tuple2OrInt> {
                Ok(crate::unions::Tuple2OrInt::Tuple2(element_6.clone()))
            },
        ))?;
        if history.contains(&shape)? {
            return Ok(Some((
                Int::from(generation) - history.get_item(&shape)?,
                Some((x0, y0)),
            )));
        }
        history.set_item(shape, Int::from(generation))?;
        cells = crate::step(&cells)?;
        if !cells.py_bool()? {
            return Ok(Some((Int::from(0), None)));
        }
    }
    Ok(None)
}

pub fn run() -> Result<()> {
    crate::PATTERNS.set(Dict::from_vec(vec![
        (
            Str::lit("glider"),
            List::from(vec![Str::lit(".#."), Str::lit("..#"), Str::lit("###")]),
        ),
        (Str::lit("blinker"), List::from(vec![Str::lit("###")])),
        (
            Str::lit("acorn"),
            List::from(vec![
                Str::lit(".#....."),
                Str::lit("...#..."),
                Str::lit("##..###"),
            ]),
        ),
        (
            Str::lit("block"),
            List::from(vec![Str::lit("##"), Str::lit("##")]),
        ),
    ])?);
    crate::py_main()?;
    Ok(())
}

fn main() -> std::process::ExitCode {
    ferrule_rt::run(run)
}
