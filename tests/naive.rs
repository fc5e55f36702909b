//! The index against an oracle that has none: it reads every text of every entry for every query, with nothing in it but
//! loops and the definition of a word, so that it is unlikely to be wrong in the same way.

use std::collections::BTreeSet;

use serde_json::json;
use status_codebook::text::{squeeze, stem, words};
use status_codebook::{Codebook, Entry, SearchOptions, Why};

/// A sequence of numbers that is the same at every run (xorshift).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    /// A word of two to four syllables: no English one, and none that says little.
    fn word(&mut self) -> String {
        let syllables = ["ka", "zu", "mor", "vel", "dri", "pon", "ix", "gra", "tum", "wef"];
        (0..2 + self.below(3)).map(|_| syllables[self.below(syllables.len())]).collect()
    }
}

/// A codebook with one made-up catalog, and its vocabulary.
fn generated(seed: u64) -> (Codebook, Vec<String>) {
    let mut numbers = Numbers(seed);
    let vocabulary: Vec<String> = (0..150).map(|_| numbers.word()).collect();
    let mut phrase = |least: usize, more: usize| -> Vec<&str> {
        // The product of two draws: some words are common, most are rare.
        let mut pick = || numbers.below(vocabulary.len()) * numbers.below(vocabulary.len()) / vocabulary.len();
        let picks: Vec<usize> = (0..least + pick() % more).map(|_| pick()).collect();
        picks.into_iter().map(|place| vocabulary[place].as_str()).collect()
    };
    let entries: Vec<_> = (0..120)
        .map(|number| {
            let name = phrase(2, 3).join("_").to_uppercase();
            json!({
                "code": format!("Q{number:04}"),
                "name": format!("{name}_{number}"),
                "message": phrase(4, 6).join(" "),
                "remediation": phrase(5, 20).join(" "),
                "asked": [phrase(3, 3).join(" ")],
                "state": "info",
            })
        })
        .collect();
    let file = json!({ "id": "made", "title": "Made up", "product": "Qqqq", "entries": entries });
    let mut book = Codebook::empty();
    book.add(&serde_json::from_value(file).expect("JSON")).expect("a sound catalog");
    (book, vocabulary)
}

/// All words of an entry that are searched.
fn words_of(entry: Entry<'_>) -> Vec<String> {
    let texts = [entry.name(), Some(entry.message()), entry.remediation()];
    let texts = texts.into_iter().flatten().chain(entry.asked());
    texts.flat_map(words).map(|word| word.text.into_owned()).collect()
}

/// The codes of the entries of which one word passes.
fn having(book: &Codebook, passes: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let entries = book.entries(None).filter(|&entry| words_of(entry).iter().any(|word| passes(word)));
    entries.map(|entry| entry.code().to_owned()).collect()
}

fn found(book: &Codebook, query: &str) -> BTreeSet<String> {
    let hits = book.search(query, &SearchOptions { limit: 1000, ..SearchOptions::default() }).hits;
    hits.iter().map(|hit| hit.entry.code().to_owned()).collect()
}

/// Optimal string alignment, by the whole table.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                let least = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if swapped { least.min(table[i - 2][j - 2] + 1) } else { least }
            };
        }
    }
    table[a.len()][b.len()]
}

const SEEDS: [u64; 2] = [77, 20_260_101];

#[test]
fn a_word_finds_the_entries_that_have_it_or_one_that_begins_with_it_or_is_inflected_from_it() {
    for seed in SEEDS {
        let (book, vocabulary) = generated(seed);
        for word in &vocabulary {
            let expected = having(&book, |other| other.starts_with(word.as_str()) || stem(other) == stem(word));
            if expected.is_empty() {
                continue;
            }
            assert_eq!(found(&book, word), expected, "{word}, seed {seed}");
        }
    }
}

#[test]
fn a_beginning_finds_the_entries_that_have_a_word_with_it() {
    let (book, vocabulary) = generated(5);
    let mut asked = 0;
    for word in &vocabulary {
        for end in 3..word.len() {
            let beginning = &word[..end];
            // One that is itself inflected from something, or says little, follows other rules.
            let inflected = having(&book, |other| !other.starts_with(beginning) && stem(other) == stem(beginning));
            let expected = having(&book, |other| other.starts_with(beginning));
            if inflected.is_empty() && !expected.is_empty() {
                assert_eq!(found(&book, beginning), expected, "{beginning}");
                asked += 1;
            }
        }
    }
    assert!(asked > 300, "only {asked} beginnings were asked");
}

