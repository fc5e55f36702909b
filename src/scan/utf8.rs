//! UTF-8 that comes in pieces, of which one may begin and end within a character.

/// How many of some bytes make whole characters: all but the first ones of one that may go on.
pub(super) fn whole_characters(bytes: &[u8]) -> usize {
    for (place, &byte) in bytes.iter().enumerate().rev().take(3) {
        let length = match byte {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            // It goes on with one that stands before it.
            0x80..=0xbf => continue,
            _ => 1,
        };
        return if place + length > bytes.len() { place } else { bytes.len() };
    }
    bytes.len()
}

/// Adds bytes to a text; what is no UTF-8 counts as U+FFFD.
pub(super) fn push_lossy(text: &mut String, bytes: &[u8]) {
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
}
