//! The line of hyphens under a header, by which many programs part the columns of a table; one blank is enough there.

use std::ops::Range;

use super::lexer::Line;
use super::lexicon::{BESIDE, COLUMN, CONNECTED, DIGITS, Kinds, Lexicon, ONLY_COLUMN};
use super::steps;
use super::table::{Delimiter, Table, bare};
use crate::text::part;

/// A longer line is no header.
const LONGEST_HEADER: usize = 1024;

/// The line above, where it may be a header.
#[derive(Debug, Default)]
pub(super) struct Above {
    header: String,
    has_connectors: bool,
    /// Was a command above it that counts records by their codes?
    is_grouped: bool,
}

impl Above {
    /// Looks at a line, or a part of one, that is read; what its tokens may be together is given.
    pub(super) fn see(&mut self, line: &Line<'_>, all: Kinds, is_begin: bool) {
        self.header.clear();
        // «Count Name Group»: what is counted is told by the command alone.
        let counts = self.is_grouped && line.says(0, "count") && line.says(1, "name");
        self.is_grouped = counts || all & COLUMN != 0 && groups(line);
        let text = line.text();
        if is_begin && (counts || all & (COLUMN | DIGITS) == COLUMN) && text.len() < LONGEST_HEADER {
            steps::count(|| text.len());
            self.header.push_str(text);
            self.has_connectors = all & CONNECTED != 0;
        }
    }

    /// The table that a line without words makes of it.
    pub(super) fn table(&self, lexicon: &Lexicon, line: &str) -> Option<Table> {
        if self.header.is_empty() {
            return None;
        }
        let mut table = Table::new(Delimiter::Blanks, self.has_connectors);
        table.ruler = Some(Ruler::of(line)?);
        table.is_grouped = self.is_grouped;
        let cells = table.cells(&self.header)?;
        // A single column is one where nothing stands beside its name, which no heading of a text is.
        let kind = if cells.len() == 1 { ONLY_COLUMN } else { COLUMN };
        table.name(lexicon, &self.header, &cells, kind).then_some(table)
    }
}

/// Is a line a command that counts records by a column of codes: `Group-Object StatusCode`, `group -Property Status`?
fn groups(line: &Line<'_>) -> bool {
    (0..line.tokens.len()).filter(|&place| line.is(place, COLUMN)).any(|place| {
        steps::count(|| 1);
        let is_before = |back: usize, word: &str| place.checked_sub(back).is_some_and(|place| line.says(place, word));
        let first = 1 + usize::from(is_before(1, "property") || line.is_before(place, 1, BESIDE));
        is_before(first, "group") || is_before(first, "object") && is_before(first + 1, "group")
    })
}

/// Where the hyphens stand: they lie under the name of each column, or under all of it.
#[derive(Debug)]
pub(super) struct Ruler {
    runs: Vec<Word>,
}

impl Ruler {
    /// Reads a line of hyphens and blanks.
    pub(super) fn of(line: &str) -> Option<Self> {
        let all = |byte: u8| b"-= \r\n".contains(&byte);
        (line.len() < LONGEST_HEADER && line.bytes().all(all)).then(|| Self { runs: words(line) })
    }

    /// The cells of a line: the words over each run, and those beside it. A number in a column of `codes` is alone in its
    /// cell. None where a cell of such a column neither begins nor ends with its run, as in a table all of them do.
    pub(super) fn cells(&self, line: &str, codes: &[usize]) -> Option<Vec<Range<usize>>> {
        let (mut cells, mut column): (Vec<Range<usize>>, _) = (Vec::new(), 0);
        self.runs.iter().for_each(|_| cells.push(0..0));
        for word in words(line) {
            while self.runs.get(column).is_some_and(|run| run.last < word.first) {
                column += 1;
            }
            let run = self.runs.get(column).filter(|run| run.first <= word.last);
            let is_code = |column: usize| {
                steps::count(|| codes.len());
                codes.contains(&column)
            };
            let number = |cell: Range<usize>| part(line, cell).bytes().all(|byte| byte.is_ascii_digit());
            let goes_on = |before: &usize| !is_code(*before) || !number(cells[*before].clone());
            let before = column.checked_sub(1).filter(|before| run.is_none() && goes_on(before));
            let own = before.unwrap_or(column.min(cells.len() - 1));
            let begins = cells[own].is_empty();
            let fits = run.is_some_and(|run| run.first == word.first || run.last == word.last);
            if begins && !fits && is_code(own) {
                return None;
            }
            cells[own] = if begins { word.start } else { cells[own].start }..word.end;
        }
        cells.iter_mut().for_each(|cell| *cell = bare(line, cell.clone()));
        Some(cells)
    }
}

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
