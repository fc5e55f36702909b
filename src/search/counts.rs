//! What the words of a query add up to.

use super::wanted::Wanted;
use crate::index::Index;
use crate::rank::{Fit, Weights};

/// What the words of a query add up to, by entry and by passage.
pub(super) struct Counts<'a> {
    index: &'a Index,
    /// The rarities of the words.
    pub(super) all: f32,
    /// The rarities of the words that must be there.
    pub(super) needed: f32,
    pub(super) entries: Box<[Sum]>,
    pub(super) passages: Box<[Said]>,
    /// The rarities of the words that some entry has and that must be there, and how many those and the others are.
    pub(super) known: f32,
    known_words: u16,
    unknown_words: u16,
    /// How many words have been counted.
    words: u16,
    /// The entries that the word at hand has touched.
    touched: Vec<u32>,
}

/// What the words add up to for an entry.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    /// The rarities of the words that it has, by their best place.
    pub(super) points: f32,
    /// The rarities of the words that must be there and are.
    pub(super) covered: f32,
    /// The best place and the best fit of the word at hand.
    best: f32,
    fit: f32,
    /// Was a word found misspelt?
    pub(super) near: bool,
}

/// What the words add up to for a passage.
#[derive(Clone, Copy, Default)]
pub(super) struct Said {
    /// The rarities of the query's words that it has.
    pub(super) asked: f32,
    /// The rarities of its own words that were asked for.
    pub(super) own: f32,
    /// Was a word found misspelt?
    pub(super) near: bool,
    /// The last word that was counted.
    last: u16,
}

impl<'a> Counts<'a> {
    /// Counts all words.
    pub(super) fn of(index: &'a Index, wanted: &[Wanted], weights: &Weights) -> Self {
        let entries = vec![Sum::default(); index.entries()].into();
        let passages = vec![Said::default(); index.passages()].into();
        let mut counts = Self {
            index,
            all: 0.0,
            needed: 0.0,
            entries,
            passages,
            known: 0.0,
            known_words: 0,
            unknown_words: 0,
            words: 0,
            touched: Vec::new(),
        };
        for word in wanted {
            counts.count(word, weights);
        }
        counts
    }

    /// Is there one word, beside several others, that no entry has?
    pub(super) fn is_one_unknown(&self) -> bool {
        self.unknown_words == 1 && self.known_words > 1
    }

    /// Has a passage any of the words?
    pub(super) fn has(&self, passage: usize) -> bool {
        self.passages[passage].last > 0
    }

    /// Counts a word where its terms stand.
    fn count(&mut self, word: &Wanted, weights: &Weights) {
        self.words += 1;
        self.all += word.rarity * word.share;
        if word.needed {
            self.needed += word.rarity;
            if word.fits.is_empty() {
                self.unknown_words += 1;
            } else {
                self.known += word.rarity;
                self.known_words += 1;
            }
        }
        // The best fits first: the first one in a passage counts.
        let classes = [Fit::Exact, Fit::Inflected, Fit::Prefix, Fit::Synonym, Fit::Near];
        for class in classes {
            for it in &word.fits {
                if it.fit != class {
                    continue;
                }
                let fits = weights.fit(it.fit);
                let own = self.index.rarity(it.term);
                // A synonym that stands everywhere says no more than its own rarity.
                let rarity = if it.fit == Fit::Synonym { word.rarity.min(own) } else { word.rarity };
                for &number in self.index.postings(it.term) {
                    let passage = self.index.passage(number);
                    let place = passage.place();
                    if it.places.as_ref().is_some_and(|places| !places.contains(&(place as u32))) {
                        continue;
                    }
                    let said = &mut self.passages[number as usize];
                    if said.last != self.words {
                        said.last = self.words;
                        said.asked += rarity * fits * word.share;
                        said.own += own * fits;
                        said.near |= it.fit == Fit::Near;
                    }
                    let sum = &mut self.entries[place];
                    if sum.fit == 0.0 {
                        self.touched.push(place as u32);
                    }
                    let best = rarity * fits * weights.field(passage.field());
                    if best > sum.best {
                        sum.best = best;
                    }
                    if fits * rarity > sum.fit {
                        sum.fit = fits * rarity;
                    }
                    sum.near |= it.fit == Fit::Near;
                }
            }
        }
        for place in self.touched.drain(..) {
            let sum = &mut self.entries[place as usize];
            sum.points += sum.best * word.share;
            sum.covered += if word.needed { sum.fit } else { 0.0 };
            (sum.best, sum.fit) = (0.0, 0.0);
        }
    }
}
