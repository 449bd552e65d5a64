//! `milewalk export`: a map as a picture, a table, text for another tool.

use super::{MapArguments, Outcome, RunArguments};
use crate::Answer;
use crate::text::print;
use ::export::report::Found;
use api::drawing::Look;
use api::export::{Format, Subject, render};
use api::wire::{Drawing, ExportKind, HeatBy, Part, PartSteps};
use draw::decor::Ghost;
use draw::pdf::{Paper, Sheets};
use draw::png::Pixels;
use journey::JourneyMap;
use journey::model::MapState;
use std::path::{Path, PathBuf};

/// Take a map home, by the ending: .svg .png .pdf, .pptx (slides), .xlsx .csv, .html .md, .txt (outline) .mmd .journey.mmd .dot .bpmn, or the map file itself
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    /// Where to, e.g. NAME.pdf
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    picture: PictureArguments,
    /// Pixels per unit of a PNG [default: 2]
    #[arg(long)]
    scale: Option<f64>,
    /// Pixels across a PNG, instead of a scale
    #[arg(long, value_name = "PIXELS", conflicts_with = "scale", value_parser = clap::value_parser!(u32).range(1..))]
    width: Option<u32>,
    /// Print a PDF on A0, A1, A2, A3, A4 or Letter instead of a page as large as the map
    #[arg(long)]
    paper: Option<Paper>,
    /// On so many sheets side by side, which overlap and have crop marks
    #[arg(long, value_name = "SHEETS", default_value_t = 1, requires = "paper", value_parser = clap::value_parser!(u32).range(1..=i64::from(Sheets::MOST)))]
    across: u32,
    #[command(flatten)]
    run: RunArguments,
}

/// What a picture shows.
#[derive(clap::Args)]
struct PictureArguments {
    /// Draw one stage, by its key
    #[arg(long, value_name = "STAGE", conflicts_with = "steps")]
    stage: Option<String>,
    /// Draw these steps, by their keys with commas between
    #[arg(long, value_name = "STEP,STEP", value_delimiter = ',')]
    steps: Vec<String>,
    /// Leave out a lane, by its name; may be repeated
    #[arg(long, value_name = "LANE")]
    without: Vec<String>,
    /// Leave out how it feels
    #[arg(long)]
    no_curve: bool,
    /// Leave out the title block
    #[arg(long)]
    no_title: bool,
    /// Leave out what the signs mean
    #[arg(long)]
    no_legend: bool,
    /// Without paper behind it
    #[arg(long)]
    transparent: bool,
    /// Lay over it where the effort goes: effort or peak (simulated before)
    #[arg(long, value_name = "BY", value_parser = ["effort", "peak"])]
    heat: Option<String>,
    /// Draw how another map feels beside it, the to-be for instance
    #[arg(long, value_name = "MAP")]
    beside: Option<PathBuf>,
    /// A day for the title block
    #[arg(long, value_name = "WORDS", default_value = "")]
    date: String,
}

/// Pixels per unit of a PNG.
const SCALE: f64 = 2.0;

