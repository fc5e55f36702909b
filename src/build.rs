//! Proves the catalogs with the library's own modules and packs them for the module: a fault stops the build with
//! file, entry and reason.
//!
//! `catalog/packed.rs` has the packed form; see ARCHITECTURE.md, «The packed form».

// The library's modules are shared by `mod` lines, and only what the build needs of them is called here.
#![allow(dead_code)]
// A binary has no public face, and the model re-exports more than the build names.
#![allow(unreachable_pub, unused_imports)]

mod catalog;
mod code;
mod error;
mod order;
mod stop;
mod text;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use catalog::{Catalog, Entry, Feed, Tier, Value};

/// The documented systems, in the order in which their entries answer.
const CATALOGS: [&str; 3] = ["mover", "azsm", "egnyte"];

/// Bytes of the module's stack. The linker's megabyte would be most of what the module holds; nothing here calls itself but
/// the readers of JSON, and `www/lib` lets in no file that is nested more than 32 deep.
const STACK: usize = 64 * 1024;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src/data");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-cdylib=-zstack-size={STACK}");
    }
    let mut files: Vec<(Value, Catalog)> = Vec::new();
    let mut sound = true;
    for id in CATALOGS {
        let file = format!("src/data/{id}.json");
        match load(&file) {
            Ok(file) => files.push(file),
            Err(faults) => {
                sound = false;
                for fault in faults {
                    println!("cargo::error={file}: {fault}");
                }
            }
        }
    }
    for fault in links(&files) {
        sound = false;
        println!("cargo::error={fault}");
    }
    if !sound {
        return ExitCode::FAILURE;
    }
    let target = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    let (texts, numbers) = catalog::pack(&files);
    fs::write(Path::new(&target).join("catalogs.txt"), texts).expect("OUT_DIR can be written");
    fs::write(Path::new(&target).join("catalogs.bin"), numbers).expect("OUT_DIR can be written");
    ExitCode::SUCCESS
}

/// Links between entries of different files, which no file can check by itself.
fn links(files: &[(Value, Catalog)]) -> Vec<String> {
    let entries: Vec<Entry<'_>> = files.iter().flat_map(|(_, catalog)| catalog.entries()).collect();
    let ids: Vec<String> = entries.iter().map(|entry| entry.id()).collect();
    let related = entries.iter().flat_map(|entry| {
        let (file, place) = (entry.catalog(), format!("related of {}", entry.id()));
        entry.related().into_iter().map(move |id| (file, place.clone(), id))
    });
    let rules = files.iter().filter_map(|(_, catalog)| catalog.rules.as_ref()).flat_map(|rules| rules.entries());
    let named = rules.flat_map(|rule| {
        let (file, place) = (rule.catalog(), format!("entries of the rule {}", rule.code()));
        rule.related().into_iter().map(move |id| (file, place.clone(), id))
    });
    related
        .chain(named)
        .filter(|(.., id)| !ids.iter().any(|known| known == id))
        .map(|(file, place, id)| format!("src/data/{file}.json: {place}: no entry has the id \"{id}\""))
        .collect()
}

fn load(file: &str) -> Result<(Value, Catalog), Vec<String>> {
    let text = fs::read_to_string(file).map_err(|error| vec![error.to_string()])?;
    let value: Value = serde_json::from_str(&text).map_err(|error| vec![error.to_string()])?;
    let rows = catalog::rows_of(&value);
    let feed = Feed { count: rows.len(), each: &mut |take| rows.iter().for_each(take) };
    let read = catalog::read(&value, feed, Tier::Documented);
    let read = read.map_err(|error| {
        // The place is a JSON Pointer; people who edit the file look for the code.
        let code = |path: &str| {
            let place: usize = path.strip_prefix("/entries/")?.split('/').next()?.parse().ok()?;
            let Some(Value::Array(entries)) = value.get("entries") else { return None };
            match entries.get(place)?.get("code")? {
                Value::String(code) => Some(format!(" (code {code})")),
                _ => None,
            }
        };
        error
            .problems
            .iter()
            .map(|it| format!("{}{}: {}", it.path, code(&it.path).unwrap_or_default(), it.message))
            .collect()
    });
    read.map(|catalog| (value, catalog))
}
