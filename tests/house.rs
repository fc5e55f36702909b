//! House rules that no compiler states: who may know whom, and what no file may hold.

use std::fs;
use std::path::{Path, PathBuf};

/// A file with more lines has two jobs.
const MOST_LINES: usize = 500;

fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open: Vec<PathBuf> = vec![root.join(folder)];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if endings.iter().any(|ending| path.extension().is_some_and(|it| it == *ending)) {
            let name = path.strip_prefix(root).unwrap().display().to_string().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(!found.is_empty(), "no files in {folder}");
    found.sort();
    found
}

fn code(folder: &str) -> Vec<(String, String)> {
    files(folder, &["rs", "ts", "tsx", "mjs", "css", "html"])
}

#[test]
fn javascript_is_known_in_src_wasm_alone() {
    for (name, text) in files("src", &["rs"]).into_iter().filter(|(name, _)| !name.starts_with("src/wasm/")) {
        for word in ["wasm_bindgen", "js_sys", "JsValue", "utf16"] {
            assert!(!text.contains(word), "{name} names {word}");
        }
    }
}

#[test]
fn the_core_imports_downwards_only() {
    // The layers of ARCHITECTURE.md, highest first; a module may name those below it, and its own.
    let layers: &[&[&str]] = &[
        &["wasm"],
        &["search"],
        &["decode", "lifecycle"],
        &["query", "rank"],
        &["catalog", "code", "text", "error", "foreign"],
    ];
    let layer = |module: &str| layers.iter().position(|layer| layer.contains(&module));
    for (name, text) in files("src", &["rs"]) {
        let module = name.trim_start_matches("src/").trim_end_matches(".rs").split('/').next().unwrap().to_owned();
        let Some(own) = layer(&module) else { continue };
        for line in text.lines().filter(|line| line.starts_with("use crate::")) {
            let used = line["use crate::".len()..].split([':', ';', '{']).next().unwrap();
            assert!(layer(used).is_none_or(|below| below >= own), "{name} looks up: {line}");
        }
    }
}

#[test]
fn no_page_code_makes_html_of_strings() {
    for (name, text) in code("www") {
        for word in
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "dangerouslySetInnerHTML", "eval("]
        {
            assert!(!text.contains(word), "{name} has {word}");
        }
    }
}

#[test]
fn files_have_one_job_and_say_which() {
    for (name, text) in ["src", "www", "tests"].into_iter().flat_map(code) {
        assert!(text.lines().count() <= MOST_LINES, "{name} has {} lines", text.lines().count());
        let first = text.lines().find(|line| !line.starts_with("#!")).unwrap_or_default().trim_start();
        let comment = ["//", "/*", "<!"].iter().any(|begin| first.starts_with(begin));
        assert!(comment, "{name} begins with {first:?}, not with what it answers for");
    }
}

#[test]
fn no_file_is_named_for_nothing() {
    for (name, _) in ["src", "www", "tests"].into_iter().flat_map(code) {
        for part in name.split(['/', '.', '-', '_']) {
            assert!(!["utils", "util", "helpers", "helper", "common", "misc"].contains(&part), "{name}");
        }
    }
}

#[test]
fn nothing_is_left_open_in_the_code() {
    for (name, text) in ["src", "www", "tests"].into_iter().flat_map(code) {
        for word in [
            concat!("TO", "DO"),
            concat!("FIX", "ME"),
            concat!("un", "implemented!"),
            concat!("to", "do!"),
            concat!("#[ig", "nore"),
        ] {
            assert!(!text.contains(word), "{name} has {word}");
        }
    }
}

#[test]
fn no_path_of_one_machine_is_in_the_tree() {
    for (name, text) in ["src", "www", "tests"].into_iter().flat_map(code) {
        for path in [concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/ho", "me/")] {
            assert!(!text.contains(path), "{name} has {path}");
        }
    }
}
