//! How fast the queues are, on one core:
//! `cargo run --release -p simulate --example queues_speed`.

#[path = "../tests/support/service_desk.rs"]
mod service_desk;

use simulate::Chain;
use simulate::queues::{Day, Law, Network, QueueReport, Setting, run, run_network};
use std::ops::ControlFlow;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    let start = Day::parse("2026-01-05").ok_or("no day")?;
    let setting = Setting { replications: 2, weeks: 100, warm_up_weeks: Some(1), ..Setting::new(7, start) };
    let network = Network::single(5.0, 5, Law::Exponential { mean: 1.0 }, Some(2.0));
    for _ in 0..3 {
        let clock = Instant::now();
        let report = pool.install(|| run_network(&network, &setting, &|_| ControlFlow::Continue(())))?;
        tell("M/M/5 with patience", &report, clock);
    }
    let map = service_desk::service_desk(&service_desk::Desk::default());
    let chain = Chain::compile(&map)?;
    for _ in 0..3 {
        let clock = Instant::now();
        let report = pool.install(|| run(&map, &chain, &setting, &|_| ControlFlow::Continue(())))?;
        tell("service desk", &report, clock);
        for team in &report.teams {
            println!(
                "  {}: load {:.2} of {:.2}, utilisation {:.3}, blocked {:.3}, wait {:.2} min, given up {:.3}, level {:.3} {:?}, queue {:.2}",
                team.name,
                team.offered_load,
                team.staff,
                team.utilisation.mean,
                team.blocked.mean,
                team.wait_served.mean,
                team.gives_up.mean,
                team.service_level.mean,
                team.on_target,
                team.queue.mean
            );
        }
        println!("  {:?}", report.customers);
    }
    Ok(())
}

fn tell(what: &str, report: &QueueReport, clock: Instant) {
    let seconds = clock.elapsed().as_secs_f64();
    let weeks = f64::from(report.weeks + report.warm_up_weeks) / f64::from(report.weeks);
    let customers = report.customers.arrived.mean * weeks * f64::from(report.replications);
    println!(
        "{what}: {:.2} million customers/s, {:.2} million events/s in {seconds:.2} s",
        customers / seconds / 1e6,
        report.events as f64 / seconds / 1e6
    );
}
