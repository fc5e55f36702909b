//! Which bytes of a text belong to words, sixty-four of them at a time.

use std::ops::Range;

/// So many bytes are a block.
pub(super) const BYTES: usize = 64;

/// The highest bit of each of eight bytes.
pub(super) const HIGH: u64 = each(0x80);

/// Eight bytes that are all the same.
pub(super) const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// One bit for each byte of a block, the first one lowest: is it a letter or a digit of ASCII, or not of ASCII? Behind the
/// end of the span none is.
#[inline(always)]
pub(super) fn words(bytes: &[u8], span: Range<usize>) -> u64 {
    let length = span.len().min(BYTES);
    let rest = bytes.get(span.start..).unwrap_or_default();
    let last;
    let block = match rest.first_chunk() {
        Some(block) => block,
        None => {
            last = filled(rest);
            &last
        }
    };
    let mut all = 0;
    for (place, &eight) in block.as_chunks().0.iter().enumerate().take(length.div_ceil(8)) {
        all |= of_eight(u64::from_le_bytes(eight)) << (8 * place);
    }
    if length < BYTES { all & ((1 << length) - 1) } else { all }
}

/// Less bytes than a block, and zeros behind them.
#[cold]
fn filled(bytes: &[u8]) -> [u8; BYTES] {
    let mut block = [0; BYTES];
    block[..bytes.len()].copy_from_slice(bytes);
    block
}

/// … for each of eight bytes, in the lowest byte.
#[inline(always)]
fn of_eight(bytes: u64) -> u64 {
    let ascii = bytes & !HIGH;
    let folded = ascii | each(0x20);
    // No sum of bytes below 0x80 reaches the next one. The first of two is 0x80 or more where a byte is not too low, and
    // the second where it is too high: only in between they differ.
    let letters = (folded + each(0x80 - b'a')) ^ (folded + each(0x7f - b'z'));
    let digits = (ascii + each(0x80 - b'0')) ^ (ascii + each(0x7f - b'9'));
    let found = (letters | digits | bytes) & HIGH;
    // The product gathers the bits of all bytes in the highest one.
    (found >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}
