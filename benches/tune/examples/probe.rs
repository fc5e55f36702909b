use status_codebook::{Codebook, SearchOptions};
use std::time::Instant;
fn main(){
    let book=Codebook::built_in();
    for (q,l) in [("agent inactive",10),("agent inactive",1),("agent",10),("agent",1)]{
        for _ in 0..200{std::hint::black_box(book.search(q,&SearchOptions{limit:l,..Default::default()}));}
        let t=Instant::now(); for _ in 0..20000{std::hint::black_box(book.search(q,&SearchOptions{limit:l,..Default::default()}));}
        println!("{q} {l}: {:?}",t.elapsed()/20000);
    }
}
