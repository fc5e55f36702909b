//! Answers for: every entry of the built-in catalogs is what its document says, and every row of the documents has
//! its entry: nothing missing, nothing extra, nothing altered.
//!
//! The documents are read here by a parser of its own, and states, retry advice and blocks are written down as lists
//! of codes, so that no mistake of the catalogs or of the library can repeat itself in what it is compared with.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use status_codebook::catalog::Then;
use status_codebook::{Agreement, Codebook, Entry};

/// What a document says of one code. Each field is kept as the text that it is compared by.
struct Row {
    code: String,
    fields: Vec<(&'static str, String)>,
}

impl Row {
    fn new(code: &str, line: usize, message: &str) -> Self {
        let mut row = Self { code: code.to_owned(), fields: Vec::new() };
        row.set("line", &line.to_string());
        row.set("message", message);
        row
    }

    fn set(&mut self, field: &'static str, value: &str) {
        self.fields.push((field, value.to_owned()));
    }

    fn get(&self, field: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| *name == field).map(|(_, value)| value.as_str())
    }
}

const FIELDS: [&str; 13] = [
    "name",
    "message",
    "remediation",
    "comment",
    "section",
    "line",
    "url",
    "state",
    "operation",
    "scope",
    "category",
    "retry",
    "then",
];

fn catalogued(entry: Entry<'_>) -> Row {
    let line = entry.source().line.map(|line| line.to_string());
    let mut row = Row { code: entry.code().to_owned(), fields: Vec::new() };
    row.set("message", entry.message());
    row.set("state", entry.state().as_str());
    row.set("retry", entry.retry().kind.as_str());
    let optional = [
        ("line", line.as_deref()),
        ("name", entry.name()),
        ("remediation", entry.remediation()),
        ("comment", entry.comment()),
        ("section", entry.section()),
        ("operation", entry.operation()),
        ("scope", entry.scope()),
        ("category", entry.category()),
        ("then", entry.retry().then.map(Then::as_str)),
        ("url", entry.source().url),
    ];
    for (field, value) in optional {
        if let Some(value) = value {
            row.set(field, value);
        }
    }
    row
}

/// All differences, each as a sentence. Rows are matched by their code and by how often it has stood before.
fn differences(catalog: &str, documented: &[Row], carried: &[Row]) -> Vec<String> {
    fn keys(rows: &[Row]) -> Vec<(&str, usize)> {
        let mut seen = HashMap::new();
        let count = |row| {
            let times = seen.entry(row).or_insert(0);
            *times += 1;
            (row, *times)
        };
        rows.iter().map(|row| row.code.as_str()).map(count).collect()
    }
    let (expected, found) = (keys(documented), keys(carried));
    let mut sentences = Vec::new();
    for (row, key) in documented.iter().zip(&expected) {
        let line = row.get("line").unwrap_or_default();
        let Some(place) = found.iter().position(|it| it == key) else {
            sentences.push(format!("{catalog}: {} of line {line} is missing from the catalog", row.code));
            continue;
        };
        for field in FIELDS {
            let (says, has) = (row.get(field), carried[place].get(field));
            if says != has {
                let (says, has) = (shown(says), shown(has));
                sentences
                    .push(format!("{catalog}: {field} of {} (line {line}) is {says}, the catalog has {has}", row.code));
            }
        }
    }
    for (row, key) in carried.iter().zip(&found) {
        if !expected.contains(key) {
            let line = row.get("line").unwrap_or("(none)");
            sentences.push(format!("{catalog}: the catalog has {} of line {line}, the document has not", row.code));
        }
    }
    if sentences.is_empty()
        && let Some(place) = expected.iter().zip(&found).position(|(one, other)| one != other)
    {
        sentences.push(format!("{catalog}: {} stands where the document has {}", found[place].0, expected[place].0));
    }
    sentences
}

fn shown(value: Option<&str>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |value| format!("{value:?}"))
}

