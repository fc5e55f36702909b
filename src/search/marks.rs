//! Where a hit matched: byte ranges in the texts of its entry.

use super::counts::Counts;
use super::wanted::Wanted;
use super::{Evidence, Field, Hit, Match, Search, Why};
use crate::catalog::Entry;
use crate::code;
use crate::text::{fold, part, words};

impl<'a> Search<'a, '_> {
    /// Dresses an entry as a hit: says where it matched.
    pub(super) fn hit(&self, it: &Evidence, counts: Option<&Counts>, marker: &Marker<'_>) -> Hit<'a> {
        let entry = self.book.entry_of_place(it.place);
        let mut matches = Vec::new();
        let mut add = |field, ranges: Vec<(usize, usize)>| {
            if !ranges.is_empty() {
                matches.push(Match { field, ranges });
            }
        };
        match it.why {
            Why::Code => add(Field::Code, self.code_ranges(entry)),
            Why::Name => {
                let name = entry.name().unwrap_or_default();
                add(Field::Name, vec![unsqueezed(name, it.name_part)]);
            }
            // Words without meaning are not searched, and belong to the message.
            Why::Message => self.marked(it, true, marker, &mut |field, _| field == Field::Message, &mut add),
            Why::Words | Why::Near => {
                let mut has =
                    |field: Field, passage| field.is_shown() && counts.is_some_and(|counts| counts.has(passage));
                self.marked(it, false, marker, &mut has, &mut add);
            }
        }
        Hit { entry, score: it.points, why: it.why, matches }
    }

    /// Calls `add` with the ranges of each passage that is `wanted`. Fields that are shown have one text.
    fn marked(
        &self,
        it: &Evidence,
        all: bool,
        marker: &Marker<'_>,
        wanted: &mut dyn FnMut(Field, u32) -> bool,
        add: &mut dyn FnMut(Field, Vec<(usize, usize)>),
    ) {
        let (entry, index) = (self.book.entry_of_place(it.place), self.book.index());
        for passage in index.passages_of(it.place) {
            let field = index.passage(passage).field();
            if wanted(field, passage) {
                entry.each_text(field, &mut |text| add(field, self.ranges(text, passage, all, marker)));
            }
        }
    }

    /// The byte ranges of a passage's words that fit one that was searched, or one of `all` that were typed.
    fn ranges(&self, text: &str, passage: u32, all: bool, marker: &Marker<'_>) -> Vec<(usize, usize)> {
        let index = self.book.index();
        let place = index.passage(passage).place() as u32;
        let mut ranges = Vec::new();
        for spot in index.spots(passage) {
            let typed = all && self.known.iter().any(|known| known.term == Some(spot.term));
            if !typed && !marker.may_fit(spot.term) {
                continue;
            }
            let (start, end) = spot.range();
            if typed || marker.wanted.iter().any(|it| it.is(spot.term, place)) {
                ranges.push((start, end));
            } else if let Some(word) = marker.wanted.iter().find(|it| it.longer.contains(&spot.term)) {
                ranges.push((start, start + beginning(part(text, start..end), word.text.chars().count())));
            }
        }
        ranges
    }

    /// The code itself, or those of its digits that were typed without the prefix.
    fn code_ranges(&self, entry: Entry<'_>) -> Vec<(usize, usize)> {
        let key = code::key(entry.code());
        if self.query.codes.iter().any(|written| written.key == key) {
            return vec![(0, entry.code().len())];
        }
        let digits = self.query.codes.iter().find(|written| key.ends_with(&written.key));
        // Every character of the digits is one of the code, which its grammar has checked.
        let start = digits.and_then(|written| entry.code().len().checked_sub(written.key.len()));
        start
            .filter(|&start| entry.code().is_char_boundary(start))
            .map(|start| (start, entry.code().len()))
            .into_iter()
            .collect()
    }
}

/// The words that are to be marked.
pub(super) struct Marker<'a> {
    wanted: &'a [Wanted<'a>],
    /// Their terms, by their lowest bits: most words of a text are none, and this tells so at a glance.
    terms: u64,
}

impl<'a> Marker<'a> {
    pub(super) fn new(wanted: &'a [Wanted<'a>]) -> Self {
        let mut terms = 0;
        for word in wanted {
            let fits = word.fits.iter().map(|it| it.term);
            for term in fits.chain(word.term).chain(word.longer.clone().take(64)) {
                terms |= 1 << (term & 63);
            }
        }
        Self { wanted, terms }
    }

    fn may_fit(&self, term: u32) -> bool {
        self.terms >> (term & 63) & 1 == 1
    }
}

/// Length in bytes of the first characters of a text, not counting those that nobody sees.
fn beginning(text: &str, characters: usize) -> usize {
    if text.is_ascii() {
        return characters.min(text.len());
    }
    let seen = text.char_indices().filter(|&(_, c)| fold(c).is_some());
    seen.take(characters).last().map_or(0, |(start, c)| start + c.len_utf8())
}

/// The byte range of a name that a byte range of its squeezed form stands for.
fn unsqueezed(name: &str, (start, end): (usize, usize)) -> (usize, usize) {
    let (mut before, mut range) = (0, None);
    for word in words(name) {
        let after = before + word.text.len();
        if start < after && before < end {
            let first = range.map_or(word.start, |(first, _)| first);
            // The last word may have been typed in part.
            let seen = word.text.get(..end - before).map_or(usize::MAX, |typed| typed.chars().count());
            let last =
                if end >= after { word.end } else { word.start + beginning(part(name, word.start..word.end), seen) };
            range = Some((first, last));
        }
        before = after;
    }
    range.unwrap_or((0, name.len()))
}
