//! The words that mean something to the rules, and what each of them may be. A text's words are looked up here once, by
//! their hashes; after that every rule asks for bits.

use super::steps;
use crate::hash;
use crate::order::order;
use crate::text::{joined, pieces};

/// What a word may be: one bit for each kind.
pub(crate) type Kinds = u64;

/// Digits and nothing else.
pub(crate) const DIGITS: Kinds = 1;
/// A digit among letters, or more of them.
pub(crate) const DIGIT: Kinds = 1 << 1;
/// Letters of which none is small.
pub(crate) const CAPITALS: Kinds = 1 << 2;
/// It does not stand as it is compared: other scripts, full-width forms, characters that nobody sees, apostrophes.
pub(crate) const FOLDED: Kinds = 1 << 3;
/// A cue and its number in one: «Code404».
pub(crate) const GLUED: Kinds = 1 << 4;
/// A documented code that is a number.
pub(crate) const NUMBER: Kinds = 1 << 5;
/// A product's name begins with it.
pub(crate) const PRODUCT: Kinds = 1 << 6;
/// A symbolic name has it.
pub(crate) const NAME: Kinds = 1 << 7;
/// A symbolic name begins with it.
pub(crate) const NAME_BEGIN: Kinds = 1 << 8;
/// A prefix of codes begins with it.
pub(crate) const PREFIX: Kinds = 1 << 9;
/// A message or a name begins with it.
pub(crate) const TEXT_BEGIN: Kinds = 1 << 10;
/// A message or a name ends with it.
pub(crate) const TEXT_END: Kinds = 1 << 11;
/// A number after it is a code; two of them may follow one another («status code»).
pub(crate) const CUE: Kinds = 1 << 12;
/// It may stand beside a code and says nothing of its own («HTTP 404», «error no. 404»).
pub(crate) const BESIDE: Kinds = 1 << 13;
/// … between a cue and its number.
pub(crate) const NUMBER_SIGN: Kinds = 1 << 14;
/// It makes a code of a number directly before it («404 status»).
pub(crate) const AFTER: Kinds = 1 << 15;
/// Before a cue it takes its meaning away: an exit code is a process's, not a product's.
pub(crate) const NOT_OURS: Kinds = 1 << 16;
/// So do these, with one word between: «exited with status 1».
pub(crate) const ENDED: Kinds = 1 << 17;
pub(crate) const WITH: Kinds = 1 << 18;
pub(crate) const CODE: Kinds = 1 << 19;
/// Before «code» it makes it a door's, a country's, or another's.
pub(crate) const ANOTHERS: Kinds = 1 << 20;
/// A cue that counts instead where a sign follows: «errors: 3».
pub(crate) const COUNTS: Kinds = 1 << 21;
/// Software whose replies are not codes of these products.
pub(crate) const SOFTWARE: Kinds = 1 << 22;
/// A request of HTTP, in capitals.
pub(crate) const REQUEST: Kinds = 1 << 23;
/// It chains a number to a cued one.
pub(crate) const CHAIN: Kinds = 1 << 24;
pub(crate) const TO: Kinds = 1 << 25;
pub(crate) const OF: Kinds = 1 << 26;
/// Before the name of a product it makes it a connector: where files come from or go to.
pub(crate) const CONNECTED: Kinds = 1 << 27;
/// These stand before a product too …
pub(crate) const TOWARDS: Kinds = 1 << 28;
/// … but for where so near before it something is moved.
pub(crate) const MOVES: Kinds = 1 << 29;
/// After a product's name it shows that it is the product that is meant.
pub(crate) const OWN: Kinds = 1 << 30;
/// After a product's name it makes it a connector.
pub(crate) const CONNECTOR: Kinds = 1 << 31;
/// It makes of the cue before it a thing that is counted.
pub(crate) const SEVERAL: Kinds = 1 << 32;
/// A number before it is a count, a size or a duration, in a question.
pub(crate) const UNIT: Kinds = 1 << 33;
/// A number of four digits after it is a year.
pub(crate) const BEFORE_YEAR: Kinds = 1 << 34;
/// In a question a number after it is what was seen: «failed with 1001», «what does it mean when it says 404».
pub(crate) const SEEN: Kinds = 1 << 35;
/// What a number before it is, or after it.
pub(crate) const SIZE: Kinds = 1 << 36;
pub(crate) const DURATION: Kinds = 1 << 37;
pub(crate) const COUNTED: Kinds = 1 << 38;
pub(crate) const PORT: Kinds = 1 << 39;
pub(crate) const VERSION: Kinds = 1 << 40;
pub(crate) const ID: Kinds = 1 << 41;
/// The name of a column of codes, or its last word.
pub(crate) const COLUMN: Kinds = 1 << 42;
/// … which is no word of a record too.
pub(crate) const ONLY_COLUMN: Kinds = 1 << 43;
/// A command that counts records by a column.
pub(crate) const GROUPS: Kinds = 1 << 44;

