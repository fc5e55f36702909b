//! What stands in one line: prefixed codes, documented names, and the bare numbers that a cue makes codes.

use std::ops::Range;

use super::lexer::{Line, Token};
use super::lexicon::{
    AFTER, CUE, DIGITS, GLUED, Kinds, Lexicon, NAME_BEGIN, NUMBER, NUMBER_SIGN, PREFIX, PRODUCT, REQUEST, SOFTWARE,
    TEXT_BEGIN, TEXT_END,
};
use super::reason::reason;
use super::{Cue, Reason, cues, names, steps};
use crate::catalog::Entry;
use crate::code;
use crate::codebook::{Codebook, Loaded};
use crate::decode::of;
use crate::query::{add_product, is_beside_its_text};
use crate::text::{folded, has, lower};

/// A place in a line where a code stands. Bytes are those of the line.
pub(crate) struct Found<'a> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) cue: Cue,
    pub(crate) what: What<'a>,
}

impl<'a> Found<'a> {
    /// Its entries, where it has some.
    pub(crate) fn entries(&self) -> &[Entry<'a>] {
        match &self.what {
            What::Entries(entries) => entries,
            What::Unknown(..) | What::Number(..) => &[],
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
    /// Is another one named too?
    pub(super) several: bool,
    /// How many numbers are documented codes and are none here, by reason.
    pub(super) ignored: [u32; Reason::ALL.len()],
}

/// Counts the numbers at some places that are documented codes, and none in a line where nothing makes them codes.
pub(super) fn ignore(line: &Line<'_>, known: &[u32], ignored: &mut [u32; Reason::ALL.len()]) {
    for &place in known {
        ignored[reason(line, place as usize) as usize] += 1;
    }
}

/// Reads a line, or a part of one, and adds to what was `said` in the parts before; `all` is what its tokens may be
/// together, `before` the product that was named last before it.
pub(super) fn read<'a>(
    book: &'a Codebook,
    asked: &[&'a Loaded],
    line: &Line<'_>,
    all: Kinds,
    before: Option<&'a Loaded>,
    said: &mut Said<'a>,
) {
    let lexicon = book.lexicon();
    steps::count(|| line.tokens.len());
    // What the parts before said stays as it is.
    let first = said.found.len();
    book.prefixed_and_named(line, asked, all, &mut said.found);
    let named = named(book, asked, line, all, &said.found[first..]);
    let product = named.last().map(|&(_, product)| product);
    let differ = |one: &Loaded, other: &Loaded| !one.is(other);
    said.several |= named.windows(2).any(|pair| differ(pair[0].1, pair[1].1))
        || product.zip(said.product).is_some_and(|(one, other)| differ(one, other));
    said.product = product.or(said.product);
    let mut codes = said.found.split_off(first).into_iter().peekable();
    steps::count(|| named.len() + codes.len());
    let mut numbers = Numbers { asked, lexicon, line, all, named: &named, before, foreign: None, chain: None };
    let mut last = 0;
    for (place, token) in line.tokens.iter().enumerate() {
        let (kinds, kinds_before) = (token.kinds, last);
        last = kinds;
        if kinds & (DIGITS | GLUED) == 0 {
            continue;
        }
        let start = token.start as usize;
        while let Some(code) = codes.next_if(|it| it.end <= start) {
            said.found.push(code);
        }
        if codes.peek().is_some_and(|it| it.start <= start) {
            continue;
        }
        if let Some(found) = numbers.read(place, kinds, kinds_before) {
            said.found.push(found);
        } else if kinds & NUMBER != 0 {
            said.ignored[reason(line, place) as usize] += 1;
        }
    }
    said.found.extend(codes);
}

/// Where a line names products, in order: by their own names outside codes, where those are no connectors, and by symbolic
/// names. A code with a prefix says nothing of numbers without one.
fn named<'a>(
    book: &'a Codebook,
    asked: &[&'a Loaded],
    line: &Line<'_>,
    all: Kinds,
    found: &[Found<'a>],
) -> Vec<(usize, &'a Loaded)> {
    let mut named = Vec::new();
    let mut names = found.iter().filter(|found| found.cue == Cue::Name).peekable();
    let mut next = 0;
    let spans = if all & PRODUCT == 0 { Vec::new() } else { products(book.lexicon(), line, asked) };
    for (span, product) in spans.into_iter().filter(|(span, _)| !cues::is_connector(line, span)) {
        let start = line.tokens[span.start].start as usize;
        while let Some(name) = names.next_if(|name| name.start < start) {
            named.extend(catalog_of(asked, name).map(|product| (name.start, product)));
        }
        while found.get(next).is_some_and(|it| it.end <= start) {
            steps::count(|| 1);
            next += 1;
        }
        if !found.get(next).is_some_and(|it| it.start <= start && it.cue == Cue::Prefix) {
            named.push((start, product));
        }
    }
    named.extend(names.filter_map(|name| Some((name.start, catalog_of(asked, name)?))));
    named
}

/// The bare numbers of a line, one after the other.
struct Numbers<'l, 'a> {
    asked: &'l [&'a Loaded],
    lexicon: &'l Lexicon,
    line: &'l Line<'l>,
    all: Kinds,
    /// Where products are named, in order.
    named: &'l [(usize, &'a Loaded)],
    before: Option<&'a Loaded>,
    /// Is the line another software's? Asked once, where it matters.
    foreign: Option<bool>,
    /// The number before, where it is a code.
    chain: Option<usize>,
}

