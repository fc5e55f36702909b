//! What one line or cell says, by an oracle that has no tokens, no table of words and no hashes: words as strings, and
//! the labelling rule in loops over the whole codebook, so that it is unlikely to be wrong in the same way.
//!
//! It knows prefixed codes, names, numbers with cues before and behind them, chains, numbers beside their texts, sizes,
//! counts, dates and files' names, and the product that is nearest. It does not know connectors, lines of other software,
//! ranges («400 to 405»), cues glued to numbers («Code404») and tiers that do not count: generated texts have none.

use std::collections::BTreeMap;

use status_codebook::text::{Word, fold, words};
use status_codebook::{Codebook, Entry};

const CUES: &str = " status statuses code codes error errors err errorcode errorcodes statuscode statuscodes laststatuscode lasterror ";
const UNITS: &str = " mb kb gb ms s seconds bytes b ";
/// In a chain these count, whatever follows them.
const COUNTED: &str = " files folders items users times days mb kb gb ms seconds bytes ";
pub(crate) const PRODUCTS: [(&str, &str); 14] = [
    ("azure storage mover", "azsm"),
    ("storage mover", "azsm"),
    ("azure", "azsm"),
    ("azsm", "azsm"),
    ("mover io", "mover"),
    ("mover", "mover"),
    ("sharepoint migration", "mover"),
    ("migration manager", "mover"),
    ("egnyte migration app", "egnyte"),
    ("migration app", "egnyte"),
    ("egnyte", "egnyte"),
    ("cmm agent", "egnyte"),
    ("cmm", "egnyte"),
    ("true up", "egnyte"),
];

pub(crate) fn among(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|other| other == word)
}

fn folded(text: &str) -> String {
    text.chars().filter_map(fold).collect()
}

/// What stands at a place.
#[derive(Clone, Debug)]
pub(crate) enum What<'a> {
    Entries(Vec<Entry<'a>>),
    Unknown(&'static str, String),
    /// A number for which no product is known yet, and the group of those that wait with it.
    Waiting(String, usize),
}

#[derive(Clone, Debug)]
pub(crate) struct Find<'a> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) is_name: bool,
    pub(crate) what: What<'a>,
}

impl<'a> Find<'a> {
    pub(crate) fn entries(&self) -> Vec<Entry<'a>> {
        if let What::Entries(entries) = &self.what { entries.clone() } else { Vec::new() }
    }
}

/// What a line or a cell says; places are those of it.
pub(crate) struct Said<'a> {
    pub(crate) found: Vec<Find<'a>>,
    pub(crate) products: Vec<(usize, &'static str)>,
    pub(crate) ignored: u32,
}

pub(crate) const CATALOGS: [&str; 3] = ["mover", "azsm", "egnyte"];

/// What is documented, in lists.
pub(crate) struct Documented<'a> {
    /// By catalog and code.
    codes: BTreeMap<(&'a str, &'a str), Vec<Entry<'a>>>,
    /// The symbolic names.
    names: Vec<(&'a str, Entry<'a>)>,
    /// The lowest and the highest number of each catalog that has one.
    ranges: BTreeMap<&'a str, (u64, u64)>,
}

impl<'a> Documented<'a> {
    pub(crate) fn new(book: &'a Codebook) -> Self {
        let (mut codes, mut ranges) = (BTreeMap::new(), BTreeMap::new());
        for entry in book.entries(None) {
            codes.entry((entry.catalog(), entry.code())).or_insert_with(Vec::new).push(entry);
            if let Ok(number) = entry.code().parse::<u64>() {
                let range = ranges.entry(entry.catalog()).or_insert((number, number));
                *range = (range.0.min(number), range.1.max(number));
            }
        }
        let names = book.entries(None).filter_map(|entry| Some((entry.name()?, entry)));
        Self { codes, names: names.filter(|(name, _)| is_symbolic(name)).collect(), ranges }
    }

    pub(crate) fn entries_of(&self, catalog: &str, code: &str) -> Vec<Entry<'a>> {
        self.codes.get(&(catalog, code)).cloned().unwrap_or_default()
    }

    pub(crate) fn has(&self, catalog: &str, code: &str) -> bool {
        self.codes.contains_key(&(catalog, code))
    }

    /// What a number is to a product: its entries, or a code within its range that is not documented.
    pub(crate) fn of_product(&self, catalog: &'static str, key: &str) -> Option<What<'a>> {
        if self.has(catalog, key) {
            return Some(What::Entries(self.entries_of(catalog, key)));
        }
        let number: u64 = key.parse().ok().filter(|_| key.len() > 2 && !key.starts_with('0'))?;
        let (lowest, highest) = self.ranges.get(catalog)?;
        (lowest <= &number && &number <= highest).then(|| What::Unknown(catalog, key.to_owned()))
    }

    /// A number that waits in a group, where any product may have it.
    pub(crate) fn waiting(&self, key: &str, group: usize) -> Option<What<'a>> {
        let any = CATALOGS.iter().any(|it| self.of_product(it, key).is_some());
        any.then(|| What::Waiting(key.to_owned(), group))
    }
}

