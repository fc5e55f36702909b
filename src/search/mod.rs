//! From a query to hits: gathers the evidence of every kind, lets `rank.rs` weigh it, and says where it matched.

mod counts;
mod marks;
mod wanted;

use crate::catalog::{Entry, State};
use crate::codebook::{Codebook, Loaded};
use crate::decode::{Undocumented, documented, of, undocumented};
use crate::foreign::Foreign;
use crate::index::Matcher;
use crate::order::best;
use crate::query::{Form, Query, Role};
use crate::scan::{Cue, Mention, ScanOptions, cues};
use crate::stop;
use crate::text::{Word, fold, has, is_letter, joined, lower, part, squeeze};
use counts::Counts;
use marks::Marker;
use wanted::{Wanted, forms};

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
    const NONE: Self = Self { place: 0, points: 0.0, why: Why::Near, name_part: (0, 0) };

    /// Keeps the stronger of two.
    fn raise(&mut self, other: Self) {
        if other.points > self.points {
            *self = other;
        }
    }
}

/// How few of the best hits are put into their final order by the order of their words too.
const POOL: usize = 64;

/// The share of a passage, or of a query, from which on all its words may be there: none counts less than by its fit.
const ALL: f32 = 0.65;

/// The share of a query that a message which lies in it must say at least.
const HALF: f32 = 0.5;

/// The share from which on all its words are there as they are.
const WHOLE: f32 = 0.95;

/// Fewer letters are no part of a name.
const LEAST_NAME: usize = 3;

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
        let mut unknown = Vec::new();
        let mut found = search.codes(&mut unknown);
        found.extend(search.names_in_capitals());
        let (mut wanted, mut counts) = (Vec::new(), None);
        // A code or a name in full is the answer; words beside it tell about the situation, not about another entry.
        // Nor do words beside a code of another system.
        if found.is_empty() && search.query.foreign.is_none() {
            wanted = wanted::wanted(self.index(), &search.query, query, options.weights);
            found = search.words(counts.insert(Counts::of(self.index(), &wanted, options.weights)), &wanted);
        }
        if options.catalogs.is_some() || options.states.is_some() {
            found.retain(|it| {
                let entry = self.entry_of_place(it.place);
                of(&search.asked, entry) && options.states.is_none_or(|states| states.contains(&entry.state()))
            });
        }
        let total = found.len();
        let best = best(total, options.limit, options.weights.highest(), &|it| found[it].points);
        let marker = Marker::new(&self.index().terms, &wanted);
        let hits = best.into_iter().map(|it| search.hit(&found[it as usize], counts.as_ref(), &marker)).collect();
        SearchResult { query: query.to_owned(), hits, total, undocumented: unknown, foreign: search.query.foreign }
    }
}

struct Search<'a, 'q> {
    book: &'a Codebook,
    text: &'q str,
    options: &'q SearchOptions<'q>,
    weights: &'q Weights,
    asked: Vec<&'a Loaded>,
    query: Query,
}

