//! The words that a query searches, and the terms of the index that fit them.

use std::ops::Range;

use crate::index::{Index, is_slip};
use crate::query::{Query, Role};
use crate::rank::{Fit, Weights, least};
use crate::stop;
use crate::text::part;

/// What the dictionary knows of a word of the query.
pub(super) struct Known {
    pub(super) term: Option<u32>,
    /// The hash of its stem.
    stem: u32,
}

/// A word of the query and the terms that fit it.
#[derive(Clone)]
pub(super) struct Wanted<'q> {
    /// Folded; a part of a word where that is written as two elsewhere.
    pub(super) text: &'q str,
    pub(super) term: Option<u32>,
    /// Its bytes in the query.
    place: Range<usize>,
    /// May it be the beginning of a word that is still being typed?
    unfinished: bool,
    /// How much of its rarity it adds to an entry that has it.
    pub(super) share: f32,
    /// Must it be there? What need not be takes nothing from an entry that has it not.
    pub(super) needed: bool,
    pub(super) fits: Vec<Candidate>,
    /// The terms that begin with it, where that counts; some of them may be among `fits` too.
    pub(super) longer: Range<u32>,
    /// How rare it is.
    pub(super) rarity: f32,
}

/// A term that fits a word.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) term: u32,
    pub(super) fit: Fit,
    /// The places of the entries for which it does.
    pub(super) places: Range<u32>,
}

/// The places of all entries.
pub(super) const EVERYWHERE: Range<u32> = 0..u32::MAX;

/// From this length on a word of no entry is taken for the beginning of one («config»).
const LONG_BEGINNING: usize = 4;

/// Words that are no rarer have no part as synonyms: about every fifth entry has them.
const COMMON: f32 = 1.6;

/// The shortest part of a word that is written as two elsewhere.
const LEAST_PART: usize = 3;

/// Longer words are no compounds but ids and data.
const MOST_COMPOUND: usize = 48;

impl Wanted<'_> {
    /// Has no entry the word, or one that fits it?
    pub(super) fn is_unknown(&self) -> bool {
        self.fits.is_empty() && self.longer.is_empty()
    }

    /// Is a term the word, in this or another inflection or spelling, or a synonym at this place?
    pub(super) fn is(&self, term: u32, place: u32) -> bool {
        self.term == Some(term) || self.fits.iter().any(|it| it.term == term && it.places.contains(&place))
    }

    /// Is a term the word in another inflection or spelling?
    pub(super) fn has_form(&self, term: u32) -> bool {
        self.fits.iter().any(|it| it.term == term && it.fit != Fit::Synonym)
    }

    /// Has an index the word, or one that it may be the beginning of?
    pub(super) fn is_in(&self, index: &Index) -> bool {
        index.terms.find(self.text).is_some() || self.unfinished && !index.terms.beginning(self.text).is_empty()
    }

    /// Finds the terms that are the word, are inflected from it, or begin with it where it may be unfinished or is a word
    /// of no entry.
    fn find(&mut self, index: &Index) {
        let (text, term) = (self.text, self.term);
        self.fits.clear();
        self.add(index, term, Fit::Exact);
        index.terms.each_inflected(text, term, &mut |term| self.add(index, [term], Fit::Inflected));
        let long = text.len() >= LONG_BEGINNING && !text.bytes().all(|byte| byte.is_ascii_digit());
        if self.unfinished || self.fits.is_empty() && long {
            let longer = index.terms.beginning(text);
            let new = |term: &u32| !index.postings(*term).is_empty() && !self.fits.iter().any(|it| it.term == *term);
            if longer.clone().any(|term| new(&term)) {
                self.longer = longer;
            }
        }
    }

    /// Adds those of some terms that stand anywhere.
    fn add(&mut self, index: &Index, terms: impl IntoIterator<Item = u32>, fit: Fit) {
        for term in terms {
            if !index.postings(term).is_empty() {
                self.fits.push(Candidate { term, fit, places: EVERYWHERE });
            }
        }
    }

    /// How rare the most frequent of its best forms is, which stands for all of them.
    fn rarity(&self, index: &Index) -> Option<f32> {
        let kind = |fit: Fit| fit.max(Fit::Inflected);
        let best = self.fits.iter().map(|it| kind(it.fit)).min();
        if !self.longer.is_empty() && best != Some(Fit::Inflected) {
            return self.longer.clone().map(|term| index.rarity(term)).reduce(least);
        }
        let of_best = self.fits.iter().filter(|it| best == Some(kind(it.fit)));
        of_best.map(|it| index.rarity(it.term)).reduce(least)
    }
}

