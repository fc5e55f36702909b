//! Where a hit matched: byte ranges in the texts of its entry.

use super::wanted::{Candidate, Wanted};
use super::{Evidence, Field, Hit, Match, Search, Why};
use crate::catalog::Entry;
use crate::code;
use crate::rank::Fit;
use crate::text::{each_word, fold, words};

impl<'a> Search<'a, '_> {
    /// Dresses an entry as a hit: says where it matched.
    pub(super) fn hit(&self, it: &Evidence, wanted: &[Wanted]) -> Hit<'a> {
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
                let ranges = self.word_ranges(entry.message(), it.place, wanted, &typed);
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
                    if field.is_shown() {
                        entry.each_text(field, &mut |text| {
                            add(field, self.word_ranges(text, it.place, wanted, &|_| false))
                        });
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

    /// The words of a text that fit one that was searched, or that are `also` marked.
    fn word_ranges(
        &self,
        text: &str,
        place: usize,
        wanted: &[Wanted],
        also: &dyn Fn(&str) -> bool,
    ) -> Vec<(usize, usize)> {
        let terms = &self.book.index().terms;
        let mut ranges = Vec::new();
        each_word(text, |found, start, end| {
            if also(found) {
                return ranges.push((start, end));
            }
            for wanted in wanted {
                let typed = wanted.text.as_str();
                let here = |it: &&Candidate| it.places.as_ref().is_none_or(|places| places.contains(&(place as u32)));
                // The beginnings of a short word are many terms, and one look.
                let begins = found.starts_with(typed) && wanted.fits.iter().any(|it| it.fit == Fit::Prefix);
                let fits = |it: &&Candidate| it.fit != Fit::Prefix && terms.word(it.term) == found;
                if found == typed || wanted.fits.iter().filter(fits).any(|it| here(&it)) {
                    return ranges.push((start, end));
                }
                if begins {
                    return ranges.push((start, start + beginning(&text[start..end], typed.chars().count())));
                }
            }
        });
        ranges
    }
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
            let part = word.text.get(..end - before).map_or(usize::MAX, |part| part.chars().count());
            let last = if end >= after { word.end } else { word.start + beginning(&name[word.start..word.end], part) };
            range = Some((first, last));
        }
        before = after;
    }
    range.unwrap_or((0, name.len()))
}
