//! Answers for: what is said around the entries: notes on the documents' faults, relations, codes that nobody documents,
//! operations and their states, and numbers of several meanings.
//!
//! Each list is taken from the documents: `M:27` is line 27 of Mover's, `A:` Azure Storage Mover's, `E:` Egnyte's.

use std::collections::{BTreeMap, BTreeSet};

use status_codebook::{Agreement, Codebook, Entry, Rule, State};

/// Entry, words that one of its notes has, and the line that they are about.
const NOTES: &[(&str, &[&str], &str)] = &[
    ("mover/406", &["no row"], "M:27"),
    ("mover/403", &["403,404", "blank"], "M:27"),
    ("mover/404", &["403,404", "blank"], "M:27"),
    ("mover/404", &["405", "same message"], "M:61 M:62"),
    ("mover/405", &["404", "same message"], "M:61 M:62"),
    ("mover/600", &["601", "same message"], "M:70 M:71"),
    ("mover/601", &["600", "same message"], "M:70 M:71"),
    ("mover/222", &["not on the list"], "M:27 M:49"),
    ("mover/400", &["not on the list"], "M:27 M:57"),
    ("mover/490", &["not on the list"], "M:27 M:67"),
    ("azsm/AZSM1025", &["source", "target"], "A:52"),
    ("azsm/AZSM1025", &["bold", "no meaning"], "A:52"),
    ("azsm/AZSM1026", &["bold", "no meaning"], "A:53"),
    ("azsm/AZSM2080", &["bold", "no meaning"], "A:71"),
    ("azsm/AZSM2026", &["size", "naming"], "A:65"),
    ("egnyte/233", &["SPEED_TEST : PAUSED", "Scan source is paused"], "E:161"),
    ("egnyte/215", &["233", "same name"], "E:148 E:161"),
    ("egnyte/120", &["CREATE_EMPTY_FOLDERSRUNNING"], "E:127"),
    ("egnyte/500/Service", &["Interval"], "E:27"),
    ("egnyte/302", &["columns"], "E:23"),
    ("egnyte/303", &["columns"], "E:24"),
    ("egnyte/630", &["622", "ERR_UI_OUTDATED"], "E:226"),
    ("egnyte/622", &["630", "same text"], "E:218 E:226"),
    ("egnyte/857", &["858", "swapped"], "E:372"),
    ("egnyte/858", &["857", "swapped"], "E:373"),
    ("egnyte/2080", &["disagree"], "E:447"),
    ("egnyte/693", &["694", "same name"], "E:296 E:297"),
    ("egnyte/694", &["693", "same name"], "E:296 E:297"),
    ("egnyte/665", &["674", "same text"], "E:268 E:277"),
    ("egnyte/674", &["665", "same text"], "E:268 E:277"),
    ("egnyte/670", &["675", "same text"], "E:273 E:278"),
    ("egnyte/675", &["670", "same text"], "E:273 E:278"),
    ("egnyte/637", &["several lines"], "E:233 to E:238"),
    ("egnyte/805", &["several lines"], "E:324 to E:328"),
    ("egnyte/1130", &["several lines"], "E:428 E:429"),
    ("egnyte/0/BLANKERRORCODE", &["NOERRORCODE", "opposite"], "E:412 E:413"),
    ("egnyte/0/NOERRORCODE", &["BLANKERRORCODE", "opposite"], "E:412 E:413"),
    ("egnyte/500/Service", &["ERR_POST_CONFIG_FILE_GET"], "E:27 E:187"),
    ("egnyte/500/ERR_POST_CONFIG_FILE_GET", &["Service"], "E:27 E:187"),
    ("mover/102", &["opposite", "Egnyte"], "M:41 E:111"),
    ("egnyte/102", &["opposite", "Mover"], "M:41 E:111"),
    ("mover/222", &["opposite", "Egnyte"], "M:49 E:152"),
    ("egnyte/222", &["opposite", "Mover"], "M:49 E:152"),
    ("mover/600", &["opposite", "Egnyte"], "M:70 E:213"),
    ("egnyte/600", &["opposite", "Mover"], "M:70 E:213"),
    ("mover/620", &["opposite", "Egnyte"], "M:72 E:216"),
    ("egnyte/620", &["opposite", "Mover"], "M:72 E:216"),
];

