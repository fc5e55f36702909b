//! Proves that the steps of a scan grow no faster than its text, whatever that is made of.

use super::{ScanOptions, Scanner, steps};
use crate::codebook::Codebook;

/// Bytes of a text within one line, and of one with many lines or two parts of one; each is read again with twice as many.
const SHORT: usize = 8 * 1024;
const LONG: usize = 72 * 1024;
/// … and of one of very many parts.
const LONGEST: usize = 512 * 1024;

/// Of twice the text so many times the steps, at most: what is done once for a text may not come twice.
const MOST_GROWTH: f64 = 2.05;

/// So many steps for each byte, at most: a step is some bytes of a word or one entry that is compared, never a text.
const MOST_STEPS: f64 = 64.0;

/// What a text is made of: how it begins, what is repeated in its first half, and what in the second.
const TEXTS: [(&str, &str, &str); 57] = [
    ("", "7", "7"),
    ("", "a", "a"),
    ("", "日本", "日本"),
    ("", "a ", "a "),
    ("", " ", " "),
    ("", "\n", "\n"),
    ("", "\"", "\""),
    ("Status Code,File\n", "\"", "\""),
    ("Status Code,File\n\"", "a b,404\n", "a b,404\n"),
    ("Status Code,File\n", "\"a,404\n", "\"a,404\n"),
    ("Status Code,File\n", "\"a\nb\",404\n", "\"a\nb\",404\n"),
    ("", "([{<", ">}])"),
    ("", "DISK_HASH_LOAD_ERRO DISK_HASH_ ", "DISK_HASH_LOAD_ERRO DISK_HASH_ "),
    ("", "DISK_HASH_", "DISK_HASH_"),
    ("", "MIGRATE_DATA_STOP_INPROGRESS MIGRATE_DATA ", "MIGRATE_DATA : "),
    ("", "ERR_MIGRATION_CONFIG_UPDATE_SANITIZE_ONFLY ", "ERR_MIGRATION_CONFIG_UPDATE_SANITIZE_ONFLY_"),
    ("", "SCAN : FAILED ", "SCAN : FAILED "),
    ("", "SCAN : FAILED ", "Mover "),
    ("", "Mover ", "SCAN : FAILED "),
    ("", "SCAN : FAILED 931 ", "SCAN : FAILED 931 "),
    ("", "SCAN          :          ", "SCAN          :          "),
    ("", "status code error ", "status code error "),
    ("", "Azure Storage Mover Egnyte Migration App ", "Azure Storage Mover Egnyte Migration App "),
    ("", "azure storage ", "egnyte migration "),
    ("", "404,", "404,"),
    ("", "status 404 ", "status 404 "),
    ("", "status 404 ", "SCAN : FAILED "),
    ("", "get status 404 ", "get status 404 "),
    ("", "404 Crashed, ", "931 Scan succeeded "),
    ("", "please retry 404 ", "Some upload errors, 201 "),
    ("", "404          ", "404          "),
    ("", "1/22/333333333333 ", "404/////////////// "),
    ("", "AZSM ", "AZSM-"),
    ("", "AZSM1027 ", "AZSM_1099 "),
    ("", "_", "_"),
    ("", "AZSM1027_______ ", "_______SCAN "),
    ("", "404 status code error ", "404 error 404 "),
    ("", "code,", "code,"),
    ("", "errorcode,x\n", "errorcode,x\n"),
    ("", "status,x\n", "status 4,x\n"),
    ("", "status\tx\n404\ty\n\n", "status\tx\n404\ty\n\n"),
    ("Status Code\tFile\n", "404\ta\n", "999\ta\n"),
    ("x  y  Code\n", "a  b  404\n", "404 "),
    ("Tool,Code,Note\n", "Mover,404,status 500\nEgnyte,404,status 500\n", "Mover,404,\nEgnyte,404,\n"),
    ("Code,Note\n", "1,SCAN:FAILED 931 SCAN:FAILED 931 SCAN:FAILED 931\n", "931,status 404 status 405 status 411\n"),
    ("", "status 404\n", "status 931\n"),
    ("", "\u{200b}", "\u{200b}"),
    ("", "SCAN\u{200b}\u{200b}\u{200b}\u{200b} ", "404\u{200b}\u{200b}\u{200b}\u{200b} "),
    ("", "'", "'"),
    ("", "a'", "1'"),
    ("", "don't ", "’s "),
    ("", "{\"status\":404},", "{\"status\":404},"),
    ("", "a=1 status=404\n", "key=value "),
    ("", "Code x\n---- -\n404  y\n", "Code x\n---- -\n404  y\n"),
    ("Code x\n---- -\n", "404  y\n", "404 "),
    ("Code x\n", "- ", "- "),
    ("x|Code\n", "-+-\n", "1|404\n"),
];

/// Texts of which parts differ: for short ones.
const LINES: [(&str, &str, &str); 6] = [
    ("", "status 404 ", "DELETE 404 "),
    ("status ", "(", "("),
    ("status ", "404, ", "404, "),
    ("status ", "404/", "404/"),
    ("status ", "4\u{200b}", "4\u{200b}"),
    ("code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,code,x\n", "404,", "404,"),
];

/// Texts without a place where one of their parts could end.
const ENDLESS: [(&str, &str, &str); 3] = [("", "7", "7"), ("", "a", "a"), ("", "日本", "日本")];

fn text(&(begin, first, second): &(&str, &str, &str), size: usize) -> String {
    let mut text = begin.to_owned();
    for (part, end) in [(first, size / 2), (second, size)] {
        while text.len() < end {
            text.push_str(part);
        }
    }
    text
}

fn steps_of(book: &Codebook, text: &str) -> f64 {
    steps::take();
    let mut scanner = Scanner::new(&ScanOptions::default());
    scanner.write(book, text);
    scanner.finish(book);
    steps::take() as f64
}

/// Asserts of each text that twice of it takes twice the steps.
fn assert_linear<'t>(texts: impl Iterator<Item = &'t (&'t str, &'t str, &'t str)>, size: usize) {
    let book = Codebook::built_in();
    // The tables over the catalogs are made once.
    steps_of(&book, "status 404");
    let mut faults = Vec::new();
    for made in texts {
        let (once, twice) = (steps_of(&book, &text(made, size)), steps_of(&book, &text(made, size * 2)));
        let (growth, each) = (twice / once, twice / (2 * size) as f64);
        let (first, second) = (made.1.escape_debug(), made.2.escape_debug());
        println!("{size:6} bytes, twice: {growth:.2} times the steps, {each:5.2} a byte: {first}, {second}");
        if growth > MOST_GROWTH || each > MOST_STEPS {
            faults.push(made.1);
        }
    }
    assert_eq!(faults, [""; 0]);
}

#[test]
fn twice_a_line_takes_twice_the_steps() {
    assert_linear(TEXTS.iter().chain(&LINES), SHORT);
}

#[test]
fn twice_a_text_takes_twice_the_steps() {
    assert_linear(TEXTS.iter(), LONG);
}

#[test]
fn twice_a_line_without_a_blank_takes_twice_the_steps() {
    assert_linear(ENDLESS.iter(), LONGEST);
}
