//! Gathers what the lines say into a report: mentions up to a limit, and a tally of all of them.

use std::ops::Range;

use super::line::{Found, What, of_product};
use super::{Cue, Format, Mention, Reason, Report, Tally, steps};
use crate::catalog::Entry;
use crate::codebook::{Codebook, Loaded};
use crate::order::order;

/// Where something was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) line: u32,
    pub(super) column: usize,
    pub(super) cue: Cue,
    pub(super) weight: u32,
}

/// A mention that is kept. Entries are numbers here, since a scanner outlives its look into the codebook.
#[derive(Debug)]
struct Kept {
    place: Place,
    text: String,
    what: Resolved,
}

#[derive(Debug, Clone)]
enum Resolved {
    /// A part of the collector's list.
    Entries(Range<usize>),
    Unknown {
        catalog: String,
        code: String,
    },
    /// A number that waits for a product.
    Waiting(String),
    Nothing,
}

/// How often something was met.
#[derive(Debug, Clone)]
struct Count {
    count: u32,
    lines: u32,
    first: u32,
    last: u32,
}

impl Count {
    fn add(&mut self, line: u32, weight: u32) {
        self.count = self.count.saturating_add(weight);
        self.lines += u32::from(self.last != line);
        self.last = line;
    }

    fn unite(&mut self, other: &Self) {
        self.count = self.count.saturating_add(other.count);
        // The same line may have been counted by both, at either end.
        let same = other.first == self.last || other.last == self.first;
        self.lines += other.lines - u32::from(same);
        (self.first, self.last) = (self.first.min(other.first), self.last.max(other.last));
    }
}

/// Numbers of one column, or of the text, for which nothing near says whose codes they are.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// Each number that some product documents, sorted.
    keys: Vec<(String, Count)>,
    /// The mentions that wait for it.
    kept: Vec<u32>,
}

impl Waiting {
    fn count(&mut self, key: &str, line: u32, weight: u32) {
        match self.keys.binary_search_by(|(known, _)| known.as_str().cmp(key)) {
            Ok(place) => self.keys[place].1.add(line, weight),
            Err(place) => {
                steps::count(|| self.keys.len() - place);
                let count = Count { count: weight, lines: 1, first: line, last: line };
                self.keys.insert(place, (key.to_owned(), count));
            }
        }
    }
}

/// What was gathered so far.
#[derive(Debug)]
pub(super) struct Collector {
    most: usize,
    kept: Vec<Kept>,
    /// The numbers of the entries of all that is kept.
    entries: Vec<u32>,
    /// By the number of the entry.
    tally: Vec<(u32, Count)>,
    pub(super) ignored: [u32; Reason::ALL.len()],
    pub(super) complete: bool,
}

impl Collector {
    pub(super) fn new(most: usize) -> Self {
        let (kept, entries, tally) = (Vec::new(), Vec::new(), Vec::new());
        Self { most, kept, entries, tally, ignored: [0; Reason::ALL.len()], complete: true }
    }

    /// Adds what was found at a place; a number without a product waits among `waiting`. What is one occurrence with the
    /// find before is `counted` already.
    pub(super) fn add(&mut self, place: Place, text: &str, found: &What<'_>, counted: bool, waiting: &mut Waiting) {
        let (line, weight) = (place.line, place.weight);
        match found {
            What::Entries(entries) if !counted && entries.iter().any(|entry| entry.tier().counts()) => {
                self.count(entries[0].number(), &Count { count: weight, lines: 1, first: line, last: line });
            }
            What::Number(key, true) => waiting.count(key, line, weight),
            _ => {}
        }
        if self.kept.len() == self.most {
            self.complete = false;
            return;
        }
        if matches!(found, What::Number(..)) {
            waiting.kept.push(self.kept.len() as u32);
        }
        let what = self.resolved(found);
        self.kept.push(Kept { place, text: text.to_owned(), what });
    }

    fn resolved(&mut self, what: &What<'_>) -> Resolved {
        match what {
            What::Entries(entries) => {
                let begin = self.entries.len();
                self.entries.extend(entries.iter().map(|entry| entry.number()));
                Resolved::Entries(begin..self.entries.len())
            }
            What::Unknown(loaded, code) => Resolved::Unknown { catalog: loaded.catalog.id.clone(), code: code.clone() },
            What::Number(key, _) => Resolved::Waiting(key.clone()),
        }
    }

    fn count(&mut self, entry: u32, met: &Count) {
        match self.tally.binary_search_by_key(&entry, |&(entry, _)| entry) {
            Ok(place) => {
                self.tally[place].1.unite(met);
            }
            Err(place) => {
                steps::count(|| self.tally.len() - place);
                self.tally.insert(place, (entry, met.clone()));
            }
        }
    }

