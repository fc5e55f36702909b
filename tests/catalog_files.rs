//! A site's own catalogs: every fault at once with its place, nothing lost, the old catalogs untouched.

use std::fs;
use std::path::Path;

use serde_json::{Value as Json, json};
use status_codebook::catalog::Value;
use status_codebook::{CatalogError, CatalogInfo, Codebook, Removal, SearchOptions, Tier};

fn add(book: &mut Codebook, file: &Json) -> Result<CatalogInfo, CatalogError> {
    book.add(&serde_json::from_value::<Value>(file.clone()).expect("JSON is JSON"))
}

fn sound() -> Json {
    json!({
        "$schema": "anything", "x-owner": "storage team",
        "id": "tape", "title": "Tape library", "product": "Tape library", "aliases": ["tape robot"],
        "documents": [{ "id": "manual", "title": "Manual", "url": "https://tape.example/manual" }],
        "sections": ["Drives", "Media"],
        "grammar": { "prefix": "TL", "digits": 3, "blocks": [{ "from": "TL100", "to": "TL199", "scope": "item" }] },
        "entries": [
            { "code": "TL100", "message": "Drive door is open", "section": "Drives", "state": "failure", "line": 4,
              "name": "DRIVE_DOOR", "retry": { "kind": "after-fix", "then": "fix" }, "asked": ["robot gate ajar"] },
            { "code": "TL205", "message": "Cartridge worn", "section": "Media", "line": 9, "related": ["tape/TL100"] }
        ],
        "overlays": [{ "entry": "azsm/AZSM1024", "note": "Ask the storage team", "url": "https://wiki.example/1024" }]
    })
}

fn rule(id: &str) -> Json {
    json!({ "id": id, "title": "Doors", "text": "A door is closed by hand.", "asked": ["who shuts the gate of the robot"] })
}

/// The paths and messages of the faults that a change to the sound file brings.
fn faults(change: impl FnOnce(&mut Json)) -> Vec<(String, String)> {
    let mut file = sound();
    change(&mut file);
    let mut book = Codebook::built_in();
    let Err(error) = add(&mut book, &file) else { return Vec::new() };
    assert_eq!(book.catalogs().count(), 3, "a refused catalog leaves the others alone");
    error.problems.into_iter().map(|problem| (problem.path, problem.message)).collect()
}

fn paths(change: impl FnOnce(&mut Json)) -> Vec<String> {
    faults(change).into_iter().map(|(path, _)| path).collect()
}

#[test]
fn a_sound_catalog_answers_like_a_built_in_one() {
    let mut book = Codebook::built_in();
    let info = add(&mut book, &sound()).expect("the catalog is sound");
    assert_eq!((info.id.as_str(), info.entries, info.built_in), ("tape", 2, false));
    let entry = book.decode("tl-100", None).entries[0];
    assert_eq!((entry.id().as_str(), entry.tier()), ("tape/TL100", Tier::Custom));
    assert_eq!(entry.source().url, Some("https://tape.example/manual"));
    assert_eq!(book.decode("tape robot 205", None).entries[0].id(), "tape/TL205");
    let unknown = book.decode("TL150", None).undocumented;
    assert_eq!(
        (unknown[0].scope.as_deref(), &unknown[0].nearest),
        (Some("item"), &vec!["tape/TL100".into(), "tape/TL205".into()])
    );
    let first = |query: &str| book.search(query, &SearchOptions::default()).hits.first().map(|hit| hit.entry.id());
    for query in ["cartridge worn", "drive door", "DRIVE_DOOR", "robot gate ajar", "TL100"] {
        assert!(first(query).is_some_and(|id| id.starts_with("tape/")), "{query}");
    }
    assert_eq!(book.scan("see TL100 and DRIVE_DOOR", &Default::default()).mentions.len(), 2);
}

#[test]
fn rules_and_relations_of_an_added_catalog_answer_and_go_with_it() {
    let mut file = sound();
    file["rules"] = json!([rule("doors")]);
    file["relations"] = json!([{ "why": "Both are hardware", "entries": ["tape/TL100", "tape/TL205"] }]);
    let mut book = Codebook::built_in();
    add(&mut book, &file).expect("the catalog is sound");
    let rules = |book: &Codebook| -> Vec<String> {
        let found = book.search("who shuts the gate", &SearchOptions::default());
        found.rules.iter().map(|rule| rule.id()).collect()
    };
    assert_eq!(rules(&book), ["tape/doors"]);
    assert_eq!(book.entry("tape/TL100").unwrap().related(), ["tape/TL205"]);
    assert_eq!(book.remove("tape"), Removal::Removed);
    assert!(rules(&book).is_empty() && book.rules(Some("tape")).next().is_none());
    assert!(book.rules(None).count() > 10, "those of the built-in catalogs stay");
}

