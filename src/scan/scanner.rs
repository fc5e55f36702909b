//! Reads a text piece by piece: lines, records of tables, and what is known across them.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::collector::{Collector, Place, Waiting, pair};
use super::lexer::{Line, Tokens};
use super::lexicon::COLUMN;
use super::line::{self, Found, Said, What};
use super::ruler::Above;
use super::table::{Delimiter, Table};
use super::utf8::{push_lossy, whole_characters};
use super::{Format, Report, ScanOptions, record, steps};
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
    /// The first bytes of a character whose last ones come with the next piece.
    partial: Vec<u8>,
    /// How much of it has been searched for its end, and whether a quote is open there.
    searched: usize,
    quoted: bool,
    /// Behind the quote that was closed last.
    closed: usize,
    /// Is there a line break within quotes?
    broken: bool,
    /// The byte at which it begins in the text, its line, and how many units of that line were read before.
    start: usize,
    line: u32,
    column: usize,
    /// Id of the product that was named last.
    product: Option<String>,
    /// The only product that is named anywhere; none where there are several.
    only: Option<Option<String>>,
    table: Option<Table>,
    above: Above,
    /// The numbers of the table, and those of the text, that wait for a product.
    in_table: Waiting,
    in_text: Waiting,
    collector: Collector,
    format: Option<Format>,
    /// Those of the line that is read, kept for their room.
    tokens: Tokens,
}

impl Scanner {
    /// A scanner that has read nothing.
    pub fn new(options: &ScanOptions<'_>) -> Self {
        let catalogs = options.catalogs.map(|ids| ids.iter().map(|&id| id.to_owned()).collect());
        Self {
            catalogs,
            units: options.units,
            rest: String::new(),
            partial: Vec::new(),
            searched: 0,
            quoted: false,
            closed: 0,
            broken: false,
            start: 0,
            line: 1,
            column: 0,
            product: None,
            only: None,
            table: None,
            above: Above::default(),
            in_table: Waiting::default(),
            in_text: Waiting::default(),
            collector: Collector::new(options.max_mentions),
            format: None,
            tokens: Tokens::default(),
        }
    }

    /// Reads on.
    pub fn write(&mut self, book: &Codebook, text: &str) {
        self.end_bytes();
        steps::count(|| text.len());
        self.rest.push_str(text);
        self.read_on(book);
    }

    /// Reads on in UTF-8, of which a piece may begin and end within a character. What is none counts as U+FFFD.
    pub fn write_bytes(&mut self, book: &Codebook, bytes: &[u8]) {
        let mut joined = std::mem::take(&mut self.partial);
        let bytes = if joined.is_empty() {
            bytes
        } else {
            joined.extend_from_slice(bytes);
            &joined
        };
        let end = whole_characters(bytes);
        steps::count(|| bytes.len());
        let whole = &bytes[..end];
        self.partial = bytes[end..].to_owned();
        match std::str::from_utf8(whole) {
            Ok(text) => self.rest.push_str(text),
            Err(_) => push_lossy(&mut self.rest, whole),
        }
        self.read_on(book);
    }

    /// No further byte follows: what is left of them is no character.
    fn end_bytes(&mut self) {
        push_lossy(&mut self.rest, &std::mem::take(&mut self.partial));
    }

    /// Reads what is there of whole lines and records.
    fn read_on(&mut self, book: &Codebook) {
        let asked = self.asked(book);
        let mut rest = std::mem::take(&mut self.rest);
        let mut begin = 0;
        while let Some(end) = self.end(&rest, begin) {
            let piece = part(&rest, begin..end);
            steps::count(|| if self.quoted { piece.len() } else { 0 });
            // A quote that nobody closes makes no record of all that follows.
            let lines = piece.bytes().rposition(|byte| byte == b'\n').filter(|_| self.quoted).map(|last| last + 1);
            if let Some(lines) = lines {
                self.read_lines(book, &asked, part(piece, 0..lines));
            } else {
                self.read(book, &asked, &rest, begin..end);
            }
            begin = lines.map_or(end, |lines| begin + lines);
            (self.searched, self.quoted, self.closed, self.broken) = (0, false, 0, false);
        }
        steps::count(|| if begin == 0 { 0 } else { rest.len() - begin });
        rest.drain(..begin);
        self.rest = rest;
    }

