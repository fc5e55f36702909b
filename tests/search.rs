//! What a search finds first, where it says it matched, and when it finds nothing.

use status_codebook::search::Field;
use status_codebook::text::squeeze;
use status_codebook::{Codebook, Hit, SearchOptions, State, Why};

fn best(book: &Codebook, query: &str) -> Option<(String, Why)> {
    let hit = book.search(query, &SearchOptions::default()).hits.into_iter().next()?;
    Some((hit.entry.id(), hit.why))
}

/// The matched pieces of a hit by field.
fn marked<'a>(hit: &Hit<'a>) -> Vec<(Field, Vec<&'a str>)> {
    let text = |field| match field {
        Field::Code => hit.entry.code(),
        Field::Name => hit.entry.name().unwrap(),
        Field::Message => hit.entry.message(),
        Field::Remediation => hit.entry.remediation().unwrap(),
        Field::Operation => hit.entry.operation().unwrap(),
        Field::Section => hit.entry.section().unwrap(),
        Field::Scope => hit.entry.scope().unwrap(),
        Field::Category => hit.entry.category().unwrap(),
        other => panic!("{other:?} is not marked"),
    };
    let pieces =
        |field, ranges: &[(usize, usize)]| ranges.iter().map(|&(start, end)| &text(field)[start..end]).collect();
    hit.matches.iter().map(|found| (found.field, pieces(found.field, &found.ranges))).collect()
}

#[test]
fn the_stronger_kind_of_evidence_comes_first() {
    let book = Codebook::built_in();
    let table = [
        ("status 411", "mover/411", Why::Code),
        ("ERR_JSON_DECODING", "egnyte/600", Why::Name),
        ("err json marshal", "egnyte/605", Why::Name),
        ("tooManyOpenFileHandles", "egnyte/1040", Why::Name),
        ("create empty folders stopped", "egnyte/124", Why::Name),
        ("Invalid root path", "mover/411", Why::Message),
        ("INVALID ROOT PATH", "mover/411", Why::Message),
        ("Storage Quota Exceeded on Google Drive", "mover/260", Why::Message),
        ("Could not connect to Egnyte. Try reauthorizing", "mover/410", Why::Message),
        ("Notify user that agent is inactive while running the sanitize command", "egnyte/687", Why::Message),
        ("firewall", "egnyte/50040", Why::Words),
        ("conector not found", "mover/423", Why::Near),
    ];
    for (query, id, why) in table {
        assert_eq!(best(&book, query), Some((id.to_owned(), why)), "{query}");
    }
}

#[test]
fn every_message_finds_its_entry() {
    let book = Codebook::built_in();
    for entry in book.entries(None) {
        let found = book.search(entry.message(), &SearchOptions::default());
        let same = |hit: &&Hit<'_>| squeeze(hit.entry.message()) == squeeze(entry.message());
        assert!(
            found.hits.first().as_ref().is_some_and(same),
            "{}: {:?}",
            entry.id(),
            found.hits.first().map(|hit| hit.entry.id())
        );
    }
}

#[test]
fn typing_more_does_not_lose_the_exact_code() {
    let book = Codebook::built_in();
    for query in
        ["404", "404 c", "404 crashed", "mover 404 crashed", "error 404 after the rerun of last night on the share"]
    {
        let ids: Vec<_> = book.search(query, &SearchOptions::default()).hits.iter().map(|hit| hit.entry.id()).collect();
        assert!(ids.contains(&"mover/404".to_owned()), "{query}: {ids:?}");
    }
}

#[test]
fn a_log_line_is_read_for_the_code_it_reports() {
    let book = Codebook::built_in();
    for (line, id) in [
        ("2024-11-05 08:33:21,404 [worker-12] ERROR cmmagent pid=4010 errorCode=3040 files=120034", "egnyte/3040"),
        ("10.20.30.40 - 2025-02-12 10:00:01 CopyLog: /mnt/data/b2080.dwg,1048576,AZSM2026,Failed", "azsm/AZSM2026"),
        ("SCAN_FAILURE_50K_LIMIT_ERROR path=\\\\nas01\\share\\3040\\inbox count=61342 jobId=930", "egnyte/3050"),
    ] {
        assert_eq!(best(&book, line).map(|(id, _)| id).as_deref(), Some(id), "{line}");
    }
}

#[test]
fn nothing_is_found_where_nothing_fits() {
    let book = Codebook::built_in();
    for query in [
        "",
        " ",
        "???",
        "asdfghjk",
        "printer paper jam",
        "999999",
        "ORA-00942",
        "AZSM9999",
        "💥",
        "\u{200b}",
        "_",
        ":",
        "the",
    ] {
        let found = book.search(query, &SearchOptions::default());
        assert_eq!((found.hits.len(), found.total), (0, 0), "{query:?}");
    }
    assert_eq!(book.search("AZSM9999", &SearchOptions::default()).undocumented.len(), 1);
    assert_eq!(book.search("ORA-00942", &SearchOptions::default()).foreign.map(|foreign| foreign.system), Some("ORA"));
}

