//! Words that say nothing, or little, in a question, and those that say it is about something else. What a word says is not
//! a matter of these catalogs: the lists hold general English.

use crate::text::pieces;

/// Is a word one of those that carry no meaning of their own: articles, pronouns, auxiliaries, what surrounds a question?
/// Texts are not searched for them.
pub(crate) fn is_stop(word: &str) -> bool {
    is_among(word, &STOP)
}

/// Is a word one of general use that names no thing and no trouble? Where an entry has it too it is the better answer,
/// and no entry must have it.
pub(crate) fn is_weak(word: &str) -> bool {
    is_among(word, &WEAK)
}

/// Does a word name a thing that help desks are asked about and that has nothing to do with file migration? Where no entry
/// has it either, the question is about something else.
pub(crate) fn is_elsewhere(word: &str) -> bool {
    is_among(word, &ELSEWHERE)
}

/// Calls `found` with the words of the first two lists that have about as many letters as a word.
pub(crate) fn each_like(word: &str, found: &mut dyn FnMut(&'static str)) {
    for length in word.len().saturating_sub(1)..=word.len() + 1 {
        for words in [&STOP, &WEAK] {
            pieces(words.get(length).copied().unwrap_or_default(), b' ').into_iter().for_each(&mut *found);
        }
    }
}

/// A list: its words by their length in bytes, sorted, a blank between them. (As an array of texts the lists take 4.5 KB
/// more, for where each word lies.)
type Words = [&'static str; 16];

fn is_among(word: &str, words: &Words) -> bool {
    let of_length = words.get(word.len()).copied().unwrap_or_default().as_bytes();
    let (mut from, mut to) = (0, of_length.len().div_ceil(word.len() + 1));
    while from < to {
        let middle = (from + to) / 2;
        let begin = middle * (word.len() + 1);
        match of_length[begin..begin + word.len()].cmp(word.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => from = middle + 1,
            std::cmp::Ordering::Greater => to = middle,
        }
    }
    false
}

#[rustfmt::skip]
const STOP: Words = [
    "",
    "a i",
    "am an as at be by do go he hi id if im in is it me my of oh on or so to us we",
    "and are but can did for get got had has her his how ill its ive let may now our per pls plz put saw say \
     see she the thx try via was who why yet you",
    "able also been came cant come does dont even ever from gave gets give goes have help here into isnt just \
     keep kept know lets like look mean mine must onto puts said says seen sees show take tell that them then \
     they this told took very want went were what when whom will with wont your",
    "about arent being comes could didnt given gives going hasnt hello keeps looks means meant might shall \
     shown shows since takes tells their there these thing those tried tries wants wasnt whats where which \
     whose would yours",
    "anyone around cannot coming doesnt happen havent please really saying should showed taking thanks things \
     though trying werent",
    "anymore because couldnt getting happens meaning showing somehow someone",
    "although anything happened shouldnt somebody suddenly supposed",
    "happening something",
    "",
    "",
    "",
    "",
    "",
    "",
];

#[rustfmt::skip]
const WEAK: Words = [
    "",
    "",
    "no ok",
    "all any ask bit day few lot new not off old one out own too use way yes",
    "asks away back both call care days down each else find fine good half hear hope hour kind last late left less \
     lots made main make many mind more most much need next none okay once ones only over part real same seem side \
     some soon sort sure team than turn used uses ways week well wish work",
    "after again asked calls cares cause close daily every finds first found guess heard hours issue kinds known \
     knows least makes maybe month needs never often other parts place quite right seems sorts still stuff think \
     today turns under using usual weird while whole works",
    "anyway before called during easily either enough entire issues little minute myself nearly nobody normal \
     notice others people person plenty rather reason simply single sudden thinks turned unable wonder",
    "already another anybody believe certain clearly exactly explain finally forever general however instead \
     minutes morning neither nothing noticed perhaps problem several thought through tonight trouble usually \
     whether without working",
    "believes complain entirely everyone explains normally possible possibly problems properly together tomorrow \
     whatever",
    "complains different everybody generally obviously sometimes somewhere wondering yesterday",
    "completely constantly especially everything understand",
    "",
    "",
    "",
    "",
    "",
];

#[rustfmt::skip]
const ELSEWHERE: Words = [
    "",
    "",
    "hr",
    "bus car fax git ink jam npm pip seo sim tax",
    "bank bios bsod font game jira loan sick spam wifi wlan zoom",
    "badge hotel lunch modem mouse pivot pizza skype slack toner train webex",
    "camera citrix coffee copier cursor dinner flight github gitlab iphone recipe router salary webcam",
    "android battery bitcoin charger docking flicker headset holiday jenkins kitchen mailbox monitor onenote \
     outlook parking printer scanner speaker taskbar traffic weather webshop",
    "charging compiler elevator football keyboard phishing printing sqlstate vacation",
    "bitlocker bluetooth insurance projector wallpaper wordpress",
    "bluescreen kubernetes microphone newsletter powerpoint salesforce smartphone",
    "fingerprint",
    "",
    "printerdriver",
    "",
    "",
];

#[cfg(test)]
mod tests {
    use super::{ELSEWHERE, STOP, WEAK, is_among};

    #[test]
    fn the_words_are_sorted_by_length_and_in_one_list_each() {
        for list in [&STOP, &WEAK, &ELSEWHERE] {
            for (length, words) in list.iter().enumerate() {
                let words: Vec<&str> = words.split_whitespace().collect();
                assert!(words.is_sorted() && words.iter().all(|word| word.len() == length && is_among(word, list)));
            }
        }
        let said = |words: &&str| words.split_whitespace().any(|word| is_among(word, &WEAK));
        assert!(!STOP.iter().any(said));
    }
}