#[test]
fn overlays_stand_beside_their_entry_and_go_with_their_catalog() {
    let mut book = Codebook::built_in();
    assert_eq!(add(&mut book, &sound()).unwrap().overlays, 1);
    let own = json!({ "id": "desk", "title": "Desk", "product": "Desk", "entries": [], "overlays": [
        { "entry": "tape/TL100", "note": "Key in room 3" },
        { "entry": "azsm/AZSM1024", "note": "First" },
        { "entry": "azsm/AZSM1024", "note": "Second" },
    ] });
    add(&mut book, &own).expect("what it speaks of is loaded");
    let said = |book: &Codebook, id| -> Vec<String> {
        book.overlays(id).into_iter().map(|(catalog, it)| format!("{catalog}: {}", it.note)).collect()
    };
    assert_eq!(said(&book, "azsm/AZSM1024"), ["tape: Ask the storage team", "desk: First", "desk: Second"]);
    assert_eq!(book.overlays("azsm/AZSM1024")[0].1.url.as_deref(), Some("https://wiki.example/1024"));
    assert!(book.overlays("azsm/AZSM1025").is_empty() && book.overlays("azsm/AZSM102").is_empty());
    // The id is what an overlay holds to: it waits while the entry is gone.
    book.remove("tape");
    assert_eq!(said(&book, "azsm/AZSM1024"), ["desk: First", "desk: Second"]);
    add(&mut book, &sound()).unwrap();
    assert_eq!(said(&book, "tape/TL100"), ["desk: Key in room 3"]);
    book.remove("desk");
    assert!(book.overlays("tape/TL100").is_empty());
}

#[test]
fn a_removed_catalog_is_gone_and_its_numbers_are_not_given_again() {
    let mut book = Codebook::built_in();
    add(&mut book, &sound()).unwrap();
    let number = book.entry("tape/TL100").unwrap().number();
    assert_eq!(book.search("cartridge worn", &SearchOptions::default()).total, 1);
    assert_eq!(book.remove("tape"), Removal::Removed);
    assert_eq!(book.remove("tape"), Removal::Unknown);
    assert_eq!(book.remove("mover"), Removal::BuiltIn, "a built-in catalog stays");
    assert!(book.entry_at(number).is_none() && book.entry("tape/TL100").is_none());
    assert_eq!(book.search("cartridge worn", &SearchOptions::default()).total, 0);
    add(&mut book, &sound()).unwrap();
    assert_ne!(book.entry("tape/TL100").unwrap().number(), number);
}

#[test]
fn what_follows_an_unreadable_overlay_or_relation_is_checked_under_its_own_number() {
    let found = paths(|file| {
        file["overlays"] = json!([7, { "note": "n" }, { "entry": "AZSM1024", "note": "n" }]);
        file["relations"] = json!([{ "entries": ["tape/TL100", "tape/TL205"] }, { "why": "w", "entries": ["x", "y"] }]);
    });
    assert_eq!(
        found,
        [
            "/relations/0",
            "/overlays/0",
            "/overlays/1",
            "/relations/1/entries/0",
            "/relations/1/entries/1",
            "/overlays/2/entry"
        ]
    );
}

#[test]
fn an_id_that_is_there_already_is_a_fault() {
    let mut book = Codebook::built_in();
    add(&mut book, &sound()).unwrap();
    assert_eq!(add(&mut book, &sound()).unwrap_err().problems[0].path, "/id");
    let renamed = paths(|file| {
        file["id"] = json!("mover");
        file["entries"][1].as_object_mut().unwrap().remove("related");
    });
    assert_eq!(renamed, ["/id"]);
    // … and is told together with the others.
    let both = paths(|file| {
        file["id"] = json!("mover");
        file["title"] = json!(7);
    });
    assert_eq!(both, ["/title", "/id"]);
}

