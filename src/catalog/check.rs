//! Rules that hold across the fields and entries of a catalog, for the files built in and for a site's own alike.

use super::rows::Column;
use super::{Block, Catalog, Entry, Grammar, Places};
use crate::code;
use crate::error::Problem;
use crate::text::{cut, has, is_letter, joined, part, pieces};

/// Every fault of a catalog, in the order of its file. `places` has each row's number there: rows that could not be
/// read are not in the catalog, and then links to them are no fault.
pub(super) fn check(catalog: &Catalog, places: &[usize], all_read: bool, problems: &mut Vec<Problem>) {
    head(catalog, problems);
    if let Some(grammar) = &catalog.grammar {
        let letters = |c: char| is_letter(c) || has("-_", c);
        let sound =
            grammar.prefix.starts_with(|c| is_letter(c) && !c.is_ascii_digit()) && grammar.prefix.chars().all(letters);
        if !sound && !grammar.prefix.is_empty() {
            let message = joined(&[
                "expected a letter and then letters, digits, hyphens and underscores, found \"",
                &grammar.prefix,
                "\"",
            ]);
            problems.push(Problem::new("/grammar/prefix", message));
        }
        for (place, block) in grammar.blocks.iter().enumerate() {
            check_block(grammar, block, &joined(&["/grammar/blocks/", &place.to_string()]), problems);
        }
    }
    rows(catalog, places, all_read, problems);
    rules(catalog, all_read, problems);
    for (place, relation) in catalog.relations.iter().enumerate() {
        let path = joined(&["/relations/", &place.to_string(), "/entries"]);
        let first = relation.entries.first();
        if relation.entries.iter().all(|other| Some(other) == first) {
            problems.push(Problem::new(path.as_str(), "expected at least two entries that belong together"));
        }
        links(catalog, relation.entries.iter().map(String::as_str), all_read, &path, problems);
    }
    for (place, overlay) in catalog.overlays.iter().enumerate() {
        let path = joined(&["/overlays/", &place.to_string()]);
        // One that could not be read has been reported.
        if !overlay.entry.is_empty() {
            link(catalog, &overlay.entry, all_read, &|| joined(&[&path, "/entry"]), problems);
        }
        url(&path, "url", overlay.url.as_deref(), problems);
    }
}

fn head(catalog: &Catalog, problems: &mut Vec<Problem>) {
    // An id that could not be read has been reported and is empty here.
    if !catalog.id.chars().all(is_plain) {
        problems.push(Problem::new("/id", no_plain_id(&catalog.id)));
    }
    for (place, alias) in catalog.aliases.iter().enumerate() {
        if catalog.aliases[..place].contains(alias) {
            problems.push(Problem::new(
                joined(&["/aliases/", &place.to_string()]),
                joined(&["the alias \"", alias, "\" stands twice"]),
            ));
        }
    }
    for (place, group) in catalog.thesaurus.iter().enumerate() {
        if group.len() < 2 {
            problems.push(Problem::new(
                joined(&["/thesaurus/", &place.to_string()]),
                "expected at least two words that mean the same",
            ));
        }
    }
    for (place, document) in catalog.documents.iter().enumerate() {
        let path = joined(&["/documents/", &place.to_string()]);
        if !document.id.chars().all(is_plain) {
            problems.push(Problem::new(joined(&[&path, "/id"]), no_plain_id(&document.id)));
        }
        if let Some(date) = document.date.as_deref().filter(|date| !is_date(date)) {
            let message =
                joined(&["expected a date such as \"2023-08-07\", \"2023-08\" or \"2023\", found \"", date, "\""]);
            problems.push(Problem::new(joined(&[&path, "/date"]), message));
        }
        url(&path, "url", document.url.as_deref(), problems);
        if catalog.documents[..place].iter().any(|earlier| earlier.id == document.id) {
            problems.push(Problem::new(
                joined(&[&path, "/id"]),
                joined(&["the document \"", &document.id, "\" stands twice"]),
            ));
        }
    }
}

/// Is it a character of an id?
fn is_plain(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

fn no_plain_id(id: &str) -> String {
    joined(&["expected lower-case letters, digits and hyphens, found \"", id, "\""])
}

/// Year, year and month, or a day.
fn is_date(date: &str) -> bool {
    let parts: Vec<&str> = pieces(date, b'-');
    let number = |part: &str, digits: usize, most: u32| {
        part.len() == digits
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse().is_ok_and(|number: u32| (1..=most).contains(&number))
    };
    match parts.as_slice() {
        [year] => number(year, 4, 9999),
        [year, month] => number(year, 4, 9999) && number(month, 2, 12),
        [year, month, day] => number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31),
        _ => false,
    }
}

