//! What stands in one line: prefixed codes, documented names, and the bare numbers that a cue makes codes.

use super::cues;
use super::glance::Seen;
use super::reason::reason;
use super::{Cue, Reason};
use crate::catalog::Entry;
use crate::code;
use crate::codebook::{Codebook, Loaded};
use crate::decode::of;
use crate::order::order;
use crate::query::{is_beside_its_text, products};
use crate::text::{Token, Word, fold, folded, has, lower, part, tokens, words};

/// A place in a line where a code stands. Bytes are those of the line.
pub(crate) struct Found<'a> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) cue: Cue,
    pub(crate) what: What<'a>,
}

impl<'a> Found<'a> {
    /// Its entries, where it has some.
    pub(crate) fn entries(&self) -> Vec<Entry<'a>> {
        match &self.what {
            What::Entries(entries) => entries.clone(),
            What::Unknown(..) | What::Number(..) => Vec::new(),
        }
    }
}

/// What stands there.
pub(crate) enum What<'a> {
    /// Entries, best first; where none of them counts, the code is not documented.
    Entries(Vec<Entry<'a>>),
    /// A well-formed code that a catalog does not document.
    Unknown(&'a Loaded, String),
    /// A number for which nothing near says whose code it is, and whether some product documents it.
    Number(String, bool),
}

/// What a line says.
#[derive(Default)]
pub(super) struct Said<'a> {
    /// In the order of the text, without overlap.
    pub(super) found: Vec<Found<'a>>,
    /// The product that is named last.
    pub(super) product: Option<&'a Loaded>,
    /// How many numbers are documented codes and are none here, by reason.
    pub(super) ignored: [u32; Reason::ALL.len()],
}

/// Reads a line, or a part of one, in which something was seen: `before` is the product that was named last before it.
pub(super) fn read<'a>(
    book: &'a Codebook,
    asked: &[&'a Loaded],
    text: &str,
    seen: Seen,
    before: Option<&'a Loaded>,
) -> Said<'a> {
    let found = if seen.named { book.prefixed_and_named(text, asked) } else { Vec::new() };
    let mut said = Said { found, ..Said::default() };
    let words = words(text);
    let spans = if seen.product { products(&words, asked, &|_| true) } else { Vec::new() };
    let spans = spans.into_iter().filter(|(span, _)| !cues::is_connector(&words, span));
    let mut named: Vec<(usize, &Loaded)> = spans.map(|(span, it)| (words[span.start].start, it)).collect();
    // A symbolic name is a product's; a code with a prefix says nothing of numbers without one.
    let names = said.found.iter().filter(|found| found.cue == Cue::Name);
    named.extend(names.filter_map(|found| Some((found.start, catalog_of(asked, found)?))));
    let sorted = order(named.len(), &|one, other| named[one].0 < named[other].0);
    let named: Vec<(usize, &Loaded)> = sorted.into_iter().map(|it| named[it as usize]).collect();
    said.product = named.last().map(|&(_, product)| product);
    let taken = |word: &Word| {
        let place = said.found.partition_point(|it| it.end <= word.start);
        said.found.get(place).is_some_and(|it| it.start < word.end)
    };
    let numbers: Vec<usize> = (0..words.len()).filter(|&it| may_be_a_code(&words[it]) && !taken(&words[it])).collect();
    let foreign = named.is_empty() && cues::is_of_other_software(text, &words);
    let (mut numbered, mut ignored, mut chain) = (Vec::new(), said.ignored, None);
    for &place in &numbers {
        let word = &words[place];
        let key = cues::glued(word).unwrap_or(&word.text);
        let documented = book.glance().is_number(key);
        let is_beside = |it: &&Loaded| documented && is_beside_its_text(&words, place, it, false);
        let beside = asked.iter().copied().find(is_beside);
        let chained = |&earlier: &usize| !cues::is_range(&words, earlier, place);
        let cue = match chain.filter(chained).and_then(|earlier| cues::chained(text, &words, earlier, place)) {
            _ if foreign => None,
            _ if cues::glued(word).is_some() => cues::is_glued_alone(text, word).then_some(Cue::Cue),
            _ if cues::announced(text, &words, place) => Some(Cue::Cue),
            _ if beside.is_some() => Some(Cue::Adjacent),
            Some(_) if !cues::is_count(text, &words, place) && cues::ends_alone(text, word) => Some(Cue::Chain),
            _ => None,
        };
        let what = cue.and_then(|_| match beside {
            Some(product) => Some(of_product(product, key)?),
            None => of_products(asked, &named, before, word.start, key),
        });
        let Some((cue, what)) = cue.zip(what) else {
            chain = None;
            if word.is_number() && documented {
                ignored[reason(text, word.start, word.end) as usize] += 1;
            }
            continue;
        };
        chain = Some(place);
        // The digits as they stand, which may be wider than they count.
        let digit = |c: char| fold(c).is_none_or(|c| c.is_ascii_digit());
        let digits = part(text, word.start..word.end).char_indices().rev().take_while(|&(_, c)| digit(c)).last();
        let start = word.start + digits.map_or(0, |(place, _)| place);
        numbered.push(Found { start, end: word.end, cue, what });
    }
    said.found.extend(numbered);
    let mut all: Vec<Option<Found<'_>>> = said.found.drain(..).map(Some).collect();
    let starts: Vec<usize> = all.iter().flatten().map(|it| it.start).collect();
    let sorted = order(all.len(), &|one, other| starts[one] < starts[other]);
    said.found = sorted.into_iter().filter_map(|it| all[it as usize].take()).collect();
    said.ignored = ignored;
    said
}

