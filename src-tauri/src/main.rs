//! The Milewalk desktop app: one window on the service of `api`. It translates
//! between the two and decides nothing.

// No console window beside the app on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod outside;
mod window;

use api::Service;
use clap::Parser;
use outside::Desktop;
use std::path::PathBuf;
use std::process::ExitCode;
use tauri::{App, Manager};
use tauri_plugin_log::{Target, TargetKind};

/// Walk a mile in your customer's shoes.
#[derive(Parser)]
#[command(name = "milewalk-app", version)]
struct Arguments {
    /// Where the workspace is
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let Some(folder) = arguments.data_dir.clone().or_else(|| dirs::data_dir().map(|dir| dir.join("milewalk"))) else {
        eprintln!("milewalk-app: there is no home folder for the workspace: give --data-dir DIR");
        return ExitCode::from(2);
    };
    let mut builder = tauri::Builder::default();
    // Two windows on one workspace would overtake each other; a workspace of
    // its own is a program of its own.
    if arguments.data_dir.is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| window::show(app)));
    }
    let log = Target::new(TargetKind::Folder { path: folder.join("logs"), file_name: None });
    let run = builder
        .plugin(tauri_plugin_log::Builder::new().clear_targets().target(log).level(log::LevelFilter::Info).build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .plugin(window::remembered())
        .invoke_handler(commands::handler())
        .setup(move |app| set_up(app, &folder))
        .run(tauri::generate_context!());
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("milewalk-app: {error}");
            ExitCode::from(2)
        }
    }
}

fn set_up(app: &mut App, folder: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
    let desktop = Desktop { app: app.handle().clone() };
    app.manage(Service::open(folder, desktop)?);
    window::open(app)?;
    Ok(())
}
