//! One pass over a line: its words with what the lexicon says of each. All that the rules read stands in these tokens and
//! in the text between them.

use std::borrow::Cow;

use super::block;
use super::lexicon::{
    AFTER, CAPITALS, CUE, DIGIT, DIGITS, FOLDED, GLUED, Kinds, Lexicon, NAME_BEGIN, NUMBER, NUMBER_SIGN, PREFIX,
    PRODUCT, TEXT_BEGIN, TEXT_END,
};
use super::steps;
use crate::hash;
use crate::text::{Splitter, fold, folded, is_letter, lower, part};

/// A word of a text, folded: what [`words`](crate::text::words) gives, by its place and its kinds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// First byte in the text.
    pub(crate) start: u32,
    /// Byte after the last in the text.
    pub(crate) end: u32,
    /// Its number in the lexicon; 0 where it means nothing.
    pub(super) number: u32,
    pub(crate) kinds: Kinds,
}

/// The tokens of a text, and what all of them may be together.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub(crate) list: Vec<Token>,
    pub(crate) all: Kinds,
    /// What stands beside numbers that may make them codes.
    beside: Kinds,
    /// The places of documented codes that are numbers.
    pub(super) known: Vec<u32>,
}

impl Tokens {
    fn clear(&mut self) {
        self.list.clear();
        self.known.clear();
        (self.all, self.beside) = (0, 0);
    }

    /// May a line of these have something to be found, or name a product?
    pub(super) fn say_something(&self) -> bool {
        self.beside != 0 || self.all & (GLUED | PREFIX | NAME_BEGIN | PRODUCT) != 0
    }
}

impl Lexicon {
    /// Reads the words of a line: of some bytes of a text, where no word goes on before and behind them.
    pub(crate) fn read(&self, text: &str, span: std::ops::Range<usize>, tokens: &mut Tokens) {
        tokens.clear();
        // Behind a line break no word goes on, and bytes are read faster where more of them follow.
        let is_whole = text.as_bytes()[..span.end].last() == Some(&b'\n');
        let bytes = &text.as_bytes()[..if is_whole { text.len() } else { span.end }];
        let (mut next, mut before) = (span.start, (0, 0));
        while next < span.end {
            steps::count(|| block::BYTES / 8);
            let (at, mut rest) = (next, block::words(bytes, next..span.end));
            next += block::BYTES;
            if next < span.end {
                // The last word may go on: it is the first of the next block.
                let cut = (!rest).leading_zeros();
                if cut as usize == block::BYTES {
                    next = self.read_script(text, at, span.clone(), tokens, &mut before);
                    continue;
                }
                next -= cut as usize;
                rest = rest << cut >> cut;
            }
            while rest != 0 {
                let first = rest.trailing_zeros();
                let length = (!(rest >> first)).trailing_zeros() as usize;
                // Takes the lowest ones that follow one another.
                rest &= rest.wrapping_add(1 << first);
                let start = at + first as usize;
                let end = start + length;
                let is_quoted = matches!(bytes.get(end), Some(b'\'' | b'`'));
                let Some((number, kinds)) = self.word(bytes, start, end).filter(|_| !is_quoted) else {
                    next = self.read_script(text, start, span.clone(), tokens, &mut before);
                    break;
                };
                let place = |at: usize| (at - span.start) as u32;
                self.push(tokens, Token { start: place(start), end: place(end), number, kinds }, &mut before);
            }
        }
    }

    /// The number and the kinds of a word, if it is of ASCII alone.
    #[inline(always)]
    fn word(&self, bytes: &[u8], start: usize, end: usize) -> Option<(u32, Kinds)> {
        let own = u64::MAX >> (64 - 8 * (end - start).min(8));
        let mut word = hash::eight(bytes, start) & own;
        let mut hash = hash::add(0, (word | block::each(0x20)) & own);
        // Letters have one bit, which digits have not; small ones the next lower one too.
        let (mut all, mut lows, mut digits) = (word, word & word << 1, !word & own);
        let mut at = start + 8;
        // Most words have no more than eight letters.
        while at < end {
            steps::count(|| 1);
            let own = u64::MAX >> (64 - 8 * (end - at).min(8));
            word = hash::eight(bytes, at) & own;
            hash = hash::add(hash, (word | block::each(0x20)) & own);
            (all, lows, digits) = (all | word, lows | word & word << 1, digits | !word & own);
            at += 8;
        }
        if all & block::HIGH != 0 {
            return None;
        }
        let letter = block::each(0x40);
        let (number, mut kinds) = self.find(hash);
        if all & letter == 0 {
            return Some((number, kinds & !NAME_BEGIN | DIGIT | DIGITS));
        }
        if digits & letter != 0 {
            kinds |= DIGIT | self.of_beginning(&bytes[start..end]);
        }
        Some((number, if lows & letter == 0 { kinds | CAPITALS } else { kinds & !NAME_BEGIN }))
    }

