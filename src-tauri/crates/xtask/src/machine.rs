//! What this machine must have before anything can be built or tested: finds what is missing, says what and why, and
//! installs it. Does not touch what is there already.

use std::path::PathBuf;

use crate::step::{Steps, Stop, cargo, program, root, says_yes};

/// Something the machine must have.
struct Need {
    /// The Debian and Ubuntu package that brings it.
    package: &'static str,
    why: &'static str,
    present: fn() -> bool,
}

/// To build the window. The rest of the list that Tauri's manual gives is for parts we do not use: `libxdo` for menus
/// that send keys, `libayatana-appindicator3` for a tray icon, `libssl` for the network, `librsvg2`, `curl`, `wget` and
/// `file` for packaging as an AppImage. `pkg-config` and GTK come with WebKitGTK's own development package.
const TO_BUILD: [Need; 2] = [
    Need { package: "build-essential", why: "compiles SQLite, which is built in", present: || on_path("cc") },
    Need {
        package: "libwebkit2gtk-4.1-dev",
        why: "WebKitGTK, which shows the window's pages, and GTK for the window itself",
        present: || says_yes("pkg-config", &["--exists", "webkit2gtk-4.1", "gtk+-3.0"]),
    },
];

/// To drive the built window in tests.
const TO_DRIVE: [Need; 11] = [
    Need {
        package: "webkit2gtk-driver",
        why: "WebKitWebDriver, which clicks and types in the window in the end-to-end tests",
        present: || on_path("WebKitWebDriver"),
    },
    Need {
        package: "xvfb",
        why: "Xvfb, a screen of known size in memory, so that the tests need no display and disturb nobody",
        present: || on_path("Xvfb"),
    },
    Need {
        package: "poppler-utils",
        why: "pdftotext, another program's opinion of the documents that are written",
        present: || on_path("pdftotext"),
    },
    Need {
        package: "graphviz",
        why: "dot, which must take the drawings that are written for it",
        present: || on_path("dot"),
    },
    Need {
        package: "librsvg2-bin",
        why: "rsvg-convert, another program's opinion of the pictures that are written",
        present: || on_path("rsvg-convert"),
    },
    Need {
        package: "fonts-droid-fallback",
        why: "letters of Chinese and Japanese, which Inter lacks, to see that they are found",
        present: || says_yes("fc-list", &["-q", ":lang=ja"]),
    },
    Need { package: "fonts-nanum", why: "letters of Korean", present: || says_yes("fc-list", &["-q", ":lang=ko"]) },
    Need {
        package: "fonts-noto-color-emoji",
        why: "emoji, which are pictures in colour",
        present: || says_yes("fc-list", &["-q", ":lang=und-zsye"]),
    },
    Need {
        package: "fonts-lohit-deva",
        why: "letters of Devanagari, which hang together",
        present: || says_yes("fc-list", &["-q", ":lang=hi"]),
    },
    Need {
        package: "fonts-dejavu-core",
        why: "letters of Arabic and Hebrew, which run from right to left",
        present: || says_yes("fc-list", &["-q", ":lang=ar"]),
    },
    Need {
        package: "libreoffice-impress",
        why: "soffice, which opens the slides that are written as another program does",
        present: || on_path("soffice"),
    },
];

/// Makes sure that the window can be built here.
pub(crate) fn ready_to_build(steps: &mut Steps) -> Result<(), Stop> {
    install_missing(TO_BUILD.iter(), steps)?;
    if on_path("npm") {
        return Ok(());
    }
    Err(Stop::cannot(
        "Node.js 20 or later with npm builds the window's pages, and `npm` was not found. Install it from https://nodejs.org and start again.",
    ))
}

/// Makes sure that the built window can be driven by tests here.
pub(crate) fn ready_to_drive(steps: &mut Steps) -> Result<(), Stop> {
    install_missing(TO_BUILD.iter().chain(&TO_DRIVE), steps)?;
    ready_to_build(steps)?;
    if on_path("tauri-driver") || cargo_home().join("bin/tauri-driver").is_file() {
        return Ok(());
    }
    println!("Missing: tauri-driver, which starts the built window for the end-to-end tests. Cargo installs it.");
    steps.run("tauri-driver", &mut cargo(&["install", "tauri-driver", "--version", "^2", "--locked"]))
}

/// The Python of a virtual environment under `target/` with SimPy and Ciw, which the queues are measured beside, and
/// pm4py, beside which the tickets are. They are run as programs and are no part of Milewalk.
pub(crate) fn peers(steps: &mut Steps) -> Result<PathBuf, Stop> {
    let folder = root().join("target/peers");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.is_file() {
        let make = ["-m", "venv", &folder.to_string_lossy()];
        let name = if on_path("python3") { "python3" } else { "python" };
        steps.run("python", &mut program(name, &make))?;
    }
    let name = python.to_string_lossy();
    if !says_yes(&name, &["-c", "import ciw, simpy, pm4py"]) {
        let packages = ["ciw==3.2.7", "simpy==4.1.2", "pm4py==2.7.23.11"];
        let install = [&["-m", "pip", "install", "--quiet", "--disable-pip-version-check"][..], &packages].concat();
        steps.run("peers", &mut program(&name, &install))?;
    }
    Ok(python)
}

/// Whether a window could be shown here.
pub(crate) fn has_display() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| is_set(name))
}

fn install_missing(needs: impl Iterator<Item = &'static Need>, steps: &mut Steps) -> Result<(), Stop> {
    // Other systems bring a web view of their own.
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<&Need> = needs.filter(|need| !(need.present)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing on this machine:");
    for need in &missing {
        println!("  {:<22} {}", need.package, need.why);
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    if !on_path("apt-get") {
        return Err(Stop::cannot(format!(
            "apt-get was not found, so they cannot be installed from here. Install what your system calls {}, and start again.",
            packages.join(", ")
        )));
    }
    println!("They are installed now with apt-get.");
    apt_get(&["update"], steps)?;
    // Recommended packages are half as many again (codecs, portals), and the window runs and paints without them.
    apt_get(&[&["install", "--yes", "--no-install-recommends"], packages.as_slice()].concat(), steps)
}

fn apt_get(arguments: &[&str], steps: &mut Steps) -> Result<(), Stop> {
    let line = [&["DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    let mut command =
        if is_root() { program("env", &line) } else { program("sudo", &[&["env"], line.as_slice()].concat()) };
    steps.run("system packages", &mut command)
}

fn is_root() -> bool {
    says_yes("sh", &["-c", "test \"$(id -u)\" = 0"])
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .any(|folder| folder.join(name).is_file() || folder.join(format!("{name}.exe")).is_file())
}

fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME")
        .map_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cargo"), PathBuf::from)
}