#[test]
fn each_fault_names_its_place() {
    type Change = fn(&mut Json);
    let table: &[(&str, &str, Change)] = &[
        ("/id", "expected lower-case letters, digits and hyphens", |file| file["id"] = json!("Tape!")),
        ("/title", "expected a string, found a number", |file| file["title"] = json!(1)),
        ("/product", "expected a text that is not empty", |file| file["product"] = json!("  ")),
        ("", "the key \"entries\" is missing", |file| drop(file.as_object_mut().unwrap().remove("entries"))),
        ("/entries", "expected an array, found an object", |file| file["entries"] = json!({})),
        ("/entries/0", "expected an object, found null", |file| file["entries"] = json!([null])),
        ("/colour", "unknown key", |file| file["colour"] = json!("red")),
        ("/entries/1/a~1b~0c", "unknown key", |file| file["entries"][1]["a/b~c"] = json!(1)),
        ("/entries/1", "the key \"message\" is missing", |file| {
            drop(file["entries"][1].as_object_mut().unwrap().remove("message"));
        }),
        ("/entries/1/message", "expected a text that is not empty", |file| file["entries"][1]["message"] = json!("")),
        ("/entries/1/code", "expected \"TL\" and 3 digits, found \"X1\"", |file| {
            file["entries"][1]["code"] = json!("X1");
        }),
        ("/entries/1/state", "unknown state \"broken\"", |file| file["entries"][1]["state"] = json!("broken")),
        ("/entries/1/section", "unknown section \"Robots\"", |file| file["entries"][1]["section"] = json!("Robots")),
        ("/entries/1/section", "wrong order: \"Drives\" comes after \"Media\"", |file| {
            file["entries"][0]["section"] = json!("Media");
            file["entries"][1]["section"] = json!("Drives");
        }),
        ("/entries/1/line", "wrong order: line 2 comes after line 4", |file| file["entries"][1]["line"] = json!(2)),
        ("/entries/1/line", "expected a whole number from 1", |file| file["entries"][1]["line"] = json!(0)),
        ("/entries/1/line", "expected a whole number from 1", |file| file["entries"][1]["line"] = json!(1.5)),
        ("/entries/1/url", "expected an https: or http: link", |file| {
            file["entries"][1]["url"] = json!("javascript:alert(1)");
        }),
        ("/entries/1/remediation", "expected an https: or http: link, found \"/docs\"", |file| {
            file["entries"][1]["remediation"] = json!("See [the docs](/docs).");
        }),
        ("/entries/1/document", "unknown document \"other\"", |file| file["entries"][1]["document"] = json!("other")),
        ("/entries/1/related/0", "no entry has the id \"tape/TL999\"", |file| {
            file["entries"][1]["related"] = json!(["tape/TL999"]);
        }),
        ("/entries/1/related/0", "expected a string, found a number", |file| {
            file["entries"][1]["related"] = json!([7]);
        }),
        ("/entries/1/retry/kind", "unknown kind \"maybe\"", |file| {
            file["entries"][1]["retry"] = json!({ "kind": "maybe" });
        }),
        ("/entries/1/retry", "the key \"kind\" is missing", |file| file["entries"][1]["retry"] = json!({})),
        ("/entries/1/tier", "unknown tier \"mine\"", |file| file["entries"][1]["tier"] = json!("mine")),
        ("/entries/2/code", "the id \"tape/TL205\" is that of /entries/1 too", |file| {
            let again = file["entries"][1].clone();
            file["entries"].as_array_mut().unwrap().push(again);
        }),
        ("/documents/0/url", "expected an https: or http: link", |file| {
            file["documents"][0]["url"] = json!("ftp://tape.example");
        }),
        ("/documents/1/id", "the document \"manual\" stands twice", |file| {
            let again = file["documents"][0].clone();
            file["documents"].as_array_mut().unwrap().push(again);
        }),
        ("/documents/0/id", "expected lower-case letters", |file| file["documents"][0]["id"] = json!("A b")),
        ("/documents/0/date", "expected a date", |file| file["documents"][0]["date"] = json!("next week")),
        ("/documents/0/date", "expected a date", |file| file["documents"][0]["date"] = json!("2026-13-40")),
        ("/aliases/1", "the alias \"x\" stands twice", |file| file["aliases"] = json!(["x", "x"])),
        ("/thesaurus/0", "expected at least two words", |file| file["thesaurus"] = json!([["one"]])),
        ("/entries/1/related/0", "expected an entry id", |file| file["entries"][1]["related"] = json!(["TL100"])),
        ("/entries/1/related/0", "no loaded catalog has the entry", |file| {
            file["entries"][1]["related"] = json!(["mover/9999"]);
        }),
        ("/overlays/0/entry", "no loaded catalog has the entry", |file| {
            file["overlays"][0]["entry"] = json!("mover/9999");
        }),
        ("/overlays/0/entry", "no entry has the id", |file| file["overlays"][0]["entry"] = json!("tape/TL999")),
        ("/overlays/0/note", "expected a text that is not empty", |file| file["overlays"][0]["note"] = json!(" ")),
        ("/rules/0", "the key \"text\" is missing", |file| file["rules"] = json!([{ "id": "a", "title": "A" }])),
        ("/rules/0/id", "expected lower-case letters", |file| file["rules"] = json!([rule("A")])),
        ("/rules/1/id", "the rule \"a\" stands twice", |file| file["rules"] = json!([rule("a"), rule("a")])),
        ("/rules/0/document", "unknown document \"other\"", |file| {
            file["rules"] = json!([rule("a")]);
            file["rules"][0]["document"] = json!("other");
        }),
        ("/rules/0/text", "expected an https: or http: link", |file| {
            file["rules"] = json!([rule("a")]);
            file["rules"][0]["text"] = json!("See [it](javascript:alert)");
        }),
        ("/rules/0/entries/1", "no entry has the id \"tape/TL999\"", |file| {
            file["rules"] = json!([rule("a")]);
            file["rules"][0]["entries"] = json!(["tape/TL100", "tape/TL999"]);
        }),
        ("/rules/0/entries/0", "no loaded catalog has the entry", |file| {
            file["rules"] = json!([rule("a")]);
            file["rules"][0]["entries"] = json!(["mover/9999"]);
        }),
        ("/relations/0/entries", "expected at least two entries", |file| {
            file["relations"] = json!([{ "why": "alone", "entries": ["tape/TL100"] }]);
        }),
        ("/relations/0/entries", "expected at least two entries", |file| {
            file["relations"] = json!([{ "why": "alone", "entries": ["tape/TL100", "tape/TL100"] }]);
        }),
        ("/relations/0/entries/1", "expected an entry id", |file| {
            file["relations"] = json!([{ "why": "both", "entries": ["tape/TL100", "TL205"] }]);
        }),
        ("/relations/0/entries/1", "no loaded catalog has the entry", |file| {
            file["relations"] = json!([{ "why": "both", "entries": ["tape/TL100", "mover/9999"] }]);
        }),
        ("/grammar/digits", "expected a whole number from 1 to 18", |file| file["grammar"]["digits"] = json!(99)),
        ("/grammar/prefix", "expected a letter and then", |file| {
            file["grammar"] = json!({ "prefix": "#" });
        }),
        ("/grammar/blocks/0/from", "\"100\" is not of this grammar", |file| {
            file["grammar"]["blocks"][0]["from"] = json!("100");
        }),
        ("/grammar/blocks/0", "the block ends at TL000 before it begins at TL100", |file| {
            file["grammar"]["blocks"][0]["to"] = json!("TL000");
        }),
        ("/overlays/0/entry", "expected an entry id such as", |file| file["overlays"][0]["entry"] = json!("AZSM1024")),
        ("/overlays/0/url", "expected an https: or http: link", |file| {
            file["overlays"][0]["url"] = json!("data:text/html,x");
        }),
    ];
    for (path, message, change) in table {
        let found = faults(change);
        let [(found_path, found_message)] = found.as_slice() else { panic!("{path}: {message}: {found:?}") };
        assert_eq!(found_path, path, "{found_message}");
        assert!(found_message.starts_with(message), "{found_message:?} is not {message:?}");
    }
    assert_eq!(faults(|_| {}), [], "without a change nothing is wrong");
}

