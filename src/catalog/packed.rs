//! The packed form of checked catalogs: all their texts in one, and all else as small numbers, column by column, so that
//! like stands beside like and compresses well. What is read borrows its texts.
//!
//! A catalog is its file without the rows as a JSON value, the number of its rows, the bytes of their texts, and the
//! cells. Texts end with a line break. A value is a number for its kind, and what that needs; the texts of strings stand
//! in their order. A cell is 0 for 0, else its distance from the last cell of its column that was not, zigzag and plus 1.
//! Numbers are LEB128.

use alloc::{
    borrow::{Cow, ToOwned},
    string::String,
    vec,
    vec::Vec,
};

use super::rows::{COLUMNS, Column, Rows};
use super::{Catalog, Feed, Tier, Value, read};
use crate::stop::is_stop;
use crate::text::{cut, each_word, part};

/// Packs catalogs, each with the file it was read from: texts and numbers.
pub fn pack(files: &[(Value, Catalog)]) -> (String, Vec<u8>) {
    let mut packed = Packed { texts: String::new(), numbers: Vec::new() };
    packed.number(files.len());
    for (file, catalog) in files {
        packed.value(&without_rows(file));
        packed.rows(&by_column(&catalog.entries));
    }
    (packed.texts, packed.numbers)
}

fn without_rows(file: &Value) -> Value {
    let Value::Object(members) = file else { return Value::Null };
    let kept = members.iter().filter(|(key, _)| key != "entries" && key != "$schema").cloned();
    Value::Object(kept.chain([("entries".to_owned(), Value::Array(Vec::new()))]).collect())
}

/// The same rows, the texts of one column standing together.
fn by_column(rows: &Rows) -> Rows {
    let mut sorted = Rows::default();
    sorted.cells.clone_from(&rows.cells);
    for column in 0..Column::Line as usize {
        for place in (column..rows.cells.len()).step_by(COLUMNS) {
            let cell = rows.cells[place];
            sorted.cells[place] = match column {
                _ if cell == 0 => 0,
                asked if asked == Column::Asked as usize => {
                    let said: Vec<String> = rows.texts(cell).map(without_stop_words).collect();
                    sorted.add_list(&said.iter().map(String::as_str).collect::<Vec<_>>())
                }
                list if Column::LISTS.contains(&list) => sorted.add_list(&rows.texts(cell).collect::<Vec<_>>()),
                repeated if Column::REPEATED.contains(&repeated) => sorted.add_again(rows.text(cell)),
                _ => sorted.add(rows.text(cell)),
            };
        }
    }
    sorted
}

/// A phrasing is for the search alone, which reads no words without meaning.
fn without_stop_words(text: &str) -> String {
    let mut kept = Vec::new();
    each_word(text, |word, _, _| {
        if !is_stop(word) {
            kept.push(word.to_owned());
        }
    });
    kept.join(" ")
}

struct Packed {
    texts: String,
    numbers: Vec<u8>,
}

impl Packed {
    fn number(&mut self, mut number: usize) {
        while number > 0x7f {
            self.numbers.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.numbers.push(number as u8);
    }

    fn text(&mut self, text: &str) {
        assert!(!text.contains('\n'), "a text of a built-in catalog has a line break: {text}");
        self.texts.push_str(text);
        self.texts.push('\n');
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::String(text) => {
                self.number(0);
                self.text(text);
            }
            Value::Array(items) => {
                self.number(1);
                self.number(items.len());
                items.iter().for_each(|item| self.value(item));
            }
            Value::Object(members) => {
                self.number(2);
                self.number(members.len());
                for (key, value) in members {
                    self.text(key);
                    self.value(value);
                }
            }
            Value::Number(number) => {
                self.number(3);
                self.number(*number as usize);
            }
            other => panic!("the file of a catalog holds {} beside its rows", other.kind()),
        }
    }

    fn rows(&mut self, rows: &Rows) {
        self.number(rows.len());
        self.number(rows.text.len());
        assert_eq!(rows.text.matches('\n').count(), rows.begins.len() - 1, "a text of a row has a line break");
        self.texts.push_str(&rows.text);
        for column in 0..COLUMNS {
            let mut last = 0;
            for &cell in rows.cells.iter().skip(column).step_by(COLUMNS) {
                let distance = i64::from(cell) - last;
                self.number(if cell == 0 { 0 } else { (distance << 1 ^ distance >> 63) as usize + 1 });
                last = if cell == 0 { last } else { cell.into() };
            }
        }
    }
}

/// Reads what [`pack`] has written.
pub fn unpack(texts: &'static str, numbers: &'static [u8]) -> Vec<Catalog> {
    let mut packed = Unpacking { texts, numbers };
    let count = packed.number();
    let catalog = |_| {
        let file = packed.value();
        let mut catalog = read(&file, Feed { count: 0, each: &mut |_| () }, Tier::Documented).unwrap_or_default();
        catalog.entries = packed.rows();
        catalog
    };
    (0..count).map(catalog).collect()
}

struct Unpacking {
    texts: &'static str,
    numbers: &'static [u8],
}

impl Unpacking {
    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        while let [byte, rest @ ..] = self.numbers {
            self.numbers = rest;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if *byte < 0x80 {
                break;
            }
        }
        number
    }

    fn text(&mut self) -> String {
        let (text, rest) = cut(self.texts, b'\n').unwrap_or_default();
        self.texts = rest;
        text.to_owned()
    }

    fn value(&mut self) -> Value {
        match self.number() {
            0 => Value::String(self.text()),
            1 => Value::Array((0..self.number()).map(|_| self.value()).collect()),
            2 => Value::Object((0..self.number()).map(|_| (self.text(), self.value())).collect()),
            _ => Value::Number(self.number() as f64),
        }
    }

    fn rows(&mut self) -> Rows {
        let (count, bytes) = (self.number(), self.number());
        let text = part(self.texts, 0..bytes);
        self.texts = part(self.texts, bytes..self.texts.len());
        let mut begins = vec![0];
        for (place, &byte) in text.as_bytes().iter().enumerate() {
            if byte == b'\n' {
                begins.push(place as u32 + 1);
            }
        }
        let mut cells = vec![0; count * COLUMNS];
        for column in 0..COLUMNS {
            let mut last = 0;
            for row in 0..count {
                let step = self.number();
                if step > 0 {
                    let distance = step as u32 - 1;
                    last = u32::wrapping_add(last, distance >> 1 ^ 0_u32.wrapping_sub(distance & 1));
                    cells[row * COLUMNS + column] = last;
                }
            }
        }
        Rows::new(Cow::Borrowed(text), begins, cells)
    }
}
