//! What can be wrong with a catalog, and where: the only failures this library knows.

use std::fmt;

/// One fault of a catalog file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// JSON Pointer (RFC 6901) to the place, `/entries/3/message`; empty for the whole file.
    pub path: String,
    /// What was expected there; lower case, without a full stop.
    pub message: String,
}

impl Problem {
    /// A fault at a place.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "(whole file)" } else { &self.path };
        write!(f, "{path}: {}", self.message)
    }
}

/// Why a catalog was not taken: every fault that was found, in the order of the file. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogError {
    /// The faults.
    pub problems: Vec<Problem>,
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the catalog has {} problem(s)", self.problems.len())?;
        self.problems.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

impl std::error::Error for CatalogError {}
