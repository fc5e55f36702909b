//! Measures the native core on the texts of the scan bench: `npm run bench -- --scan` prints it beside the package.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use status_codebook::{Codebook, ScanOptions};

/// The files that `benches/scan/texts.mjs` writes.
const TEXTS: [&str; 5] = ["agent", "quiet", "report", "mail", "dense"];

/// How many UTF-16 units a text has: the columns of the package are counted in them.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn scan(criterion: &mut Criterion) {
    let book = Codebook::built_in();
    let options = ScanOptions { units, ..ScanOptions::default() };
    let mut group = criterion.benchmark_group("texts");
    // A text takes long, and the first reading of each makes the tables.
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
    for name in TEXTS {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../target/bench/scan/{name}.txt"));
        let text =
            fs::read_to_string(file).expect("the texts are written by `node benches/scan/texts.mjs`: run that first");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| book.scan(black_box(&text), &options)));
    }
    group.finish();
}

criterion_group!(benches, scan);
criterion_main!(benches);
