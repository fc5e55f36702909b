//! Folding and word splitting: the one place that says which characters are alike and what a word is.

/// A word of a text: a run of letters and digits, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The folded form: lower case, full-width forms as ASCII, without invisible characters and apostrophes.
    pub text: String,
    /// First byte in the source text.
    pub start: usize,
    /// Byte after the last in the source text.
    pub end: usize,
}

impl Word {
    /// Only digits?
    pub fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// One character as it counts for comparing; `None` for those that nobody sees, which neither count nor part words.
///
/// ```
/// use status_codebook::text::fold;
///
/// assert_eq!(fold('４'), Some('4'));
/// assert_eq!(fold('\u{a0}'), Some(' '));
/// assert_eq!(fold('\u{200b}'), None);
/// ```
pub fn fold(c: char) -> Option<char> {
    Some(match c {
        // Zero-width characters, joiners, direction marks, the soft hyphen, variation selectors, the byte-order mark.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => return None,
        '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => return None,
        // The full-width forms of ASCII lie at a fixed distance from it.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

/// The words of a text in order. Letters and digits of any script belong to words, everything else parts them but
/// for an apostrophe between letters, which is dropped: «doesn't» is `doesnt`.
///
/// ```
/// use status_codebook::text::words;
///
/// let found: Vec<_> = words("DATA_SYNC : can’t (４０４)").into_iter().map(|word| word.text).collect();
/// assert_eq!(found, ["data", "sync", "cant", "404"]);
/// ```
pub fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    // Is the last word still open, and did an apostrophe follow it?
    let (mut open, mut apostrophe) = (false, false);
    for (start, source) in text.char_indices() {
        let Some(c) = fold(source) else { continue };
        if !c.is_alphanumeric() {
            apostrophe = open && !apostrophe && c == '\'';
            open = apostrophe;
            continue;
        }
        if open && apostrophe && !c.is_alphabetic() {
            open = false;
        }
        if !open {
            found.push(Word { text: String::new(), start, end: start });
        }
        (open, apostrophe) = (true, false);
        if let Some(word) = found.last_mut() {
            word.text.extend(c.to_lowercase());
            word.end = start + source.len_utf8();
        }
    }
    found
}

/// All words of a text without what parts them: the form in which symbolic names are compared, since their
/// underscores, blanks, colons and capitals do not matter.
///
/// ```
/// use status_codebook::text::squeeze;
///
/// assert_eq!(squeeze("DATA_SYNC : FAILED"), squeeze("dataSyncFailed"));
/// ```
pub fn squeeze(text: &str) -> String {
    words(text).iter().map(|word| word.text.as_str()).collect()
}
