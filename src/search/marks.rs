//! Where a hit matched: byte ranges in the texts of its entry.

use super::counts::Counts;
use super::wanted::{Candidate, Wanted};
use super::{Evidence, Field, Hit, Match, Search, Why};
use crate::catalog::Entry;
use crate::code;
use crate::index::Terms;
use crate::rank::Fit;
use crate::text::{each_word, fold, part, words};

impl<'a> Search<'a, '_> {
    /// Dresses an entry as a hit: says where it matched.
    pub(super) fn hit(&self, it: &Evidence, counts: Option<&Counts<'_>>, marker: &Marker<'_>) -> Hit<'a> {
        let entry = self.book.entry_of_place(it.place);
        let mut matches = Vec::new();
        let mut add = |field, ranges: Vec<(usize, usize)>| {
            if !ranges.is_empty() {
                matches.push(Match { field, ranges });
            }
        };
        match it.why {
            Why::Code => add(Field::Code, self.code_ranges(entry)),
            Why::Message => {
                // Words without meaning are not searched, and belong to the message.
                let typed = |word: &str| self.query.words.iter().any(|other| other.text == word);
                let ranges = marker.ranges(entry.message(), it.place, &typed);
                add(Field::Message, ranges);
            }
            Why::Name => {
                let name = entry.name().unwrap_or_default();
                add(Field::Name, vec![unsqueezed(name, it.name_part)]);
            }
            Why::Words | Why::Near => {
                let index = self.book.index();
                for passage in index.passages_of(it.place) {
                    let field = index.passage(passage as u32).field();
                    // Fields that only say where an entry belongs have one text; so have all that are shown.
                    if field.is_shown() && counts.is_some_and(|counts| counts.has(passage)) {
                        entry.each_text(field, &mut |text| add(field, marker.ranges(text, it.place, &|_| false)));
                    }
                }
            }
        }
        Hit { entry, score: it.points, why: it.why, matches }
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

/// Marks the words of a text that fit one that was searched.
pub(super) struct Marker<'a> {
    terms: &'a Terms,
    wanted: &'a [Wanted],
    /// By first letter, the lengths in bytes of the words to be marked, one bit each: most words of a text are none, and
    /// this tells so at a glance.
    lengths: [u64; 32],
}

impl<'a> Marker<'a> {
    pub(super) fn new(terms: &'a Terms, wanted: &'a [Wanted]) -> Self {
        let mut marker = Self { terms, wanted, lengths: [0; 32] };
        for word in wanted {
            marker.add(&word.text);
            for it in word.fits.iter().filter(|it| it.fit != Fit::Prefix) {
                marker.add(terms.word(it.term));
            }
        }
        marker
    }

    fn add(&mut self, word: &str) {
        self.lengths[initial(word)] |= 1 << word.len().min(63);
    }

    /// The byte ranges of the words that fit one that was searched, or that are `also` to be marked.
    pub(super) fn ranges(&self, text: &str, place: usize, also: &dyn Fn(&str) -> bool) -> Vec<(usize, usize)> {
        let mut ranges = Vec::new();
        each_word(text, |found, start, end| {
            let known = self.lengths[initial(found)] >> found.len().min(63) & 1 == 1;
            if known && self.wanted.iter().any(|it| self.fits(it, found, place)) || also(found) {
                return ranges.push((start, end));
            }
            let begun = |it: &&Wanted| it.has_longer && found.starts_with(it.text.as_str());
            if let Some(word) = self.wanted.iter().find(begun) {
                ranges.push((start, start + beginning(part(text, start..end), word.text.chars().count())));
            }
        });
        ranges
    }

    fn fits(&self, wanted: &Wanted, found: &str, place: usize) -> bool {
        let here = |it: &Candidate| it.places.as_ref().is_none_or(|places| places.contains(&(place as u32)));
        let same = |it: &Candidate| it.fit != Fit::Prefix && self.terms.word(it.term) == found && here(it);
        wanted.text == found || wanted.fits.iter().any(same)
    }
}

/// The place of a word's first byte among 32.
fn initial(word: &str) -> usize {
    word.as_bytes().first().map_or(0, |byte| usize::from(byte & 31))
}

/// Length in bytes of the first characters of a text, not counting those that nobody sees.
fn beginning(text: &str, characters: usize) -> usize {
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
