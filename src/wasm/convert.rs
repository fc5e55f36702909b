//! Between the core's types and JavaScript's: plain objects, flat arrays, and the only place that knows UTF-16.
//!
//! What crosses often is a flat `Uint32Array`; where there is something rare beside it (undocumented and foreign codes),
//! an array of the flat one and a plain object.

use js_sys::{Array, Object, Reflect, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::catalog::{Document, Entry, Value};
use crate::codebook::CatalogInfo;
use crate::decode::{Agreement, Reading, Undocumented};
use crate::error::{CatalogError, Problem};
use crate::foreign::Foreign;
use crate::scan::{Cue, Mention, Report};
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
        ])
    };
    Value::object(&mut [
        ("id", text(&info.id)),
        ("title", text(&info.title)),
        ("product", text(&info.product)),
        ("entries", number(info.entries as u32)),
        ("documents", list(&info.documents, document)),
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
    answer(&flat, rare(&reading.undocumented, reading.foreign))
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
    answer(&flat, rare(&result.undocumented, result.foreign))
}

/// The format (0: text), the number of lines, whether it is complete, the number of mentions,
/// then for each: start, length, line, column, cue, weight, number of entries, their numbers; then the number of tally
/// rows, for each: entry, count, lines, first line, last line; then the number of ignored rows, for each: reason,
/// count. Offsets, lengths and columns are UTF-16 units; see [`answer`].
pub(super) fn report(report: &Report<'_>, source: &str) -> JsValue {
    let mut flat = vec![0, report.lines, u32::from(report.complete), report.mentions.len() as u32];
    let mut places = Places::new(source);
    for mention in &report.mentions {
        let [start, length, column] = places.of(mention);
        let cue = cue_number(mention.cue);
        flat.extend([start, length, mention.line, column, cue, 1, mention.entries.len() as u32]);
        flat.extend(mention.entries.iter().map(|entry| entry.number()));
    }
    flat.push(report.tally.len() as u32);
    for row in &report.tally {
        flat.extend([row.entry.number(), row.count, row.lines, row.first_line, row.last_line]);
    }
    // No number is weighed yet, so none is ignored.
    flat.push(0);

    let mut places = Places::new(source);
    let mut unknown = Vec::new();
    for mention in &report.undocumented {
        let ids = mention.entries.iter().map(|entry| Value::String(entry.id())).collect();
        unknown.push(Value::object(&mut [
            ("line", number(mention.line)),
            ("column", number(places.of(mention)[2])),
            ("text", text(part(source, mention.start..mention.end))),
            ("catalog", text(&mention.catalog)),
            ("code", text(&mention.code)),
            ("entries", Some(Value::Array(ids))),
            ("cue", text(["prefix", "name"][cue_number(mention.cue) as usize])),
            ("weight", number(1)),
        ]));
    }
    let rare = (!unknown.is_empty()).then(|| Value::object(&mut [("undocumented", Some(Value::Array(unknown)))]));
    answer(&flat, rare)
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

fn rare(undocumented: &[Undocumented], foreign: Option<Foreign>) -> Option<Value> {
    if undocumented.is_empty() && foreign.is_none() {
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
        ("rules", Some(Value::Array(Vec::new()))),
        ("undocumented", list(undocumented, unknown)),
        ("foreign", foreign),
    ]))
}

fn cue_number(cue: Cue) -> u32 {
    match cue {
        Cue::Prefix => 0,
        Cue::Name => 1,
    }
}

/// The places of mentions, in the order of the text, in UTF-16 units.
struct Places<'a> {
    units: Units<'a>,
    /// Byte and unit at which the line of the last mention begins.
    line: (usize, u32),
}

impl<'a> Places<'a> {
    fn new(text: &'a str) -> Self {
        Self { units: Units::new(text), line: (0, 0) }
    }

    /// Start in the text, length and column of the next mention.
    fn of(&mut self, mention: &Mention<'_>) -> [u32; 3] {
        // Once for each line: to walk back to its begin for every mention would be quadratic in a long line.
        if mention.line_start != self.line.0 {
            self.line = (mention.line_start, self.units.at(mention.line_start));
        }
        let start = self.units.at(mention.start);
        [start, self.units.at(mention.end) - start, start - self.line.1]
    }
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
