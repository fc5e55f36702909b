//! From a query to hits: gathers the evidence of every kind, lets `rank.rs` weigh it, and says where it matched.

mod counts;
mod marks;
mod named;
mod rules;
mod wanted;
mod worded;

use crate::catalog::{Entry, Rule, State};
use crate::codebook::{Codebook, Loaded};
use crate::decode::{Undocumented, documented, of, undocumented};
use crate::foreign::Foreign;
use crate::order::best;
use crate::query::Query;
use crate::scan::lexer::{Line, Tokens};
use crate::scan::{Cue, cues};
use crate::text::{part, squeeze};
use counts::Counts;
use marks::Marker;
use wanted::Known;

pub use crate::index::Field;
pub use crate::rank::{WEIGHTS, Weights};

/// What to search.
#[derive(Debug, Clone, Copy)]
pub struct SearchOptions<'a> {
    /// The most hits to return; [`SearchResult::total`] counts all.
    pub limit: usize,
    /// Ids of the catalogs to ask; `None` asks all.
    pub catalogs: Option<&'a [&'a str]>,
    /// Only entries of these states; `None` takes all.
    pub states: Option<&'a [State]>,
    /// What orders the hits.
    pub weights: &'a Weights,
}

impl Default for SearchOptions<'_> {
    fn default() -> Self {
        Self { limit: 10, catalogs: None, states: None, weights: &WEIGHTS }
    }
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchResult<'a> {
    /// Best first; empty when nothing fits.
    pub hits: Vec<Hit<'a>>,
    /// How many entries fit, of which the best are in `hits`.
    pub total: usize,
    /// Well-formed codes of the query that no catalog documents.
    pub undocumented: Vec<Undocumented>,
    /// The rules of the documents that answer the question, best first.
    pub rules: Vec<Rule<'a>>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// What speaks for an entry.
#[derive(Clone, Copy)]
struct Evidence {
    /// The entry's place among all.
    place: usize,
    points: f32,
    why: Why,
    /// Byte range of the part of the name that was asked for, in the squeezed name; empty for none.
    name_part: (usize, usize),
}

impl Evidence {
    /// Orders evidence: by its points, which are positive, and by the order of the entries where those are alike.
    fn key(&self) -> u64 {
        u64::from(self.points.to_bits()) << 32 | u64::from(u32::MAX - self.place as u32)
    }
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
        let mut search = Search::new(self, query, options);
        let mut unknown = Vec::new();
        let mut found = search.codes(&mut unknown);
        found.extend(search.names_in_capitals());
        let (mut wanted, mut counts): (_, Option<Box<Counts>>) = (Vec::new(), None);
        // A code or a name in full is the answer; words beside it tell about the situation, not about another entry.
        // Nor do words beside a code of another system.
        if found.is_empty() && search.query.foreign.is_none() {
            search.known = wanted::known(self.index(), &search.query);
            wanted = wanted::wanted(self.index(), &search.query, &search.known, query, options.weights, &|_| false);
            found = search.words(counts.insert(Counts::of(self.index(), &wanted, options.weights)), &wanted);
        }
        if options.catalogs.is_some() {
            found.retain(|it| of(&search.asked, self.entry_of_place(it.place)));
        }
        // A question asks for a rule or not whatever states its entries are narrowed to.
        let all = options.states.map(|_| found.clone());
        if let Some(states) = options.states {
            found.retain(|it| states.contains(&self.entry_of_place(it.place).state()));
        }
        let total = found.len();
        let best = best(total, options.limit, &|it| found[it].key());
        let marker = Marker::new(&wanted);
        let hits = best.into_iter().map(|it| search.hit(&found[it as usize], counts.as_deref(), &marker)).collect();
        if let Some(counts) = counts {
            counts.keep();
        }
        let foreign = search.query.foreign;
        let rules =
            if foreign.is_none() { search.rules(all.as_deref().unwrap_or(&found), options) } else { Vec::new() };
        SearchResult { hits, total, undocumented: unknown, rules, foreign }
    }
}

struct Search<'a, 'q> {
    book: &'a Codebook,
    text: &'q str,
    weights: &'q Weights,
    asked: Vec<&'a Loaded>,
    query: Query<'q>,
    /// What the dictionary knows of the query's words, where they are searched.
    known: Vec<Known>,
}

impl<'a, 'q> Search<'a, 'q> {
    fn new(book: &'a Codebook, text: &'q str, options: &'q SearchOptions<'q>) -> Self {
        let asked = book.asked(options.catalogs);
        let query = Query::parse(text, &book.asked(None));
        Self { book, text, weights: options.weights, asked, query, known: Vec::new() }
    }

    /// The codes that are beyond doubt, in the order of the query, and there in the order of `decode`.
    fn codes(&self, unknown: &mut Vec<Undocumented>) -> Vec<Evidence> {
        let mut found = Vec::new();
        let mut points = self.weights.code;
        for written in self.query.codes.iter().filter(|written| written.form.is_sure()) {
            let scope = self.query.scope_of(written, &self.asked);
            let entries = documented(&scope, &written.key);
            if !entries.iter().any(|entry| entry.tier().counts()) {
                unknown.extend(undocumented(&scope, &written.key));
            }
            for entry in entries {
                self.add(&mut found, entry, points, Why::Code, (0, 0));
                points -= self.weights.later;
            }
        }
        found
    }

    /// Symbolic names in capitals inside a longer text, as in a log line.
    fn names_in_capitals(&self) -> Vec<Evidence> {
        let mut found = Vec::new();
        if !self.text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase)) {
            return found;
        }
        let mut points = self.weights.name_in_capitals;
        // As much of a text as the query reads of it.
        let end = self.query.words.last().map_or(0, |word| word.end);
        let (text, mut tokens) = (part(self.text, 0..end), Tokens::default());
        self.book.lexicon().read(text, 0..text.len(), &mut tokens);
        let (line, mut mentions) = (Line::new(text, &tokens.list), Vec::new());
        self.book.prefixed_and_named(&line, &self.asked, tokens.all, &mut mentions);
        mentions.retain(|it| it.cue == Cue::Name);
        // The state that is reached last is the one that is asked for: it goes before those that lead to it.
        let mut first = 0;
        for later in 1..mentions.len() {
            // What has gone before others has left the one next to this in its place.
            let before = mentions[first..later].iter().map(|it| it.end).max().unwrap_or(0);
            if cues::is_arrow(part(self.text, before..mentions[later].start)) {
                mentions[first..=later].rotate_right(1);
            } else {
                first = later;
            }
        }
        for mention in mentions {
            for &entry in mention.entries() {
                let length = entry.name().map_or(0, |name| squeeze(name).len());
                self.add(&mut found, entry, points, Why::Name, (0, length));
                points -= self.weights.later;
            }
        }
        found
    }

    /// Adds an entry that is not there yet.
    fn add(&self, found: &mut Vec<Evidence>, entry: Entry<'_>, points: f32, why: Why, name_part: (usize, usize)) {
        let place = self.book.place_of_entry(entry);
        if !found.iter().any(|it| it.place == place) {
            found.push(Evidence { place, points, why, name_part });
        }
    }
}
