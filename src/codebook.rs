//! The façade: the catalogs that are loaded, and the questions that can be asked of them.

use std::sync::OnceLock;

use serde::Serialize;

use crate::catalog::{self, Catalog, Document, Entry, Feed, Overlay, Places, Rule, Tier, Value};
use crate::code;
use crate::error::{CatalogError, Problem};
use crate::index::Index;
use crate::scan::cues;
use crate::scan::lexicon::Lexicon;
use crate::scan::names::{self, Names};
use crate::text::{joined, words};

/// The three built-in catalogs as `build.rs` packed them: their texts, and all else.
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogs.txt"));
static NUMBERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogs.bin"));

/// A set of catalogs, and all that can be asked of it.
///
/// ```
/// use status_codebook::Codebook;
///
/// let book = Codebook::built_in();
/// assert_eq!(book.entries(None).count(), 445);
/// assert_eq!(book.entry("mover/404").unwrap().message(), "Crashed, please retry");
/// assert!(book.entry("mover/999").is_none());
/// ```
pub struct Codebook {
    catalogs: Vec<Loaded>,
    /// The next entry number to give.
    next: u32,
    /// What the documents say beside their tables, which is searched as entries are.
    rules: Option<Box<Codebook>>,
    /// Made when first needed, and anew after the catalogs changed.
    index: OnceLock<Index>,
    names: OnceLock<Names>,
    lexicon: OnceLock<Lexicon>,
}

/// A catalog in a codebook, and what questions need to know of it.
pub(crate) struct Loaded {
    pub(crate) catalog: Catalog,
    built_in: bool,
    /// The words of each name of the product: the catalog's id, the product, the aliases.
    pub(crate) products: Vec<Vec<String>>,
    /// Lowest and highest documented code that is a number.
    pub(crate) range: Option<(u64, u64)>,
    /// Has it a code without a digit?
    pub(crate) has_letter_codes: bool,
    /// The ids of the entries beside which it has words of its own, and the places of these among its overlays.
    overlaid: Places,
}

impl Loaded {
    fn new(mut catalog: Catalog, first: u32, built_in: bool) -> Self {
        catalog.entries.first = first;
        // A catalog that is kept by hand is its own document.
        if catalog.documents.is_empty() {
            let (id, title) = (catalog.id.clone(), catalog.title.clone());
            catalog.documents.push(Document { id, title, ..Document::default() });
        }
        let names = [&catalog.id, &catalog.product].into_iter().chain(&catalog.aliases);
        let products = names.map(|name| words(name).into_iter().map(|word| word.text.into_owned()).collect()).collect();
        let range = range(documented(&catalog).filter_map(|entry| code::number(entry.code())));
        let has_letter_codes = catalog.entries().any(|entry| !entry.code().bytes().any(|byte| byte.is_ascii_digit()));
        let overlaid: Vec<_> = catalog.overlays.iter().zip(0..).map(|(it, place)| (it.entry.clone(), place)).collect();
        let overlaid = Places::new(&overlaid);
        Self { catalog, built_in, products, range, has_letter_codes, overlaid }
    }

    /// Is it the same as another one?
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.catalog.entries.first == other.catalog.entries.first
    }

    /// Its entries, in document order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'_>> + Clone {
        self.catalog.entries()
    }

    /// What it documents; the entries of other tiers are left out.
    pub(crate) fn documented(&self) -> impl Iterator<Item = Entry<'_>> + Clone {
        documented(&self.catalog)
    }

    /// Has it an entry of a code, given by its key?
    pub(crate) fn lists(&self, key: &str) -> bool {
        self.entries_of(key).next().is_some()
    }

    /// The entries of a code, given by its key, in document order.
    pub(crate) fn entries_of<'a>(&'a self, key: &str) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        self.catalog.entries_of(key)
    }
}

fn documented(catalog: &Catalog) -> impl Iterator<Item = Entry<'_>> + Clone {
    catalog.entries().filter(|entry| entry.tier().counts())
}

/// The lowest and the highest of some numbers.
pub(crate) fn range(numbers: impl Iterator<Item = u64>) -> Option<(u64, u64)> {
    numbers.fold(None, |range, number| {
        let (lowest, highest) = range.unwrap_or((number, number));
        Some((lowest.min(number), highest.max(number)))
    })
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
    /// What has become of the product, where that matters to who reads its codes.
    pub status: Option<String>,
    /// How many entries it documents; those of other tiers are not counted.
    pub entries: usize,
    /// Where they come from.
    pub documents: Vec<Document>,
    /// How many notes it has beside entries of other catalogs.
    pub overlays: usize,
    /// Was it built in, or added?
    pub built_in: bool,
}

