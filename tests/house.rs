//! House rules that no compiler states: who may know whom, and what no file may hold.

use std::fs;
use std::path::{Path, PathBuf};

/// A file with more lines has two jobs; the words of a language are one job, however many they are.
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

/// The layers of ARCHITECTURE.md, highest first. A file may name those below its own layer, and those of it.
const LAYERS: [&[&str]; 9] = [
    &["lib", "wasm"],
    &["search"],
    &["scan"],
    &["rules"],
    &["decode", "lifecycle"],
    &["query"],
    // The façade's struct and its tables; the questions above are written as its methods in their own files.
    &["codebook"],
    &["rank", "index", "scan::names", "scan::lexer", "scan::lexicon", "scan::reason", "scan::cues"],
    &["build", "catalog", "code", "text", "stop", "error", "foreign", "hash", "order", "scan::block", "scan::steps"],
];

#[test]
fn the_core_imports_downwards_only() {
    let layer = |module: &str| LAYERS.iter().position(|layer| layer.contains(&module));
    // `scan::names` where that is a layer of its own, else the first part.
    let of_path = |path: &str| {
        let mut parts = path.split("::");
        let first = parts.next().unwrap_or_default();
        let two = format!("{first}::{}", parts.next().unwrap_or_default());
        layer(&two).map_or(first.to_owned(), |_| two)
    };
    let mut imports = 0;
    for (name, text) in files("src", &["rs"]) {
        let path = name.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
        let module = of_path(&path);
        let own = layer(&module).unwrap_or_else(|| panic!("{name} has no place in the layers"));
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for path in code.flat_map(|line| line.split("crate::").skip(1)) {
            let used = of_path(path.split(|c: char| !(c.is_alphanumeric() || c == ':' || c == '_')).next().unwrap());
            let below = layer(&used).unwrap_or_else(|| panic!("{name} names {used}, which has no place in the layers"));
            assert!(below >= own, "{name} looks up: crate::{used}");
            imports += 1;
        }
    }
    assert!(imports > 40, "only {imports} imports were seen");
}

/// What brings a searcher, a sort, a printer or a message of the standard library into the module: together 5 KB
/// (brotli). `text.rs` and `order.rs` have what stands for it.
const HEAVY: [&str; 25] = [
    ".contains('",
    ".contains(\"",
    ".contains(|",
    ".contains([",
    ".contains(char::",
    ".split(",
    ".split_inclusive(",
    ".split_once(",
    ".split_at(",
    ".split_whitespace(",
    ".trim",
    ".replace(",
    ".matches(",
    ".concat()",
    ".join(",
    ".splice(",
    ".sort(",
    ".sort_",
    ".select_nth",
    "format!(",
    ":?}",
    "text[",
    "name[",
    "word[",
    "message[",
];

#[test]
fn the_module_has_no_searcher_no_sort_and_no_printer() {
    for (name, text) in files("src", &["rs"]).into_iter().filter(|(name, _)| name != "src/build.rs") {
        // What packs is called by the build alone; tests stand at the end.
        let text = text.split("/// Reads what [`pack`] has written").last().unwrap_or_default();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for word in HEAVY {
                assert!(!line.contains(word), "{name} has {word} in: {}", line.trim());
            }
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
        let words = name.starts_with("www/element/messages/");
        assert!(words || text.lines().count() <= MOST_LINES, "{name} has {} lines", text.lines().count());
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
