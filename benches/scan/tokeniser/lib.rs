//! The least that a scanner in WebAssembly can do: every byte of a text is looked at once, words are told from what parts
//! them, and each is given a hash. Nothing is looked up and nothing is kept but a count and a sum.

/// What the caller writes at a time.
const PIECE: usize = 1 << 16;

/// Letters, digits and the underscore.
static WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    table
};

const SEED: u32 = 0x811c_9dc5;

static mut TEXT: [u8; PIECE] = [0; PIECE];
/// How many words ended so far, the sum of their hashes, and the hash of the word that is open, or [`SEED`].
static mut STATE: (u32, u32, u32) = (0, 0, SEED);

/// Where the caller writes a piece.
#[unsafe(no_mangle)]
pub extern "C" fn text() -> *mut u8 {
    &raw mut TEXT as *mut u8
}

/// Walks over the first bytes of what was written; words go on where the piece before ended.
#[unsafe(no_mangle)]
pub extern "C" fn walk(length: usize) {
    // The module has one thread and hands out no reference.
    let (bytes, (mut words, mut sum, mut hash)) = unsafe { (&*&raw const TEXT, STATE) };
    let bytes = &bytes[..length.min(PIECE)];
    let is_word = |at: usize| bytes.get(at).map(|&byte| WORD[byte as usize]);
    let mut at = 0;
    while at < bytes.len() {
        while is_word(at) == Some(true) {
            hash = (hash ^ u32::from(bytes[at] | 0x20)).wrapping_mul(0x0100_0193);
            at += 1;
        }
        if at == bytes.len() {
            break;
        }
        words += u32::from(hash != SEED);
        sum = sum.wrapping_add(hash);
        hash = SEED;
        while is_word(at) == Some(false) {
            at += 1;
        }
    }
    unsafe { STATE = (words, sum, hash) };
}

/// How many words there were since the last call, mixed with their hashes so that none of the work can be left out.
#[unsafe(no_mangle)]
pub extern "C" fn finish() -> u32 {
    let (words, sum, hash) = unsafe { STATE };
    unsafe { STATE = (0, 0, SEED) };
    (words + u32::from(hash != SEED)) ^ sum.wrapping_add(hash)
}
