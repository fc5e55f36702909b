//! What the words of a query add up to, by entry and by passage.

use std::cell::Cell;
use std::ops::Range;

use super::wanted::Wanted;
use crate::index::{Field, Index};
use crate::order::order;
use crate::rank::{Fit, Weights, least};

/// The share of a passage, or of a query, from which on all its words may be there: none counts less than by its fit.
pub(super) const ALL: f32 = 0.65;

/// The share of a query that a message which lies in it must say at least.
const HALF: f32 = 0.5;

/// The share of a query that a message with placeholders must say at least.
const SOME: f32 = 0.15;

/// The share from which on all its words are there as they are.
const WHOLE: f32 = 0.95;

/// What the words of a query add up to.
///
/// The tables are kept between searches, and what an earlier one has left there is told by its stamp: to clear them
/// takes longer than most searches.
#[derive(Default)]
pub(super) struct Counts {
    /// The rarities of the words.
    pub(super) all: f32,
    /// The rarities of the words that must be there.
    pub(super) needed: f32,
    /// The rarities of the words that some entry has and that must be there, and how many those and the others are.
    known: f32,
    known_words: u16,
    unknown_words: u16,
    entries: Vec<Sum>,
    passages: Vec<Said>,
    /// The entries that have any of the words.
    pub(super) touched: Vec<u32>,
    /// The passages that have any of the words.
    spoken: Vec<u32>,
    /// The stamp of the word at hand. Those before `first` are of earlier searches.
    stamp: u32,
    first: u32,
}

thread_local! {
    static KEPT: Cell<Option<Box<Counts>>> = const { Cell::new(None) };
}

/// What the words add up to for an entry.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    stamp: u32,
    /// The rarities of the words that it has, by their best place.
    pub(super) points: f32,
    /// The rarities of the words that must be there and are.
    pub(super) covered: f32,
    /// The best place and the best fit of the word at hand.
    best: f32,
    fit: f32,
    /// How well its best passage answers.
    pub(super) answered: f32,
    /// Where its evidence stands among what was found, plus one.
    pub(super) found: u32,
    /// How many words its message has.
    pub(super) in_message: u16,
    /// Was a word found misspelt?
    pub(super) near: bool,
    /// Are the query and its message nearly the same words?
    pub(super) message: bool,
    /// … some of them misspelt?
    pub(super) near_message: bool,
    /// Has it a passage that says all of the question, but for one word that no entry has, and nothing else?
    pub(super) whole: bool,
}

/// What the words add up to for a passage.
#[derive(Clone, Copy, Default)]
struct Said {
    stamp: u32,
    /// The rarities of the query's words that it has.
    asked: f32,
    /// The rarities of its own words that were asked for.
    own: f32,
    /// Was a word found misspelt?
    near: bool,
}

/// What a term adds where it stands.
struct Gain {
    near: bool,
    /// The rarity of the query's word by how well the term fits.
    rarity: f32,
    /// The rarity of the term by how well it fits.
    own: f32,
    share: f32,
    needed: f32,
    /// Does it say nothing of entries that have no other word?
    frequent: bool,
}