#[test]
fn all_faults_are_told_at_once_under_the_numbers_of_the_file() {
    let found = paths(|file| {
        file["title"] = json!(null);
        file["entries"][0]["code"] = json!(404);
        file["entries"][1]["state"] = json!("gone");
        file["entries"][1]["url"] = json!("nowhere");
        file["colour"] = json!(1);
    });
    assert_eq!(found, ["/title", "/entries/0/code", "/entries/1/state", "/colour", "/entries/1/url"]);
    assert_eq!(paths(|file| *file = json!([])), [""]);
    assert_eq!(paths(|file| *file = json!({})).len(), 4);
}

#[test]
fn a_key_that_stands_twice_is_a_fault() {
    let file: Value =
        serde_json::from_str(r#"{ "id": "a", "id": "b", "title": "t", "product": "p", "entries": [] }"#).unwrap();
    let error = Codebook::built_in().add(&file).unwrap_err();
    assert_eq!(error.to_string(), "the catalog has 1 problem(s)\n  (whole file): the key \"id\" stands twice");
}

#[test]
fn one_code_may_stand_twice_under_different_names() {
    let mut file = sound();
    let mut again = file["entries"][1].clone();
    again["name"] = json!("WORN_AGAIN");
    file["entries"][1]["name"] = json!("WORN");
    file["entries"][1].as_object_mut().unwrap().remove("related");
    again.as_object_mut().unwrap().remove("related");
    file["entries"].as_array_mut().unwrap().push(again);
    let mut book = Codebook::built_in();
    add(&mut book, &file).expect("two names are two ids");
    assert!(book.entry("tape/TL205").is_none() && book.entry("tape/TL205/WORN_AGAIN").is_some());
}

#[test]
fn the_built_in_files_are_read_like_a_sites_own() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data");
    for (id, entries) in [("mover", 34), ("azsm", 30), ("egnyte", 381)] {
        let mut file: Json =
            serde_json::from_str(&fs::read_to_string(data.join(id).with_extension("json")).unwrap()).unwrap();
        let own = format!("own-{id}");
        let text = file.to_string().replace(&format!("\"{id}/"), &format!("\"{own}/"));
        file = serde_json::from_str(&text).unwrap();
        file["id"] = json!(own);
        let mut book = Codebook::built_in();
        let info = add(&mut book, &file).unwrap_or_else(|error| panic!("{error}"));
        // The tier of a row that names none is the loader's.
        assert_eq!((info.entries, info.built_in), (entries, false), "{id}");
        let same = book
            .entries(Some(id))
            .zip(book.entries(Some(&own)))
            .filter(|(a, b)| a.message() == b.message() && a.code() == b.code());
        assert_eq!(same.count(), entries);
    }
}

