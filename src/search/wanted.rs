//! The words that a query searches, and the terms of the index that fit them.

use std::ops::Range;

use crate::index::{Index, is_slip};
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
    // Where nothing else is asked, they are the question, and numbers where there are no words.
    if query.codes.is_empty() && wanted.iter().all(|word| !word.needed) {
        let number = |word: &Wanted| word.text.bytes().all(|byte| byte.is_ascii_digit());
        let numbers = wanted.iter().all(number);
        for word in wanted.iter_mut().filter(|word| numbers || !number(word)) {
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
        if word.fits.is_empty() && !elsewhere && is_slip_of_general(&word.text) {
            word.needed = false;
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
    let letters = |word: &str| !word.bytes().any(|byte| byte.is_ascii_digit());
    let unknown = |it: &Wanted| it.fits.is_empty() && letters(&it.text) && !stop::is_elsewhere(&it.text);
    // Both halves say something, and stand together somewhere: «passport» is no pass and no port.
    let term = |part: &str| terms.find(part).filter(|_| !stop::is_stop(part) && !stop::is_weak(part));
    let together = |one: u32, other: u32| {
        let postings = index.postings(other);
        index.postings(one).iter().any(|passage| postings.contains(passage))
    };
    let says = |one: &str, other: &str| term(one).zip(term(other)).is_some_and(|(one, other)| together(one, other));
    for place in (0..wanted.len()).rev() {
        if !unknown(&wanted[place]) {
            continue;
        }
        let text = wanted[place].text.clone();
        for middle in LEAST_PART..(text.len() + 1).saturating_sub(LEAST_PART) {
            let (one, other) = (part(&text, 0..middle), part(&text, middle..text.len()));
            if says(one, other) {
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

/// Is a word a slip of the pen for one that says little («teh», «plaese»)?
fn is_slip_of_general(word: &str) -> bool {
    let mut found = false;
    if word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        stop::each_like(word, &mut |other| found |= other.len() > 2 && is_slip(word, other));
    }
    found
}

/// What the thesauri call the words, one by one and a few together.
fn add_synonyms(index: &Index, words: &[Word], wanted: &mut [Wanted]) {
    let stems: Vec<String> = words.iter().map(|word| stem(&word.text)).collect();
    let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
    for first in 0..words.len() {
        // Once for each word, however often it stands there.
        if stems[..first].contains(&stems[first]) {
            continue;
        }
        index.synonyms.beginning(&stems[first..], &mut |group, used| {
            // Of several words the one that says most stands for all.
            let place = words[first].start..words[first + used - 1].end;
            let within = |it: &&mut Wanted| it.place.start >= place.start && it.place.end <= place.end;
            let Some(chosen) = wanted.iter_mut().filter(within).max_by_key(|it| (it.needed, it.place.start)) else {
                return;
            };
            let chosen = chosen.place.start;
            // The others need not be there by themselves, where no entry has them.
            for word in wanted.iter_mut().filter(within) {
                word.needed &= word.place.start == chosen || !word.fits.is_empty();
            }
            let Some(word) = wanted.iter_mut().find(|it| it.place.start == chosen) else { return };
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