impl Counts {
    /// Counts all words.
    pub(super) fn of(index: &Index, wanted: &[Wanted<'_>], weights: &Weights) -> Box<Self> {
        let mut counts = KEPT.take().unwrap_or_default();
        counts.begin(index);
        let fields = Field::ALL.map(|field| weights.field(field));
        for word in wanted {
            counts.weigh(word);
        }
        // An entry that has only the most frequent words is no hit: they are too little of the question. So the rarest are
        // counted first, and those only for entries that have another.
        let asked = if counts.one_unknown() { least(counts.known, counts.needed) } else { counts.needed };
        let enough = asked * (weights.coverage - weights.passage_coverage);
        let mut left = counts.all;
        for word in order(wanted.len(), &|one, other| wanted[one].rarity > wanted[other].rarity) {
            let word = &wanted[word as usize];
            counts.count(index, word, weights, &fields, left < enough);
            left -= word.rarity * word.share;
        }
        counts.answer(index, weights);
        counts
    }

    /// Keeps the tables for the next search.
    pub(super) fn keep(self: Box<Self>) {
        KEPT.set(Some(self));
    }

    fn begin(&mut self, index: &Index) {
        // Once in four billion words.
        if self.stamp > u32::MAX / 2 {
            *self = Self::default();
        }
        let room = |length: usize, wanted: usize| length.max(wanted);
        self.entries.resize(room(self.entries.len(), index.entries()), Sum::default());
        self.passages.resize(room(self.passages.len(), index.passages()), Said::default());
        (self.all, self.needed, self.known, self.known_words, self.unknown_words) = (0.0, 0.0, 0.0, 0, 0);
        self.touched.clear();
        self.spoken.clear();
        self.stamp += 1;
        self.first = self.stamp;
    }

    /// What the words add up to for an entry.
    pub(super) fn entry(&mut self, place: usize) -> &mut Sum {
        let sum = &mut self.entries[place];
        if sum.stamp < self.first {
            *sum = Sum { stamp: self.first, ..Sum::default() };
        }
        sum
    }

    /// Has a passage any of the words?
    pub(super) fn has(&self, passage: u32) -> bool {
        self.passages[passage as usize].stamp >= self.first
    }

    /// The rarities of a passage's own words that were asked for.
    pub(super) fn own(&self, passage: u32) -> f32 {
        if self.has(passage) { self.passages[passage as usize].own } else { 0.0 }
    }

    /// One word, beside several others, that no entry has?
    fn one_unknown(&self) -> bool {
        self.unknown_words == 1 && self.known_words > 1
    }

    /// Adds a word to what is asked.
    fn weigh(&mut self, word: &Wanted<'_>) {
        self.all += word.rarity * word.share;
        if word.needed {
            self.needed += word.rarity;
            if word.is_unknown() {
                self.unknown_words += 1;
            } else {
                self.known += word.rarity;
                self.known_words += 1;
            }
        }
    }

    /// Counts a word where its terms stand; of entries that have none of the words before only those with an open message
    /// where it is `frequent`.
    fn count(&mut self, index: &Index, word: &Wanted<'_>, weights: &Weights, fields: &[f32; 11], frequent: bool) {
        self.stamp += 1;
        // The best fits first: the first one in a passage counts.
        for fit in [Fit::Exact, Fit::Inflected, Fit::Prefix, Fit::Synonym, Fit::Near] {
            let by = weights.fit(fit);
            let mut add = |term: u32, places: &Range<u32>| {
                let own = index.rarity(term);
                // A synonym that stands everywhere says no more than its own rarity.
                let rarity = if fit == Fit::Synonym { least(word.rarity, own) } else { word.rarity };
                let needed = if word.needed { 1.0 } else { 0.0 };
                let near = fit == Fit::Near;
                let gain = Gain { near, rarity: rarity * by, own: own * by, share: word.share, needed, frequent };
                self.add(index, term, places, &gain, fields);
            };
            if fit == Fit::Prefix {
                for term in word.longer.clone() {
                    add(term, &super::wanted::EVERYWHERE);
                }
            }
            for it in word.fits.iter().filter(|it| it.fit == fit) {
                add(it.term, &it.places);
            }
        }
    }

    /// Adds a term where it stands in entries of these places.
    fn add(&mut self, index: &Index, term: u32, places: &Range<u32>, gain: &Gain, fields: &[f32; 11]) {
        // Slices, since each look into a `Vec` is a call where the compiler cares for size alone.
        let (entries, passages, all) = (&mut *self.entries, &mut *self.passages, index.all_passages());
        let (first, stamp) = (self.first, self.stamp);
        for &number in index.postings(term) {
            let passage = all[number as usize];
            let (place, in_message) = (passage.place(), passage.field_number() == Field::Message as usize);
            let sum = &mut entries[place];
            if sum.stamp < first && gain.frequent && !(in_message && index.is_open(place)) {
                continue;
            }
            let said = &mut passages[number as usize];
            let elsewhere = (place as u32) < places.start || place as u32 >= places.end;
            if said.stamp == stamp || elsewhere {
                continue;
            }
            if sum.stamp != stamp {
                if sum.stamp < first {
                    *sum = Sum::default();
                    self.touched.push(place as u32);
                }
                (sum.stamp, sum.best, sum.fit) = (stamp, 0.0, 0.0);
            }
            if said.stamp < first {
                *said = Said::default();
                self.spoken.push(number);
            }
            said.stamp = stamp;
            said.asked += gain.rarity * gain.share;
            said.own += gain.own;
            said.near |= gain.near;
            sum.in_message += u16::from(in_message);
            let best = gain.rarity * fields[passage.field_number()];
            if best > sum.best {
                sum.points += (best - sum.best) * gain.share;
                sum.best = best;
            }
            if gain.rarity > sum.fit {
                sum.covered += (gain.rarity - sum.fit) * gain.needed;
                sum.fit = gain.rarity;
            }
            sum.near |= gain.near;
        }
    }

    /// How well the passages answer, when all words are counted.
    fn answer(&mut self, index: &Index, weights: &Weights) {
        let one_unknown = self.one_unknown();
        let fields = Field::ALL.map(|field| weights.passage(field));
        let (entries, passages, all) = (&mut *self.entries, &*self.passages, index.all_passages());
        for &number in &self.spoken {
            let passage = all[number as usize];
            let worth = fields[passage.field_number()];
            if worth == 0.0 {
                continue;
            }
            let it = &passages[number as usize];
            let (said, own) = (it.asked / self.all, index.share(number, it.own));
            let sum = &mut entries[passage.place()];
            let answered = weights.passage_of(least(said, 1.0), least(own, 1.0)) * worth;
            if answered > sum.answered {
                sum.answered = answered;
            }
            sum.whole |= one_unknown && own > WHOLE && it.asked > WHOLE * self.known;
            if passage.field_number() == Field::Message as usize {
                // Every word of one is in the other, be it inflected or misspelt; what is misspelt must be all that
                // was asked, and does not merely lie in it.
                sum.near_message = it.near;
                // A message that lies in the query is the better part of it: «true-up paused because …» is about more.
                let lies = own > ALL && said > HALF || said > SOME && index.is_open(passage.place());
                sum.message = said > ALL || lies && !it.near;
            }
        }
    }
}
