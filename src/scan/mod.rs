//! Codes in pasted text: prefixed codes, documented names and the numbers that a cue makes codes, with their exact places.
//!
//! A prefix of a catalog's grammar and its digits, with at most one blank, hyphen or underscore between them and touching
//! no other letter or digit, is a code. So is a documented symbolic name in capitals, the longest that fits. A bare
//! number is one where a cue says so (`cues.rs`) or where it stands in a column of codes (`table.rs`).

mod block;
mod collector;
pub(crate) mod cues;
pub(crate) mod lexer;
pub(crate) mod lexicon;
mod line;
#[cfg(test)]
mod linear;
pub(crate) mod names;
mod reason;
mod record;
mod ruler;
mod scanner;
pub(crate) mod steps;
mod table;
mod utf8;

use crate::catalog::Entry;
use crate::codebook::Codebook;
pub use reason::Reason;
pub use scanner::Scanner;

/// How many mentions a report keeps unless told otherwise: about 16 MB of them at the end. The tally counts all.
pub const MAX_MENTIONS: usize = 50_000;

/// What to look for.
#[derive(Debug, Clone, Copy)]
pub struct ScanOptions<'a> {
    /// Ids of the catalogs to ask; `None` asks all.
    pub catalogs: Option<&'a [&'a str]>,
    /// How many mentions to keep.
    pub max_mentions: usize,
    /// The unit of columns: how many of them a text has. Bytes unless told otherwise.
    pub units: fn(&str) -> usize,
}

impl Default for ScanOptions<'_> {
    fn default() -> Self {
        Self { catalogs: None, max_mentions: MAX_MENTIONS, units: str::len }
    }
}

/// One place in a text where a code stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention<'a> {
    /// Byte offset in the text.
    pub start: usize,
    /// Line, the first is 1; lines end with LF.
    pub line: u32,
    /// Where it begins in the line, in [`ScanOptions::units`].
    pub column: usize,
    /// As it stands there.
    pub text: String,
    /// Catalog of the best reading.
    pub catalog: String,
    /// Code of the best reading.
    pub code: String,
    /// All readings, best first; those of a code that is not documented are of tiers that do not count.
    pub entries: Vec<Entry<'a>>,
    /// Why it counts.
    pub cue: Cue,
    /// 1, or the count in a table that has one beside each code.
    pub weight: u32,
}

/// Why a place counts as a mention. The numbers cross to JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Cue {
    /// A catalog's prefix and digits.
    Prefix = 0,
    /// A documented symbolic name in capitals.
    Name = 1,
    /// It stands in a column of codes.
    Column = 2,
    /// A word such as «status» or «error code» announces it.
    Cue = 3,
    /// It stands beside the name or the message of its own entry.
    Adjacent = 4,
    /// It is chained to a number that counts: «201, 202 and 210».
    Chain = 5,
}

/// What a text is written in. The numbers cross to JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Format {
    /// Prose, a log, a mail.
    #[default]
    Text = 0,
    /// A table with commas, semicolons or bars.
    Csv = 1,
    /// A table with tabs.
    Tsv = 2,
    /// JSON objects.
    JsonLines = 3,
    /// Lines of `key=value`.
    KeyValue = 4,
}

/// How often one entry is mentioned.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally<'a> {
    /// The best reading of the mentions.
    pub entry: Entry<'a>,
    /// The weights of the mentions, added up; a name and the number beside it are one.
    pub count: u32,
    /// On how many lines.
    pub lines: u32,
    /// First of them.
    pub first_line: u32,
    /// Last of them.
    pub last_line: u32,
}

/// The codes of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<'a> {
    /// Documented codes in the order of the text.
    pub mentions: Vec<Mention<'a>>,
    /// Well-formed but undocumented codes in the order of the text.
    pub undocumented: Vec<Mention<'a>>,
    /// Most mentioned first; exact also where mentions were cut.
    pub tally: Vec<Tally<'a>>,
    /// How many numbers equal a documented code and are none, by [`Reason`].
    pub ignored: [u32; Reason::ALL.len()],
    /// What the text is written in.
    pub format: Format,
    /// How many lines the text has; a line break at its end begins no further one.
    pub lines: u32,
    /// False when there are more mentions than were to be kept.
    pub complete: bool,
}

impl Codebook {
    /// Finds every code of a text. [`Scanner`] does the same piece by piece.
    ///
    /// ```
    /// use status_codebook::{Codebook, ScanOptions};
    ///
    /// let book = Codebook::built_in();
    /// let report = book.scan("Mover job 404 failed: status 411\nnow azsm-1027, SCAN:FAILED", &ScanOptions::default());
    /// let found: Vec<_> = report.mentions.iter().map(|it| (it.line, it.column, it.code.as_str())).collect();
    /// assert_eq!(found, [(1, 29, "411"), (2, 4, "AZSM1027"), (2, 15, "931")]);
    /// ```
    pub fn scan<'a>(&'a self, text: &str, options: &ScanOptions<'_>) -> Report<'a> {
        let mut scanner = Scanner::new(options);
        scanner.write(self, text);
        scanner.finish(self)
    }
}
