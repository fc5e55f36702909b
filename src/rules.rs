//! Verdicts by the rules of Mover's document: may a task be rerun by itself, and can it be canceled? The facts stand in the
//! catalog's rules; what they say together is the logic here.

use crate::catalog::{Entry, RetryKind, Rule, Source, State};
use crate::codebook::Codebook;
use crate::text::{cut, joined, words};

/// The catalog whose rules these are.
const MOVER: &str = "mover";

/// How many automatic reruns there are of a task's first scan, and as many of its first migration (rule `rerun-limit`).
pub const MOST_RERUNS: u32 = 3;

/// What a task did when it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It was scanned.
    Scan,
    /// It was migrated.
    Migrate,
}

/// A task whose last transaction has ended.
#[derive(Debug, Clone, Copy)]
pub struct Task<'t> {
    /// The code it ended with, in any spelling.
    pub last_code: &'t str,
    /// What it did.
    pub action: Action,
    /// Was it the first time that it did this? A first scan that was canceled was the first time.
    pub first_time: bool,
    /// How many automatic reruns of this action were used, up to [`MOST_RERUNS`].
    pub reruns_used: u32,
    /// Is the job being canceled?
    pub being_canceled: bool,
}

/// The answer of a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict<'a> {
    /// Yes means «may», as the document says.
    pub answer: bool,
    /// How many automatic reruns of the action are left; none of any but the first one, and none after a canceled first scan.
    pub reruns_left: Option<u32>,
    /// Everything that speaks for a yes, or all that speaks against it.
    pub reasons: Vec<Reason<'a>>,
}

/// What speaks for an answer or against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason<'a> {
    /// In words.
    pub text: String,
    /// Where it stands.
    pub source: Source<'a>,
}

/// A code that somebody named, and Mover's entry for it.
struct Named<'a> {
    /// As the catalog writes it, else as it can stand in a sentence.
    code: String,
    entry: Option<Entry<'a>>,
}

/// More characters of a text that is no code say nothing in a reason.
const MOST_WRITTEN: usize = 40;

impl Named<'_> {
    fn code(&self) -> &str {
        &self.code
    }

    /// Does a rule name it?
    fn is_in(&self, rule: Rule<'_>) -> bool {
        self.entry.is_some_and(|entry| rule.names(&entry.id()))
    }
}

/// The states in which a task can be canceled, and the rules that say with which codes.
const CANCELABLE: [(&str, &str); 2] = [("Queued", "mover/cancel-queued"), ("Running", "mover/cancel-running")];

impl Codebook {
    /// May a task be rerun by itself? All conditions of Mover's document must hold. A code that the rule does not know is no
    /// error: the answer is no, with the reason.
    ///
    /// ```
    /// use status_codebook::{Codebook, rules::{Action, Task}};
    ///
    /// let book = Codebook::built_in();
    /// let task = Task {
    ///     last_code: "404", action: Action::Scan, first_time: true, reruns_used: 1, being_canceled: false,
    /// };
    /// let verdict = book.rerun(&task);
    /// assert!(verdict.answer);
    /// assert_eq!(verdict.reruns_left, Some(2));
    /// let lines: Vec<_> = verdict.reasons.iter().map(|reason| reason.source.line).collect();
    /// assert_eq!(lines, [Some(27), Some(25), Some(26)]);
    ///
    /// let again = book.rerun(&Task { first_time: false, ..task });
    /// assert!(!again.answer);
    /// assert_eq!(again.reasons[0].source.line, Some(25));
    /// ```
    pub fn rerun(&self, task: &Task<'_>) -> Verdict<'_> {
        let named = self.named_code(task.last_code);
        let (scan, most) = (task.action == Action::Scan, MOST_RERUNS.to_string());
        let run = if scan { "scan" } else { "migration" };
        // A scan that ended as canceled has used up the first time.
        let stopped = scan && named.entry.is_some_and(|entry| entry.state() == State::Canceled);
        let left = if task.first_time && !stopped { MOST_RERUNS.saturating_sub(task.reruns_used) } else { 0 };
        let (mut held, mut broken) = (Vec::new(), Vec::new());
        if let Some(rule) = self.rule("mover/rerun-codes") {
            self.last_code(&named, rule, if named.is_in(rule) { &mut held } else { &mut broken });
        }
        if let Some(rule) = self.rule("mover/rerun-first-time") {
            if task.first_time {
                held.push(Reason::of(rule, &["It was the task's first ", run, "."]));
            } else {
                let canceled = if scan { "; a first scan that was canceled has used that up" } else { "" };
                let text = ["Only the first scan and the first migration of a task trigger reruns", canceled, "."];
                broken.push(Reason::of(rule, &text));
            }
            if stopped && task.first_time {
                broken.push(Reason::of(rule, &["The first scan was canceled: scanned again, the task is not rerun."]));
            }
        }
        if let Some(rule) = self.rule("mover/rerun-limit") {
            if task.reruns_used < MOST_RERUNS {
                let used = task.reruns_used.to_string();
                let text = [&used, " of ", &most, " automatic reruns of the ", run, " were used."];
                held.push(Reason::of(rule, &text));
            } else {
                let text = ["All ", &most, " automatic reruns of the ", run, " were used."];
                broken.push(Reason::of(rule, &text));
            }
        }
        if let Some(rule) = self.rule("mover/rerun-canceling").filter(|_| task.being_canceled) {
            broken.push(Reason::of(rule, &["The job is being canceled."]));
        }
        let answer = broken.is_empty() && !held.is_empty();
        Verdict { answer, reruns_left: Some(left), reasons: if answer { held } else { broken } }
    }

    /// What the list of codes says of the one that a task ended with.
    fn last_code<'a>(&self, named: &Named<'a>, rule: Rule<'a>, reasons: &mut Vec<Reason<'a>>) {
        let (code, list) = (named.code(), " on the list of codes for automatic reruns");
        let Some(entry) = named.entry else {
            let text = [code, " is no code that the document lists, and not", list, "."];
            return reasons.push(Reason::of(rule, &text));
        };
        if !named.is_in(rule) {
            reasons.push(Reason::of(rule, &[code, " is not", list, "."]));
            if entry.retry().kind == RetryKind::Manual {
                let text = joined(&["The message of ", code, " asks for a retry, so a person must retry."]);
                reasons.push(Reason { text, source: entry.source() });
            }
            return;
        }
        reasons.push(Reason::of(rule, &[code, " is", list, "."]));
        if !entry.tier().counts() {
            let text = [code, " is named in the rerun rule only; no message is documented."];
            reasons.push(Reason::of(rule, &text));
        }
    }

