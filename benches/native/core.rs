//! Measures the native core with the questions of `npm run bench`: the difference to the package is what compiling to
//! WebAssembly and the boundary to JavaScript cost.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime};
use status_codebook::{Codebook, ScanOptions, SearchOptions};
use status_codebook_benches::{corpus, log};

/// Puts the questions in turn, one for each iteration, so that a time is the mean of one question.
fn each(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, questions: &[String], mut ask: impl FnMut(&str)) {
    let mut turn = questions.iter().cycle();
    group.bench_function(name, |bencher| {
        bencher.iter(|| turn.next().into_iter().for_each(|question| ask(question)));
    });
}

fn answers(criterion: &mut Criterion) {
    for name in ["built-in", "10000"] {
        let corpus = corpus(name);
        let search = |query: &str| {
            black_box(corpus.book.search(query, &SearchOptions::default()));
        };
        // The index is built with the first search, which is no keystroke.
        search("first");
        let mut group = criterion.benchmark_group(name);
        group.sample_size(20).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(4));
        each(&mut group, "search, keystroke", &corpus.keystrokes, search);
        each(&mut group, "search, code", &corpus.codes, search);
        each(&mut group, "search, misspelt", &corpus.misspelt, search);
        each(&mut group, "decode", &corpus.codes, |code| {
            black_box(corpus.book.decode(code, None));
        });
        group.finish();
    }
}

fn scan(criterion: &mut Criterion) {
    let book = Codebook::built_in();
    let log = log(&book, 2_000);
    let mut group = criterion.benchmark_group("scan");
    group.sample_size(20).throughput(Throughput::Bytes(log.len() as u64));
    group.bench_function("log of 2,000 lines", |bencher| {
        bencher.iter(|| book.scan(black_box(&log), &ScanOptions::default()));
    });
    group.finish();
}

fn start(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("built-in");
    group.sample_size(20);
    group.bench_function("unpack and first search", |bencher| {
        bencher.iter(|| Codebook::built_in().search(black_box("not found"), &SearchOptions::default()).total);
    });
    group.finish();
}

criterion_group!(benches, answers, scan, start);
criterion_main!(benches);
