//! The programs behind a window under test: a screen in memory and a driver, each started for one window and ended
//! with it.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::runtime::{self, Runtime};

use super::home::Home;
use super::process::Group;

/// How long a program may take to be ready.
const START: Duration = Duration::from_secs(30);

/// A driver on a screen of its own. The order of the fields is the order in which they end.
pub(super) struct Driver {
    pub(super) runtime: Runtime,
    port: u16,
    log: PathBuf,
    _driver: Group,
    _screen: Group,
}

impl Driver {
    pub(super) fn start(home: &Home) -> Result<Self, String> {
        let (screen, display) = screen()?;
        let (port, native_port) = (free_port()?, free_port()?);
        let log = home.log();
        let file = File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let copy = file.try_clone().map_err(|error| error.to_string())?;
        let mut command = Command::new(tauri_driver());
        command
            .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
            .envs(home.environment())
            .env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .stdout(file)
            .stderr(copy);
        let driver = Group::start(&mut command)?;
        // A client that keeps its connection alive, because tauri-driver drops single connections now and then.
        let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
        let driver = Driver { runtime, port, log, _driver: driver, _screen: screen };
        for port in [port, native_port] {
            driver.answers(port)?;
        }
        Ok(driver)
    }

    /// Opens a program's window on a workspace.
    pub(super) fn open(&self, program: &Path, home: &Home) -> Result<Client, String> {
        let options = serde_json::json!({ "application": program, "args": ["--data-dir", home.workspace()] });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities([("tauri:options".to_owned(), options)].into_iter().collect());
        let address = format!("http://127.0.0.1:{}", self.port);
        let session = async { tokio::time::timeout(START, builder.connect(&address)).await };
        match self.runtime.block_on(session) {
            Ok(Ok(client)) => Ok(client),
            Ok(Err(error)) => Err(format!("{error}\n{}", self.log())),
            Err(_) => Err(format!("{} showed no window in {} s\n{}", program.display(), START.as_secs(), self.log())),
        }
    }

    /// What the driver and the window printed so far.
    pub(super) fn log(&self) -> String {
        fs::read(&self.log).map_or_else(|error| error.to_string(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    fn answers(&self, port: u16) -> Result<(), String> {
        let deadline = Instant::now() + START;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Instant::now() > deadline {
                return Err(format!("the driver did not answer on port {port}\n{}", self.log()));
            }
            std::thread::sleep(super::BREATH);
        }
        Ok(())
    }
}

/// A screen in memory, a little larger than the largest window, and the name it goes by.
fn screen() -> Result<(Group, String), String> {
    let mut command = Command::new("Xvfb");
    // It chooses a free number by itself and says which, so that nobody has to guess.
    command.args(["-displayfd", "1", "-screen", "0", "1940x1100x24", "-nolisten", "tcp"]);
    let mut screen = Group::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let mut number = String::new();
    if let Some(output) = screen.output() {
        BufReader::new(output).read_line(&mut number).map_err(|error| error.to_string())?;
    }
    match number.trim() {
        "" => Err("Xvfb did not start".to_owned()),
        number => Ok((screen, format!(":{number}"))),
    }
}

/// A port that nobody uses now.
fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

/// Where `cargo install` puts it, which is not on everybody's path.
fn tauri_driver() -> PathBuf {
    let home = |name: &str| std::env::var_os(name).map(PathBuf::from);
    home("CARGO_HOME")
        .or_else(|| home("HOME").map(|home| home.join(".cargo")))
        .map(|cargo| cargo.join("bin/tauri-driver"))
        .filter(|path| path.is_file())
        .unwrap_or_else(|| "tauri-driver".into())
}
