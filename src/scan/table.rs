//! Tables in pasted text: which line is a header with a column of codes, and the cells of a record.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder, Terminator};

use super::lexer::Line;
use super::lexicon::{BESIDE, COLUMN, CONNECTED, COUNTED, CUE, Kinds, Lexicon, MOVES, ONLY_COLUMN, OWN, PRODUCT};
use super::line::products;
use super::ruler::Ruler;
use super::steps;
use crate::codebook::Loaded;
use crate::hash;
use crate::text::{fold, folded, has, is_letter, joined, part, pieces, words};

/// More words are no header.
const MOST_WORDS: usize = 200;

/// The name of the column with which a query language counts rows: `summarize count() by StatusCode`.
const WEIGHT: &str = "count_";

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// A sign; cells that hold it are quoted.
    Sign(u8),
    /// Two blanks or more, as in a table that was copied from a screen, or one where a ruler tells the columns.
    Blanks,
}

/// A table, as its header tells.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) delimiter: Delimiter,
    /// How many there are.
    pub(super) columns: usize,
    /// Which of them hold codes.
    pub(super) codes: Vec<usize>,
    /// The first entries of the catalogs that the names of these columns tell, where they tell several: «Mover code»,
    /// «Egnyte code».
    pub(super) owners: Vec<u32>,
    /// Which column holds the weight of a record.
    pub(super) weight: Option<usize>,
    /// Does a column name connectors? They bear the names of products that the codes are not of.
    pub(super) has_connectors: bool,
    /// Were records grouped by their codes, so that these are what is named and counted?
    pub(super) is_grouped: bool,
    /// The hyphens under its header, where there are some.
    pub(super) ruler: Option<Ruler>,
    /// What knows of quotes, where a sign parts the cells.
    reader: Option<Reader>,
    /// Where it puts what a cell holds; that is taken from the record itself, where its place is known.
    unused: Vec<u8>,
}

impl Table {
    /// The table of which a line is the header: two columns or more, one of them named for codes, and none of them a number.
    /// A vague name is one only in a line without digits, and not within another table: there it is a cell of a record.
    pub(super) fn of_header(lexicon: &Lexicon, asked: &[&Loaded], header: &Line<'_>, in_table: bool) -> Option<Self> {
        let line = header.text();
        if header.tokens.len() > MOST_WORDS || !may_be_header(header) {
            return None;
        }
        let is_code = |name: &str| is_column(lexicon, name, COLUMN);
        let signs = [b',', b'\t', b';', b'|'].map(Delimiter::Sign);
        signs.into_iter().chain([Delimiter::Blanks]).find_map(|delimiter| {
            // Most lines with a cue are no headers, and a reader takes long to make.
            let reader = match delimiter {
                Delimiter::Sign(sign) => {
                    let parts = pieces(line, sign);
                    steps::count(|| line.len());
                    let plausible = parts.len() > 1 && parts.iter().any(|part| is_code(part));
                    plausible.then(|| {
                        Some(ReaderBuilder::new().delimiter(sign).terminator(Terminator::Any(b'\n')).build())
                    })?
                }
                Delimiter::Blanks => {
                    let parts = of_blanks(line);
                    let plausible = parts.len() > 1 && parts.into_iter().any(|cell| is_code(part(line, cell)));
                    plausible.then_some(None)?
                }
            };
            let mut table = Self::new(delimiter, (0..header.tokens.len()).any(|place| header.is(place, CONNECTED)));
            table.reader = reader;
            let cells = table.cells(line)?;
            let is_header = table.name(lexicon, line, &cells, COLUMN);
            let cell = |column: usize| part(line, cells[column].clone());
            let owner = |&column: &usize| {
                let named = products(lexicon, &header.cell(cells[column].clone()), asked);
                named.last().map_or(NOBODY, |(_, product)| product.catalog.entries.first)
            };
            table.owners = table.codes.iter().map(owner).collect();
            if table.owners.windows(2).all(|pair| pair[0] == pair[1]) {
                table.owners.clear();
            }
            let digits = line.bytes().any(|byte| byte.is_ascii_digit());
            let last = line.bytes().rev().find(|byte| !byte.is_ascii_whitespace());
            let sentence = matches!(last, Some(b':' | b'.' | b'?' | b'!'));
            // A word that records have too.
            let sure = |&column: &usize| is_column(lexicon, cell(column), ONLY_COLUMN);
            let vague = in_table || digits || sentence || delimiter == Delimiter::Blanks && cells.len() < 3;
            let named = table.codes.iter().any(|column| !vague || sure(column));
            (cells.len() > 1 && named && is_header).then_some(table)
        })
    }

