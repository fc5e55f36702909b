//! Scanning against an oracle: generated texts, read line by line and cell by cell as the labelling rule says, with whole
//! lists in the place of all that the scanner keeps between lines. What one line says is told in `naive_line.rs`.
//!
//! It knows lines, tables with four signs, the product of a record, of a table, of a text and that of the majority, and the
//! tally. It does not know tables that are parted by blanks, line breaks in quotes and weights: texts have none of these.

use std::collections::BTreeSet;

use status_codebook::text::fold;
use status_codebook::{Codebook, Entry, Report, ScanOptions, Scanner};

use crate::generated::Texts;
use crate::naive::Numbers;
use crate::naive_line::{CATALOGS, Documented, Find, PRODUCTS, Piece, What, among};

/// The names of columns of codes, squeezed, and those that are no words of a record too.
const COLUMNS: &str = " status code codes error laststatuscode statuscode statuscodes errorcode errorcodes lasterrorcode \
                       lasterror resultcode ";
const SURE_COLUMNS: &str =
    " laststatuscode statuscode statuscodes errorcode errorcodes lasterrorcode lasterror resultcode ";
/// What may stand before these: words of products, and what has codes or is moved.
const BEFORE_COLUMNS: &str = " azure storage azsm mover sharepoint migration egnyte cmm true agent app job error status code \
                              transfer upload download copied files items users times ";

/// A header that is in force.
struct Table {
    sign: char,
    columns: usize,
    codes: Vec<usize>,
    /// The products in the names of these, where they are several.
    owners: Vec<Option<&'static str>>,
    /// The groups that were there before it.
    groups: usize,
}

/// Numbers of a table or of the text that wait together, and the product that was named last before them; where there was
/// none, the one that is named next.
#[derive(Default)]
struct Group {
    keys: BTreeSet<String>,
    known: Option<&'static str>,
}

/// One find with its line; `counted` where it is one occurrence with the find before.
struct Met<'a> {
    find: Find<'a>,
    line: usize,
    counted: bool,
}

struct Oracle<'a> {
    known: &'a Documented<'a>,
    text: &'a str,
    table: Option<Table>,
    product: Option<&'static str>,
    anywhere: BTreeSet<&'static str>,
    /// The first is the text's.
    groups: Vec<Group>,
    met: Vec<Met<'a>>,
    ignored: u32,
}

/// What is compared: line, column, text, catalog and code of each place.
type Place = (usize, usize, String, String, String);

#[derive(Debug, PartialEq)]
struct Answer {
    mentions: Vec<Place>,
    undocumented: Vec<Place>,
    /// Id, count, lines, first line, last line.
    tally: Vec<(String, usize, usize, usize, usize)>,
    ignored: u32,
    lines: usize,
}

/// The cells of a line: their places, without the quotes and blanks around them.
fn cells(line: &str, sign: char) -> Vec<(usize, usize)> {
    let (mut found, mut begin, mut quoted, mut fresh) = (Vec::new(), 0, false, true);
    for (place, c) in line.char_indices() {
        if c == '"' && (fresh || quoted) {
            quoted = !quoted;
        } else if c == sign && !quoted {
            found.push((begin, place));
            begin = place + 1;
        }
        // After a closed quote another one opens it again: two of them are a quote in the text.
        fresh = c == sign && !quoted || c == '"' && !fresh && !quoted && line[begin..].starts_with('"');
    }
    found.push((begin, line.len()));
    let bare = |(begin, end): (usize, usize)| {
        let outside = |c: char| fold(c).is_none_or(|c| " \"*'".contains(c));
        let cell = &line[begin..end];
        let start = begin + cell.len() - cell.trim_start_matches(outside).len();
        (start, start.max(begin + cell.trim_end_matches(outside).len()))
    };
    found.into_iter().map(bare).collect()
}

/// Is a text the name of a column of codes?
fn is_column(cell: &str, sure: bool) -> bool {
    let words = status_codebook::text::words(cell);
    let plain = cell.chars().all(|c| c.is_alphanumeric() || !c.is_ascii() || " _-\"*'`".contains(c));
    (0..if plain { words.len() } else { 1.min(words.len()) }).any(|first| {
        let before = words[..first].iter().all(|word| among(BEFORE_COLUMNS, &word.text));
        let is_product = |name: &str| name.split(' ').enumerate().all(|(at, it)| words[at.min(first)].text == it);
        let of_product = first == 0 || PRODUCTS.iter().any(|(name, _)| is_product(name));
        let rest: String = words[first..].iter().map(|word| &*word.text).collect();
        before && among(if sure || !of_product { SURE_COLUMNS } else { COLUMNS }, &rest)
    })
}

