//! Proves the catalogs with the library's own modules and packs them for the module: a fault stops the build with
//! file, entry and reason.
//!
//! The packed form is postcard (a compact serde format). Measured on the three catalogs: see ARCHITECTURE.md,
//! «The packed form».

// The library's modules are shared by `mod` lines, and only what the build needs of them is called here.
#![allow(dead_code)]
// A binary has no public face, and the model re-exports more than the build names.
#![allow(unreachable_pub, unused_imports)]

mod catalog;
mod code;
mod error;
mod text;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use catalog::{Catalog, Tier, Value};

/// The documented systems, in the order in which their entries answer.
const CATALOGS: [&str; 3] = ["mover", "azsm", "egnyte"];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src/data");
    let mut packed: Vec<Catalog> = Vec::new();
    let mut sound = true;
    for id in CATALOGS {
        let file = format!("src/data/{id}.json");
        match load(&file) {
            Ok(catalog) => packed.push(catalog),
            Err(faults) => {
                sound = false;
                for fault in faults {
                    println!("cargo::error={file}: {fault}");
                }
            }
        }
    }
    for fault in links(&packed) {
        sound = false;
        println!("cargo::error={fault}");
    }
    if !sound {
        return ExitCode::FAILURE;
    }
    let target = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    let bytes = postcard::to_allocvec(&packed).expect("catalogs hold only what postcard can write");
    fs::write(Path::new(&target).join("catalogs.bin"), bytes).expect("OUT_DIR can be written");
    ExitCode::SUCCESS
}

/// Links between entries of different files, which no file can check by itself.
fn links(catalogs: &[Catalog]) -> Vec<String> {
    let entries: Vec<_> = catalogs.iter().flat_map(|catalog| catalog::entries(&mut catalog.clone(), 0)).collect();
    let known = |id: &String| entries.iter().any(|entry| entry.id == *id);
    let missing = entries.iter().flat_map(|entry| entry.related.iter().map(move |id| (entry, id)));
    missing
        .filter(|(_, id)| !known(id))
        .map(|(entry, id)| {
            format!("src/data/{}.json: related of {}: no entry has the id \"{id}\"", entry.catalog, entry.id)
        })
        .collect()
}

fn load(file: &str) -> Result<Catalog, Vec<String>> {
    let text = fs::read_to_string(file).map_err(|error| vec![error.to_string()])?;
    let value: Value = serde_json::from_str(&text).map_err(|error| vec![error.to_string()])?;
    catalog::read(&value, Tier::Documented).map_err(|error| {
        // The place is a JSON Pointer; people who edit the file look for the code.
        let code = |path: &str| {
            let place: usize = path.strip_prefix("/entries/")?.split('/').next()?.parse().ok()?;
            let Value::Object(file) = &value else { return None };
            let (_, Value::Array(entries)) = file.iter().find(|(key, _)| key == "entries")? else { return None };
            let Value::Object(entry) = entries.get(place)? else { return None };
            match &entry.iter().find(|(key, _)| key == "code")?.1 {
                Value::String(code) => Some(format!(" (code {code})")),
                _ => None,
            }
        };
        error
            .problems
            .iter()
            .map(|it| format!("{}{}: {}", it.path, code(&it.path).unwrap_or_default(), it.message))
            .collect()
    })
}
