//! Operations and their states, as the entries name them.

use crate::catalog::{Entry, State};
use crate::codebook::Codebook;

/// The order in which an operation lives.
const LIFE: [State; 11] = [
    State::Created,
    State::Queued,
    State::Running,
    State::Stopping,
    State::Stopped,
    State::Paused,
    State::Suspended,
    State::Skipped,
    State::Canceled,
    State::Success,
    State::Failure,
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
        for operation in self.entries(None).filter_map(|entry| entry.operation.as_deref()) {
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
    /// let codes: Vec<_> = book.lifecycle("SCAN").iter().map(|entry| entry.code.as_str()).collect();
    /// assert_eq!(codes, ["937", "930", "933", "934", "935", "936", "932", "931"]);
    /// ```
    pub fn lifecycle(&self, operation: &str) -> Vec<&Entry> {
        let mut found: Vec<&Entry> =
            self.entries(None).filter(|entry| entry.operation.as_deref() == Some(operation)).collect();
        found.sort_by_key(|entry| LIFE.iter().position(|&state| state == entry.state).unwrap_or(LIFE.len()));
        found
    }
}