/// The words that the rules know, folded; one may be of several kinds.
const WORDS: [(Kinds, &str); 33] = [
    (
        CUE,
        "status statuses code codes error errors err errorcode errorcodes statuscode statuscodes laststatuscode \
         scanstatuscode lasterror fehler fehlercode fehlernummer statut",
    ),
    (BESIDE, "http no nr number last"),
    (NUMBER_SIGN, "no nr number"),
    (AFTER, "status error"),
    (NOT_OURS, "exit exited return"),
    (ENDED, "exited exits terminated"),
    (WITH, "with"),
    (CODE, "code codes"),
    (
        ANOTHERS,
        "conference category location project source 2fa security verification room zip postal post area country \
         dial in access door pin promo voucher bar qr cost currency language tax",
    ),
    (COUNTS, "errors"),
    (
        SOFTWARE,
        "kernel cisco outlook nginx apache apache2 httpd haproxy squid varnish envoy traefik iis w3svc curl wget \
         postfix sendmail exim dovecot smtp smtpd esmtp sshd mysqld",
    ),
    (REQUEST, "get post put head delete"),
    (CHAIN, "and or to und oder then"),
    (TO, "to"),
    (OF, "of"),
    (CONNECTED, "source destination dest src target connector"),
    (TOWARDS, "from to into on via"),
    (
        MOVES,
        "connect connecting connected copy copied copying migrate migrated migrating transfer upload uploaded \
         download downloaded exceeded move",
    ),
    (OWN, "agent app migration error status code job"),
    (CONNECTOR, "to connector"),
    (SEVERAL, "codes messages mails pages lines entries"),
    (
        UNIT,
        "days day hours hour minutes minute min mins seconds second sec secs ms weeks months years gb mb kb tb \
         bytes files folders items users times percent k",
    ),
    (BEFORE_YEAR, "in since from until"),
    (SEEN, "with got get gets gives says shows showed returned returns"),
    (SIZE, "b kb mb gb tb kib mib gib bytes byte"),
    (DURATION, "ms s sec secs second seconds min mins minute minutes h hours hour day days weeks months"),
    (COUNTED, "files file folders folder dirs items item users user times errors jobs tasks task of"),
    (PORT, "port ports pid"),
    (VERSION, "version v build release rev"),
    (ID, "id no nr number room ext phone case ticket"),
    (GROUPS, "group"),
    (
        COLUMN,
        "laststatuscode statuscode scanstatuscode code codes errorcode errorcodes status error lasterrorcode lasterror \
         fehlercode statuscodes resultcode letzterstatuscode fehlernummer",
    ),
    (
        ONLY_COLUMN,
        "laststatuscode statuscode scanstatuscode errorcode errorcodes lasterrorcode lasterror fehlercode statuscodes \
         resultcode letzterstatuscode fehlernummer",
    ),
];

/// Words that mean something, by their hashes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    /// The number of a word; 0 is a free slot. As many as a power of two.
    slots: Vec<u32>,
    /// Most words of a text mean nothing, and are told by these.
    marks: Marks,
    /// The hash of the word of each number, and what it may be.
    words: Vec<(u64, Kinds)>,
    /// The words of each product's name, and the number of its catalog's first entry.
    pub(super) products: Vec<(Vec<u32>, u32)>,
    /// The codes and what texts of theirs begin or end with, in the order of a line; sorted when all are in.
    pairs: Vec<u64>,
    /// The symbolic names by [`Lexicon::extend`] of their words, with the places of their entries; sorted when all are in.
    names: Vec<(u64, u32)>,
    /// The most words of a symbolic name.
    pub(super) longest_name: usize,
    /// Is there a prefix that does not begin with letters of ASCII, so that every word may be one?
    pub(crate) any_prefix: bool,
}

impl Lexicon {
    /// The words that the rules themselves know.
    pub(crate) fn of_rules() -> Self {
        let mut lexicon = Self { words: vec![(0, 0)], ..Self::default() };
        for (kinds, words) in WORDS {
            for word in pieces(words, b' ') {
                lexicon.add(word, kinds);
            }
        }
        lexicon
    }

    /// Adds a name of the product whose catalog begins with an entry, and its genitive: «Mover's», in other languages «Movers».
    pub(crate) fn add_product(&mut self, words: &[String], first: u32) {
        let Some((last, others)) = words.split_last() else { return };
        for last in [last, &joined(&[last, "s"])] {
            let mut name: Vec<u32> = others.iter().map(|word| self.add(word, 0)).collect();
            name.push(self.add(last, 0));
            // An id and a product often have the same words.
            let name = (name, first);
            if !self.products.contains(&name) {
                self.words[name.0[0] as usize].1 |= PRODUCT;
                self.products.push(name);
            }
        }
    }