/// Is it the form of an entry's id, `azsm/AZSM1024`?
fn is_id(id: &str) -> bool {
    cut(id, b'/').is_some_and(|(catalog, code)| !catalog.is_empty() && !code.is_empty())
}

fn check_block(grammar: &Grammar, block: &Block, path: &str, problems: &mut Vec<Problem>) {
    let ends = [("from", &block.from), ("to", &block.to)].map(|(key, code)| {
        let number = grammar.digits_of(code);
        if number.is_none() {
            problems.push(Problem::new(joined(&[path, "/", key]), joined(&["\"", code, "\" is not of this grammar"])));
        }
        number
    });
    if let [Some(from), Some(to)] = ends
        && from > to
    {
        problems
            .push(Problem::new(path, joined(&["the block ends at ", &block.to, " before it begins at ", &block.from])));
    }
}

fn rows(catalog: &Catalog, places: &[usize], all_read: bool, problems: &mut Vec<Problem>) {
    // Only entries that share their code can share their id.
    let shared = catalog.entries().zip(places).filter(|(entry, _)| entry.shares_code());
    let known = Places::new(&shared.map(|(entry, &place)| (entry.id(), place as u32)).collect::<Vec<_>>());
    let mut order = Order::default();
    for (entry, &place) in catalog.entries().zip(places) {
        let path = joined(&["/entries/", &place.to_string()]);
        let earlier = if entry.shares_code() { known.get(&entry.id()).first() } else { None };
        if let Some(earlier) = earlier.filter(|&&earlier| earlier < place as u32) {
            let id = entry.id();
            let message = joined(&[
                "the id \"",
                &id,
                "\" is that of /entries/",
                &earlier.to_string(),
                " too; give the entries of one code different names",
            ]);
            problems.push(Problem::new(joined(&[&path, "/code"]), message));
        }
        check_row(catalog, entry, &path, problems);
        order.check(catalog, entry, &path, problems);
        links(catalog, entry.named(), all_read, &joined(&[&path, "/related"]), problems);
    }
}

/// Ids of entries; whether those of other catalogs exist is asked where these are loaded.
fn links<'a>(
    catalog: &Catalog,
    ids: impl Iterator<Item = &'a str>,
    all_read: bool,
    path: &str,
    problems: &mut Vec<Problem>,
) {
    for (number, id) in ids.enumerate() {
        link(catalog, id, all_read, &|| joined(&[path, "/", &number.to_string()]), problems);
    }
}

fn link(catalog: &Catalog, id: &str, all_read: bool, path: &dyn Fn() -> String, problems: &mut Vec<Problem>) {
    if !is_id(id) {
        let message = joined(&["expected an entry id such as \"azsm/AZSM1024\", found \"", id, "\""]);
        problems.push(Problem::new(path(), message));
    } else if all_read && catalog.owns(id) && catalog.entry(id).is_none() {
        problems.push(Problem::new(path(), joined(&["no entry has the id \"", id, "\""])));
    }
}

fn rules(catalog: &Catalog, all_read: bool, problems: &mut Vec<Problem>) {
    let Some(rules) = &catalog.rules else { return };
    for (place, rule) in rules.entries().enumerate() {
        let path = joined(&["/rules/", &place.to_string()]);
        if !rule.code().chars().all(is_plain) {
            problems.push(Problem::new(joined(&[&path, "/id"]), no_plain_id(rule.code())));
        } else if rules.entry(&rule.id()).is_some_and(|first| first.row() < place) {
            let message = joined(&["the rule \"", rule.code(), "\" stands twice"]);
            problems.push(Problem::new(joined(&[&path, "/id"]), message));
        }
        document(catalog, rule, &path, problems);
        url(&path, "url", rule.text(Column::Url), problems);
        for target in link_targets(rule.remediation().unwrap_or_default()) {
            url(&path, "text", Some(target), problems);
        }
        links(catalog, rule.named(), all_read, &joined(&[&path, "/entries"]), problems);
    }
}

