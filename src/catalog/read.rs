//! From JSON to a [`Catalog`]: types, required and unknown keys, vocabularies. Rules across fields and entries are
//! `check.rs`'s; both report every fault they find.

use super::{
    Block, Catalog, Document, Grammar, Overlay, Places, Retry, RetryKind, Row, State, Then, Tier, Value, check,
};
use crate::error::{CatalogError, Problem};

/// Reads and checks a catalog. `tier` is that of rows which name none: [`Tier::Documented`] for the files built in,
/// [`Tier::Custom`] for those that a site adds.
///
/// # Errors
///
/// Every fault of the file at once: wrong types, missing and unknown keys, empty texts, and in the parts that could be
/// read: duplicate ids, unknown sections and documents, codes outside the grammar, bad links, wrong order.
pub fn read(value: &Value, tier: Tier) -> Result<Catalog, CatalogError> {
    let mut problems = Vec::new();
    let Some(mut file) = Object::new(String::new(), value, &mut problems) else {
        return Err(CatalogError { problems });
    };
    let mut catalog = Catalog {
        id: file.required_text("id").unwrap_or_default(),
        title: file.required_text("title").unwrap_or_default(),
        product: file.required_text("product").unwrap_or_default(),
        aliases: file.texts("aliases"),
        documents: file.objects("documents", document).into_iter().flatten().collect(),
        sections: file.texts("sections"),
        grammar: file.object("grammar", grammar),
        thesaurus: file.array("thesaurus", |place, value, problems| array(place, value, problems, text)),
        entries: Vec::new(),
        overlays: file.objects("overlays", overlay).into_iter().flatten().collect(),
    };
    file.require("entries");
    let rows = file.objects("entries", |object| row(object, tier));
    file.finish();
    let count = rows.len();
    // A row that could not be read has been reported; the others are checked under their own numbers in the file.
    let places: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| row.is_some()).map(|(place, _)| place).collect();
    catalog.entries = rows.into_iter().flatten().collect();
    let all_read = places.len() == count;
    check::check(&catalog, &places, all_read, &mut problems);
    if problems.is_empty() { Ok(catalog) } else { Err(CatalogError { problems }) }
}

fn document(object: &mut Object<'_>) -> Option<Document> {
    let (id, title) = (object.required_text("id"), object.required_text("title"));
    let (url, date) = (object.text("url"), object.text("date"));
    Some(Document { id: id?, title: title?, url, date })
}

fn grammar(object: &mut Object<'_>) -> Option<Grammar> {
    Some(Grammar {
        prefix: object.text("prefix").unwrap_or_default(),
        digits: object.whole("digits", 1, 18).unwrap_or_default() as u8,
        blocks: object.objects("blocks", block).into_iter().flatten().collect(),
    })
}

fn block(object: &mut Object<'_>) -> Option<Block> {
    let (from, to) = (object.required_text("from"), object.required_text("to"));
    let (scope, category) = (object.text("scope"), object.text("category"));
    let tier = object.word("tier", Tier::from_word, Tier::ALL, Tier::as_str);
    Some(Block { from: from?, to: to?, scope, category, tier })
}

fn overlay(object: &mut Object<'_>) -> Option<Overlay> {
    let (entry, note, url) = (object.required_text("entry"), object.required_text("note"), object.text("url"));
    Some(Overlay { entry: entry?, note: note?, url })
}

fn row(object: &mut Object<'_>, tier: Tier) -> Option<Row> {
    let (code, message) = (object.required_text("code"), object.required_text("message"));
    let row = Row {
        code: code.clone().unwrap_or_default(),
        name: object.text("name"),
        message: message.clone().unwrap_or_default(),
        remediation: object.text("remediation"),
        comment: object.text("comment"),
        section: object.text("section"),
        state: object.word("state", State::from_word, State::ALL, State::as_str).unwrap_or(State::Info),
        operation: object.text("operation"),
        scope: object.text("scope"),
        category: object.text("category"),
        retry: object.object("retry", retry).unwrap_or(Retry::UNDOCUMENTED),
        asked: object.texts("asked"),
        notes: object.texts("notes"),
        related: object.texts("related"),
        document: object.text("document"),
        line: object.whole("line", 1, u32::MAX),
        url: object.text("url"),
        tier: object.word("tier", Tier::from_word, Tier::ALL, Tier::as_str).unwrap_or(tier),
    };
    (code.is_some() && message.is_some()).then_some(row)
}

fn retry(object: &mut Object<'_>) -> Option<Retry> {
    object.require("kind");
    let kind = object.word("kind", RetryKind::from_word, RetryKind::ALL, RetryKind::as_str);
    let then = object.word("then", Then::from_word, Then::ALL, Then::as_str);
    Some(Retry { kind: kind?, then })
}