#[test]
fn the_example_catalog_loads() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/example-catalog.json");
    let file: Json = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let info = add(&mut Codebook::built_in(), &file).unwrap_or_else(|error| panic!("{error}"));
    assert!(info.entries >= 6);
}

/// A catalog of these codes and messages.
fn catalog(grammar: Json, entries: &[(&str, &str)]) -> Json {
    let entries: Vec<Json> =
        entries.iter().map(|(code, message)| json!({ "code": code, "message": message })).collect();
    let mut file = json!({ "id": "odd", "title": "t", "product": "Odd", "entries": entries });
    if !grammar.is_null() {
        file["grammar"] = grammar;
    }
    file
}

#[test]
fn a_code_of_any_shape_is_found_as_documented() {
    let codes = [
        "MTHROTTLE",
        "EPERM",
        "500.19",
        "5.7.1",
        "12-34",
        "2024-01",
        "KB-2024-01-17",
        "A12-34-56",
        "E.17",
        "E+17",
        "a_b_c_1",
        "SQLSTATE[42000]",
        "４０４",
        "ÄB17",
        "0x80070005",
        "ORA-00942",
    ];
    let mut book = Codebook::built_in();
    let entries: Vec<(&str, &str)> = codes.iter().map(|&code| (code, "message")).collect();
    add(&mut book, &catalog(Json::Null, &entries)).unwrap_or_else(|error| panic!("{error}"));
    for code in codes {
        let reading = book.decode(code, None);
        assert!(reading.entries.iter().any(|entry| entry.code() == code), "{code}: {reading:?}");
        assert_eq!(reading.foreign, None, "{code} is carried");
        let hits = book.search(code, &SearchOptions::default()).hits;
        assert!(hits.iter().any(|hit| hit.entry.code() == code), "{code} is not found");
        for hit in &hits {
            for range in hit.matches.iter().flat_map(|found| &found.ranges) {
                assert!(
                    hit.entry.code().get(range.0..range.1).is_some()
                        || hit.entry.message().get(range.0..range.1).is_some()
                );
            }
        }
    }
    assert!(book.search("4 404", &SearchOptions::default()).hits.iter().all(|hit| !hit.matches.is_empty()));
}

