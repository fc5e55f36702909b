//! The dictionary: every word of the index, sorted, in one text.

use std::ops::Range;

use crate::hash::{SEED, hash, mix};
use crate::text::{is_letter, part, stem};

/// Sorted words; a term is the place of one.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    text: String,
    /// Where each word ends in `text`.
    ends: Box<[u32]>,
    /// The letters of each word, for a first look at spellings: see [`letters`].
    letters: Box<[u32]>,
    /// The hash of each word's stem: what words have in common of which one is inflected from the other.
    stems: Box<[u32]>,
    /// The next term of the same stem, and behind the last one the first.
    ring: Box<[u32]>,
    /// The terms by hash, plus one; 0 is free.
    slots: Box<[u32]>,
}

/// Shorter words have too many neighbours for a near spelling to mean anything.
const NEAR_FROM: usize = 4;

/// Longer words are no words but ids and paths.
const NEAR_TO: usize = 32;

/// From this length on two letters may differ.
const NEAR_TWO_FROM: usize = 8;

impl Terms {
    /// The dictionary of so many words, given by their places, in order.
    pub(super) fn new<'a>(count: usize, word_of: &dyn Fn(usize) -> &'a str) -> Self {
        let (mut text, mut ends, mut sets, mut stems) = (String::new(), Vec::new(), Vec::new(), Vec::new());
        let mut slots = vec![0; slots_for(count)];
        for place in 0..count {
            let word = word_of(place);
            text.push_str(word);
            ends.push(text.len() as u32);
            sets.push(letters(word));
            stems.push(hash(&stem(word)));
            let slot = probe(&slots, hash(word), |_| false);
            slots[slot] = place as u32 + 1;
        }
        let ring = (0..count as u32).collect();
        let mut terms =
            Self { text, ends: ends.into(), letters: sets.into(), stems: stems.into(), ring, slots: slots.into() };
        terms.link();
        terms
    }

    /// Puts the terms of one stem into a ring.
    fn link(&mut self) {
        let mut slots = vec![0; self.slots.len()];
        let begin = |word: &str| part(word, 0..2).len();
        for term in 0..self.len() as u32 {
            let (stem, word) = (self.stems[term as usize], self.word(term));
            let same = |other: u32| {
                let beginning = part(self.word(other), 0..begin(word));
                self.stems[other as usize] == stem && word.as_bytes().starts_with(beginning.as_bytes())
            };
            let slot = probe(&slots, stem, same);
            if let Some(last) = u32::checked_sub(slots[slot], 1) {
                self.ring[term as usize] = self.ring[last as usize];
                self.ring[last as usize] = term;
            }
            slots[slot] = term + 1;
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of a term.
    pub(crate) fn word(&self, term: u32) -> &str {
        let start = term.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        part(&self.text, start as usize..self.ends[term as usize] as usize)
    }

    /// The first term that is not before a word.
    fn first_from(&self, word: &str) -> u32 {
        let (mut low, mut high) = (0, self.ends.len() as u32);
        while low < high {
            let middle = (low + high) / 2;
            if self.word(middle) < word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The term of a word.
    pub(crate) fn find(&self, word: &str) -> Option<u32> {
        self.find_joined(word, "")
    }

    /// The term of two texts written as one word.
    pub(crate) fn find_joined(&self, one: &str, other: &str) -> Option<u32> {
        self.find_hashed(other.bytes().fold(hash(one), mix), one, other)
    }

    fn find_hashed(&self, hash: u32, one: &str, other: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let same = |term: u32| self.word(term).strip_prefix(one) == Some(other);
        self.slots[probe(&self.slots, hash, same)].checked_sub(1)
    }

    /// Calls `found` with the terms that a text begins with, but not with the text itself.
    pub(crate) fn each_beginning_of(&self, text: &str, found: &mut dyn FnMut(u32)) {
        let mut hash = SEED;
        for (end, byte) in text.bytes().enumerate() {
            if end > 0 && text.is_char_boundary(end) {
                self.find_hashed(hash, part(text, 0..end), "").into_iter().for_each(&mut *found);
            }
            hash = mix(hash, byte);
        }
    }

    /// The terms that begin with a word, the word itself first.
    pub(crate) fn beginning(&self, word: &str) -> Range<u32> {
        let first = self.first_from(word);
        let (mut low, mut high) = (first, self.ends.len() as u32);
        while low < high {
            let middle = (low + high) / 2;
            if self.word(middle).as_bytes().starts_with(word.as_bytes()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        first..low
    }

    /// The hash of the stem of a word, which may be a term.
    pub(crate) fn stem(&self, word: &str, term: Option<u32>) -> u32 {
        term.map_or_else(|| hash(&stem(word)), |term| self.stems[term as usize])
    }

    /// Calls `found` with the inflected forms of a word, but not with the word itself.
    pub(crate) fn each_inflected(&self, word: &str, term: Option<u32>, found: &mut dyn FnMut(u32)) {
        if let Some(term) = term {
            let mut next = self.ring[term as usize];
            while next != term {
                found(next);
                next = self.ring[next as usize];
            }
            return;
        }
        // A stem changes the end of a word alone, and there one letter at most; words without inflection have none.
        let mut common = stem(word);
        let wanted = hash(&common);
        common.pop();
        if common.len() >= 2 {
            self.beginning(&common).filter(|&term| self.stems[term as usize] == wanted).for_each(found);
        }
    }

    /// The terms that are spelt nearly as a word is: those of the least distance within what its length allows.
    pub(crate) fn near(&self, word: &str) -> Vec<u32> {
        let chars: Vec<char> = word.chars().collect();
        let mut found = Vec::new();
        if !(NEAR_FROM..=NEAR_TO).contains(&chars.len()) || chars.iter().any(|&c| !is_letter(c) || c.is_ascii_digit()) {
            return found;
        }
        let mut most = if chars.len() < NEAR_TWO_FROM { 1 } else { 2 };
        let own = letters(word);
        let mut other = Vec::new();
        let initials = [chars[0].min(chars[1]), chars[0].max(chars[1])];
        let once = usize::from(initials[0] == initials[1]);
        for &initial in &initials[once..] {
            let mut bytes = [0; 4];
            for term in self.beginning(initial.encode_utf8(&mut bytes)) {
                // Each edit changes two letters of the set at most.
                if (self.letters[term as usize] ^ own).count_ones() as usize > 2 * most {
                    continue;
                }
                other.clear();
                other.extend(self.word(term).chars());
                let lettered = other.len() >= NEAR_FROM && other.iter().all(|&c| is_letter(c) && !c.is_ascii_digit());
                if !lettered || !begins_alike(&chars, &other) || other.len().abs_diff(chars.len()) > most {
                    continue;
                }
                let distance = distance(&chars, &other);
                if distance < most {
                    found.clear();
                    most = distance;
                }
                if distance == most {
                    found.push(term);
                }
            }
        }
        found
    }
}

/// How many slots keep so many words at most half full; a power of two.
pub(super) fn slots_for(words: usize) -> usize {
    (words * 2 + 1).next_power_of_two()
}

/// The slot of what has a hash: the one of the number that is the `same`, or a free one. Numbers stand plus one.
pub(super) fn probe(slots: &[u32], hash: u32, same: impl Fn(u32) -> bool) -> usize {
    let mut slot = (hash ^ hash >> 15) as usize & (slots.len() - 1);
    while slots[slot] != 0 && !same(slots[slot] - 1) {
        slot = (slot + 1) & (slots.len() - 1);
    }
    slot
}

/// The set of a word's letters, one bit each; letters that share a bit make words look nearer than they are.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte & 31))
}

/// Is a word, not too long, one edit away from another?
pub(crate) fn is_slip(word: &str, other: &str) -> bool {
    // Each edit changes two letters of the set at most.
    if (letters(word) ^ letters(other)).count_ones() > 2 {
        return false;
    }
    let (word, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    begins_alike(&word, &other) && word.len().max(other.len()) < NEAR_TO && distance(&word, &other) == 1
}

/// Hardly anybody misspells how a word begins, but for two letters that changed places.
fn begins_alike(word: &[char], other: &[char]) -> bool {
    let (&[one, two, ..], &[first, second, ..]) = (word, other) else { return false };
    one == first || one == second && two == first
}

/// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    // Three rows of the table are alive: the one before the last, the last, and the next.
    let mut rows = [[0_u8; NEAR_TO + 4]; 3];
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j as u8;
    }
    for i in 1..=a.len() {
        let (now, last, before) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[now][0] = i as u8;
        for j in 1..=b.len() {
            let replaced = rows[last][j - 1] + u8::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(rows[last][j] + 1).min(rows[now][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[before][j - 2] + 1);
            }
            rows[now][j] = least;
        }
    }
    rows[a.len() % 3][b.len()].into()
}
