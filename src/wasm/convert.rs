//! Between the core's types and JavaScript's: plain objects, flat arrays, and the only place that knows UTF-16.
//!
//! What crosses often is a flat `Uint32Array`; what is rare beside it (undocumented and foreign codes) is a plain
//! object, or undefined where there is nothing of it.

use js_sys::{Array, Object, Uint32Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsError, JsValue};

use crate::catalog::{Entry, Value};
use crate::codebook::CatalogInfo;
use crate::decode::{Agreement, Reading, Undocumented};
use crate::error::CatalogError;
use crate::foreign::Foreign;
use crate::scan::{Cue, Mention, Report};
use crate::search::{Field, SearchResult};

/// Any value as a plain object; fields without a value are undefined.
pub(super) fn plain<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsError> {
    Ok(serde_wasm_bindgen::to_value(value)?)
}

/// `[flat, rare]`; flat is the agreement (0 none, 1 same, 2 different, 3 opposite) and the entries' numbers.
pub(super) fn reading(reading: &Reading<'_>) -> Result<Array, JsError> {
    let agreement = match reading.agreement {
        None => 0,
        Some(Agreement::Same) => 1,
        Some(Agreement::Different) => 2,
        Some(Agreement::Opposite) => 3,
    };
    let mut flat = vec![agreement];
    flat.extend(reading.entries.iter().map(|entry| entry.number()));
    pair(&flat, rare(&reading.undocumented, reading.foreign)?)
}

/// `[flat, rare]`; flat is the total, the number of hits, then for each hit: entry, score (bits of an f32), why, number
/// of matches, then for each match: field, number of ranges, then start and end of each in UTF-16 units.
pub(super) fn result(result: &SearchResult<'_>) -> Result<Array, JsError> {
    let mut flat = vec![result.total as u32, result.hits.len() as u32];
    for hit in &result.hits {
        flat.extend([hit.entry.number(), hit.score.to_bits(), hit.why as u32, hit.matches.len() as u32]);
        for found in &hit.matches {
            flat.extend([found.field as u32, found.ranges.len() as u32]);
            let mut units = Units::new(text_of(hit.entry, found.field));
            flat.extend(found.ranges.iter().flat_map(|&(start, end)| [start, end]).map(|byte| units.at(byte)));
        }
    }
    pair(&flat, rare(&result.undocumented, result.foreign)?)
}

/// `[flat, rare]`; flat is the format (0: text), the number of lines, whether it is complete, the number of mentions,
/// then for each: start, length, line, column, cue, weight, number of entries, their numbers; then the number of tally
/// rows, for each: entry, count, lines, first line, last line; then the number of ignored rows, for each: reason,
/// count. Offsets, lengths and columns are UTF-16 units.
pub(super) fn report(report: &Report<'_>, text: &str) -> Result<Array, JsError> {
    let mut flat = vec![0, report.lines, u32::from(report.complete), report.mentions.len() as u32];
    let mut places = Places::new(text);
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

    #[derive(Serialize)]
    struct Rare<'a> {
        undocumented: Vec<RareMention<'a>>,
    }
    #[derive(Serialize)]
    struct RareMention<'a> {
        line: u32,
        column: u32,
        text: &'a str,
        catalog: &'a str,
        code: &'a str,
        entries: Vec<&'a str>,
        cue: &'static str,
        weight: u32,
    }
    let mut places = Places::new(text);
    let undocumented: Vec<RareMention<'_>> = report
        .undocumented
        .iter()
        .map(|mention| RareMention {
            line: mention.line,
            column: places.of(mention)[2],
            text: &text[mention.start..mention.end],
            catalog: &mention.catalog,
            code: &mention.code,
            entries: mention.entries.iter().map(|entry| entry.id.as_str()).collect(),
            cue: match mention.cue {
                Cue::Prefix => "prefix",
                Cue::Name => "name",
            },
            weight: 1,
        })
        .collect();
    let rare = if undocumented.is_empty() { JsValue::UNDEFINED } else { plain(&Rare { undocumented })? };
    pair(&flat, rare)
}

/// `{ info }` or `{ problems }`.
pub(super) fn added<'a>(outcome: &'a Result<CatalogInfo, CatalogError>) -> Result<JsValue, JsError> {
    #[derive(Serialize)]
    struct Fault<'a> {
        path: &'a str,
        message: &'a str,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "lowercase")]
    enum Added<'a> {
        Info(&'a CatalogInfo),
        Problems(Vec<Fault<'a>>),
    }
    let faults = |error: &'a CatalogError| {
        error.problems.iter().map(|it| Fault { path: &it.path, message: &it.message }).collect()
    };
    plain(&outcome.as_ref().map_or_else(|error| Added::Problems(faults(error)), Added::Info))
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

fn pair(flat: &[u32], rare: JsValue) -> Result<Array, JsError> {
    Ok(Array::of2(&Uint32Array::from(flat), &rare))
}

fn rare(undocumented: &[Undocumented], foreign: Option<Foreign>) -> Result<JsValue, JsError> {
    #[derive(Serialize)]
    struct Rare<'a> {
        rules: [(); 0],
        undocumented: &'a [Undocumented],
        foreign: Option<Foreign>,
    }
    if undocumented.is_empty() && foreign.is_none() {
        return Ok(JsValue::UNDEFINED);
    }
    plain(&Rare { rules: [], undocumented, foreign })
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
fn text_of(entry: &Entry, field: Field) -> &str {
    entry.texts(field).first().copied().unwrap_or_default()
}

/// Counts UTF-16 units up to byte offsets that go up, in one pass.
struct Units<'a> {
    text: &'a str,
    byte: usize,
    unit: u32,
}

impl<'a> Units<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, byte: 0, unit: 0 }
    }

    /// The UTF-16 offset of a byte offset, which must lie between characters, and not before the last one asked for.
    fn at(&mut self, byte: usize) -> u32 {
        self.unit += self.text[self.byte..byte].chars().map(|c| c.len_utf16() as u32).sum::<u32>();
        self.byte = byte;
        self.unit
    }
}
