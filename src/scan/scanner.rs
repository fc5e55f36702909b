//! Reads a text piece by piece: lines, records of tables, and what is known across them.

use std::ops::Range;

use super::collector::{Collector, Place, Waiting, pair};
use super::line::{self, Found, Said, What};
use super::reason::reason;
use super::table::{Delimiter, Table};
use super::{Cue, Format, Reason, Report, ScanOptions};
use crate::codebook::{Codebook, Loaded};
use crate::scan::cues;
use crate::text::part;

/// A longer line is read in parts of so many bytes: what stands in it needs a few words around it, and no more is held.
const LONGEST_LINE: usize = 64 * 1024;

/// A text that is read piece by piece. However it is cut, the report is the same; what is held does not grow with it, but
/// for the mentions that are kept.
///
/// ```
/// use status_codebook::{Codebook, ScanOptions, Scanner};
///
/// let book = Codebook::built_in();
/// let mut scanner = Scanner::new(&ScanOptions::default());
/// for piece in ["Mover\nsta", "tus 4", "11\n"] {
///     scanner.write(&book, piece);
/// }
/// assert_eq!(scanner.finish(&book).mentions[0].code, "411");
/// ```
pub struct Scanner {
    catalogs: Option<Vec<String>>,
    units: fn(&str) -> usize,
    /// What has been written and not yet read: a line that has no end yet, or a record.
    rest: String,
    /// How much of it has been searched for its end, and whether a quote is open there.
    searched: usize,
    quoted: bool,
    /// Behind the quote that was closed last.
    closed: usize,
    /// The byte at which it begins in the text, its line, and how many units of that line were read before.
    start: usize,
    line: u32,
    column: usize,
    /// Id of the product that was named last.
    product: Option<String>,
    /// The only product that is named anywhere; none where there are several.
    only: Option<Option<String>>,
    table: Option<Table>,
    /// The numbers of the table, and those of the text, that wait for a product.
    in_table: Waiting,
    in_text: Waiting,
    collector: Collector,
    format: Option<Format>,
}

impl Scanner {
    /// A scanner that has read nothing.
    pub fn new(options: &ScanOptions<'_>) -> Self {
        let catalogs = options.catalogs.map(|ids| ids.iter().map(|&id| id.to_owned()).collect());
        Self {
            catalogs,
            units: options.units,
            rest: String::new(),
            searched: 0,
            quoted: false,
            closed: 0,
            start: 0,
            line: 1,
            column: 0,
            product: None,
            only: None,
            table: None,
            in_table: Waiting::default(),
            in_text: Waiting::default(),
            collector: Collector::new(options.max_mentions),
            format: None,
        }
    }

    /// Reads on.
    pub fn write(&mut self, book: &Codebook, text: &str) {
        self.rest.push_str(text);
        let mut rest = std::mem::take(&mut self.rest);
        let mut begin = 0;
        while let Some(end) = self.end(&rest, begin) {
            let piece = part(&rest, begin..end);
            // A quote that nobody closes makes no record of all that follows.
            let lines = piece.bytes().rposition(|byte| byte == b'\n').filter(|_| self.quoted).map(|last| last + 1);
            if let Some(lines) = lines {
                self.read_lines(book, part(piece, 0..lines));
            } else {
                self.read(book, piece);
            }
            begin = lines.map_or(end, |lines| begin + lines);
            (self.searched, self.quoted, self.closed) = (0, false, 0);
        }
        rest.drain(..begin);
        self.rest = rest;
    }

    /// Reads lines one by one, though a quote is open in them.
    fn read_lines(&mut self, book: &Codebook, mut text: &str) {
        while !text.is_empty() {
            let end = text.bytes().position(|byte| byte == b'\n').map_or(text.len(), |place| place + 1);
            self.read(book, part(text, 0..end));
            text = part(text, end..text.len());
        }
    }

    /// Where the line or record that begins at a byte ends, behind its line break, or where it is too long.
    fn end(&mut self, text: &str, begin: usize) -> Option<usize> {
        let bytes = part(text, begin..text.len()).as_bytes();
        let sign = self.table.as_ref().and_then(|table| match table.delimiter {
            Delimiter::Sign(sign) => Some(sign),
            Delimiter::Blanks => None,
        });
        while self.searched < bytes.len() && self.searched < LONGEST_LINE {
            let (place, byte) = (self.searched, bytes[self.searched]);
            self.searched += 1;
            if byte == b'"' && sign.is_some() {
                if self.quoted {
                    (self.quoted, self.closed) = (false, self.searched);
                } else {
                    // At the beginning of a cell, or two of them in a quoted one.
                    self.quoted = place == 0 || Some(bytes[place - 1]) == sign || self.closed == place;
                }
            }
            if byte == b'\n' && !self.quoted {
                return Some(begin + self.searched);
            }
        }
        if self.searched < LONGEST_LINE {
            return None;
        }
        // At the last blank, so that no code is cut; a run without one is none.
        let blank = (LONGEST_LINE / 2..LONGEST_LINE).rev().find(|&place| bytes[place].is_ascii_whitespace());
        let mut end = begin + blank.map_or(LONGEST_LINE, |blank| blank + 1);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Some(end)
    }

