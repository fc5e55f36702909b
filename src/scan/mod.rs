//! Codes in pasted text: prefixed codes and documented names, with their exact places.
//!
//! Two rules decide. A prefix of a catalog's grammar and its digits, with at most one blank, hyphen or underscore
//! between them and touching no other letter or digit, is a code. So is a documented symbolic name in capitals, the
//! longest that fits. Bare numbers are not read: without their surroundings nothing tells a code from a size.

pub(crate) mod cues;
pub(crate) mod names;

use crate::catalog::Entry;
use crate::code;
use crate::codebook::{Codebook, Loaded};
use crate::decode::of;
use crate::order::order;
use crate::text::{Token, folded, has, lower, part, tokens};

/// How many mentions a report keeps unless told otherwise: about 10 MB of them. The tally counts all.
pub const MAX_MENTIONS: usize = 100_000;

/// What to look for.
#[derive(Debug, Clone, Copy)]
pub struct ScanOptions<'a> {
    /// Ids of the catalogs to ask; `None` asks all.
    pub catalogs: Option<&'a [&'a str]>,
    /// How many mentions to keep.
    pub max_mentions: usize,
}

impl Default for ScanOptions<'_> {
    fn default() -> Self {
        Self { catalogs: None, max_mentions: MAX_MENTIONS }
    }
}

/// One place in a text where a code stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention<'a> {
    /// Byte offset in the text.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Line, the first is 1; lines end with LF.
    pub line: u32,
    /// Byte offset of the line's begin.
    pub line_start: usize,
    /// Catalog of the best reading.
    pub catalog: String,
    /// Code of the best reading.
    pub code: String,
    /// All readings, best first.
    pub entries: Vec<Entry<'a>>,
    /// Why it counts.
    pub cue: Cue,
}

/// Why a place counts as a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// A catalog's prefix and digits.
    Prefix,
    /// A documented symbolic name in capitals.
    Name,
}

/// How often one entry is mentioned.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally<'a> {
    /// The best reading of the mentions.
    pub entry: Entry<'a>,
    /// How many mentions.
    pub count: u32,
    /// On how many lines.
    pub lines: u32,
    /// First of them.
    pub first_line: u32,
    /// Last of them.
    pub last_line: u32,
}

/// The codes of a text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report<'a> {
    /// Documented codes in the order of the text.
    pub mentions: Vec<Mention<'a>>,
    /// Well-formed but undocumented codes in the order of the text.
    pub undocumented: Vec<Mention<'a>>,
    /// Most mentioned first; exact also where mentions were cut.
    pub tally: Vec<Tally<'a>>,
    /// How many lines the text has; a line break at its end begins no further one.
    pub lines: u32,
    /// False when there are more mentions than were to be kept.
    pub complete: bool,
}

impl Codebook {
    /// Finds every prefixed code and every documented name in capitals.
    ///
    /// ```
    /// use status_codebook::{Codebook, ScanOptions};
    ///
    /// let book = Codebook::built_in();
    /// let report = book.scan("job 7 failed: azsm-1027\nnow SCAN:FAILED", &ScanOptions::default());
    /// let found: Vec<_> = report.mentions.iter().map(|it| (it.line, it.start, it.code.as_str())).collect();
    /// assert_eq!(found, [(1, 14, "AZSM1027"), (2, 28, "931")]);
    /// ```
    pub fn scan<'a>(&'a self, text: &str, options: &ScanOptions<'_>) -> Report<'a> {
        let asked = self.asked(options.catalogs);
        let mut report = Report { complete: true, ..Report::default() };
        let mut line_start = 0;
        // A byte-order mark belongs to no line; it is invisible to the folding.
        while line_start < text.len() {
            let rest = part(text, line_start..text.len());
            let end = rest.bytes().position(|byte| byte == b'\n').map_or(rest.len(), |place| place + 1);
            let line = part(rest, 0..end);
            report.lines += 1;
            let place = Line { text: line, number: report.lines, start: line_start };
            for mention in self.mentions(&place, &asked) {
                if mention.entries.iter().any(|entry| entry.tier().counts()) {
                    count(&mut report.tally, &mention);
                    keep(&mut report.mentions, mention, options, &mut report.complete);
                } else {
                    keep(&mut report.undocumented, mention, options, &mut report.complete);
                }
            }
            line_start += line.len();
        }
        // Rows that are alike in both stay in the order of their entries.
        let key = |row: &Tally<'_>| (u32::MAX - row.count, row.first_line);
        let rows = order(report.tally.len(), &|one, other| key(&report.tally[one]) < key(&report.tally[other]));
        report.tally = rows.into_iter().map(|row| report.tally[row as usize].clone()).collect();
        report
    }

