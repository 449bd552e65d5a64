fn main(){ print!("{}", api::commands::typescript()); }
