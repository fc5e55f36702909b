//! Between the core's types and JavaScript's: plain objects, flat arrays, and the only place that knows UTF-16.
//!
//! What crosses often is a flat `Uint32Array`; where there is something rare beside it (undocumented and foreign codes),
//! an array of the flat one and a plain object.

use js_sys::{Array, Object, Reflect, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::catalog::{Document, Entry, Rule, Value};
use crate::codebook::CatalogInfo;
use crate::decode::{Agreement, Reading, Undocumented};
use crate::error::{CatalogError, Problem};
use crate::foreign::Foreign;
use crate::rules::{Reason, Verdict};
use crate::scan::{Mention, Report};
use crate::search::{Field, SearchResult};
use crate::text::part;

/// A JSON value as JavaScript has it. All objects go out through this one type, since serde's conversion of each struct
/// is code of its own.
pub(super) fn plain(value: &Value) -> JsValue {
    // Only keys that are no strings could fail, and a JSON value has none.
    value.serialize(&Serializer::new().serialize_maps_as_objects(true)).unwrap_or_default()
}

fn text(text: &str) -> Option<Value> {
    Some(Value::from(text))
}

fn number(number: u32) -> Option<Value> {
    Some(Value::Number(number.into()))
}

fn list<T>(items: &[T], value: fn(&T) -> Value) -> Option<Value> {
    Some(Value::Array(items.iter().map(value).collect()))
}

/// A catalog in short.
pub(super) fn info(info: &CatalogInfo) -> Value {
    let document = |it: &Document| {
        Value::object(&mut [
            ("id", text(&it.id)),
            ("title", text(&it.title)),
            ("url", it.url.as_deref().map(Value::from)),
            ("date", it.date.as_deref().map(Value::from)),
            ("revision", it.revision.as_deref().map(Value::from)),
        ])
    };
    Value::object(&mut [
        ("id", text(&info.id)),
        ("title", text(&info.title)),
        ("product", text(&info.product)),
        ("status", info.status.as_deref().map(Value::from)),
        ("entries", number(info.entries as u32)),
        ("documents", list(&info.documents, document)),
        ("overlays", number(info.overlays as u32)),
        ("builtIn", Some(Value::Bool(info.built_in))),
    ])
}

/// The agreement (0 none, 1 same, 2 different, 3 opposite) and the entries' numbers; see [`answer`].
pub(super) fn reading(reading: &Reading<'_>) -> JsValue {
    let agreement = match reading.agreement {
        None => 0,
        Some(Agreement::Same) => 1,
        Some(Agreement::Different) => 2,
        Some(Agreement::Opposite) => 3,
    };
    let mut flat = vec![agreement];
    flat.extend(reading.entries.iter().map(|entry| entry.number()));
    answer(&flat, rare(&[], &reading.undocumented, reading.foreign))
}

/// The total, the number of hits, then for each hit: entry, score (bits of an f32), why, number
/// of matches, then for each match: field, number of ranges, then start and end of each in UTF-16 units; see [`answer`].
pub(super) fn result(result: &SearchResult<'_>) -> JsValue {
    let mut flat = vec![result.total as u32, result.hits.len() as u32];
    for hit in &result.hits {
        flat.extend([hit.entry.number(), hit.score.to_bits(), hit.why as u32, hit.matches.len() as u32]);
        for found in &hit.matches {
            flat.extend([found.field as u32, found.ranges.len() as u32]);
            let mut units = Units::new(text_of(hit.entry, found.field));
            flat.extend(found.ranges.iter().flat_map(|&(start, end)| [start, end]).map(|byte| units.at(byte)));
        }
    }
    answer(&flat, rare(&result.rules, &result.undocumented, result.foreign))
}

/// An array of three: numbers, the texts of the mentions, each ended by a NUL, which none of them holds, and what is not documented as plain
/// objects.
///
/// The numbers: the format, the number of lines, whether it is complete, the number of mentions, then for each: line, column, cue,
/// weight, number of entries, their numbers; then the number of tally rows, for each: entry, count, lines, first line,
/// last line; then how many numbers were ignored for each reason. Columns are UTF-16 units.
pub(super) fn report(report: &Report<'_>) -> JsValue {
    let mut flat = vec![report.format as u32, report.lines, u32::from(report.complete), report.mentions.len() as u32];
    let mut texts = String::new();
    for mention in &report.mentions {
        let cue = mention.cue as u32;
        flat.extend([mention.line, mention.column as u32, cue, mention.weight, mention.entries.len() as u32]);
        flat.extend(mention.entries.iter().map(|entry| entry.number()));
        texts.push_str(&mention.text);
        texts.push('\0');
    }
    flat.push(report.tally.len() as u32);
    for row in &report.tally {
        flat.extend([row.entry.number(), row.count, row.lines, row.first_line, row.last_line]);
    }
    flat.extend(report.ignored);
    let unknown = |mention: &Mention<'_>| {
        let ids = mention.entries.iter().map(|entry| Value::String(entry.id())).collect();
        Value::object(&mut [
            ("line", number(mention.line)),
            ("column", number(mention.column as u32)),
            ("text", text(&mention.text)),
            ("catalog", text(&mention.catalog)),
            ("code", text(&mention.code)),
            ("entries", Some(Value::Array(ids))),
            ("cue", number(mention.cue as u32)),
            ("weight", number(mention.weight)),
        ])
    };
    let unknown = Value::Array(report.undocumented.iter().map(unknown).collect());
    Array::of3(&Uint32Array::from(&*flat), &texts.into(), &plain(&unknown)).into()
}

