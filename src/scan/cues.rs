//! What makes a bare number a code in its surroundings: the one place that says «is this a mention?» of a number.

use std::sync::OnceLock;

use super::lexer::Line;
use super::lexicon::{
    AFTER, ANOTHERS, BEFORE_YEAR, BESIDE, CAPITALS, CHAIN, CODE, CONNECTED, CONNECTOR, COUNTS, CUE, DIGITS, DURATION,
    ENDED, GLUED, Lexicon, MOVES, NOT_OURS, NUMBER_SIGN, OF, OWN, REQUEST, SEEN, SEVERAL, SIZE, SOFTWARE, TO, TOWARDS,
    UNIT, WITH,
};
use super::steps;
use crate::text::{Splitter, each_word, folded, has, is_letter};

/// The words that the rules know: enough for a question, whose codes and products are looked up otherwise.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::of_rules)
}

/// Does the token at a place announce a code, or stand beside one without meaning?
pub(crate) fn is_cue(line: &Line<'_>, place: usize) -> bool {
    line.is(place, CUE | BESIDE)
}

/// Does a cue make the number at a place a code? Between the cue and the number stand only blanks, colons, equals
/// signs, number signs, opening brackets, quotes and asterisks of emphasis, or one hyphen, underscore or end of a tag.
pub(crate) fn cued(line: &Line<'_>, place: usize) -> bool {
    let Some(mut before) = place.checked_sub(1) else { return after(line, place) };
    // «error no. 404»: the word between cue and number says nothing.
    if line.is(before, NUMBER_SIGN) && before > 0 {
        before -= 1;
    }
    steps::count(|| line.gap(before, place).len());
    // An abbreviation may end with a point; a sentence does not announce what follows it.
    let abbreviated = || before + 1 < place || line.says(before, "err");
    let announces = |gap: &str| {
        matches!(gap, " " | "_" | "-" | ">")
            || folded(gap)
                .all(|c| has(" :=#([\"'*", c) || c == '.' && abbreviated() || is_letter(c) && !c.is_ascii_digit())
    };
    let announced = line.is(before, CUE) && announces(line.gap(before, place)) && !is_of_process(line, before);
    announced || after(line, place)
}

/// Is the cue at a place a process's?
fn is_of_process(line: &Line<'_>, cue: usize) -> bool {
    line.is_before(cue, 1, NOT_OURS) || line.is_before(cue, 1, WITH) && line.is_before(cue, 2, ENDED)
}

/// So near before a product something is moved to or from it.
const NEAR: usize = 5;

/// Is a product that is named at some places one from which or to which another copies («Could not connect to Egnyte»)?
pub(crate) fn is_connector(line: &Line<'_>, span: &std::ops::Range<usize>) -> bool {
    let moves = || (span.start.saturating_sub(NEAR)..span.start).any(|place| line.is(place, MOVES));
    let towards = || line.is_before(span.start, 1, TOWARDS) && !line.is(span.end, OWN) && moves();
    line.is(span.end, CONNECTOR) || line.is_before(span.start, 1, CONNECTED) || towards()
}

/// Does a cue announce a number in a text that is read for codes? Stricter than [`cued`]: nobody typed it as a question.
pub(crate) fn announced(line: &Line<'_>, place: usize) -> bool {
    let counts = || line.is_before(place, 1, COUNTS) && folded(line.gap(place - 1, place)).any(|c| has(":=", c));
    // «Project code 404», but not «…_ON_SOURCE (code 404)».
    let joined =
        || !line.before(place - 2).ends_with('_') && folded(line.gap(place - 2, place - 1)).all(|c| has(" -_", c));
    let anothers = || line.is_before(place, 1, CODE) && line.is_before(place, 2, ANOTHERS) && joined();
    cued(line, place) && !is_measure(line, place) && !counts() && !anothers()
}

