//! What has a bar, measured in the release build and printed beside it: `cargo xtask bench`. Passes and fails nothing:
//! a figure depends on the machine and on what else runs there, so a person reads it.

mod drawn;
mod editor;
mod engine;
mod made_up;
mod measure;
mod mining;
mod pictures;
mod queues;
mod tickets;
mod window;

fn main() {
    let mut arguments = std::env::args().skip(1);
    if let (Some(tickets::PEAK), Some(file)) = (arguments.next().as_deref(), arguments.next()) {
        return tickets::print_peak(&file);
    }
    let words = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect::<Vec<_>>();
    println!("{:<58} {:>14}   bar", "", "measured");
    let parts: [(&str, fn()); 6] = [
        ("tickets", tickets::figures),
        ("engine", engine::figures),
        ("queues", queues::figures),
        ("editor", editor::figures),
        ("pictures", pictures::figures),
        ("window", window::figures),
    ];
    for (name, part) in parts {
        if words.is_empty() || words.iter().any(|word| word == name) {
            part();
        }
    }
}
