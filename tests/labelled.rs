//! The labelled texts: every mention is found at its place, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use status_codebook::{Codebook, Report, ScanOptions, Scanner};

/// The texts that were given lie beside the project where it is developed; the others are its own, and were written by
/// hands that had not seen the rules' code.
const FOLDERS: [&str; 2] = ["tests/data/labelled", "../shared/eval/logs"];

/// The texts that have labels, with their names and labels.
fn texts() -> Vec<(String, String, Value)> {
    let mut texts = Vec::new();
    for folder in FOLDERS.map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
        let Ok(files) = fs::read_dir(&folder) else { continue };
        let files = files.map(|file| file.expect("a file").path());
        for file in files.filter(|file| file.extension().is_some_and(|it| it == "json")) {
            let labels: Value = serde_json::from_str(&fs::read_to_string(&file).expect("labels")).expect("JSON");
            let text = fs::read_to_string(file.with_extension("txt")).expect("a text");
            texts.push((file.display().to_string(), text, labels));
        }
    }
    assert!(texts.len() >= 14, "only {} labelled texts are there", texts.len());
    texts
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
    let book = Codebook::built_in();
    let mut faults = Vec::new();
    for (file, text, labels) in texts() {
        let report = book.scan(&text, &options());
        let (wanted, found) = (labelled(&labels), found(&report));
        faults.extend(wanted.difference(&found).map(|place| format!("{file}: missed {place:?}")));
        faults.extend(found.difference(&wanted).map(|place| format!("{file}: wrong {place:?}")));
        let unknown: BTreeSet<(u64, &str)> = report.undocumented.iter().map(|it| (it.line.into(), &*it.text)).collect();
        let labelled = labels["unknown"].as_array().expect("a list").iter();
        let labelled: BTreeSet<_> =
            labelled.map(|it| (it["line"].as_u64().expect("a number"), it["text"].as_str().expect("a text"))).collect();
        faults.extend(unknown.symmetric_difference(&labelled).map(|place| format!("{file}: unknown {place:?}")));
        for row in &report.tally {
            let count = &labels["counts"][format!("{}:{}", row.entry.catalog(), row.entry.code())];
            if Some(u64::from(row.lines)) != count["lines"].as_u64()
                || Some(u64::from(row.count)) > count["mentions"].as_u64()
                    && report.mentions.iter().all(|it| it.weight == 1)
            {
                faults.push(format!(
                    "{file}: {} on {} lines, {} times, not {count}",
                    row.entry.id(),
                    row.lines,
                    row.count
                ));
            }
        }
        if Some(u64::from(report.lines)) != labels["lines"].as_u64() {
            faults.push(format!("{file}: {} lines", report.lines));
        }
        let format = format!("{:?}", report.format).to_lowercase();
        let labelled = labels["format"].as_str().map(|format| format.replace('-', ""));
        if labelled.is_some_and(|labelled| labelled != format) {
            faults.push(format!("{file}: format {format}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn of_the_published_report_the_codes_alone_are_found() {
    let Ok(text) = fs::read_to_string("../shared/eval/logs/real-mover-report.csv") else {
        return eprintln!("skipped: the published report is not there");
    };
    let book = Codebook::built_in();
    let report = book.scan(&text, &options());
    let rows: Vec<_> = report.tally.iter().map(|row| (row.entry.id(), row.count)).collect();
    assert_eq!(rows, [("mover/101".to_owned(), 8), ("mover/210".to_owned(), 3), ("mover/100".to_owned(), 2)]);
    assert_eq!(report.mentions.len(), 13);
}

#[test]
fn however_a_text_is_cut_the_report_is_the_same() {
    let book = Codebook::built_in();
    for (file, text, _) in texts() {
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
