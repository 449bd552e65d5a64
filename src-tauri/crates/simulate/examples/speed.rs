//! How fast the engine is on the password reset: `cargo run --release -p simulate --example speed`.

use std::ops::ControlFlow;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../maps/password-reset.journey.json");
    let map = journey::file::read(&std::fs::read_to_string(path)?)?;
    let chain = simulate::Chain::compile(&map)?;
    let repeats = 1000_u32;
    let clock = Instant::now();
    for _ in 0..repeats {
        let chain = simulate::Chain::compile(&map)?;
        std::hint::black_box(simulate::exact::solve(&chain));
    }
    println!("compile and solve exactly: {:?}", clock.elapsed() / repeats);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
        let walks = 4_000_000_u32;
        let clock = Instant::now();
        let report = pool.install(|| simulate::monte_carlo::run(&chain, walks, 7, &|_| ControlFlow::Continue(())))?;
        let rate = f64::from(walks) / clock.elapsed().as_secs_f64() / 1e6;
        println!("{threads} threads: {rate:.2} million walks/s, friction {:.3} em", report.totals.friction_em.mean);
    }
    Ok(())
}
