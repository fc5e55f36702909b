//! The thesauri of the catalogs: what a word, or a few words together, may also be called.

use std::ops::Range;

use super::Terms;
use crate::order::order;
use crate::text::each_word;

/// The groups of all catalogs. Words are compared by the hashes of their stems.
#[derive(Debug, Default)]
pub(crate) struct Synonyms {
    /// By the stem of their first word.
    members: Vec<Member>,
    /// The further words of the members that have some.
    further: Vec<u32>,
    groups: Vec<Group>,
    /// The terms of the groups.
    terms: Vec<u32>,
}

/// A word, or a few together, and the group that they stand in.
#[derive(Debug, Clone)]
struct Member {
    first: u32,
    further: Range<u32>,
    group: u32,
}

/// Words that mean the same for the entries of one catalog.
#[derive(Debug)]
struct Group {
    /// The places of the catalog's entries.
    places: Range<u32>,
    /// The terms of the members that are single words.
    terms: Range<u32>,
}

/// What a thesaurus knows of some words.
pub(crate) struct Synonym<'a> {
    /// How many of them it takes together.
    pub(crate) words: usize,
    /// The places of the entries for which it stands.
    pub(crate) places: &'a Range<u32>,
    /// The terms that mean the same.
    pub(crate) terms: &'a [u32],
}

impl Synonyms {
    /// Adds the groups of a catalog; `places` are those of its entries.
    pub(super) fn add(&mut self, groups: &[Vec<String>], places: Range<u32>, terms: &Terms) {
        let mut stems = Vec::new();
        for group in groups {
            let first = self.terms.len();
            for member in group {
                stems.clear();
                let before = self.terms.len();
                each_word(member, |word, _, _| {
                    let term = terms.find(word);
                    stems.push(terms.stem(word, term));
                    let mut add = |term| {
                        if !self.terms[first..].contains(&term) {
                            self.terms.push(term);
                        }
                    };
                    // A member that is one word stands for its inflected forms too.
                    if stems.len() == 1 {
                        term.into_iter().for_each(&mut add);
                        terms.each_inflected(word, term, &mut add);
                    } else {
                        self.terms.truncate(before);
                    }
                });
                let Some((&first, further)) = stems.split_first() else { continue };
                let begin = self.further.len() as u32;
                self.further.extend(further);
                let further = begin..self.further.len() as u32;
                self.members.push(Member { first, further, group: self.groups.len() as u32 });
            }
            self.groups.push(Group { places: places.clone(), terms: first as u32..self.terms.len() as u32 });
        }
    }

    /// Sorts the members, when all are there.
    pub(super) fn finish(&mut self) {
        let sorted = order(self.members.len(), &|one, other| self.members[one].first < self.members[other].first);
        self.members = sorted.into_iter().map(|place| self.members[place as usize].clone()).collect();
    }

    /// Calls `found` for each group that has the first of some stems, or a few of them together.
    pub(crate) fn beginning(&self, stems: &[u32], found: &mut dyn FnMut(Synonym<'_>)) {
        let Some((first, rest)) = stems.split_first() else { return };
        let from = self.members.partition_point(|member| member.first < *first);
        for member in self.members[from..].iter().take_while(|member| member.first == *first) {
            let further = &self.further[member.further.start as usize..member.further.end as usize];
            if rest.starts_with(further) {
                let group = &self.groups[member.group as usize];
                let terms = &self.terms[group.terms.start as usize..group.terms.end as usize];
                found(Synonym { words: 1 + further.len(), places: &group.places, terms });
            }
        }
    }
}
