//! From a query to hits: gathers the evidence of every kind, lets `rank.rs` weigh it, and says where it matched.

use crate::catalog::{Entry, State};
use crate::code;
use crate::codebook::{Codebook, Loaded};
use crate::decode::{Undocumented, documented, of, undocumented};
use crate::foreign::Foreign;
use crate::index::{Fit, Index, NamePart};
use crate::order::order;
use crate::query::{Form, Query, Role};
use crate::rank::{WEIGHTS, Weights};
use crate::scan::{Cue, ScanOptions};
use crate::text::{self, Word, fold, has, joined, part, squeeze, words};

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
    pub entry: Entry<'a>,
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
    /// Does a code that is beyond doubt, or a name in capitals, speak for some entry?
    settled: bool,
}

impl Evidences {
    /// Keeps the stronger of two for one entry.
    fn add(&mut self, place: usize, evidence: Evidence) {
        if evidence.points > self.of[place].points {
            self.of[place] = evidence;
        }
    }
}

/// A word of the query and the terms that fit it.
struct Wanted<'a> {
    word: &'a Word,
    /// Adds to an entry that has it, and takes nothing from one that has it not.
    optional: bool,
    fits: Vec<(u32, Fit)>,
}

impl Codebook {
    /// Searches for a code, a name, a message as shown on a screen, or words.
    ///
    /// ```
    /// use status_codebook::{Codebook, SearchOptions, Why};
    ///
    /// let book = Codebook::built_in();
    /// let best = |query| book.search(query, &SearchOptions::default()).hits.first().map(|hit| (hit.entry.id(), hit.why));
    /// assert_eq!(best("status 411"), Some(("mover/411".to_owned(), Why::Code)));
    /// assert_eq!(best("tooManyOpenFileHandles"), Some(("egnyte/1040".to_owned(), Why::Name)));
    /// assert_eq!(best("Storage Quota Exceeded on Google Drive"), Some(("mover/260".to_owned(), Why::Message)));
    /// assert_eq!(best("firewall"), Some(("egnyte/50040".to_owned(), Why::Words)));
    /// assert_eq!(best("asdfghjk"), None);
    /// ```
    pub fn search(&self, query: &str, options: &SearchOptions<'_>) -> SearchResult<'_> {
        let search = Search::new(self, query, options);
        let mut evidence = Evidences { of: vec![Evidence::NONE; search.index.entries()], settled: false };
        let mut unknown = Vec::new();
        search.codes(&mut evidence, &mut unknown);
        search.names_in_capitals(&mut evidence);
        let wanted = search.wanted();
        // A code or a name in full is the answer; words beside it tell about the situation, not about another entry.
        // Nor do words beside a code of another system.
        if !evidence.settled && search.query.foreign.is_none() {
            search.names(&mut evidence);
            search.messages(&mut evidence);
            search.words(&wanted, &mut evidence);
            search.doubtful_codes(&mut evidence);
        }
        let states = |entry: Entry<'_>| options.states.is_none_or(|states| states.contains(&entry.state()));
        let mut found: Vec<(f32, usize)> = Vec::new();
        for (place, entry) in self.all().enumerate() {
            let points = evidence.of[place].points;
            if points > 0.0 && of(&search.asked, entry) && states(entry) {
                found.push((points, place));
            }
        }
        let best = order(found.len(), &|one, other| found[one].0 > found[other].0);
        let hit = |number: u32| {
            let place = found[number as usize].1;
            search.hit(self.entry_of_place(place), evidence.of[place], &wanted)
        };
        let hits = best.into_iter().take(options.limit).map(hit).collect();
        let foreign = search.query.foreign;
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
        let query = Query::parse(text, &book.asked(None));
        Self { book, index: book.index(), text, options, asked, query, weights: WEIGHTS }
    }

    /// The codes that are beyond doubt, in the order of the query, and there in the order of `decode`.
    fn codes(&self, evidence: &mut Evidences, unknown: &mut Vec<Undocumented>) {
        let mut points = self.weights.code;
        for written in self.query.codes.iter().filter(|written| written.form.is_sure()) {
            let scope = self.query.scope_of(written, &self.asked);
            let entries = documented(&scope, &written.key);
            if !entries.iter().any(|entry| entry.tier().counts()) {
                unknown.extend(undocumented(&scope, &written.key));
            }
            for entry in entries {
                self.add(evidence, entry, Evidence { points, why: Why::Code, name_part: (0, 0) });
                evidence.settled = true;
                points -= self.weights.later;
            }
        }
    }

    /// Numbers that may be codes add to what the words say, and stand alone where the words say nothing.
    fn doubtful_codes(&self, evidence: &mut Evidences) {
        for written in self.query.codes.iter().filter(|written| !written.form.is_sure()) {
            let extra =
                if written.form == Form::Leading { self.weights.leading_code } else { self.weights.perhaps_code };
            for entry in documented(&self.query.scope_of(written, &self.asked), &written.key) {
                let place = self.book.place_of_entry(entry);
                let points = evidence.of[place].points.max(self.weights.words) + extra;
                evidence.of[place] = Evidence { points, why: Why::Code, name_part: (0, 0) };
            }
        }
    }

    /// Symbolic names in capitals inside a longer text, as in a log line.
    fn names_in_capitals(&self, evidence: &mut Evidences) {
        let options = ScanOptions { catalogs: self.options.catalogs, ..ScanOptions::default() };
        let mut points = self.weights.name_in_capitals;
        for mention in self.book.scan(self.text, &options).mentions.iter().filter(|mention| mention.cue == Cue::Name) {
            for &entry in &mention.entries {
                let length = entry.name().map_or(0, |name| squeeze(name).len());
                self.add(evidence, entry, Evidence { points, why: Why::Name, name_part: (0, length) });
                evidence.settled = true;
                points -= self.weights.later;
            }
        }
    }

    fn add(&self, evidence: &mut Evidences, entry: Entry<'_>, found: Evidence) {
        evidence.add(self.book.place_of_entry(entry), found);
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
                let points = match part {
                    NamePart { whole: true, .. } => self.weights.whole_name,
                    NamePart { start: 0, .. } => self.weights.name_start,
                    _ => self.weights.name_part,
                };
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
            // Of two messages that differ in their placeholders alone, the one that was typed to the letter.
            let literal = || joined(&words) == squeeze(self.book.entry_of_place(place).message());
            let points = match share {
                share if share < 1.0 => self.weights.message_part + share * self.weights.message_share,
                _ if literal() => self.weights.literal_message,
                _ => self.weights.whole_message,
            };
            evidence.add(place, Evidence { points, why: Why::Message, name_part: (0, 0) });
        });
    }

    /// The words that are searched, each once: the plain ones and those of product names, or what there is where the
    /// query has no plain word.
    fn wanted(&self) -> Vec<Wanted<'_>> {
        let roles: &[Role] = match self.query.of_role(&[Role::Plain]).next() {
            Some(_) => &[Role::Plain, Role::Product],
            None => &[Role::Cue, Role::Product],
        };
        let mut wanted: Vec<Wanted<'_>> = Vec::new();
        for (place, (word, role)) in self.query.words.iter().zip(&self.query.roles).enumerate() {
            if !roles.contains(role) || wanted.iter().any(|other| other.word.text == word.text) {
                continue;
            }
            let typing = place + 1 == self.query.words.len() && word.end == self.text.len();
            // Dates, sizes and times say nothing about what is asked.
            let optional = *role == Role::Product || word.is_number();
            wanted.push(Wanted { word, optional, fits: self.index.fits(&word.text, typing) });
        }
        // Where nothing else is asked, they are the question.
        if wanted.iter().all(|word| word.optional) {
            for word in &mut wanted {
                word.optional = false;
            }
        }
        wanted
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
            let (weighed, counted) = if word.optional { (self.weights.product, 0.0) } else { (1.0, rarity) };
            all += counted;
            for (place, weight) in best.iter().enumerate().filter(|&(_, &weight)| weight > 0.0) {
                points[place] += rarity * weight * weighed;
                covered[place] += counted;
            }
        }
        let scope = self.query.scope(&self.asked);
        for (place, entry) in self.book.all().enumerate() {
            let enough = covered[place] > 0.0 && covered[place] >= self.weights.coverage * all;
            if !enough || !of(&scope, entry) {
                continue;
            }
            let raw = points[place] / (1.0 + self.weights.length * self.index.length(place) as f32);
            let points = self.weights.words + self.weights.words_most * raw / (raw + all);
            let why = if near[place] { Why::Near } else { Why::Words };
            evidence.add(place, Evidence { points, why, name_part: (0, 0) });
        }
    }

    /// Dresses an entry as a hit: says where it matched.
    fn hit(&self, entry: Entry<'a>, evidence: Evidence, wanted: &[Wanted<'_>]) -> Hit<'a> {
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
                let ranges = words(entry.message())
                    .iter()
                    .filter(|word| text(word))
                    .map(|word| (word.start, word.end))
                    .collect();
                add(Field::Message, ranges);
            }
            Why::Name => {
                let name = entry.name().unwrap_or_default();
                add(Field::Name, vec![unsqueezed(name, evidence.name_part)]);
            }
            _ => {
                for field in Field::SHOWN {
                    for text in entry.texts_of(field) {
                        add(field, self.word_ranges(text, wanted));
                    }
                }
            }
        }
        Hit { entry, score: evidence.points, why: evidence.why, matches }
    }

    /// The code itself, or those of its digits that were typed without the prefix.
    fn code_ranges(&self, entry: Entry<'_>) -> Vec<(usize, usize)> {
        let key = code::key(entry.code());
        if self.query.codes.iter().any(|written| written.key == key) {
            return vec![(0, entry.code().len())];
        }
        let digits = self.query.codes.iter().find(|written| key.ends_with(&written.key));
        // Every character of the digits is one of the code, which its grammar has checked.
        let start = digits.and_then(|written| entry.code().len().checked_sub(written.key.len()));
        start
            .filter(|&start| entry.code().is_char_boundary(start))
            .map(|start| (start, entry.code().len()))
            .into_iter()
            .collect()
    }

    fn word_ranges(&self, text: &str, wanted: &[Wanted<'_>]) -> Vec<(usize, usize)> {
        let range = |found: &Word| {
            wanted.iter().find_map(|wanted| {
                let &(_, fit) = wanted.fits.iter().find(|&&(term, _)| self.index.word(term) == found.text)?;
                let end = match fit {
                    Fit::Prefix => {
                        found.start + beginning(part(text, found.start..found.end), wanted.word.text.chars().count())
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

/// The byte range of a name that a byte range of its squeezed form stands for.
fn unsqueezed(name: &str, (start, end): (usize, usize)) -> (usize, usize) {
    let (mut before, mut range) = (0, None);
    for word in words(name) {
        let after = before + word.text.len();
        if start < after && before < end {
            let first = range.map_or(word.start, |(first, _)| first);
            // The last word may have been typed in part.
            let part = word.text.get(..end - before).map_or(usize::MAX, |part| part.chars().count());
            let last = if end >= after {
                word.end
            } else {
                word.start + beginning(text::part(name, word.start..word.end), part)
            };
            range = Some((first, last));
        }
        before = after;
    }
    range.unwrap_or((0, name.len()))
}

/// Is the text one word with capitals inside, as in `tooManyOpenFileHandles`?
fn camel_case(text: &str) -> bool {
    let inner = text.trim().chars().zip(text.trim().chars().skip(1));
    !has(text.trim(), ' ') && inner.into_iter().any(|(before, c)| before.is_ascii_lowercase() && c.is_ascii_uppercase())
}
