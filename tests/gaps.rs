//! Answers for: codes that nobody documents, by the grammar of A:30 to A:39 and by their neighbours.

use std::collections::BTreeMap;

use status_codebook::{Codebook, Entry, SearchOptions, Undocumented};

/// A:39 to A:71.
const DOCUMENTED: [u32; 30] = [
    0, 1001, 1002, 1003, 1004, 1020, 1021, 1022, 1023, 1024, 1025, 1026, 1027, 1028, 1040, 1041, 1042, 1043, 1044,
    1045, 1060, 2021, 2024, 2026, 2061, 2062, 2063, 2069, 2070, 2080,
];

/// The page's later revision of 2025-03, and its withdrawn draft of 2023-03-10.
const OTHERS: [(&str, &str, &str, &[u32]); 2] = [
    ("later-revision", "later revision", "2025-03", &[1029, 1030, 1031, 2027, 2071]),
    (
        "withdrawn-draft",
        "withdrawn draft",
        "2023-03-10",
        &[1, 2, 3, 4, 5, 2001, 2022, 2023, 2025, 2041, 2042, 2064, 2065, 2066, 2067, 2068],
    ),
];

/// The scope by its first digit (A:32 to A:34), the category by the blocks of 20 (A:36).
fn scope(number: u32) -> Option<&'static str> {
    ["agent", "job", "item"].get(number as usize / 1000).copied()
}

fn category(number: u32) -> Option<&'static str> {
    match number {
        1..=20 => Some("upgrade"),
        1001..=1020 => Some("source"),
        1021..=1040 => Some("target"),
        1041..=1060 => Some("other"),
        2001..=2020 => Some("excluded"),
        2021..=2040 => Some("unsupported"),
        2041..=2060 => Some("no copy necessary"),
        2061..=2080 => Some("failed"),
        _ => None,
    }
}

fn of_catalog(items: &[Undocumented], catalog: &str) -> Undocumented {
    let mut found = items.iter().filter(|item| item.catalog == catalog);
    let item = found.next().unwrap_or_else(|| panic!("nothing of {catalog}")).clone();
    assert!(found.next().is_none(), "one item for a catalog");
    item
}

#[test]
fn every_azsm_code_of_four_digits_is_read_by_its_place() {
    let book = Codebook::built_in();
    for number in 0..=9999u32 {
        let code = format!("AZSM{number:04}");
        let reading = book.decode(&code, None);
        let other = OTHERS.iter().find(|(.., codes)| codes.contains(&number));
        let documented = DOCUMENTED.contains(&number);
        let tiers: Vec<&str> = reading.entries.iter().map(|entry| entry.tier().as_str()).collect();
        let expected = if documented { Some("documented") } else { other.map(|it| it.0) };
        assert_eq!(tiers, expected.into_iter().collect::<Vec<_>>(), "{code}");
        for entry in &reading.entries {
            let place = if number == 0 { (Some("any"), None) } else { (scope(number), category(number)) };
            assert_eq!((entry.scope(), entry.category()), place, "{code}");
        }
        if documented {
            assert!(reading.undocumented.is_empty(), "{code}");
            continue;
        }
        let item = of_catalog(&reading.undocumented, "azsm");
        assert_eq!((item.code.as_str(), reading.undocumented.len()), (code.as_str(), 1));
        assert_eq!((item.scope.as_deref(), item.category.as_deref()), (scope(number), category(number)), "{code}");
        let below = DOCUMENTED.iter().rev().find(|it| **it < number);
        let above = DOCUMENTED.iter().find(|it| **it > number);
        let near: Vec<String> = [below, above].into_iter().flatten().map(|it| format!("azsm/AZSM{it:04}")).collect();
        assert_eq!(item.nearest, near, "{code}");
        if number >= 3000 {
            // Which part is undefined: the scope digit (A:30).
            let digit = format!("AZSM{}", number / 1000);
            assert!(item.note.contains("no scope is defined") && item.note.contains(&digit), "{}", item.note);
        } else if category(number).is_none() {
            assert!(item.note.contains("no category is defined"), "{}", item.note);
        }
    }
}

