//! Builds the index from entries: the same way for the catalogs built in and for a site's own.

use std::collections::BTreeMap;

use super::{Field, Index, Part, Posting};
use crate::catalog::Entry;
use crate::text::words;

impl Entry {
    /// The texts of a field.
    pub(crate) fn texts(&self, field: Field) -> Vec<&str> {
        match field {
            Field::Code => vec![self.code.as_str()],
            Field::Name => self.name.iter().map(String::as_str).collect(),
            Field::Message => vec![self.message.as_str()],
            Field::Remediation => self.remediation.iter().map(String::as_str).collect(),
            Field::Comment => self.comment.iter().map(String::as_str).collect(),
            Field::Section => self.section.iter().map(String::as_str).collect(),
            Field::Operation => self.operation.iter().map(String::as_str).collect(),
            Field::Scope => self.scope.iter().map(String::as_str).collect(),
            Field::Category => self.category.iter().map(String::as_str).collect(),
            Field::Notes => self.notes.iter().map(String::as_str).collect(),
            Field::Asked => self.asked.iter().map(String::as_str).collect(),
        }
    }
}

impl Field {
    /// The fields in which a hit shows where it matched. Notes and phrasings are lists, and shown without marks.
    pub(crate) const SHOWN: [Self; 8] = [
        Self::Name,
        Self::Message,
        Self::Remediation,
        Self::Comment,
        Self::Section,
        Self::Operation,
        Self::Scope,
        Self::Category,
    ];

    /// The fields whose words are searched. Codes are looked up, not searched.
    pub(crate) const WORDS: [Self; 10] = [
        Self::Name,
        Self::Message,
        Self::Remediation,
        Self::Comment,
        Self::Section,
        Self::Operation,
        Self::Scope,
        Self::Category,
        Self::Notes,
        Self::Asked,
    ];
}

impl Index {
    /// Indexes the entries that words can find: those that are documented, and a site's own.
    pub(crate) fn build<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let entries: Vec<&Entry> = entries.filter(|entry| entry.tier.counts()).collect();
        let mut table: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
        for entry in &entries {
            for field in Field::WORDS {
                for word in entry.texts(field).into_iter().flat_map(words) {
                    table.entry(word.text).or_default().push(Posting { entry: entry.number(), field });
                }
            }
        }
        let mut index = Self::default();
        for (term, mut postings) in table {
            postings.sort();
            postings.dedup();
            index.terms.push(term);
            index.postings.push(postings);
        }
        index.messages = entries.iter().map(|entry| (entry.number(), index.parts(&entry.message))).collect();
        index.names = entries.iter().filter_map(|entry| name(entry)).collect();
        index
    }

    /// A message as terms and placeholders. A placeholder stands between asterisks and has a blank in it, as in
    /// `*Source name*`; Markdown's emphasis of one word has none.
    fn parts(&self, message: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        for (place, piece) in message.split('*').enumerate() {
            if place % 2 == 1 && piece.contains(' ') && !piece.starts_with(' ') {
                parts.push(Part::Placeholder);
            } else {
                parts.extend(words(piece).iter().filter_map(|word| self.term(&word.text)).map(Part::Term));
            }
        }
        parts
    }
}

/// The squeezed name of an entry, and where its words begin in that.
fn name(entry: &Entry) -> Option<(u32, String, Vec<usize>)> {
    let (mut squeezed, mut starts) = (String::new(), Vec::new());
    for word in words(entry.name.as_deref()?) {
        starts.push(squeezed.len());
        squeezed.push_str(&word.text);
    }
    Some((entry.number(), squeezed, starts))
}
