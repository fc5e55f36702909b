//! The façade: the catalogs that are loaded, and the questions that can be asked of them.

use std::sync::OnceLock;

use serde::Serialize;

use crate::catalog::{self, Catalog, Document, Entry, Places, Tier, Value};
use crate::code;
use crate::error::{CatalogError, Problem};
use crate::index::Index;
use crate::scan::names::Names;

/// The three built-in catalogs as `build.rs` packed them.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogs.bin"));

/// A set of catalogs, and all that can be asked of it.
///
/// ```
/// use status_codebook::Codebook;
///
/// let book = Codebook::built_in();
/// assert_eq!(book.entries(None).count(), 445);
/// assert_eq!(book.entry("mover/404").unwrap().message, "Crashed, please retry");
/// assert!(book.entry("mover/999").is_none());
/// ```
pub struct Codebook {
    catalogs: Vec<Loaded>,
    /// The next entry number to give.
    next: u32,
    /// Made when first needed, and anew after the catalogs changed.
    index: OnceLock<Index>,
    names: OnceLock<Names>,
}

/// A catalog in a codebook: its entries and the table of their codes.
pub(crate) struct Loaded {
    /// The file without its rows, which `entries` has resolved.
    pub(crate) catalog: Catalog,
    pub(crate) entries: Vec<Entry>,
    built_in: bool,
    /// Places of the entries by the key of their code.
    codes: Places,
    /// Lowest and highest documented code that is a number.
    pub(crate) range: Option<(u64, u64)>,
}

impl Loaded {
    fn new(mut catalog: Catalog, first: u32, built_in: bool) -> Self {
        let entries = catalog::entries(&mut catalog, first);
        let mut codes = Places::new();
        for (place, entry) in (0..).zip(&entries) {
            codes.entry(code::key(&entry.code)).or_default().push(place);
        }
        let numbers =
            || entries.iter().filter(|entry| entry.tier.counts()).filter_map(|entry| code::number(&entry.code));
        let range = numbers().min().zip(numbers().max());
        Self { catalog, entries, built_in, codes, range }
    }

    /// The entries of a code, given by its key, in document order.
    pub(crate) fn entries_of<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a Entry> + use<'a> {
        self.codes.get(key).into_iter().flatten().map(|&place| &self.entries[place as usize])
    }
}

/// What became of a catalog that was to be removed. The numbers cross to JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Removal {
    /// No catalog has the id.
    Unknown = 0,
    /// It is gone.
    Removed = 1,
    /// It is built in and stays.
    BuiltIn = 2,
}

/// What a catalog is, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CatalogInfo {
    /// Its id.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// The product that speaks these codes.
    pub product: String,
    /// How many entries it documents; those of other tiers are not counted.
    pub entries: usize,
    /// Where they come from.
    pub documents: Vec<Document>,
    /// Was it built in, or added?
    pub built_in: bool,
}

impl Codebook {
    /// The three documented systems.
    pub fn built_in() -> Self {
        let mut book = Self::empty();
        // Packed by build.rs from catalogs it had checked with the same types.
        let catalogs: Vec<Catalog> = postcard::from_bytes(PACKED).expect("the packed catalogs are those of this build");
        for catalog in catalogs {
            book.load(catalog, true);
        }
        book
    }

    /// No catalog at all: a codebook for a site's own alone.
    pub fn empty() -> Self {
        Self { catalogs: Vec::new(), next: 0, index: OnceLock::new(), names: OnceLock::new() }
    }

    fn load(&mut self, catalog: Catalog, built_in: bool) -> CatalogInfo {
        let loaded = Loaded::new(catalog, self.next, built_in);
        self.next += u32::try_from(loaded.entries.len()).expect("a catalog has fewer than 2³² entries");
        self.catalogs.push(loaded);
        self.forget_tables();
        info(&self.catalogs[self.catalogs.len() - 1])
    }

    fn forget_tables(&mut self) {
        self.index = OnceLock::new();
        self.names = OnceLock::new();
    }

    /// Adds a catalog of a site's own. [`Value`] is filled from JSON by any serde format.
    ///
    /// ```
    /// use status_codebook::{Codebook, catalog::Value};
    ///
    /// let mut book = Codebook::built_in();
    /// let file: Value = serde_json::from_str(r#"{
    ///     "id": "tape", "title": "Tape library", "product": "Tape library",
    ///     "entries": [{ "code": "T17", "message": "Drive door is open", "state": "failure" }]
    /// }"#)?;
    /// assert_eq!(book.add(&file)?.entries, 1);
    /// assert_eq!(book.decode("t-17", None).entries[0].message, "Drive door is open");
    ///
    /// let faults = book.add(&serde_json::from_str(r#"{ "id": "Tape!", "entries": [{ "code": "1" }] }"#)?).unwrap_err();
    /// assert_eq!(faults.problems.len(), 4); // title, product, message, id
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every fault of the file, with its place; the catalogs that were there stay as they are. An id that is there
    /// already is a fault: remove the added catalog first.
    pub fn add(&mut self, file: &Value) -> Result<CatalogInfo, CatalogError> {
        let taken = |id: &str| {
            let message = format!("a catalog with the id \"{id}\" is there already");
            self.catalogs.iter().any(|it| it.catalog.id == id).then(|| Problem::new("/id", message))
        };
        match catalog::read(file, Tier::Custom) {
            Ok(catalog) => {
                let mut problems = self.strangers(&catalog);
                problems.extend(taken(&catalog.id));
                if problems.is_empty() { Ok(self.load(catalog, false)) } else { Err(CatalogError { problems }) }
            }
            Err(mut error) => {
                error.problems.extend(catalog::id_of(file).and_then(taken));
                Err(error)
            }
        }
    }

