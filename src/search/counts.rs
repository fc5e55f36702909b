//! What the words of a query add up to.

use alloc::{vec, vec::Vec};

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
    /// By entry: the rarities of the words that it has, by their best place.
    pub(super) points: Vec<f32>,
    /// By entry: the rarities of the words that must be there and are.
    pub(super) covered: Vec<f32>,
    /// By entry: was a word found misspelt?
    pub(super) near: Vec<bool>,
    /// By passage: the rarities of the query's words that it has.
    pub(super) asked: Vec<f32>,
    /// By passage: the rarities of its own words that were asked for.
    pub(super) own: Vec<f32>,
    /// By passage: the last word that was counted.
    last: Vec<u16>,
    /// How many words have been counted.
    words: u16,
    /// The entries that the word at hand has touched, and by entry its best place and its best fit.
    touched: Vec<u32>,
    best: Vec<(f32, f32)>,
}

impl<'a> Counts<'a> {
    fn new(index: &'a Index) -> Self {
        let (entries, passages) = (index.entries(), index.passages());
        Self {
            index,
            all: 0.0,
            needed: 0.0,
            points: vec![0.0; entries],
            covered: vec![0.0; entries],
            near: vec![false; entries],
            asked: vec![0.0; passages],
            own: vec![0.0; passages],
            last: vec![0; passages],
            words: 0,
            touched: Vec::new(),
            best: vec![(0.0, 0.0); entries],
        }
    }

    /// Counts all words.
    pub(super) fn of(index: &'a Index, wanted: &[Wanted], weights: &Weights) -> Self {
        let mut counts = Self::new(index);
        for word in wanted {
            counts.count(word, weights);
        }
        counts
    }

    /// Has a passage any of the words?
    pub(super) fn has(&self, passage: usize) -> bool {
        self.last[passage] > 0
    }

    /// Counts a word where its terms stand.
    fn count(&mut self, word: &Wanted, weights: &Weights) {
        self.words += 1;
        self.all += word.rarity * word.share;
        self.needed += if word.needed { word.rarity } else { 0.0 };
        // The best fits first: the first one in a passage counts.
        let classes = [Fit::Exact, Fit::Inflected, Fit::Prefix, Fit::Synonym, Fit::Near];
        for it in classes.iter().flat_map(|&class| word.fits.iter().filter(move |it| it.fit == class)) {
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
                let number = number as usize;
                if self.last[number] != self.words {
                    self.last[number] = self.words;
                    self.asked[number] += rarity * fits * word.share;
                    self.own[number] += own * fits;
                }
                let (best, fit) = &mut self.best[place];
                if *fit == 0.0 {
                    self.touched.push(place as u32);
                }
                *best = best.max(rarity * fits * weights.field(passage.field()));
                *fit = fit.max(fits * rarity);
                self.near[place] |= it.fit == Fit::Near;
            }
        }
        for place in self.touched.drain(..) {
            let (best, fit) = core::mem::take(&mut self.best[place as usize]);
            self.points[place as usize] += best * word.share;
            self.covered[place as usize] += if word.needed { fit } else { 0.0 };
        }
    }
}
