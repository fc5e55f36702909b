//! What is known about one code of one system: the view of a row, with its defaults resolved.

use std::fmt;

use serde::{Serialize, Serializer};

use super::rows::{Column, Texts};
use super::{Catalog, Overlay, Relation, Retry, RetryKind, State, Then, Tier, Value};
use crate::text::joined;

/// What is known about one code of one system. It is a view of its catalog, as small as a reference.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    catalog: &'a Catalog,
    row: usize,
}

impl<'a> Entry<'a> {
    pub(crate) fn new(catalog: &'a Catalog, row: usize) -> Self {
        Self { catalog, row }
    }

    /// The entry's number in its codebook: never given twice, also not after its catalog was removed.
    pub fn number(self) -> u32 {
        self.catalog.entries.first + self.row as u32
    }

    /// Its place among the rows of its catalog.
    pub(crate) fn row(self) -> usize {
        self.row
    }

    /// `catalog/code`, and `catalog/code/NAME` where the catalog has several entries for the code.
    pub fn id(self) -> String {
        let mut id = joined(&[self.catalog(), "/", self.code()]);
        if let Some(name) = self.name().filter(|_| self.shares_code()) {
            id.push('/');
            id.push_str(name);
        }
        id
    }

    /// Has another entry of its catalog the same code?
    pub(crate) fn shares_code(self) -> bool {
        self.catalog.entries.is_shared(self.row)
    }

    /// Id of the catalog.
    pub fn catalog(self) -> &'a str {
        &self.catalog.id
    }

    /// As documented: `404`, `AZSM1024`.
    pub fn code(self) -> &'a str {
        self.catalog.entries.text(self.cell(Column::Code))
    }

    /// Symbolic name: `ERR_JSON_DECODING`, `DATA_SYNC : FAILED`.
    pub fn name(self) -> Option<&'a str> {
        self.text(Column::Name)
    }

    /// The documented message, white space folded; placeholders keep their asterisks: `*Source name*`.
    pub fn message(self) -> &'a str {
        self.catalog.entries.text(self.cell(Column::Message))
    }

    /// The documented details or mitigation; links in Markdown, absolute.
    pub fn remediation(self) -> Option<&'a str> {
        self.text(Column::Remediation)
    }

    /// The document's remark beside the message.
    pub fn comment(self) -> Option<&'a str> {
        self.text(Column::Comment)
    }

    /// Heading of the document under which the row stands.
    pub fn section(self) -> Option<&'a str> {
        self.text(Column::Section)
    }

    /// What has become of the thing that the code speaks about.
    pub fn state(self) -> State {
        self.kinds().0
    }

    /// Operation of a life cycle: `DATA_SYNC`.
    pub fn operation(self) -> Option<&'a str> {
        self.text(Column::Operation)
    }

    /// What the code applies to: `agent`, `job`, `item` (a file or directory), `any`.
    pub fn scope(self) -> Option<&'a str> {
        self.text(Column::Scope)
    }

    /// What the code's block is about: `source`, `target`, …
    pub fn category(self) -> Option<&'a str> {
        self.text(Column::Category)
    }

    /// Whether doing it again helps.
    pub fn retry(self) -> Retry {
        self.kinds().2
    }

    /// Where this stands.
    pub fn source(self) -> Source<'a> {
        let named = self.text(Column::Document);
        let document = self.catalog.document(named);
        let line = self.cell(Column::Line);
        Source {
            document: document.map_or("", |document| &document.id),
            line: (line > 0).then_some(line),
            url: self.text(Column::Url).or_else(|| document.and_then(|document| document.url.as_deref())),
        }
    }

    /// Where the knowledge comes from.
    pub fn tier(self) -> Tier {
        self.kinds().1
    }

    /// Faults of the document and the like, in our words.
    pub fn notes(self) -> Texts<'a> {
        self.texts(Column::Notes)
    }

    /// Ids of entries worth reading with this one: those that its row names, and those of its relations, each once.
    pub fn related(self) -> Vec<&'a str> {
        let id = self.id();
        let mut found: Vec<&str> = Vec::new();
        let of_relations = self.relations().flat_map(|relation| &relation.entries).map(String::as_str);
        for other in self.named().chain(of_relations) {
            if other != id && !found.contains(&other) {
                found.push(other);
            }
        }
        found
    }

    /// The relations of its catalog that it stands in.
    pub fn relations(self) -> impl Iterator<Item = &'a Relation> {
        let id = self.id();
        self.catalog.relations.iter().filter(move |relation| relation.entries.contains(&id))
    }

    /// The ids that its row names as related.
    pub(crate) fn named(self) -> Texts<'a> {
        self.texts(Column::Related)
    }

    /// Everyday phrasings of the question that this entry answers; for search alone.
    pub fn asked(self) -> Texts<'a> {
        self.texts(Column::Asked)
    }

    /// Id of a document of the catalog, where the row names one.
    pub(crate) fn document(self) -> Option<&'a str> {
        self.text(Column::Document)
    }

    fn cell(self, column: Column) -> u32 {
        self.catalog.entries.cell(self.row, column)
    }

    /// The text of a column.
    pub(crate) fn text(self, column: Column) -> Option<&'a str> {
        Some(self.catalog.entries.text(self.cell(column))).filter(|text| !text.is_empty())
    }

    fn texts(self, column: Column) -> Texts<'a> {
        self.catalog.entries.texts(self.cell(column))
    }

    fn kinds(self) -> (State, Tier, Retry) {
        kinds(self.cell(Column::Kinds))
    }

    /// As JSON, without what is for search alone; members without a value are left out. `overlays` are what catalogs say
    /// beside it, which its own does not know: see [`Codebook::overlays`](crate::Codebook::overlays).
    pub fn to_value(self, overlays: &[(&str, &Overlay)]) -> Value {
        let text = |text: Option<&str>| text.map(Value::from);
        let list = |texts: Texts<'_>| Some(Value::Array(texts.map(Value::from).collect()));
        let (state, tier, retry) = self.kinds();
        let mut retry = [("kind", text(Some(retry.kind.as_str()))), ("then", text(retry.then.map(Then::as_str)))];
        Value::object(&mut [
            ("id", Some(Value::String(self.id()))),
            ("catalog", text(Some(self.catalog()))),
            ("code", text(Some(self.code()))),
            ("name", text(self.name())),
            ("message", text(Some(self.message()))),
            ("remediation", text(self.remediation())),
            ("comment", text(self.comment())),
            ("section", text(self.section())),
            ("state", text(Some(state.as_str()))),
            ("operation", text(self.operation())),
            ("scope", text(self.scope())),
            ("category", text(self.category())),
            ("retry", Some(Value::object(&mut retry))),
            ("source", Some(self.source().to_value())),
            ("tier", text(Some(tier.as_str()))),
            ("notes", list(self.notes())),
            ("related", Some(Value::Array(self.related().into_iter().map(Value::from).collect()))),
            ("relations", Some(Value::Array(self.relations().map(|it| self.without_it(it)).collect()))),
            ("overlays", Some(Value::Array(overlays.iter().map(Self::beside).collect()))),
        ])
    }

    /// An overlay as JSON, with the id of the catalog whose words it has.
    fn beside(&(catalog, overlay): &(&str, &Overlay)) -> Value {
        Value::object(&mut [
            ("catalog", Some(Value::from(catalog))),
            ("note", Some(Value::from(overlay.note.as_str()))),
            ("url", overlay.url.as_deref().map(Value::from)),
        ])
    }

    /// A relation as JSON, without the entry itself.
    fn without_it(self, relation: &Relation) -> Value {
        let id = self.id();
        let others = relation.entries.iter().filter(|other| **other != id);
        let others = others.map(|other| Value::from(other.as_str())).collect();
        Value::object(&mut [("why", Some(Value::from(relation.why.as_str()))), ("entries", Some(Value::Array(others)))])
    }
}

