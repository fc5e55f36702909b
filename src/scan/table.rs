//! Tables in pasted text: which line is a header with a column of codes, and the cells of a record.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder, Terminator};
use memchr::memchr;

use super::lexer::Line;
use super::lexicon::{BESIDE, COLUMN, CONNECTED, COUNTED, CUE, Kinds, Lexicon, MOVES, ONLY_COLUMN, OWN, PRODUCT};
use super::line::products;
use super::ruler::Ruler;
use super::steps;
use crate::codebook::Loaded;
use crate::text::{fold, has, part, squeeze};

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
    /// What knows of quotes, where a cell has had some.
    reader: Option<Box<Reader>>,
    /// Where it puts what a cell holds; that is taken from the record itself, where its place is known.
    unused: Vec<u8>,
}

impl Table {
    /// The table of which a line is the header: two columns or more, one of them named for codes, and none of them a number.
    /// A vague name is one only in a line without digits, and not within another table: there it is a cell of a record.
    pub(super) fn of_header(lexicon: &Lexicon, asked: &[&Loaded], header: &Line<'_>, in_table: bool) -> Option<Self> {
        if header.tokens.len() > MOST_WORDS || !may_be_header(header) {
            return None;
        }
        let line = header.text();
        steps::count(|| line.len());
        let digits = line.bytes().any(|byte| byte.is_ascii_digit());
        let last = line.bytes().rev().find(|byte| !byte.is_ascii_whitespace());
        let sentence = matches!(last, Some(b':' | b'.' | b'?' | b'!'));
        [Some(b','), Some(b'\t'), Some(b';'), Some(b'|'), None].into_iter().find_map(|sign| {
            // Most lines that end with such a name are prose.
            if sign.is_some_and(|sign| memchr(sign, line.as_bytes()).is_none()) {
                return None;
            }
            let delimiter = sign.map_or(Delimiter::Blanks, Delimiter::Sign);
            let mut table = Self::new(delimiter);
            let is_sure = table.name(lexicon, asked, header)?;
            let vague = in_table || digits || sentence || delimiter == Delimiter::Blanks && table.columns < 3;
            (is_sure || !vague).then_some(table)
        })
    }

    /// A table of which nothing is known yet but what parts its cells.
    pub(super) fn new(delimiter: Delimiter) -> Self {
        Self {
            delimiter,
            columns: 0,
            codes: Vec::new(),
            owners: Vec::new(),
            weight: None,
            has_connectors: false,
            is_grouped: false,
            ruler: None,
            reader: None,
            unused: Vec::new(),
        }
    }

    /// Takes what the cells of its header say of its columns: whether a column of codes has a name that is no word of a record
    /// too. None where no column is one of codes, or where a cell is a number.
    pub(super) fn name(&mut self, lexicon: &Lexicon, asked: &[&Loaded], header: &Line<'_>) -> Option<bool> {
        let cells = self.cells(header.text())?;
        let mut found = 0;
        self.columns = cells.len();
        if self.columns < 2 && self.ruler.is_none() {
            return None;
        }
        self.has_connectors = header.all() & CONNECTED != 0;
        for (column, range) in cells.into_iter().enumerate() {
            let cell = header.cell(range);
            let name = cell.text();
            steps::count(|| name.len());
            let figure = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b':' | b'/' | b'-' | b' ');
            if name.bytes().all(figure) && !cell.tokens.is_empty() {
                return None;
            }
            let products = products(lexicon, &cell, asked);
            let kinds = of_column(lexicon, &cell, products.first().map_or(0..0, |(span, _)| span.clone()));
            if kinds != 0 || self.is_grouped && name == "Name" {
                self.codes.push(column);
                self.owners.push(products.last().map_or(NOBODY, |(_, product)| product.catalog.entries.first));
                found |= kinds | COLUMN;
            }
            if name == if self.is_grouped { "Count" } else { WEIGHT } {
                self.weight = Some(column);
            }
        }
        if self.owners.windows(2).all(|pair| pair[0] == pair[1]) {
            self.owners.clear();
        }
        (found != 0).then_some(found & ONLY_COLUMN != 0)
    }

    /// The cells of a record: their bytes, without the quotes and blanks around them. None where a ruler says that it is
    /// no record.
    pub(super) fn cells(&mut self, record: &str) -> Option<Vec<Range<usize>>> {
        if let Some(ruler) = &self.ruler {
            return ruler.cells(record, &self.codes);
        }
        let Delimiter::Sign(sign) = self.delimiter else { return Some(of_blanks(record)) };
        steps::count(|| record.len());
        let (mut found, mut begin, bytes) = (Vec::with_capacity(self.columns + 1), 0, record.as_bytes());
        loop {
            let rest = &bytes[begin..];
            let length = match rest.first() {
                Some(b'"') => self.quoted(sign, rest),
                // A mark of UTF-8 stands before the first cell.
                Some(0xef) if begin == 0 => self.quoted(sign, rest),
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

    /// The length of the first cell of some bytes, which may be quoted, with the sign that ends it.
    fn quoted(&mut self, sign: u8, bytes: &[u8]) -> usize {
        // It takes long to make, and many tables have no quotes.
        let reader = self.reader.get_or_insert_with(|| {
            Box::new(ReaderBuilder::new().delimiter(sign).terminator(Terminator::Any(b'\n')).build())
        });
        if self.unused.len() <= bytes.len() {
            self.unused.resize(bytes.len() + 1, 0);
        }
        reader.reset();
        let mut length = 0;
        loop {
            let (result, read, _) = reader.read_field(&bytes[length..], &mut self.unused);
            length += read;
            // Where nothing is left to read, the next call ends the cell.
            if matches!(result, ReadFieldResult::Field { .. } | ReadFieldResult::End) {
                return length;
            }
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

/// What a column of codes is named for; nothing where it is none. Before its name the name of a product may stand, of which
/// the place is given, and before one that is no word of a record also what has the codes: «Mover code», «Job status code»,
/// «Transfer error code».
fn of_column(lexicon: &Lexicon, cell: &Line<'_>, product: Range<usize>) -> Kinds {
    let name = cell.text();
    // «error /» ends with no name.
    if name.len() > LONGEST_NAME || !cell.after(cell.tokens.len().saturating_sub(1)).is_empty() {
        return 0;
    }
    let plain = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || byte >= 0x80
            || matches!(byte, b' ' | b'_' | b'-' | b'"' | b'*' | b'\'' | b'`' | b'\r' | b'\n')
    };
    let is_plain = name.bytes().all(plain);
    let mut asked = COLUMN | ONLY_COLUMN;
    for (place, token) in cell.tokens.iter().enumerate() {
        let kinds = lexicon.kinds_of(&squeeze(part(name, cell.before(place).len()..name.len()))) & asked;
        if kinds != 0 {
            return kinds;
        }
        if !is_plain || token.kinds & (PRODUCT | OWN | MOVES | COUNTED) == 0 {
            return 0;
        }
        let after_product = product.start == 0 && (1..=place + 1).contains(&product.end);
        asked = if after_product { COLUMN | ONLY_COLUMN } else { ONLY_COLUMN };
    }
    0
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