/// An object of the file while its members are taken out; what is left in the end is unknown.
struct Object<'a> {
    path: String,
    members: &'a [(String, Value)],
    known: Vec<&'static str>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Object<'a> {
    fn new(path: String, value: &'a Value, problems: &'a mut Vec<Problem>) -> Option<Self> {
        match value {
            Value::Object(members) => Some(Self { path, members, known: Vec::new(), problems }),
            other => {
                wrong_kind(path, "an object", other, problems);
                None
            }
        }
    }

    /// The value of a key and its path; a key counts as known from here on.
    fn take(&mut self, key: &'static str) -> Option<(String, &'a Value)> {
        self.known.push(key);
        let (_, value) = self.members.iter().find(|(name, _)| name == key)?;
        Some((format!("{}/{key}", self.path), value))
    }

    fn require(&mut self, key: &'static str) {
        if !self.members.iter().any(|(name, _)| name == key) {
            self.problems.push(Problem::new(&self.path, format!("the key \"{key}\" is missing")));
        }
    }

    fn text(&mut self, key: &'static str) -> Option<String> {
        let (path, value) = self.take(key)?;
        text(path, value, self.problems)
    }

    fn required_text(&mut self, key: &'static str) -> Option<String> {
        self.require(key);
        self.text(key)
    }

    fn whole(&mut self, key: &'static str, least: u32, most: u32) -> Option<u32> {
        let (path, value) = self.take(key)?;
        match value {
            Value::Number(number) if number.fract() == 0.0 && (f64::from(least)..=f64::from(most)).contains(number) => {
                Some(*number as u32)
            }
            Value::Number(_) => {
                self.problems.push(Problem::new(path, format!("expected a whole number from {least} to {most}")));
                None
            }
            other => {
                wrong_kind(path, "a number", other, self.problems);
                None
            }
        }
    }

    fn word<T: Copy>(
        &mut self,
        key: &'static str,
        from_word: fn(&str) -> Option<T>,
        all: &[T],
        as_str: fn(T) -> &'static str,
    ) -> Option<T> {
        let (path, value) = self.take(key)?;
        let word = text(path.clone(), value, self.problems)?;
        let found = from_word(&word);
        if found.is_none() {
            let words: Vec<_> = all.iter().map(|&member| as_str(member)).collect();
            let message = format!("unknown {key} \"{word}\", expected one of {}", words.join(", "));
            self.problems.push(Problem::new(path, message));
        }
        found
    }

    fn object<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Object<'_>) -> Option<T>) -> Option<T> {
        let (path, value) = self.take(key)?;
        object(path, value, self.problems, read)
    }

    fn array<T>(
        &mut self,
        key: &'static str,
        mut item: impl FnMut(String, &Value, &mut Vec<Problem>) -> Option<T>,
    ) -> Vec<T> {
        let Some((path, value)) = self.take(key) else { return Vec::new() };
        array(path, value, self.problems, &mut item).unwrap_or_default()
    }

    /// The objects of an array, `None` in the place of one that could not be read.
    fn objects<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Object<'_>) -> Option<T>) -> Vec<Option<T>> {
        self.array(key, |path, value, problems| Some(object(path, value, problems, &mut read)))
    }

    fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.array(key, text)
    }

    /// Reports the keys that nobody took, and those that stand twice; `$schema` and those beginning with `x-` are free.
    fn finish(self) {
        let mut seen = Places::new();
        for (key, _) in self.members {
            let times = seen.entry(key.clone()).or_default();
            times.push(0);
            if times.len() > 1 {
                self.problems.push(Problem::new(&self.path, format!("the key \"{key}\" stands twice")));
            } else if !self.known.contains(&key.as_str()) && key != "$schema" && !key.starts_with("x-") {
                let path = format!("{}/{}", self.path, key.replace('~', "~0").replace('/', "~1"));
                self.problems.push(Problem::new(path, "unknown key"));
            }
        }
    }
}

fn object<T>(
    path: String,
    value: &Value,
    problems: &mut Vec<Problem>,
    read: impl FnOnce(&mut Object<'_>) -> Option<T>,
) -> Option<T> {
    let mut object = Object::new(path, value, problems)?;
    let found = read(&mut object);
    object.finish();
    found
}

fn array<T>(
    path: String,
    value: &Value,
    problems: &mut Vec<Problem>,
    mut item: impl FnMut(String, &Value, &mut Vec<Problem>) -> Option<T>,
) -> Option<Vec<T>> {
    match value {
        Value::Array(items) => {
            let item = |(place, value)| item(format!("{path}/{place}"), value, problems);
            Some(items.iter().enumerate().filter_map(item).collect())
        }
        other => {
            wrong_kind(path, "an array", other, problems);
            None
        }
    }
}

fn text(path: String, value: &Value, problems: &mut Vec<Problem>) -> Option<String> {
    match value {
        Value::String(text) if text.trim().is_empty() => {
            problems.push(Problem::new(path, "expected a text that is not empty"));
            None
        }
        Value::String(text) => Some(text.clone()),
        other => {
            wrong_kind(path, "a string", other, problems);
            None
        }
    }
}

fn wrong_kind(path: String, expected: &str, found: &Value, problems: &mut Vec<Problem>) {
    problems.push(Problem::new(path, format!("expected {expected}, found {}", found.kind())));
}

/// The id that a file claims, whatever else is wrong with it.
pub fn id_of(file: &Value) -> Option<&str> {
    let Value::Object(members) = file else { return None };
    members.iter().find_map(|(key, value)| match value {
        Value::String(id) if key == "id" => Some(id.as_str()),
        _ => None,
    })
}
