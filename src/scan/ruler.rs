//! The line of hyphens under a header, by which many programs part the columns of a table; one blank is enough there.

use std::ops::Range;

use super::lexer::{Line, Tokens};
use super::lexicon::{COLUMN, DIGITS, GROUPS, Kinds, Lexicon};
use super::steps;
use super::table::{Delimiter, Table, bare};
use crate::codebook::Loaded;
use crate::text::part;

/// A longer line is no header.
const LONGEST_HEADER: usize = 1024;

/// The line above, where it may be a header.
#[derive(Debug, Default)]
pub(super) struct Above {
    header: String,
    /// Was a command above it that counts records by their codes?
    is_grouped: bool,
}

impl Above {
    /// Looks at a line, or a part of one, that is read; what its tokens may be together is given.
    pub(super) fn see(&mut self, line: &Line<'_>, all: Kinds, is_begin: bool) {
        self.header.clear();
        // «Count Name Group»: what is counted is told by the command alone.
        let counts = self.is_grouped && line.says(0, "count") && line.says(1, "name");
        self.is_grouped = counts || all & GROUPS != 0 && groups(line);
        let text = line.text();
        if is_begin && (counts || all & (COLUMN | DIGITS) == COLUMN) && text.len() < LONGEST_HEADER {
            steps::count(|| text.len());
            self.header.push_str(text);
        }
    }

    /// The table that a line without words makes of it.
    pub(super) fn table(&self, lexicon: &Lexicon, asked: &[&Loaded], line: &str) -> Option<Table> {
        if self.header.is_empty() {
            return None;
        }
        let mut table = Table::new(Delimiter::Blanks);
        table.ruler = Some(Ruler::of(line)?);
        table.is_grouped = self.is_grouped;
        let mut tokens = Tokens::default();
        lexicon.read(&self.header, 0..self.header.len(), &mut tokens);
        let is_sure = table.name(lexicon, asked, &Line::new(&self.header, &tokens.list))?;
        // A single column is one where nothing stands beside its name, which no heading of a text is.
        (is_sure || table.columns > 1).then_some(table)
    }
}

/// Is a line a command that counts records by a column of codes: `Group-Object StatusCode`, `group -Property Status`?
fn groups(line: &Line<'_>) -> bool {
    (0..line.tokens.len()).any(|place| {
        steps::count(|| 1);
        line.is(place, COLUMN) && (1..=MOST_BETWEEN).any(|back| line.is_before(place, back, GROUPS))
    })
}

/// So many words after the name of the command its column is told.
const MOST_BETWEEN: usize = 3;

/// Where the hyphens stand: they lie under the name of each column, or under all of it.
#[derive(Debug)]
pub(super) struct Ruler {
    runs: Vec<Word>,
}

impl Ruler {
    /// Reads a line of hyphens and blanks.
    pub(super) fn of(line: &str) -> Option<Self> {
        let all = |byte: u8| matches!(byte, b'-' | b'=' | b' ' | b'\r' | b'\n');
        (line.len() < LONGEST_HEADER && line.bytes().all(all)).then(|| Self { runs: words(line) })
    }

    /// The cells of a line: the words over each run, and those beside it. A number in a column of `codes` is alone in its
    /// cell. None where a cell of such a column neither begins nor ends with its run, as in a table all of them do.
    pub(super) fn cells(&self, line: &str, codes: &[usize]) -> Option<Vec<Range<usize>>> {
        let (mut cells, mut column): (Vec<Range<usize>>, _) = (Vec::new(), 0);
        self.runs.iter().for_each(|_| cells.push(0..0));
        for word in words(line) {
            steps::count(|| codes.len());
            while self.runs.get(column).is_some_and(|run| run.last < word.first) {
                column += 1;
            }
            // What lies over no run is of the column before it.
            if self.runs.get(column).is_none_or(|run| run.first > word.last)
                && let Some(before) = column.checked_sub(1)
            {
                let number = || part(line, cells[before].clone()).bytes().all(|byte| byte.is_ascii_digit());
                let is_closed = codes.contains(&before) && cells[before].len() <= MOST_DIGITS && number();
                column = if is_closed { column.min(cells.len() - 1) } else { before };
            }
            let (run, cell) = (&self.runs[column], &mut cells[column]);
            if cell.end == 0 {
                if codes.contains(&column) && run.first != word.first && run.last != word.last {
                    return None;
                }
                cell.start = word.start;
            }
            cell.end = word.end;
        }
        cells.iter_mut().for_each(|cell| *cell = bare(line, cell.clone()));
        Some(cells)
    }
}

/// More digits are no code.
const MOST_DIGITS: usize = 8;

/// What stands between blanks: its first and last character, as they are counted in the line, and its bytes.
#[derive(Debug)]
struct Word {
    first: usize,
    last: usize,
    start: usize,
    end: usize,
}

fn words(line: &str) -> Vec<Word> {
    steps::count(|| line.len());
    let (mut words, mut open, mut count): (Vec<Word>, _, _) = (Vec::new(), false, 0);
    for (place, byte) in line.bytes().enumerate() {
        // A character goes on with such bytes.
        count += usize::from(byte & 0xc0 != 0x80);
        if byte.is_ascii_whitespace() {
            open = false;
        } else if let Some(word) = words.last_mut().filter(|_| open) {
            (word.last, word.end) = (count, place + 1);
        } else {
            open = true;
            words.push(Word { first: count, last: count, start: place, end: place + 1 });
        }
    }
    words
}
