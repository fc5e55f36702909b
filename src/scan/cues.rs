//! What makes a bare number a code: the one place that says «is this a mention?».

use crate::text::{Word, fold};

/// Words after which a number is a code, folded; two of them may follow one another («status code»).
const BEFORE: [&str; 14] = [
    "status",
    "statuses",
    "code",
    "codes",
    "error",
    "errors",
    "err",
    "errorcode",
    "errorcodes",
    "statuscode",
    "statuscodes",
    "fehler",
    "fehlercode",
    "http",
];

/// Words that make a code of a number directly before them («404 status»).
const AFTER: [&str; 2] = ["status", "error"];

/// Is the word one of those that announce a code?
pub(crate) fn is_cue(word: &Word) -> bool {
    BEFORE.contains(&word.text.as_str())
}

/// Does a cue make the number at `place` of `words` a code? Between the cue and the number stand only blanks, colons,
/// equals signs, number signs, opening brackets and quotes.
pub(crate) fn cued(text: &str, words: &[Word], place: usize) -> bool {
    let number = &words[place];
    let before = place.checked_sub(1).map(|before| &words[before]);
    let announced = before.is_some_and(|cue| {
        BEFORE.contains(&cue.text.as_str())
            && text[cue.end..number.start].chars().filter_map(fold).all(|c| " :=#([\"'".contains(c))
    });
    announced
        || words.get(place + 1).is_some_and(|cue| {
            AFTER.contains(&cue.text.as_str()) && text[number.end..cue.start].chars().filter_map(fold).all(|c| c == ' ')
        })
}
