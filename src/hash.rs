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
