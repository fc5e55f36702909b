//! What crosses to JavaScript, tested in Node on the module itself: formats, UTF-16, absent fields, foreign objects.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Object, Reflect, Uint32Array, eval};
use status_codebook::wasm;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn get(object: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(object.clone(), |value, key| Reflect::get(&value, &key.into()).unwrap())
}

fn text(object: &JsValue, path: &str) -> String {
    get(object, path).as_string().unwrap_or_else(|| panic!("no text at {path}"))
}

/// The flat half and the rare half of an answer, which is the flat one alone where there is nothing rare.
fn halves(answer: &JsValue) -> (Vec<u32>, JsValue) {
    match answer.dyn_ref::<Array>() {
        Some(pair) => (pair.get(0).unchecked_into::<Uint32Array>().to_vec(), pair.get(1)),
        None => (answer.unchecked_ref::<Uint32Array>().to_vec(), JsValue::UNDEFINED),
    }
}

fn entry(id: &str) -> JsValue {
    wasm::entry(wasm::entry_number(id).expect("the id is known"))
}

#[wasm_bindgen_test]
fn an_entry_is_a_plain_object_with_undefined_for_what_it_has_not() {
    let found = entry("azsm/AZSM1024");
    assert_eq!(text(&found, "message"), "Authorization failure accessing the target location");
    assert_eq!(text(&found, "retry.kind"), "after-fix");
    assert_eq!(get(&found, "source.line").as_f64(), Some(51.0));
    assert!(Array::is_array(&get(&found, "notes")));
    for absent in ["name", "comment", "section", "operation"] {
        assert!(get(&found, absent).is_undefined(), "{absent} is neither null nor anything else");
    }
    assert!(Object::get_prototype_of(&found).is_object());
    assert!(get(&found, "number").is_undefined(), "numbers are the boundary's own");
}

#[wasm_bindgen_test]
fn unknown_ids_and_numbers_are_undefined() {
    assert_eq!(wasm::entry_number("egnyte/500"), None);
    assert_eq!(wasm::entry_number("nobody/1"), None);
    assert!(wasm::entry(u32::MAX).is_undefined());
    assert!(wasm::entry_numbers(Some("nobody".into())).is_empty());
    assert_eq!(wasm::entry_numbers(None).len(), 445);
}

#[wasm_bindgen_test]
fn a_reading_is_its_agreement_and_its_entries() {
    let (flat, rare) = halves(&wasm::decode("102", None));
    assert_eq!(flat, [3, wasm::entry_number("mover/102").unwrap(), wasm::entry_number("egnyte/102").unwrap()]);
    assert!(rare.is_undefined());
    assert_eq!(halves(&wasm::decode("102", Some("egnyte".into()))).0.len(), 2);
    assert_eq!(halves(&wasm::decode("102", Some(String::new()))).0, [0], "an empty list asks nobody");
    let (flat, rare) = halves(&wasm::decode("AZSM2045", None));
    assert_eq!(flat, [0]);
    assert_eq!(text(&rare, "undocumented.0.category"), "no copy necessary");
    assert!(get(&rare, "foreign").is_undefined());
}

#[wasm_bindgen_test]
fn ranges_are_utf16_units() {
    let file = r#"{ "id": "emoji", "title": "t", "product": "p",
        "entries": [{ "code": "E1", "message": "💥💥 é drive 💥 exploded" }] }"#;
    let added = wasm::add_catalog(&JSON::parse(file).unwrap());
    assert_eq!(get(&added, "info.entries").as_f64(), Some(1.0));
    let (flat, _) = halves(&wasm::search("exploded drive", 10, Some("emoji".into()), None));
    // total, hits, entry, score, why, matches, field, ranges, start, end, start, end
    assert_eq!((flat[0], flat[1], flat[4], flat[5], flat[6], flat[7]), (1, 1, 3, 1, 2, 2));
    let units: Vec<u16> = "💥💥 é drive 💥 exploded".encode_utf16().collect();
    let slice = |from: usize| String::from_utf16_lossy(&units[flat[from] as usize..flat[from + 1] as usize]);
    assert_eq!((slice(8).as_str(), slice(10).as_str()), ("drive", "exploded"));
    assert_eq!(wasm::remove_catalog("emoji"), 1);
    assert_eq!(wasm::remove_catalog("emoji"), 0);
    assert_eq!(wasm::remove_catalog("mover"), 2);
}