#[test]
fn every_fault_of_the_documents_has_its_note() {
    let book = Codebook::built_in();
    let missing: Vec<String> = NOTES
        .iter()
        .filter(|(id, words, _)| {
            let entry = book.entry(id).unwrap_or_else(|| panic!("{id} is carried"));
            !entry.notes().any(|note| words.iter().all(|word| note.contains(word)))
        })
        .map(|(id, words, line)| format!("{id} has no note with {words:?} ({line})"))
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Rules carry faults too: `</br>` at M:25 and M:26, 406 and «403,404» at M:27, the conditions that M:21 blurs.
#[test]
fn the_faults_of_the_rules_stand_beside_them() {
    let book = Codebook::built_in();
    let notes = |id: &str| {
        let rule = book.rules(None).find(|rule| rule.id() == id).unwrap_or_else(|| panic!("{id} is carried"));
        rule.notes().collect::<Vec<_>>().join(" ")
    };
    for id in ["mover/rerun-first-time", "mover/rerun-limit"] {
        assert!(notes(id).contains("</br>"), "{id}");
    }
    assert!(notes("mover/rerun-codes").contains("406") && notes("mover/rerun-codes").contains("403,404"));
    assert!(notes("mover/rerun").contains("ALL"), "the first revision said «ALL», line 21 leaves it open");
}

/// E:213 to E:215 and E:350 to E:377 have a comment glued to the text, where they have one.
#[test]
fn what_was_split_off_is_told() {
    let book = Codebook::built_in();
    for entry in book.entries(Some("egnyte")) {
        let told = entry.notes().any(|note| note.contains("comment"));
        assert_eq!(entry.comment().is_some(), told, "{}", entry.id());
    }
}

/// Notes report; they do not blame.
#[test]
fn notes_are_neutral() {
    let book = Codebook::built_in();
    let notes = book.entries(None).flat_map(Entry::notes).chain(book.rules(None).flat_map(Rule::notes));
    let mut read = 0;
    for note in notes {
        read += 1;
        // What is quoted is the document's.
        let own: String = note.split('«').map(|part| part.rsplit('»').next().unwrap_or_default()).collect();
        let words: BTreeSet<String> = own.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        for blame in [
            "wrong",
            "wrongly",
            "mistake",
            "error",
            "bug",
            "bad",
            "sloppy",
            "careless",
            "incorrect",
            "obviously",
            "typo",
        ] {
            // «an error, ERR_JSON_DECODING» says what a code means, not what a document is.
            assert!(!words.contains(blame) || note.starts_with("Means the opposite"), "{note}");
        }
        assert!(note.ends_with('.') && !note.starts_with(char::is_lowercase), "{note}");
    }
    assert!(read > 60, "{read}");
}

/// Entries that belong together and a word of why they do; each is related to each.
const TOGETHER: &[(&str, &str, &str)] = &[
    ("egnyte/914 egnyte/677", "paused", "E:48 E:280"),
    ("egnyte/983 egnyte/678", "paused", "E:106 E:281"),
    ("egnyte/955 egnyte/9080 egnyte/9090 egnyte/9100", "True-Up", "E:82 E:489 to E:491"),
    (
        "egnyte/900 egnyte/686 egnyte/687 egnyte/688 egnyte/689 egnyte/690 egnyte/691 egnyte/692 egnyte/695 egnyte/721 \
         egnyte/726",
        "inactive",
        "E:34 E:289 to E:303",
    ),
    ("egnyte/655 egnyte/930", "scan", "E:259 E:59"),
    ("egnyte/622 egnyte/639 egnyte/713 egnyte/860", "token", "E:218 E:242 E:353"),
    ("egnyte/643 egnyte/722 egnyte/2016 egnyte/2018", "destination", "E:246 E:439 E:441"),
    ("egnyte/1160 egnyte/661 egnyte/7010", "running", "E:265 E:432 E:475"),
    ("azsm/AZSM1023 azsm/AZSM1027 azsm/AZSM2070", "lease", "A:50 A:54 A:70"),
    ("mover/404 mover/405", "same", "M:61 M:62"),
    ("mover/600 mover/601", "same", "M:70 M:71"),
    ("egnyte/302 egnyte/303", "same", "E:23 E:24"),
    ("egnyte/622 egnyte/630", "same", "E:218 E:226"),
    ("egnyte/665 egnyte/674", "same", "E:268 E:277"),
    ("egnyte/670 egnyte/675", "same", "E:273 E:278"),
    ("egnyte/693 egnyte/694", "same name", "E:296 E:297"),
    ("egnyte/215 egnyte/233", "same name", "E:148 E:161"),
    ("egnyte/857 egnyte/858", "swapped", "E:372 E:373"),
    ("mover/222 mover/400 mover/490", "not on the list", "M:27"),
    ("mover/402 mover/410", "reauthorize", "M:59 M:63"),
    ("egnyte/650 egnyte/656 egnyte/663 egnyte/668 egnyte/686", "scan", "E:254 E:260 E:266 E:271"),
    ("egnyte/682 egnyte/683 egnyte/684 egnyte/685 egnyte/690", "empty folders", "E:285 to E:293"),
];

#[test]
fn what_belongs_together_is_related_and_says_why() {
    let book = Codebook::built_in();
    let mut missing = Vec::new();
    for (ids, why, line) in TOGETHER {
        for one in ids.split_whitespace() {
            let entry = book.entry(one).unwrap_or_else(|| panic!("{one} is carried"));
            for other in ids.split_whitespace().filter(|it| *it != one) {
                let tells = entry.relations().any(|relation| {
                    relation.entries.iter().any(|it| it == other)
                        && relation.why.to_lowercase().contains(&why.to_lowercase())
                });
                if !tells || !entry.related().contains(&other) {
                    missing.push(format!("{one} → {other} ({why}, {line})"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// A relation is told from both sides, names what is there, and nothing twice.
#[test]
fn relations_are_mutual_and_lead_somewhere() {
    let book = Codebook::built_in();
    for entry in book.entries(None) {
        let related = entry.related();
        assert_eq!(related.iter().collect::<BTreeSet<_>>().len(), related.len(), "{}", entry.id());
        for id in related {
            assert_ne!(id, entry.id());
            let other = book.entry(id).unwrap_or_else(|| panic!("{} leads to {id}, which is not there", entry.id()));
            assert!(other.related().contains(&entry.id().as_str()), "{id} does not lead back to {}", entry.id());
        }
        for relation in entry.relations() {
            assert!(!relation.why.is_empty() && !relation.why.ends_with('.'), "{}", relation.why);
        }
    }
}

/// Two entries of one document that say the same are related. (M:61 and M:62 and their like.)
#[test]
fn equal_messages_and_names_are_related() {
    let book = Codebook::built_in();
    let mut same: BTreeMap<(&str, String), Vec<Entry<'_>>> = BTreeMap::new();
    for entry in book.entries(None) {
        let catalog = entry.catalog();
        same.entry((catalog, entry.message().to_lowercase())).or_default().push(entry);
        if let Some(name) = entry.name() {
            same.entry((catalog, format!("name {name}"))).or_default().push(entry);
        }
    }
    let mut pairs = 0;
    for twins in same.values().filter(|twins| twins.len() > 1) {
        for one in twins {
            for other in twins.iter().filter(|other| other.id() != one.id()) {
                pairs += 1;
                assert!(one.related().contains(&other.id().as_str()), "{} and {}", one.id(), other.id());
            }
        }
    }
    assert!(pairs >= 14, "{pairs}");
}

/// E:44 to E:180 and E:392 to E:405: the rows of one operation belong together.
#[test]
fn the_states_of_one_operation_are_related() {
    let book = Codebook::built_in();
    for operation in book.operations() {
        let life = book.lifecycle(operation);
        for one in &life {
            for other in life.iter().filter(|other| other.id() != one.id()) {
                let id = other.id();
                let tells = |why: &str| why.contains(operation);
                let found = one.relations().any(|it| tells(&it.why) && it.entries.contains(&id));
                assert!(found, "{} is not related to {id} as a state of {operation}", one.id());
            }
        }
    }
}

/// The rows of each operation, in the order of its life (E:44 to E:180, E:392 to E:405).
const LIVES: &str = "
    CREATE_MIGRATION      917 queued 910 running 913 stopped 914 paused 911 success 912 failure
    MIGRATE_DATA          927 queued 920 running 923 stopping 924 stopped 925 paused 922 success 921 failure
    SCAN                  937 queued 930 running 933 stopping 934 stopped 935 paused 936 skipped 932 success 931 failure
    DATA_UPLOAD           947 queued 940 running 943 stopping 944 stopped 945 paused 948 suspended 942 success 941 failure
    DATA_SYNC             957 queued 950 running 953 stopping 954 stopped 955 paused 958 suspended 952 success 951 failure
    MIGRATE_PERMISSIONS   967 queued 960 running 963 stopping 964 stopped 965 paused 962 success 961 failure
    SANITIZE              977 queued 970 running 973 stopping 974 stopped 975 paused 976 skipped 972 success 971 failure
    FINALIZE_MIGRATION    987 queued 980 running 984 stopped 983 paused 981 success 982 failure
    META_MIGRATE_DATA     107 queued 101 running 104 stopping 105 stopped 106 paused 103 success 102 failure
    ASYNC_COPY            117 queued 110 running 113 stopping 114 stopped 115 paused 118 suspended 112 success 111 failure
    CREATE_EMPTY_FOLDERS  127 queued 120 running 123 stopping 124 stopped 125 paused 122 success 121 failure
    SIMULATE_PERMISSIONS  137 queued 130 running 133 stopping 134 stopped 135 paused 132 success 131 failure
    SPEED_TEST            210 running 213 stopping 214 stopped 215 paused 212 success 211 failure
    SCHEDULE_JOB          220 created 221 running 223 stopping 224 stopped 226 paused 222 success 225 failure
    SCAN_SOURCE           230 running 233 paused 232 success 231 failure
    CREATE_PROJECT        140 success
    SIMULATE_SCAN         141 running 144 paused 143 success 142 failure
    DELETE_PROJECT        145 success 146 failure
    VALIDATE_PROJECT      160 running 164 stopping 165 stopped 163 paused 162 success 161 failure
    AGENT_UPGRADE         993 running 994 success 995 failure 996 failure
    AGENT_RETIRE          193 running 194 success 195 failure 196 failure";

#[test]
fn every_operation_has_the_states_of_its_rows() {
    let book = Codebook::built_in();
    let mut operations = Vec::new();
    let mut rows = 0;
    for line in LIVES.lines().filter(|line| !line.trim().is_empty()) {
        let (operation, states) = line.trim().split_once(' ').expect("an operation and its states");
        operations.push(operation);
        let life = book.lifecycle(operation);
        let found: Vec<String> = life.iter().map(|it| format!("{} {}", it.code(), it.state().as_str())).collect();
        assert_eq!(found.join(" "), states.trim(), "{operation}");
        assert!(life.iter().all(|entry| entry.catalog() == "egnyte" && entry.operation() == Some(operation)));
        rows += life.len();
    }
    assert_eq!(book.operations(), operations);
    let with_operation = book.entries(None).filter(|entry| entry.operation().is_some()).count();
    assert_eq!((rows, with_operation), (125, 125), "117 rows of two sections, and four of each of two");
    for unknown in ["", "scan", "NO_SUCH", "SCAN ", "SCAN : FAILED", "100"] {
        assert!(book.lifecycle(unknown).is_empty(), "{unknown:?}");
    }
}

/// E:44 to E:180: «the digit pattern» 0 running, 1 failed, 2 succeeded, 3 stopping, 4 stopped, 5 paused, 6 skipped, 7
/// queued, 8 suspended does not hold for 28 of 117 rows.
#[test]
fn the_last_digit_tells_no_state() {
    let states = [
        State::Running,
        State::Failure,
        State::Success,
        State::Stopping,
        State::Stopped,
        State::Paused,
        State::Skipped,
        State::Queued,
        State::Suspended,
    ];
    let book = Codebook::built_in();
    let rows = book.entries(Some("egnyte")).filter(|it| matches!(it.section(), Some("Migration Status" | "Project")));
    let (follow, differ): (Vec<_>, Vec<_>) = rows.partition(|entry| {
        let digit = entry.code().bytes().last().map_or(9, |last| usize::from(last - b'0'));
        states.get(digit) == Some(&entry.state())
    });
    assert_eq!((follow.len(), differ.len()), (89, 28));
}

/// Every number that any document has, and some that none has. What makes opposites: success against warning or failure,
/// queued or running against failure.
#[test]
fn meanings_agree_or_differ_as_their_states_do() {
    let book = Codebook::built_in();
    let mut opposite = BTreeSet::new();
    let mut several = 0;
    for code in (0..=60_000).map(|code| code.to_string()) {
        let reading = book.decode(&code, None);
        let states: BTreeSet<&str> =
            reading.entries.iter().filter(|it| it.tier().counts()).map(|it| it.state().as_str()).collect();
        let documented = reading.entries.iter().filter(|it| it.tier().counts()).count();
        let has = |state: &str| states.contains(state);
        let bad = has("failure") || has("warning");
        let expected = if documented < 2 {
            None
        } else if has("success") && bad || (has("queued") || has("running")) && has("failure") {
            opposite.insert(code.clone());
            Some(Agreement::Opposite)
        } else if states.len() == 1 {
            Some(Agreement::Same)
        } else {
            Some(Agreement::Different)
        };
        several += usize::from(documented > 1);
        assert_eq!(reading.agreement, expected, "{code} {states:?}");
    }
    assert_eq!(opposite.iter().map(String::as_str).collect::<Vec<_>>(), ["0", "102", "222", "600", "620"]);
    // 15 numbers of Mover and Egnyte, 6 of Azure Storage Mover and Egnyte, and Egnyte's own 0 (E:412).
    assert_eq!(several, 15 + 6 + 1);
}
