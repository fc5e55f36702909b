//! The Rust integration tests, one binary; each module is about one part of the library.

mod catalog_files;
mod decode;
mod documents;
mod domain;
mod gaps;
mod generated;
mod house;
mod judged;
mod labelled;
mod marked;
mod naive;
mod naive_line;
mod naive_scan;
mod rule_questions;
mod rules;
mod scan;
mod search;
