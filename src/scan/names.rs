//! The documented symbolic names, to be found in capitals in a text or typed in any spelling.

use std::collections::HashMap;

use crate::catalog::Entry;
use crate::codebook::Codebook;
use crate::text::squeeze;

/// A name in capitals without underscore or colon counts from this length on: shorter ones are words («OK»).
const LEAST_PLAIN_NAME: usize = 8;

/// All names, by their first token and squeezed.
pub(crate) struct Names {
    /// Names in capitals by their first token, the longest first.
    by_token: HashMap<String, Vec<Name>>,
    /// Entry numbers by squeezed name, any name.
    by_squeezed: HashMap<String, Vec<u32>>,
}

/// A name in capitals as tokens; between two of them stand blanks, and a colon where the name has one.
pub(crate) struct Name {
    /// Each token after the first, and whether a colon stands before it.
    pub(crate) rest: Vec<(bool, String)>,
    /// Numbers of the entries of this name.
    pub(crate) entries: Vec<u32>,
}

impl Names {
    pub(crate) fn build<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut by_token: HashMap<String, Vec<Name>> = HashMap::new();
        let mut by_squeezed: HashMap<String, Vec<u32>> = HashMap::new();
        for entry in entries.filter(|entry| entry.tier.counts()) {
            let Some(name) = &entry.name else { continue };
            by_squeezed.entry(squeeze(name)).or_default().push(entry.number());
            let Some((first, rest)) = tokens(name) else { continue };
            let names = by_token.entry(first).or_default();
            match names.iter_mut().find(|name| name.rest == rest) {
                Some(name) => name.entries.push(entry.number()),
                None => names.push(Name { rest, entries: vec![entry.number()] }),
            }
        }
        for names in by_token.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.rest.len()));
        }
        Self { by_token, by_squeezed }
    }

    /// The names in capitals that begin with a token, the longest first.
    pub(crate) fn beginning_with(&self, token: &str) -> &[Name] {
        self.by_token.get(token).map_or(&[], Vec::as_slice)
    }

    /// The entries whose whole name is the text, whatever its capitals, blanks, underscores and colons.
    pub(crate) fn exact<'a>(&self, text: &str, book: &'a Codebook) -> impl Iterator<Item = &'a Entry> {
        let numbers = self.by_squeezed.get(&squeeze(text)).cloned().unwrap_or_default();
        numbers.into_iter().filter_map(|number| book.entry_at(number))
    }
}

/// The tokens of a symbolic name; `None` for a name in plain words.
fn tokens(name: &str) -> Option<(String, Vec<(bool, String)>)> {
    let symbolic = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "_: ".contains(c);
    if !name.chars().all(symbolic) || !(name.contains(['_', ':']) || name.len() >= LEAST_PLAIN_NAME) {
        return None;
    }
    let mut tokens = Vec::new();
    for (place, part) in name.split(':').enumerate() {
        for (inner, token) in part.split_whitespace().enumerate() {
            tokens.push((place > 0 && inner == 0, token.to_owned()));
        }
    }
    let mut tokens = tokens.into_iter();
    let (_, first) = tokens.next()?;
    Some((first, tokens.collect()))
}
