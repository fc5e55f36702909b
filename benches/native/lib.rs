//! Reads the corpora that `benches/corpus.mjs` wrote, so that the native core answers the same questions as the package.

use std::fs;
use std::path::Path;

use serde_json::Value;
use status_codebook::Codebook;

/// A codebook with the catalogs of a corpus, and the questions put to it.
pub struct Corpus {
    /// The built-in catalogs and those of the corpus.
    pub book: Codebook,
    /// Every text as it grows while it is typed.
    pub keystrokes: Vec<String>,
    /// Codes as documented.
    pub codes: Vec<String>,
    /// Phrases with one word misspelt.
    pub misspelt: Vec<String>,
}

/// Reads the corpus of a folder in `target/bench`.
///
/// # Panics
///
/// When the corpora were not written, or are not what `benches/corpus.mjs` writes.
pub fn corpus(name: &str) -> Corpus {
    let queries = part(name, "queries");
    let mut book = Codebook::built_in();
    for catalog in array(&part(name, "catalogs")) {
        let file = serde_json::from_str(text(catalog)).expect("a catalog is JSON text");
        book.add(&file).expect("a synthetic catalog has no faults");
    }
    Corpus {
        book,
        keystrokes: array(&queries["typed"]).iter().flat_map(|typed| growing(text(typed))).collect(),
        codes: texts(&queries["codes"]),
        misspelt: texts(&queries["misspelt"]),
    }
}

/// A log of so many lines: prefixed codes and names among times, sizes and paths, and lines without any.
pub fn log(book: &Codebook, lines: usize) -> String {
    let entries: Vec<_> = book.entries(None).collect();
    let mut log = String::new();
    for line in 0..lines {
        let entry = entries[line * 7 % entries.len()];
        let said = match (line % 4, entry.name()) {
            (0, Some(name)) => name.to_owned(),
            (1, _) => format!("error {}", entry.code()),
            _ => format!("copied {} bytes", line * 4099),
        };
        log.push_str(&format!("2024-05-{:02}T08:{:02}:00Z worker-{} ", line % 28 + 1, line % 60, line % 12));
        log.push_str(&format!("{said} path=/data/share{}/report-{line}.docx\n", line % 9));
    }
    log
}

fn part(name: &str, part: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../target/bench/{name}/{part}.json"));
    let json = fs::read_to_string(file).expect("the corpora are written by `node benches/corpus.mjs`: run that first");
    serde_json::from_str(&json).expect("corpora are JSON")
}

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("a corpus holds lists")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a corpus holds texts")
}

fn texts(list: &Value) -> Vec<String> {
    array(list).iter().map(|it| text(&it["text"]).to_owned()).collect()
}

fn growing(typed: &str) -> impl Iterator<Item = String> + use<'_> {
    typed.char_indices().map(|(start, letter)| typed[..start + letter.len_utf8()].to_owned())
}