/// The digits of a text that is a number and nothing else.
fn number(cell: &str) -> Option<String> {
    let digits: String = cell.chars().filter_map(fold).collect();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

impl<'a> Oracle<'a> {
    fn new(known: &'a Documented<'a>, text: &'a str) -> Self {
        let (groups, anywhere) = (vec![Group::default()], BTreeSet::new());
        Self { known, text, table: None, product: None, anywhere, groups, met: Vec::new(), ignored: 0 }
    }

    fn read(mut self) -> Answer {
        let (text, mut start) = (self.text, 0);
        for (number, line) in text.split_inclusive('\n').enumerate() {
            if line.bytes().all(|byte| byte.is_ascii_whitespace()) {
                self.table = None;
            } else if let Some(table) = self.header(line) {
                self.table = Some(table);
                self.name(&Piece::new(self.known, line).read(None, 0).products);
            } else if self.is_drawn(line) {
                // Nothing is said between the rows of a table with bars.
            } else if self.is_record(line) {
                self.record(line, start, number + 1);
            } else {
                self.table = None;
                let said = Piece::new(self.known, line).read(self.product, 0);
                self.ignored += said.ignored;
                let beside = |one: &Find<'_>, other: &Find<'_>| only_cues(&line[one.end..other.start]);
                self.keep(said.found, start, number + 1, &beside);
                self.name(&said.products);
            }
            start += line.len();
        }
        self.answer()
    }

    /// The products that a line or a record names: the last of them is known to what follows.
    fn name(&mut self, products: &[(usize, &'static str)]) {
        self.anywhere.extend(products.iter().map(|product| product.1));
        self.product = products.last().map(|product| product.1).or(self.product);
        let begin = self.table.as_ref().map_or(self.groups.len(), |table| table.groups);
        self.groups[begin..].iter_mut().for_each(|group| group.known = group.known.or(self.product));
    }

    /// The table of which a line is the header: it names a column of codes, and holds neither codes nor numbers.
    fn header(&self, line: &str) -> Option<Table> {
        let digits = line.contains(|c: char| c.is_ascii_digit());
        let sentence = line.trim_ascii_end().ends_with([':', '.', '?', '!']);
        let vague = self.table.is_some() || digits || sentence;
        if !Piece::new(self.known, line).read(None, 0).found.is_empty() {
            return None;
        }
        [',', '\t', ';', '|'].into_iter().find_map(|sign| {
            let cells: Vec<&str> = cells(line, sign).into_iter().map(|(start, end)| &line[start..end]).collect();
            let named = |sure: bool, cell: &&str| cell.ends_with(char::is_alphanumeric) && is_column(cell, sure);
            let codes: Vec<usize> = (0..cells.len()).filter(|&it| named(false, &cells[it])).collect();
            let sure = cells.iter().any(|cell| named(true, cell));
            let owner = |&column: &usize| {
                let said = Piece::new(self.known, cells[column]).read(None, 0);
                said.products.last().map(|product| product.1)
            };
            let mut owners: Vec<_> = codes.iter().map(owner).collect();
            if owners.iter().collect::<BTreeSet<_>>().len() < 2 {
                owners.clear();
            }
            let is_number = |cell: &&str| {
                cell.contains(|c: char| c.is_ascii_digit())
                    && cell.chars().all(|c| c.is_ascii_digit() || ".,:/- ".contains(c))
            };
            let is_header = cells.len() > 1 && !codes.is_empty() && (sure || !vague) && !cells.iter().any(is_number);
            is_header.then_some(Table { sign, columns: cells.len(), codes, owners, groups: self.groups.len() })
        })
    }

    /// Does a line only part the rows of a table with bars?
    fn is_drawn(&self, line: &str) -> bool {
        self.table.as_ref().is_some_and(|table| table.sign == '|') && line.chars().all(|c| "+-=|: \r\n".contains(c))
    }

    /// Is a line a record of the table? One of other columns has digits where codes stand.
    fn is_record(&self, line: &str) -> bool {
        let Some(table) = &self.table else { return false };
        let cells = cells(line, table.sign);
        let digits = |&column: &usize| {
            let cell = cells.get(column).map_or("", |&(start, end)| &line[start..end]);
            !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
        };
        cells.len() == table.columns || line.contains('"') || table.codes.iter().any(digits)
    }

    fn record(&mut self, line: &str, start: usize, number_of_line: usize) {
        let table = self.table.as_ref().expect("a record has a table");
        let cells = cells(line, table.sign);
        let said = |known: Option<&'static str>, group: usize| {
            let pieces = cells.iter().map(|&(start, end)| Piece::new(self.known, &line[start..end]).read(known, group));
            pieces.collect::<Vec<_>>()
        };
        let products: Vec<_> = said(None, 0).into_iter().flat_map(|said| said.products).collect();
        let named = products.last().map(|product| product.1);
        let last = self.groups.len() - 1;
        let same = last >= table.groups && self.groups[last].known == self.product;
        let group = if same { last } else { last + 1 };
        let (mut found, codes, owners) = (Vec::new(), table.codes.clone(), table.owners.clone());
        for (column, said) in said(named.or(self.product), group).into_iter().enumerate() {
            let (start, end) = cells[column];
            match number(&line[start..end]) {
                Some(key) if codes.contains(&column) => {
                    let place = codes.iter().position(|it| *it == column);
                    let what = match place.and_then(|place| *owners.get(place)?) {
                        Some(product) => self.known.of_product(product, &key),
                        None => self.known.waiting(&key, group),
                    };
                    found.extend(what.map(|what| Find { start, end, is_name: false, what }));
                }
                Some(_) => self.ignored += said.ignored,
                None => {
                    self.ignored += said.ignored;
                    let moved = |it: Find<'a>| Find { start: start + it.start, end: start + it.end, ..it };
                    found.extend(said.found.into_iter().map(moved));
                }
            }
        }
        // A number that its record says elsewhere is that, and of a product that is named there.
        let entries: Vec<Entry<'a>> = found.iter().flat_map(Find::entries).collect();
        found.retain_mut(|find| {
            let What::Waiting(key, _) = &find.what else { return true };
            let ours = |it: &&str| self.known.has(it, key) || self.product.is_none_or(|known| known == *it);
            if let Some(entry) = entries.iter().find(|entry| entry.code() == key) {
                find.what = What::Entries(vec![*entry]);
            } else if let Some(product) = named.filter(ours) {
                // It is none of the product's, and nobody else's.
                let Some(what) = self.known.of_product(product, key) else { return false };
                find.what = what;
            }
            true
        });
        if !same {
            self.groups.push(Group { keys: BTreeSet::new(), known: self.product });
        }
        self.keep(found, start, number_of_line, &|_, _| true);
        self.name(&products);
    }

    /// Keeps what a line or a record says. A name and the number of its own entry beside it are one occurrence.
    fn keep(
        &mut self,
        mut found: Vec<Find<'a>>,
        start: usize,
        line: usize,
        beside: &dyn Fn(&Find<'_>, &Find<'_>) -> bool,
    ) {
        let mut counted = vec![false; found.len()];
        for later in 1..found.len() {
            let (one, other) = (found[later - 1].clone(), found[later].clone());
            let shared = one.entries().into_iter().find(|entry| other.entries().contains(entry));
            if let Some(shared) = shared
                && one.is_name != other.is_name
                && !counted[later - 1]
                && beside(&one, &other)
            {
                counted[later] = true;
                for find in &mut found[later - 1..=later] {
                    let mut entries = find.entries();
                    entries.sort_by_key(|entry| *entry != shared);
                    find.what = What::Entries(entries);
                }
            }
        }
        for (find, counted) in found.into_iter().zip(counted) {
            if let What::Waiting(key, group) = &find.what
                && CATALOGS.iter().any(|it| self.known.has(it, key))
            {
                self.groups[*group].keys.insert(key.clone());
            }
            let find = Find { start: start + find.start, end: start + find.end, ..find };
            self.met.push(Met { find, line, counted });
        }
    }

    /// What a number is that waited in a group.
    fn resolved(&self, key: &str, group: usize) -> Option<What<'a>> {
        let only = self.anywhere.first().copied().filter(|_| self.anywhere.len() == 1);
        let (group, likely) = (&self.groups[group], if group == 0 { only } else { self.groups[group].known });
        let documented = |it: &str| group.keys.iter().filter(|key| self.known.has(it, key)).count();
        let likely = likely.filter(|it| group.keys.is_empty() || documented(it) > 0);
        if let Some(likely) = likely {
            return self.known.of_product(likely, key);
        }
        let most = CATALOGS.iter().map(|it| documented(it)).max().unwrap_or(0);
        let best: Vec<_> = CATALOGS.into_iter().filter(|it| most > 0 && documented(it) == most).collect();
        let all: Vec<_> = CATALOGS.iter().flat_map(|it| self.known.entries_of(it, key)).collect();
        match best.as_slice() {
            [product] if self.known.has(product, key) => self.known.of_product(product, key),
            _ if !all.is_empty() => Some(What::Entries(all)),
            [product, ..] => self.known.of_product(product, key),
            [] => None,
        }
    }

    fn answer(self) -> Answer {
        let (mut mentions, mut undocumented, mut rows) =
            (Vec::new(), Vec::new(), Vec::<(Entry<'a>, Vec<usize>)>::new());
        for Met { find, line, counted } in &self.met {
            let what = match &find.what {
                What::Waiting(key, group) => self.resolved(key, *group),
                what => Some(what.clone()),
            };
            let begin = self.text[..find.start].rfind('\n').map_or(0, |at| at + 1);
            let column = self.text[begin..find.start].encode_utf16().count();
            let place = |catalog: &str, code: &str| {
                let slice = self.text[find.start..find.end].to_owned();
                (*line, column, slice, catalog.to_owned(), code.to_owned())
            };
            match what {
                Some(What::Entries(entries)) => {
                    let entry = entries[0];
                    mentions.push(place(entry.catalog(), entry.code()));
                    match rows.iter_mut().find(|row| row.0 == entry) {
                        _ if *counted => {}
                        Some(row) => row.1.push(*line),
                        None => rows.push((entry, vec![*line])),
                    }
                }
                Some(What::Unknown(catalog, code)) => undocumented.push(place(catalog, &code)),
                _ => {}
            }
        }
        rows.sort_by_key(|(entry, lines)| (usize::MAX - lines.len(), lines[0], entry.number()));
        let distinct = |lines: &[usize]| lines.iter().collect::<BTreeSet<_>>().len();
        let row =
            |(entry, all): &(Entry<'_>, Vec<usize>)| (entry.id(), all.len(), distinct(all), all[0], all[all.len() - 1]);
        let tally = rows.iter().map(row).collect();
        let lines = self.text.split_inclusive('\n').count();
        Answer { mentions, undocumented, tally, ignored: self.ignored, lines }
    }
}

/// Are the words of a text cues, and words that stand beside codes without meaning?
fn only_cues(text: &str) -> bool {
    let beside = " status statuses code codes error errors err errorcode errorcodes statuscode statuscodes \
                  laststatuscode lasterror http no nr number last ";
    status_codebook::text::words(text).iter().all(|word| among(beside, &word.text))
}

fn options() -> ScanOptions<'static> {
    ScanOptions { units: |text| text.encode_utf16().count(), ..ScanOptions::default() }
}

/// The scanner's answer in the same form.
fn answer(report: &Report<'_>) -> Answer {
    let place = |it: &status_codebook::Mention<'_>| {
        (it.line as usize, it.column, it.text.clone(), it.catalog.clone(), it.code.clone())
    };
    let row = |it: &status_codebook::Tally<'_>| {
        (it.entry.id(), it.count as usize, it.lines as usize, it.first_line as usize, it.last_line as usize)
    };
    Answer {
        mentions: report.mentions.iter().map(place).collect(),
        undocumented: report.undocumented.iter().map(place).collect(),
        tally: report.tally.iter().map(row).collect(),
        ignored: report.ignored.iter().sum(),
        lines: report.lines as usize,
    }
}

/// What the scanner and the oracle say of a text, where they differ.
fn difference(book: &Codebook, known: &Documented<'_>, text: &str) -> Option<(Answer, Answer)> {
    let (found, expected) = (answer(&book.scan(text, &options())), Oracle::new(known, text).read());
    (found != expected).then_some((found, expected))
}

/// A text of which they differ, without all words that do not matter for it.
fn smallest(text: &str, differs: &dyn Fn(&str) -> bool) -> String {
    let mut kept: Vec<&str> = text.split_inclusive([' ', '\n', ',', ';', '\t', '|']).collect();
    let mut place = 0;
    while place < kept.len() {
        let piece = kept.remove(place);
        if !differs(&kept.concat()) {
            kept.insert(place, piece);
            place += 1;
        }
    }
    kept.concat()
}

#[test]
fn a_report_is_what_the_labelling_rule_says() {
    let book = Codebook::built_in();
    let known = Documented::new(&book);
    let count: u64 = std::env::var("TEXTS").ok().and_then(|it| it.parse().ok()).unwrap_or(3000);
    let mut faults = Vec::new();
    for seed in 1..=count {
        let text = Texts::new(&book, seed * 7919).text();
        if difference(&book, &known, &text).is_some() && faults.len() < 40 {
            let text = smallest(&text, &|text| difference(&book, &known, text).is_some());
            faults.push(format!("{text:?}\n{:?}", difference(&book, &known, &text)));
        }
    }
    faults.sort_by_key(String::len);
    faults.truncate(12);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The report of bytes that are written in pieces of random lengths below some bytes.
fn in_pieces<'a>(book: &'a Codebook, bytes: &[u8], numbers: &mut Numbers, most: usize) -> Report<'a> {
    let (mut scanner, mut rest) = (Scanner::new(&options()), bytes);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(numbers.below(most).min(rest.len()));
        scanner.write_bytes(book, piece);
        rest = after;
    }
    scanner.finish(book)
}

