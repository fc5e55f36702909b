//! Operations and their states, as the entries name them.

use crate::catalog::{Entry, State};
use crate::codebook::Codebook;

/// The order in which an operation lives.
const LIFE: [State; 15] = [
    State::Created,
    State::Queued,
    State::Active,
    State::Running,
    State::Inactive,
    State::Stopping,
    State::Stopped,
    State::Paused,
    State::Suspended,
    State::Skipped,
    State::Canceled,
    State::Success,
    State::Warning,
    State::Failure,
    State::Info,
];

impl Codebook {
    /// The operations that entries name, in document order, each once.
    ///
    /// ```
    /// let book = status_codebook::Codebook::built_in();
    /// assert_eq!(book.operations().first(), Some(&"CREATE_MIGRATION"));
    /// ```
    pub fn operations(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for operation in self.entries(None).filter_map(Entry::operation) {
            if !found.contains(&operation) {
                found.push(operation);
            }
        }
        found
    }

    /// The documented states of an operation in the order of its life; empty for an unknown operation. States come
    /// from the rows, never from the digits of their codes.
    ///
    /// ```
    /// let book = status_codebook::Codebook::built_in();
    /// let codes: Vec<_> = book.lifecycle("SCAN").iter().map(|entry| entry.code()).collect();
    /// assert_eq!(codes, ["937", "930", "933", "934", "935", "936", "932", "931"]);
    /// ```
    pub fn lifecycle(&self, operation: &str) -> Vec<Entry<'_>> {
        let of_state = |&state: &State| {
            let wanted = move |entry: &Entry<'_>| entry.state() == state && entry.operation() == Some(operation);
            self.entries(None).filter(wanted)
        };
        LIFE.iter().flat_map(of_state).collect()
    }
}