    /// Can a task be canceled, by the state that is shown for it and its code? In any other state than «Queued» and
    /// «Running» the answer is no.
    ///
    /// ```
    /// let book = status_codebook::Codebook::built_in();
    /// assert!(book.cancel("Queued", "600").answer);
    /// assert!(!book.cancel("Running", "302").answer);
    /// assert_eq!(book.cancel("Running", "620").reasons[0].source.line, Some(33));
    /// ```
    pub fn cancel(&self, state: &str, code: &str) -> Verdict<'_> {
        let named = self.named_code(code);
        let (mut answer, mut reasons) = (false, Vec::new());
        let known = CANCELABLE.iter().any(|(word, _)| is_word(state, word));
        // What is asked for is said first.
        let mut states = CANCELABLE;
        if is_word(state, states[1].0) {
            states.swap(0, 1);
        }
        for (word, id) in states {
            let Some(rule) = self.rule(id) else { continue };
            let (asked, listed) = (is_word(state, word), named.is_in(rule));
            let codes = codes_of(rule);
            let text: &[&str] = match (asked, listed) {
                (true, true) => &["A task that is «", word, "» with ", named.code(), " can be canceled."],
                (true, false) => {
                    &["A task that is «", word, "» can be canceled with ", &codes, ", not with ", named.code(), "."]
                }
                (false, true) => &[named.code(), " lets a task be canceled while it is «", word, "»."],
                (false, false) if !known => &["A task can be canceled while it is «", word, "» with ", &codes, "."],
                (false, false) => continue,
            };
            answer |= asked && listed;
            reasons.push(Reason::of(rule, text));
        }
        Verdict { answer, reruns_left: None, reasons }
    }

    fn rule(&self, id: &str) -> Option<Rule<'_>> {
        self.book_of_rules()?.entry(id).map(Rule::new)
    }

    fn named_code(&self, written: &str) -> Named<'_> {
        // A number below zero is no code, though a dash may stand before one in a list.
        let negative = written.as_bytes().first() == Some(&b'-');
        let entry = if negative { None } else { self.decode(written, Some(&[MOVER])).entries.first().copied() };
        Named { code: entry.map_or_else(|| in_a_sentence(written), |entry| entry.code().to_owned()), entry }
    }
}

impl<'a> Reason<'a> {
    fn of(rule: Rule<'a>, text: &[&str]) -> Self {
        Self { text: joined(text), source: rule.source() }
    }
}

/// Is a text one word, in small letters or capitals and with blanks around it?
fn is_word(text: &str, word: &str) -> bool {
    let (found, wanted) = (words(text), words(word));
    found.iter().map(|it| &it.text).eq(wanted.iter().map(|it| &it.text))
}

/// A text that is no code: its first characters in one line.
fn in_a_sentence(written: &str) -> String {
    let mut line = String::new();
    for (count, c) in written.chars().enumerate() {
        if count == MOST_WRITTEN {
            line.push('…');
            break;
        }
        let blank = c.is_whitespace() || c.is_control();
        if !blank {
            line.push(c);
        } else if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
    if line.is_empty() { "«»".to_owned() } else { line }
}

/// The codes that a rule names: «600 or 601».
fn codes_of(rule: Rule<'_>) -> String {
    let codes: Vec<&str> = rule.entries().filter_map(|id| cut(id, b'/')).map(|(_, code)| code).collect();
    joined(
        &codes
            .iter()
            .enumerate()
            .flat_map(|(place, code)| [if place > 0 { " or " } else { "" }, code])
            .collect::<Vec<_>>(),
    )
}