/// The catalog of what was found.
fn catalog_of<'a>(asked: &[&'a Loaded], found: &Found<'a>) -> Option<&'a Loaded> {
    let entries = found.entries();
    let best = entries.first()?;
    asked.iter().copied().find(|it| it.catalog.id == best.catalog())
}

/// Digits, or a cue and digits in one.
fn may_be_a_code(word: &Word) -> bool {
    word.is_number() || cues::glued(word).is_some()
}

/// What a number is to a product that is named.
pub(super) fn of_product<'a>(product: &'a Loaded, key: &str) -> Option<What<'a>> {
    let entries: Vec<Entry<'_>> = product.entries_of(key).collect();
    if !entries.is_empty() {
        return Some(What::Entries(entries));
    }
    // What lies far outside the table, and a number of one or two digits, is a count.
    let number = code::number(key).filter(|_| key.len() >= LEAST_UNKNOWN)?;
    let (lowest, highest) = product.range?;
    (lowest..=highest).contains(&number).then(|| What::Unknown(product, key.to_owned()))
}

/// Shorter numbers that are not documented are counts.
const LEAST_UNKNOWN: usize = 3;

/// So many products that are named on either side of a number are asked for it.
const NEAREST: usize = 4;

/// A number that waits for a product, if any of them may have it.
pub(super) fn number<'a>(asked: &[&'a Loaded], key: &str) -> Option<What<'a>> {
    let documented = asked.iter().any(|it| it.lists(key));
    let known = documented || asked.iter().any(|it| of_product(it, key).is_some());
    known.then(|| What::Number(key.to_owned(), documented))
}