    /// The mentions of one line, in order and without overlap.
    fn mentions<'a>(&'a self, line: &Line<'_>, asked: &[&'a Loaded]) -> Vec<Mention<'a>> {
        let tokens = tokens(line.text);
        let mut found = Vec::new();
        let mut next = 0;
        while next < tokens.len() {
            let read = prefixed(line, &tokens, next, asked).or_else(|| self.named(line, &tokens, next, asked));
            match read {
                Some((mention, used)) => {
                    found.push(mention);
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
        line: &Line<'_>,
        tokens: &[Token],
        place: usize,
        asked: &[&'a Loaded],
    ) -> Option<(Mention<'a>, usize)> {
        let (used, places) = self.names().at(line.text, tokens, place)?;
        let entries = places.iter().map(|&place| self.entry_of_place(place as usize));
        let entries: Vec<Entry<'_>> = entries.filter(|&entry| of(asked, entry)).collect();
        let best = *entries.first()?;
        let (start, end) = (tokens[place].start, tokens[place + used - 1].end);
        Some((line.mention(start, end, best.catalog().to_owned(), best.code().to_owned(), entries, Cue::Name), used))
    }
}

/// A line and where it stands.
struct Line<'a> {
    text: &'a str,
    number: u32,
    start: usize,
}

impl Line<'_> {
    fn mention<'a>(
        &self,
        start: usize,
        end: usize,
        catalog: String,
        code: String,
        entries: Vec<Entry<'a>>,
        cue: Cue,
    ) -> Mention<'a> {
        let (start, end) = (self.start + start, self.start + end);
        Mention { start, end, line: self.number, line_start: self.start, catalog, code, entries, cue }
    }
}

/// The most tokens of a prefixed code: `NS-1-204` has three.
const MOST_TOKENS: usize = 3;

/// A prefixed code that begins at a token, and how many tokens it takes.
fn prefixed<'a>(line: &Line<'_>, tokens: &[Token], place: usize, asked: &[&'a Loaded]) -> Option<(Mention<'a>, usize)> {
    let initial = |text: &str| folded(text).next().map(lower);
    let begins = |loaded: &&Loaded| {
        let grammar = loaded.catalog.grammar.as_ref();
        grammar.is_some_and(|grammar| {
            !grammar.prefix.is_empty() && initial(&grammar.prefix) == initial(&tokens[place].text)
        })
    };
    // Most tokens end here.
    let candidates: Vec<&Loaded> = asked.iter().copied().filter(begins).collect();
    if candidates.is_empty() {
        return None;
    }
    (1..=MOST_TOKENS).rev().find_map(|used| {
        let span = tokens.get(place..place + used)?;
        let (start, end) = (span[0].start, span[used - 1].end);
        let slice = part(line.text, start..end);
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
            let close = span.windows(2).all(|pair| joined(part(line.text, pair[0].end..pair[1].start)));
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
        let (catalog, code) = match entries.first() {
            Some(entry) => (entry.catalog().to_owned(), entry.code().to_owned()),
            None => (loaded.catalog.id.clone(), code),
        };
        entries.extend(others);
        Some((line.mention(start, end, catalog, code, entries, Cue::Prefix), used))
    })
}

fn keep<'a>(kept: &mut Vec<Mention<'a>>, mention: Mention<'a>, options: &ScanOptions<'_>, complete: &mut bool) {
    if kept.len() < options.max_mentions {
        kept.push(mention);
    } else {
        *complete = false;
    }
}

fn count<'a>(tally: &mut Vec<Tally<'a>>, mention: &Mention<'a>) {
    let Some(&entry) = mention.entries.first() else { return };
    let line = mention.line;
    // While the text is read, the rows are kept by number; they are put into their order in the end.
    match tally.binary_search_by_key(&entry.number(), |row| row.entry.number()) {
        Ok(place) => {
            let row = &mut tally[place];
            row.count += 1;
            row.lines += u32::from(row.last_line != line);
            row.last_line = line;
        }
        Err(place) => tally.insert(place, Tally { entry, count: 1, lines: 1, first_line: line, last_line: line }),
    }
}
