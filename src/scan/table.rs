//! Tables in pasted text: which line is a header with a column of codes, and the cells of a record.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::text::{part, squeeze};

/// The names of columns that hold codes, squeezed.
const CODES: [&str; 12] = [
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
];

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
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) delimiter: Delimiter,
    /// Which columns hold codes.
    pub(super) codes: Vec<usize>,
    /// Which column holds the weight of a record.
    pub(super) weight: Option<usize>,
}

impl Table {
    /// The table of which a line is the header: two columns or more, one of them named for codes.
    pub(super) fn of_header(line: &str) -> Option<Self> {
        let signs = [b',', b'\t', b';', b'|'].map(Delimiter::Sign);
        signs.into_iter().chain([Delimiter::Blanks]).find_map(|delimiter| {
            if matches!(delimiter, Delimiter::Sign(sign) if !line.bytes().any(|byte| byte == sign)) {
                return None;
            }
            let cells = cells(line, delimiter);
            let named = |range: &Range<usize>| CODES.contains(&squeeze(part(line, range.clone())).as_str());
            let codes: Vec<usize> = (0..cells.len()).filter(|&column| named(&cells[column])).collect();
            let weight = cells.iter().position(|range| part(line, range.clone()) == WEIGHT);
            (cells.len() > 1 && !codes.is_empty()).then_some(Self { delimiter, codes, weight })
        })
    }
}

/// The cells of a record: their bytes, without the quotes and blanks around them.
pub(super) fn cells(record: &str, delimiter: Delimiter) -> Vec<Range<usize>> {
    match delimiter {
        Delimiter::Sign(sign) => of_sign(record, sign),
        Delimiter::Blanks => of_blanks(record),
    }
}

fn of_sign(record: &str, sign: u8) -> Vec<Range<usize>> {
    let mut reader: Reader = ReaderBuilder::new().delimiter(sign).build();
    // What a cell holds is taken from the record itself, where its place is known.
    let (mut unused, mut found, mut at) = (vec![0; record.len() + 1], Vec::new(), 0);
    let mut begin = 0;
    loop {
        let (result, read, _) = reader.read_field(part(record, at..record.len()).as_bytes(), &mut unused);
        at += read;
        match result {
            ReadFieldResult::InputEmpty if read == 0 && at >= record.len() => {
                // The end of the text ends the last cell.
                found.push(bare(record, begin..at));
                return found;
            }
            ReadFieldResult::Field { record_end } => {
                found.push(bare(record, begin..at.saturating_sub(1)));
                begin = at;
                if record_end {
                    return found;
                }
            }
            ReadFieldResult::End => return found,
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
        }
    }
}

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

/// A cell without the quotes and blanks around it.
fn bare(record: &str, cell: Range<usize>) -> Range<usize> {
    let bytes = record.as_bytes();
    let (mut start, mut end) = (cell.start, cell.end);
    let skipped = |byte: u8| byte.is_ascii_whitespace() || byte == b'"';
    while start < end && skipped(bytes[start]) {
        start += 1;
    }
    while end > start && skipped(bytes[end - 1]) {
        end -= 1;
    }
    start..end
}
