//! The whole query as a symbolic name, or a part of one.

use super::counts::{ALL, Counts};
use super::worded::raise;
use super::{Evidence, Search, Why};
use crate::codebook::Loaded;
use crate::decode::of;
use crate::query::{Query, Role};
use crate::rank::least;
use crate::stop;
use crate::text::{Word, fold, has, is_letter, lower, part};

/// Fewer letters are no part of a name.
const LEAST_NAME: usize = 3;

impl Search<'_, '_> {
    /// The whole query as a symbolic name or a part of one, with and without the product that is named.
    pub(super) fn names(&self, counts: &mut Counts, scope: &[&Loaded], found: &mut Vec<Evidence>) {
        let Query { words, roles, .. } = &self.query;
        let products = roles.contains(&Role::Product);
        for product in [true, false] {
            let kept = || words.iter().zip(roles).filter(move |&(_, &role)| product || role != Role::Product);
            let says = |(word, &role): (&Word, &Role)| role != Role::Stop && !stop::is_weak(&word.text);
            let wanted: String = kept().map(|(word, _)| &*word.text).collect();
            if wanted.len() < LEAST_NAME || !product && !products || !kept().any(says) {
                continue;
            }
            // One word in prose is a word; in a name's own spelling, or several together, it is a part of the name.
            let several = kept().count() > 1;
            let symbolic = several || has(self.text, '_') || has(self.text, ':') || camel_case(self.text);
            let index = self.book.index();
            index.names(&wanted, symbolic, &mut |place, passage| {
                // Several words are all in the name; one may be several of them, and be no part of a name but all of it.
                if several && counts.entry(place).covered < ALL * counts.needed {
                    return;
                }
                let entry = self.book.entry_of_place(place);
                let name = entry.name().unwrap_or_default();
                if !symbolic && name.len() > 2 * wanted.len() || products && !of(scope, entry) {
                    return;
                }
                let Some((start, length)) = part_of(name, &wanted) else { return };
                let points = match start {
                    0 if length == wanted.len() => self.weights.whole_name,
                    _ if !symbolic => return,
                    0 => self.weights.name_start,
                    _ => self.weights.name_part,
                };
                // Of several names the one of which more was asked.
                let said = index.share(passage, counts.own(passage));
                let evidence = Evidence {
                    place,
                    points: points + least(said, 1.0) * self.weights.name_share,
                    why: Why::Name,
                    name_part: (start, start + wanted.len()),
                };
                raise(counts, found, evidence);
            });
        }
    }
}

/// Where a squeezed text begins in a squeezed name, at the beginning of one of its words, and the length of the whole
/// squeezed name; both in bytes.
fn part_of(name: &str, wanted: &str) -> Option<(usize, usize)> {
    let first = wanted.chars().next()?;
    let mut begin = None;
    let (mut before, mut inside) = (0, false);
    for (place, c) in name.char_indices() {
        let Some(c) = fold(c) else { continue };
        let letter = is_letter(c);
        let begins_here = || lower(c) == first && begins(part(name, place..name.len()), wanted);
        if letter && !inside && begin.is_none() && begins_here() {
            begin = Some(before);
        }
        inside = letter;
        before += if letter { lower(c).len_utf8() } else { 0 };
    }
    Some((begin?, before))
}

/// Does a text, squeezed, begin with a squeezed one?
fn begins(text: &str, squeezed: &str) -> bool {
    let mut letters = text.chars().filter_map(fold).filter(|&c| is_letter(c)).map(lower);
    squeezed.chars().all(|c| letters.next() == Some(c))
}

/// Is the text one word with capitals inside, as in `tooManyOpenFileHandles`?
fn camel_case(text: &str) -> bool {
    let (mut before, mut ended, mut inside) = (' ', false, false);
    for c in text.chars() {
        if c.is_whitespace() {
            ended = before != ' ';
            continue;
        }
        if ended {
            return false;
        }
        inside |= before.is_ascii_lowercase() && c.is_ascii_uppercase();
        before = c;
    }
    inside
}
