//! Tunes the weights of the search on judged queries: coordinate ascent, five-fold cross-validation.
//!
//! ```text
//! npm run tune                    figures of the weights as they are, cross-validated figures, the best weights of all queries
//! npm run tune -- --failures      only the queries that fail with the weights as they are
//! npm run tune -- FILE …          other judged queries than the project's own
//! ```
//!
//! What is made greatest is the mean over the queries of: success at rank 1 (grade 2 at the top) and reciprocal rank,
//! three to one; for a query without an answer, which counts double, 1 when nothing is found. A weight stays as it is unless a change helps.

use std::collections::BTreeMap;
use std::{env, fs};

use serde::Deserialize;
use status_codebook::search::{WEIGHTS, Weights};
use status_codebook::{Codebook, Entry, SearchOptions};

/// The judged queries of the project: those it was given, and its own, which were written without seeing its phrasings.
const JUDGED: [&str; 2] = ["../shared/eval/queries.json", "tests/data/judged.json"];

const FOLDS: usize = 5;

/// A query without an answer counts as so many others: noise under a question is worse than a right answer in second place.
const NEGATIVE: usize = 2;

#[derive(Deserialize, Clone)]
struct Query {
    id: String,
    q: String,
    kind: String,
    relevant: Vec<Relevant>,
}

#[derive(Deserialize, Clone)]
struct Relevant {
    catalog: String,
    code: String,
    name: Option<String>,
    grade: u8,
}

/// A weight that is tuned.
struct Knob {
    name: &'static str,
    of: fn(&mut Weights) -> &mut f32,
    most: f32,
}

macro_rules! knobs {
    ($($name:ident < $most:literal),+ $(,)?) => {
        [$(Knob { name: stringify!($name), of: |weights| &mut weights.$name, most: $most }),+]
    };
}

fn knobs() -> Vec<Knob> {
    knobs![
        in_name < 2.0,
        in_message < 2.0,
        in_asked < 2.0,
        in_remediation < 2.0,
        in_place < 2.0,
        in_state < 2.0,
        inflected < 1.0,
        prefix < 1.0,
        synonym < 1.0,
        near < 1.0,
        weak < 1.0,
        unknown < 1.5,
        passage < 4.0,
        said < 1.0,
        missing < 1.0,
        calm < 0.5,
        asked_passage < 2.0,
        order < 0.5,
        coverage < 0.9,
        passage_coverage < 0.9,
    ]
    .into()
}

/// What a set of queries gives.
#[derive(Default, Clone, Copy)]
struct Figures {
    queries: usize,
    first: f64,
    reciprocal: f64,
}

impl Figures {
    fn goodness(self) -> f64 {
        (3.0 * self.first + self.reciprocal) / 4.0 / self.queries.max(1) as f64
    }
}

fn is(entry: Entry<'_>, wanted: &Relevant) -> bool {
    let squeezed = |name: &str| name.split_whitespace().collect::<String>();
    entry.catalog() == wanted.catalog
        && entry.code() == wanted.code
        && wanted.name.as_deref().is_none_or(|name| entry.name().map(squeezed) == Some(squeezed(name)))
}

/// Success at rank 1 and reciprocal rank of one query.
fn judge(book: &Codebook, query: &Query, weights: &Weights) -> (f64, f64) {
    let hits = book.search(&query.q, &SearchOptions { weights, ..SearchOptions::default() }).hits;
    if query.relevant.is_empty() {
        let empty = f64::from(u8::from(hits.is_empty()));
        return (empty, empty);
    }
    let right =
        |entry: Entry<'_>| query.relevant.iter().find(|wanted| is(entry, wanted)).is_some_and(|it| it.grade == 2);
    match hits.iter().position(|hit| right(hit.entry)) {
        None => (0.0, 0.0),
        Some(rank) => (f64::from(u8::from(rank == 0)), 1.0 / (rank + 1) as f64),
    }
}

fn figures<'a>(book: &Codebook, queries: impl Iterator<Item = &'a Query>, weights: &Weights) -> Figures {
    queries.fold(Figures::default(), |sum, query| {
        let (first, reciprocal) = judge(book, query, weights);
        let times = if query.relevant.is_empty() { NEGATIVE } else { 1 };
        let n = times as f64;
        Figures {
            queries: sum.queries + times,
            first: sum.first + n * first,
            reciprocal: sum.reciprocal + n * reciprocal,
        }
    })
}

/// Weights that know no query: where the ascent of a fold begins, so that what it is measured on has not been seen.
fn neutral() -> Weights {
    let mut weights = WEIGHTS;
    for knob in knobs() {
        *(knob.of)(&mut weights) = match knob.name {
            "weak" | "coverage" | "said" => 0.5,
            "missing" | "calm" | "order" | "passage_coverage" => 0.1,
            "inflected" | "prefix" | "synonym" | "near" => 0.8,
            _ => 1.0,
        };
    }
    weights
}

