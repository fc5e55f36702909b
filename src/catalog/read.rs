//! From JSON to a [`Catalog`]: types, required and unknown keys, vocabularies. Rules across fields and entries are
//! `check.rs`'s; both report every fault they find.

use super::entry::kinds_number;
use super::{
    Block, Catalog, Document, Grammar, Overlay, Places, Relation, Retry, RetryKind, Rows, State, Then, Tier, Value,
    check,
};
use crate::error::{CatalogError, Problem};
use crate::text::joined;

/// Takes one row after the other.
pub type Take<'t> = &'t mut dyn FnMut(&Value);

/// The rows of a file: how many, and what gives each to whoever takes them, one after the other. A file of ten thousand
/// rows need not exist as values all at once.
pub struct Feed<'a> {
    /// How many rows there are.
    pub count: usize,
    /// Gives every row to the function.
    pub each: &'a mut dyn FnMut(Take<'_>),
}

/// The rows that stand in the file itself.
pub fn rows_of(file: &Value) -> &[Value] {
    match file.get("entries") {
        Some(Value::Array(rows)) => rows,
        _ => &[],
    }
}

/// Reads and checks a catalog. Where its `entries` are an array, `rows` is what stands in it. `tier` is that of rows
/// which name none: [`Tier::Documented`] for the files built in, [`Tier::Custom`] for those that a site adds.
///
/// # Errors
///
/// Every fault of the file at once: wrong types, missing and unknown keys, empty texts, and in the parts that could be
/// read: duplicate ids, unknown sections and documents, codes outside the grammar, bad links, wrong order.
pub fn read(file: &Value, rows: Feed<'_>, tier: Tier) -> Result<Catalog, CatalogError> {
    let mut problems = Vec::new();
    let mut catalog = Catalog::default();
    // A row that could not be read has been reported; the others are checked under their own numbers in the file.
    let (mut count, mut places) = (0, Vec::new());
    object(None, file, &mut problems, &mut |file| {
        head(file, &mut catalog);
        file.require("entries");
        let Some(entries) = file.take("entries") else { return };
        let Value::Array(_) = entries else { return file.wrong_kind("entries", "an array", entries) };
        let above = file.inner("entries");
        (rows.each)(&mut |value| {
            let path = Path { above: Some(&above), step: Step::Number(count) };
            object(Some(&path), value, file.problems, &mut |object| {
                catalog.entries.make_room(rows.count);
                if row(object, &mut catalog.entries, tier) {
                    places.push(count);
                }
            });
            count += 1;
        });
    });
    catalog.entries.finish();
    if let Value::Object(_) = file {
        check::check(&catalog, &places, places.len() == count, &mut problems);
    }
    if problems.is_empty() { Ok(catalog) } else { Err(CatalogError { problems }) }
}

/// Reads what a file says beside its rows and does not check it: a file that was packed was sound.
pub(super) fn unchecked_head(file: &Value) -> Catalog {
    let mut catalog = Catalog::default();
    object(None, file, &mut Vec::new(), &mut |file| head(file, &mut catalog));
    catalog
}

/// Reads what a file says beside its rows.
fn head(file: &mut Object<'_, '_>, catalog: &mut Catalog) {
    catalog.id = owned(file.required_text("id"));
    catalog.title = owned(file.required_text("title"));
    catalog.product = owned(file.required_text("product"));
    catalog.status = optional(file, "status");
    catalog.aliases = owned_all(&file.texts("aliases"));
    file.objects("documents", &mut |object| {
        let (id, title) = (object.required_text("id"), object.required_text("title"));
        let (url, date) = (optional(object, "url"), optional(object, "date"));
        let revision = optional(object, "revision");
        if let (Some(id), Some(title)) = (id, title) {
            catalog.documents.push(Document { id: id.to_owned(), title: title.to_owned(), url, date, revision });
        }
    });
    catalog.sections = owned_all(&file.texts("sections"));
    if let Some(value) = file.take("grammar") {
        object(Some(&file.inner("grammar")), value, file.problems, &mut |object| {
            catalog.grammar = Some(grammar(object));
        });
    }
    file.array("thesaurus", &mut |path, value, problems| {
        let group = owned_all(&texts(path, value, problems));
        if let Value::Array(_) = value {
            catalog.thesaurus.push(group);
        }
    });
    let mut rules = Rows::default();
    file.objects("rules", &mut |object| rule(object, &mut rules));
    if !rules.is_empty() {
        rules.finish();
        catalog.rules = Some(Box::new(catalog.of_rules(rules)));
    }
    file.objects("relations", &mut |object| {
        let (why, entries) = (object.required_text("why"), owned_all(&object.texts("entries")));
        object.require("entries");
        // Also without its words: those after it are checked under their own numbers.
        catalog.relations.push(Relation { why: owned(why), entries });
    });
    file.array("overlays", &mut |path, value, problems| {
        let mut overlay = Overlay::default();
        object(Some(path), value, problems, &mut |object| {
            overlay.entry = owned(object.required_text("entry"));
            overlay.note = owned(object.required_text("note"));
            overlay.url = optional(object, "url");
        });
        catalog.overlays.push(overlay);
    });
}

