//! Pictures for lanes: read from a file or the clipboard, shrunk so that the map
//! stays small, and kept with it.

use crate::error::ApiError;
use crate::service::Service;
use crate::surroundings::FileKind;
use crate::wire::{Patch, PictureRequest};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, ImageReader, Limits};
use journey::edit::Edit;
use journey::model::Picture;
use journey::rules::PICTURE_LIMIT;
use std::io::Cursor;

/// Largest file that is read, bytes.
const LARGEST_FILE: usize = 30_000_000;
/// Most pixels across or down of what is read.
const MOST_PIXELS: u32 = 20_000;
/// Sides to try, pixels: a lane shows far less, a wall a little more.
const SIDES: [u32; 4] = [900, 640, 420, 240];
/// Quality of a JPEG, of 100.
const QUALITY: u8 = 82;

impl Service {
    /// Hangs a picture into a lane; none when the person thought better of it.
    ///
    /// # Errors
    /// When it is no picture or too large, and as for an edit.
    pub fn picture_add(&self, request: PictureRequest) -> Result<Option<Patch>, ApiError> {
        let (name, bytes) = match &request.data {
            Some(data) => {
                let bytes = STANDARD.decode(data).map_err(|_| unreadable("the picture", "it is not a picture"))?;
                (String::new(), bytes)
            }
            None => {
                let Some(path) = self.surroundings().ask_open(FileKind::Picture) else { return Ok(None) };
                let shown = path.display().to_string();
                let bytes = std::fs::read(&path).map_err(|e| ApiError::reading(&shown, &e))?;
                (path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(), bytes)
            }
        };
        let small = shrink(&bytes)?;
        let picture = Picture {
            id: self.surroundings().new_id().into(),
            lane: request.lane,
            at: request.at,
            text: name,
            width: small.width,
            height: small.height,
            data: small.data,
        };
        self.change(request.map, request.revision, |document| document.edit(&[Edit::AddPicture { picture }])).map(Some)
    }
}

/// A picture as it is kept.
struct Small {
    width: u32,
    height: u32,
    data: String,
}

/// The largest of a few sizes that a map takes.
fn shrink(bytes: &[u8]) -> Result<Small, ApiError> {
    if bytes.len() > LARGEST_FILE {
        let large = format!("it has {} MB; at most 30 MB are taken", bytes.len() / 1_000_000);
        return Err(unreadable("the picture", &large));
    }
    let picture = read(bytes)?;
    let small = SIDES.into_iter().find_map(|side| {
        let smaller = picture.width() > side || picture.height() > side;
        let fitted = if smaller { picture.thumbnail(side, side) } else { picture.clone() };
        encode(&fitted).filter(|small| small.data.len() <= PICTURE_LIMIT)
    });
    small.ok_or_else(|| unreadable("the picture", "it cannot be made small enough"))
}

fn read(bytes: &[u8]) -> Result<DynamicImage, ApiError> {
    let not_one = |e: &dyn std::fmt::Display| {
        unreadable("the picture", &format!("a PNG, JPEG, GIF or WebP is taken, and this is none that reads ({e})"))
    };
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| not_one(&e))?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_PIXELS), Some(MOST_PIXELS));
    reader.limits(limits);
    reader.decode().map_err(|e| not_one(&e))
}

/// As PNG where something is seen through it or that is smaller (a screenshot),
/// else as JPEG.
fn encode(picture: &DynamicImage) -> Option<Small> {
    let (width, height) = (picture.width(), picture.height());
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).ok()?;
    let clear = picture.color().has_alpha() && picture.to_rgba8().pixels().any(|pixel| pixel.0[3] < 255);
    let mut jpeg = Vec::new();
    if !clear {
        let colours = picture.to_rgb8();
        let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
        encoder.write_image(colours.as_raw(), width, height, ExtendedColorType::Rgb8).ok()?;
    }
    let (kind, bytes) = if clear || png.len() <= jpeg.len() { ("png", png) } else { ("jpeg", jpeg) };
    Some(Small { width, height, data: format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)) })
}

fn unreadable(path: &str, reason: &str) -> ApiError {
    ApiError::UnreadableFile { path: path.into(), reason: reason.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgba, RgbaImage};

    fn png(width: u32, height: u32, alpha: u8) -> Vec<u8> {
        let noise = |x: u32, y: u32| (x.wrapping_mul(7919) ^ y.wrapping_mul(104_729)) as u8;
        let picture = RgbaImage::from_fn(width, height, |x, y| Rgba([noise(x, y), noise(y, x), 90, alpha]));
        let mut bytes = Vec::new();
        DynamicImage::from(picture).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn a_large_picture_is_shrunk_with_its_proportion() {
        let small = shrink(&png(2400, 1200, 255)).unwrap();
        assert!(small.data.len() <= PICTURE_LIMIT && small.width <= 900, "{} × {}", small.width, small.height);
        assert_eq!(small.width, small.height * 2);
    }

    #[test]
    fn what_is_seen_through_stays_so() {
        assert!(shrink(&png(40, 30, 100)).unwrap().data.starts_with("data:image/png;base64,"));
        assert_eq!(shrink(&png(40, 30, 100)).unwrap().width, 40, "a small one stays as it is");
    }

    #[test]
    fn anything_else_is_refused_with_what_would_be_taken() {
        let refused = shrink(b"<svg/>").err().unwrap().to_string();
        assert!(refused.contains("PNG, JPEG, GIF or WebP"), "{refused}");
        assert!(shrink(&vec![0; LARGEST_FILE + 1]).err().unwrap().to_string().contains("30 MB"));
    }
}
