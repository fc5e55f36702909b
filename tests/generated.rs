//! Texts made of fragments for the tests of scanning: numbers, names, codes, cues, products and what only looks like them.
//! The same at every run.

use status_codebook::text::words;
use status_codebook::{Codebook, Entry};

use crate::naive::Numbers;

/// Words that the labelled rules treat as exceptions (connectors, replies of other software, exit codes): no message with
/// one of them is put into a text, since the oracle of `naive_scan.rs` does not know them all.
const EXCEPTIONS: [&str; 20] = [
    "source",
    "destination",
    "dest",
    "src",
    "target",
    "connector",
    "to",
    "from",
    "into",
    "on",
    "via",
    "get",
    "post",
    "put",
    "head",
    "delete",
    "exit",
    "exited",
    "return",
    "with",
];

const CUES: [&str; 16] = [
    "status",
    "Status code",
    "STATUS",
    "code",
    "codes",
    "error",
    "ERROR",
    "Error code",
    "err",
    "errorCode",
    "statusCode",
    "HTTP status",
    "errors",
    "ｓｔａｔｕｓ",
    "sta\u{ad}tus",
    "status codes",
];

const SIGNS: [&str; 16] =
    [" ", " ", " ", ": ", "=", " = ", " #", " (", " \"", ":", "\u{a0}", " '", "\u{200b} ", "：", ". ", " - "];

const CHAINS: [&str; 12] = [", ", " and ", " or ", "/", " -> ", ", and ", " & ", "; ", " → ", ",", " ", " x "];

const PRODUCTS: [&str; 17] = [
    "Mover",
    "mover",
    "Mover",
    "Egnyte",
    "egnyte",
    "EGNYTE",
    "Storage Mover",
    "Azure Storage Mover",
    "CMM",
    "true-up",
    "Egnyte Migration App",
    "Ｍｏｖｅｒ",
    "migration app",
    "Mo\u{200d}ver",
    "Mover's",
    "Egnytes",
    "Storage Mover’s",
];

const BARE: [&str; 30] = [
    "404",
    "404",
    "404",
    "500",
    "101",
    "210",
    "211",
    "222",
    "120",
    "230",
    "401",
    "931",
    "694",
    "693",
    "6081",
    "2016",
    "13",
    "0",
    "600",
    "411",
    "999",
    "555",
    "9999",
    "60000",
    "7",
    "0404",
    "４０４",
    "4\u{200b}04",
    "5\u{ad}00",
    "999999999999999999999",
];

const PREFIXED: [&str; 23] = [
    "AZSM1027",
    "azsm1027",
    "AZSM 1024",
    "Azsm-1001",
    "azsm_2070",
    "AZSM\u{a0}1060",
    "ＡＺＳＭ１０２７",
    "AZ\u{200b}SM1027",
    "AZSM1099",
    "azsm-3000",
    "AZSM10271",
    "XAZSM1027",
    "AZSM  1027",
    "AZSM--1027",
    "AZSM1027x",
    "AZSM/1027",
    "AZSM 10 27",
    "_AZSM1027",
    "AZSM1027_b",
    "_AZSM1027_",
    "__AZSM1024__",
    "_AZSM1024_b_",
    "AZSM-1027's",
];

const NOISE: [&str; 54] = [
    "404 MB",
    "500 ms",
    "101 files",
    "404 kb",
    "500 users",
    "12 %",
    "100%",
    "404 %",
    "404\u{a0}%",
    "101 of 500 users",
    "2026-01-03",
    "404-01-03",
    "09:15:22.404",
    "C:\\x\\404\\b",
    "/a/500/b",
    "id-404",
    "kim.404",
    "b2080.dwg",
    "v404.1",
    "port 500",
    "copied",
    "done",
    "naïve",
    "größe",
    "e\u{301}",
    "😀",
    "👩\u{200d}💻",
    "don't",
    "don’t",
    "the",
    "again",
    "“x”",
    "\u{200b}",
    "\u{feff}",
    "10.0.4.404",
    "1,404",
    "404,5",
    "404.txt",
    "404_a",
    "(404)",
    "[500]",
    "'101'",
    "\"404\"",
    "*404*",
    "**404** error",
    "status **404**",
    "`404`",
    "a=1",
    "n=404",
    "x/",
    "日本",
    "404 s",
    "404 s=1",
    "exit code 101",
];