fn grammar(object: &mut Object<'_, '_>) -> Grammar {
    let prefix = owned(object.text("prefix"));
    let digits = object.whole("digits", 18).unwrap_or_default() as u8;
    let mut blocks = Vec::new();
    object.objects("blocks", &mut |object| {
        let (from, to) = (object.required_text("from"), object.required_text("to"));
        let (scope, category) = (optional(object, "scope"), optional(object, "category"));
        let tier = object.word("tier", Tier::WORDS).map(|tier| Tier::ALL[tier]);
        if let (Some(from), Some(to)) = (from, to) {
            blocks.push(Block { from: from.to_owned(), to: to.to_owned(), scope, category, tier });
        }
    });
    Grammar { prefix, digits, blocks }
}

/// Reads a row into the table, unless it lacks a code or a message.
fn row(object: &mut Object<'_, '_>, rows: &mut Rows, tier: Tier) -> bool {
    let (code, message) = (object.required_text("code"), object.required_text("message"));
    let own = |rows: &mut Rows, text: Option<&str>| text.map_or(0, |text| rows.add(text));
    let again = |rows: &mut Rows, text: Option<&str>| text.map_or(0, |text| rows.add_again(text));
    // In the order of `Column`; problems come in this order too.
    let code_cell = own(rows, code);
    let name = own(rows, object.text("name"));
    let message_cell = own(rows, message);
    let remediation = own(rows, object.text("remediation"));
    let comment = own(rows, object.text("comment"));
    let section = again(rows, object.text("section"));
    let state = object.word("state", State::WORDS).map_or(State::Info, |state| State::ALL[state]);
    let operation = again(rows, object.text("operation"));
    let scope = again(rows, object.text("scope"));
    let category = again(rows, object.text("category"));
    let mut advice = Retry::UNDOCUMENTED;
    if let Some(value) = object.take("retry") {
        self::object(Some(&object.inner("retry")), value, object.problems, &mut |object| advice = retry(object));
    }
    let asked = rows.add_list(&object.texts("asked"));
    let notes = rows.add_list(&object.texts("notes"));
    let related = rows.add_list(&object.texts("related"));
    let document = again(rows, object.text("document"));
    let line = object.whole("line", u32::MAX).unwrap_or_default();
    let url = own(rows, object.text("url"));
    let tier = object.word("tier", Tier::WORDS).map_or(tier, |tier| Tier::ALL[tier]);
    let kinds = kinds_number(state, tier, advice);
    let texts = [code_cell, name, message_cell, remediation, comment, section, operation, scope, category];
    let complete = code.is_some() && message.is_some();
    if complete {
        rows.cells.extend_from_slice(&texts);
        rows.cells.extend_from_slice(&[asked, notes, related, document, url, line, kinds]);
    }
    complete
}