/// The lines of the document whose file name begins with `prefix`; `None` where the folder is not laid beside the
/// project.
fn document(prefix: &str) -> Option<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(files) = fs::read_dir(&folder) else {
        // Not println!, which the test runner keeps to itself when a test passes.
        let _ = writeln!(
            io::stderr(),
            "skipped: the documents are not there (looked for ../shared/seeds beside the project)"
        );
        return None;
    };
    let mut named = files.map(|file| file.expect("the folder can be read").path());
    let file = named.find(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix)));
    let file = file.unwrap_or_else(|| panic!("../shared/seeds has no file {prefix}*"));
    Some(fs::read_to_string(file).expect("a document is UTF-8").lines().map(str::to_owned).collect())
}

/// All white space, U+00A0 and U+202F included, to single blanks.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_in(code: &str, list: &str) -> bool {
    list.split_whitespace().any(|it| it == code)
}

/// The answer of the first list that holds the code.
fn listed<'a>(code: &str, lists: &[(&'a str, &str)]) -> Option<&'a str> {
    lists.iter().find(|(_, list)| is_in(code, list)).map(|(answer, _)| *answer)
}

/// «kind» or «kind, then».
fn set_retry(row: &mut Row, advice: &str) {
    let (kind, then) = advice.split_once(", ").map_or((advice, None), |(kind, then)| (kind, Some(then)));
    row.set("retry", kind);
    if let Some(then) = then {
        row.set("then", then);
    }
}

const MOVER_URL: &str = "https://learn.microsoft.com/sharepointmigration/mover-transfer-status-codes";
const MOVER_STATES: &[(&str, &str)] = &[
    ("success", "100 101 102 120 122"),
    ("warning", "201 202 210 211 220 222 227"),
    ("canceled", "230"),
    ("failure", "250 260 261 400 401 402 403 404 405 410 411 422 423 490 491 500"),
    ("running", "300 302 620"),
    ("queued", "600 601"),
];
const MOVER_RETRY: &[(&str, &str)] = &[
    ("no", "100 101 102 120 122 300 620 260"),
    ("no, wait", "302 600 601"),
    ("automatic", "201 202 210 220 211 401 403 404 405 491"),
    ("manual", "222 400 490"),
    ("after-fix, reauthorize", "402 410"),
    ("undocumented, contact-support", "500"),
    ("undocumented", "227 230 250 261 411 422 423"),
];

fn mover(lines: &[String]) -> Vec<Row> {
    let mut rows = Vec::new();
    let start = lines.iter().position(|line| line.starts_with("|Mover status code|")).expect("the table of codes");
    for (index, line) in lines.iter().enumerate().skip(start + 2) {
        let cells: Vec<&str> = line.split('|').collect();
        let [_, code, message, _] = cells[..] else { panic!("line {}: not a row of two cells", index + 1) };
        let mut row = Row::new(code, index + 1, &folded(message));
        row.set("url", MOVER_URL);
        row.set("state", listed(code, MOVER_STATES).unwrap_or("(in no list)"));
        set_retry(&mut row, listed(code, MOVER_RETRY).unwrap_or("(in no list)"));
        rows.push(row);
    }
    rows
}

const AZSM_URL: &str = "https://learn.microsoft.com/azure/storage-mover/status-code";
const AZSM_BLOCKS: &[(&str, &str)] = &[
    ("job source", "1001 1002 1003 1004 1020"),
    ("job target", "1021 1022 1023 1024 1025 1026 1027 1028 1040"),
    ("job other", "1041 1042 1043 1044 1045 1060"),
    ("item unsupported", "2021 2024 2026"),
    ("item failed", "2061 2062 2063 2069 2070 2080"),
];
const AZSM_RETRY: &[(&str, &str)] = &[
    ("manual, contact-support", "1002 1020 1021 1023 1043 1044 1045 1060 1040 1041 1042 2063 2080"),
    ("manual", "2061"),
    ("after-fix, fix", "1004 1022 1027 2070 1001 1003 1024 1025 1028 2062 2069"),
    ("no", "1026 2021 2024 2026"),
];

