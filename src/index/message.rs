//! Messages as sequences: does a row of words lie inside a message, or a message inside the words?

use super::Index;

/// The most words that stand in a placeholder's place: «Dropbox Business (Administrator)» has three.
const PLACEHOLDER_WORDS: usize = 5;

/// Fewer words than this are a phrase only when they are the whole message.
const LEAST: usize = 3;

/// Words to be compared with messages.
pub(crate) struct Matcher<'a> {
    index: &'a Index,
    /// The terms of the words.
    terms: &'a [Option<u32>],
    /// The last of the words, which may be the beginning of one.
    last: &'a str,
    /// Is a term the word of a place in another inflection or spelling?
    is_form: &'a dyn Fn(usize, u32) -> bool,
    /// `reached[used]`: the most words of a message's own in a run that ends before the part at hand and has used up so many words, plus
    /// one; 0 where there is none.
    reached: Vec<u32>,
    next: Vec<u32>,
}

impl<'a> Matcher<'a> {
    pub(crate) fn new(
        index: &'a Index,
        terms: &'a [Option<u32>],
        last: &'a str,
        is_form: &'a dyn Fn(usize, u32) -> bool,
    ) -> Self {
        Self { index, terms, last, is_form, reached: vec![0; terms.len() + 1], next: vec![0; terms.len() + 1] }
    }

    /// The share of an entry's message that the words are in this order without a gap, or 1 for a message that stands
    /// whole among them. Time grows with the product of both lengths.
    pub(crate) fn share(&mut self, place: usize) -> Option<f32> {
        let (index, count) = (self.index, self.terms.len());
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
            most = most.max(self.reached[self.terms.len()]);
        }
        most
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
        let count = self.terms.len();
        let (literal, longest) = if part == Index::PLACEHOLDER { (0, PLACEHOLDER_WORDS) } else { (1, 1) };
        let (reached, next) = (&*self.reached, &mut *self.next);
        next.fill(0);
        for (used, &found) in reached.iter().enumerate().take(count) {
            if found == 0 {
                continue;
            }
            let last = inside && used + 1 == count;
            let fits = literal == 0
                || self.terms[used] == Some(part)
                || (self.is_form)(used, part)
                || last && self.index.terms.word(part).as_bytes().starts_with(self.last.as_bytes());
            if fits {
                for reached in next[used + 1..].iter_mut().take(longest) {
                    *reached = (*reached).max(found + literal);
                }
            }
        }
        std::mem::swap(&mut self.reached, &mut self.next);
    }
}