    /// Reads lines one by one, though a quote is open in them.
    fn read_lines(&mut self, book: &Codebook, asked: &[&Loaded], mut text: &str) {
        while !text.is_empty() {
            let end = text.bytes().position(|byte| byte == b'\n').map_or(text.len(), |place| place + 1);
            self.read(book, asked, text, 0..end);
            text = part(text, end..text.len());
        }
    }

    /// Where the line or record that begins at a byte ends, behind its line break, or where it is too long.
    fn end(&mut self, text: &str, begin: usize) -> Option<usize> {
        let bytes = &text.as_bytes()[begin..text.len().min(begin + LONGEST_LINE)];
        let sign = self.table.as_ref().and_then(|table| match table.delimiter {
            Delimiter::Sign(sign) => Some(sign),
            Delimiter::Blanks => None,
        });
        while self.searched < bytes.len() {
            let rest = &bytes[self.searched..];
            let found = if sign.is_some() { memchr2(b'\n', b'"', rest) } else { memchr(b'\n', rest) };
            steps::count(|| found.map_or(rest.len(), |found| found + 1));
            let Some(place) = found.map(|found| self.searched + found) else {
                self.searched = bytes.len();
                break;
            };
            self.searched = place + 1;
            if bytes[place] == b'"' {
                if self.quoted {
                    (self.quoted, self.closed) = (false, self.searched);
                } else {
                    // At the beginning of a cell, or two of them in a quoted one.
                    self.quoted = place == 0 || Some(bytes[place - 1]) == sign || self.closed == place;
                }
            } else if self.quoted {
                self.broken = true;
            } else {
                return Some(begin + self.searched);
            }
        }
        if self.searched < LONGEST_LINE {
            return None;
        }
        // At the last blank, or else at the last sign that parts words, so that no code is cut.
        let last =
            |parts: &dyn Fn(u8) -> bool| (LONGEST_LINE / 2..LONGEST_LINE).rev().find(|&place| parts(bytes[place]));
        let sign = |byte: u8| byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"_'`".contains(&byte);
        let cut = last(&|byte| byte.is_ascii_whitespace()).or_else(|| last(&sign));
        steps::count(|| LONGEST_LINE - cut.unwrap_or(0));
        let mut end = begin + cut.map_or(LONGEST_LINE, |cut| cut + 1);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Some(end)
    }

    /// The report, when all has been written.
    pub fn finish(mut self, book: &Codebook) -> Report<'_> {
        self.end_bytes();
        let (asked, rest) = (self.asked(book), std::mem::take(&mut self.rest));
        if self.quoted {
            self.read_lines(book, &asked, &rest);
        } else if !rest.is_empty() {
            self.read(book, &asked, &rest, 0..rest.len());
        }
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
    fn read(&mut self, book: &Codebook, asked: &[&Loaded], text: &str, span: Range<usize>) {
        let mut tokens = std::mem::take(&mut self.tokens);
        book.lexicon().read(text, span.clone(), &mut tokens);
        let text = part(text, span);
        self.read_tokens(book, asked, text, &tokens);
        self.tokens = tokens;
        self.start += text.len();
        steps::count(|| text.len());
        // Most lines end here; a record may have line breaks in its quotes too, and a part of a long line has none.
        if !self.broken && text.as_bytes().last() == Some(&b'\n') {
            (self.line, self.column) = (self.line + 1, 0);
            return;
        }
        let breaks = text.bytes().filter(|&byte| byte == b'\n').count();
        let last = text.bytes().rposition(|byte| byte == b'\n').map_or(0, |place| place + 1);
        if breaks > 0 {
            (self.line, self.column) = (self.line + breaks as u32, 0);
        }
        self.column += (self.units)(part(text, last..text.len()));
    }

