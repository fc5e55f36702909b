//! What makes a bare number a code in its surroundings: the one place that says «is this a mention?» of a number.

use super::reason::{DURATIONS, SIZES};
use crate::text::{Word, folded, has, is_letter, part, words};

/// Words after which a number is a code, folded; two of them may follow one another («status code»).
const BEFORE: [&str; 18] = [
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
    "laststatuscode",
    "scanstatuscode",
    "lasterror",
    "fehler",
    "fehlercode",
    "fehlernummer",
    "statut",
];

/// Words that may stand beside a code and say nothing of their own («HTTP 404», «error no. 404»).
const BESIDE: [&str; 5] = ["http", "no", "nr", "number", "last"];

/// Words that make a code of a number directly before them («404 status»).
const AFTER: [&str; 2] = ["status", "error"];

/// Words before a cue that take its meaning away: an exit code is a process's, not a product's.
const NOT_OURS: [&str; 3] = ["exit", "exited", "return"];

/// Words before «code» that make it a door's, a country's, or another's.
const ANOTHERS: [&str; 27] = [
    "conference",
    "category",
    "location",
    "project",
    "source",
    "2fa",
    "security",
    "verification",
    "room",
    "zip",
    "postal",
    "post",
    "area",
    "country",
    "dial",
    "in",
    "access",
    "door",
    "pin",
    "promo",
    "voucher",
    "bar",
    "qr",
    "cost",
    "currency",
    "language",
    "tax",
];

/// Cues that count instead where a sign follows: «errors: 3».
const COUNTS: [&str; 1] = ["errors"];

/// Software whose replies are not codes of these products.
const OTHER_SOFTWARE: [&str; 25] = [
    "kernel", "cisco", "outlook", "nginx", "apache", "apache2", "httpd", "haproxy", "squid", "varnish", "envoy",
    "traefik", "iis", "w3svc", "curl", "wget", "postfix", "sendmail", "exim", "dovecot", "smtp", "smtpd", "esmtp",
    "sshd", "mysqld",
];

/// Words that chain a number to a cued one.
const CHAIN: [&str; 6] = ["and", "or", "to", "und", "oder", "then"];

/// Is the word one of those that announce a code, or stand beside one without meaning?
pub(crate) fn is_cue(word: &Word) -> bool {
    let text = &*word.text;
    BEFORE.contains(&text) || BESIDE.contains(&text)
}

/// The digits of a word that is a cue and a number in one: «Code404».
pub(crate) fn glued<'a>(word: &'a Word<'_>) -> Option<&'a str> {
    let middle = word.text.bytes().position(|byte| byte.is_ascii_digit())?;
    let (cue, digits) = (part(&word.text, 0..middle), part(&word.text, middle..word.text.len()));
    let number = digits.bytes().all(|byte| byte.is_ascii_digit());
    (number && BEFORE.contains(&cue)).then_some(digits)
}

/// Does a cue make the number at `place` of `words` a code? Between the cue and the number stand only blanks, colons,
/// equals signs, number signs, points, opening brackets and quotes, or one hyphen, underscore or end of a tag.
pub(crate) fn cued(text: &str, words: &[Word], place: usize) -> bool {
    let number = &words[place];
    let Some(mut before) = place.checked_sub(1) else { return after(text, words, place) };
    // «error no. 404»: the word between cue and number says nothing.
    if matches!(&*words[before].text, "no" | "nr" | "number") && before > 0 {
        before -= 1;
    }
    let gap = part(text, words[before].end..number.start);
    let announced = BEFORE.contains(&&*words[before].text)
        && (matches!(gap, "_" | "-" | ">")
            || folded(gap).all(|c| has(" :=#([\"'.", c) || is_letter(c) && !c.is_ascii_digit()))
        && !is_of_process(words, before);
    announced || after(text, words, place)
}

