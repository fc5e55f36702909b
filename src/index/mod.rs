//! The search index: which entries have a word, a beginning or a near spelling of it, and the messages as sequences.

mod builder;

/// A field of an entry that is searched. The numbers cross to JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields of Entry, where each is described")]
#[repr(u8)]
pub enum Field {
    Code = 0,
    Name = 1,
    Message = 2,
    Remediation = 3,
    Comment = 4,
    Section = 5,
    Operation = 6,
    Scope = 7,
    Category = 8,
    Notes = 9,
    Asked = 10,
}

/// An entry's field that has a term: the entry's place among all, and the field in the four lowest bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Posting(u32);

impl Posting {
    fn new(place: u32, field: Field) -> Self {
        Self(place << 4 | field as u32)
    }

    /// The entry's place.
    pub(crate) fn place(self) -> usize {
        (self.0 >> 4) as usize
    }

    /// The field.
    pub(crate) fn field(self) -> Field {
        Field::ALL[(self.0 & 15) as usize]
    }
}

/// A part of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A term, by its place in the dictionary.
    Term(u32),
    /// A placeholder such as `*Source name*`: some words in its place.
    Placeholder,
}

/// The tables. Terms are the words of `text.rs`.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Sorted.
    terms: Vec<String>,
    /// The postings of each term, by entry and field, each once.
    postings: Vec<Vec<u32>>,
    /// The message of every entry; empty for those that words do not find.
    messages: Vec<Vec<Part>>,
    /// How many entries words can find.
    found: usize,
    /// Entry's place, squeezed name, and where its words begin in that.
    names: Vec<(u32, String, Vec<usize>)>,
}

/// How a term fits a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    Exact,
    Prefix,
    Near,
}

/// The most words that stand in a placeholder's place: «Dropbox Business (Administrator)» has three.
const PLACEHOLDER_WORDS: usize = 5;

/// Shorter words have too many neighbours for a near spelling to mean anything.
const NEAR_FROM: usize = 4;

/// From this length on two letters may differ.
const NEAR_TWO_FROM: usize = 8;

impl Index {
    /// The place of a term in the dictionary.
    pub(crate) fn term(&self, word: &str) -> Option<u32> {
        self.terms.binary_search_by(|term| term.as_str().cmp(word)).ok().map(|place| place as u32)
    }

    /// The terms that fit a word: the word itself, and those that begin with it where it may be unfinished; when there
    /// is none, those that begin with it or are spelt nearly so.
    pub(crate) fn fits(&self, word: &str, unfinished: bool) -> Vec<(u32, Fit)> {
        let from = self.terms.partition_point(|term| term.as_str() < word);
        let beginning = self.terms[from..].iter().take_while(|term| term.starts_with(word)).zip(from as u32..);
        let found: Vec<(u32, Fit)> =
            beginning.map(|(term, place)| (place, if term == word { Fit::Exact } else { Fit::Prefix })).collect();
        match found.first() {
            Some((_, Fit::Exact)) if !unfinished => found[..1].to_vec(),
            Some(_) if unfinished || word.chars().count() >= NEAR_FROM => found,
            _ => self.near(word),
        }
    }

    fn near(&self, word: &str) -> Vec<(u32, Fit)> {
        let word: Vec<char> = word.chars().collect();
        if word.len() < NEAR_FROM || word.iter().any(|c| !c.is_alphabetic()) {
            return Vec::new();
        }
        let most = if word.len() < NEAR_TWO_FROM { 1 } else { 2 };
        let distance = |term: &String| {
            let term: Vec<char> = term.chars().collect();
            let lettered = term.len() >= NEAR_FROM && term.iter().all(|c| c.is_alphabetic());
            (lettered && term.len().abs_diff(word.len()) <= most).then(|| distance(&word, &term))
        };
        let distances = self.terms.iter().enumerate().filter_map(|(place, term)| Some((place as u32, distance(term)?)));
        let within: Vec<(u32, usize)> = distances.filter(|&(_, distance)| distance <= most).collect();
        let least = within.iter().map(|&(_, distance)| distance).min();
        within.iter().filter(|&&(_, distance)| Some(distance) == least).map(|&(place, _)| (place, Fit::Near)).collect()
    }