/// The best weights for some queries that the ascent finds: every knob in turn is tried at some other values.
fn tuned(book: &Codebook, queries: &[&Query], mut weights: Weights) -> Weights {
    let goodness = |weights: &Weights| figures(book, queries.iter().copied(), weights).goodness();
    let mut best = goodness(&weights);
    loop {
        let before = best;
        for knob in knobs() {
            let now = *(knob.of)(&mut weights);
            for factor in [0.6, 0.8, 0.9, 0.95, 1.05, 1.1, 1.25, 1.6] {
                let mut changed = weights;
                // Two decimals: finer differences are chance.
                *(knob.of)(&mut changed) = ((now * factor).min(knob.most) * 100.0).round() / 100.0;
                let found = goodness(&changed);
                if found > best + 1e-4 {
                    (best, weights) = (found, changed);
                }
            }
        }
        if best <= before + 1e-4 {
            return weights;
        }
    }
}

fn print(title: &str, by_kind: &BTreeMap<String, Figures>) {
    println!("\n{title:<42}{:>5}{:>11}{:>8}", "n", "success@1", "mrr");
    let mut all = Figures::default();
    for (kind, it) in by_kind {
        let n = it.queries as f64;
        println!("  {kind:<40}{:>5}{:>11.3}{:>8.3}", it.queries, it.first / n, it.reciprocal / n);
        if kind != "negative" {
            all.queries += it.queries;
            all.first += it.first;
            all.reciprocal += it.reciprocal;
        }
    }
    let n = all.queries as f64;
    println!("  {:<40}{:>5}{:>11.3}{:>8.3}", "ALL but negative", all.queries, all.first / n, all.reciprocal / n);
}

fn by_kind(book: &Codebook, queries: &[Query], weights: impl Fn(usize) -> Weights) -> BTreeMap<String, Figures> {
    let mut kinds: BTreeMap<String, Figures> = BTreeMap::new();
    for (place, query) in queries.iter().enumerate() {
        let (first, reciprocal) = judge(book, query, &weights(place));
        let it = kinds.entry(query.kind.clone()).or_default();
        it.queries += 1;
        it.first += first;
        it.reciprocal += reciprocal;
    }
    kinds
}

fn failures(book: &Codebook, queries: &[Query]) {
    for query in queries.iter().filter(|query| judge(book, query, &WEIGHTS).0 < 1.0) {
        let wanted: Vec<_> =
            query.relevant.iter().filter(|it| it.grade == 2).map(|it| format!("{}/{}", it.catalog, it.code)).collect();
        let hits = book.search(&query.q, &SearchOptions { limit: 4, ..SearchOptions::default() }).hits;
        let found: Vec<_> = hits.iter().map(|hit| format!("{} {:.0}", hit.entry.id(), hit.score)).collect();
        println!(
            "{} {} «{}»\n    wanted {}\n    found  {}",
            query.id,
            query.kind,
            query.q,
            wanted.join(", "),
            found.join(", ")
        );
    }
}

fn main() {
    let (options, mut files): (Vec<String>, Vec<String>) = env::args().skip(1).partition(|it| it.starts_with("--"));
    if files.is_empty() {
        files.extend(JUDGED.map(str::to_owned));
    }
    let book = Codebook::built_in();
    let mut queries: Vec<Query> = Vec::new();
    for file in &files {
        let Ok(text) = fs::read_to_string(file) else {
            println!("{file} is not there and left out");
            continue;
        };
        let read: Vec<Query> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        print(&format!("{file}, weights as they are"), &by_kind(&book, &read, |_| WEIGHTS));
        queries.extend(read);
    }
    if options.iter().any(|it| it == "--failures") {
        return failures(&book, &queries);
    }
    if options.iter().any(|it| it == "--figures") {
        return;
    }
    let folds: Vec<Weights> = (0..FOLDS)
        .map(|fold| {
            let others = queries.iter().enumerate().filter(|(place, _)| place % FOLDS != fold);
            tuned(&book, &others.map(|(_, query)| query).collect::<Vec<_>>(), neutral())
        })
        .collect();
    print("cross-validated: from neutral weights", &by_kind(&book, &queries, |place| folds[place % FOLDS]));
    let all: Vec<&Query> = queries.iter().collect();
    let best = tuned(&book, &all, WEIGHTS);
    print("tuned on all of them", &by_kind(&book, &queries, |_| best));
    println!("\nweight              as it is   tuned   in each fold");
    for knob in knobs() {
        let value = |mut weights: Weights| *(knob.of)(&mut weights);
        let each: Vec<String> = folds.iter().map(|&weights| format!("{:.2}", value(weights))).collect();
        println!("{:<18}{:>10.2}{:>8.2}   {}", knob.name, value(WEIGHTS), value(best), each.join(" "));
    }
}