/// Reads a rule into a table of its own, where its text stands in the place of what is to be done.
fn rule(object: &mut Object<'_, '_>, rows: &mut Rows) {
    let (id, title, text) = (object.required_text("id"), object.required_text("title"), object.required_text("text"));
    let entries = rows.add_list(&object.texts("entries"));
    let asked = rows.add_list(&object.texts("asked"));
    let notes = rows.add_list(&object.texts("notes"));
    let document = object.text("document").map_or(0, |text| rows.add_again(text));
    let url = object.text("url").map_or(0, |text| rows.add(text));
    let line = object.whole("line", u32::MAX).unwrap_or_default();
    let kinds = kinds_number(State::Info, Tier::Documented, Retry::UNDOCUMENTED);
    // What is missing has been reported.
    let [id, title, text] = [id, title, text].map(|text| rows.add(text.unwrap_or_default()));
    rows.cells.extend_from_slice(&[id, 0, title, text, 0, 0, 0, 0, 0]);
    rows.cells.extend_from_slice(&[asked, notes, entries, document, url, line, kinds]);
}

fn retry(object: &mut Object<'_, '_>) -> Retry {
    object.require("kind");
    let kind = object.word("kind", RetryKind::WORDS).map_or(RetryKind::Undocumented, |kind| RetryKind::ALL[kind]);
    let then = object.word("then", Then::WORDS).map(|then| Then::ALL[then]);
    Retry { kind, then }
}