    /// Adds a prefix of codes, by its first word.
    pub(crate) fn add_prefix(&mut self, word: &str) {
        self.any_prefix |= word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_alphabetic());
        self.add(word, PREFIX);
    }

    /// Adds a code that is a number.
    pub(crate) fn add_number(&mut self, code: &str) {
        self.add(code, NUMBER);
    }

    /// Adds the first and the last word of a text that may stand beside a code, which is a number.
    pub(crate) fn add_text(&mut self, code: &str, first: &str, last: &str) {
        let number = self.add(code, NUMBER);
        let (first, last) = (self.add(first, TEXT_BEGIN), self.add(last, TEXT_END));
        self.pairs.extend([pair(number, first), pair(last, number)]);
    }

    /// Does a text begin with one of two words of a line, of which the other is its code, or end with it?
    pub(super) fn may_be_beside(&self, one: u32, other: u32) -> bool {
        self.pairs.binary_search(&pair(one, other)).is_ok()
    }

    /// Adds a symbolic name: its words with what stands before each, and the place of its entry.
    pub(crate) fn add_name(&mut self, words: &[(char, &str)], place: u32) {
        let (mut key, mut kind) = (0, NAME_BEGIN | NAME);
        for &(gap, word) in words {
            key = extended(key, gap, self.add(word, kind));
            kind = NAME;
        }
        self.longest_name = self.longest_name.max(words.len());
        self.names.push((key, place));
    }

    /// Sorts names and pairs, when all of them are in.
    pub(crate) fn finish(&mut self) {
        let pairs = std::mem::take(&mut self.pairs);
        let sorted = order(pairs.len(), &|one, other| pairs[one] < pairs[other]);
        self.pairs = sorted.into_iter().map(|place| pairs[place as usize]).collect();
        let names = std::mem::take(&mut self.names);
        let sorted = order(names.len(), &|one, other| names[one] < names[other]);
        self.names = sorted.into_iter().map(|place| names[place as usize]).collect();
    }

    /// The places of the entries of a symbolic name.
    pub(super) fn named(&self, key: u64) -> impl Iterator<Item = u32> {
        let first = self.names.partition_point(|&(other, _)| other < key);
        self.names[first..].iter().take_while(move |&&(other, _)| other == key).map(|&(_, place)| place)
    }

    /// What a word, folded, may be.
    pub(crate) fn kinds_of(&self, word: &str) -> Kinds {
        self.find(hash::of_word(word.as_bytes())).1
    }

    /// The number and the kinds of the word of a hash: 0 where it means nothing.
    #[inline(always)]
    pub(super) fn find(&self, hash: u64) -> (u32, Kinds) {
        steps::count(|| 1);
        if self.marks.0[mark(hash)] >> (hash % 64) & 1 == 0 {
            return (0, 0);
        }
        let (_, number) = self.slot(hash);
        (number, self.words[number as usize].1)
    }

    /// The slot of a hash, and the number that stands there.
    #[inline(always)]
    fn slot(&self, hash: u64) -> (usize, u32) {
        let last = self.slots.len() - 1;
        let mut slot = (hash >> 32) as usize & last;
        loop {
            steps::count(|| 1);
            let number = self.slots[slot];
            if number == 0 || self.words[number as usize].0 == hash {
                return (slot, number);
            }
            slot = (slot + 1) & last;
        }
    }

    /// Adds a word, folded; gives its number.
    fn add(&mut self, word: &str, kinds: Kinds) -> u32 {
        if self.slots.len() < self.words.len() * SPARE {
            self.grow();
        }
        let hash = hash::of_word(word.as_bytes());
        let (slot, mut number) = self.slot(hash);
        if number == 0 {
            number = self.words.len() as u32;
            self.words.push((hash, 0));
            self.put(slot, number);
        }
        self.words[number as usize].1 |= kinds;
        number
    }

    /// Puts the word of a number into a free slot.
    fn put(&mut self, slot: usize, number: u32) {
        let (hash, _) = self.words[number as usize];
        self.slots[slot] = number;
        self.marks.0[mark(hash)] |= 1 << (hash % 64);
    }

    fn grow(&mut self) {
        let count = (self.slots.len() * 2).max(FIRST_SLOTS);
        self.slots = vec![0; count];
        for number in 1..self.words.len() {
            let (slot, _) = self.slot(self.words[number].0);
            self.put(slot, number as u32);
        }
    }
}

/// The key of a name after one more word, and after what stands before that: a blank, a colon or an underscore.
pub(super) fn extended(key: u64, gap: char, word: u32) -> u64 {
    hash::add(hash::add(key, gap.into()), word.into())
}

fn pair(one: u32, other: u32) -> u64 {
    u64::from(one) << 32 | u64::from(other)
}

/// So many slots for each word, that most words meet their own first.
const SPARE: usize = 2;

/// One bit for each value of the lowest bits of a hash: has a word's these? They stay in the processor's cache, where slots
/// do not: looking those up for every word of a text took a fifth of the time of finding the words.
#[derive(Debug, Clone)]
struct Marks([u64; MARKS]);

/// Sixty-four bits each: of the words of three catalogs one in twenty bits is set.
const MARKS: usize = 512;

impl Default for Marks {
    fn default() -> Self {
        Self([0; MARKS])
    }
}

/// Where the mark of a hash stands, which is the bit of its lowest six.
#[inline(always)]
fn mark(hash: u64) -> usize {
    (hash >> 6) as usize % MARKS
}

const FIRST_SLOTS: usize = 1024;
