//! Answers for: Mover's rules of reruns and canceling, in every case there is, against a table of its own; and which
//! questions bring up a rule of a document, and which do not.
//!
//! `M:27` is line 27 of Mover's document, `A:` Azure Storage Mover's, `E:` Egnyte's. Nothing here is taken from the
//! catalogs: the lists below are the documents' words.

use status_codebook::catalog::Then;
use status_codebook::{Action, Codebook, Entry, RuleReason, Task, Verdict};

/// M:27.
const RERUN: [u32; 11] = [201, 202, 210, 220, 211, 401, 403, 404, 405, 406, 491];

/// They say «please retry» (M:49, M:57, M:67) and are not in M:27.
const BY_HAND: [(u32, u32); 3] = [(222, 49), (400, 57), (490, 67)];

/// M:31 and M:33.
const CANCEL: [(&str, u32, [u32; 2]); 2] = [("Queued", 31, [600, 601]), ("Running", 33, [620, 300])];

/// M:39 to M:72.
const TABLE: [u32; 34] = [
    100, 101, 102, 120, 122, 201, 202, 210, 220, 211, 222, 227, 230, 250, 260, 261, 300, 302, 400, 401, 402, 403, 404,
    405, 410, 411, 422, 423, 490, 491, 500, 600, 601, 620,
];

/// The line of a reason in Mover's document, or the id of another document.
fn place(reason: &RuleReason<'_>) -> String {
    reason.source.line.map_or_else(|| reason.source.document.to_owned(), |line| line.to_string())
}

fn places(verdict: &Verdict<'_>) -> Vec<String> {
    verdict.reasons.iter().map(place).collect()
}

fn text_at(verdict: &Verdict<'_>, wanted: &str) -> String {
    let texts = verdict.reasons.iter().filter(|it| place(it) == wanted).map(|it| it.text.as_str());
    texts.collect::<Vec<_>>().join(" ")
}

/// All cases of a task that ended with some code.
fn tasks(code: &str) -> impl Iterator<Item = Task<'_>> {
    (0..32).map(move |case| Task {
        last_code: code,
        action: if case & 1 == 0 { Action::Scan } else { Action::Migrate },
        first_time: case & 2 == 0,
        being_canceled: case & 4 != 0,
        reruns_used: case / 8,
    })
}

/// Every number up to a thousand, every code of the three documents, and texts that are none.
fn codes(book: &Codebook) -> Vec<String> {
    let mut codes: Vec<String> = (0..=1000).map(|code: u32| code.to_string()).collect();
    codes.extend(book.entries(None).map(|entry| entry.code().to_owned()));
    codes.extend(
        ["", " ", "abc", "4044", "404.5", "-404", "404 405", "4 0 4", "AZSM0404", "egnyte 404"].map(String::from),
    );
    codes.extend(
        ["SCAN : FAILED", "0x80070005", "NaN", "Infinity", "1e2", "2,01", "0404", "HTTP", "406a"].map(String::from),
    );
    codes
}

/// M:25 to M:27, and the release notes of version 1.19.9 for a job that is being canceled.
#[test]
fn a_task_may_be_rerun_when_all_conditions_hold_and_never_else() {
    let book = Codebook::built_in();
    let mut cases = 0;
    for code in codes(&book) {
        let number = code.parse::<u32>().ok().filter(|number| number.to_string() == code);
        let listed = number.is_some_and(|number| RERUN.contains(&number));
        let own = BY_HAND.iter().find(|(it, _)| Some(*it) == number).map(|(_, line)| line.to_string());
        for task in tasks(&code) {
            cases += 1;
            let verdict = book.rerun(&task);
            let stopped = number == Some(230) && task.action == Action::Scan;
            let (mut broken, mut held) = (Vec::new(), vec!["25".to_owned(), "26".to_owned(), "27".to_owned()]);
            broken.extend((!task.first_time || stopped).then(|| "25".to_owned()));
            broken.extend((task.reruns_used == 3).then(|| "26".to_owned()));
            broken.extend((!listed).then(|| "27".to_owned()));
            broken.extend(own.clone());
            broken.extend(task.being_canceled.then(|| "release-notes".to_owned()));
            let expected = broken.is_empty();
            assert_eq!(verdict.answer, expected, "{task:?}");
            let mut cited = places(&verdict);
            cited.sort();
            cited.dedup();
            let lines = if expected { &mut held } else { &mut broken };
            lines.sort();
            assert_eq!(cited, *lines, "{task:?} {:?}", verdict.reasons);
            let left = if task.first_time && !stopped { 3 - task.reruns_used } else { 0 };
            assert_eq!(verdict.reruns_left, Some(left), "{task:?}");
            for reason in &verdict.reasons {
                assert!(!reason.text.contains("will"), "the document says «may»: {}", reason.text);
                assert!(reason.text.starts_with(|first: char| !first.is_whitespace()), "{:?} {}", code, reason.text);
                assert!(reason.text.ends_with('.'), "{}", reason.text);
            }
        }
    }
    assert!(cases > 1400 * 32, "{cases}");
}

