//! Answers for: which questions bring up a rule of a document, and that no other text does.
//!
//! The questions are worded as people type them, and were written before it was seen what they find. A question counts
//! as answered when the first rule is one of those named; every rule for another text counts against the rules.

use std::collections::BTreeSet;

use status_codebook::{Codebook, Rule, SearchOptions, State};

/// Rules, as `id` or `id, id`, and questions that they answer.
const QUESTIONS: &[(&str, &str)] = &[
    // M:31 and M:33.
    (
        "mover/cancel-queued, mover/cancel-running",
        "can I cancel this
         need to abort the transfer, is that possible
         when am I allowed to cancel a transfer
         mover cancel conditions
         which status do i need to be able to cancel
         what statuses allow cancellation
         can you cancel a migration halfway through
         cancel a job in mover
         how can i stop a transfer in progress
         when is it possible to cancel
         can transfer be canceld
         cancel button greyed out, when can I cancel",
    ),
    (
        "mover/cancel-queued",
        "how do i cancel a mover transfer that is queued
         can queued tasks be cancelled?",
    ),
    (
        "mover/cancel-running",
        "is there any way to stop a migration that's already running
         can a task that is running pre-checks be cancelled
         cancelling a running transfer
         can i cancel a task with code 300
         can i cancel 620",
    ),
    // M:21.
    (
        "mover/rerun",
        "when does a rerun happen
         does mover automatically retry failed transfers
         why did my migration run again by itself
         why hasn't it retried automatically
         are failed tasks rerun automatically
         what are the conditions for automatic reruns
         auto rerun rules
         what makes mover rerun a task
         under what circumstances is a job rerun
         my scan started again on its own, why
         automatic rerun explained
         does a failed scan get repeated automatically",
    ),
    ("mover/rerun, mover/rerun-codes", "is the retry automatic or do I have to do it"),
    // M:26.
    (
        "mover/rerun-limit",
        "how many automatic reruns
         how many times will mover retry before giving up
         max retries mover
         is there a limit on automatic reruns
         how many attempts does a task get
         can it rerun more than three times
         reruns used up
         what is the maximum amount of automatic retries
         how often will a failed migration be repeated
         number of transactions per action
         are scan and migration reruns counted separately
         how many reruns do i have left",
    ),
    // M:27.
    (
        "mover/rerun-codes",
        "which codes cause an automatic rerun
         list of rerun status codes
         what error codes get retried automatically
         which mover codes qualify for a rerun
         after which statuses does mover try again
         is 401 rerun automatically
         is 222 on the rerun list",
    ),
    // M:25.
    (
        "mover/rerun-first-time",
        "i canceled the first scan, will the next one be rerun
         does a second scan get automatic reruns
         only first migration triggers reruns?
         will rescanning a task trigger reruns
         rerun only on first run?",
    ),
    // The release notes of version 1.19.9.
    (
        "mover/rerun-canceling",
        "will a job be rerun while I am canceling it
         rerun when job is being cancelled",
    ),
    // The page on Migration Manager of 2024-10-24.
    (
        "mover/task-status",
        "what do 4xx codes mean in mover
         which mover codes count as failed
         meaning of codes in the 600s
         which codes mean the task is in progress",
    ),
    // A:30.
    (
        "azsm/form",
        "how are AZSM codes structured
         what does the AZSM prefix mean
         how to read azsm error codes
         what does each digit of the AZSM code stand for
         azsm code format
         what does AZSM stand for
         first digit of storage mover code",
    ),
    // A:32 to A:34.
    (
        "azsm/scope-agent",
        "AZSM0 codes
         which storage mover codes concern the agent itself",
    ),
    ("azsm/scope-job", "what does AZSM1 mean"),
    (
        "azsm/scope-item",
        "AZSM2 scope
         codes starting with AZSM2
         which azsm codes are about a single file",
    ),
    ("azsm/form, azsm/scope-job, azsm/scope-item", "difference between AZSM1 and AZSM2"),
    // A:36.
    (
        "azsm/blocks, azsm/form",
        "why are azsm codes not consecutive
         how are the azsm codes grouped
         what are the azsm categories
         azsm code ranges",
    ),
    // A:39.
    (
        "azsm/success",
        "which azsm code means everything ok
         azsm success code",
    ),
    // E:412 and E:413.
    (
        "egnyte/code-0",
        "what is code 0
         is error code 0 good or bad
         egnyte status 0 meaning
         two meanings for 0",
    ),
    // E:17.
    (
        "egnyte/support",
        "who do i contact about an egnyte migration error
         egnyte support contact
         where can I get help with the migration app
         how to contact egnyte support",
    ),
];

