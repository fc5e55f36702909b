//! The documented symbolic names, to be found in capitals in a text or typed in any spelling.

use crate::catalog::{Entry, Places};
use crate::text::{Token, folded, has, part, squeeze, tokens};

/// A name in capitals without underscore or colon counts from this length on: shorter ones are words («OK»).
const LEAST_PLAIN_NAME: usize = 8;

/// All names; places are those of [`Codebook::all`](crate::Codebook::all).
pub(crate) struct Names {
    /// Entries by name in capitals: its tokens with a blank or a colon between them.
    in_capitals: Places,
    /// The most tokens of a name in capitals.
    longest: usize,
    /// Entries by squeezed name, any name.
    squeezed: Places,
}

impl Names {
    /// The names of what is documented; a place is the entry's number in the iterator.
    pub(crate) fn build<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Self {
        let (mut in_capitals, mut longest, mut squeezed) = (Vec::new(), 0, Vec::new());
        for (place, entry) in (0..).zip(entries) {
            let Some(name) = entry.name().filter(|_| entry.tier().counts()) else { continue };
            squeezed.push((squeeze(name), place));
            let tokens = tokens(name);
            if let Some(key) = is_symbolic(name).then(|| key(name, &tokens)).flatten() {
                longest = longest.max(tokens.len());
                in_capitals.push((key, place));
            }
        }
        Self { in_capitals: Places::new(&in_capitals), longest, squeezed: Places::new(&squeezed) }
    }

    /// The longest name in capitals that begins at a token of a text: how many tokens it takes, and its entries.
    pub(crate) fn at(&self, text: &str, tokens: &[Token], place: usize) -> Option<(usize, &[u32])> {
        (1..=self.longest.min(tokens.len() - place)).rev().find_map(|used| {
            let entries = self.in_capitals.get(&key(text, &tokens[place..place + used])?);
            (!entries.is_empty()).then_some((used, entries))
        })
    }

    /// The entries whose whole name is the text, whatever its capitals, blanks, underscores and colons.
    pub(crate) fn exact(&self, text: &str) -> &[u32] {
        self.squeezed.get(&squeeze(text))
    }
}

/// Is the name written in capitals, and not a plain word?
fn is_symbolic(name: &str) -> bool {
    let symbolic = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || has("_: ", c);
    name.chars().all(symbolic) && (has(name, '_') || has(name, ':') || name.len() >= LEAST_PLAIN_NAME)
}

/// Tokens of a text as the key of a name; `None` where something else than blanks and one colon stands between two.
fn key(text: &str, tokens: &[Token]) -> Option<String> {
    let (first, rest) = tokens.split_first()?;
    let (mut key, mut end) = (first.text.to_string(), first.end);
    for token in rest {
        let gap = || folded(part(text, end..token.start));
        let colons = gap().filter(|&c| c == ':').count();
        if colons > 1 || !gap().all(|c| c == ' ' || c == ':') {
            return None;
        }
        key.push(if colons == 1 { ':' } else { ' ' });
        key.push_str(&token.text);
        end = token.end;
    }
    Some(key)
}
