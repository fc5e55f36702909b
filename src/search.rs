//! From a query to hits: gathers the evidence of every kind, lets `rank.rs` weigh it, and says where it matched.

use std::ops::Range;

use crate::catalog::{Entry, State};
use crate::code;
use crate::codebook::{Codebook, Loaded};
use crate::decode::{Undocumented, documented, of, undocumented};
use crate::foreign::Foreign;
use crate::index::{Index, Matcher, synonyms};
use crate::query::{Form, Query, Role};
use crate::rank::Fit;
use crate::scan::{Cue, Mention, ScanOptions, cues};
use crate::text::{Word, each_word, fold, squeeze, words};

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
    pub entry: &'a Entry,
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

/// What the words of a query add up to, by entry and by passage.
struct Counts<'a> {
    index: &'a Index,
    /// The rarities of the words.
    all: f32,
    /// The rarities of the words that must be there.
    needed: f32,
    /// By entry: the rarities of the words that it has, by their best place.
    points: Vec<f32>,
    /// By entry: the rarities of the words that must be there and are.
    covered: Vec<f32>,
    /// By entry: was a word found misspelt?
    near: Vec<bool>,
    /// By passage: the rarities of the query's words that it has.
    asked: Vec<f32>,
    /// By passage: the rarities of its own words that were asked for.
    own: Vec<f32>,
    /// By passage: the last word that was counted.
    last: Vec<u16>,
    /// How many words have been counted.
    words: u16,
    /// The entries that the word at hand has touched, and by entry its best place and its best fit.
    touched: Vec<u32>,
    best: Vec<(f32, f32)>,
}

impl<'a> Counts<'a> {
    fn new(index: &'a Index) -> Self {
        let (entries, passages) = (index.entries(), index.passages());
        Self {
            index,
            all: 0.0,
            needed: 0.0,
            points: vec![0.0; entries],
            covered: vec![0.0; entries],
            near: vec![false; entries],
            asked: vec![0.0; passages],
            own: vec![0.0; passages],
            last: vec![0; passages],
            words: 0,
            touched: Vec::new(),
            best: vec![(0.0, 0.0); entries],
        }
    }

    /// Counts a word where its terms stand.
    fn count(&mut self, word: &Wanted<'_>, weights: &Weights) {
        self.words += 1;
        self.all += word.rarity * word.share;
        self.needed += if word.needed { word.rarity } else { 0.0 };
        for it in &word.fits {
            let fits = weights.fit(it.fit);
            let own = self.index.rarity(it.term);
            // A synonym that stands everywhere says no more than its own rarity.
            let rarity = if it.fit == Fit::Synonym { word.rarity.min(own) } else { word.rarity };
            for &number in self.index.postings(it.term) {
                let passage = self.index.passage(number);
                let place = passage.place();
                if it.places.as_ref().is_some_and(|places| !places.contains(&(place as u32))) {
                    continue;
                }
                // The terms come with the best fits first: the first one in a passage counts.
                let number = number as usize;
                if self.last[number] != self.words {
                    self.last[number] = self.words;
                    self.asked[number] += rarity * fits * word.share;
                    self.own[number] += own * fits;
                }
                let (best, fit) = &mut self.best[place];
                if *fit == 0.0 {
                    self.touched.push(place as u32);
                }
                *best = best.max(rarity * fits * weights.field(passage.field()));
                *fit = fit.max(fits * rarity);
                self.near[place] |= it.fit == Fit::Near;
            }
        }
        for place in self.touched.drain(..) {
            let (best, fit) = std::mem::take(&mut self.best[place as usize]);
            self.points[place as usize] += best * word.share;
            self.covered[place as usize] += if word.needed { fit } else { 0.0 };
        }
    }
}

/// A word of the query and the terms that fit it.
struct Wanted<'a> {
    word: &'a Word,
    /// May it be the beginning of a word that is still being typed?
    unfinished: bool,
    /// How much of its rarity it adds to an entry that has it.
    share: f32,
    /// Must it be there? What need not be takes nothing from an entry that has it not.
    needed: bool,
    /// The best fits first.
    fits: Vec<Candidate>,
    /// How rare it is.
    rarity: f32,
}

/// A term that fits a word.
struct Candidate {
    term: u32,
    fit: Fit,
    /// The places of the entries for which it does, where it does not for all.
    places: Option<Range<u32>>,
}