/// More questions, worded after the first ones had been answered and before it was seen what these find.
const LATER: &[(&str, &str)] = &[
    (
        "mover/rerun",
        "does it retry failures by itself
         when will mover start over automatically
         rerun conditions
         why is there no rerun
         what has to be true for a rerun
         what decides whether a task gets rerun",
    ),
    (
        "mover/rerun-limit",
        "how many reruns per task
         how often can a task be rerun
         retry count limit
         how many tries do I get
         is three the maximum of reruns
         maximum transactions",
    ),
    (
        "mover/rerun-codes",
        "which failures get rerun
         error codes with automatic retry
         will 404 be retried automatically
         rerun codes",
    ),
    (
        "mover/rerun-first-time",
        "is a rerun possible if the first scan was cancelled
         task scanned twice, still reruns?",
    ),
    ("mover/rerun-canceling", "no rerun while cancelling"),
    (
        "mover/cancel-queued, mover/cancel-running",
        "how to cancel
         why can't I cancel my transfer
         is it too late to cancel
         can an admin cancel a transfer
         when can i abort",
    ),
    (
        "mover/cancel-queued",
        "cancel a queued job
         stopping a queued transfer",
    ),
    (
        "mover/cancel-running",
        "abort a running migration
         cancel possible in state running",
    ),
    (
        "mover/task-status",
        "2xx mover codes
         what are the 200 codes
         which codes are success in mover",
    ),
    (
        "azsm/form",
        "azsm number scheme
         what do the four digits mean
         how is an AZSM code made up",
    ),
    ("azsm/scope-agent", "azsm0 meaning"),
    ("azsm/scope-job", "azsm1 scope"),
    ("azsm/scope-item", "AZSM2xxx"),
    ("azsm/form, azsm/scope-agent, azsm/scope-job, azsm/scope-item", "scope digit of azsm codes"),
    (
        "azsm/blocks",
        "how many codes per subcategory
         azsm subcategories",
    ),
    ("azsm/success", "success code of storage mover"),
    (
        "egnyte/code-0",
        "error 0
         code 0 success or failure
         zero error code egnyte",
    ),
    (
        "egnyte/support",
        "who can help me with egnyte errors
         egnyte helpdesk",
    ),
];

/// Messages, codes and questions that no rule answers.
const OTHERS: &str = "
    migration was cancelled by admin
    job canceled
    why was my job canceled
    user canceled the request
    scan stopped
    how to stop the scan command
    scan already running
    transfer is running for hours
    stuck in queued
    waiting in queue since yesterday
    queued to start
    running pre-checks takes forever
    retry failed upload
    please retry
    it says please retry
    uploads fail
    some files not uploaded
    download errors
    crashed
    token missing
    please login again
    permission denied on destination
    editor access required
    agent inactive
    agent is offline
    agent upgrade failed
    agent upgrade took longer than 5 minutes
    unknown error contact support
    file too large
    path too long
    file type not supported
    lease expired
    active lease on blob
    key vault access
    cannot mount source share
    wrong path
    target busy
    another job is writing to the target
    quota exceeded on onedrive
    storage full
    connector not found
    reauthorize box
    could not connect to dropbox
    invalid root path
    user for schedule not found
    websocket connection error
    firewall blocking
    firestore document not found
    jwt invalid
    duplicate agent name
    too many open files
    not enough memory
    no disk space left
    50,000 files in a folder
    nothing to migrate
    speed test timed out
    true-up paused
    unusual deletions
    sync failed
    finalize failed
    project cannot be deleted
    workgroup id missing
    invalid regex filter
    scan has to be run first
    another migration in progress
    job limit exceeded
    confluence mode
    schedule start time is in the past
    scheduler job created
    what is DATA_SYNC
    is my migration finished
    how long does a migration take
    how to install the agent
    pricing of mover
    hello
    thanks a lot
    cancel my subscription
    how many files were copied
    how many users can i migrate
    how many agents can I run
    what does 404 mean
    what does AZSM1024 mean
    what is code 931
    what is error 500
    can i delete a migration
    can i rename an agent
    can i use smb
    when will my migration finish
    which role does the agent need
    how often does the true-up run
    how many licenses do i need
    first migration failed
    first scan failed
    probably a transient error, rerun the migration job
    retry the migration job again
    job was aborted while it was still running
    operation aborted because the request context was canceled
    status 406
    AZSM1029
    AZSM9999
    egnyte 662
    0x80070005
    SCAN : FAILED (931)
    2024-06-11 10:04:02 ERROR errorCode=3050 SCAN_FAILURE_50K_LIMIT_ERROR path=/a
    Last Status Code 210
    JOB_ABORTED_LOW_MEMORY
    mover 300
    error 222
    100 200 300
    the agent does not start
    which files failed
    what went wrong
    failed
    error
    transfer failed after 3 retries
    data is missing on the target
    scanning takes too long";

