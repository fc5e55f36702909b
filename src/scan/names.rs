//! The documented symbolic names, to be found in capitals in a text or typed in any spelling.

use super::lexer::Line;
use super::lexicon::{CAPITALS, DIGITS, Lexicon, NAME, NAME_BEGIN, extended};
use super::steps;
use crate::catalog::{Entry, Places};
use crate::text::{folded, has, is_letter, part, squeeze, words};

/// A name in capitals without underscore or colon counts from this length on: shorter ones are words («OK»).
const LEAST_PLAIN_NAME: usize = 8;

/// All names by what is left of them without blanks, underscores and colons; places are those of
/// [`Codebook::all`](crate::Codebook::all).
pub(crate) struct Names {
    squeezed: Places,
}

impl Names {
    /// The names of what is documented; a place is the entry's number in the iterator.
    pub(crate) fn build<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Self {
        let named = (0..).zip(entries).filter(|(_, entry)| entry.tier().counts());
        let squeezed: Vec<_> = named.filter_map(|(place, entry)| Some((squeeze(entry.name()?), place))).collect();
        Self { squeezed: Places::new(&squeezed) }
    }

    /// The entries whose whole name is the text, whatever its capitals, blanks, underscores and colons.
    pub(crate) fn exact(&self, text: &str) -> &[u32] {
        self.squeezed.get(&squeeze(text))
    }
}

/// Adds the name of an entry to a lexicon, where it is written in capitals and is not a plain word.
pub(crate) fn add(lexicon: &mut Lexicon, name: &str, place: u32) {
    let symbolic = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || has("_: ", c);
    let plain = !has(name, '_') && !has(name, ':') && name.len() < LEAST_PLAIN_NAME;
    if plain || !name.chars().all(symbolic) {
        return;
    }
    let (words, mut end) = (words(name), 0);
    let mut parts = Vec::new();
    for word in &words {
        let gap = if end == 0 { Some(' ') } else { gap_sign(part(name, end..word.start)) };
        let Some(gap) = gap else { return };
        parts.push((gap, &*word.text));
        end = word.end;
    }
    lexicon.add_name(&parts, place);
}

/// The longest name in capitals that begins at a token of a line: how many tokens it takes, and its key in the lexicon.
pub(super) fn at(lexicon: &Lexicon, line: &Line<'_>, place: usize) -> Option<(usize, u64)> {
    if !line.is(place, NAME_BEGIN) {
        return None;
    }
    let before = underscores(line.before(place), true)?;
    let (mut key, mut longest) = (0, None);
    for used in 1..=lexicon.longest_name {
        let last = place + used - 1;
        let gap = if used == 1 { Some(' ') } else { gap_sign(line.gap(last - 1, last)) };
        steps::count(|| 1);
        let Some(gap) = gap.filter(|_| line.is(last, NAME) && line.is(last, CAPITALS | DIGITS)) else { break };
        key = extended(key, gap, line.tokens[last].number);
        if lexicon.named(key).next().is_some() && underscores(line.after(last), false) == Some(before) {
            longest = Some((used, key));
        }
    }
    longest
}

/// How many underscores stand where a text begins, or where it ends, unless they join what stands there to a word. As many on
/// both sides emphasise what stands between: «_AZSM1027_».
pub(super) fn underscores(text: &str, from_behind: bool) -> Option<usize> {
    let (mut signs, mut count) = (folded(text), 0);
    loop {
        steps::count(|| 1);
        match if from_behind { signs.next_back() } else { signs.next() } {
            Some('_') => count += 1,
            Some(c) if count > 0 && is_letter(c) => return None,
            _ => return Some(count),
        }
    }
}

/// What stands between two words of a name: an underscore, or blanks with at most one colon.
fn gap_sign(gap: &str) -> Option<char> {
    if gap == "_" {
        return Some('_');
    }
    steps::count(|| gap.len());
    let signs = || folded(gap);
    let colons = signs().filter(|&c| c == ':').count();
    match () {
        () if signs().all(|c| c == ' ' || c == ':') && colons < 2 => Some(if colons == 1 { ':' } else { ' ' }),
        () if signs().filter(|&c| c != '_').count() == 0 && signs().count() == 1 => Some('_'),
        () => None,
    }
}
