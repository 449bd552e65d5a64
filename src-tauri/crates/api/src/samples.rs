//! Sample maps, part of the program, so that the gallery needs no files.

macro_rules! sample {
    ($key:literal) => {
        ($key, include_str!(concat!("../../../../maps/", $key, ".journey.json")))
    };
}
/// Key and text of each sample, in the order of the gallery: what a service
/// desk meets most often first, other trades last. The files are in `maps/`.
pub const SAMPLES: &[(&str, &str)] = &[
    sample!("find-the-number"),
    sample!("password-reset"),
    sample!("walk-up"),
    sample!("access-request"),
    sample!("vpn-from-home"),
    sample!("printer"),
    sample!("software-request"),
    sample!("meeting-room"),
    sample!("laptop-swap"),
    sample!("new-starter"),
    sample!("major-incident"),
    sample!("isp-install"),
    sample!("isp-install-outage"),
    sample!("isp-install-outage-announced"),
    sample!("guest-stay"),
];
