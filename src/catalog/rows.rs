//! The rows of a catalog, in three allocations: every text in one, where each ends, and the cells that point at them.

use super::Places;
use crate::code;
use crate::order::order;
use crate::text::part;

/// The columns of the table. The first ones are the fields that are searched, by their numbers there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the methods of Entry, where each is described")]
pub(crate) enum Column {
    Code,
    Name,
    Message,
    Remediation,
    Comment,
    Section,
    Operation,
    Scope,
    Category,
    Asked,
    Notes,
    Related,
    Document,
    Url,
    /// A number, not a text.
    Line,
    /// State, tier and advice in one number, see `entry.rs`.
    Kinds,
}

impl Column {
    /// The columns that hold lists of texts.
    pub(super) const LISTS: std::ops::RangeInclusive<usize> = Self::Asked as usize..=Self::Related as usize;

    /// Columns in which many rows have the same text.
    pub(super) const REPEATED: [usize; 5] = [
        Self::Section as usize,
        Self::Operation as usize,
        Self::Scope as usize,
        Self::Category as usize,
        Self::Document as usize,
    ];
}

/// How many columns there are.
pub(super) const COLUMNS: usize = Column::Kinds as usize + 1;

/// A text that stands in many rows is looked for among so many.
const RECENT: usize = 64;

/// The rows of a catalog as a table; [`Entry`](super::Entry) is the view of one of them.
///
/// A row takes 64 bytes and 4 for each of its texts.
#[derive(Debug)]
pub struct Rows {
    /// The number of the first row in its codebook.
    pub(crate) first: u32,
    /// Every text, each followed by a line break; the first one is empty.
    pub(super) text: String,
    /// Where each text begins, and in the end where the next would.
    pub(super) begins: Vec<u32>,
    /// A row is so many cells as there are columns: the number of a text, or of the first text of a list, which an empty
    /// one ends. 0 is the empty text and the empty list.
    pub(super) cells: Vec<u32>,
    /// Rows by the key of their code.
    codes: Places,
    /// Rows that share their code with another.
    shared: Vec<bool>,
    /// Texts of the columns that repeat themselves, the last ones met.
    recent: Vec<u32>,
}

impl Default for Rows {
    fn default() -> Self {
        Self::new("\n".to_owned(), vec![0, 1], Vec::new())
    }
}

impl Rows {
    /// A table of texts and cells that are as the fields describe them.
    pub(super) fn new(text: String, begins: Vec<u32>, cells: Vec<u32>) -> Self {
        let (codes, shared, recent) = (Places::default(), Vec::new(), Vec::new());
        let mut rows = Self { first: 0, text, begins, cells, codes, shared, recent };
        rows.finish();
        rows
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.cells.len() / COLUMNS
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    pub(super) fn cell(&self, row: usize, column: Column) -> u32 {
        self.cells[row * COLUMNS + column as usize]
    }

    pub(super) fn text(&self, number: u32) -> &str {
        let number = number as usize;
        part(&self.text, self.begins[number] as usize..self.begins[number + 1] as usize - 1)
    }

    /// Makes room for all of so many rows by what the first ones took: growing by doubling leaves behind what was
    /// outgrown (1.7 MB for ten thousand rows).
    pub(super) fn make_room(&mut self, rows: usize) {
        const FIRST: usize = 64;
        if self.len() == FIRST && rows > FIRST {
            let more = |used: usize| used / FIRST * (rows - FIRST) * 9 / 8;
            let (text, begins, cells) = (more(self.text.len()), more(self.begins.len()), more(self.cells.len()));
            self.text.reserve_exact(text);
            self.begins.reserve_exact(begins);
            self.cells.reserve_exact(cells);
        }
    }

    /// The texts from this one on, up to an empty one.
    pub(super) fn texts(&self, number: u32) -> Texts<'_> {
        Texts { rows: self, next: number }
    }

    /// Adds a text and gives its number.
    pub(super) fn add(&mut self, text: &str) -> u32 {
        let all = &mut self.text;
        all.push_str(text);
        all.push('\n');
        self.begins.push(all.len() as u32);
        self.begins.len() as u32 - 2
    }

    /// The number of a text that has been added lately, else of a new one.
    pub(super) fn add_again(&mut self, text: &str) -> u32 {
        if let Some(&known) = self.recent.iter().find(|&&known| self.text(known) == text) {
            return known;
        }
        let added = self.add(text);
        if self.recent.len() == RECENT {
            self.recent.remove(0);
        }
        self.recent.push(added);
        added
    }

    /// Adds texts that belong together.
    pub(super) fn add_list(&mut self, texts: &[&str]) -> u32 {
        if texts.is_empty() {
            return 0;
        }
        let first = self.begins.len() as u32 - 1;
        for text in texts {
            self.add(text);
        }
        self.add("");
        first
    }

    /// Makes the tables when all rows are there.
    pub(super) fn finish(&mut self) {
        self.recent = Vec::new();
        self.text.shrink_to_fit();
        self.begins.shrink_to_fit();
        self.cells.shrink_to_fit();
        let code = |row: u32| self.text(self.cell(row as usize, Column::Code));
        let keys: Vec<_> = (0..self.len() as u32).map(|row| (code::key(code(row)), row)).collect();
        let codes = Places::new(&keys);
        let mut shared = vec![false; self.len()];
        for rows in codes.lists().filter(|rows| rows.len() > 1) {
            let sorted = order(rows.len(), &|one, other| code(rows[one]) < code(rows[other]));
            for pair in sorted.windows(2).map(|pair| [rows[pair[0] as usize], rows[pair[1] as usize]]) {
                if code(pair[0]) == code(pair[1]) {
                    for row in pair {
                        shared[row as usize] = true;
                    }
                }
            }
        }
        (self.shared, self.codes) = (shared, codes);
    }

    /// The rows of a code, given by its key.
    pub(crate) fn of_code(&self, key: &str) -> &[u32] {
        self.codes.get(key)
    }

    /// Has another row the same code?
    pub(super) fn is_shared(&self, row: usize) -> bool {
        self.shared[row]
    }
}

/// The texts of a list, in its order.
#[derive(Debug, Clone)]
pub struct Texts<'a> {
    rows: &'a Rows,
    next: u32,
}

impl<'a> Iterator for Texts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rows.text(self.next);
        if text.is_empty() {
            return None;
        }
        self.next += 1;
        Some(text)
    }
}
