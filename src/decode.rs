//! From a code to what it can mean: entries, whether they agree, and what can be said of a code that is not
//! documented.

use serde::Serialize;

use crate::catalog::{Block, Entry, State, Tier};
use crate::code;
use crate::codebook::{Codebook, Loaded, range};
use crate::foreign::Foreign;
use crate::query::{Query, Written};
use crate::text::{joined, part};

/// What one typed or pasted code can mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<'a> {
    /// What was asked.
    pub input: String,
    /// Every documented meaning, best first; then entries of the other tiers.
    pub entries: Vec<Entry<'a>>,
    /// Set when several documented entries answer.
    pub agreement: Option<Agreement>,
    /// One item for each asked catalog that could have the code, when none documents it.
    pub undocumented: Vec<Undocumented>,
    /// A code of another system, which is recognised but not carried.
    pub foreign: Option<Foreign>,
}

/// How several meanings of one code stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Equal states.
    Same,
    /// Neither equal nor opposite.
    Different,
    /// Success against warning or failure, or queued or running against failure.
    Opposite,
}

impl Agreement {
    /// The agreement of some states; `None` for fewer than two.
    pub fn of(states: &[State]) -> Option<Self> {
        let has = |wanted: &[State]| states.iter().any(|state| wanted.contains(state));
        let opposite = has(&[State::Success]) && has(&[State::Warning, State::Failure])
            || has(&[State::Queued, State::Running]) && has(&[State::Failure]);
        match states {
            [] | [_] => None,
            _ if opposite => Some(Self::Opposite),
            [first, rest @ ..] if rest.iter().all(|state| state == first) => Some(Self::Same),
            _ => Some(Self::Different),
        }
    }
}

/// A well-formed code that its catalog does not document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undocumented {
    /// The catalog.
    pub catalog: String,
    /// The code as this catalog writes it.
    pub code: String,
    /// What its structure says it applies to.
    pub scope: Option<String>,
    /// What its structure says it is about.
    pub category: Option<String>,
    /// What is known, in words.
    pub note: String,
    /// Ids of the documented entries next to it: those of the code before and of the code after.
    pub nearest: Vec<String>,
}

impl Codebook {
    /// Decodes one code in any spelling, asking the catalogs of these ids, or all.
    ///
    /// A word before the code («error», «status code») and a product's name are understood, and a symbolic name is
    /// as good as a code. What is not a code gets an empty reading; nothing that is typed is an error.
    ///
    /// ```
    /// use status_codebook::{Agreement, Codebook};
    ///
    /// let book = Codebook::built_in();
    /// assert_eq!(book.decode("(404).", Some(&["mover"])).entries[0].id(), "mover/404");
    /// assert_eq!(book.decode("102", None).agreement, Some(Agreement::Opposite));
    /// assert_eq!(book.decode("DATA_SYNC : FAILED", None).entries[0].code(), "951");
    ///
    /// let unknown = &book.decode("AZSM2045", None).undocumented[0];
    /// assert_eq!(unknown.nearest, ["azsm/AZSM2026", "azsm/AZSM2061"]);
    /// assert_eq!(book.decode("0x80070005", None).foreign.unwrap().system, "HRESULT");
    /// ```
    pub fn decode(&self, code: &str, asked: Option<&[&str]>) -> Reading<'_> {
        let asked = self.asked(asked);
        let query = Query::parse(code, &self.asked(None));
        let mut reading = Reading {
            input: code.to_owned(),
            entries: Vec::new(),
            agreement: None,
            undocumented: Vec::new(),
            foreign: query.foreign,
        };
        let names = |written: &Written| {
            let entries = documented(&query.scope_of(written, &asked), &written.key);
            entries.into_iter().filter_map(Entry::name).collect()
        };
        if let Some(written) = query.single_code(names) {
            let scope = query.scope_of(written, &asked);
            reading.entries = documented(&scope, &written.key);
            if !reading.entries.iter().any(|entry| entry.tier().counts()) {
                reading.undocumented = undocumented(&scope, &written.key);
            }
        } else if reading.foreign.is_none() {
            let places = self.names().exact(code).iter();
            reading.entries =
                places.map(|&place| self.entry_of_place(place as usize)).filter(|&entry| of(&asked, entry)).collect();
        }
        let counted = reading.entries.iter().filter(|entry| entry.tier().counts());
        reading.agreement = Agreement::of(&counted.map(|entry| entry.state()).collect::<Vec<_>>());
        reading
    }
}

/// Is the entry of one of these catalogs?
pub(crate) fn of(asked: &[&Loaded], entry: Entry<'_>) -> bool {
    asked.iter().any(|it| it.catalog.id == entry.catalog())
}

/// All entries of a code, given by its key: what is documented first, and there the code as written before a prefix
/// completed to it.
pub(crate) fn documented<'a>(asked: &[&'a Loaded], key: &str) -> Vec<Entry<'a>> {
    let literal = asked.iter().flat_map(|it| it.entries_of(key));
    let completed = asked.iter().flat_map(|it| {
        let completed = it.catalog.grammar.as_ref().and_then(|grammar| grammar.completed(key));
        completed.into_iter().flat_map(|code| it.entries_of(&code::key(&code)))
    });
    let (mut entries, others): (Vec<Entry<'_>>, Vec<Entry<'_>>) =
        literal.chain(completed).partition(|entry| entry.tier().counts());
    entries.extend(others);
    entries
}

