//! Words that say nothing, or little, in a question. What a word says is not a matter of these catalogs: the lists hold
//! general English, and nothing of them is searched less well where it is all that was typed.

/// Is a word one of those that carry no meaning of their own: articles, pronouns, auxiliaries, what surrounds a question?
/// Texts are not searched for them.
pub(crate) fn is_stop(word: &str) -> bool {
    STOP.binary_search(&word).is_ok()
}

/// Is a word one of general use that names no thing and no trouble? Where an entry has it too it is the better answer,
/// and no entry must have it.
pub(crate) fn is_weak(word: &str) -> bool {
    WEAK.binary_search(&word).is_ok()
}

/// Does a word name a thing that help desks are asked about and that has nothing to do with file migration? Where no entry
/// has it either, the question is about something else.
pub(crate) fn is_elsewhere(word: &str) -> bool {
    ELSEWHERE.binary_search(&word).is_ok()
}

/// Folded and sorted.
#[rustfmt::skip] // It would give every word a line of its own.
const STOP: [&str; 192] = [
    "a", "able", "about", "also", "although", "am", "an", "and", "anymore", "anyone", "anything", "are", "arent",
    "around", "as", "at", "be", "because", "been", "being", "but", "by", "came", "can", "cannot", "cant", "come",
    "comes", "coming", "could", "couldnt", "did", "didnt", "do", "does", "doesnt", "dont", "even", "ever", "for",
    "from", "gave", "get", "gets", "getting", "give", "given", "gives", "go", "goes", "going", "got", "had",
    "happen", "happened", "happening", "happens", "has", "hasnt", "have", "havent", "he", "hello", "help", "her",
    "here", "hi", "his", "how", "i", "id", "if", "ill", "im", "in", "into", "is", "isnt", "it", "its", "ive",
    "just", "keep", "keeps", "kept", "know", "let", "lets", "like", "look", "looks", "may", "me", "mean",
    "meaning", "means", "meant", "might", "mine", "must", "my", "now", "of", "oh", "on", "onto", "or", "our",
    "per", "please", "put", "puts", "really", "said", "saw", "say", "saying", "says", "see", "seen", "sees",
    "shall", "she", "should", "shouldnt", "show", "showed", "showing", "shown", "shows", "since", "so",
    "somebody", "somehow", "someone", "something", "suddenly", "supposed", "take", "takes", "taking", "tell",
    "tells", "thanks", "that", "the", "their", "them", "then", "there", "these", "they", "thing", "things",
    "this", "those", "though", "to", "told", "took", "tried", "tries", "try", "trying", "us", "very", "via",
    "want", "wants", "was", "wasnt", "we", "went", "were", "werent", "what", "whats", "when", "where", "which",
    "who", "whom", "whose", "why", "will", "with", "wont", "would", "yet", "you", "your", "yours",
];

/// Folded and sorted.
#[rustfmt::skip]
const WEAK: [&str; 208] = [
    "after", "again", "all", "already", "another", "any", "anybody", "anyway", "ask", "asked", "asks", "away",
    "back", "before", "believe", "believes", "bit", "both", "call", "called", "calls", "care", "cares", "cause",
    "certain", "clearly", "close", "complain", "complains", "completely", "constantly", "daily", "day", "days",
    "different", "down", "during", "each", "easily", "either", "else", "enough", "entire", "entirely",
    "especially", "every", "everybody", "everyone", "everything", "exactly", "explain", "explains", "few",
    "finally", "find", "finds", "fine", "first", "forever", "found", "general", "generally", "good", "guess",
    "half", "hear", "heard", "hope", "hour", "hours", "however", "instead", "issue", "issues", "kind", "kinds",
    "known", "knows", "last", "late", "least", "left", "less", "little", "lot", "lots", "made", "main", "make",
    "makes", "many", "maybe", "mind", "minute", "minutes", "month", "more", "morning", "most", "much", "myself",
    "nearly", "need", "needs", "neither", "never", "new", "next", "no", "nobody", "none", "normal", "normally",
    "not", "nothing", "notice", "noticed", "obviously", "off", "often", "ok", "okay", "old", "once", "one",
    "ones", "only", "other", "others", "out", "over", "own", "part", "parts", "people", "perhaps", "person",
    "place", "plenty", "possible", "possibly", "problem", "problems", "properly", "quite", "rather", "real",
    "reason", "right", "same", "seem", "seems", "several", "side", "simply", "single", "some", "sometimes",
    "somewhere", "soon", "sort", "sorts", "still", "stuff", "sudden", "sure", "team", "than", "think", "thinks",
    "thought", "through", "today", "together", "tomorrow", "tonight", "too", "trouble", "turn", "turned", "turns",
    "unable", "under", "understand", "use", "used", "uses", "using", "usual", "usually", "way", "ways", "week",
    "weird", "well", "whatever", "whether", "while", "whole", "wish", "without", "wonder", "wondering", "work",
    "working", "works", "yes", "yesterday",
];

/// Folded and sorted.
#[rustfmt::skip]
const ELSEWHERE: [&str; 149] = [
    "android", "antivirus", "audio", "badge", "bank", "battery", "bios", "bitcoin", "bitlocker", "bluescreen",
    "bluetooth", "boot", "bsod", "bus", "calendar", "camera", "car", "card", "cell", "charger", "charging",
    "citrix", "coffee", "compiler", "copier", "credit", "css", "cursor", "delivery", "desktop", "dinner",
    "display", "docker", "docking", "door", "driver", "elevator", "excel", "fax", "fingerprint", "flicker",
    "flight", "font", "football", "formula", "game", "git", "github", "gitlab", "headset", "holiday", "hotel",
    "hr", "html", "ink", "insurance", "invoice", "iphone", "jam", "java", "javascript", "jenkins", "jira",
    "keyboard", "kitchen", "kubernetes", "laptop", "loan", "lunch", "macro", "mailbox", "malware", "meeting",
    "microphone", "modem", "monitor", "mouse", "movie", "music", "mysql", "newsletter", "npm", "onenote", "oracle",
    "order", "outlook", "paper", "parking", "payment", "payroll", "pdf", "phishing", "phone", "pip", "pivot",
    "pizza", "postgres", "powerpoint", "price", "print", "printer", "printerdriver", "printing", "projector",
    "python", "ransomware", "reboot", "recipe", "router", "salary", "salesforce", "sap", "scanner", "seo", "shop",
    "sick", "sim", "skype", "slack", "slide", "smartphone", "sound", "spam", "speaker", "spreadsheet", "sqlstate",
    "stock", "tablet", "taskbar", "tax", "teams", "toner", "traffic", "train", "usb", "vacation", "video", "virus",
    "vmware", "wallpaper", "weather", "webcam", "webex", "webshop", "wifi", "wlan", "wordpress", "worksheet",
    "zoom",
];

#[cfg(test)]
mod tests {
    use super::{ELSEWHERE, STOP, WEAK};

    #[test]
    fn the_words_are_sorted_and_in_one_list_each() {
        assert!(STOP.is_sorted() && WEAK.is_sorted() && ELSEWHERE.is_sorted());
        assert!(!STOP.iter().any(|word| WEAK.contains(word)));
    }
}