fn azsm(lines: &[String]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(tip) = line.strip_prefix("> *AZSM0000*") {
            let mut row = Row::new("AZSM0000", index + 1, &folded(&format!("*AZSM0000*{tip}")));
            row.set("url", AZSM_URL);
            row.set("state", "success");
            row.set("scope", "any");
            row.set("retry", "no");
            rows.push(row);
        }
        let Some(rest) = line.strip_prefix("| <a name=\"") else { continue };
        let (anchor, rest) = rest.split_once("\"></a>").expect("an anchor");
        let cells: Vec<&str> = rest.split('|').collect();
        let [code, message, remediation, _] = cells[..] else { panic!("line {}: not three cells", index + 1) };
        let code = code.trim().trim_matches('*');
        let digits = code.strip_prefix("AZSM").expect("a code with its prefix");
        let mut row = Row::new(code, index + 1, &folded(message));
        row.set("url", &format!("{AZSM_URL}#{anchor}"));
        row.set("remediation", &folded(&remediation.replace("](/", "](https://learn.microsoft.com/")));
        row.set("state", "failure");
        let (scope, category) =
            listed(digits, AZSM_BLOCKS).and_then(|it| it.split_once(' ')).unwrap_or(("(in no list)", ""));
        row.set("scope", scope);
        row.set("category", category);
        set_retry(&mut row, listed(digits, AZSM_RETRY).unwrap_or("(in no list)"));
        rows.push(row);
    }
    rows
}

const EGNYTE_URL: &str =
    "https://helpdesk.egnyte.com/hc/en-us/articles/360059704311-Migration-App-Status-and-Error-Codes";
const HTTP_NAMES: &[(&str, &str)] = &[
    ("OK", "200"),
    ("Found redirect", "302"),
    ("See Other redirect", "303"),
    ("Unauthorized", "401"),
    ("Page Not Found", "404"),
    ("Service", "500"),
];
const LIVES: &str = "
    .                    created queued running stopping stopped paused suspended skipped success failure
    CREATE_MIGRATION           -    917     910        -     913    914         -       -     911     912
    MIGRATE_DATA               -    927     920      923     924    925         -       -     922     921
    SCAN                       -    937     930      933     934    935         -     936     932     931
    DATA_UPLOAD                -    947     940      943     944    945       948       -     942     941
    DATA_SYNC                  -    957     950      953     954    955       958       -     952     951
    MIGRATE_PERMISSIONS        -    967     960      963     964    965         -       -     962     961
    SANITIZE                   -    977     970      973     974    975         -     976     972     971
    FINALIZE_MIGRATION         -    987     980        -     984    983         -       -     981     982
    META_MIGRATE_DATA          -    107     101      104     105    106         -       -     103     102
    ASYNC_COPY                 -    117     110      113     114    115       118       -     112     111
    CREATE_EMPTY_FOLDERS       -    127     120      123     124    125         -       -     122     121
    SIMULATE_PERMISSIONS       -    137     130      133     134    135         -       -     132     131
    SPEED_TEST                 -      -     210      213     214    215         -       -     212     211
    SCHEDULE_JOB             220      -     221      223     224    226         -       -     222     225
    SCAN_SOURCE                -      -     230        -       -    233         -       -     232     231
    CREATE_PROJECT             -      -       -        -       -      -         -       -     140       -
    SIMULATE_SCAN              -      -     141        -       -    144         -       -     143     142
    DELETE_PROJECT             -      -       -        -       -      -         -       -     145     146
    VALIDATE_PROJECT           -      -     160      164     165    163         -       -     162     161
    AGENT_UPGRADE              -      -     993        -       -      -         -       -     994     995
    AGENT_RETIRE               -      -     193        -       -      -         -       -     194     195
    AGENT_UPGRADE              -      -       -        -       -      -         -       -       -     996
    AGENT_RETIRE               -      -       -        -       -      -         -       -       -     196";
/// States of the rows outside the grid; all others are failures. `0` is success as NOERRORCODE alone.
const EGNYTE_STATES: &[(&str, &str)] =
    &[("success", "200"), ("info", "302 303 903 13"), ("inactive", "900 902"), ("active", "901")];
