//! The model: what a catalog file holds, and what an entry is once its catalog is loaded.
//!
//! [`Catalog`] mirrors the JSON file (`src/data/catalog.schema.json` describes it), with its rows in [`Rows`]. An
//! [`Entry`] is the view of one row, with everything resolved that the file leaves to defaults.

mod check;
mod entry;
mod packed;
mod places;
mod read;
mod rows;
mod rule;
mod value;

pub use entry::{Entry, Source};
pub use packed::{pack, unpack};
pub(crate) use places::Places;
pub use read::{Feed, Take, id_of, read, rows_of};
pub use rows::{Rows, Texts};
pub use rule::Rule;
pub use value::Value;

use serde::Serialize;

use crate::code;
use crate::text::cut;

/// An enumeration whose members are written as words in catalog files and on the JavaScript side.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $member:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $member,)+ }

        impl $name {
            /// All members, in order.
            pub const ALL: &[Self] = &[$(Self::$member),+];

            /// Their words, in the same order.
            pub const WORDS: &[&'static str] = &[$($word),+];

            /// The word that stands for the member in files and in JavaScript.
            pub fn as_str(self) -> &'static str {
                Self::WORDS[self as usize]
            }

            /// The member of a word; `None` for a word that is not of the vocabulary.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::WORDS.iter().position(|known| *known == word).map(|place| Self::ALL[place])
            }
        }
    };
}

vocabulary! {
    /// What has become of the thing that the code speaks about.
    State {
        /// Done, nothing left to say.
        Success = "success",
        /// Done in part, or with something left behind.
        Warning = "warning",
        /// Not done.
        Failure = "failure",
        /// At work.
        Running = "running",
        /// Waiting for its turn.
        Queued = "queued",
        /// Held by a person or by the product, can go on.
        Paused = "paused",
        /// Held by the product.
        Suspended = "suspended",
        /// On its way to a stop.
        Stopping = "stopping",
        /// Stopped.
        Stopped = "stopped",
        /// Passed over.
        Skipped = "skipped",
        /// Given up on request.
        Canceled = "canceled",
        /// Made, not started.
        Created = "created",
        /// An agent that answers.
        Active = "active",
        /// An agent that does not answer.
        Inactive = "inactive",
        /// A fact without judgement.
        Info = "info",
    }
}

vocabulary! {
    /// Where the knowledge of an entry comes from.
    Tier {
        /// A row of the document's table (or AZSM0000, which stands in its tip).
        Documented = "documented",
        /// Named by a rule of the document, without a row of its own.
        RuleOnly = "rule-only",
        /// Only in a later revision of the document.
        LaterRevision = "later-revision",
        /// Only in a draft that was withdrawn.
        WithdrawnDraft = "withdrawn-draft",
        /// From a catalog that a site added.
        Custom = "custom",
    }
}

impl Tier {
    /// Does the entry count among what its catalog documents? The other tiers answer by their code alone.
    pub fn counts(self) -> bool {
        matches!(self, Self::Documented | Self::Custom)
    }
}

vocabulary! {
    /// Whether doing it again helps.
    RetryKind {
        /// The product may do it by itself (Mover's rerun list).
        Automatic = "automatic",
        /// The document asks a person to do it again.
        Manual = "manual",
        /// Once the cause is mended.
        AfterFix = "after-fix",
        /// Nothing to do again, or it cannot help.
        No = "no",
        /// The document says nothing.
        Undocumented = "undocumented",
    }
}

vocabulary! {
    /// Who or what has to act next, where the document says so.
    Then {
        /// Time.
        Wait = "wait",
        /// Somebody who can authorize the connector again.
        Reauthorize = "reauthorize",
        /// Somebody who can mend the cause.
        Fix = "fix",
        /// The vendor's support.
        ContactSupport = "contact-support",
    }
}

/// Advice on doing it again, by the document's own text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Retry {
    /// Does it help?
    pub kind: RetryKind,
    /// What comes next, where the document says so.
    pub then: Option<Then>,
}

impl Retry {
    /// «The document says nothing.»
    pub const UNDOCUMENTED: Self = Self { kind: RetryKind::Undocumented, then: None };
}