    fn read_tokens(&mut self, book: &Codebook, asked: &[&Loaded], text: &str, tokens: &Tokens) {
        let (line, all, lexicon) = (&Line::new(text, &tokens.list), tokens.all, book.lexicon());
        if line.tokens.is_empty() {
            if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
                // A part of a long line ends no table.
                if self.column == 0 {
                    self.end_table(asked);
                }
                return;
            }
            if let Some(table) = self.above.table(lexicon, asked, text) {
                self.begin_table(asked, table);
                return;
            }
            // It parts the rows of a table that is drawn with bars.
            if matches!(&self.table, Some(table) if table.delimiter == Delimiter::Sign(b'|'))
                && text.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b'|' | b':' | b' ' | b'\r' | b'\n'))
            {
                return;
            }
        }
        self.above.see(line, all, self.column == 0);
        if self.column == 0
            && all & COLUMN != 0
            && let Some(table) = Table::of_header(lexicon, asked, line, self.table.is_some())
        {
            let mut said = Said::default();
            line::read(book, asked, line, all, None, &mut said);
            if said.found.is_empty() {
                self.format.get_or_insert(match table.delimiter {
                    Delimiter::Sign(b'\t') => Format::Tsv,
                    Delimiter::Sign(_) => Format::Csv,
                    Delimiter::Blanks => Format::Text,
                });
                self.begin_table(asked, table);
                self.name(said.product, said.several);
                return;
            }
        }
        if let Some(cells) = self.cells(text) {
            self.read_record(book, asked, line, tokens, &cells);
            return;
        }
        // A part of a long line is no record, and ends no table.
        if self.column == 0 {
            self.end_table(asked);
        }
        self.recognise(text);
        if !tokens.say_something() && !lexicon.any_prefix {
            line::ignore(line, &tokens.known, &mut self.collector.ignored);
            return;
        }
        let before = self.named(asked);
        let mut said = Said::default();
        line::read(book, asked, line, all, before, &mut said);
        self.keep(line, &mut said, 1);
        self.name(said.product, said.several);
    }

    /// The product that was named last.
    fn named<'a>(&self, asked: &[&'a Loaded]) -> Option<&'a Loaded> {
        asked.iter().copied().find(|it| Some(&it.catalog.id) == self.product.as_ref())
    }

    /// Remembers the product that a line names last, and whether it names several.
    fn name(&mut self, product: Option<&Loaded>, several: bool) {
        let Some(product) = product else { return };
        let id = &product.catalog.id;
        if self.product.as_ref() != Some(id) {
            self.product = Some(id.clone());
        }
        match &self.only {
            None => self.only = Some((!several).then(|| id.clone())),
            Some(Some(only)) if several || only != id => self.only = Some(None),
            Some(_) => {}
        }
    }

    /// What the first line that tells says of the text's format.
    fn recognise(&mut self, text: &str) {
        if self.format.is_some() || self.line > TELLING_LINES {
            return;
        }
        steps::count(|| text.len());
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

    /// Ends the table that was there, and begins another one.
    #[inline(never)]
    fn begin_table(&mut self, asked: &[&Loaded], table: Table) {
        self.end_table(asked);
        self.table = Some(table);
    }

    /// Gives the numbers of the table to a product, when it ends.
    fn end_table(&mut self, asked: &[&Loaded]) {
        if self.table.is_some() {
            self.table = None;
            let waiting = std::mem::take(&mut self.in_table);
            self.collector.resolve(asked, waiting, self.named(asked));
        }
    }

    /// The cells of a line, where it is a record of the table: one of other columns has digits where codes stand.
    fn cells(&mut self, text: &str) -> Option<Vec<Range<usize>>> {
        let table = self.table.as_mut().filter(|_| self.column == 0)?;
        let cells = table.cells(text)?;
        steps::count(|| text.len());
        let digits = |column: &usize| {
            let cell = cells.get(*column).map_or("", |cell| part(text, cell.clone()));
            !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
        };
        // A quote that nobody closes hides cells.
        let quoted = || memchr(b'"', text.as_bytes()).is_some();
        let aligned = table.delimiter == Delimiter::Blanks;
        let fits = cells.len() == table.columns || aligned || quoted() || table.codes.iter().any(digits);
        fits.then_some(cells)
    }

    /// Reads a record of a table: what its cells say, and the numbers in its columns of codes.
    fn read_record(
        &mut self,
        book: &Codebook,
        asked: &[&Loaded],
        line: &Line<'_>,
        tokens: &Tokens,
        cells: &[Range<usize>],
    ) {
        let Some(table) = &self.table else { return };
        steps::count(|| cells.len());
        let likely = self.named(asked);
        let weight = table.weight.and_then(|column| cells.get(column));
        let weight = weight.and_then(|cell| line.span(cell.clone()).parse().ok()).unwrap_or(1);
        let mut said = record::read(book, asked, table, line, tokens, cells, likely);
        // What the record says elsewhere tells whose its number is, and so does a product that is named there.
        let product = said.product.filter(|_| !table.has_connectors);
        let is_other = |it: &&Loaded| likely.is_some_and(|likely| !likely.is(it));
        if product.is_some_and(|it| likely.is_none() || is_other(&it)) {
            said = record::read(book, asked, table, line, tokens, cells, product);
        }
        let entries: Vec<_> = said.found.iter().take(MOST_SAID).flat_map(Found::entries).copied().collect();
        said.found.retain_mut(|found| {
            let What::Number(key, _) = &found.what else { return true };
            steps::count(|| entries.len());
            if let Some(&entry) = entries.iter().find(|entry| entry.code() == key) {
                found.what = What::Entries(vec![entry]);
            } else if let Some(product) = product.filter(|it| it.lists(key) || !is_other(it)) {
                // It is none of the product's codes, and nobody else's.
                let Some(what) = line::of_product(product, key) else { return false };
                found.what = what;
            }
            true
        });
        self.keep(line, &mut said, weight);
        // What still waits is of the product that was named before this one.
        if product.is_some_and(|it| is_other(&it)) {
            let waiting = std::mem::take(&mut self.in_table);
            self.collector.resolve(asked, waiting, likely);
        }
        self.name(product, said.several);
    }

    /// Keeps what a line or a record says.
    fn keep(&mut self, line: &Line<'_>, said: &mut Said<'_>, weight: u32) {
        for (sum, more) in self.collector.ignored.iter_mut().zip(said.ignored) {
            *sum += more;
        }
        if said.found.is_empty() {
            return;
        }
        let in_table = self.table.is_some();
        let close = |one: &Found<'_>, other: &Found<'_>| in_table || cues::are_cues(&line.cell(one.end..other.start));
        let ones = pair(&mut said.found, &close);
        let (text, mut at, mut number_of_line, mut column) = (line.text(), 0, self.line, self.column);
        for (number, found) in said.found.iter().enumerate() {
            // A record has line breaks in its quotes.
            let between = part(text, at..found.start);
            steps::count(|| between.len());
            let after = between.bytes().rposition(|byte| byte == b'\n').map(|place| place + 1);
            if let Some(after) = after {
                number_of_line += between.bytes().filter(|&byte| byte == b'\n').count() as u32;
                column = (self.units)(part(between, after..between.len()));
            } else {
                column += (self.units)(between);
            }
            at = found.start;
            let one = ones.get(number).is_some_and(|&one| one);
            let start = self.start + found.start;
            let text = part(text, found.start..found.end);
            let place = Place { start, line: number_of_line, column, cue: found.cue, weight };
            let waiting = if self.table.is_some() { &mut self.in_table } else { &mut self.in_text };
            self.collector.add(place, text, &found.what, one, waiting);
        }
    }
}

/// So many finds of a record tell whose its numbers are.
const MOST_SAID: usize = 16;

/// The format of a text shows within so many lines.
const TELLING_LINES: u32 = 64;

/// A line with so many keys is one of `key=value`.
const LEAST_PAIRS: usize = 3;
