//! From a query to hits: gathers the evidence of every kind, lets `rank.rs` weigh it, and says where it matched.

use crate::catalog::{Entry, State};
use crate::code;
use crate::codebook::{Codebook, Loaded};
use crate::decode::{Undocumented, documented, of, undocumented};
use crate::foreign::{self, Foreign};
use crate::index::{Fit, Index};
use crate::query::{Query, Role};
use crate::rank::{WEIGHTS, Weights};
use crate::scan::{Cue, ScanOptions};
use crate::text::{Word, fold, squeeze, words};

pub use crate::index::Field;

/// What to search.
#[derive(Debug, Clone, Copy)]
pub struct SearchOptions<'a> {
    /// The most hits to return; [`SearchResult::total`] counts all.
    pub limit: usize,
    /// Ids of the catalogs to ask; `None` asks all.
    pub catalogs: Option<&'a [&'a str]>,
    /// Only entries of these states; `None` takes all.
    pub states: Option<&'a [State]>,
}

impl Default for SearchOptions<'_> {
    fn default() -> Self {
        Self { limit: 10, catalogs: None, states: None }
    }
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchResult<'a> {
    /// What was asked.
    pub query: String,
    /// Best first; empty when nothing fits.
    pub hits: Vec<Hit<'a>>,
    /// How many entries fit, of which the best are in `hits`.
    pub total: usize,
    /// Well-formed codes of the query that no catalog documents.
    pub undocumented: Vec<Undocumented>,
    /// A code of another system.
    pub foreign: Option<Foreign>,
}

/// An entry that fits a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// More is better; comparable within one search only.
    pub score: f32,
    /// The strongest kind of evidence.
    pub why: Why,
    /// Where it matched, by field in the order of [`Field`].
    pub matches: Vec<Match>,
}

/// The kinds of evidence, the strongest first. The numbers cross to JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Why {
    /// Its code was named.
    Code = 0,
    /// Its symbolic name, or a part of it.
    Name = 1,
    /// Its message, or a part of it.
    Message = 2,
    /// Words of any of its fields.
    Words = 3,
    /// Words, one of them misspelt.
    Near = 4,
}

/// The places of a field that matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The field.
    pub field: Field,
    /// Byte ranges in its text, in order and without overlap.
    pub ranges: Vec<(usize, usize)>,
}

/// What speaks for an entry; without points nothing does.
#[derive(Clone, Copy)]
struct Evidence {
    points: f32,
    why: Why,
    /// Byte range of the part of the name that was asked for, in the squeezed name; empty for none.
    name_part: (usize, usize),
}

impl Evidence {
    const NONE: Self = Self { points: 0.0, why: Why::Near, name_part: (0, 0) };
}

/// The evidence for every entry, by place.
struct Evidences {
    of: Vec<Evidence>,
    /// How many entries have some.
    count: usize,
}

impl Evidences {
    /// Keeps the stronger of two for one entry.
    fn add(&mut self, place: usize, evidence: Evidence) {
        let slot = &mut self.of[place];
        self.count += usize::from(slot.points == 0.0);
        if evidence.points > slot.points {
            *slot = evidence;
        }
    }
}

/// A word of the query and the terms that fit it.
struct Wanted<'a> {
    word: &'a Word,
    fits: Vec<(u32, Fit)>,
}