    /// Gives the numbers that wait to a product: the one that is `likely` where it documents any of them, else the one
    /// that documents most; where that is not one alone, each to all that document it.
    pub(super) fn resolve(&mut self, asked: &[&Loaded], waiting: Waiting, likely: Option<&Loaded>) {
        steps::count(|| waiting.kept.len());
        let documents = |it: &Loaded, key: &str| {
            steps::count(|| 1);
            it.entries_of(key).any(|entry| entry.tier().counts())
        };
        let documented = |it: &Loaded| waiting.keys.iter().filter(|(key, _)| documents(it, key)).count();
        let likely = likely.filter(|it| waiting.keys.is_empty() || documented(it) > 0);
        let most = asked.iter().map(|it| documented(it)).max().unwrap_or(0);
        let mut best = asked.iter().copied().filter(|it| most > 0 && documented(it) == most);
        let (first, second) = (best.next(), best.next());
        let chosen = likely.or(first.filter(|_| second.is_none()));
        let reading = |key: &str| {
            let others = || asked.iter().copied().filter(|it| documents(it, key));
            let readings: Vec<Entry<'_>> = match chosen {
                // Beside a product that was only guessed, what it does not document may be another's.
                Some(product) if likely.is_some() || documents(product, key) => product.entries_of(key).collect(),
                _ => others().flat_map(|it| it.entries_of(key)).collect(),
            };
            if readings.is_empty() {
                chosen.or(first).and_then(|it| of_product(it, key))
            } else {
                Some(What::Entries(readings))
            }
        };
        for (key, count) in &waiting.keys {
            if let Some(What::Entries(entries)) = reading(key)
                && entries.iter().any(|entry| entry.tier().counts())
            {
                self.count(entries[0].number(), count);
            }
        }
        for place in waiting.kept {
            let Resolved::Waiting(key) = &self.kept[place as usize].what else { continue };
            let what = reading(key).map_or(Resolved::Nothing, |what| self.resolved(&what));
            self.kept[place as usize].what = what;
        }
    }

    /// The report, when nothing waits any more.
    pub(super) fn finish(self, book: &Codebook, format: Format, lines: u32) -> Report<'_> {
        steps::count(|| self.kept.len());
        let (mut mentions, mut undocumented) = (Vec::new(), Vec::new());
        for Kept { place, text, what } in self.kept {
            let (entries, catalog, code) = match what {
                Resolved::Entries(range) => {
                    let numbers = &self.entries[range];
                    let entries: Vec<Entry<'_>> = numbers.iter().filter_map(|&it| book.entry_at(it)).collect();
                    let Some(best) = entries.first() else { continue };
                    let (catalog, code) = (best.catalog().to_owned(), best.code().to_owned());
                    (entries, catalog, code)
                }
                Resolved::Unknown { catalog, code } => (Vec::new(), catalog, code),
                Resolved::Waiting(_) | Resolved::Nothing => continue,
            };
            let counts = entries.iter().any(|entry| entry.tier().counts());
            let Place { start, line, column, cue, weight } = place;
            let mention = Mention { start, line, column, text, catalog, code, entries, cue, weight };
            if counts { mentions.push(mention) } else { undocumented.push(mention) }
        }
        let tally: Vec<Tally<'_>> = self
            .tally
            .iter()
            .filter_map(|(entry, it)| {
                let entry = book.entry_at(*entry)?;
                Some(Tally { entry, count: it.count, lines: it.lines, first_line: it.first, last_line: it.last })
            })
            .collect();
        // Rows that are alike in both stay in the order of their entries.
        let key = |row: &Tally<'_>| (u32::MAX - row.count, row.first_line);
        let rows = order(tally.len(), &|one, other| key(&tally[one]) < key(&tally[other]));
        let tally = rows.into_iter().map(|row| tally[row as usize].clone()).collect();
        Report { mentions, undocumented, tally, ignored: self.ignored, format, lines, complete: self.complete }
    }
}

/// Which finds, if any, are one occurrence with the one before: a name and the number of its own entry, where they are `close`. Of
/// such a pair the entry that both have comes first.
pub(super) fn pair(found: &mut [Found<'_>], close: &dyn Fn(&Found<'_>, &Found<'_>) -> bool) -> Vec<bool> {
    steps::count(|| found.len());
    if found.len() < 2 {
        return Vec::new();
    }
    let mut ones = vec![false; found.len()];
    for later in 1..found.len() {
        let (one, other) = (&found[later - 1], &found[later]);
        if ones[later - 1] || (one.cue == Cue::Name) == (other.cue == Cue::Name) || !close(one, other) {
            continue;
        }
        let second = other.entries();
        let Some(shared) = one.entries().iter().copied().find(|entry| second.contains(entry)) else { continue };
        ones[later] = true;
        for find in &mut found[later - 1..=later] {
            if let What::Entries(entries) = &mut find.what
                && let Some(place) = entries.iter().position(|entry| *entry == shared)
            {
                entries[..=place].rotate_right(1);
            }
        }
    }
    ones
}