/// A catalog file: one documented system, or a site's own.
#[derive(Debug, Default)]
pub struct Catalog {
    /// Lower-case letters, digits and hyphens; the first part of every [`Entry::id`].
    pub id: String,
    /// Title for people.
    pub title: String,
    /// The product that speaks these codes.
    pub product: String,
    /// What has become of the product, where that matters to who reads its codes.
    pub status: Option<String>,
    /// Words that name the product in a query.
    pub aliases: Vec<String>,
    /// Where the entries come from; the first is the default of a row.
    pub documents: Vec<Document>,
    /// The sections in document order; where given, a row may name only these.
    pub sections: Vec<String>,
    /// How codes are written.
    pub grammar: Option<Grammar>,
    /// Groups of words that mean the same.
    pub thesaurus: Vec<Vec<String>>,
    /// The rows, in document order.
    pub entries: Rows,
    /// What the documents say beside their tables: a catalog of its own, whose entries are the rules ([`Rule`]).
    pub rules: Option<Box<Catalog>>,
    /// Entries that belong together, and why.
    pub relations: Vec<Relation>,
    /// A site's own words beside entries of other catalogs.
    pub overlays: Vec<Overlay>,
}

/// A document that a catalog was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Unique in the catalog.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address, `https:` or `http:`.
    pub url: Option<String>,
    /// Its date as the document states it: year, month, day as far as known, `2023-08-07`.
    pub date: Option<String>,
    /// Which of several it is, in words, where it is not the one that the entries are counted from: `withdrawn draft`.
    pub revision: Option<String>,
}

/// Entries that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relation {
    /// What they have in common.
    pub why: String,
    /// Their ids, at least two.
    pub entries: Vec<String>,
}

/// How the codes of a catalog are written: a prefix and a fixed number of digits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grammar {
    /// Letters before the digits; empty where codes are bare numbers.
    pub prefix: String,
    /// How many digits; 0 where any number goes.
    pub digits: u8,
    /// What ranges of numbers mean; where several hold a code, the narrowest that says a thing says it.
    pub blocks: Vec<Block>,
}

/// A range of codes with a meaning in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// First code, as written.
    pub from: String,
    /// Last code, as written; included.
    pub to: String,
    /// What the codes apply to.
    pub scope: Option<String>,
    /// What they are about.
    pub category: Option<String>,
    /// Where the knowledge comes from; `None` stands for the document itself.
    pub tier: Option<Tier>,
}

/// A site's own words on an entry of another catalog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlay {
    /// The entry's id.
    pub entry: String,
    /// The words.
    pub note: String,
    /// A link, `https:` or `http:`.
    pub url: Option<String>,
}

impl Catalog {
    /// Every row as an entry, in document order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> + Clone {
        (0..self.entries.len()).map(|row| Entry::new(self, row))
    }

    /// The entries of a code, given by its key, in document order.
    pub(crate) fn entries_of<'a>(&'a self, key: &str) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        self.entries.of_code(key).iter().map(|&row| Entry::new(self, row as usize))
    }

    /// The catalog of its rules, which speak of the same product.
    pub(crate) fn of_rules(&self, rules: Rows) -> Self {
        Self {
            id: self.id.clone(),
            title: self.title.clone(),
            product: self.product.clone(),
            aliases: self.aliases.clone(),
            documents: self.documents.clone(),
            thesaurus: self.thesaurus.clone(),
            entries: rules,
            ..Self::default()
        }
    }

    /// The document of an id, the first one where none is named.
    pub(crate) fn document(&self, named: Option<&str>) -> Option<&Document> {
        self.documents.iter().find(|document| named.is_none_or(|id| document.id == id))
    }

    /// The entry of an id.
    pub fn entry(&self, id: &str) -> Option<Entry<'_>> {
        let (_, rest) = cut(id, b'/')?;
        let (code, _) = cut(rest, b'/').unwrap_or((rest, ""));
        self.entries_of(&code::key(code)).find(|entry| entry.id() == id)
    }

    /// Is it the id of one of this catalog's entries, whether that exists or not?
    pub fn owns(&self, id: &str) -> bool {
        id.strip_prefix(self.id.as_str()).is_some_and(|rest| rest.as_bytes().starts_with(b"/"))
    }
}
