//! The labelled texts: every mention is found at its place, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use status_codebook::{Codebook, Format, Report, ScanOptions, Scanner};

/// The texts lie beside the project where it is developed.
fn logs() -> Option<PathBuf> {
    let logs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/logs");
    if !logs.is_dir() {
        eprintln!("skipped: {} is not there", logs.display());
    }
    logs.is_dir().then_some(logs)
}

fn options() -> ScanOptions<'static> {
    ScanOptions { units: |text| text.encode_utf16().count(), ..ScanOptions::default() }
}

/// Line, column, slice, catalog, code.
type Place = (u64, u64, String, String, String);

fn labelled(labels: &Value) -> BTreeSet<Place> {
    let text = |it: &Value, key: &str| it[key].as_str().expect("a text").to_owned();
    let number = |it: &Value, key: &str| it[key].as_u64().expect("a number");
    let place =
        |it| (number(it, "line"), number(it, "column"), text(it, "text"), text(it, "catalog"), text(it, "code"));
    labels["mentions"].as_array().expect("a list").iter().map(place).collect()
}

fn found(report: &Report<'_>) -> BTreeSet<Place> {
    let all = report.mentions.iter();
    all.map(|it| (it.line.into(), it.column as u64, it.text.clone(), it.catalog.clone(), it.code.clone())).collect()
}

#[test]
fn every_labelled_mention_is_found_at_its_place_and_nothing_else() {
    let Some(logs) = logs() else { return };
    let book = Codebook::built_in();
    for (file, format) in
        [("egnyte-agent", Format::Text), ("email-thread", Format::Text), ("mover-report", Format::Csv)]
    {
        let text = fs::read_to_string(logs.join(file).with_extension("txt")).expect("a text");
        let labels = fs::read_to_string(logs.join(file).with_extension("json")).expect("its labels");
        let labels: Value = serde_json::from_str(&labels).expect("JSON");
        let report = book.scan(&text, &options());
        let (wanted, found) = (labelled(&labels), found(&report));
        let missed: Vec<_> = wanted.difference(&found).collect();
        let wrong: Vec<_> = found.difference(&wanted).collect();
        assert!(missed.is_empty() && wrong.is_empty(), "{file}: missed {missed:#?}, wrong {wrong:#?}");
        assert_eq!((report.format, u64::from(report.lines)), (format, labels["lines"].as_u64().expect("a number")));
        for row in &report.tally {
            let count = &labels["counts"][format!("{}:{}", row.entry.catalog(), row.entry.code())];
            assert_eq!(u64::from(row.lines), count["lines"].as_u64().expect("a number"), "{file}: {:?}", row.entry);
            assert!(u64::from(row.count) <= count["mentions"].as_u64().expect("a number"), "{file}: {:?}", row.entry);
        }
        let unknown: Vec<(u64, &str)> = report.undocumented.iter().map(|it| (it.line.into(), &*it.text)).collect();
        let labelled = labels["unknown"].as_array().expect("a list").iter();
        let labelled: Vec<_> =
            labelled.map(|it| (it["line"].as_u64().expect("a number"), it["text"].as_str().expect("a text"))).collect();
        assert_eq!(unknown, labelled, "{file}");
    }
}

#[test]
fn of_the_published_report_the_codes_alone_are_found() {
    let Some(logs) = logs() else { return };
    let text = fs::read_to_string(logs.join("real-mover-report.csv")).expect("a text");
    let book = Codebook::built_in();
    let report = book.scan(&text, &options());
    let rows: Vec<_> = report.tally.iter().map(|row| (row.entry.id(), row.count)).collect();
    assert_eq!(rows, [("mover/101".to_owned(), 8), ("mover/210".to_owned(), 3), ("mover/100".to_owned(), 2)]);
    assert_eq!(report.mentions.len(), 13);
}

#[test]
fn however_a_text_is_cut_the_report_is_the_same() {
    let Some(logs) = logs() else { return };
    let book = Codebook::built_in();
    for file in ["egnyte-agent.txt", "email-thread.txt", "mover-report.txt", "real-mover-report.csv"] {
        let text = fs::read_to_string(logs.join(file)).expect("a text");
        let whole = book.scan(&text, &options());
        for size in [1, 2, 3, 7, 64, 1000, 4096] {
            let mut scanner = Scanner::new(&options());
            let mut rest = text.as_str();
            while !rest.is_empty() {
                let end = (size.min(rest.len())..=rest.len()).find(|&end| rest.is_char_boundary(end));
                let (piece, after) = rest.split_at(end.expect("the end is one"));
                scanner.write(&book, piece);
                rest = after;
            }
            assert_eq!(scanner.finish(&book), whole, "{file} in pieces of {size}");
        }
    }
}