/// What a number at a byte of a line is to the products that are named there, the nearest before it first, or before.
fn of_products<'a>(
    asked: &[&'a Loaded],
    named: &[(usize, &'a Loaded)],
    before: Option<&'a Loaded>,
    start: usize,
    key: &str,
) -> Option<What<'a>> {
    let middle = named.partition_point(|&(place, _)| place < start);
    let near = named[..middle].iter().rev().take(NEAREST).chain(named[middle..].iter().take(NEAREST));
    let mut near = near.map(|&(_, product)| product);
    if let Some(product) = near.clone().find(|it| it.lists(key)) {
        return of_product(product, key);
    }
    if let Some(product) = near.next().or(before) {
        return of_product(product, key);
    }
    number(asked, key)
}

impl Codebook {
    /// The prefixed codes and the documented names in capitals of a line, in order and without overlap.
    pub(crate) fn prefixed_and_named<'a>(&'a self, text: &str, asked: &[&'a Loaded]) -> Vec<Found<'a>> {
        let tokens = tokens(text);
        let mut found = Vec::new();
        let mut next = 0;
        while next < tokens.len() {
            let read = prefixed(text, &tokens, next, asked).or_else(|| self.named(text, &tokens, next, asked));
            match read {
                Some((place, used)) => {
                    found.push(place);
                    next += used;
                }
                None => next += 1,
            }
        }
        found
    }

    /// The longest documented name that begins at a token, and how many tokens it takes.
    fn named<'a>(
        &'a self,
        text: &str,
        tokens: &[Token],
        place: usize,
        asked: &[&'a Loaded],
    ) -> Option<(Found<'a>, usize)> {
        // Most tokens end here.
        let first = tokens[place].text.as_bytes();
        if first.iter().any(u8::is_ascii_lowercase) || !first.iter().any(u8::is_ascii_uppercase) {
            return None;
        }
        let (used, places) = self.names().at(text, tokens, place)?;
        let entries = places.iter().map(|&place| self.entry_of_place(place as usize));
        let entries: Vec<Entry<'_>> = entries.filter(|&entry| of(asked, entry)).collect();
        let (start, end) = (tokens[place].start, tokens[place + used - 1].end);
        (!entries.is_empty()).then_some((Found { start, end, cue: Cue::Name, what: What::Entries(entries) }, used))
    }
}

/// The most tokens of a prefixed code: `NS-1-204` has three.
const MOST_TOKENS: usize = 3;

/// A prefixed code that begins at a token, and how many tokens it takes.
fn prefixed<'a>(text: &str, tokens: &[Token], place: usize, asked: &[&'a Loaded]) -> Option<(Found<'a>, usize)> {
    let initial = |text: &str| folded(text).next().map(lower);
    let begins = |loaded: &&Loaded| {
        let grammar = loaded.catalog.grammar.as_ref();
        grammar.is_some_and(|grammar| {
            !grammar.prefix.is_empty() && initial(&grammar.prefix) == initial(&tokens[place].text)
        })
    };
    if !asked.iter().any(begins) {
        return None;
    }
    let candidates: Vec<&Loaded> = asked.iter().copied().filter(begins).collect();
    (1..=MOST_TOKENS).rev().find_map(|used| {
        let span = tokens.get(place..place + used)?;
        let (start, end) = (span[0].start, span[used - 1].end);
        let slice = part(text, start..end);
        let key = code::key(slice);
        // The entries and the code in each catalog that holds it.
        let mut best: Option<(&Loaded, String)> = None;
        let (mut entries, mut others) = (Vec::new(), Vec::new());
        for &loaded in &candidates {
            let grammar = loaded.catalog.grammar.as_ref()?;
            let joined = |gap: &str| {
                let mut gap = folded(gap);
                matches!((gap.next(), gap.next()), (Some(c), None) if has(" -_", c) || has(&grammar.prefix, c))
            };
            let close = span.windows(2).all(|pair| joined(part(text, pair[0].end..pair[1].start)));
            let Some(code) =
                grammar.canonical(&key).filter(|_| close && !slice.as_bytes().windows(2).any(|pair| pair == b"__"))
            else {
                continue;
            };
            for entry in loaded.entries_of(&key) {
                if entry.tier().counts() { entries.push(entry) } else { others.push(entry) }
            }
            best = best.or(Some((loaded, code)));
        }
        let (loaded, code) = best?;
        entries.extend(others);
        let what = if entries.is_empty() { What::Unknown(loaded, code) } else { What::Entries(entries) };
        Some((Found { start, end, cue: Cue::Prefix, what }, used))
    })
}