/// How few of the best hits are put into their final order by the order of their words too.
const POOL: usize = 64;

/// From this length on a word of no entry is taken for the beginning of one («config»).
const LONG_BEGINNING: usize = 4;

/// The shortest part of a word that is written as two elsewhere.
const LEAST_PART: usize = 3;

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
        let mut unknown = Vec::new();
        let mut found = search.codes(&mut unknown);
        found.extend(search.names_in_capitals());
        let mut wanted = Vec::new();
        // A code or a name in full is the answer; words beside it tell about the situation, not about another entry.
        // Nor do words beside a code of another system.
        if found.is_empty() && search.query.foreign.is_none() {
            wanted = search.wanted();
            found = search.words(&wanted);
        }
        found.retain(|it| {
            let entry = self.entry_of_place(it.place);
            of(&search.asked, entry) && options.states.is_none_or(|states| states.contains(&entry.state))
        });
        let total = found.len();
        let best = |a: &Evidence, b: &Evidence| b.points.total_cmp(&a.points).then(a.place.cmp(&b.place));
        if total > options.limit {
            found.select_nth_unstable_by(options.limit, best);
            found.truncate(options.limit);
        }
        found.sort_unstable_by(best);
        let hits = found.iter().map(|it| search.hit(it, &wanted)).collect();
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
            if !entries.iter().any(|entry| entry.tier.counts()) {
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
        // The state that is reached is the one that is asked for.
        for later in 1..mentions.len() {
            if cues::is_arrow(&self.text[mentions[later - 1].end..mentions[later].start]) {
                mentions.swap(later - 1, later);
            }
        }
        for mention in mentions {
            for entry in &mention.entries {
                let length = entry.name.as_deref().map_or(0, |name| squeeze(name).len());
                self.add(&mut found, entry, points, Why::Name, (0, length));
                points -= self.weights.later;
            }
        }
        found
    }

    /// Adds an entry that is not there yet.
    fn add(&self, found: &mut Vec<Evidence>, entry: &Entry, points: f32, why: Why, name_part: (usize, usize)) {
        if let Some(place) = self.book.place_of(entry)
            && !found.iter().any(|it| it.place == place)
        {
            found.push(Evidence { place, points, why, name_part });
        }
    }

    /// The words that are searched, each once: the plain ones and those that say little, or what there is where the
    /// query has no plain word.
    fn wanted(&self) -> Vec<Wanted<'_>> {
        let index = self.book.index();
        let Query { words, roles, .. } = &self.query;
        let mut wanted: Vec<Wanted<'_>> = Vec::new();
        for (place, (word, &role)) in words.iter().zip(roles).enumerate() {
            let unfinished = place + 1 == words.len() && word.end == self.text.len() && !word.is_number();
            let searched = match role {
                Role::Plain | Role::Weak | Role::Cue | Role::Product => true,
                // It may become another word.
                Role::Stop => unfinished,
                Role::Code | Role::Foreign => false,
            };
            if !searched || wanted.iter().any(|other| other.word.text == word.text) {
                continue;
            }
            // Dates, sizes and times say nothing about what is asked.
            let needed = role == Role::Plain && !word.is_number();
            let share = if needed { 1.0 } else { self.weights.weak };
            wanted.push(Wanted { word, unfinished, share, needed, fits: Vec::new(), rarity: 0.0 });
        }
        // Where nothing else is asked, they are the question.
        if self.query.codes.is_empty() && wanted.iter().all(|word| !word.needed) {
            for word in &mut wanted {
                (word.needed, word.share) = (true, 1.0);
            }
        }
        for word in &mut wanted {
            word.fits = self.fits(&word.word.text, word.unfinished);
        }
        self.add_compounds(&mut wanted);
        self.add_synonyms(&mut wanted);
        for word in &mut wanted {
            if word.fits.is_empty() {
                word.fits = self.candidates(index.terms.near(&word.word.text), Fit::Near);
            }
            word.fits.sort_unstable_by_key(|it| (it.fit, it.term));
            let best = word.fits.first().map(|it| it.fit.min(Fit::Inflected));
            let of_best = word.fits.iter().filter(|it| best == Some(it.fit.min(Fit::Inflected)) || best == Some(it.fit));
            // The most frequent of the forms stands for all of them.
            let rarity = of_best.map(|it| index.rarity(it.term)).reduce(f32::min);
            word.rarity = rarity.unwrap_or_else(|| self.weights.unknown * index.rarity_of(0));
        }
        wanted
    }

    /// The terms that are a word, are inflected from it, or begin with it where it may be unfinished or is a word of
    /// no entry.
    fn fits(&self, word: &str, unfinished: bool) -> Vec<Candidate> {
        let terms = &self.book.index().terms;
        let exact = terms.find(word);
        let mut fits = self.candidates(exact, Fit::Exact);
        fits.extend(self.candidates(terms.inflected(word), Fit::Inflected));
        if unfinished || fits.is_empty() && word.len() >= LONG_BEGINNING && !word.bytes().all(|byte| byte.is_ascii_digit()) {
            let longer = terms.beginning(word).filter(|&term| !fits.iter().any(|it| it.term == term));
            let longer = self.candidates(longer.collect::<Vec<_>>(), Fit::Prefix);
            fits.extend(longer);
        }
        fits
    }

    /// Terms that occur anywhere as candidates.
    fn candidates(&self, terms: impl IntoIterator<Item = u32>, fit: Fit) -> Vec<Candidate> {
        let occurs = |&term: &u32| !self.book.index().postings(term).is_empty();
        terms.into_iter().filter(occurs).map(|term| Candidate { term, fit, places: None }).collect()
    }

    /// Two words that some entry writes as one («time out»), and one that is written as two («keyvault»).
    fn add_compounds(&self, wanted: &mut [Wanted<'_>]) {
        let terms = &self.book.index().terms;
        for first in 1..wanted.len() {
            let joined = format!("{}{}", wanted[first - 1].word.text, wanted[first].word.text);
            if let Some(term) = terms.find(&joined) {
                for word in &mut wanted[first - 1..=first] {
                    word.fits.push(Candidate { term, fit: Fit::Inflected, places: None });
                }
            }
        }
        for word in wanted.iter_mut().filter(|word| word.fits.is_empty()) {
            let text = &word.word.text;
            for middle in LEAST_PART..(text.len() + 1).saturating_sub(LEAST_PART) {
                let Some((one, other)) = text.split_at_checked(middle) else { continue };
                if let (Some(one), Some(other)) = (terms.find(one), terms.find(other)) {
                    word.fits = self.candidates([one, other], Fit::Inflected);
                    break;
                }
            }
        }
    }

    /// What the thesauri call the words, one by one and a few together.
    fn add_synonyms(&self, wanted: &mut [Wanted<'_>]) {
        let synonyms = &self.book.index().synonyms;
        let words = &self.query.words;
        for first in 0..words.len() {
            let mut stems = String::new();
            for last in first..words.len().min(first + synonyms::MOST_WORDS) {
                synonyms::push_stem(&mut stems, &words[last].text);
                for group in synonyms.of(&stems) {
                    // Of several words the one that says most stands for all.
                    let within = |it: &&mut Wanted<'_>| it.word.start >= words[first].start && it.word.end <= words[last].end;
                    let Some(word) = wanted.iter_mut().filter(within).max_by_key(|it| (it.needed, it.word.start)) else { continue };
                    for &term in &group.terms {
                        let known = |it: &Candidate| it.term == term && it.fit < Fit::Synonym;
                        if !word.fits.iter().any(known) {
                            word.fits.push(Candidate { term, fit: Fit::Synonym, places: Some(group.places.clone()) });
                        }
                    }
                }
            }
        }
    }

    /// The entries that the words speak for: each word counts by its rarity at its best place in the entry, and a passage
    /// that says what was asked and little else counts beside. Names, messages and doubtful codes raise an entry to
    /// their kind.
    fn words(&self, wanted: &[Wanted<'_>]) -> Vec<Evidence> {
        let index = self.book.index();
        let mut tally = Counts::new(index);
        for word in wanted {
            tally.count(word, self.weights);
        }
        let texts: Vec<&str> = self.query.words.iter().map(|word| word.text.as_str()).collect();
        let alternatives = self.query.words.iter().map(|word| forms(word, wanted)).collect();
        let mut matcher = Matcher::new(index, &texts, alternatives);
        let scope = self.query.scope(&self.asked);
        let mut found = vec![Evidence::NONE; index.entries()];
        for (place, entry) in self.book.all().enumerate().filter(|&(place, _)| tally.points[place] > 0.0) {
            let (mut best, mut message) = (0.0_f32, false);
            for passage in index.passages_of(place).filter(|&it| tally.asked[it] > 0.0) {
                let field = index.passage(passage as u32).field();
                let (said, of) = (tally.asked[passage] / tally.all, tally.own[passage] / index.weight(passage));
                best = best.max((said.min(1.0) * of.min(1.0)).sqrt() * self.weights.passage(field));
                message |= field == Field::Message && (said > 0.4 || of > 0.9 || matcher.is_open(place));
            }
            let share = tally.points[place] / tally.all;
            let blend = (share + self.weights.passage * best) / (1.0 + self.weights.passage) / 1.25;
            let words = self.weights.words_most * blend.min(1.0);
            let part = if message { matcher.share(place) } else { None };
            if let Some(share) = part {
                // Of two messages that differ in their placeholders alone, the one that was typed to the letter.
                let points = match share {
                    share if share < 1.0 => self.weights.message_part + share * self.weights.message_share,
                    _ if texts.concat() == squeeze(&entry.message) => self.weights.literal_message,
                    _ => self.weights.whole_message,
                };
                found[place] = Evidence { place, points: points + words / 20.0, why: Why::Message, name_part: (0, 0) };
            } else if tally.covered[place] > 0.0
                && tally.covered[place] / tally.needed + self.weights.passage_coverage * best >= self.weights.coverage
                && of(&scope, entry)
            {
                let why = if tally.near[place] { Why::Near } else { Why::Words };
                found[place] = Evidence { place, points: self.weights.words + words, why, name_part: (0, 0) };
            }
        }
        self.names(&tally, &mut found);
        self.doubtful_codes(&mut found);
        found.retain(|it| it.points > 0.0);
        self.order(&matcher, &mut found);
        found
    }

    /// Raises, among the best, those whose message has the words in the same order.
    fn order(&self, matcher: &Matcher<'_>, found: &mut [Evidence]) {
        let pairs = self.query.words.len() - 1;
        if pairs == 0 || found.is_empty() {
            return;
        }
        let best = |a: &Evidence, b: &Evidence| b.points.total_cmp(&a.points).then(a.place.cmp(&b.place));
        let pool = POOL.min(found.len());
        found.select_nth_unstable_by(pool - 1, best);
        for it in found[..pool].iter_mut().filter(|it| it.why > Why::Message) {
            let share = matcher.pairs(it.place) as f32 / pairs as f32;
            it.points = (it.points + share * self.weights.order * self.weights.words_most).min(self.weights.words + self.weights.words_most);
        }
    }

    /// The whole query as a symbolic name or a part of one.
    fn names(&self, tally: &Counts<'_>, found: &mut [Evidence]) {
        // One word in prose is a word; in a name's own spelling, or several together, it is a part of the name.
        let symbolic = self.text.contains(['_', ':']) || self.query.words.len() > 1 || camel_case(self.text);
        let squeezed = |skip: Option<Role>| -> String {
            let kept = self.query.words.iter().zip(&self.query.roles).filter(|&(_, role)| Some(*role) != skip);
            kept.map(|(word, _)| word.text.as_str()).collect()
        };
        let (all, own) = (squeezed(None), squeezed(Some(Role::Product)));
        let mut wanted: Vec<&str> = vec![&all];
        if own != all && !own.is_empty() {
            wanted.push(&own);
        }
        for wanted in wanted {
            self.book.index().names(wanted, |place, passage| {
                let name = self.book.entry_of_place(place).name.as_deref().unwrap_or_default();
                let Some((start, length)) = part_of(name, wanted) else { return };
                let points = match start {
                    0 if length == wanted.len() => self.weights.whole_name,
                    _ if !symbolic => return,
                    0 => self.weights.name_start,
                    _ => self.weights.name_part,
                };
                // Of several names the one of which more was asked.
                let said = tally.own[passage] / self.book.index().weight(passage);
                let evidence = Evidence { place, points: points + said.min(1.0) * 10.0, why: Why::Name, name_part: (start, start + wanted.len()) };
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
                let Some(place) = self.book.place_of(entry) else { continue };
                let points = found[place].points.max(self.weights.words) + extra;
                found[place].raise(Evidence { place, points, why: Why::Code, name_part: (0, 0) });
            }
        }
    }

    /// Dresses an entry as a hit: says where it matched.
    fn hit(&self, it: &Evidence, wanted: &[Wanted<'_>]) -> Hit<'a> {
        let entry = self.book.entry_of_place(it.place);
        let mut matches = Vec::new();
        let mut add = |field, ranges: Vec<(usize, usize)>| {
            if !ranges.is_empty() {
                matches.push(Match { field, ranges });
            }
        };
        match it.why {
            Why::Code => add(Field::Code, self.code_ranges(entry)),
            Why::Message => {
                let typed = |word: &str| self.query.words.iter().any(|other| other.text == word);
                let mut ranges = Vec::new();
                each_word(&entry.message, |word, start, end| {
                    if typed(word) {
                        ranges.push((start, end));
                    }
                });
                add(Field::Message, ranges);
            }
            Why::Name => {
                let name = entry.name.as_deref().unwrap_or_default();
                add(Field::Name, vec![unsqueezed(name, it.name_part)]);
            }
            Why::Words | Why::Near => {
                let index = self.book.index();
                for passage in index.passages_of(it.place) {
                    let field = index.passage(passage as u32).field();
                    if field.is_shown() {
                        for text in entry.texts(field) {
                            add(field, self.word_ranges(text, it.place, wanted));
                        }
                    }
                }
            }
        }
        Hit { entry, score: it.points, why: it.why, matches }
    }

    /// The code itself, or those of its digits that were typed without the prefix.
    fn code_ranges(&self, entry: &Entry) -> Vec<(usize, usize)> {
        let key = code::key(&entry.code);
        if self.query.codes.iter().any(|written| written.key == key) {
            return vec![(0, entry.code.len())];
        }
        let digits = self.query.codes.iter().find(|written| key.ends_with(&written.key));
        // Every character of the digits is one of the code, which its grammar has checked.
        let start = digits.and_then(|written| entry.code.len().checked_sub(written.key.len()));
        start
            .filter(|&start| entry.code.is_char_boundary(start))
            .map(|start| (start, entry.code.len()))
            .into_iter()
            .collect()
    }

    fn word_ranges(&self, text: &str, place: usize, wanted: &[Wanted<'_>]) -> Vec<(usize, usize)> {
        let terms = &self.book.index().terms;
        let mut ranges = Vec::new();
        each_word(text, |found, start, end| {
            for wanted in wanted {
                let typed = wanted.word.text.as_str();
                let here = |it: &&Candidate| it.places.as_ref().is_none_or(|places| places.contains(&(place as u32)));
                // The beginnings of a short word are many terms, and one look.
                let begins = found.starts_with(typed) && wanted.fits.iter().any(|it| it.fit == Fit::Prefix);
                let fits = |it: &&Candidate| it.fit != Fit::Prefix && terms.word(it.term) == found;
                if found == typed || wanted.fits.iter().filter(fits).any(|it| here(&it)) {
                    return ranges.push((start, end));
                }
                if begins {
                    return ranges.push((start, start + beginning(&text[start..end], typed.chars().count())));
                }
            }
        });
        ranges
    }
}

/// The terms that are a word, in this or another inflection or spelling.
fn forms(word: &Word, wanted: &[Wanted<'_>]) -> Vec<u32> {
    let same = wanted.iter().find(|it| it.word.text == word.text);
    let fits = same.iter().flat_map(|it| &it.fits);
    fits.filter(|it| matches!(it.fit, Fit::Exact | Fit::Inflected | Fit::Near)).map(|it| it.term).collect()
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
            let last = if end >= after { word.end } else { word.start + beginning(&name[word.start..word.end], part) };
            range = Some((first, last));
        }
        before = after;
    }
    range.unwrap_or((0, name.len()))
}

/// Where a squeezed text begins in a squeezed name, at the beginning of one of its words, and the length of the whole
/// squeezed name.
fn part_of(name: &str, part: &str) -> Option<(usize, usize)> {
    let (mut starts, mut squeezed) = (Vec::new(), String::new());
    each_word(name, |word, _, _| {
        starts.push(squeezed.len());
        squeezed.push_str(word);
    });
    let start = starts.into_iter().find(|&start| squeezed[start..].starts_with(part))?;
    Some((start, squeezed.len()))
}

/// Is the text one word with capitals inside, as in `tooManyOpenFileHandles`?
fn camel_case(text: &str) -> bool {
    let inner = text.trim().chars().zip(text.trim().chars().skip(1));
    !text.trim().contains(' ')
        && inner.into_iter().any(|(before, c)| before.is_ascii_lowercase() && c.is_ascii_uppercase())
}