/// What the catalogs whose grammar or range holds the code can say of it, though none documents it.
pub(crate) fn undocumented(asked: &[&Loaded], key: &str) -> Vec<Undocumented> {
    asked.iter().filter_map(|loaded| by_grammar(loaded, key).or_else(|| by_range(loaded, key))).collect()
}

fn by_grammar(loaded: &Loaded, key: &str) -> Option<Undocumented> {
    let grammar = loaded.catalog.grammar.as_ref()?;
    let code = grammar.canonical(key).or_else(|| grammar.completed(key))?;
    let number = grammar.digits_of(&code)?;
    // Where any number of digits goes, only the range of what is documented tells a code from a mere number.
    if grammar.digits == 0 {
        let (lowest, highest) = range(loaded.documented().filter_map(|entry| grammar.digits_of(entry.code())))?;
        (lowest..=highest).contains(&number).then_some(())?;
    }
    let blocks = grammar.blocks_of(&code);
    let scope = blocks.iter().find_map(|block| block.scope.clone());
    let named = blocks.iter().find(|block| block.category.is_some());
    let category = named.and_then(|block| block.category.clone());
    let mut note = joined(&[&code, " is well-formed, but no row of the document lists it"]);
    let head_of = |code: &str| part(code, 0..grammar.prefix.len() + 1).to_owned();
    let head = &head_of(&code);
    let has_scope = |block: &&Block| block.scope.is_some();
    let begins = |block: &Block| (head_of(&block.from)..=head_of(&block.to)).contains(head);
    let mut scopes = grammar.blocks.iter().filter(has_scope).peekable();
    match (&scope, &category) {
        (None, None) if grammar.digits > 0 && scopes.peek().is_some() && !scopes.any(begins) => {
            note.push_str(&joined(&["; no scope is defined for codes that begin with ", head]));
        }
        (None, None) => note.push_str("; the document defines no meaning for codes of this range"),
        (scope, category) => {
            let (scope, category) = (scope.as_deref().map(scope_in_words), category.as_deref());
            let between = if scope.is_some() && category.is_some() { " · " } else { "" };
            let parts = [scope.unwrap_or_default(), between, category.unwrap_or_default()];
            note.push_str("; its place in the numbering stands for ");
            note.push_str(&joined(&parts));
            if category.is_none() && grammar.blocks.iter().any(|block| block.category.is_some()) {
                note.push_str("; no category is defined for its block");
            }
        }
    }
    if let Some(tier) = named.and_then(|block| block.tier).filter(|&tier| tier != Tier::Documented) {
        note.push_str(match tier {
            Tier::WithdrawnDraft => " (the category is named in a withdrawn draft of the document)",
            _ => " (the category is named in another revision of the document)",
        });
    }
    let nearest = ids(&nearest(loaded, &|code| grammar.digits_of(code), number));
    Some(Undocumented { catalog: loaded.catalog.id.clone(), code, scope, category, note, nearest })
}

fn by_range(loaded: &Loaded, key: &str) -> Option<Undocumented> {
    let number = code::number(key)?;
    loaded.range.filter(|&(lowest, highest)| (lowest..=highest).contains(&number))?;
    let nearest = nearest(loaded, &code::number, number);
    let codes = listed(nearest.iter().map(|entry| entry.code()), " and ");
    let sections = listed(nearest.iter().filter_map(|entry| entry.section()), "» and «");
    let place = if sections.is_empty() { String::new() } else { joined(&[", in «", &sections, "»"]) };
    let note = joined(&["no row of the document lists ", key, "; next to it stand ", &codes, &place]);
    let nearest = ids(&nearest);
    let catalog = loaded.catalog.id.clone();
    Some(Undocumented { catalog, code: key.to_owned(), scope: None, category: None, note, nearest })
}

/// The documented entries of the nearest code below and of the nearest code above.
fn nearest<'a>(loaded: &'a Loaded, number_of: &dyn Fn(&str) -> Option<u64>, number: u64) -> Vec<Entry<'a>> {
    let (mut below, mut above) = (None, None);
    for other in loaded.documented().filter_map(|entry| number_of(entry.code())) {
        if other < number {
            below = below.max(Some(other));
        } else if other > number && above.is_none_or(|known| other < known) {
            above = Some(other);
        }
    }
    let mut found = Vec::new();
    for wanted in [below, above].into_iter().flatten() {
        found.extend(loaded.documented().filter(|entry| number_of(entry.code()) == Some(wanted)));
    }
    found
}

/// Each of some texts once: «661 and 663».
fn listed<'a>(texts: impl Iterator<Item = &'a str>, between: &'a str) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for text in texts {
        if !seen.contains(&text) {
            seen.extend((!seen.is_empty()).then_some(between));
            seen.push(text);
        }
    }
    joined(&seen)
}

fn ids(entries: &[Entry<'_>]) -> Vec<String> {
    entries.iter().map(|entry| entry.id()).collect()
}

/// The scopes of the contract, as people call them.
fn scope_in_words(scope: &str) -> &str {
    match scope {
        "job" => "job run",
        "item" => "file or directory",
        "any" => "any scope",
        other => other,
    }
}
