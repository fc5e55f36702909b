//! Codes in every spelling, their meanings, and what is said of codes that nobody documents.

use status_codebook::{Agreement, Codebook, Entry, Reading};

fn ids(reading: &Reading<'_>) -> Vec<String> {
    reading.entries.iter().map(|entry| entry.id()).collect()
}

/// ASCII as its full-width forms.
fn full_width(text: &str) -> String {
    text.chars().map(|c| char::from_u32(c as u32 + 0xfee0).filter(|_| c.is_ascii_graphic()).unwrap_or(c)).collect()
}

#[test]
fn every_entry_answers_to_every_spelling_of_its_code() {
    let book = Codebook::built_in();
    let mut asked = 0;
    for entry in book.entries(None) {
        let code = entry.code();
        let (letters, digits) = code.split_at(code.len() - code.trim_start_matches(char::is_alphabetic).len());
        let mut spellings: Vec<String> = [
            "{}",
            " {} ",
            "\u{a0}{}\u{202f}",
            "#{}",
            "({})",
            "({}).",
            "[{}]",
            "\"{}\"",
            "“{}”",
            "'{}'",
            "«{}»",
            "{},",
            "{}:",
            "{};",
            "{}?",
            "{}!",
            "\u{feff}{}",
            "\u{200b}{}\u{200b}",
            "error {}",
            "Error: {}",
            "err {}",
            "code: {}",
            "Status code: {}",
            "status_code={}",
            "errorCode={}",
            "STATUS {}",
            "HTTP status {}",
            "`{}`",
            "- {}",
            "\t{}\n",
        ]
        .iter()
        .map(|pattern| pattern.replace("{}", code))
        .collect();
        spellings.push(full_width(code));
        spellings.push(code.to_lowercase());
        spellings.push(code.chars().flat_map(|c| [c, '\u{200b}']).collect());
        if !letters.is_empty() {
            for between in [" ", "-", "_", "\u{a0}", "–", ": ", " - ", " #"] {
                spellings.push(format!("{letters}{between}{digits}"));
                spellings.push(format!("error {}{between}{digits}", letters.to_lowercase()));
            }
        }
        for spelling in spellings {
            let reading = book.decode(&spelling, Some(&[entry.catalog()]));
            assert!(ids(&reading).contains(&entry.id()), "{spelling:?} does not find {}", entry.id());
            asked += 1;
        }
    }
    assert!(asked > 445 * 30, "{asked}");
}

#[test]
fn every_symbolic_name_decodes_to_its_entry() {
    let book = Codebook::built_in();
    for entry in book.entries(Some("egnyte")) {
        let name = entry.name().expect("every Egnyte row has a name");
        for spelling in [name.to_owned(), name.to_lowercase(), name.replace(" : ", ":"), name.replace('_', " ")] {
            assert!(ids(&book.decode(&spelling, None)).contains(&entry.id()), "{spelling:?}");
        }
    }
}

#[test]
fn a_bare_number_means_what_every_catalog_documents() {
    let book = Codebook::built_in();
    let table: &[(&str, &[&str])] = &[
        ("404", &["mover/404", "egnyte/404"]),
        ("411", &["mover/411"]),
        ("0", &["egnyte/0/BLANKERRORCODE", "egnyte/0/NOERRORCODE"]),
        ("500", &["mover/500", "egnyte/500/Service", "egnyte/500/ERR_POST_CONFIG_FILE_GET"]),
        // Four digits: the literal code first, then the prefixed one.
        ("1040", &["egnyte/1040", "azsm/AZSM1040"]),
        ("2080", &["egnyte/2080", "azsm/AZSM2080"]),
        ("1024", &["azsm/AZSM1024"]),
        ("0000", &["azsm/AZSM0000"]),
        ("AZSM0000", &["azsm/AZSM0000"]),
        // Other tiers answer by their code, after what is documented.
        ("406", &["mover/406"]),
        ("AZSM1029", &["azsm/AZSM1029"]),
        ("storage mover 1021", &["azsm/AZSM1021"]),
        ("mover 404", &["mover/404"]),
        ("404 mover", &["mover/404"]),
        ("what is 404", &["mover/404", "egnyte/404"]),
        ("last status code: 404", &["mover/404", "egnyte/404"]),
        ("error no. 411", &["mover/411"]),
        ("Code404", &["mover/404", "egnyte/404"]),
        ("411 411", &["mover/411"]),
        ("true-up 620", &["egnyte/620"]),
        ("cmm agent 620", &["egnyte/620"]),
        // A prefix says what a code is; a product beside it, such as the source of the files, does not change it.
        ("mover AZSM1024", &["azsm/AZSM1024"]),
        ("egnyte connector AZSM1024", &[]),
        // The name and the number of one entry.
        ("SCAN : FAILED (931)", &["egnyte/931"]),
        ("931 SCAN : FAILED", &["egnyte/931"]),
        ("SCAN : FAILED (932)", &[]),
    ];
    for (code, expected) in table {
        assert_eq!(ids(&book.decode(code, None)), *expected, "{code}");
    }
}

#[test]
fn what_is_no_code_has_no_meaning() {
    let book = Codebook::built_in();
    for text in [
        "",
        " ",
        "???",
        "asdfghjk",
        "404 405",
        "10.20.30.40",
        "2024-11-05",
        "0404",
        "00",
        "999999",
        "AZSM102",
        "AZSM10240",
        "1.5",
        "error",
        "\u{200b}",
        "💥",
        "4 0 4",
        "404abc",
    ] {
        let reading = book.decode(text, None);
        assert_eq!(ids(&reading), Vec::<&str>::new(), "{text:?}");
        assert_eq!(reading.agreement, None, "{text:?}");
    }
}

