//! The words that a query searches, and the terms of the index that fit them.

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::ops::Range;

use crate::index::Index;
use crate::query::{Query, Role};
use crate::rank::{Fit, Weights};
use crate::stop;
use crate::text::{Word, joined, part, stem};

/// A word of the query and the terms that fit it.
#[derive(Clone)]
pub(super) struct Wanted {
    /// Folded; a part of a word where that is written as two elsewhere.
    pub(super) text: String,
    /// Its bytes in the query.
    place: Range<usize>,
    /// May it be the beginning of a word that is still being typed?
    unfinished: bool,
    /// How much of its rarity it adds to an entry that has it.
    pub(super) share: f32,
    /// Must it be there? What need not be takes nothing from an entry that has it not.
    pub(super) needed: bool,
    pub(super) fits: Vec<Candidate>,
    /// Is it the beginning of some of them?
    pub(super) has_longer: bool,
    /// How rare it is.
    pub(super) rarity: f32,
}

/// A term that fits a word.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) term: u32,
    pub(super) fit: Fit,
    /// The places of the entries for which it does, where it does not for all.
    pub(super) places: Option<Range<u32>>,
}

/// From this length on a word of no entry is taken for the beginning of one («config»).
const LONG_BEGINNING: usize = 4;

/// Words that are no rarer have no part as synonyms: about every fifth entry has them.
const COMMON: f32 = 1.6;

/// The shortest part of a word that is written as two elsewhere.
const LEAST_PART: usize = 3;

/// The words that are searched, each once: the plain ones and those that say little, or what there is where the
/// query has no plain word.
pub(super) fn wanted(index: &Index, query: &Query, text: &str, weights: &Weights) -> Vec<Wanted> {
    let Query { words, roles, .. } = query;
    let mut wanted: Vec<Wanted> = Vec::new();
    for (place, (word, &role)) in words.iter().zip(roles).enumerate() {
        let unfinished = place + 1 == words.len() && word.end == text.len() && !word.is_number();
        let searched = match role {
            Role::Plain | Role::Weak | Role::Cue | Role::Product => true,
            Role::Stop | Role::Code | Role::Foreign => false,
        };
        if !searched || wanted.iter().any(|other| other.text == word.text) {
            continue;
        }
        // Dates, sizes and times say nothing about what is asked.
        let needed = role == Role::Plain && !word.text.bytes().any(|byte| byte.is_ascii_digit());
        let share = if needed { 1.0 } else { weights.weak };
        let (text, place) = (word.text.clone(), word.start..word.end);
        wanted.push(Wanted {
            text,
            place,
            unfinished,
            share,
            needed,
            fits: Vec::new(),
            has_longer: false,
            rarity: 0.0,
        });
    }
    // Where nothing else is asked, they are the question.
    if query.codes.is_empty() && wanted.iter().all(|word| !word.needed) {
        for word in &mut wanted {
            (word.needed, word.share) = (true, 1.0);
        }
    }
    for word in &mut wanted {
        word.fits = fits(index, &word.text, word.unfinished);
    }
    add_compounds(index, &mut wanted);
    add_synonyms(index, words, &mut wanted);
    let mut strange = 0.0;
    for word in &mut wanted {
        let elsewhere = word.fits.is_empty() && stop::is_elsewhere(&word.text);
        if word.fits.is_empty() && !elsewhere {
            word.fits = candidates(index, index.terms.near(&word.text), Fit::Near);
        }
        word.has_longer = word.fits.iter().any(|it| it.fit == Fit::Prefix);
        let best = word.fits.iter().map(|it| it.fit.max(Fit::Inflected)).min();
        let of_best = word.fits.iter().filter(|it| best == Some(it.fit.max(Fit::Inflected)));
        // The most frequent of the forms stands for all of them.
        let rarity = of_best.map(|it| index.rarity(it.term)).reduce(f32::min);
        word.rarity = rarity.unwrap_or_else(|| {
            // The second such word says less than the first: a log line is full of them.
            strange += if word.needed { 1.0 } else { 0.0 };
            let unknown = if elsewhere { weights.elsewhere } else { weights.unknown / f32::max(strange, 1.0) };
            unknown * index.rarity_of(0)
        });
    }
    wanted
}

