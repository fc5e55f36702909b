//! The written forms of a code: the key under which all spellings meet, numbers, and what a grammar says.

use crate::catalog::{Block, Grammar};
use crate::text::{Word, each_word, joined, part};

/// The form in which codes are compared: letters and digits, lower case. A hyphen stays where two numbers would run
/// into one another, so that `12-34` is not `1234`.
///
/// ```
/// use status_codebook::code::key;
///
/// assert_eq!(key("AZSM-1024"), key("azsm １０２４"));
/// assert_ne!(key("12-34"), key("1234"));
/// ```
pub fn key(code: &str) -> String {
    let mut key = String::with_capacity(code.len());
    each_word(code, |word, _, _| push(&mut key, word));
    key
}

/// The key of words that stand together.
pub(crate) fn key_of(words: &[Word]) -> String {
    let mut key = String::new();
    words.iter().for_each(|word| push(&mut key, &word.text));
    key
}

fn push(key: &mut String, word: &str) {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    if digit(key.as_bytes().last()) && digit(word.as_bytes().first()) {
        key.push('-');
    }
    key.push_str(word);
}

/// The number that a code is, if it is one and is written as such: without leading zeros, at most 18 digits.
pub fn number(code: &str) -> Option<u64> {
    let canonical = code.len() <= 18 && (code == "0" || !code.starts_with('0'));
    if canonical && code.bytes().all(|byte| byte.is_ascii_digit()) { code.parse().ok() } else { None }
}

impl Grammar {
    /// The canonical form of a code written in any spelling (given by its [`key`]); `None` if it is not of this
    /// grammar. A grammar with a prefix holds the bare digits too, where their number is fixed.
    pub fn canonical(&self, key: &str) -> Option<String> {
        let trailing =
            part(key, key.bytes().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1)..key.len());
        let length = if self.digits == 0 { trailing.len() } else { self.digits.into() };
        let digits = part(trailing, trailing.len().checked_sub(length)?..trailing.len());
        let code = joined(&[&self.prefix, digits]);
        (self.fits(digits) && self::key(&code) == key).then_some(code)
    }

    /// The canonical form of bare digits, where the grammar has a prefix and fixes the number of digits.
    pub fn completed(&self, digits: &str) -> Option<String> {
        (!self.prefix.is_empty() && self.digits > 0 && self.fits(digits)).then(|| joined(&[&self.prefix, digits]))
    }

    fn fits(&self, digits: &str) -> bool {
        let length =
            if self.digits == 0 { (1..=18).contains(&digits.len()) } else { digits.len() == usize::from(self.digits) };
        length && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The digits of a canonical code as a number.
    pub fn digits_of(&self, code: &str) -> Option<u64> {
        let digits = code.strip_prefix(self.prefix.as_str())?;
        if self.fits(digits) { digits.parse().ok() } else { None }
    }

    /// The blocks that hold a canonical code, the narrowest first.
    pub fn blocks_of(&self, code: &str) -> Vec<&Block> {
        let Some(number) = self.digits_of(code) else { return Vec::new() };
        let mut found: Vec<(u64, &Block)> = Vec::new();
        for block in &self.blocks {
            let (Some(from), Some(to)) = (self.digits_of(&block.from), self.digits_of(&block.to)) else { continue };
            if (from..=to).contains(&number) {
                let wider = found.partition_point(|&(width, _)| width <= to - from);
                found.insert(wider, (to - from, block));
            }
        }
        found.into_iter().map(|(_, block)| block).collect()
    }
}