impl Codebook {
    /// Searches for a code, a name, a message as shown on a screen, or words.
    ///
    /// ```
    /// use status_codebook::{Codebook, SearchOptions, Why};
    ///
    /// let book = Codebook::built_in();
    /// let best = |query| book.search(query, &SearchOptions::default()).hits.first().map(|hit| (hit.entry.id.as_str(), hit.why));
    /// assert_eq!(best("status 411"), Some(("mover/411", Why::Code)));
    /// assert_eq!(best("tooManyOpenFileHandles"), Some(("egnyte/1040", Why::Name)));
    /// assert_eq!(best("Storage Quota Exceeded on Google Drive"), Some(("mover/260", Why::Message)));
    /// assert_eq!(best("firewall"), Some(("egnyte/50040", Why::Words)));
    /// assert_eq!(best("asdfghjk"), None);
    /// ```
    pub fn search(&self, query: &str, options: &SearchOptions<'_>) -> SearchResult<'_> {
        let search = Search::new(self, query, options);
        let mut evidence = Evidences { of: vec![Evidence::NONE; search.index.entries()], count: 0 };
        let mut unknown = Vec::new();
        search.codes(&mut evidence, &mut unknown);
        search.names_in_capitals(&mut evidence);
        let foreign = foreign::recognise(query);
        let wanted = search.wanted();
        // A code or a name in full is the answer; words beside it tell about the situation, not about another entry.
        if evidence.count == 0 && unknown.is_empty() && foreign.is_none() {
            search.names(&mut evidence);
            search.messages(&mut evidence);
            search.words(&wanted, &mut evidence);
        }
        let states = |entry: &Entry| options.states.is_none_or(|states| states.contains(&entry.state));
        let mut found: Vec<(f32, usize)> = Vec::with_capacity(evidence.count);
        for (place, entry) in self.all().enumerate() {
            let points = evidence.of[place].points;
            if points > 0.0 && of(&search.asked, entry) && states(entry) {
                found.push((points, place));
            }
        }
        found.sort_unstable_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
        let best = found.iter().take(options.limit);
        let hits =
            best.map(|&(_, place)| search.hit(self.entry_of_place(place), evidence.of[place], &wanted)).collect();
        SearchResult { query: query.to_owned(), hits, total: found.len(), undocumented: unknown, foreign }
    }
}

struct Search<'a, 'q> {
    book: &'a Codebook,
    index: &'a Index,
    text: &'q str,
    options: &'q SearchOptions<'q>,
    asked: Vec<&'a Loaded>,
    query: Query,
    weights: Weights,
}

impl<'a, 'q> Search<'a, 'q> {
    fn new(book: &'a Codebook, text: &'q str, options: &'q SearchOptions<'q>) -> Self {
        let asked = book.asked(options.catalogs);
        let query = Query::parse(text, &asked);
        Self { book, index: book.index(), text, options, asked, query, weights: WEIGHTS }
    }

    /// Codes in the order in which they were written, and there in the order of `decode`.
    fn codes(&self, evidence: &mut Evidences, unknown: &mut Vec<Undocumented>) {
        let scope = self.query.scope(&self.asked);
        for written in &self.query.codes {
            let entries = documented(&scope, &written.key);
            if !entries.iter().any(|entry| entry.tier.counts()) {
                unknown.extend(undocumented(&scope, &written.key));
            }
            for entry in entries {
                // Later ones get less, and all stay within the band.
                let points = self.weights.band * (4.0 + 1.0 / (1.0 + evidence.count as f32));
                self.add(evidence, entry, Evidence { points, why: Why::Code, name_part: (0, 0) });
            }
        }
    }

    /// Symbolic names in capitals inside a longer text, as in a log line.
    fn names_in_capitals(&self, evidence: &mut Evidences) {
        let options = ScanOptions { catalogs: self.options.catalogs, ..ScanOptions::default() };
        for mention in self.book.scan(self.text, &options).mentions.iter().filter(|mention| mention.cue == Cue::Name) {
            for entry in &mention.entries {
                let points = self.weights.band * 3.0 + self.weights.whole_name - evidence.count as f32 / 1000.0;
                let length = entry.name.as_deref().map_or(0, str::len);
                self.add(evidence, entry, Evidence { points, why: Why::Name, name_part: (0, length) });
            }
        }
    }

    fn add(&self, evidence: &mut Evidences, entry: &Entry, found: Evidence) {
        if let Some(place) = self.book.all().position(|other| other.number() == entry.number()) {
            evidence.add(place, found);
        }
    }