#[test]
fn the_ranges_are_what_was_asked_for() {
    let book = Codebook::built_in();
    let marks = |query: &str| marked(&book.search(query, &SearchOptions::default()).hits[0]);
    assert_eq!(marks("azsm 1024"), [(Field::Code, vec!["AZSM1024"])]);
    assert_eq!(marks("1024"), [(Field::Code, vec!["1024"])]);
    assert_eq!(marks("data sync failed"), [(Field::Name, vec!["DATA_SYNC : FAILED"])]);
    assert_eq!(marks("err json marsh"), [(Field::Name, vec!["ERR_JSON_MARSH"])]);
    assert_eq!(marks("firewa"), [(Field::Name, vec!["FIREWA"]), (Field::Message, vec!["Firewa"])]);
    let (field, pieces) = &marks("invlaid root path")[0];
    assert_eq!((field, pieces), (&Field::Message, &vec!["Invalid", "root", "path"]));
}

#[test]
fn a_limit_cuts_the_hits_and_not_the_total() {
    let book = Codebook::built_in();
    let found = |limit| book.search("failed", &SearchOptions { limit, ..SearchOptions::default() });
    assert_eq!(found(3).hits.len(), 3);
    assert!(found(3).total > 10);
    assert_eq!(found(3).total, found(1000).hits.len());
    assert_eq!(found(3).hits, found(1000).hits[..3]);
}

#[test]
fn catalogs_and_states_narrow_the_answer() {
    let book = Codebook::built_in();
    let options = SearchOptions {
        limit: 1000,
        catalogs: Some(&["mover"]),
        states: Some(&[State::Failure]),
        ..SearchOptions::default()
    };
    let found = book.search("please retry", &options);
    assert!(!found.hits.is_empty());
    assert!(found.hits.iter().all(|hit| hit.entry.catalog() == "mover" && hit.entry.state() == State::Failure));
    let none = SearchOptions { catalogs: Some(&[]), ..SearchOptions::default() };
    assert_eq!(book.search("please retry", &none).total, 0);
}

#[test]
fn a_product_that_is_named_narrows_the_words() {
    let book = Codebook::built_in();
    let catalogs = |query: &str| {
        let hits = book.search(query, &SearchOptions { limit: 1000, ..SearchOptions::default() }).hits;
        let mut found: Vec<String> = hits.iter().map(|hit| hit.entry.catalog().to_owned()).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    assert_eq!(catalogs("scanning the source"), ["azsm", "egnyte", "mover"]);
    assert_eq!(catalogs("storage mover scanning the source"), ["azsm"]);
    assert_eq!(catalogs("egnyte scanning the source"), ["egnyte"]);
}

#[test]
fn what_is_not_documented_is_found_by_its_code_alone() {
    let book = Codebook::built_in();
    assert_eq!(best(&book, "AZSM1029"), Some(("azsm/AZSM1029".to_owned(), Why::Code)));
    let message = &book.entry("azsm/AZSM1029").expect("a later revision names it").message();
    let found = book.search(message, &SearchOptions::default());
    assert!(found.hits.iter().all(|hit| hit.entry.tier().counts()));
}

#[test]
fn points_are_comparable_and_in_order() {
    let book = Codebook::built_in();
    for query in ["failed", "agent inactive", "destination path", "scan", "404"] {
        let hits = book.search(query, &SearchOptions { limit: 1000, ..SearchOptions::default() }).hits;
        assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "{query}");
        assert!(
            hits.windows(2).all(|pair| pair[0].why as u8 <= pair[1].why as u8 || pair[0].why as u8 >= 1),
            "{query}"
        );
    }
}

#[test]
fn a_prefix_is_stronger_than_a_product() {
    let book = Codebook::built_in();
    for query in ["Mover: AZSM2061 transfer failed", "egnyte connector, AZSM2061"] {
        assert_eq!(best(&book, query), Some(("azsm/AZSM2061".to_owned(), Why::Code)), "{query}");
    }
}

#[test]
fn a_number_in_a_question_does_not_hide_the_answer_to_its_words() {
    let book = Codebook::built_in();
    let table = [
        ("storage quota exceeded 150", "mover/260"),
        ("system has 120 sufficient RAM", "egnyte/6081"),
        ("port 443 firewall", "egnyte/50040"),
        ("2026-01-03 10:22:01 ERROR: quota exceeded on Google Drive", "mover/260"),
    ];
    for (query, id) in table {
        assert_eq!(best(&book, query).map(|(id, _)| id).as_deref(), Some(id), "{query}");
    }
}

