//! Builds the index from entries: the same way for the catalogs built in and for a site's own.

use super::terms::{probe, slots_for};
use super::{Field, Index, Passage, Spot, Terms, rarity};
use crate::catalog::{Entry, State};
use crate::hash::hash;
use crate::order::order;
use crate::stop::is_stop;
use crate::text::{each_word, has, is_letter, part, pieces};

impl<'a> Entry<'a> {
    /// Calls `found` with the texts of a field.
    pub(crate) fn each_text(self, field: Field, found: &mut dyn FnMut(&'a str)) {
        let one = match field {
            Field::Code => Some(self.code()),
            Field::Name => self.name(),
            Field::Message => Some(self.message()),
            Field::Remediation => self.remediation(),
            Field::Comment => self.comment(),
            Field::Section => self.section(),
            Field::Operation => self.operation(),
            Field::Scope => self.scope(),
            Field::Category => self.category(),
            Field::State => Some(in_words(self.state())),
            Field::Asked => return self.asked().for_each(found),
        };
        one.into_iter().for_each(found);
    }
}

/// What people call a state; a thesaurus may know more words.
fn in_words(state: State) -> &'static str {
    match state {
        State::Success => "success finished completed done",
        State::Failure => "failed failure error",
        State::Running => "running in progress started",
        State::Queued => "queued waiting pending",
        State::Canceled => "canceled cancelled aborted",
        State::Inactive => "inactive offline",
        State::Active => "active online",
        other => other.as_str(),
    }
}

impl Index {
    /// Indexes the words of what is documented and of a site's own entries. The others keep their places, and are not
    /// found by words. `thesauri` are the groups of each catalog and how many entries it has, in the order of `entries`.
    pub(crate) fn build<'a>(
        entries: impl Iterator<Item = Entry<'a>>,
        thesauri: impl Iterator<Item = (&'a [Vec<String>], usize)>,
    ) -> Self {
        let mut found = Words::default();
        let mut index = Self::default();
        let (mut first, mut passages) = (Vec::new(), Vec::new());
        let (mut message_starts, mut messages): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        // The words of all passages one after the other, and where each passage begins.
        let (mut stream, mut begins): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        let (mut spots, mut spot_starts): (Vec<Spot>, Vec<u32>) = (Vec::new(), Vec::new());
        for (place, entry) in (0..).zip(entries) {
            first.push(passages.len() as u32);
            message_starts.push(messages.len() as u32);
            if !entry.tier().counts() {
                continue;
            }
            index.found += 1;
            for field in Field::ALL {
                // Codes that are numbers are looked up, not searched: a number among words is a count or a size.
                if field == Field::Code && entry.code().bytes().all(|byte| byte.is_ascii_digit()) {
                    continue;
                }
                entry.each_text(field, &mut |text| {
                    passages.push(Passage::new(place, field));
                    begins.push(stream.len() as u32);
                    spot_starts.push(spots.len() as u32);
                    each_word(text, |word, start, end| {
                        let term = found.number(word);
                        stream.push(term);
                        if field.is_shown() {
                            spots.extend(Spot::new(term, start, end));
                        }
                    });
                });
            }
            message(entry.message(), &mut found, &mut messages);
        }
        first.push(passages.len() as u32);
        message_starts.push(messages.len() as u32);
        begins.push(stream.len() as u32);
        spot_starts.push(spots.len() as u32);
        let open = |ends: &[u32]| messages[ends[0] as usize..ends[1] as usize].contains(&Self::PLACEHOLDER);
        index.open = message_starts.windows(2).map(open).collect();
        let sorted = found.sorted();
        for word in stream.iter_mut().chain(&mut messages).filter(|word| **word != Self::PLACEHOLDER) {
            *word = sorted[*word as usize];
        }
        for spot in &mut spots {
            spot.term = sorted[spot.term as usize];
        }
        index.terms = found.into_terms(&sorted);
        (index.entries, index.passages) = (first.into(), passages.into());
        (index.message_starts, index.messages) = (message_starts.into(), messages.into());
        (index.spot_starts, index.spots) = (spot_starts.into(), spots.into());
        index.post(&stream, &begins);
        let mut first = 0;
        for (groups, entries) in thesauri {
            index.synonyms.add(groups, first..first + entries as u32, &index.terms);
            first += entries as u32;
        }
        index.synonyms.finish();
        index
    }

