//! The hash of words in tables of this library: FNV-1a, 32 bits.

/// The hash of nothing.
pub(crate) const SEED: u32 = 0x811c_9dc5;

/// The hash of a text.
pub(crate) fn hash(text: &str) -> u32 {
    text.bytes().fold(SEED, mix)
}

/// The hash after one more byte.
#[inline(always)]
pub(crate) fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// The hash of a word, whatever its ASCII capitals: eight bytes at a time, as the lexer meets them; 64 bits, so that words
/// which are alike in it need not be compared.
pub(crate) fn of_word(bytes: &[u8]) -> u64 {
    let (mut hash, mut at) = (0, 0);
    loop {
        // The bytes behind the end are zeros, and no word has one: its length need not be told.
        hash = add(hash, small(eight(bytes, at)));
        at += 8;
        if at >= bytes.len() {
            return hash;
        }
    }
}

/// The eight bytes at a place, zeros behind the end of all.
#[inline(always)]
pub(crate) fn eight(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8).and_then(<[u8]>::first_chunk) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => last(bytes, at),
    }
}

/// … where there are less than eight of them.
#[cold]
fn last(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).unwrap_or_default().iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte))
}

/// A hash after one more number.
#[inline(always)]
pub(crate) fn add(hash: u64, number: u64) -> u64 {
    let mixed = (hash ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 29
}

/// Eight bytes with the capitals of ASCII made small.
fn small(bytes: u64) -> u64 {
    u64::from_le_bytes(bytes.to_le_bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::of_word;

    #[test]
    fn words_of_every_length_differ_in_each_byte_and_not_in_capitals() {
        for length in 0..40 {
            let word = vec![b'a'; length];
            assert_eq!(of_word(&word), of_word(&word.to_ascii_uppercase()));
            let mut seen = vec![of_word(&word), of_word(&[&word[..], b"a"].concat())];
            for place in 0..length {
                for byte in [b'b', b'4', 0xc3, 0xe3] {
                    let mut other = word.clone();
                    other[place] = byte;
                    seen.push(of_word(&other));
                }
            }
            let count = seen.len();
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), count, "{length}");
        }
    }
}
