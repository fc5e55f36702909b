//! What was typed: the codes in it, the products it names, and the words that remain.

use std::ops::Range;

use crate::code::key_of;
use crate::codebook::Loaded;
use crate::foreign::{self, Foreign};
use crate::scan::cues::{self, Chain};
use crate::scan::lexer::{Line, Tokens};
use crate::scan::lexicon::GLUED;
use crate::scan::steps;
use crate::stop;
use crate::text::{Word, folded, has, part, squeeze, words};

/// Beside at most this many words of its own a bare number may be meant as a code; beside more it is a size, a count
/// or a time.
const FEW_WORDS: usize = 3;

/// The most words of a query that are read: a log line has fewer, and what is longer is a text for `scan`.
const MOST_WORDS: usize = 256;

/// So many entries of one code are looked at for their texts beside it.
const MOST_ENTRIES: usize = 16;

/// The most words of one code as its catalog writes it: `KB-2024-01-17` has four.
const MOST_WORDS_OF_A_CODE: usize = 6;

/// A query, understood.
#[derive(Debug, Clone)]
pub(crate) struct Query<'q> {
    /// The words in order.
    pub(crate) words: Vec<Word<'q>>,
    /// What each of them is.
    pub(crate) roles: Vec<Role>,
    /// The codes, each once, the one that is asked for first.
    pub(crate) codes: Vec<Written>,
    /// Ids of the catalogs whose product is named.
    products: Vec<String>,
    /// A code of another system.
    pub(crate) foreign: Option<Foreign>,
}

/// What a word of a query does there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// It is searched for.
    Plain,
    /// It says little by itself.
    Weak,
    /// It carries no meaning of its own.
    Stop,
    /// It announces a code.
    Cue,
    /// It belongs to a code.
    Code,
    /// It belongs to a code of another system.
    Foreign,
    /// It names a product.
    Product,
}

/// A code as written in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// Its [`key`](crate::code::key).
    pub(crate) key: String,
    /// How it shows that it is one.
    pub(crate) form: Form,
}

/// How a code shows that it is one, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// By its own form: a catalog's prefix, or letters and digits that some catalog lists. A product that is named
    /// beside it does not change what it is.
    Own,
    /// A number that is announced by a cue, or stands alone.
    Announced,
    /// A number at the beginning of a few words.
    Leading,
    /// A number among a few words: perhaps a code, perhaps a count.
    Perhaps,
}

impl Form {
    /// Is it beyond doubt that a code is meant?
    pub(crate) fn is_sure(self) -> bool {
        matches!(self, Self::Own | Self::Announced)
    }
}

impl<'q> Query<'q> {
    /// Understands a query by what the loaded catalogs say about their codes and product names.
    pub(crate) fn parse(text: &'q str, loaded: &[&Loaded]) -> Self {
        let (mut words, mut tokens) = (words(text), Tokens::default());
        cues::lexicon().read(text, 0..text.len(), &mut tokens);
        words.truncate(MOST_WORDS);
        tokens.list.truncate(MOST_WORDS);
        let line = Line::new(text, &tokens.list);
        let role = |(place, word): (usize, &Word)| match &*word.text {
            _ if cues::is_cue(&line, place) => Role::Cue,
            text if stop::is_stop(text) => Role::Stop,
            text if stop::is_weak(text) => Role::Weak,
            _ => Role::Plain,
        };
        let roles = words.iter().enumerate().map(role).collect();
        let mut query = Self { words, roles, codes: Vec::new(), products: Vec::new(), foreign: None };
        // A number alone, as most codes are typed, is a code and nothing else.
        if let [word] = query.words.as_slice()
            && word.is_number()
            && cues::stands_alone(&line, 0)
            && !cues::is_count(&line, 0)
        {
            query.take_code(0..1, Form::Announced);
            return query;
        }
        // Most questions have no digit, and most catalogs no code without one.
        let digits = text.bytes().any(|byte| byte.is_ascii_digit() || !byte.is_ascii());
        if digits || loaded.iter().any(|it| it.has_letter_codes) {
            query.find_whole(text, loaded);
            query.find_own(text, loaded);
        }
        query.find_foreign(text, loaded);
        query.find_products(loaded);
        if digits {
            query.find_numbers(&line, loaded);
        }
        query.find_ids(text);
        query
    }

