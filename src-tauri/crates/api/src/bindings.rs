//! Collects Rust types with all they are made of and prints them as one
//! TypeScript file.

use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

/// Declarations by name.
#[derive(Default)]
pub(crate) struct Types {
    config: Config,
    declarations: BTreeMap<String, String>,
    clashes: Vec<String>,
}

impl Types {
    /// Adds a type and all that it is made of.
    pub(crate) fn add<T: TS + 'static + ?Sized>(&mut self) {
        self.visit::<T>();
    }

    /// All of them, in the order of their names. Two types of one name are a
    /// mistake that the compiler of the other side then reports.
    pub(crate) fn print(self) -> String {
        let mut out = String::from("// Written by `cargo xtask bindings` from the Rust types. Do not edit.\n\n");
        for clash in self.clashes {
            out.push_str(&format!("export type {clash} = \"two Rust types have this name\";\n"));
        }
        for declaration in self.declarations.into_values() {
            out.push_str(&format!("export {declaration}\n\n"));
        }
        out
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // A type without a place of its own (a string, a list) has no declaration.
        if T::output_path().is_none() {
            T::visit_dependencies(self);
            T::visit_generics(self);
            return;
        }
        let (name, declaration) = (T::ident(&self.config), T::decl(&self.config));
        match self.declarations.get(&name) {
            Some(known) if *known == declaration => {}
            Some(_) => self.clashes.push(name),
            None => {
                self.declarations.insert(name, declaration);
                T::visit_dependencies(self);
                T::visit_generics(self);
            }
        }
    }
}