    /// The whole query as a symbolic name or a part of one.
    fn names(&self, evidence: &mut Evidences) {
        let squeezed = |skip: Option<Role>| -> String {
            let kept = self.query.words.iter().zip(&self.query.roles).filter(|&(_, role)| Some(*role) != skip);
            kept.map(|(word, _)| word.text.as_str()).collect()
        };
        // One word in prose is a word; in a name's own spelling, or several together, it is a part of the name.
        let symbolic = self.text.contains(['_', ':']) || self.query.words.len() > 1 || camel_case(self.text);
        for wanted in [squeezed(None), squeezed(Some(Role::Product))] {
            if wanted.is_empty() {
                continue;
            }
            for part in self.index.names(&wanted).filter(|part| part.whole || symbolic) {
                let mut points = self.weights.band * 3.0;
                if part.whole {
                    points += self.weights.whole_name;
                } else if part.start == 0 {
                    points += self.weights.name_start;
                }
                let name_part = (part.start, part.start + wanted.len());
                evidence.add(part.place, Evidence { points, why: Why::Name, name_part });
            }
        }
    }

    /// The words of the query in a row, in a message or around one.
    fn messages(&self, evidence: &mut Evidences) {
        let words: Vec<&str> = self.query.words.iter().map(|word| word.text.as_str()).collect();
        if words.is_empty() {
            return;
        }
        self.index.messages(&words, |place, share| {
            // A message in full says more than a part of a name.
            let band = if share >= 1.0 { 3.0 } else { 2.0 };
            let mut points = self.weights.band * (band + share * 0.3);
            // Of two messages that differ in their placeholders alone, the one that was typed to the letter.
            if share >= 1.0 && words.concat() == squeeze(&self.book.entry_of_place(place).message) {
                points += self.weights.literal;
            }
            evidence.add(place, Evidence { points, why: Why::Message, name_part: (0, 0) });
        });
    }

    /// The words that are searched: the plain ones, or what there is where the query has no plain word.
    fn wanted(&self) -> Vec<Wanted<'_>> {
        let of_role = |wanted: &[Role]| -> Vec<usize> {
            (0..self.query.words.len()).filter(|&place| wanted.contains(&self.query.roles[place])).collect()
        };
        let mut places = of_role(&[Role::Plain]);
        if places.is_empty() {
            places = of_role(&[Role::Cue, Role::Product]);
        }
        let typing =
            |place: usize| place + 1 == self.query.words.len() && self.query.words[place].end == self.text.len();
        let wanted = places.into_iter().map(|place| {
            let word = &self.query.words[place];
            let fits = self.index.fits(&word.text, typing(place));
            Wanted { word, fits }
        });
        wanted.collect()
    }