    /// The one code that the query consists of, with at most a cue, a product and words without meaning beside it, or
    /// with the symbolic name of one of its entries.
    pub(crate) fn single_code<'a>(&self, name_of: impl Fn(&Written) -> Vec<&'a str>) -> Option<&Written> {
        let [code] = self.codes.as_slice() else { return None };
        let plain: String =
            self.of_role(&[Role::Plain, Role::Weak, Role::Stop, Role::Cue]).map(|word| &*word.text).collect();
        let bare = !self.roles.contains(&Role::Plain) && !self.roles.contains(&Role::Weak);
        (bare || name_of(code).into_iter().any(|name| squeeze(name) == plain)).then_some(code)
    }

    /// The words of some roles, in order.
    pub(crate) fn of_role(&self, wanted: &[Role]) -> impl Iterator<Item = &Word<'q>> {
        self.words.iter().zip(&self.roles).filter(|(_, role)| wanted.contains(role)).map(|(word, _)| word)
    }

    /// The catalogs of the products that are named, else all that were asked.
    pub(crate) fn scope<'a>(&self, asked: &[&'a Loaded]) -> Vec<&'a Loaded> {
        let named = |it: &&&Loaded| self.products.is_empty() || self.products.contains(&it.catalog.id);
        asked.iter().filter(named).copied().collect()
    }

    /// The catalogs that a code of the query is looked up in.
    pub(crate) fn scope_of<'a>(&self, code: &Written, asked: &[&'a Loaded]) -> Vec<&'a Loaded> {
        if code.form == Form::Own { asked.to_vec() } else { self.scope(asked) }
    }

    /// The whole query as a catalog lists it: `MTHROTTLE`, `500.19`.
    fn find_whole(&mut self, text: &str, loaded: &[&Loaded]) {
        let whole = 0..self.words.len();
        let listed = (1..=MOST_WORDS_OF_A_CODE).contains(&whole.len()) && lists(&key_of(&self.words), loaded);
        // A bare number, and one behind a cue, are left to the rule for numbers.
        let number = whole.len() == 1 && self.words[0].is_number();
        if listed && !number && !self.announces(text, 0, whole.len()) {
            self.take_code(whole, Form::Own);
        }
    }

    /// Are the words a cue and, apart from it, a number? Then the cue is one, also where some catalog has it for a prefix.
    fn announces(&self, text: &str, place: usize, used: usize) -> bool {
        let [cue, number] = &self.words[place..place + used] else { return false };
        self.roles[place] == Role::Cue && part(text, cue.end..number.start).chars().any(char::is_whitespace)
    }

    /// Codes that show by their form: a catalog's prefix with digits, or what some catalog lists and is no prose.
    fn find_own(&mut self, text: &str, loaded: &[&Loaded]) {
        let mut place = 0;
        while place < self.words.len() {
            let used = (1..=MOST_WORDS_OF_A_CODE).rev().find(|&used| self.is_own(text, place, used, loaded));
            if let Some(used) = used {
                self.take_code(place..place + used, Form::Own);
            }
            place += used.unwrap_or(1);
        }
    }

    fn is_own(&self, text: &str, place: usize, used: usize, loaded: &[&Loaded]) -> bool {
        let Some(words) = self.words.get(place..place + used) else { return false };
        let digits = |word: &Word| word.text.bytes().any(|byte| byte.is_ascii_digit());
        if self.roles[place..place + used].contains(&Role::Code) || !words.iter().any(digits) {
            // Letters alone are a code where they are the whole query, or written in capitals as the catalog has them.
            let slice = || part(text, words[0].start..words[used - 1].end);
            return used == 1
                && self.roles[place] != Role::Code
                && slice().bytes().all(|byte| byte.is_ascii_uppercase())
                && loaded.iter().any(|it| it.entries_of(&words[0].text).any(|entry| entry.code() == slice()));
        }
        let gap = |pair: &[Word]| part(text, pair[0].end..pair[1].start);
        let close = words.windows(2).all(|pair| joins(gap(pair)));
        let tight = words.windows(2).all(|pair| !gap(pair).chars().any(char::is_whitespace));
        let key = key_of(words);
        let letters = !words.iter().all(Word::is_number);
        close
            && !self.announces(text, place, used)
            && (letters && (lists(&key, loaded) || holds(&key, loaded)) || used > 1 && tight && lists(&key, loaded))
    }

    /// The first code of another system; its digits are nobody else's. A status of HTTP is one where no catalog lists it.
    fn find_foreign(&mut self, text: &str, loaded: &[&Loaded]) {
        let unlisted = |&(_, place): &(Foreign, usize)| !lists(&self.words[place].text, loaded);
        let http = foreign::http(text, &self.words).filter(unlisted);
        let http = http.map(|(foreign, place)| (foreign, self.words[place].start..self.words[place].end));
        let Some((foreign, range)) = foreign::recognise_among(text, &self.words).or(http) else { return };
        let mut own = false;
        for (word, role) in self.words.iter().zip(&mut self.roles) {
            if range.start < word.end && word.start < range.end {
                own |= *role == Role::Code;
                if *role != Role::Code {
                    *role = Role::Foreign;
                }
            }
        }
        // A catalog that carries the code makes it one of ours.
        self.foreign = (!own).then_some(foreign);
    }

    /// Product names, so that «storage mover» is not also «mover».
    fn find_products(&mut self, loaded: &[&Loaded]) {
        let free = |place: usize| !matches!(self.roles[place], Role::Code | Role::Foreign);
        let mut found = Vec::new();
        for place in 0..self.words.len() {
            let names = loaded.iter().flat_map(|it| it.products.iter().map(move |name| (name, *it)));
            for (name, product) in names {
                let span = place..place + name.len();
                let words = self.words.get(span.clone());
                let same = words.is_some_and(|words| words.iter().zip(name).all(|(word, other)| word.text == *other));
                if same && span.clone().all(free) {
                    add_product(&mut found, span, product);
                }
            }
        }
        for (span, product) in found {
            self.roles[span].fill(Role::Product);
            if !self.products.contains(&product.catalog.id) {
                self.products.push(product.catalog.id.clone());
            }
        }
    }

    /// Bare numbers: those with a cue and those chained to them; without any, those that stand beside nothing or little.
    fn find_numbers(&mut self, line: &Line<'_>, loaded: &[&Loaded]) {
        for place in 0..self.words.len() {
            if self.roles[place] == Role::Plain && line.is(place, GLUED) {
                self.take_code(place..place + 1, Form::Announced);
            }
        }
        let numbers: Vec<usize> =
            (0..self.words.len()).filter(|&it| self.roles[it] == Role::Plain && self.words[it].is_number()).collect();
        let mut announced = false;
        // The number before, where it is a code, and where its code stands in the list.
        let mut chain: Option<(usize, usize)> = None;
        for &place in &numbers {
            let cued = cues::cued(line, place) && cues::ends_alone(line, place)
                || self.is_beside_its_text(line, place, loaded);
            let link = chain.and_then(|(before, _)| cues::chained(line, before, place));
            chain = match (cued, link, chain) {
                // The state that is reached is the one that is asked for.
                (_, Some(Chain::Change), Some((_, at))) => Some((place, self.insert_code(at, place))),
                (true, _, _) | (_, Some(Chain::List), _) => Some((place, self.insert_code(self.codes.len(), place))),
                _ => None,
            };
            announced |= chain.is_some();
        }
        if announced || !self.codes.is_empty() {
            return;
        }
        let words = self.roles.iter().filter(|role| matches!(role, Role::Plain | Role::Weak)).count();
        let plain = words - numbers.len();
        for place in numbers {
            if plain > FEW_WORDS || !cues::stands_alone(line, place) || cues::is_count(line, place) {
                continue;
            }
            let form = match place {
                _ if plain == 0 || cues::is_seen(line, place) => Form::Announced,
                0 => Form::Leading,
                _ => Form::Perhaps,
            };
            self.take_code(place..place + 1, form);
        }
    }

    /// Words that are a part of an id, a path, an address or a time, and the keys of `key=value`: in a log line they tell
    /// where something happened, not what.
    fn find_ids(&mut self, text: &str) {
        if !text.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'\\' | b'@' | b'/' | b'=')) {
            return;
        }
        let (mut next, mut id, mut slashes) = (0, false, 0);
        for (place, c) in text.char_indices() {
            id |= c.is_ascii_digit() || c == '\\' || c == '@';
            slashes += usize::from(c == '/');
            let end = place + c.len_utf8();
            if end < text.len() && !c.is_whitespace() && !has("\",;{}[]()", c) {
                continue;
            }
            id |= slashes > 1;
            while let Some(word) = self.words.get(next).filter(|word| word.start < end) {
                let key = text.as_bytes().get(word.end) == Some(&b'=');
                if self.roles[next] == Role::Plain && (id || key) {
                    self.roles[next] = Role::Weak;
                }
                next += 1;
            }
            (id, slashes) = (false, 0);
        }
    }

    /// Does the number stand beside the name or the message of an entry with this code? A name that is a plain word
    /// («OK», «Unauthorized») is one only where the product is named.
    fn is_beside_its_text(&self, line: &Line<'_>, place: usize, loaded: &[&Loaded]) -> bool {
        let scope = loaded.iter().filter(|it| self.products.is_empty() || self.products.contains(&it.catalog.id));
        // Twice the same number is looked at once, and of a code that very many entries share the first ones.
        let number = &self.words[place].text;
        if self.words[..place].iter().any(|earlier| earlier.text == *number) {
            return false;
        }
        let named = |it: &Loaded| self.products.contains(&it.catalog.id);
        scope.into_iter().any(|it| is_beside_its_text(line, place, number, it, named(it)))
    }

    /// Takes the number of a place for a code, before the code that stands at `at`; gives where it now stands.
    fn insert_code(&mut self, at: usize, place: usize) -> usize {
        let known = self.codes.len();
        self.take_code(place..place + 1, Form::Announced);
        if self.codes.len() > known {
            let code = self.codes.remove(known);
            self.codes.insert(at, code);
        }
        at
    }

    fn take_code(&mut self, places: Range<usize>, form: Form) {
        let words = &self.words[places.clone()];
        let key = match words {
            // A number, or the one behind the cue that it is one word with.
            [one] if form == Form::Announced => {
                let digit = one.text.bytes().position(|byte| byte.is_ascii_digit()).unwrap_or(0);
                part(&one.text, digit..one.text.len()).to_owned()
            }
            _ => key_of(words),
        };
        if !self.codes.iter().any(|code| code.key == key) {
            self.codes.push(Written { key, form });
        }
        self.roles[places].fill(Role::Code);
    }
}

