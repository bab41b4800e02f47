//! Values of several types, and containers that contain themselves.

use ferrule_rt::traceback::last_line;
use ferrule_rt::{Dict, Int, List, Object, Set, Str, Tuple, union};

union! {
    builtin = true;
    /// What a JSON document holds.
    pub enum Json { None(()), Bool(bool), Int(Int), Float(f64), Str(Str), List(List<Json>), Dict(Dict<Str, Json>) }
}

union! {
    enum Lists { Ints(List<Int>), Floats(List<f64>), Pair((Int, Int)), Many(Tuple<Int>) }
}

fn text(value: &impl Object) -> String {
    value.py_repr().unwrap().as_str().to_owned()
}

#[test]
fn numbers_compare_across_variants() {
    let (int, float, truth) = (Json::Int(Int::from(1)), Json::Float(1.0), Json::Bool(true));
    assert!(int.py_eq(&float).unwrap() && truth.py_eq(&int).unwrap() && float.py_eq(&truth).unwrap());
    assert_eq!(int.py_hash().unwrap(), float.py_hash().unwrap());
    assert!(
        Json::Float(0.5).py_lt(&int).unwrap() && int.py_le(&float).unwrap() && int.py_gt(&Json::Float(0.5)).unwrap()
    );
    let error = int.py_lt(&Json::Str(Str::lit("a"))).unwrap_err();
    assert_eq!(last_line(&error), "TypeError: '<' not supported between instances of 'int' and 'str'");
    let error = int.py_gt(&Json::Str(Str::lit("a"))).unwrap_err();
    assert_eq!(last_line(&error), "TypeError: '>' not supported between instances of 'int' and 'str'");
    assert!(!Json::Str(Str::lit("1")).py_eq(&int).unwrap());
    assert!(matches!(Json::py_none(), Some(Json::None(()))));
    let set = Set::of(vec![int, float, truth]).unwrap();
    assert_eq!(text(&set), "{1}");
}

#[test]
fn containers_compare_across_variants() {
    let ints = Lists::Ints(List::from([Int::from(1), Int::from(2)]));
    let floats = Lists::Floats(List::from([1.0, 2.5]));
    assert!(!ints.py_eq(&floats).unwrap());
    assert!(ints.py_lt(&floats).unwrap());
    assert!(Lists::Ints(List::new()).py_eq(&Lists::Floats(List::new())).unwrap());
    let pair = Lists::Pair((Int::from(1), Int::from(2)));
    assert!(pair.py_eq(&Lists::Many(Tuple::from([Int::from(1), Int::from(2)]))).unwrap());
    assert!(!pair.py_eq(&ints).unwrap());
}

#[test]
fn a_container_in_itself_is_shown_once() {
    let list = List::new();
    list.append(Json::Int(Int::from(1)));
    list.append(Json::List(list.clone()));
    assert_eq!(text(&list), "[1, [...]]");
    let dict = Dict::new();
    dict.set_item(Str::lit("me"), Json::Dict(dict.clone())).unwrap();
    assert_eq!(text(&dict), "{'me': {...}}");
    assert_eq!(last_line(&Json::Dict(dict).py_hash().unwrap_err()), "TypeError: unhashable type: 'dict'");
    assert_eq!(text(&Json::List(List::from([Json::None(()), Json::Float(1.0)]))), "[None, 1.0]");
}
