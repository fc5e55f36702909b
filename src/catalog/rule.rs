//! What a document says beside its table: a rule is an entry of a catalog of rules, read, checked, packed and searched as
//! any other.

use super::{Entry, Source, Texts, Value};

/// A rule of a document, such as how many automatic reruns there are. It is a view, as small as a reference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule<'a>(Entry<'a>);

impl<'a> Rule<'a> {
    /// The rule that an entry of a catalog of rules is.
    pub(crate) fn new(entry: Entry<'a>) -> Self {
        Self(entry)
    }

    /// `catalog/name`: `mover/rerun-limit`.
    pub fn id(self) -> String {
        self.0.id()
    }

    /// What it is about, as a heading.
    pub fn title(self) -> &'a str {
        self.0.message()
    }

    /// What it says, in short.
    pub fn text(self) -> &'a str {
        self.0.remediation().unwrap_or_default()
    }

    /// Where it stands.
    pub fn source(self) -> Source<'a> {
        self.0.source()
    }

    /// Faults of the document, in our words.
    pub fn notes(self) -> Texts<'a> {
        self.0.notes()
    }

    /// Ids of the entries that it names, in its order.
    pub fn entries(self) -> impl Iterator<Item = &'a str> + Clone {
        self.0.named()
    }

    /// As JSON; members without a value are left out.
    pub fn to_value(self) -> Value {
        let list = |texts: Texts<'_>| Some(Value::Array(texts.map(Value::from).collect()));
        Value::object(&mut [
            ("id", Some(Value::String(self.id()))),
            ("title", Some(Value::from(self.title()))),
            ("text", Some(Value::from(self.text()))),
            ("source", Some(self.source().to_value())),
            ("entries", list(self.0.named())),
            ("notes", list(self.notes())),
        ])
    }

    /// Does it name an entry?
    pub fn names(self, id: &str) -> bool {
        self.entries().any(|named| named == id)
    }
}
