//! The `milewalk` command from outside, as a script meets it: arguments in; text, JSON, files and an exit status out.

mod desk;
mod disk;
mod draws;
mod figures;
mod imports;
mod maps;
mod pictures;
mod program;
mod refusals;
mod staff;
mod studies;
mod tickets;