/// M:27: 406 is on the list, and no row from M:39 to M:72 has it.
#[test]
fn code_406_is_said_to_stand_in_the_rule_alone() {
    let book = Codebook::built_in();
    for task in tasks("406") {
        let verdict = book.rerun(&task);
        let text = text_at(&verdict, "27");
        assert_eq!(text.contains("named in the rerun rule only; no message is documented"), verdict.answer, "{text}");
    }
    assert!(!TABLE.contains(&406));
    let entry = book.entry("mover/406").expect("406 answers");
    assert_eq!(entry.message(), "Named in the rerun rule only; no message is documented.");
    assert!(entry.source().line == Some(27) && !entry.tier().counts());
}

/// M:49, M:57, M:67 against M:27.
#[test]
fn codes_that_ask_for_a_retry_off_the_list_say_both() {
    let book = Codebook::built_in();
    for (code, line) in BY_HAND {
        for task in tasks(&code.to_string()) {
            let verdict = book.rerun(&task);
            let (list, own) = (text_at(&verdict, "27"), text_at(&verdict, &line.to_string()));
            assert!(list.contains(&format!("{code} is not on the list")), "{list}");
            assert!(own.contains(&code.to_string()) && own.contains("asks for a retry"), "{own}");
        }
    }
}

/// M:26: three reruns after the first run, of the scan and of the migration each.
#[test]
fn reruns_are_counted_down_from_three_for_each_action() {
    let book = Codebook::built_in();
    for (action, word) in [(Action::Scan, "scan"), (Action::Migrate, "migration")] {
        for (reruns_used, left, answer) in [(0, 3, true), (1, 2, true), (2, 1, true), (3, 0, false)] {
            let task = Task { last_code: "201", action, first_time: true, reruns_used, being_canceled: false };
            let verdict = book.rerun(&task);
            assert_eq!((verdict.reruns_left, verdict.answer), (Some(left), answer), "{task:?}");
            let text = text_at(&verdict, "26");
            assert!(text.contains(word) && text.contains('3'), "{text}");
        }
    }
}

/// M:25 speaks of a canceled scan alone.
#[test]
fn a_canceled_first_scan_is_named_for_scans_alone() {
    let book = Codebook::built_in();
    for task in tasks("404").filter(|task| !task.first_time) {
        let text = text_at(&book.rerun(&task), "25");
        assert!(text.contains("first"), "{text}");
        assert_eq!(text.contains("canceled"), task.action == Action::Scan, "{text}");
    }
}

/// M:31 and M:33.
#[test]
fn a_task_can_be_canceled_in_two_states_with_two_codes_each() {
    let book = Codebook::built_in();
    let others =
        ["", "Done", "Completed", "Failed", "Canceled", "Waiting", "Not queued", "Running pre-checks", "Stopped"];
    for code in codes(&book) {
        let number = code.parse::<u32>().ok().filter(|number| number.to_string() == code);
        for (state, line, listed) in CANCEL {
            for written in [state.to_owned(), state.to_lowercase(), state.to_uppercase(), format!(" {state} ")] {
                let verdict = book.cancel(&written, &code);
                assert_eq!(verdict.answer, number.is_some_and(|it| listed.contains(&it)), "{written} {code}");
                assert_eq!(verdict.reruns_left, None);
                assert!(places(&verdict).contains(&line.to_string()), "{written} {code}");
                // A code of the other state is said to belong there.
                let other = CANCEL.iter().find(|(it, ..)| *it != state).expect("two states");
                let elsewhere = number.is_some_and(|it| other.2.contains(&it));
                assert_eq!(verdict.reasons.len(), 1 + usize::from(elsewhere), "{:?}", verdict.reasons);
                let text = text_at(&verdict, &line.to_string());
                assert!(text.contains(state) && !text.contains("with  ") && !text.contains("with ."), "{text}");
            }
        }
        for state in others {
            let verdict = book.cancel(state, &code);
            assert!(!verdict.answer, "{state} {code}");
            assert_eq!(places(&verdict), ["31", "33"], "{state} {code}");
        }
    }
    // M:56 and M:52: under way, and yet on neither list.
    for code in ["302", "250"] {
        assert!(!book.cancel("Running", code).answer && !book.cancel("Queued", code).answer, "{code}");
    }
}