/// What the dictionary knows of the words of a query.
pub(super) fn known(index: &Index, query: &Query) -> Vec<Known> {
    let known = |word: &str| {
        let term = index.terms.find(word);
        Known { term, stem: index.terms.stem(word, term) }
    };
    query.words.iter().map(|word| known(&word.text)).collect()
}

/// The words that are searched, each once: the plain ones and those that say little, or what there is where the
/// query has no plain word. One that is `spelled` as some other index has it is no slip and no compound here.
pub(super) fn wanted<'q>(
    index: &Index,
    query: &'q Query<'_>,
    known: &[Known],
    text: &str,
    weights: &Weights,
    spelled: &dyn Fn(&Wanted<'_>) -> bool,
) -> Vec<Wanted<'q>> {
    let Query { words, roles, .. } = query;
    let mut wanted: Vec<Wanted<'_>> = Vec::new();
    for (place, (word, &role)) in words.iter().zip(roles).enumerate() {
        let unfinished = place + 1 == words.len() && word.end == text.len() && !word.is_number();
        let searched = match role {
            Role::Plain | Role::Weak | Role::Cue | Role::Product => true,
            Role::Stop | Role::Code | Role::Foreign => false,
        };
        // One letter behind other words says nothing yet.
        let begun = unfinished && place > 0 && word.text.len() == 1 && known[place].term.is_none();
        if !searched || begun || wanted.iter().any(|other| other.text == word.text) {
            continue;
        }
        // Dates, sizes and times say nothing about what is asked.
        let needed = role == Role::Plain && !word.text.bytes().any(|byte| byte.is_ascii_digit());
        wanted.push(Wanted {
            text: &word.text,
            term: known[place].term,
            place: word.start..word.end,
            unfinished,
            share: if needed { 1.0 } else { weights.weak },
            needed,
            fits: Vec::new(),
            longer: 0..0,
            rarity: 0.0,
        });
    }
    // Where nothing else is asked, they are the question, and numbers where there are no words.
    if query.codes.is_empty() && wanted.iter().all(|word| !word.needed) {
        let number = |word: &Wanted<'_>| word.text.bytes().all(|byte| byte.is_ascii_digit());
        let numbers = wanted.iter().all(number);
        for word in wanted.iter_mut().filter(|word| numbers || !number(word)) {
            (word.needed, word.share) = (true, 1.0);
        }
    }
    for word in &mut wanted {
        word.find(index);
    }
    add_compounds(index, &mut wanted, spelled);
    add_synonyms(index, query, known, &mut wanted);
    let mut strange = 0.0;
    for word in &mut wanted {
        if word.is_unknown() && !stop::is_elsewhere(word.text) && !spelled(word) {
            word.add(index, index.terms.near(word.text), Fit::Near);
            word.needed &= !word.is_unknown() || !is_slip_of_general(word.text);
        }
        word.rarity = word.rarity(index).unwrap_or_else(|| {
            // The second such word says less than the first: a log line is full of them.
            strange += if word.needed { 1.0 } else { 0.0 };
            let elsewhere = stop::is_elsewhere(word.text);
            let unknown = if elsewhere { weights.elsewhere } else { weights.unknown / f32::max(strange, 1.0) };
            unknown * index.rarity_of(0)
        });
    }
    wanted
}