#[test]
fn dates_exit_codes_and_foreign_digits_are_no_codes() {
    let book = Codebook::built_in();
    for (query, id) in [
        ("process ended with exit code 13, SCAN : FAILED", "egnyte/931"),
        ("HTTP 503 from server, SCAN : FAILED", "egnyte/931"),
    ] {
        assert_eq!(best(&book, query).map(|(id, _)| id).as_deref(), Some(id), "{query}");
    }
    for (line, id) in [
        ("2023-08-21 14:06:40.123 ERROR code=2016", "egnyte/2016"),
        ("2024-01-05 09:15:22.404 ERROR AZSM1024 failed", "azsm/AZSM1024"),
        ("09:15:22,404 ERROR status=950", "egnyte/950"),
        ("14:06:40 ERROR status 411", "mover/411"),
        ("10.0.0.5 error 411", "mover/411"),
        ("version 4.2 error 2016", "egnyte/2016"),
    ] {
        let found = book.search(line, &SearchOptions::default());
        assert_eq!(found.hits.iter().map(|hit| hit.entry.id()).collect::<Vec<_>>(), [id], "{line}");
        assert_eq!(found.undocumented, [], "{line}");
    }
    for query in ["ERROR 2026-01-03 10:00 zzzz", "ORA-2016", "version 4.0.4"] {
        let found = book.search(query, &SearchOptions::default());
        assert!(found.hits.iter().all(|hit| hit.why != Why::Code), "{query}");
    }
}