#[test]
fn a_misspelt_word_finds_the_entries_that_have_the_nearest() {
    for seed in SEEDS {
        let (book, vocabulary) = generated(seed);
        let mut asked = 0;
        for word in vocabulary.iter().filter(|word| word.len() > 4) {
            // Two letters in the middle change places.
            let mut letters: Vec<char> = word.chars().collect();
            letters.swap(2, 3);
            let misspelt: String = letters.into_iter().collect();
            let most = if misspelt.len() < 8 { 1 } else { 2 };
            let begins = |other: &str| {
                let pair = |word: &str| word.chars().take(2).collect::<Vec<char>>();
                let (one, other) = (pair(&misspelt), pair(other));
                one[0] == other[0] || one[0] == other[1] && one[1] == other[0]
            };
            let near = |other: &str| {
                let long = other.len() >= 4 && other.chars().all(char::is_alphabetic);
                Some(distance(&misspelt, other)).filter(|&it| long && begins(other) && it <= most)
            };
            let all: Vec<String> = book.entries(None).flat_map(words_of).collect();
            let fits = |other: &String| other.starts_with(&misspelt) || stem(other) == stem(&misspelt);
            let halves = (3..=misspelt.len().saturating_sub(3)).any(|middle| {
                let (one, other) = misspelt.split_at(middle);
                all.iter().any(|word| word == one) && all.iter().any(|word| word == other)
            });
            let Some(least) = all.iter().filter_map(|other| near(other)).min() else { continue };
            if all.iter().any(fits) || halves {
                continue;
            }
            let expected = having(&book, |other| near(other) == Some(least));
            assert_eq!(found(&book, &misspelt), expected, "{misspelt} for {word}, seed {seed}");
            let hits = book.search(&misspelt, &SearchOptions::default()).hits;
            assert!(hits.iter().all(|hit| hit.why == Why::Near), "{misspelt}");
            asked += 1;
        }
        assert!(asked > 30, "only {asked} misspelt words were asked");
    }
}

#[test]
fn a_part_of_a_name_finds_every_name_with_it_first() {
    for seed in SEEDS {
        let (book, _) = generated(seed);
        for entry in book.entries(None).step_by(3) {
            let parts: Vec<String> =
                words(entry.name().unwrap()).into_iter().map(|word| word.text.into_owned()).collect();
            for start in 0..parts.len() - 1 {
                let part = parts[start..].join("_");
                // The name has the part where one of its words begins.
                let has = |other: Entry<'_>| {
                    let others = words(other.name().unwrap());
                    let from = |place: usize| others[place..].iter().map(|word| &*word.text).collect::<String>();
                    (0..others.len()).any(|place| from(place).starts_with(&squeeze(&part)))
                };
                let expected: BTreeSet<_> =
                    book.entries(None).filter(|&other| has(other)).map(|other| other.code().to_owned()).collect();
                let hits = book.search(&part, &SearchOptions { limit: 1000, ..SearchOptions::default() }).hits;
                let first: BTreeSet<_> =
                    hits.iter().take(expected.len()).map(|hit| hit.entry.code().to_owned()).collect();
                assert_eq!(first, expected, "{part}, seed {seed}");
            }
        }
    }
}

#[test]
fn what_is_marked_is_what_was_asked() {
    let (book, vocabulary) = generated(9);
    let mut marks = 0;
    for pair in vocabulary.chunks(2).filter(|pair| pair.len() == 2) {
        let query = pair.join(" ");
        for hit in book.search(&query, &SearchOptions { limit: 1000, ..SearchOptions::default() }).hits {
            for found in hit.matches.iter().filter(|_| hit.why == Why::Words) {
                let texts = [entry_text(hit.entry, found.field)];
                for &(start, end) in &found.ranges {
                    let marked = squeeze(&texts[0][start..end]);
                    let asked =
                        pair.iter().any(|word| marked.starts_with(word.as_str()) || stem(&marked) == stem(word));
                    assert!(asked, "«{marked}» is marked for {query}");
                    marks += 1;
                }
            }
        }
    }
    assert!(marks > 500, "only {marks} marks were seen");
}

fn entry_text(entry: Entry<'_>, field: status_codebook::search::Field) -> &str {
    use status_codebook::search::Field;
    match field {
        Field::Name => entry.name().unwrap(),
        Field::Message => entry.message(),
        Field::Remediation => entry.remediation().unwrap(),
        other => panic!("{other:?} is not generated"),
    }
}