fn owned(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn optional(object: &mut Object<'_, '_>, key: &'static str) -> Option<String> {
    object.text(key).map(str::to_owned)
}

fn owned_all(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The way to a value, written out as a JSON Pointer only where there is a fault.
struct Path<'p> {
    above: Option<&'p Path<'p>>,
    step: Step,
}

enum Step {
    Key(&'static str),
    Number(usize),
}

/// The JSON Pointer of a path; `None` is the whole file.
fn pointer(path: Option<&Path<'_>>) -> String {
    let Some(Path { above, step }) = path else { return String::new() };
    let mut text = pointer(*above);
    text.push('/');
    match step {
        Step::Key(key) => text.push_str(key),
        Step::Number(number) => text.push_str(&number.to_string()),
    }
    text
}

/// An object of the file while its members are taken out; what is left in the end is unknown.
struct Object<'a, 'p> {
    path: Option<&'p Path<'p>>,
    members: &'a [(String, Value)],
    taken: Vec<bool>,
    problems: &'p mut Vec<Problem>,
}

type Item<'a, 'i> = &'i mut dyn FnMut(&Path<'_>, &'a Value, &mut Vec<Problem>);

impl<'a, 'p> Object<'a, 'p> {
    /// The path of a member.
    fn inner(&self, key: &'static str) -> Path<'p> {
        Path { above: self.path, step: Step::Key(key) }
    }

    fn fault(&mut self, key: &'static str, message: String) {
        let path = pointer(Some(&self.inner(key)));
        self.problems.push(Problem { path, message });
    }

    fn wrong_kind(&mut self, key: &'static str, expected: &str, found: &Value) {
        self.fault(key, unlike(expected, found));
    }

    /// The value of a key.
    fn take(&mut self, key: &'static str) -> Option<&'a Value> {
        let place = self.members.iter().position(|(name, _)| name == key)?;
        self.taken[place] = true;
        Some(&self.members[place].1)
    }

    fn require(&mut self, key: &'static str) {
        if !self.members.iter().any(|(name, _)| name == key) {
            let message = joined(&["the key \"", key, "\" is missing"]);
            self.problems.push(Problem { path: pointer(self.path), message });
        }
    }

    fn text(&mut self, key: &'static str) -> Option<&'a str> {
        let value = self.take(key)?;
        let path = self.inner(key);
        text(&path, value, self.problems)
    }

    fn required_text(&mut self, key: &'static str) -> Option<&'a str> {
        self.require(key);
        self.text(key)
    }

    /// A whole number from 1.
    fn whole(&mut self, key: &'static str, most: u32) -> Option<u32> {
        match self.take(key)? {
            Value::Number(number)
                if f64::from(*number as u32) == *number && (1.0..=f64::from(most)).contains(number) =>
            {
                return Some(*number as u32);
            }
            Value::Number(_) => self.fault(key, joined(&["expected a whole number from 1 to ", &most.to_string()])),
            other => self.wrong_kind(key, "a number", other),
        }
        None
    }

    /// The place of a word among those that are allowed.
    fn word(&mut self, key: &'static str, words: &[&str]) -> Option<usize> {
        let word = self.text(key)?;
        let found = words.iter().position(|known| *known == word);
        if found.is_none() {
            let mut message = joined(&["unknown ", key, " \"", word, "\", expected one of "]);
            for (place, known) in words.iter().enumerate() {
                message.push_str(if place > 0 { ", " } else { "" });
                message.push_str(known);
            }
            self.fault(key, message);
        }
        found
    }

    fn array(&mut self, key: &'static str, item: Item<'a, '_>) {
        if let Some(value) = self.take(key) {
            let path = self.inner(key);
            array(&path, value, self.problems, item);
        }
    }

    /// Those items of an array that are objects.
    fn objects(&mut self, key: &'static str, read: &mut dyn FnMut(&mut Object<'a, '_>)) {
        self.array(key, &mut |path, value, problems| object(Some(path), value, problems, read));
    }

    fn texts(&mut self, key: &'static str) -> Vec<&'a str> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let path = self.inner(key);
        texts(&path, value, self.problems)
    }

    /// Reports the keys that nobody took, and those that stand twice; `$schema` and those beginning with `x-` are free.
    fn finish(self) {
        let left = || self.members.iter().zip(0..).filter(|(_, place)| !self.taken[*place as usize]);
        if left().next().is_none() {
            return;
        }
        let pairs: Vec<_> = self.members.iter().zip(0..).map(|((key, _), place)| (key.clone(), place)).collect();
        let places = Places::new(&pairs);
        for ((key, _), place) in left() {
            if places.get(key)[0] < place {
                let message = joined(&["the key \"", key, "\" stands twice"]);
                self.problems.push(Problem { path: pointer(self.path), message });
            } else if key != "$schema" && !key.starts_with("x-") {
                let mut path = joined(&[&pointer(self.path), "/"]);
                for c in key.chars() {
                    match c {
                        '~' => path.push_str("~0"),
                        '/' => path.push_str("~1"),
                        c => path.push(c),
                    }
                }
                self.problems.push(Problem::new(path, "unknown key"));
            }
        }
    }
}

/// Reads a value that should be an object.
fn object<'a>(
    path: Option<&Path<'_>>,
    value: &'a Value,
    problems: &mut Vec<Problem>,
    read: &mut dyn FnMut(&mut Object<'a, '_>),
) {
    match value {
        Value::Object(members) => {
            let mut object = Object { path, members, taken: vec![false; members.len()], problems };
            read(&mut object);
            object.finish();
        }
        other => problems.push(Problem { path: pointer(path), message: unlike("an object", other) }),
    }
}

fn array<'a>(path: &Path<'_>, value: &'a Value, problems: &mut Vec<Problem>, item: Item<'a, '_>) {
    match value {
        Value::Array(items) => {
            for (place, value) in items.iter().enumerate() {
                item(&Path { above: Some(path), step: Step::Number(place) }, value, problems);
            }
        }
        other => problems.push(Problem { path: pointer(Some(path)), message: unlike("an array", other) }),
    }
}

fn texts<'a>(path: &Path<'_>, value: &'a Value, problems: &mut Vec<Problem>) -> Vec<&'a str> {
    let mut found = Vec::new();
    array(path, value, problems, &mut |path, value, problems| found.extend(text(path, value, problems)));
    found
}

fn text<'a>(path: &Path<'_>, value: &'a Value, problems: &mut Vec<Problem>) -> Option<&'a str> {
    let message = match value {
        Value::String(text) if text.chars().all(char::is_whitespace) => "expected a text that is not empty".to_owned(),
        Value::String(text) => return Some(text),
        other => unlike("a string", other),
    };
    problems.push(Problem { path: pointer(Some(path)), message });
    None
}

fn unlike(expected: &str, found: &Value) -> String {
    joined(&["expected ", expected, ", found ", found.kind()])
}

/// The id that a file claims, whatever else is wrong with it.
pub fn id_of(file: &Value) -> Option<&str> {
    match file.get("id")? {
        Value::String(id) => Some(id),
        _ => None,
    }
}
