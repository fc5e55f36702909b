//! The rules of the documents that answer a question.

use super::counts::Counts;
use super::wanted::{self, Wanted};
use super::{Evidence, Search, SearchOptions, Why};
use crate::catalog::Rule;
use crate::order::best;
use crate::query::{Query, Role};

/// At most so many rules answer one question.
const MOST: usize = 3;

/// The points of words from which on a rule answers that says more than every entry. On questions about rules, and on
/// others that share a word with one, this and the next tell best.
const LEAST: f32 = 140.0;

/// The points from which on it answers beside what was found by more than words, and beside entries whose words say hardly
/// more.
const FIRM: f32 = 160.0;

/// How much more the words of an entry may say: «job canceled» is told of by an entry, and names no rule.
const CLOSE: f32 = 6.0;

/// How much less than the best one a rule may have.
const SPAN: f32 = 20.0;

/// One word names a subject and asks nothing: where more entries have it than this it speaks of them, as «migration», «scan»
/// and «status» do, and «rerun» and «automatic» do not.
const FEW: usize = 8;

impl<'a, 'q> Search<'a, 'q> {
    /// The rules that answer a question: those about just the codes that it asks for, and those that its words are about,
    /// where these say more than the entries that were found. Best first.
    pub(super) fn rules(self, entries: &[Evidence], options: &SearchOptions<'q>) -> Vec<Rule<'a>> {
        let Some(book) = self.book.book_of_rules() else { return Vec::new() };
        let of_codes = entries.iter().filter(|it| it.why == Why::Code);
        let codes: Vec<String> = of_codes.map(|it| self.book.entry_of_place(it.place).id()).collect();
        let about = |rule: &Rule<'_>| {
            let mut named = rule.entries();
            named.next().is_some() && rule.entries().all(|id| codes.iter().any(|code| code == id))
        };
        let asked = book.asked(options.catalogs);
        let mut rules: Vec<Rule<'a>> = Vec::new();
        if !codes.is_empty() {
            rules.extend(asked.iter().flat_map(|it| it.entries()).map(Rule::new).filter(about));
        }
        let points = entries.iter().map(|it| it.points).fold(LEAST, f32::max);
        // What was typed is a message or a name in full, and asks nothing.
        if entries.iter().any(|it| it.why != Why::Code && it.points >= self.weights.literal_message) {
            return rules;
        }
        let by_more = entries.iter().any(|it| it.why < Why::Words);
        if !by_more && entries.len() > FEW && self.is_one_word() {
            return rules;
        }
        let index = book.index();
        let mut search = Search { book, asked, ..self };
        search.known = wanted::known(index, &search.query);
        // The entries know many more words: what is one of theirs is no misspelt word of a rule. To look for one took three
        // quarters of the time of rules.
        let spelled = |word: &Wanted<'_>| word.is_in(self.book.index());
        let wanted = wanted::wanted(index, &search.query, &search.known, search.text, search.weights, &spelled);
        let mut counts = Counts::of(index, &wanted, search.weights);
        let found = search.words(&mut counts, &wanted);
        counts.keep();
        let best = best(found.len(), MOST, &|it| found[it].key());
        let most = best.first().map_or(0.0, |&place| found[place as usize].points);
        for it in best.into_iter().map(|place| &found[place as usize]) {
            let rule = Rule::new(book.entry_of_place(it.place));
            let firm = it.points > FIRM && (by_more || it.points > points - CLOSE);
            if (it.points > points || firm) && it.points > most - SPAN && !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        // One that names a code of the question before others that its words are about as well.
        let named = |rule: &Rule<'_>| codes.iter().any(|code| rule.names(code));
        let (mut first, others): (Vec<_>, Vec<_>) = rules.into_iter().partition(named);
        first.extend(others);
        first
    }

    /// Is it one word beside products? One with a digit is the head of a code, such as «AZSM1», and asks what that means.
    fn is_one_word(&self) -> bool {
        let Query { words, roles, .. } = &self.query;
        let mut others = words.iter().zip(roles).filter(|(_, role)| **role != Role::Product);
        let only = others.next().filter(|(word, _)| !word.text.bytes().any(|it| it.is_ascii_digit()));
        only.is_some() && others.next().is_none()
    }
}