impl<'a> Numbers<'_, 'a> {
    /// Reads the number at a place, if it is a code; what the token may be, and the one before it, is given.
    #[inline(always)]
    fn read(&mut self, place: usize, kinds: Kinds, before: Kinds) -> Option<Found<'a>> {
        let after = self.line.tokens.get(place + 1).map_or(0, |token| token.kinds);
        let near = kinds & NUMBER != 0
            && (before & TEXT_END != 0 && self.may_be_beside(place - 1, place)
                || after & TEXT_BEGIN != 0 && self.may_be_beside(place, place + 1));
        // Most numbers end here.
        let cued = before & (CUE | NUMBER_SIGN) | after & AFTER | kinds & GLUED;
        let chain = self.chain.take();
        if cued == 0 && !near && chain.is_none() { None } else { self.read_near(place, near, chain) }
    }

    /// Reads a number beside which something may make it a code.
    fn read_near(&mut self, place: usize, near: bool, chain: Option<usize>) -> Option<Found<'a>> {
        let line = self.line;
        if self.is_foreign() {
            return None;
        }
        let key = line.key(place);
        let is_beside = |it: &&Loaded| near && is_beside_its_text(line, place, &key, it, false);
        let beside = self.asked.iter().copied().find(is_beside);
        let chained = |&earlier: &usize| !cues::is_range(line, earlier, place);
        let cue = match chain.filter(chained).and_then(|earlier| cues::chained(line, earlier, place)) {
            _ if line.is(place, GLUED) => cues::is_glued_alone(line, place).then_some(Cue::Cue),
            _ if cues::announced(line, place) => Some(Cue::Cue),
            _ if beside.is_some() => Some(Cue::Adjacent),
            Some(_) if !cues::is_count(line, place) && !cues::is_measure(line, place) => Some(Cue::Chain),
            _ => None,
        }?;
        let digits = line.digits(place);
        let what = match beside {
            Some(product) => of_product(product, &key),
            None => of_products(self.asked, self.named, self.before, digits.start, &key),
        }?;
        self.chain = Some(place);
        Some(Found { start: digits.start, end: digits.end, cue, what })
    }

    /// May a text of a code begin or end at two places, of which one is the code?
    fn may_be_beside(&self, one: usize, other: usize) -> bool {
        self.lexicon.may_be_beside(self.line.tokens[one].number, self.line.tokens[other].number)
    }

    /// Is the line another software's, which names none of our products?
    fn is_foreign(&mut self) -> bool {
        let (line, may_be) = (self.line, self.all & (SOFTWARE | REQUEST) != 0 && self.named.is_empty());
        *self.foreign.get_or_insert_with(|| may_be && cues::is_of_other_software(line))
    }
}

/// The product names of a line, the longest where they overlap: their places.
pub(super) fn products<'a>(
    lexicon: &Lexicon,
    line: &Line<'_>,
    asked: &[&'a Loaded],
) -> Vec<(Range<usize>, &'a Loaded)> {
    let mut found = Vec::new();
    for place in (0..line.tokens.len()).filter(|&place| line.is(place, PRODUCT)) {
        for (name, first) in &lexicon.products {
            steps::count(|| name.len());
            let same = |(token, word): (&Token, &u32)| token.number == *word;
            let rest = &line.tokens[place..];
            if rest.len() < name.len() || !rest.iter().zip(name).all(same) {
                continue;
            }
            let product = asked.iter().copied().find(|it| it.catalog.entries.first == *first);
            product.into_iter().for_each(|product| add_product(&mut found, place..place + name.len(), product));
        }
    }
    found
}

/// The catalog of what was found.
fn catalog_of<'a>(asked: &[&'a Loaded], found: &Found<'a>) -> Option<&'a Loaded> {
    let best = found.entries().first()?;
    asked.iter().copied().find(|it| it.catalog.id == best.catalog())
}

