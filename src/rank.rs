//! What orders the hits of a search: one struct of weights, and nothing else decides.

use crate::index::{Field, Fit};

/// Points for what fits. The strongest evidence for an entry counts; codes that are not beyond doubt are added to what
/// the words say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Weights {
    /// A code that is beyond doubt.
    pub(crate) code: f32,
    /// A symbolic name in capitals inside a longer text.
    pub(crate) name_in_capitals: f32,
    /// The whole query is a symbolic name, in any spelling.
    pub(crate) whole_name: f32,
    /// The whole of a message, typed to the letter.
    pub(crate) literal_message: f32,
    /// The whole of a message whose placeholders were filled.
    pub(crate) whole_message: f32,
    /// The whole query is the beginning of a name.
    pub(crate) name_start: f32,
    /// … or begins at a later word of it.
    pub(crate) name_part: f32,
    /// A part of a message.
    pub(crate) message_part: f32,
    /// What the share of the message adds to it, for all of it.
    pub(crate) message_share: f32,
    /// Words in any field, at least.
    pub(crate) words: f32,
    /// What words add at the most, however many and rare they are; the sum stays below a part of a message.
    pub(crate) words_most: f32,
    /// A number before a few words: more than words alone usually reach, since codes are typed first.
    pub(crate) leading_code: f32,
    /// A number among a few words.
    pub(crate) perhaps_code: f32,
    /// What each further code or name in a query gets less than the one before.
    pub(crate) later: f32,
    /// Word found in the name; the fields' weights multiply the rarity of the word.
    pub(crate) in_name: f32,
    /// … in the message.
    pub(crate) in_message: f32,
    /// … in an everyday phrasing.
    pub(crate) in_asked: f32,
    /// … in the remediation or the comment.
    pub(crate) in_remediation: f32,
    /// … in section, operation, scope or category.
    pub(crate) in_place: f32,
    /// … in our notes.
    pub(crate) in_notes: f32,
    /// A word found as the beginning of a longer one, against 1 for the word itself.
    pub(crate) prefix: f32,
    /// A word found misspelt.
    pub(crate) near: f32,
    /// A word of a product's name, which narrows already, against 1 for others.
    pub(crate) product: f32,
    /// How much each word of an entry's message takes away, so that a short message is better; zero ignores the length.
    pub(crate) length: f32,
    /// Share of the query, weighed by the rarity of its words, that an entry must hold to be a hit. Zero lets every
    /// entry in that has one of the words.
    pub(crate) coverage: f32,
}

/// Set by hand on the judged queries; a reproducible tuning is to replace them.
pub(crate) const WEIGHTS: Weights = Weights {
    code: 500.0,
    name_in_capitals: 400.0,
    whole_name: 350.0,
    literal_message: 340.0,
    whole_message: 330.0,
    name_start: 320.0,
    name_part: 300.0,
    message_part: 200.0,
    message_share: 30.0,
    words: 100.0,
    words_most: 99.0,
    leading_code: 60.0,
    perhaps_code: 30.0,
    later: 0.01,
    in_name: 1.2,
    in_message: 1.0,
    in_asked: 1.0,
    in_remediation: 0.6,
    in_place: 0.5,
    in_notes: 0.2,
    prefix: 0.7,
    near: 0.6,
    product: 0.3,
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
