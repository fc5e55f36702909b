//! What stands in the cells of a record: in columns of codes bare numbers are codes, and elsewhere only what a line could
//! have too.

use std::ops::Range;

use super::lexer::{Line, Tokens};
use super::lexicon::NUMBER;
use super::line::{self, Found, Said};
use super::reason::reason;
use super::table::Table;
use super::{Cue, Reason, steps};
use crate::codebook::{Codebook, Loaded};

/// What the cells of a record say; `before` is the product that they are of where they name none.
pub(super) fn read<'a>(
    book: &'a Codebook,
    asked: &[&'a Loaded],
    table: &Table,
    line: &Line<'_>,
    tokens: &Tokens,
    cells: &[Range<usize>],
    before: Option<&'a Loaded>,
) -> Said<'a> {
    let mut said = Said::default();
    let is_loud = tokens.say_something() || book.lexicon().any_prefix;
    let mut known = tokens.known.iter().map(|&place| place as usize).peekable();
    for (column, range) in cells.iter().enumerate() {
        steps::count(|| table.codes.len());
        let code = table.codes.iter().position(|it| *it == column);
        // In most cells there can only be numbers that are none.
        let mut quiet = None;
        while let Some(place) = known.next_if(|&place| (line.tokens[place].start as usize) < range.end) {
            if !is_loud && code.is_none() {
                let (first, cell) = quiet.get_or_insert_with(|| line.cell_around(place, range.clone()));
                let reason = if cell.is_number() { Reason::Column } else { reason(cell, place - *first) };
                said.ignored[reason as usize] += 1;
            }
        }
        if !is_loud && code.is_none() {
            continue;
        }
        let cell = line.cell(range.clone());
        if !cell.is_number() {
            let all = cell.all();
            if all != 0 || book.lexicon().any_prefix {
                line::read(book, asked, &cell, all, before, &mut said);
            }
        } else if let Some(code) = code {
            let owner = table.owners.get(code);
            let what = match asked.iter().copied().find(|it| Some(&it.catalog.entries.first) == owner) {
                Some(product) => line::of_product(product, &cell.key(0)),
                None => line::number(asked, &cell.key(0)),
            };
            let found = what.map(|what| Found { start: range.start, end: range.end, cue: Cue::Column, what });
            said.found.extend(found);
        } else {
            said.ignored[Reason::Column as usize] += u32::from(cell.is(0, NUMBER));
        }
    }
    said
}