/// Two words that some entry writes as one («time out»), and one that is written as two («keyvault»).
fn add_compounds(index: &Index, wanted: &mut Vec<Wanted<'_>>, spelled: &dyn Fn(&Wanted<'_>) -> bool) {
    let terms = &index.terms;
    for first in 1..wanted.len() {
        if let Some(term) = terms.find_joined(wanted[first - 1].text, wanted[first].text) {
            for word in &mut wanted[first - 1..=first] {
                word.add(index, [term], Fit::Inflected);
            }
        }
    }
    // Both halves say something, and stand together somewhere: «passport» is no pass and no port.
    let term = |part: &str| terms.find(part).filter(|_| !stop::is_stop(part) && !stop::is_weak(part));
    let together = |one: u32, other: u32| {
        let postings = index.postings(other);
        index.postings(one).iter().any(|passage| postings.contains(passage))
    };
    for place in (0..wanted.len()).rev() {
        let text = wanted[place].text;
        let letters = !text.bytes().any(|byte| byte.is_ascii_digit());
        let strange = wanted[place].is_unknown() && !stop::is_elsewhere(text) && !spelled(&wanted[place]);
        if !strange || !letters || text.len() > MOST_COMPOUND {
            continue;
        }
        for middle in LEAST_PART..(text.len() + 1).saturating_sub(LEAST_PART) {
            let halves = [part(text, 0..middle), part(text, middle..text.len())];
            let [Some(one), Some(other)] = halves.map(term) else { continue };
            if together(one, other) {
                let mut second = wanted[place].clone();
                for (word, half, term) in [(&mut wanted[place], halves[0], one), (&mut second, halves[1], other)] {
                    (word.text, word.term, word.unfinished) = (half, Some(term), false);
                    word.find(index);
                }
                wanted.insert(place + 1, second);
                break;
            }
        }
    }
}

/// Is a word a slip of the pen for one that says little («teh», «plaese»)?
fn is_slip_of_general(word: &str) -> bool {
    let mut found = false;
    if word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        stop::each_like(word, &mut |other| found |= other.len() > 2 && is_slip(word, other));
    }
    found
}

/// What the thesauri call the words, one by one and a few together.
fn add_synonyms(index: &Index, query: &Query<'_>, known: &[Known], wanted: &mut [Wanted<'_>]) {
    let words = &query.words;
    let stems: Vec<u32> = known.iter().map(|it| it.stem).collect();
    for first in 0..words.len() {
        // Once for each word, however often it stands there.
        if stems[..first].contains(&stems[first]) {
            continue;
        }
        index.synonyms.beginning(&stems[first..], &mut |group| {
            // Of several words the one that says most stands for all.
            let place = words[first].start..words[first + group.words - 1].end;
            let within = |it: &&mut Wanted<'_>| it.place.start >= place.start && it.place.end <= place.end;
            let Some(chosen) = wanted.iter_mut().filter(within).max_by_key(|it| (it.needed, it.place.start)) else {
                return;
            };
            let chosen = chosen.place.start;
            // The others need not be there by themselves, where no entry has them.
            for word in wanted.iter_mut().filter(within) {
                word.needed &= word.place.start == chosen || !word.is_unknown();
            }
            let Some(word) = wanted.iter_mut().find(|it| it.place.start == chosen) else { return };
            for &term in group.terms {
                // One that stands everywhere says nothing.
                let here = |it: &Candidate| it.places == EVERYWHERE || it.places == *group.places;
                let known = word.longer.contains(&term) || word.fits.iter().any(|it| it.term == term && here(it));
                if index.rarity(term) > COMMON && !known {
                    word.fits.push(Candidate { term, fit: Fit::Synonym, places: group.places.clone() });
                }
            }
        });
    }
}