/// The document that a row names.
fn document(catalog: &Catalog, row: Entry<'_>, path: &str, problems: &mut Vec<Problem>) {
    if let Some(id) = row.document()
        && !catalog.documents.iter().any(|document| document.id == id)
    {
        let message = joined(&["unknown document \"", id, "\", expected the id of one of /documents"]);
        problems.push(Problem::new(joined(&[path, "/document"]), message));
    }
}

fn check_row(catalog: &Catalog, row: Entry<'_>, path: &str, problems: &mut Vec<Problem>) {
    if row.code().chars().any(|c| c.is_whitespace() || c == '/') {
        problems.push(Problem::new(joined(&[path, "/code"]), "a code has no blanks and no slashes"));
    } else if code::key(row.code()).is_empty() {
        problems.push(Problem::new(joined(&[path, "/code"]), "a code has at least one letter or digit"));
    }
    if let Some(grammar) = &catalog.grammar
        && grammar.digits > 0
        && grammar.digits_of(row.code()).is_none()
    {
        let message = joined(&[
            "expected ",
            &prefixed(grammar),
            &grammar.digits.to_string(),
            " digits, found \"",
            row.code(),
            "\"",
        ]);
        problems.push(Problem::new(joined(&[path, "/code"]), message));
    }
    if let Some(section) = row.section()
        && !catalog.sections.is_empty()
        && !catalog.sections.iter().any(|known| known == section)
    {
        let message = joined(&["unknown section \"", section, "\", expected one of /sections"]);
        problems.push(Problem::new(joined(&[path, "/section"]), message));
    }
    document(catalog, row, path, problems);
    url(path, "url", row.text(Column::Url), problems);
    if let Some(remediation) = row.remediation() {
        for target in link_targets(remediation) {
            url(path, "remediation", Some(target), problems);
        }
    }
}

fn prefixed(grammar: &Grammar) -> String {
    if grammar.prefix.is_empty() { String::new() } else { joined(&["\"", &grammar.prefix, "\" and "]) }
}

/// The order of a document: lines go up within one document, sections do not come back.
#[derive(Default)]
struct Order {
    /// The last line of each document by its place; the first stands for rows without a document.
    lines: Vec<u32>,
    section: usize,
}

impl Order {
    fn check(&mut self, catalog: &Catalog, row: Entry<'_>, path: &str, problems: &mut Vec<Problem>) {
        if !row.tier().counts() {
            return;
        }
        if let Some(line) = row.source().line {
            let named = |id| catalog.documents.iter().position(|document| document.id == id);
            let document = row.document().and_then(named).unwrap_or(0);
            self.lines.resize(catalog.documents.len().max(1), 0);
            let last = std::mem::replace(&mut self.lines[document], line);
            if line < last {
                let message =
                    joined(&["wrong order: line ", &line.to_string(), " comes after line ", &last.to_string()]);
                problems.push(Problem::new(joined(&[path, "/line"]), message));
            }
        }
        let section = row.section().and_then(|section| catalog.sections.iter().position(|it| it == section));
        if let (Some(section), Some(name)) = (section, row.section()) {
            if section < self.section {
                let message =
                    joined(&["wrong order: \"", name, "\" comes after \"", &catalog.sections[self.section], "\""]);
                problems.push(Problem::new(joined(&[path, "/section"]), message));
            }
            self.section = section;
        }
    }
}

/// Links are `https:` or `http:`, so that no catalog can bring code to a page.
fn url(path: &str, key: &str, url: Option<&str>, problems: &mut Vec<Problem>) {
    let Some(url) = url else { return };
    let host = ["https://", "http://"].iter().find_map(|scheme| url.strip_prefix(scheme));
    let sound = host.is_some_and(|host| host.starts_with(|c: char| is_letter(c) || c == '['));
    if !sound || url.chars().any(|c| c.is_whitespace() || c.is_control() || has("<>\"\\", c)) {
        let path = joined(&[path, "/", key]);
        problems.push(Problem::new(path, joined(&["expected an https: or http: link, found \"", url, "\""])));
    }
}

/// The targets of Markdown links `[text](target)`.
fn link_targets(markdown: &str) -> impl Iterator<Item = &str> {
    let begins = markdown.bytes().enumerate().filter(|&(_, byte)| byte == b']').map(|(place, _)| place + 1);
    let targets = begins.filter_map(|begin| part(markdown, begin..markdown.len()).strip_prefix('('));
    targets.map(|rest| cut(rest, b')').map_or(rest, |(target, _)| target))
}
