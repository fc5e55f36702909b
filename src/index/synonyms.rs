//! The thesauri of the catalogs: what a word, or a few words together, may also be called.

use std::ops::Range;

use super::Terms;
use crate::order::order;
use crate::text::{each_word, pieces, stem};

/// The groups of all catalogs.
#[derive(Debug, Default)]
pub(crate) struct Synonyms {
    /// The words of a group by their stems, with a blank between them, and the group; sorted.
    members: Vec<(String, u32)>,
    groups: Vec<Group>,
}

/// Words that mean the same for the entries of one catalog.
#[derive(Debug)]
pub(crate) struct Group {
    /// The places of the catalog's entries.
    pub(crate) places: Range<u32>,
    /// The terms of the members that are single words.
    pub(crate) terms: Vec<u32>,
}

impl Synonyms {
    /// Adds the groups of a catalog; `places` are those of its entries.
    pub(super) fn add(&mut self, groups: &[Vec<String>], places: Range<u32>, terms: &Terms) {
        for group in groups {
            let number = self.groups.len() as u32;
            let mut found = Vec::new();
            for member in group {
                let (mut key, mut words) = (String::new(), 0);
                each_word(member, |word, _, _| {
                    push_stem(&mut key, word);
                    words += 1;
                });
                if words == 1 {
                    // A member stands for its inflected forms too.
                    each_word(member, |word, _, _| {
                        for term in terms.find(word).into_iter().chain(terms.inflected(word)) {
                            if !found.contains(&term) {
                                found.push(term);
                            }
                        }
                    });
                }
                self.members.push((key, number));
            }
            self.groups.push(Group { places: places.clone(), terms: found });
        }
    }

    /// Sorts the members, when all are there.
    pub(super) fn finish(&mut self) {
        let sorted = order(self.members.len(), &|one, other| self.members[one].0 < self.members[other].0);
        self.members = sorted.into_iter().map(|place| std::mem::take(&mut self.members[place as usize])).collect();
    }

    /// Calls `found` with each group that has the first of some stems, or a few of them together, and how many those are.
    pub(crate) fn beginning(&self, stems: &[&str], found: &mut dyn FnMut(&Group, usize)) {
        let from = self.members.partition_point(|(member, _)| member.as_str() < stems[0]);
        for (member, group) in &self.members[from..] {
            // «log in» stands behind «log»; what begins with more letters is another word.
            if !member.starts_with(stems[0]) {
                break;
            }
            let words = pieces(member, b' ');
            if stems.starts_with(&words) {
                found(&self.groups[*group as usize], words.len());
            }
        }
    }
}

/// Adds the stem of a further word.
fn push_stem(stems: &mut String, word: &str) {
    if !stems.is_empty() {
        stems.push(' ');
    }
    stems.push_str(&stem(word));
}