    /// The report, when all has been written.
    pub fn finish(mut self, book: &Codebook) -> Report<'_> {
        let rest = std::mem::take(&mut self.rest);
        if self.quoted {
            self.read_lines(book, &rest);
        } else if !rest.is_empty() {
            self.read(book, &rest);
        }
        let asked = self.asked(book);
        self.end_table(&asked);
        let only = self.only.take().flatten();
        let likely = asked.iter().copied().find(|it| Some(&it.catalog.id) == only.as_ref());
        let waiting = std::mem::take(&mut self.in_text);
        self.collector.resolve(&asked, waiting, likely);
        let lines = self.line - u32::from(self.column == 0);
        self.collector.finish(book, self.format.unwrap_or_default(), lines)
    }

    fn asked<'a>(&self, book: &'a Codebook) -> Vec<&'a Loaded> {
        let ids: Option<Vec<&str>> = self.catalogs.as_ref().map(|ids| ids.iter().map(String::as_str).collect());
        book.asked(ids.as_deref())
    }

    /// Reads one line, a part of one, or a record, with its line break.
    fn read(&mut self, book: &Codebook, text: &str) {
        let asked = self.asked(book);
        let (mut ignored, glance) = (self.collector.ignored, book.glance());
        let seen = glance.look(text, &mut |start, end| count_ignored(text, start, end, &mut ignored));
        let plain = |_: &Table| !seen.something || line::read(book, &asked, text, seen, None).found.is_empty();
        let header = if self.column == 0 && seen.cue { Table::of_header(text, self.table.is_some()) } else { None };
        let header = header.filter(plain);
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.end_table(&asked);
        } else if let Some(table) = header {
            self.end_table(&asked);
            self.name(line::read(book, &asked, text, seen, None).product);
            self.format.get_or_insert(match table.delimiter {
                Delimiter::Sign(b'\t') => Format::Tsv,
                Delimiter::Sign(_) => Format::Csv,
                Delimiter::Blanks => Format::Text,
            });
            self.table = Some(table);
        } else if let Some(cells) = self.cells(text) {
            self.read_record(book, &asked, text, &cells);
        } else {
            // A part of a long line is no record, and ends no table.
            if self.column == 0 {
                self.end_table(&asked);
            }
            self.recognise(text);
            if seen.something {
                let before = self.named(&asked);
                let mut said = line::read(book, &asked, text, seen, before);
                self.keep(text, &mut said, 1);
                self.name(said.product);
            } else {
                self.collector.ignored = ignored;
            }
        }
        let breaks = text.bytes().filter(|&byte| byte == b'\n').count();
        let last = text.bytes().rposition(|byte| byte == b'\n').map_or(0, |place| place + 1);
        if breaks > 0 {
            (self.line, self.column) = (self.line + breaks as u32, 0);
        }
        self.column += (self.units)(part(text, last..text.len()));
        self.start += text.len();
    }

    /// The product that was named last.
    fn named<'a>(&self, asked: &[&'a Loaded]) -> Option<&'a Loaded> {
        asked.iter().copied().find(|it| Some(&it.catalog.id) == self.product.as_ref())
    }

    /// Remembers a product that a line names.
    fn name(&mut self, product: Option<&Loaded>) {
        let Some(product) = product else { return };
        let id = &product.catalog.id;
        if self.product.as_ref() != Some(id) {
            self.product = Some(id.clone());
        }
        match &self.only {
            None => self.only = Some(Some(id.clone())),
            Some(Some(only)) if only != id => self.only = Some(None),
            Some(_) => {}
        }
    }

    /// What the first line that tells says of the text's format.
    fn recognise(&mut self, text: &str) {
        if self.format.is_some() || self.line > TELLING_LINES {
            return;
        }
        let mut signs = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
        let (first, second) = (signs.next(), signs.next());
        let pair = |pair: &&[u8]| pair[0].is_ascii_alphanumeric() && pair[1] == b'=';
        let pairs = text.as_bytes().windows(2).filter(pair).count();
        let begins = text.bytes().take_while(|byte| !byte.is_ascii_whitespace()).any(|byte| byte == b'=');
        if matches!((first, second), (Some(b'{'), _) | (Some(b'['), Some(b'{') | None)) {
            self.format = Some(Format::JsonLines);
        } else if pairs >= LEAST_PAIRS && begins {
            self.format = Some(Format::KeyValue);
        }
    }

    /// Gives the numbers of the table to a product, when it ends.
    fn end_table(&mut self, asked: &[&Loaded]) {
        if self.table.take().is_some() {
            let waiting = std::mem::take(&mut self.in_table);
            self.collector.resolve(asked, waiting, self.named(asked));
        }
    }

    /// The cells of a line, where it is a record of the table: one of other columns has digits where codes stand.
    fn cells(&mut self, text: &str) -> Option<Vec<Range<usize>>> {
        let table = self.table.as_mut().filter(|_| self.column == 0)?;
        let cells = table.cells(text);
        let digits = |column: &usize| {
            let cell = cells.get(*column).map_or("", |cell| part(text, cell.clone()));
            !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
        };
        // A quote that nobody closes hides cells.
        let quoted = text.bytes().any(|byte| byte == b'"');
        let aligned = table.delimiter == Delimiter::Blanks;
        let fits = cells.len() == table.columns || aligned || quoted || table.codes.iter().any(digits);
        fits.then_some(cells)
    }

    /// Reads a record of a table: what its cells say, and the numbers in its columns of codes.
    fn read_record(&mut self, book: &Codebook, asked: &[&Loaded], record: &str, cells: &[Range<usize>]) {
        let Some(table) = &self.table else { return };
        let likely = self.named(asked);
        let cell = |column: usize| cells.get(column).cloned().unwrap_or(0..0);
        let weight = table.weight.and_then(|column| part(record, cell(column)).parse().ok()).unwrap_or(1);
        let mut all = Said::default();
        for (column, range) in cells.iter().enumerate() {
            let text = part(record, range.clone());
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if digits && table.codes.contains(&column) {
                let what = line::number(asked, text);
                all.found.extend(what.map(|what| Found { start: range.start, end: range.end, cue: Cue::Column, what }));
            } else if digits {
                all.ignored[Reason::Column as usize] += u32::from(book.glance().is_number(text));
            } else {
                let ignored = &mut all.ignored;
                let (glance, mut unread) = (book.glance(), *ignored);
                let mut number = |start, end| count_ignored(text, start, end, &mut unread);
                let seen = glance.look(text, &mut number);
                if !seen.something {
                    *ignored = unread;
                    continue;
                }
                let said = line::read(book, asked, text, seen, likely);
                for (sum, more) in all.ignored.iter_mut().zip(said.ignored) {
                    *sum += more;
                }
                all.product = said.product.or(all.product);
                all.found.extend(said.found.into_iter().map(|it| Found {
                    start: it.start + range.start,
                    end: it.end + range.start,
                    ..it
                }));
            }
        }
        // What the record says elsewhere tells whose its number is, and so does a product that is named there.
        let said: Vec<_> = all.found.iter().take(MOST_SAID).flat_map(Found::entries).collect();
        let product = all.product.filter(|_| !table.has_connectors);
        let is = |one: &Loaded, other: &Loaded| one.catalog.id == other.catalog.id;
        for found in &mut all.found {
            let What::Number(key, _) = &found.what else { continue };
            if let Some(&entry) = said.iter().find(|entry| entry.code() == key) {
                found.what = What::Entries(vec![entry]);
            } else if let Some(product) =
                product.filter(|it| it.lists(key) || likely.is_none_or(|likely| is(likely, it)))
                && let Some(what) = line::of_product(product, key)
            {
                found.what = what;
            }
        }
        self.keep(record, &mut all, weight);
        self.name(product);
    }

    /// Keeps what a line or a record says.
    fn keep(&mut self, text: &str, said: &mut Said<'_>, weight: u32) {
        for (sum, more) in self.collector.ignored.iter_mut().zip(said.ignored) {
            *sum += more;
        }
        let in_table = self.table.is_some();
        let close = |one: &Found<'_>, other: &Found<'_>| in_table || cues::are_cues(part(text, one.end..other.start));
        let ones = pair(&mut said.found, &close);
        let (mut at, mut line, mut column) = (0, self.line, self.column);
        for (number, found) in said.found.iter().enumerate() {
            // A record has line breaks in its quotes.
            let between = part(text, at..found.start);
            let after = between.bytes().rposition(|byte| byte == b'\n').map(|place| place + 1);
            if let Some(after) = after {
                line += between.bytes().filter(|&byte| byte == b'\n').count() as u32;
                column = (self.units)(part(between, after..between.len()));
            } else {
                column += (self.units)(between);
            }
            at = found.start;
            let one = ones[number];
            let start = self.start + found.start;
            let text = part(text, found.start..found.end).to_owned();
            let place = Place { start, line, column, text, cue: found.cue, weight };
            let waiting = if self.table.is_some() { &mut self.in_table } else { &mut self.in_text };
            self.collector.add(place, &found.what, one, waiting);
        }
    }
}

/// Adds a number to those that equal a documented code and are none.
fn count_ignored(text: &str, start: usize, end: usize, ignored: &mut [u32; Reason::ALL.len()]) {
    ignored[reason(text, start, end) as usize] += 1;
}

/// So many finds of a record tell whose its numbers are.
const MOST_SAID: usize = 16;

/// The format of a text shows within so many lines.
const TELLING_LINES: u32 = 64;

/// A line with so many keys is one of `key=value`.
const LEAST_PAIRS: usize = 3;