/// Is the number at a place, which may have a cue, a part of something longer, or how much of something there is?
pub(crate) fn is_measure(line: &Line<'_>, place: usize) -> bool {
    let (rest, next) = (line.after(place), place + 1);
    steps::count(|| line.gap(place, next).len());
    let share = || folded(rest).find(|&c| !has(" *", c)) == Some('%');
    // «200 MB», but not «404 s=1» and «402,"bytes":»; «101 of 500 users»; «500.txt».
    let size = || {
        let key = matches!(line.after(next).as_bytes().first(), Some(b'=' | b':'));
        line.is(next, SIZE | DURATION) && !key && folded(line.gap(place, next)).all(|c| has(" *", c))
    };
    let part_of = || line.is(next, OF) && line.is(place + 2, DIGITS);
    !ends_alone(line, place) || share() || size() || part_of() || is_file(rest)
}

/// Does a text after a number make a file's name of it?
fn is_file(rest: &str) -> bool {
    matches!(rest.as_bytes(), [b'.', letter, ..] if letter.is_ascii_lowercase())
        || rest.as_bytes().first() == Some(&b'_')
}

/// Is a cue that holds its number itself («Code404») no part of a path or a file's name?
pub(crate) fn is_glued_alone(line: &Line<'_>, place: usize) -> bool {
    let begins = !matches!(line.before(place).bytes().next_back(), Some(b'/' | b'\\' | b'_' | b'.'));
    begins && stands_alone(line, place) && !is_file(line.after(place))
}

/// Is a number chained to the one before it by a word that makes a range of both: «400 to 405»?
pub(crate) fn is_range(line: &Line<'_>, earlier: usize, place: usize) -> bool {
    steps::count(|| place - earlier);
    (earlier + 1..place).any(|between| line.is(between, TO))
}

/// Are the words of a line cues alone, of which the last may hold a number?
pub(super) fn are_cues(line: &Line<'_>) -> bool {
    steps::count(|| line.tokens.len());
    (0..line.tokens.len()).all(|place| is_cue(line, place) || line.is(place, GLUED))
}

/// Does a line come from a program that is none of ours? Its replies look like codes.
pub(crate) fn is_of_other_software(line: &Line<'_>) -> bool {
    // «GET /a», but not DELETE_PROJECT.
    let is_joined = |place: usize| line.before(place).ends_with('_') || line.after(place).starts_with('_');
    let request = |place| line.is(place, REQUEST) && line.is(place, CAPITALS) && !is_joined(place);
    (0..line.tokens.len()).any(|place| {
        steps::count(|| 1);
        line.is(place, SOFTWARE) || request(place)
    })
}

/// «404 status», but not «09:15:22.404 ERROR», and not «id-404 status=917», where the cue announces what follows.
fn after(line: &Line<'_>, place: usize) -> bool {
    let cue = place + 1;
    if !line.is(cue, AFTER) {
        return false;
    }
    steps::count(|| line.gap(place, cue).len());
    let alone = folded(line.before(place)).next_back().is_none_or(|c| has(" ([\"'*", c));
    let announces = match folded(line.after(cue)).next() {
        Some('=') => true,
        Some(':') => line.is(place + 2, DIGITS),
        _ => false,
    };
    // «210 status codes», «404 error messages»; «job 404 status code 921», but not «404 error 3 times».
    let next = (cue..cue + MOST_CUES).find(|&at| !line.is(at, CUE)).unwrap_or(cue);
    let leads = |at: usize| line.gap(at, at + 1).bytes().all(|byte| matches!(byte, b' ' | b':' | b'=' | b'#'));
    let leads_on = || line.is(next, DIGITS) && line.slice(next).len() > 2 && (cue..next).all(leads);
    let several = line.is(place + 2, SEVERAL) || leads_on();
    alone && !announces && !several && stands_alone(line, place) && folded(line.gap(place, cue)).all(|c| has(" *", c))
}

/// So many words of a cue may follow one another, with what they announce.
const MOST_CUES: usize = 4;

/// Does the word before the number at a place tell that it was seen?
pub(crate) fn is_seen(line: &Line<'_>, place: usize) -> bool {
    line.is_before(place, 1, SEEN)
}

/// Is the number at a place a count, a size, a duration, a share or a year?
pub(crate) fn is_count(line: &Line<'_>, place: usize) -> bool {
    let share = line.after(place).as_bytes().first() == Some(&b'%');
    let year = || matches!(line.slice(place).as_bytes(), [b'1', b'9', _, _] | [b'2', b'0', _, _]);
    line.is(place + 1, UNIT) || share || line.is_before(place, 1, BEFORE_YEAR) && year()
}