/// Is the cue at a place a process's?
fn is_of_process(words: &[Word], cue: usize) -> bool {
    let before = |back: usize| cue.checked_sub(back).map_or("", |place| &*words[place].text);
    let ended = matches!(before(2), "exited" | "exits" | "terminated");
    NOT_OURS.contains(&before(1)) || before(1) == "with" && ended
}

/// Words before the name of a product that is a connector there: where files come from or go to.
const CONNECTED: [&str; 6] = ["source", "destination", "dest", "src", "target", "connector"];

/// Those that stand before a product too.
const TOWARDS: [&str; 5] = ["from", "to", "into", "on", "via"];

/// … where so near before it something is moved.
const NEAR: usize = 5;
const MOVES: [&str; 16] = [
    "connect",
    "connecting",
    "connected",
    "copy",
    "copied",
    "copying",
    "migrate",
    "migrated",
    "migrating",
    "transfer",
    "upload",
    "uploaded",
    "download",
    "downloaded",
    "exceeded",
    "move",
];

/// Words before which it is the product that is meant.
const PRODUCT: [&str; 7] = ["agent", "app", "migration", "error", "status", "code", "job"];

/// Is a product that is named at some words one from which or to which another copies («Could not connect to Egnyte»)?
pub(crate) fn is_connector(words: &[Word], span: &std::ops::Range<usize>) -> bool {
    let before = span.start.checked_sub(1).map_or("", |place| &*words[place].text);
    let after = words.get(span.end).map_or("", |word| &*word.text);
    let moves = words[span.start.saturating_sub(NEAR)..span.start].iter().any(|word| MOVES.contains(&&*word.text));
    let towards = TOWARDS.contains(&before) && !PRODUCT.contains(&after) && moves;
    matches!(after, "to" | "connector") || CONNECTED.contains(&before) || towards
}

/// Does a cue announce a number in a text that is read for codes? Stricter than [`cued`]: nobody typed it as a question.
pub(crate) fn announced(text: &str, words: &[Word], place: usize) -> bool {
    let number = &words[place];
    let rest = part(text, number.end..text.len());
    let share = rest.bytes().find(|byte| *byte != b' ') == Some(b'%');
    let next = words.get(place + 1);
    // «200 MB», but not «404 s=1»; «101 of 500 users»; «500.txt».
    let size = next.is_some_and(|unit| {
        let key = matches!(text.as_bytes().get(unit.end), Some(b'=' | b':'));
        !key && (SIZES.contains(&&*unit.text) || DURATIONS.contains(&&*unit.text))
    });
    let part_of = next.is_some_and(|word| word.text == "of") && words.get(place + 2).is_some_and(Word::is_number);
    let counts = place.checked_sub(1).is_some_and(|before| {
        let sign = part(text, words[before].end..number.start).bytes().any(|byte| matches!(byte, b':' | b'='));
        let anothers = || before > 0 && ANOTHERS.contains(&&*words[before - 1].text);
        sign && COUNTS.contains(&&*words[before].text) || matches!(&*words[before].text, "code" | "codes") && anothers()
    });
    !(share || size || part_of || counts || is_file(rest)) && cued(text, words, place) && ends_alone(text, number)
}

/// Does a text after a number make a file's name of it?
fn is_file(rest: &str) -> bool {
    matches!(rest.as_bytes(), [b'.', letter, ..] if letter.is_ascii_lowercase())
        || rest.as_bytes().first() == Some(&b'_')
}

/// Is a cue that holds its number itself («Code404») no part of a path or a file's name?
pub(crate) fn is_glued_alone(text: &str, word: &Word) -> bool {
    let begins = !matches!(part(text, 0..word.start).bytes().next_back(), Some(b'/' | b'\\' | b'_' | b'.'));
    begins && stands_alone(text, word) && !is_file(part(text, word.end..text.len()))
}

/// Is a number chained to the one before it by a word that makes a range of both: «400 to 405»?
pub(crate) fn is_range(words: &[Word], earlier: usize, place: usize) -> bool {
    words[earlier + 1..place].iter().any(|word| word.text == "to")
}

