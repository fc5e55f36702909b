use status_codebook::{Codebook, SearchOptions};
use std::time::Instant;
fn main(){
    let t=Instant::now(); let book=Codebook::built_in(); let a=t.elapsed(); let t=Instant::now(); book.search("agent x",&SearchOptions::default()); println!("unpack {a:?} index {:?}",t.elapsed());
    for q in ["agent inactive","404","conector not fuond","drive is full on target","a","agent","inactive","agent is already on the newest version"]{
        for _ in 0..200{std::hint::black_box(book.search(q,&SearchOptions::default()));}
        let t=Instant::now(); for _ in 0..2000{std::hint::black_box(book.search(q,&SearchOptions::default()));}
        println!("{q}: {:?} total {}",t.elapsed()/2000, book.search(q,&SearchOptions::default()).total);
    }
}