#[test]
fn however_bytes_are_cut_the_report_is_that_of_their_text() {
    let book = Codebook::built_in();
    let mut numbers = Numbers(4711);
    for seed in 1..=250 {
        let mut bytes = Texts::new(&book, seed * 104_729).text().into_bytes();
        // What is no UTF-8: bytes that begin nothing, beginnings that do not go on, surrogates and too long forms.
        for _ in 0..numbers.below(6) {
            let wrong: [&[u8]; 8] =
                [b"\xff", b"\x80", b"\xe2\x80", b"\xf0\x9f\x98", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5"];
            let place = numbers.below(bytes.len() + 1);
            let piece = wrong[numbers.below(wrong.len())];
            bytes.splice(place..place, piece.iter().copied());
        }
        let text = String::from_utf8_lossy(&bytes);
        let whole = book.scan(&text, &options());
        for most in [2, 4, 9, 200] {
            assert_eq!(in_pieces(&book, &bytes, &mut numbers, most), whole, "{bytes:?} in pieces below {most}");
        }
    }
}

#[test]
fn however_long_lines_are_cut_the_report_is_the_same() {
    let book = Codebook::built_in();
    let mut numbers = Numbers(815);
    for (seed, blank) in [(1, " "), (2, ","), (3, "\n"), (4, "é"), (5, "\t"), (6, "\"")] {
        let mut text = String::new();
        while text.len() < 150_000 {
            text.push_str(&Texts::new(&book, seed * 31 + text.len() as u64 + 1).text().replace('\n', blank));
            text.push_str(blank);
        }
        let whole = book.scan(&text, &options());
        for most in [3000, 70_000] {
            assert_eq!(in_pieces(&book, text.as_bytes(), &mut numbers, most), whole, "{blank:?}, pieces below {most}");
        }
    }
}

#[test]
fn every_mention_stands_at_its_place() {
    let book = Codebook::built_in();
    let mut seen = 0;
    for seed in 1..=600 {
        let text = Texts::new(&book, seed * 1_299_709).text();
        let report = book.scan(&text, &options());
        for mention in report.mentions.iter().chain(&report.undocumented) {
            let before = &text[..mention.start];
            let line = before.rfind('\n').map_or(0, |place| place + 1);
            let column = before[line..].encode_utf16().count();
            let expected = (before.matches('\n').count() as u32 + 1, column);
            assert_eq!((mention.line, mention.column), expected, "{} in {text:?}", mention.text);
            assert!(text[mention.start..].starts_with(&mention.text), "{} in {text:?}", mention.text);
            seen += 1;
        }
        let ends = report.mentions.windows(2).all(|pair| pair[0].start + pair[0].text.len() <= pair[1].start);
        assert!(ends, "mentions overlap in {text:?}");
    }
    assert!(seen > 1500, "only {seen} mentions were seen");
}
