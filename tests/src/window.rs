//! The real window in the hand of a test: it is opened, clicked, typed into, read and photographed as a person would,
//! through tauri-driver and WebKitWebDriver, on a screen in memory. Decides nothing about what is right.
//!
//! Each window has a screen, a driver and ports of its own, and a [`Home`] that may outlive it: so tests do not meet,
//! and one can kill the window and look for what is left. Every wait is for a condition. Found by trying, with
//! WebKitGTK 2.50 and tauri-driver 2.1:
//!
//! - without a window manager, setting the window's size sets the size of the page, to the pixel;
//! - the driver closes the window by ending the process, so what is to be found again must be stored before;
//! - a `browserName` among the capabilities is refused (the window calls itself `wry`), so none is asked for;
//! - the driver's own text of an element runs lines together and leaves out what may overflow, so the page is asked;
//! - without a graphics card a picture is handed out when the page next paints, so one that stands still is made to;
//! - what the window prints on standard error arrives in the log of tauri-driver.

mod driver;
mod home;
mod keys;
mod process;

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, Locator};
use serde_json::Value;

use crate::places;
use driver::Driver;
pub use home::Home;

/// How long a condition may take to come true. Long, because build machines are slow; a test that passes waits less.
const PATIENCE: Duration = Duration::from_secs(20);

/// Between two looks at a condition.
const BREATH: Duration = Duration::from_millis(40);

/// Waits for fonts, for finite animations and for two frames, so that a picture shows what stays.
const SETTLED: &str = "const done = arguments[arguments.length - 1];
    const finite = document.getAnimations().filter(it => it.effect.getComputedTiming().endTime !== Infinity);
    Promise.allSettled([document.fonts.ready, ...finite.map(it => it.finished)])
        .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";

/// Has the page paint for two seconds what nobody can see.
const PAINTING: &str = "const edge = document.documentElement.style;
    const faint = at => edge.outline = `1px solid rgba(0, 0, 0, ${at % 2 ? 0.002 : 0.003})`;
    const end = performance.now() + 2000;
    const paint = at => performance.now() < end ? setTimeout(paint, 40, at + 1, faint(at)) : edge.outline = '';
    paint(0);";

/// A window under test. Elements are named by their test id (`data-testid`). Whatever fails does so with a panic that
/// points at the line of the test, and leaves picture, page and log in `target/screenshots/`.
pub struct Window {
    name: String,
    /// Only empty while it is being closed.
    client: Option<Client>,
    driver: Driver,
}

impl Window {
    /// Opens the built window on a workspace; `name` is for what a failure leaves behind.
    ///
    /// # Panics
    /// When it does not open.
    #[track_caller]
    #[must_use]
    pub fn open(name: &str, home: &Home) -> Self {
        Self::open_program(name, home, &places::built("milewalk-app"))
    }

    /// Opens any window, for comparison.
    ///
    /// # Panics
    /// When it does not open.
    #[track_caller]
    #[must_use]
    pub fn open_program(name: &str, home: &Home, program: &Path) -> Self {
        match Driver::start(home).and_then(|driver| driver.open(program, home).map(|client| (client, driver))) {
            Ok((client, driver)) => Window { name: name.to_owned(), client: Some(client), driver },
            Err(sentence) => panic!("the window did not open: {sentence}"),
        }
    }

