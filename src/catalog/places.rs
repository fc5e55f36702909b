//! Places by text: the one kind of table that finds codes, names and ids, sorted and in four allocations.

use crate::order::order;

/// Sorted texts, and the places of each. Every text stands once, end to end with the others: a map of strings and lists
/// takes two allocations for each text.
#[derive(Debug, Default)]
pub(crate) struct Places {
    texts: String,
    /// Where each text ends in `texts`, and its places end in `places`.
    ends: Vec<(u32, u32)>,
    places: Vec<u32>,
}

impl Places {
    /// The table of texts and their places; the places of one text in the order of the pairs.
    pub(crate) fn new(pairs: &[(String, u32)]) -> Self {
        let mut table = Self::default();
        for number in order(pairs.len(), &|one, other| pairs[one].0 < pairs[other].0) {
            let (text, place) = &pairs[number as usize];
            if table.ends.is_empty() || table.bytes(table.ends.len() - 1) != text.as_bytes() {
                table.texts.push_str(text);
                table.ends.push((0, 0));
            }
            table.places.push(*place);
            let last = table.ends.len() - 1;
            table.ends[last] = (table.texts.len() as u32, table.places.len() as u32);
        }
        table
    }

    /// The places of a text.
    pub(crate) fn get(&self, text: &str) -> &[u32] {
        let (mut from, mut to) = (0, self.ends.len());
        while from < to {
            let middle = (from + to) / 2;
            if self.bytes(middle) < text.as_bytes() { from = middle + 1 } else { to = middle }
        }
        if from == self.ends.len() || self.bytes(from) != text.as_bytes() {
            return &[];
        }
        &self.places[self.begin(from).1 as usize..self.ends[from].1 as usize]
    }

    /// The places of each text.
    pub(crate) fn lists(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.ends.len()).map(|text| &self.places[self.begin(text).1 as usize..self.ends[text].1 as usize])
    }

    fn begin(&self, place: usize) -> (u32, u32) {
        if place == 0 { (0, 0) } else { self.ends[place - 1] }
    }

    fn bytes(&self, place: usize) -> &[u8] {
        &self.texts.as_bytes()[self.begin(place).0 as usize..self.ends[place].0 as usize]
    }
}