/// Are the words of a text cues alone?
pub(crate) fn are_cues(text: &str) -> bool {
    words(text).iter().all(is_cue)
}

/// Does a line come from a program that is none of ours? Its replies look like codes.
pub(crate) fn is_of_other_software(text: &str, words: &[Word]) -> bool {
    let request = |word: &Word| matches!(part(text, word.start..word.end), "GET" | "POST" | "PUT" | "HEAD" | "DELETE");
    words.iter().any(|word| OTHER_SOFTWARE.contains(&&*word.text) || request(word))
}

/// Calls `found` with the words that make a number a code, and those of the names of columns.
pub(crate) fn each_sign(found: &mut dyn FnMut(&str)) {
    BEFORE.iter().chain(&AFTER).chain(&COLUMNS).for_each(|word| found(word));
}

/// Further words of which names of columns of codes are made.
const COLUMNS: [&str; 3] = ["lasterrorcode", "resultcode", "letzter"];

/// Words that make of the cue before them a thing that is counted.
const SEVERAL: [&str; 6] = ["codes", "messages", "mails", "pages", "lines", "entries"];

/// «404 status», but not «09:15:22.404 ERROR», and not «id-404 status=917», where the cue announces what follows.
fn after(text: &str, words: &[Word], place: usize) -> bool {
    let number = &words[place];
    let alone = part(text, 0..number.start).chars().next_back().is_none_or(|c| c.is_whitespace() || has("([\"'", c));
    let cue = words.get(place + 1).filter(|cue| AFTER.contains(&&*cue.text));
    cue.is_some_and(|cue| {
        let next = words.get(place + 2).is_some_and(Word::is_number);
        let announces = match text.as_bytes().get(cue.end) {
            Some(b'=') => true,
            Some(b':') => next,
            _ => false,
        };
        // «210 status codes», «404 error messages».
        let several = words.get(place + 2).is_some_and(|word| SEVERAL.contains(&&*word.text));
        alone
            && !announces
            && !several
            && stands_alone(text, number)
            && folded(part(text, number.end..cue.start)).all(|c| c == ' ')
    })
}

/// Words after which a number is a count, a size or a duration.
const UNITS: [&str; 28] = [
    "days", "day", "hours", "hour", "minutes", "minute", "min", "mins", "seconds", "second", "sec", "secs", "ms",
    "weeks", "months", "years", "gb", "mb", "kb", "tb", "bytes", "files", "folders", "items", "users", "times",
    "percent", "k",
];

/// Words before which a number of four digits is a year.
const BEFORE_YEAR: [&str; 4] = ["in", "since", "from", "until"];

/// Words of a question before which a number is what was seen: «failed with 1001», «what does it mean when it says 404».
const SEEN: [&str; 10] = ["with", "got", "get", "gets", "gives", "says", "shows", "showed", "returned", "returns"];

/// Does the word before the number at `place` tell that it was seen?
pub(crate) fn is_seen(words: &[Word], place: usize) -> bool {
    place.checked_sub(1).is_some_and(|before| SEEN.contains(&&*words[before].text))
}

/// Is the number at `place` a count, a size, a duration, a share or a year?
pub(crate) fn is_count(text: &str, words: &[Word], place: usize) -> bool {
    let number = &words[place];
    let unit = words.get(place + 1).is_some_and(|unit| UNITS.contains(&&*unit.text));
    let share = text.as_bytes().get(number.end) == Some(&b'%');
    let year = matches!(number.text.as_bytes(), [b'1', b'9', _, _] | [b'2', b'0', _, _])
        && place.checked_sub(1).is_some_and(|before| BEFORE_YEAR.contains(&&*words[before].text));
    unit || share || year
}