/// The length of a text in UTF-16 units.
pub(super) fn units(text: &str) -> usize {
    // One for each character, and one more for those of four bytes.
    text.bytes().map(|byte| usize::from(!(0x80..0xc0).contains(&byte)) + usize::from(byte >= 0xf0)).sum()
}

/// `{ info }` or `{ problems }`.
pub(super) fn added(outcome: &Result<CatalogInfo, CatalogError>) -> Value {
    let fault = |it: &Problem| Value::object(&mut [("path", text(&it.path)), ("message", text(&it.message))]);
    match outcome {
        Ok(added) => Value::object(&mut [("info", Some(info(added)))]),
        Err(error) => Value::object(&mut [("problems", list(&error.problems, fault))]),
    }
}

/// The members of a catalog file, its rows left out, and those rows, if they are an array: they are converted one by one.
pub(super) fn file(file: &JsValue) -> (Value, Array) {
    if file.is_object() {
        // A copy without a prototype: only own members count, and setting one cannot fail.
        let head = Object::new();
        let _ = Reflect::set_prototype_of(&head, &JsValue::NULL);
        Object::assign(&head, file.unchecked_ref());
        let rows = Reflect::get(&head, &"entries".into()).unwrap_or_default();
        if Array::is_array(&rows) {
            let _ = Reflect::set(&head, &"entries".into(), &Array::new());
            return (value(&head), rows.unchecked_into());
        }
    }
    (value(file), Array::new())
}

/// What `JSON.parse` made, as the core's JSON value. Only an object's own members count: what a host page has put on
/// prototypes does not come in. Written by hand since `serde_wasm_bindgen::from_value` with the messages of serde's
/// visitors and the printing of floats weighs 8 KB more (brotli).
pub(super) fn value(value: &JsValue) -> Value {
    if let Some(text) = value.as_string() {
        Value::String(text)
    } else if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if let Some(truth) = value.as_bool() {
        Value::Bool(truth)
    } else if Array::is_array(value) {
        Value::Array(value.unchecked_ref::<Array>().iter().map(|item| self::value(&item)).collect())
    } else if value.is_object() {
        let member = |pair: JsValue| {
            let pair = pair.unchecked_into::<Array>();
            (pair.get(0).as_string().unwrap_or_default(), self::value(&pair.get(1)))
        };
        Value::Object(Object::entries(value.unchecked_ref()).iter().map(member).collect())
    } else {
        Value::Null
    }
}

/// The numbers alone, or `[flat, rare]` where there is something rare beside them.
fn answer(flat: &[u32], rare: Option<Value>) -> JsValue {
    let flat = Uint32Array::from(flat);
    match rare {
        None => flat.into(),
        Some(rare) => Array::of2(&flat, &plain(&rare)).into(),
    }
}

fn rare(rules: &[Rule<'_>], undocumented: &[Undocumented], foreign: Option<Foreign>) -> Option<Value> {
    if rules.is_empty() && undocumented.is_empty() && foreign.is_none() {
        return None;
    }
    let unknown = |it: &Undocumented| {
        Value::object(&mut [
            ("catalog", text(&it.catalog)),
            ("code", text(&it.code)),
            ("scope", it.scope.as_deref().map(Value::from)),
            ("category", it.category.as_deref().map(Value::from)),
            ("note", text(&it.note)),
            ("nearest", list(&it.nearest, |id| Value::from(id.as_str()))),
        ])
    };
    let foreign = foreign.map(|it| Value::object(&mut [("system", text(it.system)), ("note", text(it.note))]));
    Some(Value::object(&mut [
        ("rules", list(rules, |rule| rule.to_value())),
        ("undocumented", list(undocumented, unknown)),
        ("foreign", foreign),
    ]))
}

/// A verdict; `answer` is a word.
pub(super) fn verdict(verdict: &Verdict<'_>) -> Value {
    let reason =
        |it: &Reason<'_>| Value::object(&mut [("text", text(&it.text)), ("source", Some(it.source.to_value()))]);
    Value::object(&mut [
        ("answer", text(if verdict.answer { "yes" } else { "no" })),
        ("rerunsLeft", verdict.reruns_left.and_then(number)),
        ("reasons", list(&verdict.reasons, reason)),
    ])
}

/// The text of a field that a hit shows.
fn text_of(entry: Entry<'_>, field: Field) -> &str {
    let mut found = "";
    entry.each_text(field, &mut |text| found = text);
    found
}

/// Counts UTF-16 units up to byte offsets that go up, in one pass.
struct Units<'a> {
    text: &'a str,
    is_ascii: bool,
    byte: usize,
    unit: u32,
}

impl<'a> Units<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, is_ascii: text.is_ascii(), byte: 0, unit: 0 }
    }

    /// The UTF-16 offset of a byte offset, which must lie between characters, and not before the last one asked for.
    fn at(&mut self, byte: usize) -> u32 {
        if self.is_ascii {
            return byte as u32;
        }
        self.unit += part(self.text, self.byte..byte).chars().map(|c| c.len_utf16() as u32).sum::<u32>();
        self.byte = byte;
        self.unit
    }
}