    /// How many entries there are, findable or not.
    pub(crate) fn entries(&self) -> usize {
        self.messages.len()
    }

    /// Entries and fields that have a term.
    pub(crate) fn postings(&self, term: u32) -> impl Iterator<Item = Posting> {
        self.postings[term as usize].iter().map(|&posting| Posting(posting))
    }

    /// The word of a term.
    pub(crate) fn word(&self, term: u32) -> &str {
        &self.terms[term as usize]
    }

    /// How rare a word is that this many entries have: the logarithm of their share, turned positive.
    pub(crate) fn rarity(&self, entries: usize) -> f32 {
        ((self.found as f32 + 1.0) / (entries as f32 + 0.5)).ln().max(0.1)
    }

    /// The entries whose name has a squeezed text at the beginning of one of its words, and where.
    pub(crate) fn names<'a>(&'a self, squeezed: &'a str) -> impl Iterator<Item = NamePart> + 'a {
        self.names.iter().filter_map(move |(entry, name, starts)| {
            let start = *starts.iter().find(|&&start| name[start..].starts_with(squeezed))?;
            Some(NamePart { place: *entry as usize, start, whole: name.len() == squeezed.len() })
        })
    }

    /// How many words and placeholders an entry's message has.
    pub(crate) fn length(&self, place: usize) -> usize {
        self.messages[place].len()
    }

    /// Calls `found` with the place of each entry whose message holds the words in this order without a gap, or is
    /// held by them, and the share of the message that was found. The last word may be the beginning of one.
    pub(crate) fn messages(&self, words: &[&str], mut found: impl FnMut(usize, f32)) {
        let terms: Vec<Option<u32>> = words.iter().map(|word| self.term(word)).collect();
        let matcher = Matcher { index: self, words, terms: &terms };
        for (place, parts) in self.messages.iter().enumerate() {
            if let Some(share) = matcher.share(parts) {
                found(place, share);
            }
        }
    }
}

/// A part of an entry's name.
pub(crate) struct NamePart {
    /// The entry's place.
    pub(crate) place: usize,
    /// Where it begins in the squeezed name, in bytes.
    pub(crate) start: usize,
    /// Is it all of it?
    pub(crate) whole: bool,
}

/// Words compared with messages.
struct Matcher<'a> {
    index: &'a Index,
    words: &'a [&'a str],
    terms: &'a [Option<u32>],
}

impl Matcher<'_> {
    /// Fewer words than this are a phrase only when they are the whole message.
    const LEAST: usize = 3;

    fn share(&self, parts: &[Part]) -> Option<f32> {
        if parts.is_empty() {
            return None;
        }
        let inside = (0..parts.len()).filter_map(|from| self.run(&parts[from..], 0, true)).max();
        if let Some(found) = inside {
            return (found >= Self::LEAST || found == parts.len()).then_some(found as f32 / parts.len() as f32);
        }
        // A short message such as «Running» stands in many a sentence that is about something else.
        let around = (0..self.words.len()).any(|from| self.run(parts, from, false).is_some());
        (around && parts.len() >= Self::LEAST).then_some(1.0)
    }

    /// How many parts the words from `place` on run along. When `inside`, the words must end before the parts do;
    /// else the parts before the words.
    fn run(&self, parts: &[Part], place: usize, inside: bool) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else {
            return Some(0).filter(|_| !inside || place == self.words.len());
        };
        if place == self.words.len() {
            return inside.then_some(0);
        }
        match part {
            Part::Placeholder => (1..=PLACEHOLDER_WORDS.min(self.words.len() - place))
                .filter_map(|used| self.run(rest, place + used, inside))
                .max()
                .map(|found| found + 1),
            Part::Term(term) => {
                let last = inside && place + 1 == self.words.len();
                let fits =
                    self.terms[place] == Some(*term) || last && self.index.word(*term).starts_with(self.words[place]);
                if fits { self.run(rest, place + 1, inside).map(|found| found + 1) } else { None }
            }
        }
    }
}

/// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}