/// The rows whose text tells somebody to do something; all other failures have no advice of their own.
const INSTRUCTED: &str = "629 632 635 636 639 640 655 668 669 670 671 672 675 679 685 723 728 2016 2018 2080 2200 3060 \
                          6081 9080 9090 9100 9150";

/// Operation and state of each code of the grid.
fn lives() -> HashMap<&'static str, (&'static str, &'static str)> {
    let mut table =
        LIVES.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).filter(|line| !line.is_empty());
    let states = table.next().expect("a head");
    let mut lives = HashMap::new();
    for line in table {
        for (state, code) in states.iter().zip(&line).skip(1).filter(|(_, code)| **code != "-") {
            assert_eq!(lives.insert(*code, (line[0], *state)), None, "{code} stands twice in the grid");
        }
    }
    lives
}

fn egnyte(lines: &[String]) -> Vec<Row> {
    let lives = lives();
    let head = |index: usize| lines.get(index).is_some_and(|line| line.starts_with("Status Code Status code string"));
    let mut found: Vec<(usize, String, bool, String)> = Vec::new();
    let (mut section, mut comments) = (String::new(), false);
    for (index, line) in lines.iter().enumerate() {
        if line.starts_with("Have an Idea or Feedback?") {
            break;
        } else if head(index + 2) {
            section = folded(line);
            comments = lines[index + 2].ends_with(" Comments");
        } else if section.is_empty() || head(index) {
        } else if line.starts_with(|first: char| first.is_ascii_digit()) {
            found.push((index + 1, section.clone(), comments, folded(line)));
        } else if !line.trim().is_empty() {
            // A row that goes on in a further line.
            let (_, _, _, text) = found.last_mut().expect("a row before what continues it");
            *text = format!("{text} {}", folded(line));
        }
    }
    let row = |(line, section, comments, text): (usize, String, bool, String)| {
        let (code, text) = text.split_once(' ').expect("a code and a text");
        let life = (section != "HTTP Status and Errors").then(|| lives.get(code)).flatten();
        let (name, text) = match (section.as_str(), life) {
            ("HTTP Status and Errors", _) => split_after(text, listed(code, HTTP_NAMES).expect("a known code")),
            ("Migration Status" | "Project", _) => stage(text),
            _ => text.split_once(' ').map(|(name, text)| (name.to_owned(), text)).expect("a name and a text"),
        };
        let (message, comment) = if comments { without_comment(code, text) } else { (text, None) };
        let mut row = Row::new(code, line, message);
        row.set("name", &name);
        row.set("section", &section);
        row.set("url", EGNYTE_URL);
        if let Some(comment) = comment {
            row.set("comment", &comment);
        }
        let state = match life {
            Some((operation, state)) => {
                row.set("operation", operation);
                state
            }
            None if name == "NOERRORCODE" => "success",
            None => listed(code, EGNYTE_STATES).unwrap_or("failure"),
        };
        row.set("state", state);
        let advice = match state {
            "queued" => "no, wait",
            "success" | "running" | "stopping" | "created" | "active" | "info" => "no",
            _ if is_in(code, INSTRUCTED) => "after-fix, fix",
            _ => "undocumented",
        };
        set_retry(&mut row, advice);
        row
    };
    found.into_iter().map(row).collect()
}

fn split_after<'a>(text: &'a str, name: &str) -> (String, &'a str) {
    (name.to_owned(), text.strip_prefix(name).expect("the text begins with the name").trim_start())
}

/// «OPERATION : STATE text» in any of the document's spellings, also without a separator; the name in one spelling.
fn stage(text: &str) -> (String, &str) {
    const STATES: &str = "CREATED QUEUED RUNNING STOPPING STOPPED PAUSED SUSPENDED SKIPPED SUCCEEDED FAILED";
    let end = text.find(|c: char| c.is_ascii_lowercase()).expect("a description in small letters");
    let name = text[..end].rsplit_once(' ').expect("a blank before the description").0;
    let state =
        STATES.split(' ').find(|state| name.trim_end().ends_with(state)).expect("a state at the end of the name");
    let operation = name.trim_end().strip_suffix(state).expect("just seen").trim_end_matches([' ', ':']);
    (format!("{operation} : {state}"), text[name.len()..].trim_start())
}