/// The advice of all 445 entries, by the classes that the documents' texts make; what stands in no list is undocumented.
/// M:27, M:39 to M:72; A:39 to A:71; E:22 to E:507.
#[test]
fn the_retry_advice_of_all_445_entries_is_that_of_the_texts() {
    const SUCCESS: &str = "mover 100 101 102 120 122; azsm 0000; egnyte 200 911 922 932 942 952 962 972 981 103 112 122 \
                           132 212 222 232 140 143 145 162 994 194";
    const UNDER_WAY: &str = "mover 300 620; egnyte 910 920 930 940 950 960 970 980 101 110 120 130 210 221 230 141 160 993 \
                             193 923 933 943 953 963 973 104 113 123 133 213 223 164 220";
    let lists: &[(&str, &str)] = &[
        ("no", SUCCESS),
        ("no", UNDER_WAY),
        ("no", "mover 260; azsm 1026 2021 2024 2026; egnyte 302 303 901 903 13 0/NOERRORCODE"),
        ("no, wait", "mover 302 600 601; egnyte 917 927 937 947 957 967 977 987 107 117 127 137"),
        ("automatic", "mover 201 202 210 220 211 401 403 404 405 491"),
        ("manual", "mover 222 400 490; azsm 2061"),
        ("manual, contact-support", "azsm 1002 1020 1021 1023 1043 1044 1045 1060 1040 1041 1042 2063 2080"),
        ("after-fix, reauthorize", "mover 402 410"),
        ("undocumented, contact-support", "mover 500"),
        ("after-fix, fix", "azsm 1004 1022 1027 2070 1001 1003 1024 1025 1028 2062 2069"),
        (
            "after-fix, fix",
            "egnyte 629 632 635 636 639 640 655 668 669 670 671 672 675 679 685 723 728 2016 2018 2080 2200 3060 6081 9080 \
             9090 9100 9150",
        ),
    ];
    let mut expected = Vec::new();
    for (advice, list) in lists {
        for part in list.split(';') {
            let mut words = part.split_whitespace();
            let catalog = words.next().expect("a catalog");
            let prefix = if catalog == "azsm" { "AZSM" } else { "" };
            expected.extend(words.map(|code| (format!("{catalog}/{prefix}{code}"), *advice)));
        }
    }
    let book = Codebook::built_in();
    let (mut all, mut advised) = (0, 0);
    for entry in book.entries(None) {
        all += 1;
        // The HTTP section has three numbers of its own that other sections use too; each is one entry in these lists.
        let id = entry.id();
        let advice = expected.iter().find(|(it, _)| *it == id).map_or("undocumented", |(_, advice)| *advice);
        advised += usize::from(advice != "undocumented");
        assert_eq!(advice_of(entry), advice, "{id}");
    }
    assert_eq!((all, advised), (445, expected.len()), "an entry of a list is missing or stands twice");
}

fn advice_of(entry: Entry<'_>) -> String {
    let then = entry.retry().then.map(Then::as_str);
    [Some(entry.retry().kind.as_str()), then].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[test]
fn what_is_no_code_stands_in_one_line_of_a_reason_and_is_cut_short() {
    let book = Codebook::built_in();
    let first = |last_code: &str| {
        let task = Task { last_code, action: Action::Scan, first_time: true, reruns_used: 0, being_canceled: false };
        book.rerun(&task).reasons[0].text.clone()
    };
    let rest = "is no code that the document lists, and not on the list of codes for automatic reruns.";
    for nothing in ["", " ", "\u{a0}", "\t\n"] {
        assert_eq!(first(nothing), format!("«» {rest}"), "{nothing:?}");
    }
    assert_eq!(first(" two\r\nlines"), format!("two lines {rest}"));
    assert_eq!(first(&"ä".repeat(41)), format!("{}… {rest}", "ä".repeat(40)));
    assert!(book.cancel("Queued", "x\ny").reasons[0].text.ends_with("not with x y."));
}

#[test]
fn a_state_is_one_word() {
    let book = Codebook::built_in();
    for (state, answer) in [(" queued\n", true), ("Queued…", true), ("Que ued", false), ("Queued queued", false)] {
        assert_eq!(book.cancel(state, "600").answer, answer, "{state}");
    }
}

/// M:25: a later run may have been either.
#[test]
fn a_later_run_is_refused_in_words_that_fit_scan_and_migration() {
    let book = Codebook::built_in();
    for task in tasks("404").filter(|task| !task.first_time) {
        let text = text_at(&book.rerun(&task), "25");
        assert!(text.contains("first scan and the first migration"), "{text}");
    }
}