    /// Adds a token; `before` are the number and the kinds of the one before it.
    #[inline(always)]
    fn push(&self, tokens: &mut Tokens, token: Token, before: &mut (u32, Kinds)) {
        steps::count(|| 1);
        let (number, kinds) = (token.number, token.kinds);
        tokens.all |= kinds;
        if kinds & DIGITS != 0 {
            tokens.beside |= before.1 & (CUE | NUMBER_SIGN);
            if kinds & NUMBER != 0 {
                tokens.known.push(tokens.list.len() as u32);
                if before.1 & TEXT_END != 0 && self.may_be_beside(before.0, number) {
                    tokens.beside |= TEXT_END;
                }
            }
        }
        if kinds & (AFTER | TEXT_BEGIN) != 0
            && before.1 & DIGITS != 0
            && (kinds & AFTER != 0 || self.may_be_beside(before.0, number))
        {
            tokens.beside |= kinds;
        }
        *before = (number, kinds);
        tokens.list.push(token);
    }

    /// What the letters before the first digit of a word make of it.
    fn of_beginning(&self, bytes: &[u8]) -> Kinds {
        let digit = bytes.iter().position(u8::is_ascii_digit).unwrap_or(0);
        if digit == 0 {
            return 0;
        }
        steps::count(|| bytes.len());
        let kinds = self.find(hash::of_word(&bytes[..digit])).1;
        let glued = kinds & CUE != 0 && bytes[digit..].iter().all(u8::is_ascii_digit);
        kinds & PREFIX | if glued { GLUED } else { 0 }
    }

    /// Reads the next word at or behind a byte of a line, whatever it is made of; gives the byte behind it.
    #[cold]
    fn read_script(
        &self,
        text: &str,
        at: usize,
        span: std::ops::Range<usize>,
        tokens: &mut Tokens,
        before: &mut (u32, Kinds),
    ) -> usize {
        let mut splitter = Splitter::at(part(text, 0..span.end), at);
        let found = splitter.next_of_any_script();
        steps::count(|| splitter.at - at);
        let Some((start, end)) = found else { return span.end };
        let word = splitter.word.as_bytes();
        let (number, mut kinds) = self.find(hash::of_word(word));
        let slice = part(text, start..end);
        if word.iter().any(u8::is_ascii_digit) {
            let all = word.iter().all(u8::is_ascii_digit);
            kinds |= DIGIT | if all { DIGITS } else { self.of_beginning(word) };
        }
        let letters = || folded(slice).filter(|&c| is_letter(c) && !c.is_ascii_digit());
        if letters().any(|c| c.is_ascii_uppercase()) && !letters().any(|c| c.is_ascii_lowercase()) {
            kinds |= CAPITALS;
        } else {
            kinds &= !NAME_BEGIN;
        }
        if !slice.is_ascii() || slice.len() != word.len() {
            kinds |= FOLDED;
        }
        let place = |at: usize| (at - span.start) as u32;
        self.push(tokens, Token { start: place(start), end: place(end), number, kinds }, before);
        splitter.at
    }
}

/// A text, or a part of one that is read by itself, with its tokens.
#[derive(Clone, Copy)]
pub(crate) struct Line<'t> {
    /// Up to where it is read.
    text: &'t str,
    /// From where it is read.
    begin: usize,
    pub(crate) tokens: &'t [Token],
}