    /// The words of the query in any field: each counts by its rarity and its best place in the entry. A product that
    /// is named narrows the answer to its entries; a message that names it (a connector, say) has been found before.
    fn words(&self, wanted: &[Wanted<'_>], evidence: &mut Evidences) {
        let entries = self.index.entries();
        let mut points = vec![0.0_f32; entries];
        let mut covered = vec![0.0_f32; entries];
        let mut near = vec![false; entries];
        let mut all = 0.0;
        let mut best = vec![0.0_f32; entries];
        for word in wanted {
            best.fill(0.0);
            for &(term, fit) in &word.fits {
                for posting in self.index.postings(term) {
                    let weight = self.weights.field(posting.field()) * self.weights.fit(fit);
                    if weight > best[posting.place()] {
                        best[posting.place()] = weight;
                        near[posting.place()] |= fit == Fit::Near;
                    }
                }
            }
            let rarity = self.index.rarity(best.iter().filter(|&&weight| weight > 0.0).count());
            all += rarity;
            for (place, weight) in best.iter().enumerate().filter(|&(_, &weight)| weight > 0.0) {
                points[place] += rarity * weight;
                covered[place] += rarity;
            }
        }
        let scope = self.query.scope(&self.asked);
        for (place, entry) in self.book.all().enumerate() {
            let enough = covered[place] > 0.0 && covered[place] >= self.weights.coverage * all;
            if !enough || !of(&scope, entry) {
                continue;
            }
            let raw = points[place] / (1.0 + self.weights.length * self.index.length(place) as f32);
            // Any sum, however large, stays below the band.
            let points = self.weights.band * (1.0 + raw / (raw + all));
            let why = if near[place] { Why::Near } else { Why::Words };
            evidence.add(place, Evidence { points, why, name_part: (0, 0) });
        }
    }

    /// Dresses an entry as a hit: says where it matched.
    fn hit(&self, entry: &'a Entry, evidence: Evidence, wanted: &[Wanted<'_>]) -> Hit<'a> {
        let mut matches = Vec::new();
        let mut add = |field, ranges: Vec<(usize, usize)>| {
            if !ranges.is_empty() {
                matches.push(Match { field, ranges });
            }
        };
        match evidence.why {
            Why::Code => add(Field::Code, self.code_ranges(entry)),
            Why::Message => {
                let text = |word: &Word| self.query.words.iter().any(|other| other.text == word.text);
                let ranges =
                    words(&entry.message).iter().filter(|word| text(word)).map(|word| (word.start, word.end)).collect();
                add(Field::Message, ranges);
            }
            Why::Name => {
                let name = entry.name.as_deref().unwrap_or_default();
                add(Field::Name, vec![unsqueezed(name, evidence.name_part)]);
            }
            _ => {
                for field in Field::SHOWN {
                    for text in entry.texts(field) {
                        add(field, self.word_ranges(text, wanted));
                    }
                }
            }
        }
        Hit { entry, score: evidence.points, why: evidence.why, matches }
    }

    fn code_ranges(&self, entry: &Entry) -> Vec<(usize, usize)> {
        let key = code::key(&entry.code);
        let range = self.query.codes.iter().find_map(|written| match key.strip_suffix(&written.key) {
            Some("") => Some((0, entry.code.len())),
            Some(_) => Some((entry.code.len().checked_sub(written.key.len())?, entry.code.len())),
            None => None,
        });
        range.into_iter().collect()
    }

    fn word_ranges(&self, text: &str, wanted: &[Wanted<'_>]) -> Vec<(usize, usize)> {
        let range = |found: &Word| {
            wanted.iter().find_map(|wanted| {
                let &(_, fit) = wanted.fits.iter().find(|&&(term, _)| self.index.word(term) == found.text)?;
                let end = match fit {
                    Fit::Prefix => {
                        found.start + beginning(&text[found.start..found.end], wanted.word.text.chars().count())
                    }
                    Fit::Exact | Fit::Near => found.end,
                };
                Some((found.start, end))
            })
        };
        words(text).iter().filter_map(range).collect()
    }
}

/// Length in bytes of the first characters of a text, not counting those that nobody sees.
fn beginning(text: &str, characters: usize) -> usize {
    let seen = text.char_indices().filter(|&(_, c)| fold(c).is_some());
    seen.take(characters).last().map_or(0, |(start, c)| start + c.len_utf8())
}

/// The range of a name that a range of its squeezed form stands for. Names are ASCII in their letters and digits.
fn unsqueezed(name: &str, (start, end): (usize, usize)) -> (usize, usize) {
    let places: Vec<usize> = name.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(place, _)| place).collect();
    let first = places.get(start).copied().unwrap_or(0);
    let last = end.checked_sub(1).and_then(|last| places.get(last)).or(places.last());
    (first, last.map_or(name.len(), |&last| last + name[last..].chars().next().map_or(0, char::len_utf8)))
}

/// Is the text one word with capitals inside, as in `tooManyOpenFileHandles`?
fn camel_case(text: &str) -> bool {
    let inner = text.trim().chars().zip(text.trim().chars().skip(1));
    !text.trim().contains(' ')
        && inner.into_iter().any(|(before, c)| before.is_ascii_lowercase() && c.is_ascii_uppercase())
}