    /// A table of which nothing is known yet but what parts its cells.
    pub(super) fn new(delimiter: Delimiter, has_connectors: bool) -> Self {
        Self {
            delimiter,
            columns: 0,
            codes: Vec::new(),
            owners: Vec::new(),
            weight: None,
            has_connectors,
            is_grouped: false,
            ruler: None,
            reader: None,
            unused: Vec::new(),
        }
    }

    /// Takes what the cells of its header say of its columns. Is there one of codes, and is no cell a number?
    pub(super) fn name(&mut self, lexicon: &Lexicon, header: &str, cells: &[Range<usize>], kind: Kinds) -> bool {
        let mut figures = false;
        steps::count(|| header.len());
        self.columns = cells.len();
        for (column, range) in cells.iter().enumerate() {
            let cell = part(header, range.clone());
            let all = |byte: u8| byte.is_ascii_digit() || b".,:/- ".contains(&byte);
            figures |= cell.bytes().any(|byte| byte.is_ascii_digit()) && cell.bytes().all(all);
            if is_column(lexicon, cell, kind) || self.is_grouped && cell == "Name" {
                self.codes.push(column);
            }
            if cell == if self.is_grouped { "Count" } else { WEIGHT } {
                self.weight = Some(column);
            }
        }
        !self.codes.is_empty() && !figures
    }

    /// The cells of a record: their bytes, without the quotes and blanks around them. None where a ruler says that it is
    /// no record.
    pub(super) fn cells(&mut self, record: &str) -> Option<Vec<Range<usize>>> {
        if let Some(ruler) = &self.ruler {
            return ruler.cells(record, &self.codes);
        }
        let (Delimiter::Sign(sign), Some(reader)) = (self.delimiter, &mut self.reader) else {
            return Some(of_blanks(record));
        };
        self.unused.resize(record.len() + 1, 0);
        steps::count(|| record.len());
        let (mut found, mut begin, bytes) = (Vec::with_capacity(self.columns + 1), 0, record.as_bytes());
        loop {
            let rest = &bytes[begin..];
            let length = match rest.first() {
                Some(b'"') => quoted(reader, rest, &mut self.unused),
                // A mark of UTF-8 stands before the first cell.
                Some(0xef) if begin == 0 => quoted(reader, rest, &mut self.unused),
                // Most cells: only a quote at their beginning can hide a sign that parts them.
                _ => rest.iter().position(|&byte| byte == sign || byte == b'\n').map_or(rest.len(), |end| end + 1),
            };
            let (end, is_last) = match bytes[begin..begin + length].last() {
                Some(&byte) if byte == sign => (begin + length - 1, false),
                _ => (begin + length, true),
            };
            found.push(bare(record, begin..end));
            begin += length;
            if is_last {
                return Some(found);
            }
        }
    }
}

/// The length of the first cell of some bytes, which may be quoted, with the sign that ends it.
fn quoted(reader: &mut Reader, bytes: &[u8], unused: &mut [u8]) -> usize {
    reader.reset();
    let mut length = 0;
    loop {
        let (result, read, _) = reader.read_field(&bytes[length..], unused);
        length += read;
        // Where nothing is left to read, the next call ends the cell.
        if matches!(result, ReadFieldResult::Field { .. } | ReadFieldResult::End) {
            return length;
        }
    }
}