/// One line or cell, and what is asked of it.
pub(crate) struct Piece<'t, 'a> {
    known: &'t Documented<'a>,
    text: &'t str,
    words: Vec<Word<'t>>,
    /// The characters that count, with their places.
    visible: Vec<(usize, usize, char)>,
}

impl<'t, 'a> Piece<'t, 'a> {
    pub(crate) fn new(known: &'t Documented<'a>, text: &'t str) -> Self {
        let visible = text.char_indices().filter_map(|(at, c)| Some((at, at + c.len_utf8(), fold(c)?)));
        Self { known, text, words: words(text), visible: visible.collect() }
    }

    /// Does a letter, a digit or an underscore stand at a place?
    fn is_joined(&self, place: Option<usize>) -> bool {
        let c = place.and_then(|place| self.visible.get(place)).map_or(' ', |it| it.2);
        c == '_' || c.is_ascii_alphanumeric() || !c.is_ascii() && !words(&c.to_string()).is_empty()
    }

    /// Does nothing join the characters between two to what stands around them, but as many underscores on both sides?
    fn is_alone(&self, begin: usize, end: usize) -> bool {
        let is_sign = |place: &usize| self.visible.get(*place).is_some_and(|it| it.2 == '_');
        let before = (0..begin).rev().take_while(is_sign).count();
        let after = (end..self.visible.len()).take_while(is_sign).count();
        before == after && !self.is_joined(begin.checked_sub(before + 1)) && !self.is_joined(Some(end + after))
    }

    /// Where a text that begins at a visible character ends; a blank in it stands for any number of them.
    fn matches(&self, begin: usize, text: &str, is_same: &dyn Fn(char, char) -> bool) -> Option<usize> {
        let mut at = begin;
        for wanted in text.chars() {
            if wanted == ' ' {
                while self.visible.get(at).is_some_and(|it| it.2 == ' ') {
                    at += 1;
                }
            } else if self.visible.get(at).is_some_and(|it| is_same(it.2, wanted)) {
                at += 1;
            } else {
                return None;
            }
        }
        Some(at)
    }

    /// The prefixed code or the longest name that begins at a visible character, and the character behind it.
    fn code_or_name(&self, begin: usize) -> Option<(usize, bool, What<'a>)> {
        if !self.is_joined(Some(begin)) {
            return None;
        }
        let code = |sign: &str| {
            let digits = self.matches(begin, &format!("AZSM{sign}"), &|c, wanted| c.eq_ignore_ascii_case(&wanted))?;
            let code: String = self.visible.get(digits..digits + 4)?.iter().map(|it| it.2).collect();
            let is_code = code.bytes().all(|byte| byte.is_ascii_digit()) && self.is_alone(begin, digits + 4);
            is_code.then(|| (digits + 4, format!("AZSM{code}")))
        };
        let blank = || code("").or(code("_")).or(code("-"));
        // One blank, not more.
        let one = |end: usize| self.visible[begin..end].iter().filter(|it| it.2 == ' ').count() < 2;
        if let Some((end, code)) = blank().or(code(" ").filter(|&(end, _)| one(end))) {
            let entries = self.known.entries_of("azsm", &code);
            let what = if entries.is_empty() { What::Unknown("azsm", code) } else { What::Entries(entries) };
            return Some((end, false, what));
        }
        let (mut longest, mut entries) = (0, Vec::new());
        for &(name, entry) in &self.known.names {
            let end = self.matches(begin, name, &|c, wanted| c == wanted);
            let Some(end) = end.filter(|&end| self.is_alone(begin, end)) else { continue };
            if end > longest {
                (longest, entries) = (end, Vec::new());
            }
            if end == longest {
                entries.push(entry);
            }
        }
        (longest > 0).then_some((longest, true, What::Entries(entries)))
    }