/// What a number is to a product that is named.
pub(super) fn of_product<'a>(product: &'a Loaded, key: &str) -> Option<What<'a>> {
    if let Some(what) = listed(product, key) {
        return Some(what);
    }
    // What lies far outside the table, and a number of one or two digits, is a count.
    let number = code::number(key).filter(|_| key.len() >= LEAST_UNKNOWN)?;
    let (lowest, highest) = product.range?;
    (lowest..=highest).contains(&number).then(|| What::Unknown(product, key.to_owned()))
}

/// The entries that a product has for a number.
fn listed<'a>(product: &'a Loaded, key: &str) -> Option<What<'a>> {
    let entries: Vec<Entry<'_>> = product.entries_of(key).collect();
    (!entries.is_empty()).then_some(What::Entries(entries))
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
    if let Some(what) = near.clone().find_map(|it| listed(it, key)) {
        return Some(what);
    }
    if let Some(product) = near.next().or(before) {
        return of_product(product, key);
    }
    number(asked, key)
}

impl Codebook {
    /// Adds the prefixed codes and the documented names in capitals of a line, in order and without overlap; `all` is what
    /// its tokens may be together.
    pub(crate) fn prefixed_and_named<'a>(
        &'a self,
        line: &Line<'_>,
        asked: &[&'a Loaded],
        all: Kinds,
        found: &mut Vec<Found<'a>>,
    ) {
        let any = self.lexicon().any_prefix;
        if all & (PREFIX | NAME_BEGIN) == 0 && !any {
            return;
        }
        let mut next = 0;
        while let Some(token) = line.tokens.get(next) {
            steps::count(|| 1);
            // Most tokens end here.
            if token.kinds & (PREFIX | NAME_BEGIN) == 0 && !any {
                next += 1;
                continue;
            }
            let prefixed = (any || token.kinds & PREFIX != 0).then(|| prefixed(line, next, asked)).flatten();
            match prefixed.or_else(|| self.named(line, next, asked)) {
                Some((place, used)) => {
                    found.push(place);
                    next += used;
                }
                None => next += 1,
            }
        }
    }

    /// The longest documented name that begins at a token, and how many tokens it takes.
    fn named<'a>(&'a self, line: &Line<'_>, place: usize, asked: &[&'a Loaded]) -> Option<(Found<'a>, usize)> {
        let lexicon = self.lexicon();
        let (used, key) = names::at(lexicon, line, place)?;
        let entries = lexicon.named(key).map(|place| self.entry_of_place(place as usize));
        let entries: Vec<Entry<'_>> = entries.filter(|&entry| of(asked, entry)).collect();
        let (start, end) = line.bytes(place, used);
        (!entries.is_empty()).then_some((Found { start, end, cue: Cue::Name, what: What::Entries(entries) }, used))
    }
}

/// The most tokens of a prefixed code: `NS-1-204` has three.
const MOST_TOKENS: usize = 3;

/// A prefixed code that begins at a token, and how many tokens it takes.
fn prefixed<'a>(line: &Line<'_>, place: usize, asked: &[&'a Loaded]) -> Option<(Found<'a>, usize)> {
    let initial = |text: &str| folded(text).next().map(lower);
    let begins = |loaded: &&Loaded| {
        let grammar = loaded.catalog.grammar.as_ref();
        grammar
            .is_some_and(|grammar| !grammar.prefix.is_empty() && initial(&grammar.prefix) == initial(line.slice(place)))
    };
    let before = names::underscores(line.before(place), true)?;
    (1..=MOST_TOKENS).rev().find_map(|used| {
        let last = place + used - 1;
        line.tokens.get(last)?;
        let after = names::underscores(line.after(last), false)?;
        if before > 0 && before != after {
            return None;
        }
        let joined = |gap: &str, prefix: &str| {
            let mut gap = folded(gap);
            matches!((gap.next(), gap.next()), (Some(c), None) if has(" -_", c) || has(prefix, c))
        };
        // The entries and the code in each catalog that holds it.
        let mut best: Option<(&Loaded, String)> = None;
        let (mut entries, mut others) = (Vec::new(), Vec::new());
        let (start, end) = line.bytes(place, used);
        steps::count(|| end - start);
        for loaded in asked.iter().copied().filter(begins) {
            let grammar = loaded.catalog.grammar.as_ref()?;
            if !(place..last).all(|it| joined(line.gap(it, it + 1), &grammar.prefix)) {
                continue;
            }
            let key = code::key(line.span(start..end));
            let Some(code) = grammar.canonical(&key) else { continue };
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
