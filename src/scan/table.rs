//! Tables in pasted text: which line is a header with a column of codes, and the cells of a record.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder, Terminator};

use crate::text::{fold, has, part, pieces, squeeze, words};

/// The names of columns that hold codes, squeezed.
const CODES: [&str; 14] = [
    "laststatuscode",
    "statuscode",
    "scanstatuscode",
    "code",
    "errorcode",
    "status",
    "error",
    "lasterrorcode",
    "lasterror",
    "fehlercode",
    "statuscodes",
    "resultcode",
    "letzterstatuscode",
    "fehlernummer",
];

/// Those that are words of records too.
const VAGUE: [&str; 3] = ["status", "error", "code"];

/// More words are no header.
const MOST_WORDS: usize = 200;

/// The name of the column with which a query language counts rows: `summarize count() by StatusCode`.
const WEIGHT: &str = "count_";

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// A sign; cells that hold it are quoted.
    Sign(u8),
    /// Two blanks or more, as in a table that was copied from a screen.
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
    /// Which column holds the weight of a record.
    pub(super) weight: Option<usize>,
    /// Does a column name connectors? They bear the names of products that the codes are not of.
    pub(super) has_connectors: bool,
    /// What knows of quotes, where a sign parts the cells.
    reader: Option<Reader>,
    /// Where it puts what a cell holds; that is taken from the record itself, where its place is known.
    unused: Vec<u8>,
}

impl Table {
    /// The table of which a line is the header: two columns or more, one of them named for codes, and none of them a number.
    /// A vague name is one only in a line without digits, and not within another table: there it is a cell of a record.
    pub(super) fn of_header(line: &str, in_table: bool) -> Option<Self> {
        if words(line).len() > MOST_WORDS {
            return None;
        }
        let signs = [b',', b'\t', b';', b'|'].map(Delimiter::Sign);
        signs.into_iter().chain([Delimiter::Blanks]).find_map(|delimiter| {
            // Most lines with a cue are no headers, and a reader takes long to make.
            let reader = match delimiter {
                Delimiter::Sign(sign) => {
                    let parts = pieces(line, sign);
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
            let (codes, weight, unused) = (Vec::new(), None, Vec::new());
            let connector = |word: &str| matches!(word, "connector" | "source" | "destination");
            let has_connectors = words(line).iter().any(|word| connector(&word.text));
            let mut table = Self { delimiter, columns: 0, codes, weight, has_connectors, reader, unused };
            let cells = table.cells(line);
            let cell = |column: usize| part(line, cells[column].clone());
            table.codes = (0..cells.len()).filter(|&column| is_code(cell(column))).collect();
            table.weight = (0..cells.len()).find(|&column| cell(column) == WEIGHT);
            let number = |column: usize| {
                let all = |byte: u8| byte.is_ascii_digit() || b".,:/- ".contains(&byte);
                cell(column).bytes().any(|byte| byte.is_ascii_digit()) && cell(column).bytes().all(all)
            };
            let digits = line.bytes().any(|byte| byte.is_ascii_digit());
            let last = line.bytes().rev().find(|byte| !byte.is_ascii_whitespace());
            let sentence = matches!(last, Some(b':' | b'.' | b'?' | b'!'));
            let sure = |&column: &usize| !VAGUE.contains(&squeeze(cell(column)).as_str());
            let vague = in_table || digits || sentence || delimiter == Delimiter::Blanks && cells.len() < 3;
            let named = table.codes.iter().any(|column| !vague || sure(column));
            table.columns = cells.len();
            (cells.len() > 1 && named && !(0..cells.len()).any(number)).then_some(table)
        })
    }

    /// The cells of a record: their bytes, without the quotes and blanks around them.
    pub(super) fn cells(&mut self, record: &str) -> Vec<Range<usize>> {
        let Some(reader) = &mut self.reader else { return of_blanks(record) };
        reader.reset();
        self.unused.resize(record.len() + 1, 0);
        let (mut found, mut begin, mut at) = (Vec::new(), 0, 0);
        loop {
            let rest = part(record, at..record.len()).as_bytes();
            let (result, read, _) = reader.read_field(rest, &mut self.unused);
            at += read;
            match result {
                ReadFieldResult::Field { record_end } => {
                    let end = if record_end { at } else { at.saturating_sub(1) };
                    found.push(bare(record, begin..end));
                    begin = at;
                    if record_end {
                        return found;
                    }
                }
                ReadFieldResult::End => return found,
                // The next call, with nothing to read, ends the last cell.
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            }
        }
    }
}

/// Is it the name of a column of codes?
fn is_code(name: &str) -> bool {
    name.len() <= LONGEST_NAME && CODES.contains(&squeeze(name).as_str())
}

/// In bytes, with quotes and blanks.
const LONGEST_NAME: usize = 32;

fn of_blanks(record: &str) -> Vec<Range<usize>> {
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
fn bare(record: &str, cell: Range<usize>) -> Range<usize> {
    let skipped = |c: char| fold(c).is_none_or(|c| has(" \"*`", c));
    let text = part(record, cell.clone());
    let start = text.char_indices().find(|&(_, c)| !skipped(c)).map_or(text.len(), |(place, _)| place);
    let last = text.char_indices().rev().find(|&(_, c)| !skipped(c));
    let end = last.map_or(start, |(place, c)| place + c.len_utf8());
    cell.start + start..cell.start + end
}
