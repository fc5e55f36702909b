//! The dictionary: every word of the index, sorted, in one text.

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
        for place in 0..count {
            let word = word_of(place);
            text.push_str(word);
            ends.push(text.len() as u32);
            sets.push(letters(word));
            stems.push(hash(&stem(word)));
        }
        Self { text, ends: ends.into(), letters: sets.into(), stems: stems.into() }
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
        let term = self.first_from(word);
        (term < self.ends.len() as u32 && self.word(term) == word).then_some(term)
    }

    /// The terms that begin with a word, the word itself first.
    pub(crate) fn beginning(&self, word: &str) -> impl Iterator<Item = u32> {
        (self.first_from(word)..self.ends.len() as u32).take_while(move |&term| self.word(term).starts_with(word))
    }

    /// The inflected forms of a word, but not the word itself.
    pub(crate) fn inflected(&self, word: &str) -> impl Iterator<Item = u32> {
        let wanted = stem(word);
        // A stem changes the end of a word alone, and there one letter at most; words without inflection have none.
        let mut common = wanted.clone();
        common.pop();
        let (wanted, inflects) = (hash(&wanted), common.len() >= 2);
        let from = self.first_from(&common);
        let until = if inflects { self.ends.len() as u32 } else { from };
        (from..until)
            .take_while(move |&term| self.word(term).starts_with(&common))
            .filter(move |&term| self.stems[term as usize] == wanted && self.word(term) != word)
    }

    /// The terms that are spelt nearly as a word is: those of the least distance within what its length allows.
    pub(crate) fn near(&self, word: &str) -> Vec<u32> {
        let chars: Vec<char> = word.chars().collect();
        if !(NEAR_FROM..=NEAR_TO).contains(&chars.len()) || chars.iter().any(|&c| !is_letter(c) || c.is_ascii_digit()) {
            return Vec::new();
        }
        let mut most = if chars.len() < NEAR_TWO_FROM { 1 } else { 2 };
        let own = letters(word);
        let mut found = Vec::new();
        let mut other = Vec::new();
        for term in 0..self.ends.len() as u32 {
            // Each edit changes two letters of the set at most.
            if (self.letters[term as usize] ^ own).count_ones() as usize > 2 * most {
                continue;
            }
            other.clear();
            other.extend(self.word(term).chars());
            let lettered = other.len() >= NEAR_FROM && other.iter().all(|&c| is_letter(c) && !c.is_ascii_digit());
            if !lettered || other.len().abs_diff(chars.len()) > most {
                continue;
            }
            // Hardly anybody misspells how a word begins, but for two letters that changed places.
            if chars[0] != other[0] && (chars[0] != other[1] || chars[1] != other[0]) {
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
        found
    }
}

/// FNV-1a.
pub(super) fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The set of a word's letters, one bit each; letters that share a bit make words look nearer than they are.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte & 31))
}

/// Is a word, not too long, one edit away from another?
pub(crate) fn is_slip(word: &str, other: &str) -> bool {
    let (word, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    word.len().max(other.len()) < NEAR_TO && distance(&word, &other) == 1
}

/// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    // Three rows of the table are alive: the one before the last, the last, and the next.
    let mut rows = [[0_usize; NEAR_TO + 4]; 3];
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        let (now, last, before) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[now][0] = i;
        for j in 1..=b.len() {
            let replaced = rows[last][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(rows[last][j] + 1).min(rows[now][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[before][j - 2] + 1);
            }
            rows[now][j] = least;
        }
    }
    rows[a.len() % 3][b.len()]
}
