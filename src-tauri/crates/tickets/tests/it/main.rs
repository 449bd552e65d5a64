//! Ticket exports from outside: what is read, what is refused, and what a map
//! shows of it. One binary, because every further one is linked anew.

mod append;
mod bytes;
mod calibrate;
mod clock;
mod conform;
mod dates;
mod discover;
mod doubts;
mod figures;
mod files;
mod filter;
mod formats;
mod lacking;
mod mapping;
mod maps;
mod oracle;
mod overlay;
mod personal;
mod personas;
mod profiles;
mod real;
mod rows;
mod sample;
mod support;
mod wizard;
