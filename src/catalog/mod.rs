//! The model: what a catalog file holds, and what an entry is once its catalog is loaded.
//!
//! [`Catalog`] mirrors the JSON file (`src/data/catalog.schema.json` describes it), [`Row`] one of its entries as
//! written. [`Entry`] is a row with everything resolved that the file leaves to defaults: its id, its source, its tier.

mod check;
mod read;
mod value;

pub use read::{id_of, read};
pub use value::Value;

use serde::{Deserialize, Serialize};

/// An enumeration whose members are written as words in catalog files and on the JavaScript side.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $member:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $member,)+ }

        impl $name {
            /// All members, in order.
            pub const ALL: &[Self] = &[$(Self::$member),+];

            /// The word that stands for the member in files and in JavaScript.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$member => $word,)+ }
            }

            /// The member of a word; `None` for a word that is not of the vocabulary.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.as_str() == word)
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    /// Lower-case letters, digits and hyphens; the first part of every [`Entry::id`].
    pub id: String,
    /// Title for people.
    pub title: String,
    /// The product that speaks these codes.
    pub product: String,
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
    pub entries: Vec<Row>,
    /// A site's own words beside entries of other catalogs.
    pub overlays: Vec<Overlay>,
}

/// A document that a catalog was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Unique in the catalog.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address, `https:` or `http:`.
    pub url: Option<String>,
    /// Its date as the document states it: year, month, day as far as known, `2023-08-07`.
    pub date: Option<String>,
}

/// How the codes of a catalog are written: a prefix and a fixed number of digits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grammar {
    /// Letters before the digits; empty where codes are bare numbers.
    pub prefix: String,
    /// How many digits; 0 where any number goes.
    pub digits: u8,
    /// What ranges of numbers mean; where several hold a code, the narrowest that says a thing says it.
    pub blocks: Vec<Block>,
}

/// A range of codes with a meaning in common.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlay {
    /// The entry's id.
    pub entry: String,
    /// The words.
    pub note: String,
    /// A link, `https:` or `http:`.
    pub url: Option<String>,
}

/// One entry as its file has it; [`Entry`] says what the fields mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields of Entry, where each is described")]
pub struct Row {
    pub code: String,
    pub name: Option<String>,
    pub message: String,
    pub remediation: Option<String>,
    pub comment: Option<String>,
    pub section: Option<String>,
    pub state: State,
    pub operation: Option<String>,
    pub scope: Option<String>,
    pub category: Option<String>,
    pub retry: Retry,
    /// Everyday phrasings of the question that this entry answers.
    pub asked: Vec<String>,
    pub notes: Vec<String>,
    pub related: Vec<String>,
    /// Id of a document of the catalog; `None` stands for its first.
    pub document: Option<String>,
    pub line: Option<u32>,
    pub url: Option<String>,
    pub tier: Tier,
}

/// What is known about one code of one system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// `catalog/code`, and `catalog/code/NAME` where the catalog has several entries for the code.
    pub id: String,
    /// Id of the catalog.
    pub catalog: String,
    /// As documented: `404`, `AZSM1024`.
    pub code: String,
    /// Symbolic name: `ERR_JSON_DECODING`, `DATA_SYNC : FAILED`.
    pub name: Option<String>,
    /// The documented message, white space folded; placeholders keep their asterisks: `*Source name*`.
    pub message: String,
    /// The documented details or mitigation; links in Markdown, absolute.
    pub remediation: Option<String>,
    /// The document's remark beside the message.
    pub comment: Option<String>,
    /// Heading of the document under which the row stands.
    pub section: Option<String>,
    /// What has become of the thing that the code speaks about.
    pub state: State,
    /// Operation of a life cycle: `DATA_SYNC`.
    pub operation: Option<String>,
    /// What the code applies to: `agent`, `job`, `item` (a file or directory), `any`.
    pub scope: Option<String>,
    /// What the code's block is about: `source`, `target`, …
    pub category: Option<String>,
    /// Whether doing it again helps.
    pub retry: Retry,
    /// Where this stands.
    pub source: Source,
    /// Where the knowledge comes from.
    pub tier: Tier,
    /// Faults of the document and the like, in our words.
    pub notes: Vec<String>,
    /// Ids of entries worth reading with this one.
    pub related: Vec<String>,
    /// Everyday phrasings of the question that this entry answers; for search alone.
    #[serde(skip)]
    pub asked: Vec<String>,
    /// See [`Entry::number`].
    #[serde(skip)]
    number: u32,
}

impl Entry {
    /// The entry's number in its codebook: never given twice, also not after its catalog was removed.
    pub fn number(&self) -> u32 {
        self.number
    }
}

/// Where an entry stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Id of a document of the catalog.
    pub document: String,
    /// Line in the document, the first is 1.
    pub line: Option<u32>,
    /// Address of the entry, else of its document.
    pub url: Option<String>,
}

/// Places by text, the one kind of table of this library: codes, names and words to entries, sorted by the text. One
/// kind is one copy of its code in the module.
pub(crate) type Places = std::collections::BTreeMap<String, Vec<u32>>;

/// Takes the rows out of a checked catalog and resolves them to entries, numbered from `first`.
pub fn entries(catalog: &mut Catalog, first: u32) -> Vec<Entry> {
    let ids = ids(catalog);
    // A catalog that is kept by hand is its own document.
    if catalog.documents.is_empty() {
        let (id, title) = (catalog.id.clone(), catalog.title.clone());
        catalog.documents.push(Document { id, title, url: None, date: None });
    }
    let rows = std::mem::take(&mut catalog.entries);
    let resolve = |((row, id), number): ((Row, String), u32)| {
        let document = match &row.document {
            Some(id) => catalog.documents.iter().find(|document| document.id == *id),
            None => catalog.documents.first(),
        };
        Entry {
            id,
            catalog: catalog.id.clone(),
            code: row.code,
            name: row.name,
            message: row.message,
            remediation: row.remediation,
            comment: row.comment,
            section: row.section,
            state: row.state,
            operation: row.operation,
            scope: row.scope,
            category: row.category,
            retry: row.retry,
            source: Source {
                document: document.map(|document| document.id.clone()).unwrap_or_default(),
                line: row.line,
                url: row.url.or_else(|| document.and_then(|document| document.url.clone())),
            },
            tier: row.tier,
            notes: row.notes,
            related: row.related,
            asked: row.asked,
            number,
        }
    };
    rows.into_iter().zip(ids).zip(first..).map(resolve).collect()
}

/// The ids of a catalog's rows, in their order.
fn ids(catalog: &Catalog) -> Vec<String> {
    let mut places = Places::new();
    for (place, row) in (0..).zip(&catalog.entries) {
        places.entry(row.code.clone()).or_default().push(place);
    }
    let id = |row: &Row| match &row.name {
        Some(name) if places[&row.code].len() > 1 => format!("{}/{}/{name}", catalog.id, row.code),
        _ => format!("{}/{}", catalog.id, row.code),
    };
    catalog.entries.iter().map(id).collect()
}
