//! Decodes and searches the status and error codes of file-migration products.
//!
//! Three documented systems are built in: Mover, Azure Storage Mover and the Egnyte Migration App. A [`Codebook`]
//! holds their catalogs and those a site adds of its own, and answers three questions: what one code means
//! ([`Codebook::decode`]), which entries answer a question in words ([`Codebook::search`]), and which codes stand in a
//! pasted text ([`Codebook::scan`]).
//!
//! ```
//! use status_codebook::Codebook;
//!
//! let book = Codebook::built_in();
//! let reading = book.decode("azsm 1024", None);
//! assert_eq!(reading.entries[0].id(), "azsm/AZSM1024");
//! assert_eq!(reading.entries[0].message(), "Authorization failure accessing the target location");
//! ```
//!
//! Nothing that a person types is an error: an unknown code gets an answer that says so. Only adding a catalog can
//! fail, and then with a list of places. The library speaks UTF-8 and bytes; all ranges are byte ranges.
#![forbid(unsafe_code)]

pub mod error;

pub mod catalog;
pub mod code;
mod stop;
pub mod text;

mod hash;
mod index;
mod order;
mod query;
mod rank;

pub mod decode;
pub mod foreign;
pub mod lifecycle;
pub mod rules;
pub mod scan;
pub mod search;

mod codebook;

// Public for the tests of the conversion alone: these functions are called from JavaScript.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod wasm;

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use catalog::{Catalog, Entry, Rule, State, Tier};
pub use codebook::{CatalogInfo, Codebook, Removal};
pub use decode::{Agreement, Reading, Undocumented};
pub use error::{CatalogError, Problem};
pub use rules::{Action, Reason as RuleReason, Task, Verdict};
pub use scan::{Cue, Format, Mention, Reason, Report, ScanOptions, Scanner, Tally};
pub use search::{Hit, SearchOptions, SearchResult, Why};