impl<'a, 'q> Search<'a, 'q> {
    fn new(book: &'a Codebook, text: &'q str, options: &'q SearchOptions<'q>) -> Self {
        let asked = book.asked(options.catalogs);
        let query = Query::parse(text, &book.asked(None));
        Self { book, text, options, weights: options.weights, asked, query }
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
        let options = ScanOptions { catalogs: self.options.catalogs, ..ScanOptions::default() };
        let mut points = self.weights.name_in_capitals;
        let report = self.book.scan(self.text, &options);
        let mut mentions: Vec<&Mention<'_>> = report.mentions.iter().filter(|it| it.cue == Cue::Name).collect();
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
            for &entry in &mention.entries {
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

    /// The entries that the words speak for: each word counts by its rarity at its best place in the entry, and a passage
    /// that says what was asked and little else counts beside. Names, messages and doubtful codes raise an entry to
    /// their kind.
    fn words(&self, counts: &Counts<'_>, wanted: &[Wanted]) -> Vec<Evidence> {
        let index = self.book.index();
        let texts: Vec<&str> = self.query.words.iter().map(|word| word.text.as_str()).collect();
        let alternatives = self.query.words.iter().map(|word| forms(word, wanted)).collect();
        let mut matcher = Matcher::new(index, &texts, alternatives);
        let scope = self.query.scope(&self.asked);
        let everywhere = scope.len() == self.book.asked(None).len();
        let mut found = vec![Evidence::NONE; index.entries()];
        for place in (0..index.entries()).filter(|&place| counts.entries[place].points > 0.0) {
            let entry = self.book.entry_of_place(place);
            let covered = counts.entries[place].covered / counts.needed.max(f32::MIN_POSITIVE);
            // Too little for a hit, whatever its passages say: its message alone may still lie in the query.
            let low = covered + self.weights.passage_coverage < self.weights.coverage;
            let (mut answered, mut message, mut near, mut whole) = (0.0_f32, false, false, false);
            for passage in index.passages_of(place).filter(|&it| counts.passages[it].asked > 0.0) {
                let field = index.passage(passage as u32).field();
                if low && !counts.is_one_unknown() && field > Field::Message {
                    break;
                }
                let it = &counts.passages[passage];
                let (said, own) = (it.asked / counts.all, it.own / index.weight(passage));
                answered =
                    answered.max(self.weights.passage_of(said.min(1.0), own.min(1.0)) * self.weights.passage(field));
                // All that the question says, but for one word that no entry has, and nothing else.
                whole |= self.weights.passage(field) > 0.0 && own > WHOLE && it.asked > WHOLE * counts.known;
                if field == Field::Message {
                    // Every word of one is in the other, be it inflected or misspelt; what is misspelt must be all that
                    // was asked, and does not merely lie in it.
                    near = it.near;
                    // A message that lies in the query is the better part of it: «true-up paused because …» is about more.
                    let lies = own > ALL && said > HALF || matcher.is_open(place);
                    message = said > ALL || lies && !near;
                }
            }
            let whole = whole && counts.is_one_unknown();
            if low && !message && !whole {
                continue;
            }
            let share = counts.entries[place].points / counts.all;
            let words = self.weights.points_of_words(share, answered, covered.min(1.0), entry.state());
            let part = if message { matcher.share(place) } else { None };
            let in_scope = everywhere || of(&scope, entry);
            if let Some(share) = part.filter(|&share| in_scope || share == 1.0) {
                // Of two messages that differ in their placeholders alone, the one that was typed to the letter.
                let points = match share {
                    share if share < 1.0 => self.weights.message_part + share * self.weights.message_share,
                    _ if joined(&texts) == squeeze(entry.message()) => self.weights.literal_message,
                    _ => self.weights.whole_message,
                };
                let (points, why) =
                    if near { (self.weights.near_message(share), Why::Near) } else { (points, Why::Message) };
                found[place] = Evidence { place, points: points + words * self.weights.beside, why, name_part: (0, 0) };
            } else if counts.entries[place].covered > 0.0
                && (whole || covered + self.weights.passage_coverage * answered >= self.weights.coverage)
                && in_scope
            {
                let why = if counts.entries[place].near { Why::Near } else { Why::Words };
                found[place] = Evidence { place, points: self.weights.words + words, why, name_part: (0, 0) };
            }
        }
        self.names(counts, &scope, &mut found);
        self.doubtful_codes(&mut found);
        found.retain(|it| it.points > 0.0);
        self.order(&matcher, &mut found);
        found
    }

    /// Raises, among the best, those whose message has the words in the same order.
    fn order(&self, matcher: &Matcher<'_>, found: &mut [Evidence]) {
        let pairs = self.query.words.len().saturating_sub(1);
        if pairs == 0 || found.is_empty() {
            return;
        }
        for it in best(found.len(), POOL, self.weights.highest(), &|it| found[it].points) {
            let it = &mut found[it as usize];
            if it.why <= Why::Message {
                continue;
            }
            let share = matcher.pairs(it.place) as f32 / pairs as f32;
            let raised = it.points + share * self.weights.order * self.weights.words_most;
            it.points = it.points.max(raised.min(self.weights.words + self.weights.words_most));
        }
    }

    /// The whole query as a symbolic name or a part of one, with and without the product that is named.
    fn names(&self, counts: &Counts<'_>, scope: &[&Loaded], found: &mut [Evidence]) {
        let Query { words, roles, .. } = &self.query;
        let products = roles.contains(&Role::Product);
        for product in [true, false] {
            let kept = || words.iter().zip(roles).filter(move |&(_, &role)| product || role != Role::Product);
            let says = |(word, &role): (&Word, &Role)| role != Role::Stop && !stop::is_weak(&word.text);
            let wanted: String = kept().map(|(word, _)| word.text.as_str()).collect();
            if wanted.len() < LEAST_NAME || !product && !products || !kept().any(says) {
                continue;
            }
            // One word in prose is a word; in a name's own spelling, or several together, it is a part of the name.
            let several = kept().count() > 1;
            let symbolic = several || has(self.text, '_') || has(self.text, ':') || camel_case(self.text);
            self.book.index().names(&wanted, |place, passage| {
                let entry = self.book.entry_of_place(place);
                let name = entry.name().unwrap_or_default();
                // Several words are all in the name; one may be several of them, and be no part of a name but all of it.
                let missing = several && counts.entries[place].covered < ALL * counts.needed;
                if missing || !symbolic && name.len() > 2 * wanted.len() || products && !of(scope, entry) {
                    return;
                }
                let Some((start, length)) = part_of(name, &wanted) else { return };
                let points = match start {
                    0 if length == wanted.len() => self.weights.whole_name,
                    _ if !symbolic => return,
                    0 => self.weights.name_start,
                    _ => self.weights.name_part,
                };
                // Of several names the one of which more was asked.
                let said = counts.passages[passage].own / self.book.index().weight(passage);
                let evidence = Evidence {
                    place,
                    points: points + said.min(1.0) * self.weights.name_share,
                    why: Why::Name,
                    name_part: (start, start + wanted.len()),
                };
                found[place].raise(evidence);
            });
        }
    }

    /// Numbers that may be codes add to what the words say, and stand alone where the words say nothing.
    fn doubtful_codes(&self, found: &mut [Evidence]) {
        for written in self.query.codes.iter().filter(|written| !written.form.is_sure()) {
            let extra =
                if written.form == Form::Leading { self.weights.leading_code } else { self.weights.perhaps_code };
            for entry in documented(&self.query.scope_of(written, &self.asked), &written.key) {
                let place = self.book.place_of_entry(entry);
                let points = found[place].points.max(self.weights.words) + extra;
                found[place].raise(Evidence { place, points, why: Why::Code, name_part: (0, 0) });
            }
        }
    }
}

/// Where a squeezed text begins in a squeezed name, at the beginning of one of its words, and the length of the whole
/// squeezed name; both in bytes.
fn part_of(name: &str, wanted: &str) -> Option<(usize, usize)> {
    let mut begin = None;
    let (mut before, mut inside) = (0, false);
    for (place, c) in name.char_indices() {
        let Some(c) = fold(c) else { continue };
        let letter = is_letter(c);
        if letter && !inside && begin.is_none() && begins(part(name, place..name.len()), wanted) {
            begin = Some(before);
        }
        inside = letter;
        before += if letter { lower(c).len_utf8() } else { 0 };
    }
    Some((begin?, before))
}

/// Does a text, squeezed, begin with a squeezed one?
fn begins(text: &str, squeezed: &str) -> bool {
    let mut letters = text.chars().filter_map(fold).filter(|&c| is_letter(c)).map(lower);
    squeezed.chars().all(|c| letters.next() == Some(c))
}

/// Is the text one word with capitals inside, as in `tooManyOpenFileHandles`?
fn camel_case(text: &str) -> bool {
    let (mut before, mut ended, mut inside) = (' ', false, false);
    for c in text.chars() {
        if c.is_whitespace() {
            ended = before != ' ';
            continue;
        }
        if ended {
            return false;
        }
        inside |= before.is_ascii_lowercase() && c.is_ascii_uppercase();
        before = c;
    }
    inside
}
