//! The Rust integration tests, one binary; each module is about one part of the library.

mod catalog_files;
mod decode;
mod documents;
mod house;
mod judged;
mod labelled;
mod naive;
mod scan;
mod search;