#[wasm_bindgen_test]
fn mentions_have_utf16_places_and_their_lines() {
    let mut scanner = wasm::Scanner::new(10, None);
    for piece in ["💥\r\n😀 é AZSM", "1027, AZSM1099"] {
        scanner.write(piece.as_bytes());
    }
    let report = scanner.finish().unchecked_into::<Array>();
    let flat = report.get(0).unchecked_into::<Uint32Array>().to_vec();
    // format, lines, complete, mentions; line, column, cue, weight, entries, entry
    assert_eq!(flat[..4], [0, 2, 1, 1]);
    assert_eq!(flat[4..9], [2, 5, 0, 1, 1]);
    assert_eq!(report.get(1).as_string().as_deref(), Some("AZSM1027\0"));
    let unknown = report.get(2);
    assert_eq!(text(&unknown, "0.code"), "AZSM1099");
    assert_eq!(get(&unknown, "0.column").as_f64(), Some(15.0));
}

#[wasm_bindgen_test]
fn a_refused_catalog_tells_every_fault() {
    let refused = wasm::add_catalog(&JSON::parse(r#"{ "id": "Bad", "entries": [{ "code": 1 }, null] }"#).unwrap());
    let problems = get(&refused, "problems").unchecked_into::<Array>();
    let paths: Vec<String> = problems.iter().map(|problem| text(&problem, "path")).collect();
    assert_eq!(paths, ["", "", "/entries/0/code", "/entries/0", "/entries/1", "/id"]);
}

#[wasm_bindgen_test]
fn what_a_page_put_on_prototypes_does_not_come_in() {
    let polluted = "Object.prototype.remediation = 'run this'; Object.prototype.colour = 'red'";
    eval(polluted).unwrap();
    let file = r#"{ "id": "polluted", "title": "t", "product": "p", "entries": [{ "code": "P1", "message": "m" }] }"#;
    let added = wasm::add_catalog(&JSON::parse(file).unwrap());
    eval("delete Object.prototype.remediation; delete Object.prototype.colour").unwrap();
    assert!(get(&added, "info").is_object());
    assert!(get(&entry("polluted/P1"), "remediation").is_undefined());
    assert_eq!(wasm::remove_catalog("polluted"), 1);
}

#[wasm_bindgen_test]
fn values_that_are_no_json_are_faults_and_no_traps() {
    for value in
        [JsValue::UNDEFINED, JsValue::NULL, 7.into(), "x".into(), eval("[]").unwrap(), eval("() => 1").unwrap()]
    {
        assert!(get(&wasm::add_catalog(&value), "problems").is_object());
    }
}

#[wasm_bindgen_test]
fn a_verdict_is_a_word_and_its_reasons_with_their_lines() {
    let verdict = wasm::rerun("404", true, true, 1, false);
    assert_eq!((text(&verdict, "answer"), get(&verdict, "rerunsLeft").as_f64()), ("yes".to_owned(), Some(2.0)));
    let reasons = get(&verdict, "reasons").unchecked_into::<Array>();
    let lines: Vec<_> = reasons.iter().map(|reason| get(&reason, "source.line").as_f64()).collect();
    assert_eq!(lines, [Some(27.0), Some(25.0), Some(26.0)]);
    let verdict = wasm::cancel("Running", "302");
    assert_eq!(text(&verdict, "answer"), "no");
    assert!(get(&verdict, "rerunsLeft").is_undefined());
}

#[wasm_bindgen_test]
fn a_rule_that_answers_comes_beside_the_hits_as_a_plain_object() {
    let (_, rare) = halves(&wasm::search("how many automatic reruns", 10, None, None));
    let rules = get(&rare, "rules").unchecked_into::<Array>();
    assert_eq!(text(&rules.get(0), "id"), "mover/rerun-limit");
    assert_eq!(get(&rules.get(0), "source.line").as_f64(), Some(26.0));
    assert!(Array::is_array(&get(&rules.get(0), "entries")));
    assert_eq!(wasm::rules().unchecked_into::<Array>().length(), 16);
}
