//! Builds the index from entries: the same way for the catalogs built in and for a site's own.

use std::collections::BTreeMap;

use super::{Field, Index, Part, Posting};
use crate::catalog::Entry;
use crate::text::{has, words};

impl<'a> Entry<'a> {
    /// The texts of a field.
    pub(crate) fn texts_of(self, field: Field) -> Vec<&'a str> {
        match field {
            Field::Code => vec![self.code()],
            Field::Name => self.name().into_iter().collect(),
            Field::Message => vec![self.message()],
            Field::Remediation => self.remediation().into_iter().collect(),
            Field::Comment => self.comment().into_iter().collect(),
            Field::Section => self.section().into_iter().collect(),
            Field::Operation => self.operation().into_iter().collect(),
            Field::Scope => self.scope().into_iter().collect(),
            Field::Category => self.category().into_iter().collect(),
            Field::Notes => self.notes().collect(),
            Field::Asked => self.asked().collect(),
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
        Self::Notes,
        Self::Asked,
    ];
}

impl Index {
    /// Indexes the words of what is documented and of a site's own entries. The others keep their places, and are not
    /// found by words.
    pub(crate) fn build<'a>(entries: impl Iterator<Item = Entry<'a>> + Clone) -> Self {
        let mut table = BTreeMap::<String, Vec<u32>>::new();
        for (place, entry) in (0..).zip(entries.clone()) {
            // Codes are looked up, not searched.
            for field in Field::ALL.into_iter().filter(|&field| field != Field::Code && entry.tier().counts()) {
                let posting = Posting::new(place, field).0;
                for word in entry.texts_of(field).into_iter().flat_map(words) {
                    let postings = table.entry(word.text).or_default();
                    if postings.last() != Some(&posting) {
                        postings.push(posting);
                    }
                }
            }
        }
        let mut index = Self::default();
        for (term, postings) in table {
            index.terms.push(term);
            index.postings.push(postings);
        }
        for (place, entry) in (0..).zip(entries) {
            let counts = entry.tier().counts();
            index.found += usize::from(counts);
            index.messages.push(if counts { index.parts(entry.message()) } else { Vec::new() });
            index.names.extend(entry.name().filter(|_| counts).map(|name| name_parts(place, name)));
        }
        index
    }

    /// A message as terms and placeholders. A placeholder stands between asterisks and has a blank in it, as in
    /// `*Source name*`; Markdown's emphasis of one word has none.
    fn parts(&self, message: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        for (place, piece) in message.split('*').enumerate() {
            if place % 2 == 1 && has(piece, ' ') && !piece.starts_with(' ') {
                parts.push(Part::Placeholder);
            } else {
                parts.extend(words(piece).iter().filter_map(|word| self.term(&word.text)).map(Part::Term));
            }
        }
        parts
    }
}

/// An entry's place, its squeezed name, and where its words begin in that.
fn name_parts(place: u32, name: &str) -> (u32, String, Vec<usize>) {
    let (mut squeezed, mut starts) = (String::new(), Vec::new());
    for word in words(name) {
        starts.push(squeezed.len());
        squeezed.push_str(&word.text);
    }
    (place, squeezed, starts)
}
