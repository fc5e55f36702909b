//! What the words of a query say: the entries that have them, and the messages that they are.

use super::counts::Counts;
use super::wanted::Wanted;
use super::{Evidence, Search, Why};
use crate::decode::{documented, of};
use crate::index::Matcher;
use crate::query::Form;
use crate::rank::least;
use crate::text::{joined, squeeze};

impl Search<'_, '_> {
    /// The entries that the words speak for: each word counts by its rarity at its best place in the entry, and a passage
    /// that says what was asked and little else counts beside. Names, messages and doubtful codes raise an entry to
    /// their kind.
    pub(super) fn words(&self, counts: &mut Counts, wanted: &[Wanted<'_>]) -> Vec<Evidence> {
        let (index, weights, words) = (self.book.index(), self.weights, &self.query.words);
        let terms: Vec<Option<u32>> = self.known.iter().map(|known| known.term).collect();
        let of_word = |text: &str| wanted.iter().find(|it| it.text == text);
        let searched: Vec<Option<&Wanted<'_>>> = words.iter().map(|word| of_word(&word.text)).collect();
        let is_form = |place: usize, term: u32| searched[place].is_some_and(|it| it.has_form(term));
        let last = words.last().map_or("", |word| &*word.text);
        let mut matcher = Matcher::new(index, &terms, last, &is_form);
        let scope = self.query.scope(&self.asked);
        let everywhere = scope.len() == self.book.asked(None).len();
        let mut found = Vec::new();
        let needed = counts.needed.max(f32::MIN_POSITIVE);
        for touched in 0..counts.touched.len() {
            let place = counts.touched[touched] as usize;
            let all = counts.all;
            let sum = counts.entry(place);
            let covered = sum.covered / needed;
            let enough = sum.covered > 0.0
                && (sum.whole || covered + weights.passage_coverage * sum.answered >= weights.coverage);
            if !enough && !sum.message {
                continue;
            }
            let entry = self.book.entry_of_place(place);
            let in_scope = everywhere || of(&scope, entry);
            let words = weights.points_of_words(sum.points / all, sum.answered, least(covered, 1.0), entry.state());
            let part = if sum.message { matcher.share(place) } else { None };
            let (points, why) = if let Some(share) = part.filter(|&share| in_scope || share == 1.0) {
                // Of two messages that differ in their placeholders alone, the one that was typed to the letter.
                let (points, why) = match share {
                    share if sum.near_message => (weights.near_message(share), Why::Near),
                    share if share < 1.0 => (weights.message_part + share * weights.message_share, Why::Message),
                    _ if self.squeezed() == squeeze(entry.message()) => (weights.literal_message, Why::Message),
                    _ => (weights.whole_message, Why::Message),
                };
                (points + words * weights.beside, why)
            } else if enough && in_scope {
                let pairs = self.known.len().saturating_sub(1).max(1);
                // One word is no pair.
                let share = if sum.in_message > 1 { matcher.pairs(place) as f32 / pairs as f32 } else { 0.0 };
                let points = weights.words + words + share * weights.order * weights.words_most;
                let most = weights.words + weights.words_most;
                (least(points, most), if sum.near { Why::Near } else { Why::Words })
            } else {
                continue;
            };
            found.push(Evidence { place, points, why, name_part: (0, 0) });
            sum.found = found.len() as u32;
        }
        self.names(counts, &scope, &mut found);
        self.doubtful_codes(counts, &mut found);
        found
    }

    /// The words of the query, one after the other.
    fn squeezed(&self) -> String {
        let texts: Vec<&str> = self.query.words.iter().map(|word| &*word.text).collect();
        joined(&texts)
    }

    /// Numbers that may be codes add to what the words say, and stand alone where the words say nothing.
    fn doubtful_codes(&self, counts: &mut Counts, found: &mut Vec<Evidence>) {
        for written in self.query.codes.iter().filter(|written| !written.form.is_sure()) {
            let extra =
                if written.form == Form::Leading { self.weights.leading_code } else { self.weights.perhaps_code };
            for entry in documented(&self.query.scope_of(written, &self.asked), &written.key) {
                let place = self.book.place_of_entry(entry);
                let known = found.get((counts.entry(place).found as usize).wrapping_sub(1)).map_or(0.0, |it| it.points);
                let points = known.max(self.weights.words) + extra;
                raise(counts, found, Evidence { place, points, why: Why::Code, name_part: (0, 0) });
            }
        }
    }
}

/// Adds evidence, or keeps the stronger of two for the same entry.
pub(super) fn raise(counts: &mut Counts, found: &mut Vec<Evidence>, evidence: Evidence) {
    let sum = counts.entry(evidence.place);
    match (sum.found as usize).checked_sub(1) {
        None => {
            found.push(evidence);
            sum.found = found.len() as u32;
        }
        Some(known) if found[known].points < evidence.points => found[known] = evidence,
        Some(_) => {}
    }
}
