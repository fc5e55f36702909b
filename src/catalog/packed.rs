//! The packed form of checked catalogs: all their texts in one, and all else as small numbers, column by column, so that
//! like stands beside like and compresses well.
//!
//! A catalog is its file without the rows as a JSON value, and then twice, for its entries and for its rules, the number of
//! rows, the bytes of their texts, and the cells. Texts end with a line break. A value is a number for its kind, and what that needs; the texts of strings stand
//! in their order. A cell is 0 for 0, else its distance from the last cell of its column that was not, zigzag and plus 1.
//! Numbers are LEB128.
//!
//! Phrasings stand behind all other texts of a catalog, as the numbers of their words in one dictionary (a line of words
//! before the first catalog): a word takes one byte or two. They are 1.4 kB smaller so (brotli) than written out.

use std::collections::BTreeMap;

use super::read::unchecked_head;
use super::rows::{COLUMNS, Column, Rows};
use super::{Catalog, Value};
use crate::stop::is_stop;
use crate::text::{cut, each_word, part, pieces};

/// Packs catalogs, each with the file it was read from: texts and numbers.
pub fn pack(files: &[(Value, Catalog)]) -> (String, Vec<u8>) {
    let mut packed = Packed { texts: String::new(), numbers: Vec::new() };
    let none = Rows::default();
    let tables = files
        .iter()
        .flat_map(|(_, catalog)| [&catalog.entries, catalog.rules.as_ref().map_or(&none, |rules| &rules.entries)]);
    let rows: Vec<(Rows, usize)> = tables.map(by_column).collect();
    let words = dictionary(&rows.iter().map(|(rows, phrasings)| &rows.text[*phrasings..]).collect::<String>());
    packed.text(&words.join(" "));
    packed.number(files.len());
    for ((file, _), tables) in files.iter().zip(rows.chunks(2)) {
        packed.value(&without_rows(file));
        for (rows, phrasings) in tables {
            packed.rows(rows, *phrasings, &words);
        }
    }
    (packed.texts, packed.numbers)
}

fn without_rows(file: &Value) -> Value {
    let Value::Object(members) = file else { return Value::Null };
    let kept = members.iter().filter(|(key, _)| !["entries", "rules", "$schema"].contains(&&**key)).cloned();
    Value::Object(kept.collect())
}

/// The words of phrasings: those that get one byte, the commonest, and then the others; both sorted.
fn dictionary(phrasings: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    phrasings.split_whitespace().for_each(|word| *counts.entry(word).or_default() += 1);
    let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
    words.sort_by_key(|&(_, count)| usize::MAX - count);
    let common = words.len().min(COMMON);
    words[..common].sort();
    words[common..].sort();
    assert!(words.len() <= COMMON + (255 - COMMON) * 256, "more words in phrasings than two bytes can tell");
    words.into_iter().map(|(word, _)| word.to_owned()).collect()
}

/// So many words of the dictionary are one byte, from 1 on; 0 ends a phrasing. Greater bytes begin a pair.
const COMMON: usize = 239;

/// The same rows, the texts of one column standing together, and where the phrasings begin, which stand last.
fn by_column(rows: &Rows) -> (Rows, usize) {
    let mut sorted = Rows::default();
    sorted.cells.clone_from(&rows.cells);
    let mut phrasings = 0;
    let asked = Column::Asked as usize;
    for column in (0..Column::Line as usize).filter(|&column| column != asked).chain([asked]) {
        phrasings = sorted.text.len();
        for place in (column..rows.cells.len()).step_by(COLUMNS) {
            let cell = rows.cells[place];
            sorted.cells[place] = match column {
                _ if cell == 0 => 0,
                list if list == asked => {
                    let said: Vec<String> = rows.texts(cell).map(without_stop_words).collect();
                    sorted.add_list(&said.iter().map(String::as_str).collect::<Vec<_>>())
                }
                list if Column::LISTS.contains(&list) => sorted.add_list(&rows.texts(cell).collect::<Vec<_>>()),
                repeated if Column::REPEATED.contains(&repeated) => sorted.add_again(rows.text(cell)),
                _ => sorted.add(rows.text(cell)),
            };
        }
    }
    (sorted, phrasings)
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

    fn rows(&mut self, rows: &Rows, phrasings: usize, words: &[String]) {
        self.number(rows.len());
        self.number(phrasings);
        assert_eq!(rows.text.matches('\n').count(), rows.begins.len() - 1, "a text of a row has a line break");
        self.texts.push_str(&rows.text[..phrasings]);
        let mut bytes = Vec::new();
        for phrasing in rows.text[phrasings..].lines() {
            for word in phrasing.split_whitespace() {
                let place = words.iter().position(|known| known == word).expect("the dictionary has every word");
                if place >= COMMON {
                    bytes.push((COMMON + 1 + (place - COMMON) / 256) as u8);
                    bytes.push(((place - COMMON) % 256) as u8);
                } else {
                    bytes.push(place as u8 + 1);
                }
            }
            bytes.push(0);
        }
        self.number(bytes.len());
        self.numbers.extend(bytes);
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
    let (words, texts) = cut(texts, b'\n').unwrap_or_default();
    let (words, mut packed) = (pieces(words, b' '), Unpacking { texts, numbers });
    let count = packed.number();
    let catalog = |_| {
        let file = packed.value();
        let mut catalog = unchecked_head(&file);
        catalog.entries = packed.rows(&words);
        let rules = packed.rows(&words);
        catalog.rules = (!rules.is_empty()).then(|| Box::new(catalog.of_rules(rules)));
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

    /// The phrasings behind the other texts.
    fn phrasings(&mut self, text: &mut String, words: &[&str]) {
        let count = self.number();
        let Some((bytes, rest)) = self.numbers.split_at_checked(count) else { return };
        self.numbers = rest;
        let mut bytes = bytes.iter().map(|&byte| usize::from(byte));
        while let Some(byte) = bytes.next() {
            if byte == 0 {
                text.push('\n');
                continue;
            }
            if text.as_bytes().last() != Some(&b'\n') {
                text.push(' ');
            }
            let further = byte.checked_sub(COMMON + 1).map(|high| COMMON + high * 256 + bytes.next().unwrap_or(0));
            text.push_str(words[further.unwrap_or(byte - 1)]);
        }
    }

    fn rows(&mut self, words: &[&str]) -> Rows {
        let (count, bytes) = (self.number(), self.number());
        let mut text = part(self.texts, 0..bytes).to_owned();
        self.phrasings(&mut text, words);
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
        Rows::new(text, begins, cells)
    }
}
