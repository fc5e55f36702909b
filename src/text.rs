//! Folding and word splitting: the one place that says which characters are alike and what a word is.

use std::borrow::Cow;

/// A word of a text: a run of letters and digits, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    /// The folded form: lower case, full-width forms as ASCII, without invisible characters and apostrophes.
    pub text: Cow<'a, str>,
    /// First byte in the source text.
    pub start: usize,
    /// Byte after the last in the source text.
    pub end: usize,
}

impl Word<'_> {
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
    // Nearly all of them.
    if c.is_ascii_alphanumeric() {
        return Some(c);
    }
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

/// The small letter of a capital, in the Latin, Greek and Cyrillic scripts; other characters stay as they are. The
/// standard library knows every script, and its table weighs 5 KB in the module (brotli): more than all of this file.
pub(crate) fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = c as u32;
    let small = match code {
        0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 0x20,
        0x400..=0x40f => code + 0x50,
        // Pairs, the capital first: on even numbers here, on odd ones below.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => code | 1,
        0x1e00..=0x1e95 | 0x1ea0..=0x1eff => code | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x4c1..=0x4ce => code + code % 2,
        0x178 => 0xff,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 0x25,
        0x38c => 0x3cc,
        0x38e..=0x38f => code + 0x3f,
        0x4c0 => 0x4cf,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// Is it a letter or a digit, of any script? What is not is told by ranges: punctuation, symbols, marks and emoji; the
/// standard library's tables of what is weigh 1.7 KB in the module (brotli).
pub(crate) fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    match c as u32 {
        0xaa | 0xb2 | 0xb3 | 0xb5 | 0xb9 | 0xba | 0xbc..=0xbe => true,
        0x80..=0xbf | 0xd7 | 0xf7 | 0x2c2..=0x2c5 | 0x2d2..=0x2df | 0x300..=0x344 | 0x346..=0x362 => false,
        0x2000..=0x206f | 0x20a0..=0x20ff | 0x218c..=0x245f | 0x2500..=0x2775 | 0x2794..=0x2bff => false,
        0x2e30..=0x2e7f | 0x3000..=0x3004 | 0x3008..=0x3020 | 0x3030 | 0xe000..=0xf8ff | 0xfe10..=0xfe6f => false,
        0xff00..=0xff0f | 0xff5f..=0xff65 | 0xffe0..=0xffff | 0x1f000..=0x1f0ff | 0x1f18a..=0x1fbef => false,
        _ => true,
    }
}

/// The words of a text in order. Letters and digits of any script belong to words, everything else parts them but
/// for the apostrophe of a contraction, which is dropped: «doesn't» is `doesnt`.
///
/// ```
/// use status_codebook::text::words;
///
/// let found: Vec<_> = words("DATA_SYNC : can’t (４０４)").into_iter().map(|word| word.text).collect();
/// assert_eq!(found, ["data", "sync", "cant", "404"]);
/// ```
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    each_word(text, |word, start, end| {
        let slice = part(text, start..end);
        let text = if slice == word { Cow::Borrowed(slice) } else { Cow::Owned(word.to_owned()) };
        found.push(Word { text, start, end });
    });
    found
}

/// Calls `found` with each word of a text in order: its folded form, its first byte and the byte after its last. What
/// [`words`] gives as a list, without a list.
pub(crate) fn each_word(text: &str, mut found: impl FnMut(&str, usize, usize)) {
    let mut splitter = Splitter::at(text, 0);
    while let Some((start, end)) = splitter.next() {
        found(&splitter.word, start, end);
    }
}

/// Walks over the words of a text.
pub(crate) struct Splitter<'t> {
    text: &'t str,
    /// The first byte that has not been looked at.
    pub(crate) at: usize,
    /// The folded form of the last word.
    pub(crate) word: String,
}

impl<'t> Splitter<'t> {
    /// Begins at a byte of a text.
    pub(crate) fn at(text: &'t str, at: usize) -> Self {
        Self { text, at, word: String::new() }
    }

    /// The first byte of the next word and the byte after its last.
    pub(crate) fn next(&mut self) -> Option<(usize, usize)> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        while start < bytes.len() && bytes[start].is_ascii() && !bytes[start].is_ascii_alphanumeric() {
            start += 1;
        }
        let mut end = start;
        while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
            end += 1;
        }
        self.word.clear();
        // Nearly all words end here.
        let next = bytes.get(end).copied().unwrap_or(b' ');
        if end > start && next.is_ascii() && next != b'\'' && next != b'`' {
            self.word.push_str(part(self.text, start..end));
            self.word.make_ascii_lowercase();
            self.at = end;
            return Some((start, end));
        }
        self.at = start;
        self.next_of_any_script()
    }

    /// The next word, character by character.
    pub(crate) fn next_of_any_script(&mut self) -> Option<(usize, usize)> {
        let (mut first, mut last, mut before) = (0, 0, ' ');
        let begin = self.at;
        for (place, source) in part(self.text, begin..self.text.len()).char_indices() {
            let place = begin + place;
            let Some(c) = fold(source) else { continue };
            if !is_letter(c) {
                let after = || part(self.text, place + source.len_utf8()..self.text.len());
                let alone = last - first == before.len_utf8();
                if self.word.is_empty() || c == '\'' && contracts(before, alone, after()) {
                    continue;
                }
                self.at = place;
                return Some((first, last));
            }
            before = c;
            if self.word.is_empty() {
                first = place;
            }
            self.word.push(lower(c));
            last = place + source.len_utf8();
        }
        self.at = self.text.len();
        (!self.word.is_empty()).then_some((first, last))
    }
}