#[test]
fn a_grammar_of_any_shape_decodes_and_scans() {
    for (prefix, digits, documented, unknown) in [
        ("T", None, ["T17", "T30"], "T20"),
        ("ERR-", Some(4), ["ERR-1001", "ERR-1003"], "ERR-1002"),
        ("S3-", Some(4), ["S3-1001", "S3-1003"], "S3-1002"),
        ("ÄB", Some(2), ["ÄB17", "ÄB30"], "ÄB20"),
    ] {
        let mut grammar = json!({ "prefix": prefix });
        if let Some(digits) = digits {
            grammar["digits"] = json!(digits);
        }
        let mut book = Codebook::built_in();
        add(&mut book, &catalog(grammar, &documented.map(|code| (code, "m"))))
            .unwrap_or_else(|error| panic!("{error}"));
        let lower = documented[0].to_lowercase();
        assert_eq!(book.decode(&lower, None).entries[0].code(), documented[0], "{lower}");
        let near = &book.decode(unknown, None).undocumented;
        assert_eq!(near[0].nearest, documented.map(|code| format!("odd/{code}")), "{unknown}");
        let report = book.scan(&lower, &Default::default());
        assert_eq!(report.mentions.first().map(|it| (it.start, it.text.len())), Some((0, lower.len())), "{lower}");
    }
}

#[test]
fn a_prefix_that_is_a_cue_hides_nobody() {
    let mut book = Codebook::built_in();
    add(&mut book, &catalog(json!({ "prefix": "ERR", "digits": 3 }), &[("ERR411", "m")])).unwrap();
    assert_eq!(book.decode("ERR411", None).entries[0].id(), "odd/ERR411");
    let ids: Vec<_> = book.decode("err 411", None).entries.iter().map(|entry| entry.id()).collect();
    assert_eq!(ids, ["mover/411", "odd/ERR411"]);
}

#[test]
fn the_product_and_the_id_name_a_catalog() {
    let mut book = Codebook::built_in();
    add(&mut book, &catalog(Json::Null, &[("411", "ours")])).unwrap();
    for query in ["odd 411", "411 Odd"] {
        assert_eq!(book.decode(query, None).entries.iter().map(|entry| entry.id()).collect::<Vec<_>>(), ["odd/411"]);
    }
}

#[test]
fn a_catalog_without_documents_is_its_own() {
    let mut book = Codebook::built_in();
    let info = add(&mut book, &catalog(Json::Null, &[("1", "m")])).unwrap();
    assert_eq!((info.documents[0].id.as_str(), info.documents[0].title.as_str()), ("odd", "t"));
    assert_eq!(book.entry("odd/1").unwrap().source().document, "odd");
}

#[test]
fn names_in_any_script_are_marked_where_they_stand() {
    let mut book = Codebook::empty();
    let mut file = catalog(Json::Null, &[("1", "m")]);
    file["entries"][0]["name"] = json!("Ünïcode : Übergröße x");
    add(&mut book, &file).unwrap();
    let hits = book.search("übergröße x", &SearchOptions::default()).hits;
    let (start, end) = hits[0].matches[0].ranges[0];
    assert_eq!(&hits[0].entry.name().unwrap()[start..end], "Übergröße x");
}

#[test]
fn long_and_hostile_messages_are_answered() {
    let mut book = Codebook::built_in();
    let long = "word ".repeat(20_000);
    let placeholders = format!("Lost {}end", "*Source name* ".repeat(14));
    add(&mut book, &catalog(Json::Null, &[("1", &long), ("2", &placeholders)])).unwrap();
    assert!(book.search(&long, &SearchOptions::default()).total > 0);
    let lost = format!("lost {}", "some words of a log ".repeat(12));
    book.search(&lost, &SearchOptions::default());
    let keys: serde_json::Map<String, Json> = (0..20_000).map(|place| (format!("x-{place}"), json!(1))).collect();
    let mut file = catalog(Json::Null, &[("1", "m")]);
    file["id"] = json!("keys");
    file.as_object_mut().unwrap().extend(keys);
    add(&mut book, &file).unwrap();
}
