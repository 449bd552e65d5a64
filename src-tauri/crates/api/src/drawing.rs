//! How a map is drawn for a file: which part of it, with what around it and
//! over it.

use crate::wire::{Drawing, HeatBy, Part, PartSteps};
use draw::decor::{Decor, Heat};
use draw::fonts::{Database, Fonts};
use draw::layout::{LayoutOptions, layout};
use draw::svg::{Picture, RenderOptions};
use draw::words::percent;
use journey::JourneyMap;
use journey::ids::TouchpointId;
use simulate::Who;
use simulate::report::{SimulationReport, TouchpointReport};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Inter, and the fonts of the system for what it lacks.
static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::with(Database::load_system_fonts));

/// The fonts that pictures are set in.
#[must_use]
pub fn fonts() -> &'static Fonts {
    &FONTS
}

/// A map, and how it is drawn.
#[derive(Clone, Debug)]
pub struct Look {
    layout: LayoutOptions,
    drawing: Drawing,
    about: String,
    slices: Option<[String; 2]>,
    heat: Option<Heat>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            layout: LayoutOptions::wall(),
            drawing: Drawing::default(),
            about: String::new(),
            slices: None,
            heat: None,
        }
    }
}

impl Look {
    /// Of a part of a map. The heat is that of `run`; the title block tells
    /// `about` (a date, tickets), and what the figures of the map rest on.
    #[must_use]
    pub fn of(map: &JourneyMap, part: &Part, drawing: &Drawing, run: Option<&SimulationReport>, about: &str) -> Self {
        let layout = LayoutOptions {
            only: only(map, &part.steps),
            without: part.without.clone(),
            curve: drawing.curve,
            ..LayoutOptions::wall()
        };
        let evidence = export::report::evidence(map);
        let about = if about.is_empty() { evidence } else { format!("{about} · {evidence}") };
        let heat = drawing.heat.zip(run).map(|(by, run)| heat(map, run, by));
        Self { layout, drawing: drawing.clone(), about, slices: None, heat }
    }

    /// With two slices of tickets, which are called so.
    #[must_use]
    pub fn with_slices(self, names: Option<[String; 2]>) -> Self {
        Self { slices: names, ..self }
    }

    /// Draws the map, and hands the picture on.
    pub(crate) fn draw<T>(&self, map: &JourneyMap, decor: &Decor, with: impl FnOnce(&Picture<'_>) -> T) -> T {
        let Drawing { title, legend, paper, .. } = self.drawing;
        let options = RenderOptions {
            title,
            legend,
            paper,
            about: &self.about,
            slices: self.slices.as_ref(),
            heat: self.heat.as_ref(),
            ..RenderOptions::default()
        };
        with(&Picture::new(map, &layout(map, decor, &self.layout), options))
    }

    /// Names of the steps that are drawn.
    pub(crate) fn names(&self, map: &JourneyMap) -> String {
        let drawn = |id: TouchpointId| self.layout.only.as_ref().is_none_or(|only| only.contains(&id));
        let names: Vec<&str> = map.touchpoints().filter(|t| drawn(t.id)).map(|t| t.name.as_str()).collect();
        names.join("; ")
    }
}

fn only(map: &JourneyMap, steps: &PartSteps) -> Option<BTreeSet<TouchpointId>> {
    match steps {
        PartSteps::Whole => None,
        PartSteps::Chosen(steps) => Some(steps.clone()),
        PartSteps::Stage(stage) => {
            let of_stage: BTreeSet<_> = map.touchpoints().filter(|t| t.stage == *stage).map(|t| t.id).collect();
            let on = map.transitions().filter(|way| of_stage.contains(&way.source)).map(|way| way.target);
            let ends: Vec<_> = on.filter(|id| map.touchpoint(*id).is_some_and(|t| t.is_end())).collect();
            Some(of_stage.into_iter().chain(ends).collect())
        }
    }
}

/// Where the effort of a run goes, as strong as on the hottest step.
fn heat(map: &JourneyMap, run: &SimulationReport, by: HeatBy) -> Heat {
    let value = |step: &TouchpointReport| match by {
        HeatBy::Effort => step.friction_em.mean,
        HeatBy::Peak => step.peak_share,
    };
    let words = |value: f64| match by {
        HeatBy::Effort => format!("{value:.1} em"),
        HeatBy::Peak => percent(value),
    };
    let most = run.touchpoints.iter().map(value).fold(0.0, f64::max);
    let strength = |value: f64| if most > 0.0 { value / most } else { 0.0 };
    let what = match by {
        HeatBy::Effort => "expected effort per journey",
        HeatBy::Peak => "how often it is the worst moment",
    };
    let whose = match run.who {
        Who::Neutral => String::new(),
        who => format!(" ({})", export::report::who(map, who)),
    };
    let of = run.touchpoints.iter().map(|step| (step.id, (strength(value(step)), words(value(step)))));
    Heat { of: of.collect(), words: format!("{what}{whose}, up to {}", words(most)) }
}