impl Codebook {
    /// The three documented systems.
    pub fn built_in() -> Self {
        let mut book = Self::empty();
        for catalog in catalog::unpack(TEXTS, NUMBERS) {
            book.load(catalog, true);
        }
        book
    }

    /// No catalog at all: a codebook for a site's own alone.
    pub fn empty() -> Self {
        let (index, names, lexicon) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { catalogs: Vec::new(), next: 0, rules: None, index, names, lexicon }
    }

    fn load(&mut self, mut catalog: Catalog, built_in: bool) -> CatalogInfo {
        if let Some(rules) = catalog.rules.take() {
            self.rules.get_or_insert_with(|| Box::new(Self::empty())).load(*rules, built_in);
        }
        let loaded = Loaded::new(catalog, self.next, built_in);
        // One without entries has a number too: it is by their first ones that catalogs are told apart.
        self.next += (loaded.catalog.entries.len() as u32).max(1);
        self.catalogs.push(loaded);
        self.forget_tables();
        info(&self.catalogs[self.catalogs.len() - 1])
    }

    fn forget_tables(&mut self) {
        self.index = OnceLock::new();
        self.names = OnceLock::new();
        self.lexicon = OnceLock::new();
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
    /// assert_eq!(book.decode("t-17", None).entries[0].message(), "Drive door is open");
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
        let rows = catalog::rows_of(file);
        self.add_rows(file, Feed { count: rows.len(), each: &mut |take| rows.iter().for_each(take) })
    }

    /// Adds a catalog whose rows are fed one after the other, in the place of what `entries` has.
    pub(crate) fn add_rows(&mut self, file: &Value, rows: Feed<'_>) -> Result<CatalogInfo, CatalogError> {
        let taken = |id: &str| {
            let message = joined(&["a catalog with the id \"", id, "\" is there already"]);
            self.catalogs.iter().any(|it| it.catalog.id == id).then(|| Problem::new("/id", message))
        };
        match catalog::read(file, rows, Tier::Custom) {
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
        let mut problems = Vec::new();
        let mut look = |id: &str, path: &dyn Fn() -> String| {
            if !catalog.owns(id) && self.entry(id).is_none() {
                let message = joined(&["no loaded catalog has the entry \"", id, "\""]);
                problems.push(Problem { path: path(), message });
            }
        };
        for (place, entry) in catalog.entries().enumerate() {
            for (number, id) in entry.named().enumerate() {
                look(id, &|| joined(&["/entries/", &place.to_string(), "/related/", &number.to_string()]));
            }
        }
        for (place, rule) in catalog.rules.iter().flat_map(|rules| rules.entries()).enumerate() {
            for (number, id) in rule.named().enumerate() {
                look(id, &|| joined(&["/rules/", &place.to_string(), "/entries/", &number.to_string()]));
            }
        }
        for (place, relation) in catalog.relations.iter().enumerate() {
            for (number, id) in relation.entries.iter().enumerate() {
                look(id, &|| joined(&["/relations/", &place.to_string(), "/entries/", &number.to_string()]));
            }
        }
        for (place, overlay) in catalog.overlays.iter().enumerate() {
            look(&overlay.entry, &|| joined(&["/overlays/", &place.to_string(), "/entry"]));
        }
        problems
    }

    /// Removes an added catalog; a built-in one stays.
    pub fn remove(&mut self, id: &str) -> Removal {
        let Some(place) = self.catalogs.iter().position(|it| it.catalog.id == id) else { return Removal::Unknown };
        if self.catalogs[place].built_in {
            return Removal::BuiltIn;
        }
        self.catalogs.remove(place);
        if let Some(rules) = &mut self.rules {
            rules.remove(id);
        }
        self.forget_tables();
        Removal::Removed
    }

    /// The catalogs in the order in which their entries answer.
    pub fn catalogs(&self) -> impl Iterator<Item = CatalogInfo> {
        self.catalogs.iter().map(info)
    }

    /// The entry of an id. `None` for an unknown one, and for an id such as `egnyte/500` which several entries share.
    pub fn entry(&self, id: &str) -> Option<Entry<'_>> {
        self.catalogs.iter().find(|it| it.catalog.owns(id))?.catalog.entry(id)
    }

    /// What the loaded catalogs say beside the entry of an id, each with the id of the catalog: in the order of loading.
    /// An overlay holds to the id: it stands beside the entry again when that was removed and comes back.
    pub fn overlays(&self, id: &str) -> Vec<(&str, &Overlay)> {
        let beside = |it| {
            let Loaded { catalog, overlaid, .. }: &Loaded = it;
            let places = overlaid.get(id).iter();
            places.map(|&place| (catalog.id.as_str(), &catalog.overlays[place as usize]))
        };
        self.catalogs.iter().flat_map(beside).collect()
    }

