//! Codes of other systems that people paste: recognised and named, not carried.

use std::ops::Range;

use serde::Serialize;

use crate::text::{Word, part, words};

/// A code of another system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Foreign {
    /// Short name of the system: `HRESULT`, `AADSTS`.
    pub system: &'static str,
    /// What it is and where it is explained.
    pub note: &'static str,
}

const WINDOWS: Foreign = Foreign {
    system: "HRESULT",
    note: "a Windows error: 0x8007 followed by a Win32 error number in hexadecimal; not a code of these products",
};
const HRESULT: Foreign =
    Foreign { system: "HRESULT", note: "a Windows HRESULT, a 32-bit result code; not a code of these products" };
const SPMT: Foreign = Foreign {
    system: "SharePoint Migration Tool",
    note: "an error code as the SharePoint Migration Tool writes them; not a code of these products",
};
const AADSTS: Foreign = Foreign {
    system: "AADSTS",
    note: "a sign-in error of Microsoft Entra ID (Azure Active Directory); not a code of these products",
};
const ORACLE: Foreign =
    Foreign { system: "ORA", note: "an error of the Oracle database; not a code of these products" };

const NTSTATUS: Foreign =
    Foreign { system: "NTSTATUS", note: "a Windows NTSTATUS, a 32-bit status code; not a code of these products" };

const MIGRATION_MANAGER: Foreign = Foreign {
    system: "Migration Manager",
    note: "written as the failure codes of Microsoft's Migration Manager are: M and a word in capitals; not a code of these products",
};

const HTTP: Foreign =
    Foreign { system: "HTTP", note: "a status of the HTTP protocol; no document of these products lists it" };

/// Shorter words in capitals are abbreviations.
const LEAST_FAILURE_CODE: usize = 6;

/// The most words of a text that are looked at: what is longer is no question.
const MOST_WORDS: usize = 256;

/// The first code of another system in a text, and its byte range.
///
/// ```
/// use status_codebook::foreign::recognise;
///
/// let (foreign, range) = recognise("sign-in failed: AADSTS50058").unwrap();
/// assert_eq!((foreign.system, range), ("AADSTS", 16..27));
/// ```
pub fn recognise(text: &str) -> Option<(Foreign, Range<usize>)> {
    recognise_among(text, &words(text))
}

/// The first code of another system among the words of a text.
pub(crate) fn recognise_among(text: &str, words: &[Word]) -> Option<(Foreign, Range<usize>)> {
    words.iter().take(MOST_WORDS).enumerate().find_map(|(place, word)| {
        // A word in capitals may be a host or a share: alone, or announced, it is a code.
        let alone = || words.len() == 1 || place > 0 && announces_failure(&words[place - 1].text);
        let failure = is_failure_code(part(text, word.start..word.end)) && alone();
        if let Some(foreign) = whole(&word.text).or(failure.then_some(MIGRATION_MANAGER)) {
            return Some((foreign, word.start..word.end));
        }
        let next = words.get(place + 1).filter(|next| next.is_number())?;
        let gap = part(text, word.end..next.start);
        let foreign = match &*word.text {
            "aadsts" if gap == " " && (4..=8).contains(&next.text.len()) => AADSTS,
            "ora" if gap == "-" && (4..=5).contains(&next.text.len()) => ORACLE,
            _ => return None,
        };
        Some((foreign, word.start..next.end))
    })
}

/// A failure code of Migration Manager, `MTHROTTLE`: no English word begins with M and a consonant.
fn is_failure_code(word: &str) -> bool {
    let capitals = word.len() >= LEAST_FAILURE_CODE && word.bytes().all(|byte| byte.is_ascii_uppercase());
    capitals && matches!(word.as_bytes(), [b'M', second, ..] if !b"AEIOUY".contains(second))
}

/// Does a word announce a failure code?
fn announces_failure(word: &str) -> bool {
    matches!(word, "code" | "error" | "failure" | "resultcode" | "errorcode")
}

/// The first status of HTTP that is named as such, and the place of its number among the words of a text: «HTTP 418»,
/// «HTTP/1.1 451», «http status code 429»; not the number in «http://192.168.1.5».
pub(crate) fn http(text: &str, words: &[Word]) -> Option<(Foreign, usize)> {
    let beside = |word: &&Word| matches!(&*word.text, "status" | "code" | "error" | "1" | "2" | "3" | "0");
    let mut places = 0..words.len();
    places.find_map(|http| {
        let named = words[http].text == "http" && text.as_bytes().get(words[http].end) != Some(&b':');
        let place = http + 1 + words[http + 1..].iter().take_while(beside).count();
        let number = words.get(place).filter(|_| named)?;
        let status = number.text.parse::<u32>().is_ok_and(|number| (100..600).contains(&number));
        status.then_some((HTTP, place))
    })
}

/// A code of another system that is one word.
fn whole(word: &str) -> Option<Foreign> {
    if let Some(digits) = word.strip_prefix("aadsts") {
        let well_formed = (4..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        return well_formed.then_some(AADSTS);
    }
    let hex =
        word.strip_prefix("0x").filter(|hex| hex.len() == 8 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    match hex.as_bytes() {
        [b'8', b'0', b'0', b'7', ..] => Some(WINDOWS),
        [b'0', b'1', ..] => Some(SPMT),
        [b'8' | b'9' | b'a' | b'b', ..] => Some(HRESULT),
        [b'c' | b'd', ..] => Some(NTSTATUS),
        _ => None,
    }
}