/// The same row of the same catalog.
impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.catalog, other.catalog) && self.row == other.row
    }
}

impl Eq for Entry<'_> {}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({})", self.id())
    }
}

/// As its own catalog has it: without overlays.
impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value(&[]).serialize(serializer)
    }
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Source<'a> {
    /// Id of a document of the catalog.
    pub document: &'a str,
    /// Line in the document, the first is 1.
    pub line: Option<u32>,
    /// Address of the entry, else of its document.
    pub url: Option<&'a str>,
}

impl Source<'_> {
    /// As JSON; members without a value are left out.
    pub(crate) fn to_value(self) -> Value {
        Value::object(&mut [
            ("document", Some(Value::from(self.document))),
            ("line", self.line.map(|line| Value::Number(line.into()))),
            ("url", self.url.map(Value::from)),
        ])
    }
}

/// State, tier and advice as the number of a cell.
pub(super) fn kinds_number(state: State, tier: Tier, retry: Retry) -> u32 {
    let then = retry.then.map_or(0, |then| then as u32 + 1);
    state as u32 | (tier as u32) << 4 | (retry.kind as u32) << 7 | then << 10
}

fn kinds(number: u32) -> (State, Tier, Retry) {
    let part = |shift: u32, mask: u32| (number >> shift & mask) as usize;
    let then = part(10, 7).checked_sub(1).map(|then| Then::ALL[then]);
    (State::ALL[part(0, 15)], Tier::ALL[part(4, 7)], Retry { kind: RetryKind::ALL[part(7, 7)], then })
}
