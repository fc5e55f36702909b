//! The documented symbolic names, to be found in capitals in a text or typed in any spelling.

use crate::catalog::{Entry, Places};
use crate::text::squeeze;

/// A name in capitals without underscore or colon counts from this length on: shorter ones are words («OK»).
const LEAST_PLAIN_NAME: usize = 8;

/// All names.
pub(crate) struct Names {
    /// The names in capitals, each once.
    names: Vec<Name>,
    /// Places in `names` by first token, the longest name first.
    by_token: Places,
    /// Places of entries by squeezed name, any name.
    by_squeezed: Places,
}

/// A name in capitals as tokens; between two of them stand blanks, and a colon where the name has one.
#[derive(PartialEq)]
pub(crate) struct Name {
    /// Each token after the first, and whether a colon stands before it.
    pub(crate) rest: Vec<(bool, String)>,
    /// Places of the entries of this name.
    pub(crate) entries: Vec<u32>,
}

impl Names {
    /// The names of what is documented; a place is the entry's number in the iterator.
    pub(crate) fn build<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut table = Self { names: Vec::new(), by_token: Places::new(), by_squeezed: Places::new() };
        for (place, entry) in (0..).zip(entries) {
            let Some(name) = entry.name.as_deref().filter(|_| entry.tier.counts()) else { continue };
            table.by_squeezed.entry(squeeze(name)).or_default().push(place);
            if let Some((first, rest)) = tokens(name) {
                table.add(first, rest, place);
            }
        }
        table
    }

    fn add(&mut self, first: String, rest: Vec<(bool, String)>, entry: u32) {
        let places = self.by_token.entry(first).or_default();
        if let Some(&same) = places.iter().find(|&&place| self.names[place as usize].rest == rest) {
            self.names[same as usize].entries.push(entry);
            return;
        }
        let shorter = places.partition_point(|&place| self.names[place as usize].rest.len() >= rest.len());
        places.insert(shorter, self.names.len() as u32);
        self.names.push(Name { rest, entries: vec![entry] });
    }

    /// The names in capitals that begin with a token, the longest first.
    pub(crate) fn beginning_with(&self, token: &str) -> impl Iterator<Item = &Name> {
        self.by_token.get(token).into_iter().flatten().map(|&place| &self.names[place as usize])
    }

    /// Places of the entries whose whole name is the text, whatever its capitals, blanks, underscores and colons.
    pub(crate) fn exact(&self, text: &str) -> &[u32] {
        self.by_squeezed.get(&squeeze(text)).map_or(&[], Vec::as_slice)
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
