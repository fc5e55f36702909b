//! Codes in pasted text: found where they stand, and nowhere else.

use status_codebook::{Codebook, Report, ScanOptions, Scanner};

fn scan<'a>(book: &'a Codebook, text: &str) -> Report<'a> {
    book.scan(text, &ScanOptions::default())
}

/// The mentions as (line, slice, code).
fn found(text: &str) -> Vec<(u32, String, String)> {
    let book = Codebook::built_in();
    let report = scan(&book, text);
    report.mentions.iter().map(|it| (it.line, it.text.clone(), it.code.clone())).collect()
}

#[test]
fn prefixed_codes_are_found_in_every_spelling() {
    for spelling in ["AZSM1027", "azsm1027", "AZSM 1027", "AZSM-1027", "azsm_1027", "Azsm\u{a0}1027"] {
        let text = format!("é😀 ({spelling}).");
        assert_eq!(found(&text), [(1, spelling.to_owned(), "AZSM1027".to_owned())], "{text}");
    }
}

#[test]
fn a_code_that_touches_letters_or_digits_is_none() {
    for text in [
        "XAZSM1027",
        "AZSM10271",
        "AZSM1027x",
        "AZSM  1027",
        "AZSM--1027",
        "AZSM 10 27",
        "éAZSM1027",
        "AZSM1027é",
        "AZSM/1027",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn the_longest_documented_name_wins() {
    let names = |text: &str| found(text).into_iter().map(|(_, slice, code)| (slice, code)).collect::<Vec<_>>();
    let one = |slice: &str, code: &str| vec![(slice.to_owned(), code.to_owned())];
    assert_eq!(names("SIMULATE_SCAN : FAILED"), one("SIMULATE_SCAN : FAILED", "142"));
    assert_eq!(names("SCAN:FAILED"), one("SCAN:FAILED", "931"));
    assert_eq!(names("SCAN  :\u{a0}FAILED now"), one("SCAN  :\u{a0}FAILED", "931"));
    assert_eq!(
        names("see MIGRATION_FORBIDDEN_DEST_SHARED_PATH_ERROR"),
        one("MIGRATION_FORBIDDEN_DEST_SHARED_PATH_ERROR", "2016")
    );
    assert_eq!(names("NOERRORCODE"), one("NOERRORCODE", "0"));
}

#[test]
fn prose_and_plain_words_are_no_names() {
    for text in [
        "scan failed",
        "scan : failed",
        "OK",
        "Unauthorized",
        "SCAN FAILED",
        "SCAN :: FAILED",
        "SCAN :\nFAILED",
        "XSCAN : FAILED",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_name_that_stands_twice_lists_both_entries() {
    let book = Codebook::built_in();
    let report = scan(&book, "FAILED_TO_SEND_MESSAGE_TO_AGENT");
    let ids: Vec<_> = report.mentions[0].entries.iter().map(|entry| entry.id()).collect();
    assert_eq!(ids, ["egnyte/693", "egnyte/694"]);
}

#[test]
fn undocumented_codes_stand_apart() {
    let book = Codebook::built_in();
    let report = scan(&book, "AZSM1099 and AZSM1029 and AZSM1028");
    let codes: Vec<_> = report.undocumented.iter().map(|it| (it.code.as_str(), it.entries.len())).collect();
    assert_eq!(codes, [("AZSM1099", 0), ("AZSM1029", 1)]);
    assert_eq!(report.mentions.len(), 1);
}

#[test]
fn lines_end_with_lf_and_the_tally_counts_them() {
    let book = Codebook::built_in();
    let report = scan(&book, "AZSM1027 AZSM1027\r\nnothing\nAZSM1027\r\nAZSM2070\n");
    assert_eq!(report.lines, 4);
    let rows: Vec<_> = report
        .tally
        .iter()
        .map(|row| (row.entry.code(), row.count, row.lines, row.first_line, row.last_line))
        .collect();
    assert_eq!(rows, [("AZSM1027", 3, 2, 1, 3), ("AZSM2070", 1, 1, 4, 4)]);
    assert_eq!(scan(&book, "").lines, 0);
    assert_eq!(scan(&book, "a").lines, 1);
}

#[test]
fn a_limit_cuts_the_mentions_and_says_so() {
    let book = Codebook::built_in();
    let report = book.scan("AZSM1027 AZSM1028 AZSM1027", &ScanOptions { max_mentions: 2, ..ScanOptions::default() });
    assert_eq!((report.mentions.len(), report.complete), (2, false));
    assert_eq!(report.tally.iter().map(|row| row.count).sum::<u32>(), 3);
    let all = book.scan("AZSM1027 AZSM1028", &ScanOptions { max_mentions: 2, ..ScanOptions::default() });
    assert!(all.complete);
}

#[test]
fn only_the_asked_catalogs_are_looked_for() {
    let book = Codebook::built_in();
    let options = ScanOptions { catalogs: Some(&["egnyte"]), ..ScanOptions::default() };
    let codes: Vec<_> = book.scan("AZSM1027 SCAN : FAILED", &options).mentions.into_iter().map(|it| it.code).collect();
    assert_eq!(codes, ["931"]);
}

#[test]
fn names_and_codes_are_folded_like_everything_typed() {
    for (text, code) in
        [("ＳＣＡＮ : ＦＡＩＬＥＤ", "931"), ("SC\u{200b}AN : FAILED", "931"), ("ＡＺＳＭ１０２７", "AZSM1027")]
    {
        assert_eq!(found(text), [(1, text.to_owned(), code.to_owned())]);
    }
}

#[test]
fn all_catalogs_of_one_prefix_answer() {
    let mut book = Codebook::built_in();
    let file = serde_json::json!({
        "id": "site", "title": "t", "product": "Site", "grammar": { "prefix": "AZSM", "digits": 4 },
        "entries": [{ "code": "AZSM1024", "message": "ours" }, { "code": "AZSM2045", "message": "ours alone" }]
    });
    book.add(&serde_json::from_value(file).unwrap()).unwrap();
    let report = scan(&book, "AZSM1024 AZSM2045");
    let ids = |place: usize| report.mentions[place].entries.iter().map(|entry| entry.id()).collect::<Vec<_>>();
    assert_eq!(ids(0), ["azsm/AZSM1024", "site/AZSM1024"]);
    assert_eq!(ids(1), ["site/AZSM2045"]);
    assert_eq!(report.undocumented, []);
}

/// What is found in a text that names Mover or Egnyte where it says so.
fn codes(text: &str) -> Vec<String> {
    let book = Codebook::built_in();
    let report = scan(&book, text);
    report.mentions.iter().map(|it| format!("{}/{}", it.catalog, it.text)).collect()
}

#[test]
fn a_line_of_a_log_or_a_record_is_no_header() {
    let table = "Level,Source,Message\nError,StorageMover,AZSM1024 target\nError,Egnyte,SCAN : FAILED (931)\n";
    assert_eq!(codes(table), ["azsm/AZSM1024", "egnyte/SCAN : FAILED", "egnyte/931"]);
    assert_eq!(codes("Type;Product;Code\nInfo;Mover;101\nError;Mover;404"), ["mover/101", "mover/404"]);
    assert_eq!(codes("| Type | Product | Code |\n|---|---|---|\n| Error | Egnyte | 931 |"), ["egnyte/931"]);
    assert_eq!(codes("20:10:01  ERROR  AZSM1024  target"), ["azsm/AZSM1024"]);
    assert_eq!(codes("Name        : wave 2\nProduct     : Mover\nStatusCode  : 260"), ["mover/260"]);
    assert_eq!(codes("Product\tMover\nStatus Code\t260"), ["mover/260"]);
}

#[test]
fn a_connector_is_not_the_product() {
    for text in [
        r#"{"product":"mover","source":"Egnyte","statusCode":222}"#,
        "app=mover source=egnyte status=222",
        "Mover migration, Egnyte to SharePoint, ended with status 222",
        "Mover job report\nSource: Egnyte\nStatus: 222",
        "Mover\nTask;Source;Status Code\n1;Egnyte;222",
    ] {
        assert_eq!(codes(text), ["mover/222"], "{text}");
    }
    assert_eq!(codes("Mover, then from the Egnyte agent: error 2016"), ["egnyte/2016"]);
}

#[test]
fn counts_sizes_and_codes_of_others_are_none() {
    for text in [
        "Mover: process exited with code 101",
        "Mover Status: 101 of 500 users done",
        "Mover status: 200 MB of 500 MB",
        "Mover status 100 %",
        "Mover call, conference code 500",
        "Mover C:\\status\\404\\code 500.txt",
        "Egnyte errors: 404",
        "id-404 status=917 of Mover",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
    assert_eq!(codes("Mover ended with status 300, 500 files left"), ["mover/300"]);
    assert_eq!(codes("Mover: user has 404 status: please help"), ["mover/404"]);
    assert_eq!(codes("Egnyte: Invalid Connection URL (861)"), ["egnyte/861"]);
    assert_eq!(codes("Mover <status>410</status>"), ["mover/410"]);
    assert_eq!(codes("Mover status：４０４"), ["mover/４０４"]);
}

#[test]
fn tables_are_read_as_they_come() {
    for (text, expected) in [
        ("Mover\nFile,MD5,Status Code\na,ab,404\nb,cd,411\n", vec!["mover/404", "mover/411"]),
        ("Mover\nFile,Status Code\na 3\" disk,404\nb,411\nc,201\n", vec!["mover/404", "mover/411", "mover/201"]),
        ("Mover\nFile,Status Code\na 3\" d,404\nb,411\nc 5\" d,201\n", vec!["mover/404", "mover/411", "mover/201"]),
        ("Mover\nFile\tStatus Code\nthe \"big one\t404\nb\t411\n", vec!["mover/404", "mover/411"]),
        ("Mover summary\nTool,Status Code\nEgnyte,404\nMover,404\n", vec!["egnyte/404", "mover/404"]),
        ("Tool,Status Code\nEgnyte,500\n\nThe status 404 again\n", vec!["egnyte/500", "egnyte/404"]),
        ("Mover\nName,Status Code\nx,404\u{a0}\ny,**411**\n", vec!["mover/404", "mover/411"]),
        ("Mover\nName,Status Code\nfoo\rbar,404\n", vec!["mover/404"]),
        (
            "Mover status 404\nStatus, as asked:\nended with status codes 201, 202 and '210'.\n",
            vec!["mover/404", "mover/201", "mover/202", "mover/210"],
        ),
        (
            "Mover\nStatus Code,x\n404,a\nThanks, the status codes 201, 202 and 210 are fine.\n",
            vec!["mover/404", "mover/201", "mover/202", "mover/210"],
        ),
    ] {
        assert_eq!(codes(text), expected, "{text}");
    }
    // A quote that nobody closes takes its own row along and no other.
    let rows = format!("Mover\nFile,Status Code\n\"open,404\n{}", "a b,411\n".repeat(20_000));
    assert_eq!(scan(&Codebook::built_in(), &rows).tally.first().map(|row| row.count), Some(20_000));
}

#[test]
fn cues_hold_beside_words_that_mislead_elsewhere() {
    for (text, expected) in [
        ("Mover: the transfer resulted in error 404", vec!["mover/404"]),
        ("Mover source error 404, destination error 411", vec!["mover/404", "mover/411"]),
        ("Mover status 404 files 12", vec!["mover/404"]),
        ("Mover run done.\nGot status 404 on Egnyte", vec!["egnyte/404"]),
        ("Mover page https://x.example/error404.html and status404.log", vec![]),
        ("Mover: status 411, 404.2 MB copied", vec!["mover/411"]),
        ("Mover status 4\u{200b}04 x", vec!["mover/4\u{200b}04"]),
    ] {
        assert_eq!(codes(text), expected, "{text}");
    }
}

#[test]
fn the_tally_counts_a_name_and_its_number_once_and_each_line_once() {
    let book = Codebook::built_in();
    let rows = |text: &str| -> Vec<(String, u32, u32, u32, u32)> {
        let report = scan(&book, text);
        report.tally.iter().map(|it| (it.entry.id(), it.count, it.lines, it.first_line, it.last_line)).collect()
    };
    let three = "Egnyte: SCAN:FAILED 931, SCAN:FAILED 931, SCAN:FAILED 931";
    assert_eq!(rows(three), [("egnyte/931".to_owned(), 3, 1, 1, 1)]);
    let twice = "Egnyte FAILED_TO_SEND_MESSAGE_TO_AGENT (694)";
    assert_eq!(rows(twice), [("egnyte/694".to_owned(), 1, 1, 1, 1)]);
    assert_eq!(rows("status 404\nMover status 404\n"), [("mover/404".to_owned(), 2, 2, 1, 2)]);
    let record = "Mover\nConnector,Status Code,Note\nBox,404,Mover status 404\nBox,404,Mover status 404\n";
    assert_eq!(rows(record), [("mover/404".to_owned(), 4, 2, 3, 4)]);
}

#[test]
fn a_line_break_is_one_whatever_characters_stand_far_behind_it() {
    let book = Codebook::built_in();
    let text: String = (0..8000).map(|number| format!("Mover üüüüüüüüüü{number} status 404\n")).collect();
    let report = scan(&book, &text);
    assert_eq!((report.lines, report.tally[0].count, report.tally[0].lines), (8000, 8000, 8000));
}

#[test]
fn a_word_in_a_part_of_a_long_line_is_the_same_whatever_stands_behind_it() {
    let book = Codebook::built_in();
    // The line is cut between the digits.
    let text = format!("{},404\n", ",".repeat(64 * 1024 - 2));
    let mut scanner = Scanner::new(&ScanOptions::default());
    text.bytes().for_each(|byte| scanner.write_bytes(&book, &[byte]));
    assert_eq!(scanner.finish(&book), scan(&book, &text));
}

#[test]
fn a_code_names_no_product_however_it_is_spelt() {
    for code in ["AZSM1027", "azsm-1027", "AZSM 1027"] {
        assert_eq!(codes(&format!("Mover\n{code}\nstatus 404")), [format!("azsm/{code}"), "mover/404".to_owned()]);
    }
}

#[test]
fn a_code_may_stand_in_the_genitive() {
    assert_eq!(codes("See AZSM1027's page"), ["azsm/AZSM1027"]);
    assert_eq!(codes("Mover: see 404's page, status 404"), ["mover/404"]);
}

#[test]
fn a_sentence_does_not_announce_the_number_that_begins_the_next_one() {
    assert_eq!(codes("Mover, unknown status. 404 files were there"), [""; 0]);
    assert_eq!(codes("Mover err. 404, error no. 411"), ["mover/404", "mover/411"]);
}

#[test]
fn measures_are_none_also_in_a_chain_and_behind_wide_blanks() {
    for text in ["status 201, 404 s", "status 201, 404 of 500 users", "status 201, 404 %", "status 201 and 404.txt"] {
        assert_eq!(codes(&format!("Mover {text}")), ["mover/201"], "{text}");
    }
    assert_eq!(codes("Mover status 404\u{a0}%"), [""; 0]);
    assert_eq!(codes("Mover status 404\u{200b}-01-02"), [""; 0]);
    assert_eq!(codes("Mover: \u{200b}404 status"), ["mover/404"]);
}

#[test]
fn a_cell_of_a_code_is_one_in_wide_digits_and_in_quotes() {
    let table = "Mover\nFile,Status Code\na,４０４\nb,`411`\nc,'201'\n";
    assert_eq!(codes(table), ["mover/４０４", "mover/411", "mover/201"]);
}

#[test]
fn a_number_of_a_table_is_of_the_product_that_was_named_before_it() {
    let table = "Mover\nTool,Status Code\nx,404\nEgnyte,404\ny,404\n";
    assert_eq!(codes(table), ["mover/404", "egnyte/404", "egnyte/404"]);
    let note = "Mover\nTool;Code;Note\nEgnyte;;status 404\n";
    assert_eq!(codes(note), ["egnyte/404"]);
}

#[test]
fn of_two_products_that_are_named_once_none_is_the_only_one() {
    let book = Codebook::built_in();
    let report = scan(&book, "status 404\nwe used Mover and Egnyte");
    let ids: Vec<_> = report.mentions[0].entries.iter().map(|entry| entry.id()).collect();
    assert_eq!(ids, ["mover/404", "egnyte/404"]);
}

#[test]
fn the_end_of_a_name_before_a_code_makes_it_nobody_elses() {
    assert_eq!(
        codes("MIGRATION_NOT_FOUND_ON_SOURCE code 2080"),
        ["egnyte/MIGRATION_NOT_FOUND_ON_SOURCE", "egnyte/2080"]
    );
    assert_eq!(codes("ERR_FILTER_PATTERN_PROJECT (code: 644)")[1..], ["egnyte/644"]);
    for text in ["Mover project code 404", "Mover project_code=404", "Mover 2FA-Code: 404"] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn the_name_of_a_request_within_a_longer_name_is_none() {
    assert_eq!(codes("status 404, then DELETE_PROJEC\nMover"), ["mover/404"]);
    assert_eq!(codes("GET /a status 404\nMover"), [""; 0]);
}

#[test]
fn an_apostrophe_is_no_part_of_a_code() {
    for text in ["AZSM1024's", "decoded b'AZSM1024' here", "N'AZSM1024'", "x`AZSM1024`", "agent’AZSM1024", "'AZSM1024'"]
    {
        assert_eq!(found(text), [(1, "AZSM1024".to_owned(), "AZSM1024".to_owned())], "{text}");
    }
    let name = "JOB_ABORTED_LOW_MEMORY";
    assert_eq!(found(&format!("egnyte {name}’s")), [(1, name.to_owned(), "6081".to_owned())]);
    assert_eq!(found("status b'SCAN : FAILED'"), [(1, "SCAN : FAILED".to_owned(), "931".to_owned())]);
}

#[test]
fn a_name_and_the_number_in_one_with_its_cue_are_one() {
    let book = Codebook::built_in();
    for (text, code) in
        [("egnyte JOB_ABORTED_LOW_MEMORY code6081", "6081"), ("FAILED_TO_SEND_MESSAGE_TO_AGENT error694", "694")]
    {
        let tally = scan(&book, text).tally;
        assert_eq!(tally.iter().map(|row| (row.entry.code(), row.count)).collect::<Vec<_>>(), [(code, 1)], "{text}");
    }
}

#[test]
fn a_unit_stands_directly_behind_its_number() {
    for text in [
        r#"{"product":"Mover","statusCode":402,"bytes":302}"#,
        r#"{"product":"Mover","statusCode": "402", "days": 3}"#,
        "Mover ended with status 402, days later it worked",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
    assert_eq!(found("Mover status: 402 bytes"), []);
}

#[test]
fn a_catalog_without_entries_takes_no_product() {
    let mut book = Codebook::built_in();
    for file in [
        r#"{"id":"empty","title":"t","product":"Foocorp","entries":[]}"#,
        r#"{"id":"bar","title":"t","product":"Barcorp","entries":[{"code":"7777","message":"m","state":"failure"}]}"#,
    ] {
        book.add(&serde_json::from_str(file).expect("JSON")).expect("a catalog");
    }
    assert_eq!(scan(&book, "Barcorp status 7777").mentions[0].catalog, "bar");
}

#[test]
fn long_texts_that_are_not_of_ascii_lose_nothing_however_they_are_cut() {
    let book = Codebook::built_in();
    for padding in 0..4 {
        let text = format!("{}{}", "a".repeat(padding), "移行 ジョブ Mover status 404 — 詳細\n".repeat(4000));
        let whole = scan(&book, &text);
        assert_eq!(whole.mentions.len(), 4000);
        for size in [1 << 14, 65_535, 65_536, 65_537, 200_000] {
            let mut scanner = Scanner::new(&ScanOptions::default());
            text.as_bytes().chunks(size).for_each(|piece| scanner.write_bytes(&book, piece));
            assert_eq!(scanner.finish(&book), whole, "{padding}, {size}");
        }
    }
}

#[test]
fn a_line_without_blanks_is_cut_between_words() {
    for commas in 65_490..65_540 {
        let text = format!("{}JOB_ABORTED_LOW_MEMORY,{}", ",".repeat(commas), ",".repeat(50));
        assert_eq!(found(&text), [(1, "JOB_ABORTED_LOW_MEMORY".to_owned(), "6081".to_owned())], "{commas}");
    }
}

#[test]
fn the_blank_end_of_a_line_that_is_read_in_parts_ends_no_table() {
    let text = format!("Mover\nFile,Status Code\na,404{}\nb,201\n", " ".repeat(200 * 1024));
    assert_eq!(codes(&text), ["mover/404", "mover/201"]);
}

#[test]
fn a_number_in_a_record_of_another_product_is_nobodys_code() {
    assert_eq!(found("Product,Status code\nStorage Mover,2070\nStorage Mover,1020\n"), []);
    assert_eq!(found("Product,Status code\nEgnyte,2070\nEgnyte,1020\n").len(), 2);
}

#[test]
fn a_name_that_goes_on_is_not_also_the_one_that_it_begins_with() {
    let mut book = Codebook::empty();
    let file = serde_json::json!({
        "id": "site", "title": "t", "product": "Site",
        "entries": [
            { "code": "1", "name": "JOB_STATE", "message": "m" },
            { "code": "2", "name": "JOB_STATE : FAILED", "message": "m" }
        ]
    });
    book.add(&serde_json::from_value(file).expect("JSON")).expect("a catalog");
    let report = scan(&book, "JOB_STATE: FAILED, JOB_STATE FAILED, JOB_STATE_");
    let found: Vec<_> = report.mentions.iter().map(|it| (it.text.as_str(), it.code.as_str())).collect();
    assert_eq!(found, [("JOB_STATE: FAILED", "2"), ("JOB_STATE", "1")]);
}