const BETWEEN: [&str; 14] = [" ", " ", " ", " ", ", ", ", ", ". ", "; ", " – ", ": ", " (", ") ", " / ", "\u{200b} "];

const COLUMNS: [&str; 17] = [
    "Status",
    "Code",
    "Status Code",
    "Last Status Code",
    "errorCode",
    "StatusCode",
    "status code",
    "ｃｏｄｅ",
    "*Status*",
    "\"Error code\"",
    "`code`",
    "Status\u{200b} Code",
    "Mover status code",
    "Egnyte Code",
    "Job status code",
    "Job code",
    "Error codes",
];

/// Makes texts of what the codebook documents.
pub(crate) struct Texts<'a> {
    numbers: Numbers,
    entries: Vec<Entry<'a>>,
    /// Those whose message can stand in a text.
    said: Vec<Entry<'a>>,
    named: Vec<Entry<'a>>,
}

impl<'a> Texts<'a> {
    pub(crate) fn new(book: &'a Codebook, seed: u64) -> Self {
        let plain = |entry: &Entry<'_>| {
            let words = words(entry.message());
            let excepted = words.iter().any(|word| EXCEPTIONS.contains(&&*word.text));
            entry.catalog() != "azsm" && words.len() < 10 && !excepted && !entry.message().contains('*')
        };
        let entries: Vec<Entry<'_>> = book.entries(None).collect();
        let said = entries.iter().copied().filter(plain).collect();
        // «…_ON_SOURCE» makes a connector of the product that follows.
        let ends = |name: &str| name.ends_with("SOURCE");
        let named = entries.iter().copied().filter(|entry| entry.name().is_some_and(|name| !ends(name))).collect();
        Self { numbers: Numbers(seed), entries, said, named }
    }

    fn below(&mut self, end: usize) -> usize {
        self.numbers.below(end)
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    fn entry(&mut self) -> Entry<'a> {
        let place = self.below(self.entries.len());
        self.entries[place]
    }

    fn named(&mut self) -> Entry<'a> {
        let place = self.below(self.named.len());
        self.named[place]
    }

    fn said(&mut self) -> Entry<'a> {
        let place = self.below(self.said.len());
        self.said[place]
    }

    /// A text of lines and tables.
    pub(crate) fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..1 + self.below(4) {
            match self.below(3) {
                0 => text.push_str(&self.table()),
                _ => (0..1 + self.below(4)).for_each(|_| text.push_str(&self.line())),
            }
            if self.below(3) == 0 {
                text.push_str(self.end());
            }
        }
        if self.below(2) == 0 { text.trim_end().to_owned() } else { text }
    }

    fn end(&mut self) -> &'static str {
        if self.below(4) == 0 { "\r\n" } else { "\n" }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        for _ in 0..1 + self.below(5) {
            line.push_str(&self.fragment());
            line.push_str(self.pick(&BETWEEN));
        }
        line.truncate(line.trim_end().len());
        line + self.end()
    }

    fn fragment(&mut self) -> String {
        match self.below(12) {
            0..=2 => self.cued(),
            3 => format!(
                "{}{}{}",
                self.pick(&BARE),
                self.pick(&[" ", "\u{a0}", ", "]),
                self.pick(&["status", "error", "ERROR:"])
            ),
            4 => self.beside(),
            5 => self.name(),
            6 => self.pick(&PREFIXED).to_owned(),
            7 => self.pick(&PRODUCTS).to_owned(),
            8 => self.pick(&BARE).to_owned(),
            // The last one is the name of a column too, in one word.
            9 => self.pick(&CUES[..15]).to_owned(),
            _ => self.pick(&NOISE).to_owned(),
        }
    }

    /// A cue, its number and what is chained to it.
    fn cued(&mut self) -> String {
        let mut text = format!("{}{}{}", self.pick(&CUES), self.pick(&SIGNS), self.number());
        for _ in 0..self.below(6).saturating_sub(2) {
            text = format!("{text}{}{}", self.pick(&CHAINS), self.number());
        }
        text
    }

    fn number(&mut self) -> String {
        let entry = self.entry();
        if self.below(3) == 0 && entry.catalog() != "azsm" {
            entry.code().to_owned()
        } else {
            self.pick(&BARE).to_owned()
        }
    }

    /// A name as it is written, or nearly.
    fn name(&mut self) -> String {
        let name = self.named().name().expect("one with a name").to_owned();
        let colon = self.pick(&[":", " :", ": ", "  :\u{a0}", "：", " :\u{200b} ", " : : ", " "]);
        match self.below(13) {
            0 => name.to_lowercase(),
            9 => format!("_{name}_"),
            1 => name[..name.len() - 1].to_owned(),
            2 => format!("X{name}"),
            3 => format!("{name}_"),
            4 => format!("_{name}"),
            5 => name.replacen('_', "\u{200b}_", 1),
            6 => name.replacen('A', "Ａ", 1),
            7 | 8 => name.replace(" : ", colon),
            _ => name,
        }
    }

    /// A name or a message and a number beside it, mostly its own.
    fn beside(&mut self) -> String {
        let entry = if self.below(2) == 0 { self.named() } else { self.said() };
        let message = self.said.iter().any(|said| said.id() == entry.id()) && self.below(2) == 0;
        let text = if message { entry.message() } else { entry.name().unwrap_or_else(|| entry.message()) };
        let number = if self.below(5) == 0 { self.number() } else { entry.code().to_owned() };
        let text = text.trim_end_matches('.');
        match self.below(5) {
            0 => format!("{text} ({number})"),
            1 => format!("{number} – {text}"),
            2 => format!("{number} {text}"),
            3 => format!("{text} - status code {number}"),
            _ => format!("{text}: {number}"),
        }
    }

    /// A table with a column of codes, and perhaps with products and notes.
    fn table(&mut self) -> String {
        let sign = self.pick(&[",", ",", ";", "\t", "|"]);
        let mut columns = vec![("code", self.pick(&COLUMNS).to_owned())];
        for column in [
            ("size", "Size"),
            ("tool", "Tool"),
            ("note", "Note"),
            ("file", "File"),
            ("code", "Code"),
            ("code", "Mover code"),
        ] {
            if self.below(2) == 0 {
                columns.insert(self.below(columns.len() + 1), (column.0, column.1.to_owned()));
            }
        }
        let row = |cells: Vec<String>, end: &str| cells.join(sign) + end;
        let mut table = row(columns.iter().map(|(_, name)| name.clone()).collect(), self.end());
        for _ in 0..self.below(6) {
            if sign == "|" && self.below(4) == 0 {
                table.push_str(self.pick(&["---+---\n", "+--+--+\n", "|:--|--:|\n", "-- x\n"]));
            }
            let mut cells: Vec<String> = columns.iter().map(|(kind, _)| self.cell(kind, sign)).collect();
            match self.below(12) {
                0 => cells.push(self.pick(&["", "x", "404"]).to_owned()),
                1 => cells.truncate(1),
                _ => {}
            }
            table.push_str(&row(cells, self.end()));
        }
        table
    }

    fn cell(&mut self, kind: &str, sign: &str) -> String {
        let bare = match kind {
            "code" if self.below(8) == 0 => self.name(),
            "code" => self.number(),
            "size" => self.pick(&["404", "500", "12", "1.404", ""]).to_owned(),
            "tool" => self.pick(&["Mover", "Egnyte", "", "Storage Mover", "rsync"]).to_owned(),
            "file" => self.pick(&["a.txt", "a 3\" disk", "404.txt", "naïve 😀"]).to_owned(),
            _ => self.fragment().replace('"', ""),
        };
        match self.below(8) {
            0 => format!("\"{}\"", bare.replace('"', "\"\"")),
            1 if kind == "code" => format!(
                "{}{bare}{}",
                self.pick(&["*", " ", "\u{a0}", "\u{feff}", "`"]),
                self.pick(&["", " ", "*", "`"])
            ),
            _ => bare.replace(sign, " "),
        }
    }
}
