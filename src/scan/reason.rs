//! Why a number that equals a documented code is none.

use super::lexer::Line;
use super::{lexicon, steps};

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

/// Why the number at a place is no code.
pub(super) fn reason(line: &Line<'_>, place: usize) -> Reason {
    // What stands before and behind it up to the next blank.
    let (before, after) = (line.before(place).as_bytes(), line.after(place).as_bytes());
    let (mut signs, mut digits) = (0, 0);
    for &byte in before.iter().rev().take(MOST_AROUND) {
        if !look(byte, &mut signs, &mut digits) {
            break;
        }
    }
    for &byte in after.iter().take(MOST_AROUND) {
        if !look(byte, &mut signs, &mut digits) {
            break;
        }
    }
    let (is, before, after) = (|sign: u8| signs & sign != 0, place.wrapping_sub(1), place + 1);
    match () {
        () if is(PATH) => Reason::Path,
        () if is(HYPHEN) && digits > 2 => Reason::Date,
        () if is(COLON) && digits > 1 => Reason::Time,
        () if line.is(after, lexicon::SIZE) => Reason::Size,
        () if line.is(after, lexicon::DURATION) => Reason::Duration,
        () if is(SHARE) || line.is(after, lexicon::COUNTED) => Reason::Count,
        () if line.is(before, lexicon::PORT) => Reason::Port,
        () if is(POINT) && digits > 0 || line.is(before, lexicon::VERSION) => Reason::Version,
        () if is(NAME) || line.is(before, lexicon::ID) => Reason::Id,
        () => Reason::NoCue,
    }
}

/// Notes a sign beside a number; false where it is a blank.
#[inline(always)]
fn look(byte: u8, signs: &mut u8, digits: &mut usize) -> bool {
    steps::count(|| 1);
    let sign = SIGNS[usize::from(byte)];
    *signs |= sign;
    *digits += usize::from(sign == FIGURE);
    sign != BLANK
}

/// What stands beside a number, one bit for each sign.
const PATH: u8 = 1;
const HYPHEN: u8 = 2;
const COLON: u8 = 4;
const POINT: u8 = 8;
const SHARE: u8 = 16;
const NAME: u8 = 32;
const FIGURE: u8 = 64;
const BLANK: u8 = 128;

const SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = match byte as u8 {
            b'/' | b'\\' | b'@' => PATH,
            b'-' => HYPHEN,
            b':' => COLON,
            b'.' => POINT,
            b'%' => SHARE,
            b'0'..=b'9' => FIGURE,
            b'_' | b'#' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => NAME,
            b' ' | b'\t' | b'\n' | 0x0c | b'\r' => BLANK,
            _ => 0,
        };
        byte += 1;
    }
    signs
};

/// So much of the text on either side of a number tells what it is.
const MOST_AROUND: usize = 32;
