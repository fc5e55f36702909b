//! The search index: which entries have a word, a beginning or a near spelling of it, and the messages as sequences.

mod builder;

use crate::text::part;

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

/// Longer words are no words but ids and paths.
const NEAR_TO: usize = 32;

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
        if !(NEAR_FROM..=NEAR_TO).contains(&word.len()) || word.iter().any(|c| !c.is_alphabetic()) {
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
            let start = *starts.iter().find(|&&start| part(name, start..name.len()).starts_with(squeezed))?;
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

    /// The share of a message that the words are, or 1 for a message that stands whole among them.
    fn share(&self, parts: &[Part]) -> Option<f32> {
        let (count, parts_count) = (self.words.len(), parts.len());
        if parts.is_empty() || !self.may_match(parts) {
            return None;
        }
        // `reached[used]`: the most parts of a run that ends before this part and has used up so many words. A run begins
        // at any part with the first word (the words lie inside the message) …
        let mut inside: Option<usize> = None;
        let mut reached: Vec<Option<usize>> = vec![None; count + 1];
        let mut next = reached.clone();
        for part in parts {
            reached[0] = Some(0);
            self.step(*part, &reached, &mut next, true);
            std::mem::swap(&mut reached, &mut next);
            inside = inside.max(reached[count]);
        }
        if let Some(found) = inside {
            return (found >= Self::LEAST || found == parts_count).then_some(found as f32 / parts_count as f32);
        }
        // … or at the first part with any word (the message lies inside the words). A short message such as «Running»
        // stands in many a sentence that is about something else.
        if parts_count < Self::LEAST {
            return None;
        }
        reached.fill(Some(0));
        for part in parts {
            self.step(*part, &reached, &mut next, false);
            std::mem::swap(&mut reached, &mut next);
        }
        reached.iter().any(Option::is_some).then_some(1.0)
    }

    /// Spares most messages the table: one of their words must have been typed.
    fn may_match(&self, parts: &[Part]) -> bool {
        let typed = |part: &Part| match part {
            Part::Term(term) => self.terms.contains(&Some(*term)) || self.unfinished(*term),
            Part::Placeholder => false,
        };
        parts.iter().any(typed)
    }

    /// Does the last word, not yet typed to its end, begin this term?
    fn unfinished(&self, term: u32) -> bool {
        self.words.last().is_some_and(|last| self.index.word(term).starts_with(last))
    }

    /// The runs after one more part.
    fn step(&self, part: Part, reached: &[Option<usize>], next: &mut [Option<usize>], inside: bool) {
        next.fill(None);
        for (used, found) in reached.iter().enumerate() {
            let Some(found) = *found else { continue };
            let longest = match part {
                Part::Term(_) => 1,
                Part::Placeholder => PLACEHOLDER_WORDS,
            };
            for taken in 1..=longest.min(self.words.len() - used) {
                let fits = match part {
                    Part::Placeholder => true,
                    Part::Term(term) => {
                        let last = inside && used + 1 == self.words.len();
                        self.terms[used] == Some(term) || last && self.unfinished(term)
                    }
                };
                if fits {
                    next[used + taken] = next[used + taken].max(Some(found + 1));
                }
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
