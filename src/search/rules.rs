//! The rules of the documents that answer a question.

use super::counts::Counts;
use super::{Evidence, Search, SearchOptions, Why, wanted};
use crate::catalog::Rule;
use crate::order::best;

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
        let index = book.index();
        let mut search = Search { book, asked, ..self };
        search.known = wanted::known(index, &search.query);
        let wanted = wanted::wanted(index, &search.query, &search.known, search.text, search.weights);
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
}