impl<'t> Line<'t> {
    /// A whole text.
    pub(crate) fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { text, begin: 0, tokens }
    }

    /// Some bytes of it, as if nothing stood around them.
    pub(super) fn cell(&self, bytes: std::ops::Range<usize>) -> Self {
        let first = self.tokens.partition_point(|token| (token.start as usize) < bytes.start);
        self.cell_from(first, bytes)
    }

    /// … of which one token stands at a place; gives the place of its first one too.
    pub(super) fn cell_around(&self, place: usize, bytes: std::ops::Range<usize>) -> (usize, Self) {
        let inside = |token: &&Token| token.start as usize >= bytes.start;
        let first = place - self.tokens[..place].iter().rev().take_while(inside).count();
        (first, self.cell_from(first, bytes))
    }

    /// … where the first token is known.
    fn cell_from(&self, first: usize, bytes: std::ops::Range<usize>) -> Self {
        let rest = self.tokens.get(first..).unwrap_or_default();
        let count = rest.iter().take_while(|token| (token.start as usize) < bytes.end).count();
        steps::count(|| count + 1);
        Self { text: part(self.text, 0..bytes.end), begin: bytes.start, tokens: &rest[..count] }
    }

    /// What its tokens may be together.
    pub(super) fn all(&self) -> Kinds {
        steps::count(|| self.tokens.len());
        self.tokens.iter().fold(0, |all, token| all | token.kinds)
    }

    /// Is it digits and nothing else?
    pub(super) fn is_number(&self) -> bool {
        let whole = |token: &Token| token.kinds & DIGITS != 0 && self.digits(0) == (self.begin..self.text.len());
        matches!(self.tokens, [token] if whole(token))
    }

    /// All of it.
    pub(super) fn text(&self) -> &'t str {
        part(self.text, self.begin..self.text.len())
    }

    /// Is the token at a place, if there is one, of any of some kinds?
    pub(crate) fn is(&self, place: usize, kinds: Kinds) -> bool {
        self.tokens.get(place).is_some_and(|token| token.kinds & kinds != 0)
    }

    /// Is the token so many before a place, if there is one, of any of some kinds?
    pub(crate) fn is_before(&self, place: usize, back: usize, kinds: Kinds) -> bool {
        place.checked_sub(back).is_some_and(|place| self.is(place, kinds))
    }

    /// The token at a place as it stands.
    pub(crate) fn slice(&self, place: usize) -> &'t str {
        let Some(token) = self.tokens.get(place) else { return "" };
        part(self.text, token.start as usize..token.end as usize)
    }

    /// The first byte of so many tokens from a place on, and the byte behind them.
    pub(super) fn bytes(&self, place: usize, count: usize) -> (usize, usize) {
        let (first, last) = (self.tokens.get(place), self.tokens.get(place + count - 1));
        first.zip(last).map_or((0, 0), |(first, last)| (first.start as usize, last.end as usize))
    }

    /// Some bytes of it.
    pub(super) fn span(&self, bytes: std::ops::Range<usize>) -> &'t str {
        part(self.text, bytes)
    }

    /// All that stands before the token at a place.
    pub(crate) fn before(&self, place: usize) -> &'t str {
        part(self.text, self.begin..self.tokens.get(place).map_or(self.begin, |token| token.start as usize))
    }

    /// All that stands behind the token at a place.
    pub(crate) fn after(&self, place: usize) -> &'t str {
        part(self.text, self.tokens.get(place).map_or(self.text.len(), |token| token.end as usize)..self.text.len())
    }

    /// What stands between the tokens at two places.
    pub(crate) fn gap(&self, one: usize, other: usize) -> &'t str {
        let (one, other) = (self.tokens.get(one), self.tokens.get(other));
        let bytes = one.zip(other).map_or(0..0, |(one, other)| one.end as usize..other.start as usize);
        part(self.text, bytes)
    }

    /// Is the token at a place a word, which is given folded?
    pub(crate) fn says(&self, place: usize, word: &str) -> bool {
        let slice = self.slice(place);
        steps::count(|| slice.len());
        if !self.is(place, FOLDED) {
            return slice.eq_ignore_ascii_case(word);
        }
        let mut letters = word.chars();
        let mut same = folded(slice).filter(|&c| c != '\'').map(lower);
        same.all(|c| letters.next() == Some(c)) && letters.next().is_none()
    }

    /// Are the first letters and digits of a text those of the token at a place? Where that is folded, perhaps.
    pub(super) fn says_edge(&self, place: usize, text: &mut dyn Iterator<Item = u8>) -> bool {
        place < self.tokens.len() && (self.is(place, FOLDED) || same_edge(text, &mut self.slice(place).bytes()))
    }

    /// … and the last of a text, given from behind?
    pub(super) fn says_edge_from_behind(&self, place: usize, text: &mut dyn Iterator<Item = u8>) -> bool {
        place < self.tokens.len() && (self.is(place, FOLDED) || same_edge(text, &mut self.slice(place).bytes().rev()))
    }

    /// The digits of the token at a place, folded.
    pub(super) fn key(&self, place: usize) -> Cow<'t, str> {
        let digits = self.span(self.digits(place));
        steps::count(|| digits.len());
        if self.is(place, FOLDED) { Cow::Owned(folded(digits).collect()) } else { Cow::Borrowed(digits) }
    }

    /// The digits at the end of the token at a place, which may be wider than they count; of a number all of it.
    pub(super) fn digits(&self, place: usize) -> std::ops::Range<usize> {
        let Some(token) = self.tokens.get(place) else { return 0..0 };
        // Nearly all of them.
        if token.kinds & (DIGITS | FOLDED) == DIGITS {
            return token.start as usize..token.end as usize;
        }
        steps::count(|| (token.end - token.start) as usize);
        let digit = |c: char| fold(c).is_none_or(|c| c.is_ascii_digit());
        let digits = self.slice(place).char_indices().rev().take_while(|&(_, c)| digit(c)).last();
        token.start as usize + digits.map_or(0, |(place, _)| place)..token.end as usize
    }
}

