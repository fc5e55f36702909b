//! Messages as sequences: does a row of words lie inside a message, or a message inside the words?

use super::Index;

/// The most words that stand in a placeholder's place: «Dropbox Business (Administrator)» has three.
const PLACEHOLDER_WORDS: usize = 5;

/// Fewer words than this are a phrase only when they are the whole message.
const LEAST: usize = 3;

/// Words to be compared with messages.
pub(crate) struct Matcher<'a> {
    index: &'a Index,
    words: &'a [&'a str],
    terms: Vec<Option<u32>>,
    /// The terms that each word may be in another inflection or spelling.
    alternatives: Vec<Vec<u32>>,
    /// `reached[used]`: the most words of a message's own in a run that ends before the part at hand and has used up so many words, plus
    /// one; 0 where there is none.
    reached: Vec<u32>,
    next: Vec<u32>,
}

impl<'a> Matcher<'a> {
    /// The last word may be the beginning of one; `alternatives` are the other inflections and spellings of each.
    pub(crate) fn new(index: &'a Index, words: &'a [&'a str], alternatives: Vec<Vec<u32>>) -> Self {
        let terms = words.iter().map(|word| index.terms.find(word)).collect();
        Self { index, words, terms, alternatives, reached: vec![0; words.len() + 1], next: vec![0; words.len() + 1] }
    }

    /// The share of an entry's message that the words are in this order without a gap, or 1 for a message that stands
    /// whole among them. Time grows with the product of both lengths.
    pub(crate) fn share(&mut self, place: usize) -> Option<f32> {
        let (index, count) = (self.index, self.words.len());
        let parts = index.message(place);
        // Too few for a part of a message are at most a whole one.
        if parts.is_empty() || count == 0 || count < LEAST && parts.len() != count {
            return None;
        }
        let own = parts.iter().filter(|&&part| part != Index::PLACEHOLDER).count();
        // Nothing but placeholders is anything at all.
        if own == 0 {
            return None;
        }
        // The words lie inside the message: a run begins with the first word at any part …
        let found = self.inside(parts, parts.len());
        if found > 0 {
            let found = found as usize - 1;
            // … and a short one at the beginning of the message («Ended by Contoso»).
            let enough = found >= LEAST || found == own || found + 1 >= LEAST && self.inside(parts, 1) > 0;
            return enough.then_some(found as f32 / own as f32);
        }
        // The message lies inside the words: a run begins with any word at the first part. A short message such as «Running»
        // stands in many a sentence that is about something else.
        if own < LEAST {
            return None;
        }
        self.reached.fill(1);
        for &part in parts {
            self.step(part, false);
        }
        self.reached.iter().any(|&found| found > 0).then_some(1.0)
    }

    /// The most words of the message's own in a run of all words that begins at one of the first parts, plus one.
    fn inside(&mut self, parts: &[u32], first: usize) -> u32 {
        let mut most = 0;
        self.reached.fill(0);
        for (place, &part) in parts.iter().enumerate() {
            self.reached[0] = u32::from(place < first);
            self.step(part, true);
            most = most.max(self.reached[self.words.len()]);
        }
        most
    }

    /// Has an entry's message a placeholder?
    pub(crate) fn is_open(&self, place: usize) -> bool {
        self.index.message(place).contains(&Index::PLACEHOLDER)
    }

    /// How many pairs of neighbouring words are neighbours in an entry's message too.
    pub(crate) fn pairs(&self, place: usize) -> usize {
        let parts = self.index.message(place);
        let neighbours = |pair: &[Option<u32>]| {
            let [Some(one), Some(other)] = *pair else { return false };
            parts.windows(2).any(|parts| parts == [one, other])
        };
        self.terms.windows(2).filter(|pair| neighbours(pair)).count()
    }

    /// The runs after one more part.
    fn step(&mut self, part: u32, inside: bool) {
        let count = self.words.len();
        let literal = u32::from(part != Index::PLACEHOLDER);
        self.next.fill(0);
        for used in 0..=count {
            let found = self.reached[used];
            if found == 0 {
                continue;
            }
            let longest = if part == Index::PLACEHOLDER { PLACEHOLDER_WORDS } else { 1 };
            for taken in 1..=longest.min(count - used) {
                let last = inside && used + 1 == count;
                let fits = part == Index::PLACEHOLDER
                    || self.terms[used] == Some(part)
                    || self.alternatives[used].contains(&part)
                    || last && self.index.terms.word(part).starts_with(self.words[used]);
                if fits {
                    self.next[used + taken] = self.next[used + taken].max(found + literal);
                }
            }
        }
        std::mem::swap(&mut self.reached, &mut self.next);
    }
}
