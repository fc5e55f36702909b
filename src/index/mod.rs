//! The search index: which passages have a word, its inflected forms, its beginnings, near spellings and synonyms, and
//! the messages as sequences.
//!
//! A passage is one text of one field of one entry. All tables are flat: 10,000 entries take a few allocations.

mod builder;
mod message;
pub(crate) mod synonyms;
mod terms;

use std::ops::Range;

pub(crate) use message::Matcher;
use synonyms::Synonyms;
pub(crate) use terms::{Terms, is_slip};

/// A field of an entry that is searched: notes speak of the document, not of the trouble, and are none. The numbers cross
/// to JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    Asked = 9,
    State = 10,
}

impl Field {
    /// All fields, by their numbers.
    pub(crate) const ALL: [Self; 11] = [
        Self::Code,
        Self::Name,
        Self::Message,
        Self::Remediation,
        Self::Comment,
        Self::Section,
        Self::Operation,
        Self::Scope,
        Self::Category,
        Self::Asked,
        Self::State,
    ];

    /// Is a hit shown with marks in this field? Phrasings are a list that nobody sees, and a state is a word of ours.
    pub(crate) fn is_shown(self) -> bool {
        !matches!(self, Self::Asked | Self::State)
    }
}

/// An entry's text: the entry's place among all, and the field in the four lowest bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Passage(u32);

impl Passage {
    fn new(place: u32, field: Field) -> Self {
        Self(place << 4 | field as u32)
    }

    /// The entry's place.
    #[inline(always)]
    pub(crate) fn place(self) -> usize {
        (self.0 >> 4) as usize
    }

    /// The field.
    #[inline(always)]
    pub(crate) fn field(self) -> Field {
        Field::ALL[self.field_number()]
    }

    /// The number of the field.
    #[inline(always)]
    pub(crate) fn field_number(self) -> usize {
        (self.0 & 15) as usize
    }
}

/// A word of a passage.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) term: u32,
    /// Its first byte in the text of the passage, and in the eight lowest bits how many bytes it has.
    place: u32,
}

impl Spot {
    /// `None` for a word of more than 255 bytes, which is no word, and behind the first 16 MiB of a text.
    fn new(term: u32, start: usize, end: usize) -> Option<Self> {
        (start < 1 << 24 && end - start < 1 << 8).then(|| Self { term, place: (start << 8 | (end - start)) as u32 })
    }

    /// Its first byte in the text of the passage, and the byte after its last.
    pub(crate) fn range(self) -> (usize, usize) {
        let start = (self.place >> 8) as usize;
        (start, start + (self.place & 255) as usize)
    }
}

/// The tables. Terms are the words of `text.rs`. They are slices, since the index of a `Vec` is a call where the compiler
/// looks at size alone.
#[derive(Debug, Default)]
pub(crate) struct Index {
    pub(crate) terms: Terms,
    /// How rare each term is.
    rarities: Box<[f32]>,
    /// Where the postings of each term begin, and where the last ones end.
    starts: Box<[u32]>,
    /// The passages that have a term, in order.
    postings: Box<[u32]>,
    passages: Box<[Passage]>,
    /// One divided by the rarities of a passage's words, added up.
    weights: Box<[f32]>,
    /// The words of the passages that are shown with marks.
    spots: Box<[Spot]>,
    /// Where the words of each passage begin, and where the last ones end.
    spot_starts: Box<[u32]>,
    /// The first passage of every entry, and one past the last.
    entries: Box<[u32]>,
    /// The messages one after the other, as terms and placeholders.
    messages: Box<[u32]>,
    /// Where the message of every entry begins, and where the last one ends; those that words do not find have none.
    message_starts: Box<[u32]>,
    /// Has the message of an entry a placeholder?
    open: Box<[bool]>,
    pub(crate) synonyms: Synonyms,
    /// How many entries words can find.
    found: usize,
}

impl Index {
    /// A placeholder such as `*Source name*` in a message: some words in its place.
    const PLACEHOLDER: u32 = u32::MAX;

    /// How many entries there are, findable or not.
    pub(crate) fn entries(&self) -> usize {
        self.entries.len().saturating_sub(1)
    }

    /// How many passages there are.
    pub(crate) fn passages(&self) -> usize {
        self.passages.len()
    }

    /// The passage of a number.
    #[inline(always)]
    pub(crate) fn passage(&self, number: u32) -> Passage {
        self.passages[number as usize]
    }

    /// The passages by their numbers.
    #[inline(always)]
    pub(crate) fn all_passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The share of a passage that words make up which have so much rarity.
    #[inline(always)]
    pub(crate) fn share(&self, passage: u32, rarity: f32) -> f32 {
        rarity * self.weights[passage as usize]
    }

    /// The words of a passage that is shown with marks.
    pub(crate) fn spots(&self, passage: u32) -> &[Spot] {
        let [start, end] = [passage, passage + 1].map(|it| self.spot_starts[it as usize] as usize);
        &self.spots[start..end]
    }

    /// The numbers of an entry's passages.
    pub(crate) fn passages_of(&self, place: usize) -> Range<u32> {
        self.entries[place]..self.entries[place + 1]
    }

    /// The numbers of the passages that have a term, in order.
    #[inline(always)]
    pub(crate) fn postings(&self, term: u32) -> &[u32] {
        &self.postings[self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize]
    }

    /// How rare a term is, see [`rarity`].
    #[inline(always)]
    pub(crate) fn rarity(&self, term: u32) -> f32 {
        self.rarities[term as usize]
    }

    /// How rare a word is that so many entries have.
    pub(crate) fn rarity_of(&self, entries: usize) -> f32 {
        rarity(self.found, entries)
    }

    /// Calls `found` with the place and the passage of every entry whose name may have a squeezed text at the beginning of
    /// one of its words: the word there begins the text, or, where `longer` ones count, the text begins the word.
    pub(crate) fn names(&self, squeezed: &str, longer: bool, found: &mut dyn FnMut(usize, u32)) {
        let mut of_term = |term| {
            for &number in self.postings(term) {
                let passage = self.passage(number);
                if passage.field() == Field::Name {
                    found(passage.place(), number);
                }
            }
        };
        self.terms.each_beginning_of(squeezed, &mut of_term);
        let all = self.terms.beginning(squeezed);
        let one = self.terms.find(squeezed).map_or(0..0, |term| term..term + 1);
        if longer { all } else { one }.for_each(of_term);
    }

    /// Has an entry's message a placeholder?
    pub(crate) fn is_open(&self, place: usize) -> bool {
        self.open[place]
    }

    /// The message of an entry, as terms and placeholders.
    fn message(&self, place: usize) -> &[u32] {
        &self.messages[self.message_starts[place] as usize..self.message_starts[place + 1] as usize]
    }
}

/// How rare a word is: the logarithm of the share of entries that have it, turned positive.
fn rarity(all: usize, having: usize) -> f32 {
    ((all as f32 + 1.0) / (having as f32 + 0.5)).ln().max(0.1)
}
