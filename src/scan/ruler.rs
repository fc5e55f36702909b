//! The line of hyphens under a header, by which many programs part the columns of a table; one blank is enough there.

use std::ops::Range;

use super::lexer::Line;
use super::lexicon::{BESIDE, COLUMN, DIGITS, Kinds, Lexicon};
use super::steps;
use super::table::{Table, bare};
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
        self.is_grouped = counts || all & COLUMN != 0 && groups(line);
        let text = line.text();
        if is_begin && (counts || all & (COLUMN | DIGITS) == COLUMN) && text.len() < LONGEST_HEADER {
            steps::count(|| text.len());
            self.header.push_str(text);
        }
    }

    /// The table that a line without words makes of it.
    pub(super) fn table(&self, lexicon: &Lexicon, line: &str) -> Option<Table> {
        if self.header.is_empty() { None } else { Table::of_ruler(lexicon, &self.header, line, self.is_grouped) }
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

/// Where the hyphens stand, in characters: they lie under the name of each column, or under all of it.
#[derive(Debug)]
pub(super) struct Ruler {
    runs: Vec<Range<usize>>,
}

impl Ruler {
    /// Reads a line of hyphens and blanks.
    pub(super) fn of(line: &str) -> Option<Self> {
        steps::count(|| line.len());
        let all = |byte: u8| b"-= \r\n".contains(&byte);
        let runs: Vec<_> = words(line).map(|(run, _)| run).collect();
        (line.len() < LONGEST_HEADER && !runs.is_empty() && line.bytes().all(all)).then_some(Self { runs })
    }

    /// The cells of a line: the words over each run, and those beside it. A number in a column of `codes` is alone in its
    /// cell. None where a cell of such a column neither begins nor ends with its run, as in a table all of them do.
    pub(super) fn cells(&self, line: &str, codes: &[usize]) -> Option<Vec<Range<usize>>> {
        steps::count(|| line.len());
        let (mut cells, mut column, last) = (vec![0..0; self.runs.len()], 0, self.runs.len() - 1);
        for (place, bytes) in words(line) {
            while self.runs.get(column).is_some_and(|run| run.end <= place.start) {
                column += 1;
            }
            let run = self.runs.get(column).filter(|run| run.start < place.end);
            let is_code = |column: usize| {
                steps::count(|| codes.len());
                codes.contains(&column)
            };
            let number = |cell: Range<usize>| part(line, cell).bytes().all(|byte| byte.is_ascii_digit());
            let goes_on = |before: &usize| !is_code(*before) || !number(cells[*before].clone());
            let before = column.checked_sub(1).filter(|before| run.is_none() && goes_on(before));
            let own = before.unwrap_or(column.min(last));
            let begins = cells[own].is_empty();
            let fits = run.is_some_and(|run| run.start == place.start || run.end == place.end);
            if begins && !fits && is_code(own) {
                return None;
            }
            cells[own] = if begins { bytes } else { cells[own].start..bytes.end };
        }
        Some(cells.into_iter().map(|cell| bare(line, cell)).collect())
    }
}

/// The words of a line between blanks: their characters and their bytes.
fn words(line: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let mut chars = line.char_indices().enumerate();
    std::iter::from_fn(move || {
        let blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\r' | '\n');
        let (first, (start, c)) = chars.find(|&(_, (_, c))| !blank(c))?;
        let (mut end, mut count) = (start + c.len_utf8(), 1);
        for (_, (_, c)) in chars.by_ref() {
            if blank(c) {
                break;
            }
            (end, count) = (end + c.len_utf8(), count + 1);
        }
        Some((first..first + count, start..end))
    })
}