    fn codes_and_names(&self) -> Vec<Find<'a>> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < self.visible.len() {
            let Some((end, is_name, what)) = self.code_or_name(at) else {
                at += 1;
                continue;
            };
            found.push(Find { start: self.visible[at].0, end: self.visible[end - 1].1, is_name, what });
            at = end;
        }
        found
    }

    fn word(&self, place: usize) -> &str {
        self.words.get(place).map_or("", |word| &*word.text)
    }

    fn is_number(&self, place: usize) -> bool {
        self.words.get(place).is_some_and(Word::is_number)
    }

    /// What counts between two words that follow one another, or behind the last.
    fn gap(&self, place: usize) -> String {
        let end = self.words.get(place + 1).map_or(self.text.len(), |next| next.start);
        folded(&self.text[self.words[place].end..end])
    }

    /// What stands between two words that follow one another.
    fn raw_gap(&self, place: usize) -> &str {
        &self.text[self.words[place].end..self.words[place + 1].start]
    }

    fn before(&self, place: usize) -> String {
        folded(&self.text[..self.words[place].start])
    }

    fn after(&self, place: usize) -> String {
        folded(&self.text[self.words[place].end..])
    }

    /// The products named outside codes, the longest names where they overlap.
    fn products(&self, found: &[Find<'_>]) -> Vec<(usize, &'static str)> {
        let mut spans: Vec<(usize, usize, &str)> = Vec::new();
        for place in 0..self.words.len() {
            for (name, catalog) in PRODUCTS {
                let end = place + name.split(' ').count();
                // Also in the genitive, with an apostrophe or without.
                let of = |word: &str, wanted: &str, is_last: bool| {
                    word == wanted || is_last && word.strip_suffix('s') == Some(wanted)
                };
                let same =
                    name.split(' ').enumerate().all(|(at, it)| of(self.word(place + at), it, place + at + 1 == end));
                let start = self.words[place].start;
                if same && !found.iter().any(|it| !it.is_name && it.start <= start && start < it.end) {
                    spans.push((place, end, catalog));
                }
            }
        }
        let longest = |one: &&(usize, usize, &str)| {
            let longer =
                |other: &(usize, usize, &str)| other.0 < one.1 && one.0 < other.1 && other.1 - other.0 > one.1 - one.0;
            !spans.iter().any(longer)
        };
        spans.iter().filter(longest).map(|&(place, _, catalog)| (self.words[place].start, catalog)).collect()
    }

    /// Is the number at a place part of a date, a time, a decimal number or a file's name, a size, a duration, a share
    /// or a count? Then also a cue makes no code of it.
    fn is_measure(&self, place: usize) -> bool {
        let after: Vec<char> = self.after(place).chars().collect();
        let signs = [after.first().copied().unwrap_or(' '), after.get(1).copied().unwrap_or(' ')];
        let goes_on = ['.', ':', '-'].contains(&signs[0]) && signs[1].is_ascii_digit();
        let is_file = signs[0] == '_' || signs[0] == '.' && signs[1].is_ascii_lowercase();
        let share = after.iter().find(|&&c| c != ' ') == Some(&'%');
        let unit = || among(UNITS, self.word(place + 1)) && !self.after(place + 1).starts_with(['=', ':']);
        let part = || self.word(place + 1) == "of" && self.is_number(place + 2);
        // «errors: 3».
        let counts =
            || place.checked_sub(1).is_some_and(|it| self.word(it) == "errors" && self.gap(it).contains([':', '=']));
        goes_on || is_file || share || unit() || part() || counts()
    }

    /// Has the number at a place a cue before it?
    fn is_announced(&self, place: usize) -> bool {
        let Some(before) = place.checked_sub(1) else { return false };
        let (cue, gap) = (self.word(before), self.gap(before));
        let of_process = before > 0 && self.word(before - 1) == "exit";
        // An abbreviation may end with a point, a sentence does not announce what follows it.
        let signs = if cue == "err" { " :=#([\"'*." } else { " :=#([\"'*" };
        among(CUES, cue) && gap.chars().all(|c| signs.contains(c)) && !of_process
    }

    /// … or behind it, which announces nothing itself?
    fn is_followed(&self, place: usize) -> bool {
        if !among(" status error ", self.word(place + 1)) || !self.gap(place).chars().all(|c| " *".contains(c)) {
            return false;
        }
        let alone = self.before(place).chars().next_back().is_none_or(|c| " ([\"'*".contains(c));
        let rest = self.after(place + 1);
        let announces = rest.starts_with('=') || rest.starts_with(':') && self.is_number(place + 2);
        // «job 404 status code 921».
        let next = (place + 1..place + 4).find(|&at| !among(CUES, self.word(at + 1)) || at == place + 4);
        let leads = |at: usize| self.raw_gap(at).chars().all(|c| " :=#".contains(c));
        let leads_on = next.is_some_and(|cue| {
            self.is_number(cue + 1)
                && self.words[cue + 1].end - self.words[cue + 1].start > 2
                && (place + 1..=cue).all(leads)
        });
        alone && !announces && !leads_on && !among(" codes messages mails pages lines entries ", self.word(place + 2))
    }

    /// The catalog of whose entry with this code the name or the message stands beside the number at a place: behind it
    /// the first four words or more, before it all, of which the first four are compared (names in it may be others).
    fn beside(&self, place: usize) -> Option<&'static str> {
        let says = |text: &str| {
            let mut wanted: Vec<String> = words(text).into_iter().map(|word| word.text.into_owned()).collect();
            if wanted.last().is_some_and(|last| last == self.word(place)) {
                wanted.pop();
            }
            let first = &wanted[..wanted.len().min(4)];
            let at = |begin: usize| first.iter().enumerate().all(|(at, word)| self.word(begin + at) == word);
            let ends = |begin: usize| at(begin) && wanted.last().is_some_and(|last| self.word(place - 1) == last);
            !first.is_empty() && (at(place + 1) || place.checked_sub(wanted.len()).is_some_and(ends))
        };
        CATALOGS.into_iter().find(|catalog| {
            self.known.entries_of(catalog, self.word(place)).iter().any(|entry| {
                let name = entry.name().filter(|name| name.contains(['_', ':']));
                name.is_some_and(says) || entry.message().contains(' ') && says(entry.message())
            })
        })
    }

    /// Is the number at a place chained to the one before, at an earlier place?
    fn is_chained(&self, earlier: usize, place: usize) -> bool {
        let word = place - earlier == 2 && among(" and or ", self.word(earlier + 1));
        let gap: String = (earlier..place).map(|at| self.gap(at)).collect();
        let signs: String = gap.chars().filter(|c| !" '\"*".contains(*c)).collect();
        let change = ["->", "→", "=>", "-->"].contains(&signs.as_str());
        let list = [",", "/", ";", "&", "+"].contains(&signs.as_str()) || signs.is_empty() && word;
        let after = self.after(place);
        let counted = among(COUNTED, self.word(place + 1)) || after.starts_with('%');
        (place == earlier + 1 || word) && (change || list) && !counted && !self.is_measure(place)
    }

    /// All that it says; `before` is the product named last before it, `group` where numbers wait that have none.
    pub(crate) fn read(&self, before: Option<&'static str>, group: usize) -> Said<'a> {
        let mut found = self.codes_and_names();
        let mut products = self.products(&found);
        products.extend(found.iter().filter(|it| it.is_name).map(|it| (it.start, "egnyte")));
        products.sort_by_key(|product| product.0);
        let (mut ignored, mut chain) = (0, None);
        for place in 0..self.words.len() {
            let (start, end) = (self.words[place].start, self.words[place].end);
            if !self.is_number(place) || found.iter().any(|it| it.start < end && start < it.end) {
                continue;
            }
            let earlier = chain.take();
            let (key, beside) = (self.word(place), self.beside(place));
            let cued = (self.is_announced(place) || self.is_followed(place)) && !self.is_measure(place);
            let counts = cued || beside.is_some() || earlier.is_some_and(|earlier| self.is_chained(earlier, place));
            let what = match beside.or_else(|| self.product(&products, start, key)).or(before) {
                Some(product) => self.known.of_product(product, key),
                None => self.known.waiting(key, group),
            };
            if let Some(what) = what.filter(|_| counts) {
                chain = Some(place);
                found.push(Find { start, end, is_name: false, what });
            } else {
                ignored += u32::from(CATALOGS.iter().any(|it| self.known.has(it, key)));
            }
        }
        found.sort_by_key(|it| it.start);
        Said { found, products, ignored }
    }

    /// The product of a number that begins at a byte: the nearest that documents it, else the nearest.
    fn product(&self, named: &[(usize, &'static str)], start: usize, key: &str) -> Option<&'static str> {
        let before = named.iter().rev().filter(|product| product.0 < start);
        let mut nearest = before.chain(named.iter().filter(|product| product.0 >= start)).map(|product| product.1);
        nearest.clone().find(|it| self.known.has(it, key)).or(nearest.next())
    }
}

/// Is a name written in capitals and no plain word?
fn is_symbolic(name: &str) -> bool {
    !name.chars().any(char::is_lowercase) && (name.contains(['_', ':']) || name.len() > 7)
}
