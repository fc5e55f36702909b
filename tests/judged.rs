//! The judged queries: how good the search is at least, and that typing on never loses a good answer.
//!
//! How good it is at best is measured by `npm run tune`; here stands what must not get worse.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use status_codebook::text::words;
use status_codebook::{Codebook, Entry, SearchOptions};

/// The project's own queries, and those it was given, which lie beside it where it is developed.
const FILES: [&str; 2] = ["tests/data/judged.json", "../shared/eval/queries.json"];

/// The queries of all files that are there.
fn queries() -> Vec<Value> {
    let read = |file: &&str| fs::read_to_string(file).ok();
    let parse = |text: String| serde_json::from_str::<Vec<Value>>(&text).expect("a list of queries");
    let files: Vec<String> = FILES.iter().filter_map(read).collect();
    assert!(!files.is_empty(), "no judged queries are there");
    files.into_iter().flat_map(parse).collect()
}

/// Is the entry a right answer?
fn is_right(query: &Value, entry: Entry<'_>) -> bool {
    let squeezed = |name: &str| name.split_whitespace().collect::<String>();
    let same = |wanted: &&Value| {
        wanted["catalog"] == entry.catalog()
            && wanted["code"] == entry.code()
            && wanted["name"].as_str().is_none_or(|name| Some(squeezed(name)) == entry.name().map(squeezed))
    };
    query["relevant"].as_array().expect("a list").iter().filter(same).any(|wanted| wanted["grade"] == 2)
}

#[test]
fn the_share_of_right_answers_at_the_top_is_kept() {
    let book = Codebook::built_in();
    let mut kinds: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for query in queries() {
        let found = book.search(query["q"].as_str().expect("a text"), &SearchOptions::default());
        let right = match found.hits.first() {
            Some(hit) => is_right(&query, hit.entry),
            None => query["relevant"].as_array().is_some_and(Vec::is_empty),
        };
        let (good, all) = kinds.entry(query["kind"].as_str().expect("a kind").to_owned()).or_default();
        *good += u32::from(right);
        *all += 1;
    }
    for (kind, (good, all)) in kinds {
        let least = match kind.as_str() {
            "natural-language" => 0.8,
            "negative" | "typo" => 0.9,
            _ => 1.0,
        };
        let share = f64::from(good) / f64::from(all);
        assert!(share >= least, "{kind}: {good} of {all} are right, less than {least}");
    }
}

/// Of a hundred queries so many may lose an answer for a while. It cannot be none: «2024-06-11 … status=AZSM2024» begins
/// with a number that is a code as long as nothing follows it.
const LOSING_OF_100: usize = 3;

#[test]
fn typing_on_does_not_lose_a_good_answer() {
    let book = Codebook::built_in();
    let queries = queries();
    let losing: Vec<String> = queries.iter().filter_map(|query| lost_while_typing(&book, query)).collect();
    let most = queries.len() * LOSING_OF_100 / 100;
    assert!(losing.len() <= most, "{} of {} lose:\n{}", losing.len(), queries.len(), losing.join("\n"));
}

/// The first right answer that is among the first ten at some word's end and at the whole query, but not at an end
/// between.
fn lost_while_typing(book: &Codebook, query: &Value) -> Option<String> {
    let text = query["q"].as_str().expect("a text");
    let ends: Vec<usize> = words(text).into_iter().map(|word| word.end).collect();
    let right_at = |&end: &usize| -> Vec<String> {
        let hits = book.search(&text[..end], &SearchOptions::default()).hits;
        hits.iter().filter(|hit| is_right(query, hit.entry)).map(|hit| hit.entry.id()).collect()
    };
    let right: Vec<Vec<String>> = ends.iter().map(right_at).collect();
    right.last()?.iter().find_map(|id| {
        let first = right.iter().position(|ids| ids.contains(id))?;
        let lost = (first..right.len()).find(|&place| !right[place].contains(id))?;
        Some(format!("{id} at «{}» of «{text}»", &text[..ends[lost]]))
    })
}