    /// The links of a catalog to entries of others that no loaded catalog has.
    fn strangers(&self, catalog: &Catalog) -> Vec<Problem> {
        let rows = catalog.entries.iter().enumerate().flat_map(|(place, row)| {
            let path = move |number| format!("/entries/{place}/related/{number}");
            row.related.iter().enumerate().map(move |(number, id)| (path(number), id))
        });
        let overlays =
            catalog.overlays.iter().enumerate().map(|(place, it)| (format!("/overlays/{place}/entry"), &it.entry));
        let own = |id: &str| id.strip_prefix(&catalog.id).is_some_and(|rest| rest.starts_with('/'));
        let unknown = rows.chain(overlays).filter(|(_, id)| !own(id) && self.entry(id).is_none());
        unknown.map(|(path, id)| Problem::new(path, format!("no loaded catalog has the entry \"{id}\""))).collect()
    }

    /// Removes an added catalog; a built-in one stays.
    pub fn remove(&mut self, id: &str) -> Removal {
        let Some(place) = self.catalogs.iter().position(|it| it.catalog.id == id) else { return Removal::Unknown };
        if self.catalogs[place].built_in {
            return Removal::BuiltIn;
        }
        self.catalogs.remove(place);
        self.forget_tables();
        Removal::Removed
    }

    /// The catalogs in the order in which their entries answer.
    pub fn catalogs(&self) -> impl Iterator<Item = CatalogInfo> {
        self.catalogs.iter().map(info)
    }

    /// The entry of an id. `None` for an unknown one, and for an id such as `egnyte/500` which several entries share.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        let (catalog, rest) = id.split_once('/')?;
        let (code, _) = rest.split_once('/').unwrap_or((rest, ""));
        let loaded = self.catalogs.iter().find(|it| it.catalog.id == catalog)?;
        loaded.entries_of(&code::key(code)).find(|entry| entry.id == id)
    }

    /// The entry of a number, see [`Entry::number`].
    pub fn entry_at(&self, number: u32) -> Option<&Entry> {
        self.catalogs.iter().find_map(|it| {
            let first = it.entries.first()?.number();
            it.entries.get(number.checked_sub(first)? as usize)
        })
    }

    /// All entries in the order in which they answer; an entry's place here is that in the tables of index and names.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.catalogs.iter().flat_map(|it| &it.entries)
    }

    /// The place of an entry in [`Codebook::all`].
    pub(crate) fn place_of(&self, entry: &Entry) -> Option<usize> {
        let mut before = 0;
        for loaded in &self.catalogs {
            let first = loaded.entries.first().map_or(u32::MAX, Entry::number);
            match entry.number().checked_sub(first) {
                Some(place) if (place as usize) < loaded.entries.len() => return Some(before + place as usize),
                _ => before += loaded.entries.len(),
            }
        }
        None
    }

    /// The entry of a place in [`Codebook::all`].
    pub(crate) fn entry_of_place(&self, mut place: usize) -> &Entry {
        for loaded in &self.catalogs {
            match loaded.entries.get(place) {
                Some(entry) => return entry,
                None => place -= loaded.entries.len(),
            }
        }
        unreachable!("the tables are forgotten when the catalogs change")
    }

    /// What one catalog, or all, document: in document order, without the entries of other tiers.
    pub fn entries(&self, catalog: Option<&str>) -> impl Iterator<Item = &Entry> {
        self.asked(catalog.as_ref().map(std::slice::from_ref))
            .into_iter()
            .flat_map(|it| &it.entries)
            .filter(|entry| entry.tier.counts())
    }

    /// The loaded catalogs of these ids, all where none are named, in the order in which they answer.
    pub(crate) fn asked(&self, ids: Option<&[&str]>) -> Vec<&Loaded> {
        let asked = |it: &&Loaded| ids.is_none_or(|ids| ids.contains(&it.catalog.id.as_str()));
        self.catalogs.iter().filter(asked).collect()
    }

    /// The search index over all catalogs.
    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let thesauri = self.catalogs.iter().map(|it| (it.catalog.thesaurus.as_slice(), it.entries.len()));
            Index::build(self.all(), thesauri)
        })
    }

    /// The table of symbolic names over all catalogs.
    pub(crate) fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::build(self.all()))
    }
}

impl Default for Codebook {
    fn default() -> Self {
        Self::built_in()
    }
}

fn info(loaded: &Loaded) -> CatalogInfo {
    let Catalog { id, title, product, documents, .. } = &loaded.catalog;
    CatalogInfo {
        id: id.clone(),
        title: title.clone(),
        product: product.clone(),
        entries: loaded.entries.iter().filter(|entry| entry.tier.counts()).count(),
        documents: documents.clone(),
        built_in: loaded.built_in,
    }
}
