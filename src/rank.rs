//! What orders the hits of a search: one struct of weights, and nothing else decides.

use crate::index::{Field, Fit};

/// Points for what fits. Kinds of evidence lie in bands that cannot overlap: a code above a name, a name above a
/// message, a message above words; points within a band stay below [`Weights::band`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Distance between the bands; every sum within one is scaled to stay below it.
    pub band: f32,
    /// A whole symbolic name above a part of one, within the band of names.
    pub whole_name: f32,
    /// A name part at the beginning of the name, above one inside it.
    pub name_start: f32,
    /// A message typed to the letter, above one whose placeholders were filled.
    pub literal: f32,
    /// Word found in the name; the fields' weights multiply the rarity of the word.
    pub in_name: f32,
    /// … in the message.
    pub in_message: f32,
    /// … in an everyday phrasing.
    pub in_asked: f32,
    /// … in the remediation or the comment.
    pub in_remediation: f32,
    /// … in section, operation, scope or category.
    pub in_place: f32,
    /// … in our notes.
    pub in_notes: f32,
    /// A word found as the beginning of a longer one, against 1 for the word itself.
    pub prefix: f32,
    /// A word found misspelt.
    pub near: f32,
    /// How much each word of an entry's message takes away, so that a short message is better; zero ignores the length.
    pub length: f32,
    /// Share of the query, weighed by the rarity of its words, that an entry must hold to be a hit. Zero lets every
    /// entry in that has one of the words.
    pub coverage: f32,
}

/// Set by hand on the judged queries; a reproducible tuning is to replace them.
pub const WEIGHTS: Weights = Weights {
    band: 100.0,
    whole_name: 50.0,
    name_start: 20.0,
    literal: 10.0,
    in_name: 1.2,
    in_message: 1.0,
    in_asked: 1.0,
    in_remediation: 0.6,
    in_place: 0.5,
    in_notes: 0.2,
    prefix: 0.7,
    near: 0.6,
    length: 0.02,
    coverage: 0.4,
};

impl Weights {
    /// What a word found in a field is worth.
    pub(crate) fn field(&self, field: Field) -> f32 {
        match field {
            Field::Code | Field::Name => self.in_name,
            Field::Message => self.in_message,
            Field::Asked => self.in_asked,
            Field::Remediation | Field::Comment => self.in_remediation,
            Field::Section | Field::Operation | Field::Scope | Field::Category => self.in_place,
            Field::Notes => self.in_notes,
        }
    }

    /// What a word is worth by how well it fits.
    pub(crate) fn fit(&self, fit: Fit) -> f32 {
        match fit {
            Fit::Exact => 1.0,
            Fit::Prefix => self.prefix,
            Fit::Near => self.near,
        }
    }
}