/// They answer to their code, with tier, revision and date, and are never among the 30.
#[test]
fn codes_of_other_revisions_are_kept_apart() {
    let book = Codebook::built_in();
    assert_eq!(book.entries(Some("azsm")).count(), 30);
    let infos: Vec<_> = book.catalogs().filter(|info| info.id == "azsm").collect();
    let [info] = &infos[..] else { panic!("one catalog azsm") };
    assert_eq!(info.entries, 30);
    for (tier, revision, date, codes) in OTHERS {
        for number in codes {
            let id = format!("azsm/AZSM{number:04}");
            let entry = book.entry(&id).unwrap_or_else(|| panic!("{id} answers"));
            assert_eq!(entry.tier().as_str(), tier, "{id}");
            let document = info.documents.iter().find(|it| it.id == entry.source().document).expect("its document");
            assert_eq!(document.date.as_deref(), Some(date), "{id}");
            assert!(document.title.contains(revision), "{id} {}", document.title);
            let by_code = book.search(&entry.code().to_lowercase(), &SearchOptions::default());
            assert_eq!(by_code.hits.iter().map(|hit| hit.entry.id()).collect::<Vec<_>>(), [id.as_str()]);
            for words in [entry.message().to_owned(), format!("azsm {}", entry.message())] {
                let found = book.search(&words, &SearchOptions { limit: 1000, ..SearchOptions::default() });
                let other = found.hits.iter().find(|hit| !hit.entry.tier().counts());
                assert_eq!(other.map(|hit| hit.entry.id()), None, "«{words}»");
            }
        }
    }
}

/// The numbers of a catalog's rows, each with its ids and its section.
fn rows<'a>(book: &'a Codebook, catalog: &str) -> BTreeMap<u32, Vec<Entry<'a>>> {
    let mut rows: BTreeMap<u32, Vec<Entry<'a>>> = BTreeMap::new();
    for entry in book.entries(Some(catalog)) {
        rows.entry(entry.code().parse().expect("a number")).or_default().push(entry);
    }
    rows
}

/// M:39 to M:72 and E:22 to E:507: between the lowest and the highest row there is a row or an answer with both
/// neighbours, and the sections that they stand in.
#[test]
fn every_gap_names_its_neighbours_on_both_sides() {
    let book = Codebook::built_in();
    for (catalog, lowest, highest) in [("mover", 100, 620), ("egnyte", 0, 50_040)] {
        let rows = rows(&book, catalog);
        assert_eq!((*rows.keys().next().expect("a row"), *rows.keys().last().expect("a row")), (lowest, highest));
        for number in lowest..=highest {
            let asked = format!("{catalog} {number}");
            let reading = book.decode(&asked, None);
            let documented: Vec<&str> =
                reading.entries.iter().filter(|it| it.tier().counts()).map(|it| it.catalog()).collect();
            if let Some(own) = rows.get(&number) {
                assert_eq!(documented, vec![catalog; own.len()], "{asked}");
                assert!(reading.undocumented.is_empty(), "{asked}");
                continue;
            }
            assert!(documented.is_empty(), "{asked} is no row of the named product");
            let item = of_catalog(&reading.undocumented, catalog);
            let below = rows.range(..number).next_back().expect("a row below").1;
            let above = rows.range(number..).next().expect("a row above").1;
            let near: Vec<Entry<'_>> = below.iter().chain(above).copied().collect();
            assert_eq!(item.nearest, near.iter().map(|it| it.id()).collect::<Vec<_>>(), "{asked}");
            assert!(item.note.contains(&format!("no row of the document lists {number}")), "{}", item.note);
            for section in near.iter().filter_map(|it| it.section()) {
                assert!(item.note.contains(&format!("«{section}»")), "{asked}: {}", item.note);
            }
        }
    }
}

/// A number alone is undocumented when no catalog has it, and search says what decode says.
#[test]
fn search_and_decode_agree_on_gaps() {
    let book = Codebook::built_in();
    for asked in ["662", "mover 212", "egnyte 662", "AZSM2045", "azsm 9999", "719", "mover 406", "499", "egnyte 411"] {
        let (decoded, found) = (book.decode(asked, None), book.search(asked, &SearchOptions::default()));
        assert!(!decoded.undocumented.is_empty(), "{asked}");
        assert_eq!(decoded.undocumented, found.undocumented, "{asked}");
        assert!(found.hits.iter().all(|hit| !hit.entry.tier().counts()), "{asked}");
    }
    for documented in ["212", "411", "1020", "2080", "0"] {
        assert!(book.decode(documented, None).undocumented.is_empty(), "{documented}");
    }
}