    /// Sets the size of the page.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.until(&format!("the size {width} × {height}"), async |client| {
            client.set_window_rect(0, 0, width, height).await?;
            let size = client.execute("return [innerWidth, innerHeight]", vec![]).await?;
            (size == serde_json::json!([width, height])).then_some(()).ok_or(CmdError::WaitTimeout)
        });
    }

    /// Waits until the element is there and visible.
    #[track_caller]
    pub fn wait_for(&self, id: &str) {
        self.until(&format!("`{id}` to be seen"), async |client| visible(client, id).await.map(drop));
    }

    /// Waits until no such element is visible.
    #[track_caller]
    pub fn wait_gone(&self, id: &str) {
        self.eventually(&format!("`{id}` to be gone"), |window| window.count(id) == 0);
    }

    /// Waits until what the closure says is true.
    ///
    /// # Panics
    /// When it does not become so.
    #[track_caller]
    pub fn eventually(&self, what: &str, condition: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !condition(self) {
            assert!(Instant::now() < deadline, "waited {} s for {what}", PATIENCE.as_secs());
            thread::sleep(BREATH);
        }
    }

    /// Clicks as soon as it can be clicked.
    #[track_caller]
    pub fn click(&self, id: &str) {
        self.until(&format!("`{id}` to be clicked"), async |client| visible(client, id).await?.click().await);
    }

    /// Clicks the button that a person or a screen reader calls so: by its text, its label or its hint.
    #[track_caller]
    pub fn click_button(&self, name: &str) {
        let path = format!("//button[@aria-label='{name}' or @title='{name}' or normalize-space()='{name}']");
        self.until(&format!("the button “{name}” to be clicked"), async |client| {
            client.find(Locator::XPath(&path)).await?.click().await
        });
    }

    /// Chooses from a list, by what a person reads there.
    #[track_caller]
    pub fn choose(&self, id: &str, option: &str) {
        self.until(&format!("“{option}” to be chosen in `{id}`"), async |client| {
            let list = visible(client, id).await?;
            // As a hand does: a long list is made when it is opened.
            client.execute("arguments[0].focus()", vec![serde_json::to_value(&list)?]).await?;
            list.select_by_label(option).await?;
            // The keys go to the map again.
            client.execute("arguments[0].blur()", vec![serde_json::to_value(&list)?]).await
        });
    }

    /// Whether it can be pressed.
    #[track_caller]
    #[must_use]
    pub fn enabled(&self, id: &str) -> bool {
        self.until(&format!("`{id}` to be seen"), async |client| visible(client, id).await?.is_enabled().await)
    }

    /// Clicks twice, quickly.
    #[track_caller]
    pub fn double_click(&self, id: &str) {
        self.until(&format!("`{id}` to be clicked twice"), async |client| {
            let press = || [PointerAction::Down { button: 0 }, PointerAction::Up { button: 0 }];
            let moves = [to_middle(visible(client, id).await?)];
            mouse(client, moves.into_iter().chain(press()).chain(press())).await
        });
    }

    /// Drags the middle of an element by so many pixels.
    #[track_caller]
    pub fn drag(&self, id: &str, right: f64, down: f64) {
        self.until(&format!("`{id}` to be dragged"), async |client| {
            let start = [to_middle(visible(client, id).await?), PointerAction::Down { button: 0 }];
            // In several moves: a drag is recognised by its way, not by its ends.
            let step = PointerAction::MoveBy { duration: None, x: right / 8.0, y: down / 8.0 };
            let end = [PointerAction::Up { button: 0 }];
            mouse(client, start.into_iter().chain(std::iter::repeat_n(step, 8)).chain(end)).await
        });
    }

    /// Drags the middle of an element onto the middle of another one.
    #[track_caller]
    pub fn drag_onto(&self, id: &str, other: &str) {
        self.until(&format!("`{id}` to be dragged onto `{other}`"), async |client| {
            let (from, to) = (visible(client, id).await?, visible(client, other).await?);
            client
                .execute("arguments[0].scrollIntoView({ block: 'center' })", vec![serde_json::to_value(&from)?])
                .await?;
            let begin = PointerAction::MoveBy { duration: None, x: 8.0, y: 0.0 };
            let moves = [to_middle(from), PointerAction::Down { button: 0 }, begin, to_middle(to)];
            mouse(client, moves.into_iter().chain([PointerAction::Up { button: 0 }])).await
        });
    }

    /// Presses keys together, `"Control+Shift+z"` or `"?"`, wherever the focus is.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        self.until(&format!("{chord} to be pressed"), async |client| client.perform_actions(keys::chord(chord)).await);
    }

    /// Types where the focus is.
    #[track_caller]
    pub fn write(&self, text: &str) {
        self.until("the text to be typed", async |client| client.perform_actions(keys::text(text)).await);
    }

    /// Puts a text into a field in place of what stands there.
    #[track_caller]
    pub fn fill(&self, id: &str, text: &str) {
        self.click(id);
        self.press("Control+a");
        if text.is_empty() { self.press("Delete") } else { self.write(text) }
    }

    /// What a person reads in the element.
    #[track_caller]
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.until(&format!("the text of `{id}`"), async |client| read(&visible(client, id).await?).await)
    }

    /// What a person reads in each of the visible elements of this name, in the order of the page.
    #[track_caller]
    #[must_use]
    pub fn texts(&self, id: &str) -> Vec<String> {
        self.until(&format!("the texts of `{id}`"), async |client| {
            let mut texts = Vec::new();
            for element in all_visible(client, id).await? {
                texts.push(read(&element).await?);
            }
            Ok(texts)
        })
    }

    /// What stands in a field.
    #[track_caller]
    #[must_use]
    pub fn value(&self, id: &str) -> String {
        self.until(&format!("the value of `{id}`"), async |client| {
            Ok(visible(client, id).await?.prop("value").await?.unwrap_or_default())
        })
    }

    /// Where the element stands in the page, in pixels: left, top.
    #[track_caller]
    #[must_use]
    pub fn place(&self, id: &str) -> (f64, f64) {
        self.until(&format!("the place of `{id}`"), async |client| {
            visible(client, id).await?.rectangle().await.map(|(x, y, _, _)| (x, y))
        })
    }

    /// An attribute of the element, if it has it.
    #[track_caller]
    #[must_use]
    pub fn attribute(&self, id: &str, name: &str) -> Option<String> {
        self.until(&format!("`{name}` of `{id}`"), async |client| visible(client, id).await?.attr(name).await)
    }

    /// How many visible elements have this name.
    #[track_caller]
    #[must_use]
    pub fn count(&self, id: &str) -> usize {
        self.until(&format!("the number of `{id}`"), async |client| Ok(all_visible(client, id).await?.len()))
    }

    /// Asks the page something that cannot be seen in one element: `return …`.
    #[track_caller]
    #[must_use]
    pub fn ask(&self, script: &str) -> Value {
        self.until("an answer of the page", async |client| client.execute(script, vec![]).await)
    }

    /// Asks the page something that takes it a while: the script calls `done` with the answer.
    #[track_caller]
    #[must_use]
    pub fn ask_until_done(&self, script: &str, given: &[Value]) -> Value {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        self.until("an answer of the page", async |client| client.execute_async(&script, given.to_vec()).await)
    }

    /// A picture of the whole page, `target/screenshots/NAME.png`.
    ///
    /// # Panics
    /// When there is none, or it does not show the whole page.
    #[track_caller]
    pub fn screenshot(&self, name: &str) {
        let (picture, page) = self.until("a picture", async |client| {
            client.execute_async(SETTLED, vec![]).await?;
            let page = client.execute("return [innerWidth, innerHeight]", vec![]).await?;
            Ok((picture(client).await?, page))
        });
        // The size stands at a fixed place of a PNG file, https://www.w3.org/TR/png/#11IHDR
        let number = |at: usize| picture[at..at + 4].iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        assert_eq!(serde_json::json!([number(16), number(20)]), page, "the picture must show the whole page");
        let path = places::left_behind("screenshots").join(name).with_extension("png");
        std::fs::write(path, picture).expect("the picture can be written");
    }

    /// From the start of the process to the first paint of the page.
    ///
    /// # Panics
    /// When the page was not painted.
    #[track_caller]
    #[must_use]
    pub fn first_paint(&self, home: &Home) -> Duration {
        let painted = self.until("the first paint", async |client| {
            let script = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
                return paint ? performance.timeOrigin + paint.startTime : null";
            client.execute(script, vec![]).await?.as_f64().ok_or(CmdError::WaitTimeout)
        });
        let started = process::started(home.workspace()).expect("the window's process is running");
        Duration::from_secs_f64(painted / 1000.0).saturating_sub(started)
    }

    /// Ends the process as a crash or a power cut would: at once, without a word to it.
    ///
    /// # Panics
    /// When there is no process.
    #[track_caller]
    pub fn kill(mut self, home: &Home) {
        assert!(process::kill(home.workspace()), "the window's process is running");
        // There is nobody left to say goodbye to.
        self.client = None;
    }

    /// Tries until it succeeds. What goes wrong on the way, an element that is replaced or covered just now, is normal
    /// in a page that moves.
    #[track_caller]
    fn until<T>(&self, what: &str, attempt: impl AsyncFn(&Client) -> Result<T, CmdError>) -> T {
        let Some(client) = &self.client else { panic!("the window is closed") };
        let deadline = Instant::now() + PATIENCE;
        let outcome = self.driver.runtime.block_on(async {
            loop {
                match tokio::time::timeout(PATIENCE, attempt(client)).await {
                    Ok(Ok(value)) => return Ok(value),
                    Ok(Err(error)) if Instant::now() > deadline => return Err(error.to_string()),
                    Err(_) => return Err("the driver does not answer".to_owned()),
                    Ok(Err(_)) => tokio::time::sleep(BREATH).await,
                }
            }
        });
        match outcome {
            Ok(value) => value,
            Err(error) => panic!("waited {} s for {what}: {error}", PATIENCE.as_secs()),
        }
    }

    /// Keeps what a failed test looked like: picture, page and log.
    fn keep_failure(&self, client: &Client) {
        let folder = places::left_behind("screenshots");
        let keep = |ending: &str, bytes: &[u8]| {
            let path = folder.join(format!("failed-{}.{ending}", self.name));
            if std::fs::write(&path, bytes).is_ok() {
                eprintln!("kept: {}", path.display());
            }
        };
        keep("log", self.driver.log().as_bytes());
        let (picture, page) = self.driver.runtime.block_on(async {
            let answer = async { (picture(client).await, client.source().await) };
            tokio::time::timeout(PATIENCE, answer)
                .await
                .unwrap_or((Err(CmdError::WaitTimeout), Err(CmdError::WaitTimeout)))
        });
        if let Ok(picture) = picture {
            keep("png", &picture);
        }
        if let Ok(page) = page {
            keep("html", page.as_bytes());
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let Some(client) = self.client.take() else { return };
        if thread::panicking() {
            self.keep_failure(&client);
        }
        // If the goodbye fails, the driver's end takes the window along.
        self.driver.runtime.block_on(async { tokio::time::timeout(PATIENCE, client.close()).await }).ok();
    }
}

async fn picture(client: &Client) -> Result<Vec<u8>, CmdError> {
    client.execute(PAINTING, vec![]).await?;
    client.screenshot().await
}

async fn all_visible(client: &Client, id: &str) -> Result<Vec<Element>, CmdError> {
    let mut seen = Vec::new();
    for element in client.find_all(Locator::Css(&format!("[data-testid='{id}']"))).await? {
        if element.is_displayed().await? {
            seen.push(element);
        }
    }
    Ok(seen)
}

async fn visible(client: &Client, id: &str) -> Result<Element, CmdError> {
    all_visible(client, id).await?.into_iter().next().ok_or(CmdError::WaitTimeout)
}

/// The text as it is laid out, line by line.
async fn read(element: &Element) -> Result<String, CmdError> {
    Ok(element.prop("innerText").await?.unwrap_or_default().trim().to_owned())
}

fn to_middle(element: Element) -> PointerAction {
    PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 }
}

async fn mouse(client: &Client, actions: impl Iterator<Item = PointerAction>) -> Result<(), CmdError> {
    let sequence = actions.fold(MouseActions::new("mouse".to_owned()), InputSource::then);
    client.perform_actions(sequence).await
}