/// Do the words before or after the number at `place` say a text, or the first words of a longer one?
pub(crate) fn beside(all: &[Word], place: usize, text: &str) -> bool {
    // Most texts end here: their first word does not follow, and their last does not stand before.
    let (before, after) = (place.checked_sub(1).map(|it| &all[it]), all.get(place + 1));
    let begins = after.is_some_and(|word| has_at_edge(text.bytes(), word.text.bytes()));
    let own = all[place].text.len() + 2;
    let ends = before.is_some_and(|word| {
        let bytes = text.bytes().rev();
        has_at_edge(bytes.clone(), word.text.bytes().rev()) || has_at_edge(bytes.skip(own), word.text.bytes().rev())
    });
    if text.is_ascii() && !begins && !ends {
        return false;
    }
    let mut wanted = words(text);
    // «Invalid Connection URL (861)»: the number is a part of the text.
    if wanted.last().is_some_and(|last| last.text == all[place].text) {
        wanted.pop();
    }
    let most = wanted.len().min(BESIDE_WORDS);
    let same = |at: usize| {
        all.get(at..at + most).is_some_and(|span| span.iter().zip(&wanted).all(|(one, other)| one.text == other.text))
    };
    most > 0 && (same(place + 1) || place.checked_sub(wanted.len()).is_some_and(same))
}

/// Are the first letters and digits of a text those of a word? Both may be given from behind.
fn has_at_edge(text: impl Iterator<Item = u8>, mut word: impl Iterator<Item = u8>) -> bool {
    let mut letters = text.filter(u8::is_ascii_alphanumeric);
    word.all(|letter| letters.next().is_some_and(|other| other.eq_ignore_ascii_case(&letter)))
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

/// Is the number at `place` chained to the number at `earlier`, with nothing but a chaining word or sign between?
pub(crate) fn chained(text: &str, words: &[Word], earlier: usize, place: usize) -> Option<Chain> {
    let between = &words[earlier + 1..place];
    if between.len() > 1 || between.iter().any(|word| !CHAIN.contains(&&*word.text)) {
        return None;
    }
    let gap: String = folded(part(text, words[earlier].end..words[place].start)).collect();
    let signs: String = gap.chars().filter(|&c| !is_letter(c) && !has(" '\"", c)).collect();
    let change = is_arrow(&signs) || between.iter().any(|word| word.text == "to");
    match signs.as_str() {
        _ if change => Some(Chain::Change),
        "" if between.is_empty() => None,
        "" | "," | "/" | ";" | "&" | "+" => Some(Chain::List),
        _ => None,
    }
}

/// Does a number that a cue announces end where its digits end? «ERROR 2026-01-03» names a day, «status 10.5» a version.
pub(crate) fn ends_alone(text: &str, number: &Word) -> bool {
    !matches!(around(part(text, number.end..text.len()).chars()), [Some('.' | ':' | '-'), Some(next)] if next.is_ascii_digit())
}

/// Does a number without a cue stand by itself, and is not part of a date, a time, a path, an address or a version?
pub(crate) fn stands_alone(text: &str, number: &Word) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let begins = match around(part(text, 0..number.start).chars().rev()) {
        [Some('.' | '\\' | '@' | '_'), Some(c)] => !is_letter(c),
        [Some(':' | '-' | '+' | ','), Some(c)] => !digit(c),
        _ => true,
    };
    let ends = match around(part(text, number.end..text.len()).chars()) {
        [Some('.' | '\\' | '@' | '_'), Some(c)] => !is_letter(c),
        [Some(':' | '-' | '+' | ','), Some(c)] => !digit(c),
        _ => true,
    };
    // Two numbers with a slash between are two codes; with three it is a date.
    let run = |chars: &mut dyn Iterator<Item = char>| {
        chars.take_while(|&c| digit(c) || c == '/').filter(|&c| c == '/').take(2).count()
    };
    let slashes =
        run(&mut part(text, 0..number.start).chars().rev()) + run(&mut part(text, number.end..text.len()).chars());
    begins && ends && slashes < 2
}

fn around(mut chars: impl Iterator<Item = char>) -> [Option<char>; 2] {
    [chars.next(), chars.next()]
}