/// Does an apostrophe between a letter and a text contract two words: «don't», «we're», «I'm»? What is quoted («b'404'»)
/// or a code («AZSM1024's») stands by itself.
fn contracts(before: char, alone: bool, after: &str) -> bool {
    let mut next = folded(after);
    let mut letter = || next.next().filter(|&c| is_letter(c));
    let (first, second) = (letter(), letter());
    let ends = second.is_none() || letter().is_none();
    let same = |c: char| !c.is_ascii_digit() && (alone || c.is_ascii_uppercase() == before.is_ascii_uppercase());
    ends && !before.is_ascii_digit() && first.is_some_and(same) && second.is_none_or(same)
}

/// What the inflected forms of an English word have in common: «stopped», «stops» and «stopping» give `stop`. Light on
/// purpose: endings are cut by rule, irregular forms are a thesaurus' work. Words of other languages and with digits
/// stay as they are.
///
/// ```
/// use status_codebook::text::stem;
///
/// let stems = ["stopped", "stops", "retries", "deletions", "migrated", "migration", "authorize"].map(stem);
/// assert_eq!(stems, ["stop", "stop", "retry", "delet", "migr", "migr", "author"]);
/// ```
pub fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return stem;
    }
    let mut cut = |ending: &str, least: usize, instead: &str| {
        let fits = stem.ends_with(ending) && stem.len() >= ending.len() + least;
        if fits {
            stem.truncate(stem.len() - ending.len());
            stem.push_str(instead);
        }
        fits
    };
    // Plurals and the third person.
    let single = !word.ends_with('s') || word.ends_with("ss") || word.ends_with("us");
    let _ = single || cut("ies", 2, "y") || cut("sses", 1, "ss") || cut("s", 3, "");
    // Past and progressive forms; «exceed» is neither.
    let past = cut("ied", 2, "y") || cut("eed", 1, "eed") || cut("ed", 3, "") || cut("ing", 3, "");
    // «stopp», but not «pass», «fill» and «add».
    for double in ["bb", "gg", "mm", "nn", "pp", "rr", "tt"] {
        let _ = past && cut(double, 2, part(double, 1..2));
    }
    // «cancelled» and «canceled», «install» and «installed».
    let _ = cut("ll", 4, "l");
    // Nouns of action, and what they are made of.
    let _ = cut("ization", 3, "") || cut("ation", 3, "") || cut("ion", 4, "");
    let _ = cut("e", 3, "");
    let _ = cut("iz", 3, "") || cut("at", 3, "");
    stem
}

/// A part of a text, empty where there is no such part. Indexing a text instead brings the standard library's message
/// for a wrong range into the module, with its tables of what can be printed; with what `has` avoids 5 KB (brotli).
pub(crate) fn part(text: &str, range: std::ops::Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// Texts one after the other.
pub(crate) fn joined(texts: &[&str]) -> String {
    let mut all = String::new();
    for text in texts {
        all.push_str(text);
    }
    all
}

/// Has a text this character? `str::contains` searches for texts of any length even then.
pub(crate) fn has(text: &str, wanted: char) -> bool {
    text.chars().any(|c| c == wanted)
}

/// A text before and after the first of an ASCII character; `str::split_once` brings a searcher.
pub(crate) fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == at)?;
    Some((part(text, 0..place), part(text, place + 1..text.len())))
}

/// The parts of a text between ASCII characters of a kind.
pub(crate) fn pieces(text: &str, at: u8) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((piece, after)) = cut(rest, at) {
        found.push(piece);
        rest = after;
    }
    found.push(rest);
    found
}

/// The characters of a text as they count for comparing.
pub(crate) fn folded(text: &str) -> impl DoubleEndedIterator<Item = char> {
    text.chars().filter_map(fold)
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
    words(text).iter().map(|word| &*word.text).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_letter, lower};

    #[test]
    fn letters_and_digits_are_those_of_the_standard_library_and_no_punctuation() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            assert!(is_letter(c) || !c.is_alphanumeric(), "U+{:04X}", c as u32);
        }
        let blocks =
            [0..=0x2c1, 0x391..=0x3a1, 0x3a3..=0x3ce, 0x400..=0x481, 0x2010..=0x206f, 0x3041..=0x3096, 0x4e00..=0x9fff];
        for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
            assert_eq!(is_letter(c), c.is_alphanumeric(), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn capitals_fold_as_the_standard_library_folds_them() {
        let scripts = [0..=0x17f, 0x386..=0x3ce, 0x400..=0x52f, 0x1e00..=0x1eff];
        for c in scripts.into_iter().flatten().filter_map(char::from_u32) {
            // İ has no single small letter, and capital ẞ has come into the script late; both stay.
            let small: String = c.to_lowercase().collect();
            if !['İ', 'ẞ', 'ϴ', 'Ϗ'].contains(&c) {
                assert_eq!(small, lower(c).to_string(), "U+{:04X}", c as u32);
            }
        }
    }
}