/// Does the number at a place, which is given folded, stand beside the name or the message of an entry of a catalog with
/// this code? A name that is a plain word («OK», «Unauthorized») is one only where the product is `named`.
pub(crate) fn is_beside_its_text(line: &Line<'_>, place: usize, number: &str, loaded: &Loaded, named: bool) -> bool {
    loaded.entries_of(number).take(MOST_ENTRIES).any(|entry| {
        let name = entry.name().filter(|name| named || has(name, '_') || has(name, ':'));
        let message = Some(entry.message()).filter(|message| has(message, ' '));
        name.into_iter().chain(message).any(|text| cues::beside(line, place, number, text))
    })
}

/// Adds the places of a product's name to those found: they begin at places that go up, and of those that overlap the
/// longest stays, or both where they are alike.
pub(crate) fn add_product<'a>(found: &mut Vec<(Range<usize>, &'a Loaded)>, span: Range<usize>, product: &'a Loaded) {
    // What may overlap stands at the end.
    let tail = found.iter().rposition(|(other, _)| other.end <= span.start).map_or(0, |last| last + 1);
    steps::count(|| found.len() - tail);
    let gives_way = |(other, _): &(Range<usize>, &Loaded)| other.len() < span.len() || *other == span;
    if found[tail..].iter().all(gives_way) {
        while found.len() > tail && found.last().is_some_and(|(other, _)| *other != span) {
            found.pop();
        }
        found.push((span, product));
    }
}

/// May the text between two words stand inside a code?
fn joins(between: &str) -> bool {
    let kept: Vec<char> = folded(between).take(4).collect();
    kept.len() <= 3 && kept.iter().all(|c| has(" -_:#.+/[", *c))
}

/// Does some catalog list the key as a code?
fn lists(key: &str, loaded: &[&Loaded]) -> bool {
    loaded.iter().any(|it| it.lists(key))
}

/// Is the key of some catalog's grammar, with its prefix?
fn holds(key: &str, loaded: &[&Loaded]) -> bool {
    let grammars = loaded.iter().filter_map(|it| it.catalog.grammar.as_ref());
    grammars.into_iter().any(|grammar| !grammar.prefix.is_empty() && grammar.canonical(key).is_some())
}