#[test]
fn chained_codes_are_all_found_and_the_state_that_was_reached_first() {
    let book = Codebook::built_in();
    let codes = |query: &str| {
        let options = SearchOptions { catalogs: Some(&["mover"]), ..SearchOptions::default() };
        book.search(query, &options).hits.iter().map(|hit| hit.entry.code().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes("status codes 201, 202 and 210"), ["201", "202", "210"]);
    assert_eq!(codes("codes 201/202/210"), ["201", "202", "210"]);
    assert_eq!(codes("error 404, error 405"), ["404", "405"]);
    assert_eq!(codes("404/405"), ["404", "405"]);
    assert_eq!(codes("error 404 or 405"), ["404", "405"]);
    assert_eq!(codes("status 401 -> 404"), ["404", "401"]);
    assert_eq!(codes("status changed: code 600 to 620"), ["620", "600"]);
}

#[test]
fn an_undocumented_code_is_told_once() {
    let book = Codebook::built_in();
    assert_eq!(book.search("AZSM2045 AZSM2045 azsm-2045", &SearchOptions::default()).undocumented.len(), 1);
}

#[test]
fn the_code_that_was_asked_is_the_one_that_is_marked() {
    let book = Codebook::built_in();
    let found = book.search("error 4 then error 404", &SearchOptions::default());
    let hit = found.hits.iter().find(|hit| hit.entry.id() == "mover/404").expect("404 was asked for");
    assert_eq!(marked(hit), [(Field::Code, vec!["404"])]);
}

#[test]
fn codes_of_other_systems_are_named_and_not_taken_for_ours() {
    let book = Codebook::built_in();
    let table = [
        ("0x80070005", "HRESULT"),
        ("0x01710006", "SharePoint Migration Tool"),
        ("AADSTS50058", "AADSTS"),
        ("ORA-00942", "ORA"),
        ("MTHROTTLE", "Migration Manager"),
        ("HTTP 418", "HTTP"),
        ("HTTP/1.1 451 Unavailable For Legal Reasons", "HTTP"),
        ("http status code 429", "HTTP"),
    ];
    for (query, system) in table {
        let found = book.search(query, &SearchOptions::default());
        assert_eq!(found.foreign.map(|foreign| foreign.system), Some(system), "{query}");
        assert_eq!(found.total, 0, "{query}");
    }
    for query in ["HTTP 404", "MOVER", "mthrottle", "MIGRATION", "http://10.0.0.5:8443 code=853", "HTTP 999"] {
        assert_eq!(book.search(query, &SearchOptions::default()).foreign, None, "{query}");
    }
}

#[test]
fn a_product_beside_a_name_narrows_it_too() {
    let book = Codebook::built_in();
    for (query, catalog) in [
        ("mover agent", "mover"),
        ("mover scan", "mover"),
        ("storage mover failed", "azsm"),
        ("sharepoint migration stopped", "mover"),
        ("true-up failed", "egnyte"),
        ("egnyte scan failed", "egnyte"),
    ] {
        let hits = book.search(query, &SearchOptions { limit: 1000, ..SearchOptions::default() }).hits;
        assert!(hits.iter().all(|hit| hit.entry.catalog() == catalog), "{query}");
    }
}

#[test]
fn one_strange_word_does_not_hide_what_the_others_say() {
    let book = Codebook::built_in();
    for (query, id) in [
        ("scan failed Finance", "egnyte/931"),
        ("johndoe scan failed", "egnyte/931"),
        ("teh scan failed", "egnyte/931"),
        ("General failure, plaese retry", "mover/400"),
        ("excel file locked by another agent", "azsm/AZSM2070"),
    ] {
        assert_eq!(best(&book, query).map(|(id, _)| id).as_deref(), Some(id), "{query}");
    }
}

#[test]
fn a_misspelt_message_is_the_one_that_is_nearest() {
    let book = Codebook::built_in();
    assert_eq!(
        best(&book, "No files copied. Some upolad errors, please retry").unwrap(),
        ("mover/202".to_owned(), Why::Near)
    );
    assert_eq!(best(&book, "Some dowlnoad errors, please retry").unwrap(), ("mover/210".to_owned(), Why::Near));
}

#[test]
fn counts_addresses_and_hosts_are_no_codes() {
    let book = Codebook::built_in();
    for query in
        ["still not working after 100 days", "it took 400 minutes", "in 2024", "100%", "nothing works since 200 days"]
    {
        let found = book.search(query, &SearchOptions::default());
        assert!(found.hits.iter().all(|hit| hit.why != Why::Code), "{query}");
    }
    for query in ["cannot reach http://192.168.1.5 from agent", "MSSQLSERVER agent offline", "MSOFFICE files locked"] {
        let found = book.search(query, &SearchOptions::default());
        assert_eq!(found.foreign, None, "{query}");
    }
    for query in ["in a", "no:", "e_", "a_", "can on"] {
        let found = book.search(query, &SearchOptions::default());
        assert!(found.hits.iter().all(|hit| hit.why != Why::Name), "{query}");
    }
    assert_eq!(best(&book, "error_404").map(|(id, _)| id).as_deref(), Some("mover/404"));
}

#[test]
fn placeholders_and_globs_of_a_site_are_no_wildcards() {
    let file = serde_json::json!({ "id": "own", "title": "Own", "product": "Own", "entries": [
        { "code": "X1", "message": "*message from server*", "state": "info" },
        { "code": "X2", "message": "Only *.docx files are allowed", "state": "info" },
        { "code": "X3", "message": "Files matching *.tmp or *.bak are skipped", "state": "info" },
    ] });
    let mut book = Codebook::empty();
    book.add(&serde_json::from_value(file).unwrap()).unwrap();
    for query in ["scan failed on the server", "Files matching foo or bar"] {
        let hits = book.search(query, &SearchOptions::default()).hits;
        assert!(hits.iter().all(|hit| hit.why != Why::Message), "{query}");
    }
    assert_eq!(best(&book, "Only *.docx files are allowed").unwrap(), ("own/X2".to_owned(), Why::Message));
}

#[test]
fn of_states_that_lead_to_one_another_the_last_comes_first() {
    let book = Codebook::built_in();
    let found = book.search("SCAN : FAILED -> SCAN : STOPPED -> DATA_SYNC : FAILED", &SearchOptions::default());
    let codes: Vec<_> = found.hits.iter().map(|hit| hit.entry.code()).collect();
    assert_eq!(codes, ["951", "934", "931"]);
}

#[test]
fn a_few_words_that_mean_one_thing_find_it() {
    let file = serde_json::json!({ "id": "own", "title": "Own", "product": "Own",
        "thesaurus": [["robot arm", "picker"], ["shadow copy", "snapshot"]],
        "entries": [
            { "code": "X1", "message": "Picker is jammed", "state": "failure" },
            { "code": "X2", "message": "Snapshot missing", "state": "failure" },
        ] });
    let mut book = Codebook::built_in();
    book.add(&serde_json::from_value(file).unwrap()).unwrap();
    for (query, id) in [("robot arm", "own/X1"), ("the robot arm", "own/X1"), ("shadow copy", "own/X2")] {
        let hits = book.search(query, &SearchOptions::default()).hits;
        assert!(hits.iter().any(|hit| hit.entry.id() == id), "{query}: {:?}", hits.first().map(|hit| hit.entry.id()));
    }
}

#[test]
fn a_number_that_was_seen_is_a_code_and_a_short_message_in_a_long_question_is_not_the_answer() {
    let book = Codebook::built_in();
    let table = [
        ("The job failed with 1001", "azsm/AZSM1001"),
        ("true-up paused because it wants to delete lots of files", "egnyte/9080"),
    ];
    for (query, id) in table {
        assert_eq!(best(&book, query).map(|(id, _)| id).as_deref(), Some(id), "{query}");
    }
}
