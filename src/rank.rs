//! What orders the hits of a search: one struct of weights, and nothing else decides.

use crate::catalog::State;
use crate::index::Field;

/// Points for what fits. The strongest kind of evidence for an entry decides, and within a kind what its words add.
///
/// Most kinds stand in an order that is part of the contract (code, name, message, words) and are fixed; the weights of
/// the words are tuned by `npm run tune`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// A code that is beyond doubt.
    pub code: f32,
    /// A symbolic name in capitals inside a longer text.
    pub name_in_capitals: f32,
    /// The whole query is a symbolic name, in any spelling.
    pub whole_name: f32,
    /// The whole of a message, typed to the letter.
    pub literal_message: f32,
    /// The whole of a message whose placeholders were filled.
    pub whole_message: f32,
    /// The whole query is the beginning of a name.
    pub name_start: f32,
    /// … or begins at a later word of it.
    pub name_part: f32,
    /// A part of a message.
    pub message_part: f32,
    /// What the share of the message adds to it, for all of it.
    pub message_share: f32,
    /// What the share of a name that was asked for adds to it, for all of it.
    pub name_share: f32,
    /// What the share of a misspelt message adds to the most that words can reach, for all of it.
    pub near_message_share: f32,
    /// How much of what its words add counts beside a message: enough to tell two apart.
    pub beside: f32,
    /// Words in any field, at least.
    pub words: f32,
    /// What words add at the most, however many and rare they are; the sum stays below a part of a message.
    pub words_most: f32,
    /// What share and passage must add up to, for words to reach that: more than 1, since fields count more than that.
    pub words_full: f32,
    /// A number before a few words: more than words alone usually reach, since codes are typed first.
    pub leading_code: f32,
    /// A number among a few words.
    pub perhaps_code: f32,
    /// What each further code or name in a query gets less than the one before.
    pub later: f32,
    /// Word found in the name; the fields' weights multiply the rarity of the word, at the best place of an entry.
    pub in_name: f32,
    /// … in the message.
    pub in_message: f32,
    /// … in an everyday phrasing.
    pub in_asked: f32,
    /// … in the remediation or the comment.
    pub in_remediation: f32,
    /// … in section, operation, scope or category.
    pub in_place: f32,
    /// … in what people call the state.
    pub in_state: f32,
    /// A word found in another inflection, against 1 for the word itself.
    pub inflected: f32,
    /// A word found as the beginning of a longer one.
    pub prefix: f32,
    /// A word for which a thesaurus has another.
    pub synonym: f32,
    /// A word found misspelt.
    pub near: f32,
    /// A word that says little («not», «some», a product's name), against 1 for others.
    pub weak: f32,
    /// A word that no entry has counts as so many times the rarest word: more empties the answers to questions about
    /// something else, and those to questions in words of their own.
    pub unknown: f32,
    /// A word that no entry has and that names a thing of another kind (a printer, a mailbox) counts so many times.
    pub elsewhere: f32,
    /// How much one passage that says what was asked, and little else, counts against words from anywhere in the entry.
    pub passage: f32,
    /// How much it matters that a passage says all that was asked; the rest matters that it says little else.
    pub said: f32,
    /// How much of its points an entry loses that has none of the words that must be there.
    pub missing: f32,
    /// How much of its points an entry loses that tells of no trouble: people ask about what went wrong.
    pub calm: f32,
    /// How much more that is in an everyday phrasing than in the name or the message.
    pub asked_passage: f32,
    /// What it adds when all neighbouring words of the query are neighbours in the message.
    pub order: f32,
    /// Share of the query, weighed by the rarity of its words, that an entry must hold to be a hit. Zero lets every
    /// entry in that has one of the words.
    pub coverage: f32,
    /// How far a passage that says what was asked makes up for words that the entry has not.
    pub passage_coverage: f32,
}

/// For words between what `npm run tune` finds on all judged queries and what it finds, from neutral weights, on four
/// fifths of them; `elsewhere` and the kinds are set by hand.
pub const WEIGHTS: Weights = Weights {
    code: 500.0,
    name_in_capitals: 450.0,
    whole_name: 400.0,
    literal_message: 390.0,
    whole_message: 380.0,
    name_start: 340.0,
    name_part: 320.0,
    message_part: 210.0,
    message_share: 30.0,
    name_share: 10.0,
    near_message_share: 5.0,
    beside: 0.05,
    words: 100.0,
    words_most: 99.0,
    words_full: 1.25,
    leading_code: 60.0,
    perhaps_code: 30.0,
    later: 0.01,
    in_name: 0.8,
    in_message: 1.6,
    in_asked: 0.7,
    in_remediation: 1.0,
    in_place: 0.8,
    in_state: 0.9,
    inflected: 0.8,
    prefix: 0.8,
    synonym: 0.82,
    near: 0.85,
    weak: 0.5,
    unknown: 1.0,
    elsewhere: 3.0,
    passage: 1.4,
    said: 0.4,
    missing: 0.15,
    calm: 0.08,
    asked_passage: 1.0,
    order: 0.1,
    coverage: 0.5,
    passage_coverage: 0.15,
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
            Field::State => self.in_state,
        }
    }

    /// What a field counts as a passage of its own; fields that only say where an entry belongs are none.
    pub(crate) fn passage(&self, field: Field) -> f32 {
        match field {
            Field::Asked => self.asked_passage,
            Field::Name | Field::Message | Field::Remediation | Field::Comment => 1.0,
            _ => 0.0,
        }
    }

    /// What the words of a question add to an entry: `share` of it by their best places, `passage` as its best passage
    /// answers, `covered` the share of what must be there.
    pub(crate) fn points_of_words(&self, share: f32, passage: f32, covered: f32, state: State) -> f32 {
        let blend = (share + self.passage * passage) / (1.0 + self.passage) / self.words_full;
        let calm = if matches!(state, State::Failure | State::Warning) { 0.0 } else { self.calm };
        self.words_most * least(blend, 1.0) * (1.0 - self.missing * (1.0 - covered)) * (1.0 - calm)
    }

    /// A message that is only spelt nearly so: little more than words can reach.
    pub(crate) fn near_message(&self, share: f32) -> f32 {
        self.words + self.words_most + self.near_message_share * share
    }

    /// How well a passage answers that has this share of the question, and of whose words that share was asked for.
    pub(crate) fn passage_of(&self, said: f32, own: f32) -> f32 {
        said * own / (self.said * own + (1.0 - self.said) * said + f32::MIN_POSITIVE)
    }

    /// What a word is worth by how well it fits.
    pub(crate) fn fit(&self, fit: Fit) -> f32 {
        match fit {
            Fit::Exact => 1.0,
            Fit::Inflected => self.inflected,
            Fit::Prefix => self.prefix,
            Fit::Synonym => self.synonym,
            Fit::Near => self.near,
        }
    }
}

/// The lesser of two numbers. (`f32::min` is a call of the maths library in the module.)
#[inline(always)]
pub(crate) fn least(one: f32, other: f32) -> f32 {
    if one < other { one } else { other }
}

/// How a term fits a word, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    Exact,
    Inflected,
    Prefix,
    Synonym,
    Near,
}