    /// The rules of the documents of one catalog, or of all, in their order.
    ///
    /// ```
    /// let book = status_codebook::Codebook::built_in();
    /// let limit = book.rules(Some("mover")).find(|rule| rule.id() == "mover/rerun-limit").unwrap();
    /// assert_eq!(limit.source().line, Some(26));
    /// ```
    pub fn rules(&self, catalog: Option<&str>) -> impl Iterator<Item = Rule<'_>> {
        self.rules.as_deref().into_iter().flat_map(move |rules| rules.entries(catalog)).map(Rule::new)
    }

    /// The codebook of which the entries are the rules.
    pub(crate) fn book_of_rules(&self) -> Option<&Self> {
        self.rules.as_deref()
    }

    /// The entry of a number, see [`Entry::number`].
    pub fn entry_at(&self, number: u32) -> Option<Entry<'_>> {
        let (loaded, row) = self.catalogs.iter().find_map(|it| {
            let row = number.checked_sub(it.catalog.entries.first)? as usize;
            (row < it.catalog.entries.len()).then_some((it, row))
        })?;
        Some(Entry::new(&loaded.catalog, row))
    }

    /// All entries in the order in which they answer; an entry's place here is that in the tables of index and names.
    pub(crate) fn all(&self) -> impl Iterator<Item = Entry<'_>> + Clone {
        self.catalogs.iter().flat_map(Loaded::entries)
    }

    /// The entry of a place in [`Codebook::all`].
    pub(crate) fn entry_of_place(&self, mut place: usize) -> Entry<'_> {
        for loaded in &self.catalogs {
            let rows = loaded.catalog.entries.len();
            if place < rows {
                return Entry::new(&loaded.catalog, place);
            }
            place -= rows;
        }
        unreachable!("the tables are forgotten when the catalogs change")
    }

    /// The place of an entry in [`Codebook::all`].
    pub(crate) fn place_of_entry(&self, entry: Entry<'_>) -> usize {
        let before = self.catalogs.iter().map(|it| &it.catalog.entries).take_while(|it| it.first <= entry.number());
        let (start, _) = before.fold((0, 0), |(start, rows), it| (start + rows, it.len()));
        start + entry.row()
    }

    /// What one catalog, or all, document: in document order, without the entries of other tiers.
    pub fn entries(&self, catalog: Option<&str>) -> impl Iterator<Item = Entry<'_>> {
        self.asked(catalog.as_ref().map(std::slice::from_ref)).into_iter().flat_map(Loaded::documented)
    }

    /// The loaded catalogs of these ids, all where none are named, in the order in which they answer.
    pub(crate) fn asked(&self, ids: Option<&[&str]>) -> Vec<&Loaded> {
        let asked = |it: &&Loaded| ids.is_none_or(|ids| ids.contains(&it.catalog.id.as_str()));
        self.catalogs.iter().filter(asked).collect()
    }

    /// The search index over all catalogs.
    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let thesauri = self.catalogs.iter().map(|it| (it.catalog.thesaurus.as_slice(), it.catalog.entries.len()));
            Index::build(self.all(), thesauri)
        })
    }

    /// The words that mean something to the rules, over all catalogs.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| {
            let mut lexicon = cues::lexicon().clone();
            for loaded in &self.catalogs {
                loaded.products.iter().for_each(|name| lexicon.add_product(name, loaded.catalog.entries.first));
                if let Some(grammar) = loaded.catalog.grammar.as_ref().filter(|it| !it.prefix.is_empty()) {
                    lexicon.add_prefix(words(&grammar.prefix).first().map_or("", |word| &*word.text));
                }
            }
            for (place, entry) in (0..).zip(self.all()) {
                let number = code::number(entry.code());
                if number.is_some() {
                    lexicon.add_number(entry.code());
                }
                for text in [Some(entry.message()), entry.name()].into_iter().flatten().filter(|_| number.is_some()) {
                    let words = words(text);
                    // A number at the end may be the code itself.
                    let last = words.iter().rev().find(|word| !word.is_number());
                    let (Some(first), Some(last)) = (words.first(), last) else { continue };
                    lexicon.add_text(entry.code(), &first.text, &last.text);
                }
                if let Some(name) = entry.name().filter(|_| entry.tier().counts()) {
                    names::add(&mut lexicon, name, place);
                }
            }
            lexicon.finish();
            lexicon
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
    let Catalog { id, title, product, status, documents, .. } = &loaded.catalog;
    CatalogInfo {
        id: id.clone(),
        title: title.clone(),
        product: product.clone(),
        status: status.clone(),
        entries: loaded.documented().count(),
        documents: documents.clone(),
        overlays: loaded.catalog.overlays.len(),
        built_in: loaded.built_in,
    }
}