/// Do the words before or after the number at a place, which is given folded, say a text, or the first words of a
/// longer one?
pub(crate) fn beside(line: &Line<'_>, place: usize, number: &str, text: &str) -> bool {
    // Most texts end here: their first word does not follow, and their last does not stand before.
    let begins = line.says_edge(place + 1, &mut text.bytes());
    let ends = place.checked_sub(1).is_some_and(|before| {
        let bytes = || text.bytes().rev();
        line.says_edge_from_behind(before, &mut bytes())
            || line.says_edge_from_behind(before, &mut bytes().skip(number.len() + 2))
    });
    if text.is_ascii() && !begins && !ends {
        return false;
    }
    steps::count(|| text.len());
    let (mut length, mut own) = (0, false);
    each_word(text, |word, _, _| {
        length += 1;
        own = word == number;
    });
    // «Invalid Connection URL (861)»: the number is a part of the text.
    length -= usize::from(own);
    let most = length.min(BESIDE_WORDS);
    let says = |begin: usize| {
        let mut splitter = Splitter::at(text, 0);
        steps::count(|| text.len());
        (begin..begin + most).all(|place| splitter.next().is_some() && line.says(place, &splitter.word))
    };
    most > 0 && (says(place + 1) || place.checked_sub(length).is_some_and(says))
}

/// So many words of a text that stands beside its number are compared.
const BESIDE_WORDS: usize = 4;

/// Is a text between two states an arrow, that leads from the one that is left to the one that is reached?
pub(crate) fn is_arrow(between: &str) -> bool {
    let signs: String = between.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(signs.as_str(), "->" | "→" | "=>" | "-->" | "to")
}

/// How a number is chained to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chain {
    /// «201, 202 and 210»: one as good as the other.
    List,
    /// «401 -> 404»: the state left and the state reached.
    Change,
}

/// Is the number at a place chained to the number at an earlier one, with nothing but a chaining word or sign between?
pub(crate) fn chained(line: &Line<'_>, earlier: usize, place: usize) -> Option<Chain> {
    let words = place - earlier - 1;
    if words > 1 || words == 1 && !line.is(place - 1, CHAIN) {
        return None;
    }
    steps::count(|| line.gap(earlier, place).len());
    let signs: String = folded(line.gap(earlier, place)).filter(|&c| !is_letter(c) && !has(" '\"*", c)).collect();
    let change = is_arrow(&signs) || is_range(line, earlier, place);
    match signs.as_str() {
        _ if change => Some(Chain::Change),
        "" if words == 0 => None,
        "" | "," | "/" | ";" | "&" | "+" => Some(Chain::List),
        _ => None,
    }
}

/// Does a number that a cue announces end where its digits end? «ERROR 2026-01-03» names a day, «status 10.5» a version.
pub(crate) fn ends_alone(line: &Line<'_>, place: usize) -> bool {
    !matches!(around(folded(line.after(place))), [Some('.' | ':' | '-'), Some(next)] if next.is_ascii_digit())
}

/// Does a number without a cue stand by itself, and is not part of a date, a time, a path, an address or a version?
pub(crate) fn stands_alone(line: &Line<'_>, place: usize) -> bool {
    let (before, after) = (line.before(place), line.after(place));
    let digit = |c: char| {
        steps::count(|| 1);
        c.is_ascii_digit()
    };
    let alone = |sides: [Option<char>; 2]| match sides {
        [Some('.' | '\\' | '@' | '_'), Some(c)] => !is_letter(c),
        [Some(':' | '-' | '+' | ','), Some(c)] => !digit(c),
        _ => true,
    };
    // Two numbers with a slash between are two codes; with three it is a date.
    let run = |chars: &mut dyn Iterator<Item = char>| {
        chars.take_while(|&c| digit(c) || c == '/').filter(|&c| c == '/').take(2).count()
    };
    let slashes = || run(&mut before.chars().rev()) + run(&mut after.chars());
    alone(around(before.chars().rev())) && alone(around(after.chars())) && slashes() < 2
}

fn around(mut chars: impl Iterator<Item = char>) -> [Option<char>; 2] {
    [chars.next(), chars.next()]
}