/// A message and the comment glued to it, where there is one.
fn without_comment<'a>(code: &str, text: &'a str) -> (&'a str, Option<String>) {
    for comment in [format!("Internal error. Error code {code}"), "Only displayed during registration".to_owned()] {
        if let Some(message) = text.strip_suffix(&comment) {
            return (message.trim_end(), Some(comment));
        }
    }
    (text, None)
}

fn compare(catalog: &str, prefix: &str, parse: fn(&[String]) -> Vec<Row>, size: usize) {
    let Some(lines) = document(prefix) else { return };
    let documented = parse(&lines);
    assert_eq!(documented.len(), size, "rows read from the document of {catalog}");
    let book = Codebook::built_in();
    let carried: Vec<Row> = book.entries(Some(catalog)).map(catalogued).collect();
    let differences = differences(catalog, &documented, &carried);
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn mover_is_its_document() {
    compare("mover", "000_", mover, 34);
}

#[test]
fn azsm_is_its_document() {
    compare("azsm", "001_", azsm, 30);
}

#[test]
fn egnyte_is_its_document() {
    compare("egnyte", "002_", egnyte, 381);
}

#[test]
fn egnyte_has_its_fourteen_sections() {
    const SIZES: &str = "HTTP Status and Errors 6, Source Status 4, Migration Status 104, Project 13, Advanced Mode \
                         Errors 20, Miscellaneous Errors 28, State Validation Errors 60, Database Errors 11, \
                         Authentication Errors 17, Websocket Errors 21, Agent Upgrade 4, Agent Retire 4, Agent 88, \
                         User Activity 1";
    let mut sizes: Vec<(String, usize)> = Vec::new();
    for entry in Codebook::built_in().entries(Some("egnyte")) {
        let section = entry.section().expect("a section").to_owned();
        match sizes.last_mut() {
            Some((last, size)) if *last == section => *size += 1,
            _ => sizes.push((section, 1)),
        }
    }
    let sizes: Vec<String> = sizes.iter().map(|(section, size)| format!("{section} {size}")).collect();
    assert_eq!(sizes.join(", "), SIZES);
}

#[test]
fn five_codes_mean_opposite_things() {
    let book = Codebook::built_in();
    let mut opposite: Vec<&str> = book
        .entries(None)
        .map(Entry::code)
        .filter(|code| book.decode(code, None).agreement == Some(Agreement::Opposite))
        .collect();
    opposite.sort_unstable();
    opposite.dedup();
    assert_eq!(opposite, ["0", "102", "222", "600", "620"]);
}

#[test]
fn codes_of_other_tiers_answer_but_do_not_count() {
    const OTHERS: &[(&str, &str)] = &[
        ("rule-only", "mover/406"),
        ("later-revision", "azsm/AZSM1029 azsm/AZSM1030 azsm/AZSM1031 azsm/AZSM2027 azsm/AZSM2071"),
        (
            "withdrawn-draft",
            "azsm/AZSM0001 azsm/AZSM0002 azsm/AZSM0003 azsm/AZSM0004 azsm/AZSM0005 azsm/AZSM2001 azsm/AZSM2022 \
             azsm/AZSM2023 azsm/AZSM2025 azsm/AZSM2041 azsm/AZSM2042 azsm/AZSM2064 azsm/AZSM2065 azsm/AZSM2066 \
             azsm/AZSM2067 azsm/AZSM2068",
        ),
    ];
    let book = Codebook::built_in();
    for (tier, ids) in OTHERS {
        for id in ids.split_whitespace() {
            let entry = book.entry(id).unwrap_or_else(|| panic!("{id} is not carried"));
            assert_eq!(entry.tier().as_str(), *tier, "{id}");
        }
    }
    for entry in book.entries(None) {
        assert_eq!(entry.tier().as_str(), "documented", "{}", entry.id());
    }
}