fn rules(book: &Codebook, text: &str) -> Vec<String> {
    book.search(text, &SearchOptions::default()).rules.into_iter().map(Rule::id).collect()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Of a hundred questions so many are answered by the right rule in the first place.
const ANSWERED_OF_100: usize = 95;
const LATER_OF_100: usize = 88;

/// Of a hundred texts that no rule answers, so many may bring one up.
const DISTURBED_OF_100: usize = 2;

/// The questions that their rules do not answer in the first place, and how many questions there are.
fn missed(book: &Codebook, asked: &[(&str, &str)]) -> (Vec<String>, usize) {
    let questions = asked.iter().flat_map(|(right, questions)| lines(questions).map(move |question| (right, question)));
    let questions: Vec<(&&str, &str)> = questions.collect();
    let missed = questions.iter().filter_map(|(right, question)| {
        let found = rules(book, question);
        let answered = found.first().is_some_and(|first| right.split(", ").any(|id| id == first));
        (!answered).then(|| format!("«{question}» finds {found:?}, not {right}"))
    });
    (missed.collect(), questions.len())
}

#[test]
fn questions_about_rules_are_answered_by_the_rule() {
    let book = Codebook::built_in();
    for (asked, least, of_100) in [(QUESTIONS, 90, ANSWERED_OF_100), (LATER, 45, LATER_OF_100)] {
        let (missed, all) = missed(&book, asked);
        assert!(all >= least, "{all}");
        assert!((all - missed.len()) * 100 >= all * of_100, "{} of {all}:\n{}", missed.len(), missed.join("\n"));
    }
}

#[test]
fn other_questions_bring_up_no_rule() {
    let book = Codebook::built_in();
    let others: BTreeSet<&str> = lines(OTHERS).collect();
    assert!(others.len() >= 100, "{}", others.len());
    let disturbed: Vec<String> = others
        .iter()
        .map(|text| (text, rules(&book, text)))
        .filter(|(_, found)| !found.is_empty())
        .map(|(text, found)| format!("«{text}» brings up {found:?}"))
        .collect();
    let most = others.len() * DISTURBED_OF_100 / 100;
    assert!(disturbed.len() <= most, "{} of {}:\n{}", disturbed.len(), others.len(), disturbed.join("\n"));
}

/// M:39 to M:72, A:43 to A:71, E:22 to E:507: what a row says is answered by the row.
#[test]
fn no_text_of_a_row_brings_up_a_rule() {
    let book = Codebook::built_in();
    let (mut asked, mut disturbed) = (0, Vec::new());
    for entry in book.entries(None) {
        // A:39 and E:412 to E:413 are rows and rules at once.
        if ["0", "AZSM0000"].contains(&entry.code()) {
            continue;
        }
        let named = format!("{} {}", entry.catalog(), entry.code());
        for text in [Some(entry.message()), entry.name(), entry.remediation(), Some(entry.code()), Some(&named)] {
            let Some(text) = text else { continue };
            asked += 1;
            let found = rules(&book, text);
            if !found.is_empty() {
                disturbed.push(format!("«{text}» of {} brings up {found:?}", entry.id()));
            }
        }
    }
    assert!(asked > 1700, "{asked}");
    assert!(disturbed.is_empty(), "{} of {asked}:\n{}", disturbed.len(), disturbed.join("\n"));
}

/// One word, or the beginning of one as it is typed, stands in many rows and asks nothing; a word of few rows may.
#[test]
fn one_word_of_many_rows_brings_up_no_rule() {
    let book = Codebook::built_in();
    for word in
        ["scan", "migration", "migr", "status", "st", "agent", "file", "first", "t", "m", "mover transfer", "no"]
    {
        assert!(rules(&book, word).is_empty(), "{word} {:?}", rules(&book, word));
    }
    for (word, rule) in [("rerun", "mover/rerun"), ("AZSM1", "azsm/scope-job"), ("azsm", "azsm/form")] {
        assert_eq!(rules(&book, word).first().map(String::as_str), Some(rule), "{word}");
    }
}

/// The states narrow the entries, and what they leave out is no reason for a rule.
#[test]
fn a_rule_answers_or_not_whatever_states_are_asked_for() {
    let book = Codebook::built_in();
    for text in ["folder has too many files", "job still queued", "mover transfer status 620", "code 0", "can I cancel"]
    {
        for state in [State::Success, State::Queued, State::Failure] {
            let options = SearchOptions { states: Some(&[state]), ..SearchOptions::default() };
            let found: Vec<String> = book.search(text, &options).rules.into_iter().map(Rule::id).collect();
            assert_eq!(found, rules(&book, text), "{text} {state:?}");
        }
    }
}
