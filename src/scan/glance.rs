//! A first look at a line: is there anything in it that the rules must read? Most lines of a log have nothing.

use super::cues;
use crate::hash::{SEED, hash, mix};

/// What a word may be a sign of, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Sign {
    /// A documented code that is a number.
    Number = 1,
    /// It announces a code, or follows one.
    Cue = 2,
    /// A product's name begins with it.
    Product = 4,
    /// A symbolic name in capitals begins with it.
    Name = 8,
    /// A prefix of codes.
    Prefix = 16,
    /// A message begins with it.
    Begin = 32,
    /// A message or a name ends with it.
    End = 64,
}

/// The words that are signs, by their hashes: what is alike in all 32 bits of one is read for nothing.
#[derive(Debug, Default)]
pub(crate) struct Glance {
    /// Hash and signs; no sign is a free slot. As many as a power of two.
    slots: Vec<(u32, u8)>,
    used: usize,
    /// Is there a sign that is not of ASCII, so that what is not is read?
    any_script: bool,
    /// Is there a prefix that does not begin with letters of ASCII, so that all is read?
    any_prefix: bool,
}

/// What was seen.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Seen {
    /// Must the rules read it?
    pub(crate) something: bool,
    /// May there be a code with a prefix, or a name in capitals?
    pub(crate) named: bool,
    /// May a product be named?
    pub(crate) product: bool,
    /// Is there a cue, as in every header with a column of codes?
    pub(crate) cue: bool,
}

impl Glance {
    /// Adds what the rules themselves look for.
    pub(crate) fn add_cues(&mut self) {
        cues::each_sign(&mut |word| self.add(word, Sign::Cue));
    }

    /// Adds the first word of a product's name.
    pub(crate) fn add_product(&mut self, word: &str) {
        self.add(word, Sign::Product);
    }

    /// Adds the first word of a prefix of codes.
    pub(crate) fn add_prefix(&mut self, word: &str) {
        self.any_prefix |= word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_alphabetic());
        self.add(word, Sign::Prefix);
    }

    /// Adds a code that is a number.
    pub(crate) fn add_number(&mut self, code: &str) {
        self.add(code, Sign::Number);
    }

    /// Adds the first word of a symbolic name in capitals.
    pub(crate) fn add_name(&mut self, word: &str) {
        self.add(word, Sign::Name);
    }

    /// Adds the first and the last word of a text that may stand beside its number.
    pub(crate) fn add_text(&mut self, first: &str, last: &str) {
        self.add(first, Sign::Begin);
        self.add(last, Sign::End);
    }

    fn add(&mut self, word: &str, sign: Sign) {
        self.any_script |= !word.is_ascii();
        if self.slots.len() <= self.used * 2 {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![(0, 0); (old.len() * 2).max(1024)];
            for (hash, signs) in old.into_iter().filter(|&(_, signs)| signs != 0) {
                let slot = self.slot(hash);
                self.slots[slot] = (hash, signs);
            }
        }
        let hash = hash(word);
        let slot = self.slot(hash);
        self.used += usize::from(self.slots[slot].1 == 0);
        self.slots[slot] = (hash, self.slots[slot].1 | sign as u8);
    }

    fn slot(&self, hash: u32) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = (hash ^ hash >> 15) as usize & last;
        while self.slots[slot].1 != 0 && self.slots[slot].0 != hash {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// May it be a documented code?
    pub(crate) fn is_number(&self, digits: &str) -> bool {
        self.slots[self.slot(hash(digits))].1 & Sign::Number as u8 != 0
    }

    /// Looks at a text, and calls `number` with the bytes of each number that may be a documented code.
    pub(crate) fn look(&self, text: &str, number: &mut dyn FnMut(usize, usize)) -> Seen {
        let (bytes, mut seen) =
            (text.as_bytes(), Seen { something: self.any_prefix, named: self.any_prefix, ..Seen::default() });
        let (mut place, mut before) = (0, 0);
        while place < bytes.len() {
            let first = bytes[place];
            if !first.is_ascii_alphanumeric() {
                // What is folded or not seen at all parts words otherwise than it looks.
                let folded = match first {
                    0x80.. if self.any_script => true,
                    0xe2 => matches!(bytes.get(place + 1), Some(0x80 | 0x81)),
                    0xc2 => bytes.get(place + 1) == Some(&0xad),
                    _ => first == 0xef,
                };
                if folded {
                    (seen.something, seen.named, seen.product) = (true, true, true);
                }
                place += 1;
                continue;
            }
            let (start, mut hash) = (place, SEED);
            // The hash of the letters before the first digit, the capitals, and whether there are others than digits.
            let (mut prefix, mut capitals, mut letters) = (0, true, false);
            while place < bytes.len() && bytes[place].is_ascii_alphanumeric() {
                let byte = bytes[place];
                if byte.is_ascii_digit() {
                    if prefix == 0 && letters {
                        prefix = hash;
                    }
                    hash = mix(hash, byte);
                } else {
                    letters = true;
                    capitals &= byte.is_ascii_uppercase();
                    hash = mix(hash, byte | 0x20);
                }
                place += 1;
            }
            let mut signs = self.slots[self.slot(hash)].1;
            if prefix != 0 {
                signs |= self.slots[self.slot(prefix)].1 & (Sign::Prefix as u8 | Sign::Cue as u8);
            }
            let is = |sign: Sign| signs & sign as u8 != 0;
            seen.cue |= is(Sign::Cue);
            seen.product |= is(Sign::Product);
            seen.named |= is(Sign::Prefix) || is(Sign::Name) && capitals;
            seen.something |= is(Sign::Cue)
                || seen.product
                || seen.named
                || before & Sign::Number as u8 != 0 && is(Sign::Begin)
                || before & Sign::End as u8 != 0 && is(Sign::Number);
            if is(Sign::Number) && !letters {
                // It may be a part of a word of another script.
                let outside = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii() || b"'`".contains(byte));
                seen.something |= outside(bytes.get(place)) || start > 0 && outside(bytes.get(start - 1));
                number(start, place);
            }
            before = signs;
        }
        seen
    }
}
