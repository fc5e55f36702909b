//! The Rust integration tests, one binary.
