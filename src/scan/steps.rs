//! Counts the steps of a scan, so that a test can prove that they grow no faster than the text; only tests are built with
//! a counter. A step is one turn of a loop over what was written: a byte, a token, a cell, a find.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// So many more steps.
#[cfg(test)]
pub(crate) fn count(steps: impl FnOnce() -> usize) {
    STEPS.with(|all| all.set(all.get() + steps() as u64));
}

/// Nothing: what is shipped does not count, and does not ask how many there are.
#[cfg(not(test))]
#[inline(always)]
pub(crate) fn count(_steps: impl FnOnce() -> usize) {}

/// The steps since this was asked last.
#[cfg(test)]
pub(crate) fn take() -> u64 {
    STEPS.with(|all| all.replace(0))
}
