//! What was typed: the codes in it, the products it names, and the words that remain.

use crate::code::key_of;
use crate::codebook::Loaded;
use crate::scan::cues;
use crate::text::{Word, fold, words};

/// Words that carry no meaning of their own in a question, folded.
const STOP: [&str; 48] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "cant", "do", "does", "doesnt", "for",
    "from", "has", "have", "how", "i", "in", "is", "it", "its", "me", "mean", "means", "my", "of", "on", "or", "our",
    "says", "so", "that", "the", "there", "this", "to", "was", "we", "what", "when", "why", "with", "you", "your",
];

/// In a query of at most this many words a bare number is meant as a code without a cue; in a longer one it may be a
/// size, a count or a time.
const SHORT_QUERY: usize = 4;

/// A query, understood.
#[derive(Debug, Clone)]
pub struct Query {
    /// All words in order.
    pub words: Vec<Word>,
    /// What each of them is.
    pub roles: Vec<Role>,
    /// The codes, in order.
    pub codes: Vec<Written>,
    /// Ids of the catalogs whose product is named.
    pub products: Vec<String>,
}

/// What a word of a query does there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is searched for.
    Plain,
    /// It carries no meaning of its own.
    Stop,
    /// It announces a code.
    Cue,
    /// It belongs to a code.
    Code,
    /// It names a product.
    Product,
}

/// A code as written in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its [`key`](crate::code::key).
    pub key: String,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Query {
    /// Understands a query by what the asked catalogs say about their codes and product names.
    pub(crate) fn parse(text: &str, asked: &[&Loaded]) -> Self {
        let words = words(text);
        let role = |word: &Word| match word.text.as_str() {
            _ if cues::is_cue(word) => Role::Cue,
            text if STOP.contains(&text) => Role::Stop,
            _ => Role::Plain,
        };
        let roles = words.iter().map(role).collect();
        let mut query = Self { words, roles, codes: Vec::new(), products: Vec::new() };
        query.find_prefixed(text, asked);
        query.find_products(asked);
        query.find_numbers(text);
        query
    }

    /// The one code that the query consists of, with at most a cue, a product and words without meaning beside it.
    pub(crate) fn single_code(&self) -> Option<&Written> {
        match self.codes.as_slice() {
            [code] if !self.roles.contains(&Role::Plain) => Some(code),
            _ => None,
        }
    }

    /// The catalogs of the products that are named, else all that were asked.
    pub(crate) fn scope<'a>(&self, asked: &[&'a Loaded]) -> Vec<&'a Loaded> {
        let named = |it: &&&Loaded| self.products.is_empty() || self.products.contains(&it.catalog.id);
        asked.iter().filter(named).copied().collect()
    }

    /// Codes that show by their form: a catalog's prefix with digits, or letters and digits that some catalog lists.
    fn find_prefixed(&mut self, text: &str, asked: &[&Loaded]) {
        let mut place = 0;
        while place < self.words.len() {
            // A code in several words, «E-17» or «azsm 1024»; three at most, so that prose is not glued to a code.
            let used = (1..=3).rev().find(|&used| {
                let Some(words) = self.words.get(place..place + used) else { return false };
                let letters = words.iter().any(|word| !word.is_number());
                let digits = words.iter().any(|word| word.text.bytes().any(|byte| byte.is_ascii_digit()));
                let joined = words.windows(2).all(|pair| joins(&text[pair[0].end..pair[1].start]));
                letters && digits && joined && is_code(&key_of(words), asked)
            });
            if let Some(used) = used {
                self.take_code(place, used);
            }
            place += used.unwrap_or(1);
        }
    }

    /// Product names, the longest first, so that «storage mover» is not also «mover».
    fn find_products(&mut self, asked: &[&Loaded]) {
        let aliases: Vec<(Vec<Word>, &str)> = asked
            .iter()
            .flat_map(|it| it.catalog.aliases.iter().map(|alias| (words(alias), it.catalog.id.as_str())))
            .collect();
        let longest = aliases.iter().map(|(alias, _)| alias.len()).max().unwrap_or(0);
        for length in (1..=longest).rev() {
            for (alias, id) in aliases.iter().filter(|(alias, _)| alias.len() == length) {
                for place in 0..(self.words.len() + 1).saturating_sub(length) {
                    let span = place..place + length;
                    let free = self.roles[span.clone()].iter().all(|role| !matches!(role, Role::Code | Role::Product));
                    let same = self.words[span.clone()].iter().zip(alias).all(|(word, alias)| word.text == alias.text);
                    if free && same {
                        self.roles[span].fill(Role::Product);
                        if !self.products.iter().any(|it| it == id) {
                            self.products.push((*id).to_owned());
                        }
                    }
                }
            }
        }
    }

    /// Bare numbers: those with a cue; without any, those of a query that is short or holds nothing else.
    fn find_numbers(&mut self, text: &str) {
        let numbers: Vec<usize> =
            (0..self.words.len()).filter(|&it| self.roles[it] == Role::Plain && self.words[it].is_number()).collect();
        let cued: Vec<usize> = numbers.iter().copied().filter(|&it| cues::cued(text, &self.words, it)).collect();
        let nothing_else = self.roles.iter().filter(|&&role| role == Role::Plain).count() == numbers.len();
        let chosen = if !cued.is_empty() {
            cued
        } else if self.codes.is_empty() && (nothing_else || self.words.len() <= SHORT_QUERY) {
            numbers.into_iter().filter(|&it| stands_alone(text, &self.words[it])).collect()
        } else {
            Vec::new()
        };
        for place in chosen {
            self.take_code(place, 1);
        }
    }

    fn take_code(&mut self, place: usize, used: usize) {
        let words = &self.words[place..place + used];
        let code = Written { key: key_of(words), start: words[0].start, end: words[used - 1].end };
        let later = self.codes.partition_point(|earlier| earlier.start < code.start);
        self.codes.insert(later, code);
        self.roles[place..place + used].fill(Role::Code);
    }
}

/// May the text between two words stand inside a code?
fn joins(between: &str) -> bool {
    let mut kept = between.chars().filter_map(fold);
    matches!((kept.next(), kept.next(), kept.next(), kept.next()), (None | Some(' ' | '-' | '_' | ':' | '#'), second, third, None)
        if [second, third].into_iter().flatten().all(|c| " -_:#".contains(c)))
}

/// Does some catalog list the key as a code, or hold it by its grammar?
fn is_code(key: &str, asked: &[&Loaded]) -> bool {
    asked.iter().any(|it| {
        let grammar = it.catalog.grammar.as_ref();
        it.entries_of(key).next().is_some()
            || grammar.is_some_and(|grammar| !grammar.prefix.is_empty() && grammar.canonical(key).is_some())
    })
}

/// Does the number stand by itself, and is not part of a date, a time, an address or a version?
fn stands_alone(text: &str, number: &Word) -> bool {
    let inner = |c: char| ".:-/\\+,".contains(c);
    let before: Vec<char> = text[..number.start].chars().rev().filter_map(fold).take(2).collect();
    let after: Vec<char> = text[number.end..].chars().filter_map(fold).take(2).collect();
    let glued = |around: &[char]| matches!(around, [first, second] if inner(*first) && second.is_ascii_digit());
    !glued(&before) && !glued(&after)
}