/// Does a text begin with the letters and digits of a word, whatever stands between them there?
fn same_edge(text: &mut dyn Iterator<Item = u8>, mut word: &mut dyn Iterator<Item = u8>) -> bool {
    let mut letters = text.filter(u8::is_ascii_alphanumeric);
    Iterator::all(&mut word, |letter| {
        steps::count(|| 1);
        letters.next().is_some_and(|other| other.eq_ignore_ascii_case(&letter))
    })
}

#[cfg(test)]
mod tests {
    use super::{CAPITALS, DIGIT, DIGITS, Tokens};
    use crate::scan::cues::lexicon;
    use crate::text::{fold, words};

    /// Texts that are the same at every run, of characters that part words, join them, or are seen by nobody.
    fn generated(seed: u64, length: usize) -> String {
        let pieces = [
            "a",
            "Z",
            "status",
            "E",
            "9",
            "404",
            "12345678",
            "abcdefgh",
            "ABCDEFGH",
            "ERRORCODE_X",
            "é",
            "É",
            "日",
            "４",
            "Ａ",
            "\u{200b}",
            "\u{ad}",
            "e\u{301}",
            "😀",
            "'",
            "’",
            "`",
            " ",
            "_",
            "-",
            ":",
            "@",
            "[",
            "{",
            "/",
            "\u{7f}",
            "\u{a0}",
            "\t",
            "٣",
            "ß",
            "Ⅷ",
        ];
        let (mut text, mut state) = (String::new(), seed);
        for _ in 0..length {
            state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        text
    }

    #[test]
    fn tokens_are_the_words_of_their_text() {
        let mut tokens = Tokens::default();
        for seed in 0..20_000 {
            let text = generated(seed, 1 + seed as usize % 24);
            // Whole, as a line among others, and cut where a word goes on.
            let (line, cut) = (text.clone() + "\n", text.clone() + "Word9");
            let lines = "x1 ".to_owned() + &line + "Y2";
            for (text, span) in [(&text, 0..text.len()), (&lines, 3..3 + line.len()), (&cut, 0..text.len())] {
                lexicon().read(text, span.clone(), &mut tokens);
                let read = &text[span];
                let found = tokens.list.iter().map(|it| (it.start as usize, it.end as usize, it.kinds));
                let expected = words(read).into_iter().map(|word| {
                    let slice = || read[word.start..word.end].chars().filter_map(fold);
                    let capitals = slice().any(|c| c.is_ascii_uppercase()) && !slice().any(|c| c.is_ascii_lowercase());
                    let digit = word.text.bytes().any(|byte| byte.is_ascii_digit());
                    let kinds = [(word.is_number(), DIGITS), (digit, DIGIT), (capitals, CAPITALS)];
                    (word.start, word.end, kinds.map(|(is, kind)| if is { kind } else { 0 }).iter().sum())
                });
                let bits = DIGITS | DIGIT | CAPITALS;
                let found: Vec<_> = found.map(|(start, end, kinds)| (start, end, kinds & bits)).collect();
                assert_eq!(found, expected.collect::<Vec<(usize, usize, u64)>>(), "{text:?}");
            }
        }
    }

    #[test]
    fn words_mean_the_same_however_they_are_written() {
        let kinds = |text: &str| {
            let mut tokens = Tokens::default();
            lexicon().read(text, 0..text.len(), &mut tokens);
            tokens.list.iter().map(|token| token.number).collect::<Vec<_>>()
        };
        for (plain, other) in
            [("status", "ＳＴＡＴＵＳ"), ("error code", "Er\u{ad}ror c\u{200b}ode"), ("last", "la'st")]
        {
            assert_eq!(kinds(plain), kinds(other), "{other}");
            assert!(!kinds(plain).contains(&0), "{plain}");
        }
    }
}