#[test]
fn exactly_five_numbers_have_opposite_meanings() {
    let book = Codebook::built_in();
    let mut opposite: Vec<&str> = book
        .entries(None)
        .map(Entry::code)
        .filter(|code| book.decode(code, None).agreement == Some(Agreement::Opposite))
        .collect();
    opposite.dedup();
    opposite.sort_unstable();
    opposite.dedup();
    assert_eq!(opposite, ["0", "102", "222", "600", "620"]);
}

#[test]
fn agreement_is_same_for_equal_states_and_different_else() {
    let book = Codebook::built_in();
    let agreement = |code, asked| book.decode(code, asked).agreement;
    assert_eq!(agreement("404", None), Some(Agreement::Same));
    assert_eq!(agreement("500", None), Some(Agreement::Same));
    assert_eq!(agreement("230", None), Some(Agreement::Different));
    assert_eq!(agreement("101", None), Some(Agreement::Different));
    assert_eq!(agreement("411", None), None, "one entry agrees with nobody");
    assert_eq!(agreement("102", Some(&["mover"])), None);
}

#[test]
fn an_undocumented_code_tells_its_structure_and_its_neighbours() {
    let book = Codebook::built_in();
    let one = |code: &str, catalog: &str| {
        let reading = book.decode(code, Some(&[catalog]));
        let item = reading.undocumented.first().unwrap_or_else(|| panic!("nothing is said of {code}"));
        (item.code.clone(), item.scope.clone(), item.category.clone(), item.nearest.clone())
    };
    let some = |text: &str| Some(text.to_owned());
    let near = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
    let expected =
        ("AZSM2045".into(), some("item"), some("no copy necessary"), near(&["azsm/AZSM2026", "azsm/AZSM2061"]));
    assert_eq!(one("azsm-2045", "azsm"), expected);
    assert_eq!(one("662", "egnyte"), ("662".into(), None, None, near(&["egnyte/661", "egnyte/663"])));
    assert_eq!(one("212", "mover"), ("212".into(), None, None, near(&["mover/211", "mover/220"])));
    assert_eq!(one("AZSM9999", "azsm"), ("AZSM9999".into(), None, None, near(&["azsm/AZSM2080"])));
    // Between 1045 and 1060 lies the rest of the block «other».
    assert_eq!(one("1050", "azsm").2, some("other"));
    // A code that only another revision names is not documented, and has its entry beside.
    let reading = book.decode("AZSM2071", None);
    assert_eq!((reading.entries.len(), reading.undocumented.len()), (1, 1));
}

#[test]
fn a_code_that_one_asked_catalog_documents_is_not_undocumented() {
    let book = Codebook::built_in();
    assert!(book.decode("662", None).undocumented.iter().all(|item| item.catalog == "egnyte"));
    assert_eq!(book.decode("411", None).undocumented, []);
    assert_eq!(book.decode("411", Some(&["egnyte"])).undocumented.len(), 1);
    // Product words and prefixes are known also where only another catalog is asked.
    assert_eq!(ids(&book.decode("azsm 1020", Some(&["egnyte"]))), [""; 0]);
    assert_eq!(ids(&book.decode("mover 404", Some(&["egnyte"]))), [""; 0]);
    // Both the range of Egnyte and the grammar of Azure Storage Mover hold four bare digits.
    let catalogs: Vec<_> = book.decode("2045", None).undocumented.into_iter().map(|item| item.catalog).collect();
    assert_eq!(catalogs, ["azsm", "egnyte"]);
}

#[test]
fn the_digits_of_a_foreign_code_are_nobody_elses() {
    let book = Codebook::built_in();
    for text in ["ORA-2016", "AADSTS 2016"] {
        assert_eq!(ids(&book.decode(text, None)), [""; 0], "{text}");
    }
}

#[test]
fn codes_of_other_systems_are_named() {
    let book = Codebook::built_in();
    for (text, system) in [
        ("0x80070005", Some("HRESULT")),
        ("error 0x80004005", Some("HRESULT")),
        ("0x01710006", Some("SharePoint Migration Tool")),
        ("AADSTS50058", Some("AADSTS")),
        ("ORA-00942", Some("ORA")),
        ("0xC0000005", Some("NTSTATUS")),
        ("AADSTS 50058", Some("AADSTS")),
        ("0x8007", None),
        ("0x", None),
        ("404", None),
    ] {
        assert_eq!(book.decode(text, None).foreign.map(|foreign| foreign.system), system, "{text}");
    }
}

#[test]
fn a_life_cycle_comes_from_the_rows_and_not_from_the_digits() {
    let book = Codebook::built_in();
    let codes =
        |operation: &str| book.lifecycle(operation).iter().map(|entry| entry.code().to_owned()).collect::<Vec<_>>();
    assert_eq!(codes("SCAN_SOURCE"), ["230", "233", "232", "231"]);
    assert_eq!(codes("FINALIZE_MIGRATION"), ["987", "980", "984", "983", "981", "982"]);
    assert_eq!(codes("NO_SUCH_OPERATION"), [""; 0]);
    assert_eq!(book.operations().len(), 21);
}