/// The terms that are a word, are inflected from it, or begin with it where it may be unfinished or is a word of
/// no entry.
fn fits(index: &Index, word: &str, unfinished: bool) -> Vec<Candidate> {
    let terms = &index.terms;
    let exact = terms.find(word);
    let mut fits = candidates(index, exact, Fit::Exact);
    fits.extend(candidates(index, terms.inflected(word), Fit::Inflected));
    if unfinished || fits.is_empty() && word.len() >= LONG_BEGINNING && !word.bytes().all(|byte| byte.is_ascii_digit())
    {
        let longer = terms.beginning(word).filter(|&term| !fits.iter().any(|it| it.term == term));
        let longer = candidates(index, longer.collect::<Vec<_>>(), Fit::Prefix);
        fits.extend(longer);
    }
    fits
}

/// Terms that occur anywhere as candidates.
fn candidates(index: &Index, terms: impl IntoIterator<Item = u32>, fit: Fit) -> Vec<Candidate> {
    let occurs = |&term: &u32| !index.postings(term).is_empty();
    terms.into_iter().filter(occurs).map(|term| Candidate { term, fit, places: None }).collect()
}

/// Two words that some entry writes as one («time out»), and one that is written as two («keyvault»).
fn add_compounds(index: &Index, wanted: &mut Vec<Wanted>) {
    let terms = &index.terms;
    for first in 1..wanted.len() {
        let one = joined(&[&wanted[first - 1].text, &wanted[first].text]);
        if let Some(term) = terms.find(&one) {
            for word in &mut wanted[first - 1..=first] {
                word.fits.push(Candidate { term, fit: Fit::Inflected, places: None });
            }
        }
    }
    let unknown = |word: &Wanted| word.fits.is_empty() && !stop::is_elsewhere(&word.text);
    let says = |part: &str| !stop::is_stop(part) && !stop::is_weak(part) && terms.find(part).is_some();
    for place in (0..wanted.len()).rev() {
        if !unknown(&wanted[place]) {
            continue;
        }
        let text = wanted[place].text.clone();
        for middle in LEAST_PART..(text.len() + 1).saturating_sub(LEAST_PART) {
            let (one, other) = (part(&text, 0..middle), part(&text, middle..text.len()));
            if says(one) && says(other) {
                let mut second = wanted[place].clone();
                for (word, half) in [(&mut wanted[place], one), (&mut second, other)] {
                    (word.text, word.fits, word.unfinished) = (half.to_owned(), fits(index, half, false), false);
                }
                wanted.insert(place + 1, second);
                break;
            }
        }
    }
}

/// What the thesauri call the words, one by one and a few together.
fn add_synonyms(index: &Index, words: &[Word], wanted: &mut [Wanted]) {
    let stems: Vec<String> = words.iter().map(|word| stem(&word.text)).collect();
    let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
    for first in 0..words.len() {
        index.synonyms.beginning(&stems[first..], &mut |group, used| {
            // Of several words the one that says most stands for all.
            let place = words[first].start..words[first + used - 1].end;
            let within = |it: &&mut Wanted| it.place.start >= place.start && it.place.end <= place.end;
            let Some(word) = wanted.iter_mut().filter(within).max_by_key(|it| (it.needed, it.place.start)) else {
                return;
            };
            for &term in &group.terms {
                // One that stands everywhere says nothing.
                let here = |it: &Candidate| it.places.as_ref().is_none_or(|places| *places == group.places);
                let known = word.fits.iter().any(|it| it.term == term && here(it));
                if index.rarity(term) > COMMON && !known {
                    word.fits.push(Candidate { term, fit: Fit::Synonym, places: Some(group.places.clone()) });
                }
            }
        });
    }
}

/// The terms that are a word, in this or another inflection or spelling.
pub(super) fn forms(word: &Word, wanted: &[Wanted]) -> Vec<u32> {
    let same = wanted.iter().find(|it| it.text == word.text);
    let fits = same.iter().flat_map(|it| &it.fits);
    fits.filter(|it| matches!(it.fit, Fit::Exact | Fit::Inflected | Fit::Near)).map(|it| it.term).collect()
}
