//! Codes of other systems that people paste: recognised and named, not carried.

use serde::Serialize;

use crate::text::fold;

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
    note: "an error code of the SharePoint Migration Tool; not a code of these products",
};
const AADSTS: Foreign = Foreign {
    system: "AADSTS",
    note: "a sign-in error of Microsoft Entra ID (Azure Active Directory); not a code of these products",
};
const ORACLE: Foreign =
    Foreign { system: "ORA", note: "an error of the Oracle database; not a code of these products" };

/// The first code of another system in a text.
pub fn recognise(text: &str) -> Option<Foreign> {
    let folded: String = text.chars().filter_map(fold).map(|c| c.to_ascii_lowercase()).collect();
    let mut pieces = folded.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    pieces.find_map(|piece| recognise_piece(piece.trim_matches('-')))
}

fn recognise_piece(piece: &str) -> Option<Foreign> {
    let digits = |rest: &str, count: std::ops::RangeInclusive<usize>| {
        count.contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit())
    };
    if let Some(hex) = piece.strip_prefix("0x") {
        let well_formed = hex.len() == 8 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        return match hex {
            _ if !well_formed => None,
            hex if hex.starts_with("8007") => Some(WINDOWS),
            hex if hex.starts_with("01") => Some(SPMT),
            hex if hex.starts_with(['8', '9', 'a', 'b', 'c', 'd', 'e', 'f']) => Some(HRESULT),
            _ => None,
        };
    }
    if piece.strip_prefix("aadsts").is_some_and(|rest| digits(rest, 4..=8)) {
        return Some(AADSTS);
    }
    if piece.strip_prefix("ora-").is_some_and(|rest| digits(rest, 4..=5)) {
        return Some(ORACLE);
    }
    None
}