impl Arguments {
    /// An option that a file of this kind would ignore is refused.
    fn fits(&self, kind: ExportKind) -> Result<(), String> {
        let picture = &self.picture;
        let is_drawn = matches!(kind, ExportKind::Svg | ExportKind::Png | ExportKind::Pdf);
        let of_pictures = (is_drawn, "for a picture: .svg, .png or .pdf");
        let of_png = (kind == ExportKind::Png, "for a .png");
        let options = [
            ("--stage", picture.stage.is_some(), of_pictures),
            ("--steps", !picture.steps.is_empty(), of_pictures),
            ("--without", !picture.without.is_empty(), of_pictures),
            ("--no-curve", picture.no_curve, of_pictures),
            ("--no-title", picture.no_title, of_pictures),
            ("--no-legend", picture.no_legend, of_pictures),
            ("--transparent", picture.transparent, of_pictures),
            ("--heat", picture.heat.is_some(), of_pictures),
            ("--beside", picture.beside.is_some(), of_pictures),
            ("--date", !picture.date.is_empty(), of_pictures),
            ("--scale", self.scale.is_some(), of_png),
            ("--width", self.width.is_some(), of_png),
            ("--paper", self.paper.is_some(), (kind == ExportKind::Pdf, "for a .pdf")),
            ("--as", self.run.customers.who.is_some(), (picture.heat.is_some(), "for --heat, which is simulated")),
        ];
        match options.into_iter().find(|(_, given, (fits, _))| *given && !fits) {
            Some((option, _, (_, what))) => Err(format!("{option} is {what}")),
            None => Ok(()),
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let kind = kind(&arguments.to)?;
    arguments.fits(kind)?;
    let map = arguments.map.read()?;
    let (part, drawing) = (arguments.picture.part(&map)?, arguments.picture.drawing());
    let run = match drawing.heat {
        Some(_) => Some(arguments.run.run(&arguments.map, &map)?),
        None => None,
    };
    let mut decor = api::decor_of(&map);
    if let Some(other) = &arguments.picture.beside {
        decor.ghost = Some(beside(&map, other)?);
    }
    let look = Look::of(&map, &part, &drawing, run.as_ref(), &arguments.picture.date);
    let subject = Subject { map: &map, decor: &decor, look: &look, found: Found::default() };
    let sheets = arguments.paper.map(|paper| Sheets { paper, across: arguments.across });
    let scale = Pixels::Scale(arguments.scale.unwrap_or(SCALE));
    let pixels = arguments.width.map_or(scale, |width| Pixels::Width(width.into()));
    write(&subject, kind, Format { pixels, sheets }, &arguments.to)
}

/// How the steps feel on another map that has them too.
fn beside(map: &JourneyMap, path: &Path) -> Result<Ghost, String> {
    let other = api::map_file::read(path).map_err(|e| e.to_string())?;
    let name = if other.details().state == MapState::ToBe { "to-be" } else { "as-is" };
    let ghost = Ghost::of(name, &other);
    if ghost.emotions.keys().any(|id| map.touchpoint(*id).is_some()) {
        return Ok(ghost);
    }
    Err(format!("--beside {}: it has no step of this map that says how it feels", path.display()))
}

impl PictureArguments {
    fn part(&self, map: &JourneyMap) -> Result<Part, String> {
        let steps = match &self.stage {
            Some(key) => {
                let stages = map.stages();
                let found = stages.iter().find(|stage| stage.key == *key);
                let keys = || stages.iter().map(|stage| stage.key.as_str()).collect::<Vec<_>>().join(", ");
                PartSteps::Stage(found.ok_or_else(|| format!("no stage has the key “{key}”; there is {}", keys()))?.id)
            }
            None if self.steps.is_empty() => PartSteps::Whole,
            None => {
                let step = |key: &String| {
                    let found = map.touchpoints().find(|step| step.key == *key);
                    found.map(|step| step.id).ok_or_else(|| format!("no step has the key “{key}”"))
                };
                PartSteps::Chosen(self.steps.iter().map(step).collect::<Result<_, _>>()?)
            }
        };
        let lanes = map.lanes();
        let lane = |name: &String| {
            let found = lanes.iter().find(|lane| lane.name.eq_ignore_ascii_case(name));
            let names = || lanes.iter().map(|lane| lane.name.as_str()).collect::<Vec<_>>().join(", ");
            found.map(|lane| lane.id).ok_or_else(|| format!("no lane is called “{name}”; there is {}", names()))
        };
        Ok(Part { steps, without: self.without.iter().map(lane).collect::<Result<_, _>>()? })
    }

    fn drawing(&self) -> Drawing {
        let heat = self.heat.as_deref().map(|by| if by == "peak" { HeatBy::Peak } else { HeatBy::Effort });
        Drawing {
            title: !self.no_title,
            legend: !self.no_legend,
            curve: !self.no_curve,
            beside: self.beside.is_some(),
            heat,
            paper: !self.transparent,
        }
    }
}

/// Writes the file and says where; and on the side, what it lacks.
pub(super) fn write(subject: &Subject<'_>, kind: ExportKind, format: Format, to: &Path) -> Outcome {
    let bytes = render(subject, kind, format).map_err(|e| e.to_string())?;
    api::map_file::write(to, &bytes, kind == ExportKind::Map).map_err(|e| e.to_string())?;
    let missing = if kind.is_drawn() { subject.missing() } else { String::new() };
    if !missing.is_empty() {
        eprintln!(
            "milewalk: no font here has {missing}: empty boxes stand for them. Install one that has, and export again"
        );
    }
    let left_out = subject.left_out(kind);
    if !left_out.is_empty() {
        eprintln!("milewalk: {left_out}");
    }
    print(&format!("{}\n", to.display()))?;
    Ok(Answer::Yes)
}

pub(super) fn kind(to: &Path) -> Result<ExportKind, String> {
    let name = to.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    ExportKind::of_name(&name).ok_or_else(|| {
        let endings: Vec<_> = ExportKind::ALL.iter().filter_map(|kind| kind.endings().first()).collect();
        let endings = endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ");
        format!("{}: the ending says what to write; give one of {endings}", to.display())
    })
}