    /// Fills postings, rarities and the weights of the passages from the words of all passages.
    fn post(&mut self, stream: &[u32], begins: &[u32]) {
        let terms = self.terms.len();
        let places = &self.passages;
        let stop: Vec<bool> = (0..terms as u32).map(|term| is_stop(self.terms.word(term))).collect();
        // Calls with each passage and each of its words once. A name, and a text that has no word with a meaning, keep all.
        let each = |visit: &mut dyn FnMut(u32, u32)| {
            let mut seen = vec![u32::MAX; terms];
            for (passage, ends) in (0..).zip(begins.windows(2)) {
                let words = &stream[ends[0] as usize..ends[1] as usize];
                let name = places[passage as usize].field() == Field::Name;
                let all = name || words.iter().all(|&word| stop[word as usize]);
                for &word in words {
                    if (all || !stop[word as usize]) && seen[word as usize] != passage {
                        seen[word as usize] = passage;
                        visit(word, passage);
                    }
                }
            }
        };
        // How many passages and how many entries have each term.
        let (mut passages, mut entries, mut last) = (vec![0_u32; terms + 1], vec![0_u32; terms], vec![u32::MAX; terms]);
        each(&mut |term, passage| {
            let (term, place) = (term as usize, places[passage as usize].place() as u32);
            passages[term] += 1;
            if last[term] != place {
                last[term] = place;
                entries[term] += 1;
            }
        });
        self.rarities = entries.iter().map(|&entries| rarity(self.found, entries as usize)).collect();
        // From counts to where the postings of each term begin.
        let mut sum = 0;
        for count in &mut passages {
            sum += std::mem::replace(count, sum);
        }
        let mut next = passages.clone();
        let (mut postings, mut weights) = (vec![0; sum as usize], vec![0.0; self.passages.len()]);
        each(&mut |term, passage| {
            let place = &mut next[term as usize];
            postings[*place as usize] = passage;
            *place += 1;
            weights[passage as usize] += self.rarities[term as usize];
        });
        for weight in &mut weights {
            *weight = f32::max(*weight, f32::MIN_POSITIVE).recip();
        }
        (self.starts, self.postings, self.weights) = (passages.into(), postings.into(), weights.into());
    }
}

/// A message as terms and placeholders. A placeholder stands between asterisks, begins and ends with a letter and has a
/// blank in it, as in `*Source name*`; Markdown's emphasis of one word has none, and `*.tmp or *.bak` no letter first.
fn message(message: &str, found: &mut Words, parts: &mut Vec<u32>) {
    let pieces = pieces(message, b'*');
    for (place, piece) in pieces.iter().enumerate() {
        let closed = place % 2 == 1 && place + 1 < pieces.len();
        let letter = |c: char| is_letter(c) && !c.is_ascii_digit();
        let letters = piece.chars().next().is_some_and(letter) && piece.chars().next_back().is_some_and(letter);
        if closed && letters && has(piece, ' ') {
            parts.push(Index::PLACEHOLDER);
        } else {
            each_word(piece, |word, _, _| parts.push(found.number(word)));
        }
    }
}

/// Words and their numbers while the index is built, in the order in which they were met: an open-addressing hash table
/// over one text. (A tree of strings takes four times as long for 10,000 entries.)
#[derive(Default)]
struct Words {
    text: String,
    ends: Vec<u32>,
    /// The numbers by hash, plus one; 0 is free. Its length is a power of two.
    slots: Vec<u32>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        if self.slots.len() <= self.ends.len() * 2 {
            self.grow();
        }
        let slot = probe(&self.slots, hash(word), |number| self.word(number) == word);
        if self.slots[slot] == 0 {
            self.text.push_str(word);
            self.ends.push(self.text.len() as u32);
            self.slots[slot] = self.ends.len() as u32;
        }
        self.slots[slot] - 1
    }

    fn grow(&mut self) {
        self.slots = vec![0; slots_for(self.ends.len() * 2).max(4096)];
        for number in 0..self.ends.len() as u32 {
            let slot = probe(&self.slots, hash(self.word(number)), |_| false);
            self.slots[slot] = number + 1;
        }
    }

    fn word(&self, number: u32) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        part(&self.text, start as usize..self.ends[number as usize] as usize)
    }

    /// The place of each number among the sorted words.
    fn sorted(&self) -> Vec<u32> {
        // Most words are told apart by their first letters, as one number.
        let first = |number: usize| {
            let mut bytes = [0; 8];
            for (byte, letter) in bytes.iter_mut().zip(self.word(number as u32).bytes()) {
                *byte = letter;
            }
            u64::from_be_bytes(bytes)
        };
        let firsts: Vec<u64> = (0..self.ends.len()).map(first).collect();
        let before = |one: usize, other: usize| {
            let (first, second) = (firsts[one], firsts[other]);
            first < second || first == second && self.word(one as u32) < self.word(other as u32)
        };
        let mut places = vec![0; firsts.len()];
        for (place, number) in (0..).zip(order(firsts.len(), &before)) {
            places[number as usize] = place;
        }
        places
    }

    fn into_terms(self, places: &[u32]) -> Terms {
        let mut order = vec![0; places.len()];
        for (number, &place) in (0..).zip(places) {
            order[place as usize] = number;
        }
        Terms::new(order.len(), &|place| self.word(order[place]))
    }
}
