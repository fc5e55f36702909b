//! Why a number that equals a documented code is none.

use crate::text::part;

/// Why a number that equals a documented code is none. The numbers cross to JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Reason {
    /// A part of a date.
    Date = 0,
    /// A part of a time.
    Time = 1,
    /// How much something takes.
    Size = 2,
    /// How long something takes.
    Duration = 3,
    /// How many there are of something.
    Count = 4,
    /// A part of a path or an address.
    Path = 5,
    /// A port or a process.
    Port = 6,
    /// A part of a version or of a decimal number.
    Version = 7,
    /// A part of an id or a name, or a number that something bears.
    Id = 8,
    /// It stands in another column of a table.
    Column = 9,
    /// Nothing says that it is one.
    NoCue = 10,
}

impl Reason {
    /// All of them, by their numbers.
    pub const ALL: [Self; 11] = [
        Self::Date,
        Self::Time,
        Self::Size,
        Self::Duration,
        Self::Count,
        Self::Path,
        Self::Port,
        Self::Version,
        Self::Id,
        Self::Column,
        Self::NoCue,
    ];
}

/// Why the number at some bytes of a text is no code.
pub(crate) fn reason(text: &str, start: usize, end: usize) -> Reason {
    let bytes = text.as_bytes();
    let (before, after) = neighbours(text, start, end);
    let is_one = |words: &[&str], word: &str| words.iter().any(|it| it.eq_ignore_ascii_case(word));
    // What stands before and behind it up to the next blank.
    let (mut path, mut date, mut time, mut point, mut name, mut share) = (false, false, false, false, false, false);
    let mut digits = 0;
    let mut look = |byte: &u8| match byte {
        b'/' | b'\\' | b'@' => path = true,
        b'-' => date = true,
        b':' => time = true,
        b'.' => point = true,
        b'%' => share = true,
        b'0'..=b'9' => digits += 1,
        b'_' | b'#' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => name = true,
        _ => {}
    };
    let blank = |byte: &&u8| !byte.is_ascii_whitespace();
    bytes[..start].iter().rev().take_while(blank).take(MOST_AROUND).for_each(&mut look);
    bytes[end..].iter().take_while(blank).take(MOST_AROUND).for_each(look);
    match () {
        () if path => Reason::Path,
        () if date && digits > 2 => Reason::Date,
        () if time && digits > 1 => Reason::Time,
        () if is_one(&SIZES, after) => Reason::Size,
        () if is_one(&DURATIONS, after) => Reason::Duration,
        () if share || is_one(&COUNTED, after) => Reason::Count,
        () if is_one(&PORTS, before) => Reason::Port,
        () if point && digits > 0 || is_one(&VERSIONS, before) => Reason::Version,
        () if name || is_one(&IDS, before) => Reason::Id,
        () => Reason::NoCue,
    }
}

/// The words directly before and after a number, each as it stands.
fn neighbours(text: &str, start: usize, end: usize) -> (&str, &str) {
    let bytes = text.as_bytes();
    let letter = |place: &usize| bytes[*place].is_ascii_alphanumeric() || !bytes[*place].is_ascii();
    let last = (0..start).rev().find(letter).map_or(0, |place| place + 1);
    let begin = (0..last).rev().find(|place| !letter(place)).map_or(0, |place| place + 1);
    let first = (end..bytes.len()).find(letter).unwrap_or(bytes.len());
    let after = (first..bytes.len()).find(|place| !letter(place)).unwrap_or(bytes.len());
    (part(text, begin..last), part(text, first..after))
}

/// So much of the text on either side of a number tells what it is.
const MOST_AROUND: usize = 32;
pub(super) const SIZES: [&str; 10] = ["b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "bytes", "byte"];
pub(super) const DURATIONS: [&str; 17] = [
    "ms", "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "h", "hours", "hour", "day",
    "days", "weeks", "months",
];
const COUNTED: [&str; 12] =
    ["files", "file", "folders", "folder", "dirs", "items", "users", "times", "errors", "jobs", "tasks", "of"];
const PORTS: [&str; 3] = ["port", "ports", "pid"];
const VERSIONS: [&str; 5] = ["version", "v", "build", "release", "rev"];
const IDS: [&str; 9] = ["id", "no", "nr", "number", "room", "ext", "phone", "case", "ticket"];
