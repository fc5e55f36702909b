//! The door to JavaScript: convert in, one call, convert out. Private to the npm package, whose `www/lib` checks
//! arguments and dresses the numbers; the format of each typed array stands at its function in `convert.rs`.

mod convert;

use std::cell::{Ref, RefCell};

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::catalog::{Entry, Feed, Rule, State, Take, Value};
use crate::codebook::Codebook;
use crate::rules::{Action, Task};
use crate::scan::ScanOptions;
use crate::search::SearchOptions;
use crate::text::pieces;

thread_local! {
    /// One codebook for each instance of the module; catalogs that a site adds live as long as it does.
    static BOOK: &'static RefCell<Codebook> = Box::leak(Box::new(RefCell::new(Codebook::built_in())));
}

fn book() -> Ref<'static, Codebook> {
    BOOK.with(|book| *book).borrow()
}

/// The entry of a number, as a plain object; undefined for a number that was never given or whose catalog is gone.
#[wasm_bindgen]
pub fn entry(number: u32) -> JsValue {
    let book = book();
    let value = |entry: Entry<'_>| convert::plain(&entry.to_value(&book.overlays(&entry.id())));
    book.entry_at(number).map_or(JsValue::UNDEFINED, value)
}

/// The number of an id.
#[wasm_bindgen]
pub fn entry_number(id: &str) -> Option<u32> {
    book().entry(id).map(Entry::number)
}

/// The numbers of the entries that one catalog, or all, document.
#[wasm_bindgen]
pub fn entry_numbers(catalog: Option<String>) -> Vec<u32> {
    book().entries(catalog.as_deref()).map(Entry::number).collect()
}

/// The catalogs, as plain objects.
#[wasm_bindgen]
pub fn catalogs() -> JsValue {
    convert::plain(&Value::Array(book().catalogs().map(|info| convert::info(&info)).collect()))
}

/// The operations that entries name, as strings.
#[wasm_bindgen]
pub fn operations() -> JsValue {
    convert::plain(&Value::Array(book().operations().into_iter().map(Value::from).collect()))
}

/// The numbers of an operation's entries in the order of its life.
#[wasm_bindgen]
pub fn lifecycle(operation: &str) -> Vec<u32> {
    book().lifecycle(operation).into_iter().map(Entry::number).collect()
}

/// The rules of the documents, as plain objects.
#[wasm_bindgen]
pub fn rules() -> JsValue {
    convert::plain(&Value::Array(book().rules(None).map(Rule::to_value).collect()))
}

/// May a task be rerun by itself? A plain object.
#[wasm_bindgen]
pub fn rerun(last_code: &str, scan: bool, first_time: bool, reruns_used: u32, being_canceled: bool) -> JsValue {
    let action = if scan { Action::Scan } else { Action::Migrate };
    let task = Task { last_code, action, first_time, reruns_used, being_canceled };
    convert::plain(&convert::verdict(&book().rerun(&task)))
}

/// Can a task of this state and code be canceled? A plain object.
#[wasm_bindgen]
pub fn cancel(state: &str, code: &str) -> JsValue {
    convert::plain(&convert::verdict(&book().cancel(state, code)))
}

/// Decodes one code: see [`convert::reading`].
#[wasm_bindgen]
pub fn decode(code: &str, asked: Option<String>) -> JsValue {
    convert::reading(&book().decode(code, list(asked.as_deref()).as_deref()))
}

/// Searches: see [`convert::result`].
#[wasm_bindgen]
pub fn search(query: &str, limit: usize, asked: Option<String>, states: Option<String>) -> JsValue {
    let catalogs = list(asked.as_deref());
    let states: Option<Vec<State>> =
        list(states.as_deref()).map(|words| words.into_iter().filter_map(State::from_word).collect());
    let options =
        SearchOptions { limit, catalogs: catalogs.as_deref(), states: states.as_deref(), ..SearchOptions::default() };
    convert::result(&book().search(query, &options))
}

/// Scans a text piece by piece.
#[wasm_bindgen]
pub struct Scanner(crate::scan::Scanner);

#[wasm_bindgen]
impl Scanner {
    /// A scanner that has read nothing.
    #[wasm_bindgen(constructor)]
    pub fn new(max_mentions: usize, asked: Option<String>) -> Self {
        let catalogs = list(asked.as_deref());
        let options = ScanOptions { catalogs: catalogs.as_deref(), max_mentions, units: convert::units };
        Self(crate::scan::Scanner::new(&options))
    }

    /// Reads on in UTF-8, of which a piece may begin and end within a character.
    pub fn write(&mut self, bytes: &[u8]) {
        self.0.write_bytes(&book(), bytes);
    }

    /// The report: see [`convert::report`].
    pub fn finish(self) -> JsValue {
        convert::report(&self.0.finish(&book()))
    }
}

/// Adds a catalog. `file` is what `JSON.parse` has just made of its text: without cycles and getters.
#[wasm_bindgen]
pub fn add_catalog(file: &JsValue) -> JsValue {
    let (file, rows) = convert::file(file);
    let mut each = |take: Take<'_>| rows.iter().for_each(|row| take(&convert::value(&row)));
    let feed = Feed { count: rows.length() as usize, each: &mut each };
    let outcome = BOOK.with(|book| *book).borrow_mut().add_rows(&file, feed);
    convert::plain(&convert::added(&outcome))
}

/// Removes an added catalog: 0 when there is none of this id, 1 when it was removed, 2 for a built-in one, which stays.
#[wasm_bindgen]
pub fn remove_catalog(id: &str) -> u8 {
    BOOK.with(|book| *book).borrow_mut().remove(id) as u8
}

/// The version of this library.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// A list of words as it crosses: joined by commas.
fn list(joined: Option<&str>) -> Option<Vec<&str>> {
    joined.map(|joined| pieces(joined, b',').into_iter().filter(|word| !word.is_empty()).collect())
}
