//! Short texts with their mentions marked in them: each of them is found, and nothing else.
//!
//! A text begins with a line of five equals signs and a line that names it. A mention is written `⟦m|404⟧`: the first letter
//! of its catalog, the weight where it is not 1 (`⟦m12|404⟧`), and what stands in the text. The marks follow the
//! labelling rule. Those of `help-desk.txt` were written before the texts were scanned; where a mark turned out to go beyond
//! the rule, the mark or the line was changed. Texts that are not read rightly are not among them.

use std::fs;
use std::path::Path;

use status_codebook::{Codebook, ScanOptions, Scanner};

/// First byte, slice, catalog and weight.
type Place = (usize, String, String, u32);

/// A text without its marks, and what they say.
fn unmarked(marked: &str) -> (String, Vec<Place>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    for (number, piece) in marked.split('⟦').enumerate() {
        let Some((mark, rest)) = piece.split_once('⟧').filter(|_| number > 0) else {
            text.push_str(piece);
            continue;
        };
        let (kind, slice) = mark.split_once('|').expect("a catalog and a slice");
        let catalog = ["mover", "azsm", "egnyte"].into_iter().find(|id| id.starts_with(&kind[..1]));
        let weight = kind[1..].parse().unwrap_or(1);
        places.push((text.len(), slice.to_owned(), catalog.expect("a catalog").to_owned(), weight));
        text.push_str(slice);
        text.push_str(rest);
    }
    (text, places)
}

/// The texts with their names.
fn texts() -> Vec<(String, String, Vec<Place>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/marked");
    let mut texts = Vec::new();
    for file in fs::read_dir(folder).expect("the marked texts") {
        let all = fs::read_to_string(file.expect("a file").path()).expect("a text");
        for named in all.split("=====\n").skip(1) {
            let (name, marked) = named.split_once('\n').expect("a name");
            let (text, places) = unmarked(marked);
            texts.push((name.to_owned(), text, places));
        }
    }
    texts
}

#[test]
fn every_marked_mention_is_found_and_nothing_else() {
    let book = Codebook::built_in();
    let mut faults = Vec::new();
    for (name, text, marked) in texts() {
        let report = book.scan(&text, &ScanOptions::default());
        let all = report.mentions.iter();
        let found: Vec<Place> = all.map(|it| (it.start, it.text.clone(), it.catalog.clone(), it.weight)).collect();
        faults.extend(marked.iter().filter(|it| !found.contains(it)).map(|it| format!("{name}: missed {it:?}")));
        faults.extend(found.iter().filter(|it| !marked.contains(it)).map(|it| format!("{name}: wrong {it:?}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn however_a_marked_text_is_cut_the_report_is_the_same() {
    let book = Codebook::built_in();
    for (name, text, _) in texts() {
        let whole = book.scan(&text, &ScanOptions::default());
        for size in [1, 5, 64] {
            let mut scanner = Scanner::new(&ScanOptions::default());
            text.as_bytes().chunks(size).for_each(|piece| scanner.write_bytes(&book, piece));
            assert_eq!(scanner.finish(&book), whole, "{name} in pieces of {size}");
        }
    }
}