/// Does a cell end with the name of a column of codes, which is no word of prose there? Most lines are told by this from
/// headers.
fn may_be_header(line: &Line<'_>) -> bool {
    let digits = line.text().bytes().any(|byte| byte.is_ascii_digit());
    steps::count(|| line.text().len() + line.tokens.len());
    (0..line.tokens.len()).filter(|&place| line.is(place, COLUMN)).any(|place| {
        steps::count(|| line.gap(place, place + 1).len());
        let sure = !digits || line.is(place, ONLY_COLUMN) || line.is_before(place, 1, CUE | BESIDE);
        let mut blanks = 0;
        let mut rest = line.after(place).bytes().skip_while(|byte| {
            blanks += usize::from(*byte == b' ');
            b" \"*`\r".contains(byte)
        });
        sure && (matches!(rest.next(), None | Some(b'\n' | b',' | b'\t' | b';' | b'|' | 0x80..)) || blanks > 1)
    })
}

/// Is it the name of a column of codes? Before it the name of a product may stand, and before one that is no word of a
/// record also what has the codes: «Mover code», «Job status code», «Transfer error code».
fn is_column(lexicon: &Lexicon, name: &str, asked: Kinds) -> bool {
    // «error /» ends with no name.
    let ends = || folded(name).rev().find(|&c| !has(" \"*'", c)).is_some_and(is_letter);
    if name.len() > LONGEST_NAME || !ends() {
        return false;
    }
    let words = words(name);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80 || b" _-\"*'`\r\n".contains(&byte);
    let is_plain = name.bytes().all(plain);
    let (mut before, mut kind) = (Vec::new(), asked);
    for (place, word) in words.iter().enumerate() {
        let rest: Vec<&str> = words[place..].iter().map(|word| &*word.text).collect();
        if lexicon.kinds_of(&joined(&rest)) & kind != 0 {
            return true;
        }
        let (number, kinds) = lexicon.find(hash::of_word(word.text.as_bytes()));
        if !is_plain || kinds & (PRODUCT | OWN | MOVES | COUNTED) == 0 {
            return false;
        }
        before.push(number);
        let is_product = lexicon.products.iter().any(|(product, _)| before.starts_with(product));
        kind = if is_product { asked } else { ONLY_COLUMN };
    }
    false
}

/// A column whose name tells no product.
const NOBODY: u32 = u32::MAX;

/// In bytes, with quotes and blanks.
const LONGEST_NAME: usize = 40;

fn of_blanks(record: &str) -> Vec<Range<usize>> {
    steps::count(|| record.len());
    let (mut found, mut begin, mut blanks) = (Vec::new(), 0, 0);
    for (place, byte) in record.bytes().enumerate() {
        if byte != b' ' {
            if blanks > 1 {
                found.push(bare(record, begin..place));
                begin = place;
            }
            blanks = 0;
        } else {
            blanks += 1;
        }
    }
    found.push(bare(record, begin..record.len()));
    found.retain(|cell| !cell.is_empty());
    found
}

/// A cell without the quotes, blanks and marks of emphasis around it.
pub(super) fn bare(record: &str, cell: Range<usize>) -> Range<usize> {
    // Most cells are as bare as they stand.
    let bytes = record.as_bytes();
    let plain = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_alphanumeric);
    if plain(cell.start) && plain(cell.end.wrapping_sub(1)) {
        return cell;
    }
    steps::count(|| cell.len());
    let skipped = |c: char| fold(c).is_none_or(|c| has(" \"*'", c));
    let text = part(record, cell.clone());
    let start = text.char_indices().find(|&(_, c)| !skipped(c)).map_or(text.len(), |(place, _)| place);
    let last = text.char_indices().rev().find(|&(_, c)| !skipped(c));
    let end = last.map_or(start, |(place, c)| place + c.len_utf8());
    cell.start + start..cell.start + end
}
