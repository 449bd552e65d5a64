//! Articles of a knowledge base: read from a file or a folder of Markdown, kept
//! in the workspace, and found by the words of a ticket.

use crate::error::ApiError;
use crate::service::Service;
use crate::surroundings::FileKind;
use crate::wire::{ArticleSource, ArticlesFrom, ArticlesRequest, Nothing};
use std::fs;
use std::path::{Path, PathBuf};
use store::{ArticleRow, Articles};
use tickets::articles;

/// Folders in a folder that are looked into, and files in all of them.
const DEPTH: u32 = 8;
const FILES: usize = 20_000;

impl Service {
    /// Reads articles into the workspace, in place of those that were read from
    /// there before; asks for the file or folder where none is named.
    ///
    /// # Errors
    /// When there are none, or the workspace cannot be written.
    pub fn articles_import(&self, request: ArticlesRequest) -> Result<Option<Vec<ArticleSource>>, ApiError> {
        let kind = match request.from {
            ArticlesFrom::File => FileKind::Articles,
            ArticlesFrom::Folder => FileKind::ArticleFolder,
        };
        let Some(path) = request.path.map(PathBuf::from).or_else(|| self.surroundings().ask_open(kind)) else {
            return Ok(None);
        };
        let articles = read(&path)?;
        self.store().keep_articles(&source(&path), &articles)?;
        self.articles_list(Nothing {}).map(Some)
    }

    /// Where articles come from.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn articles_list(&self, _: Nothing) -> Result<Vec<ArticleSource>, ApiError> {
        let sources = self.store().article_sources()?;
        Ok(sources.into_iter().map(|(name, articles)| ArticleSource { name, articles }).collect())
    }

    /// Deletes the articles of one source.
    ///
    /// # Errors
    /// When there are none.
    pub fn articles_remove(&self, request: ArticleSource) -> Result<Vec<ArticleSource>, ApiError> {
        self.store().remove_articles(&request.name)?;
        self.articles_list(Nothing {})
    }
}

/// Articles of a file or folder, to be sought without a workspace.
///
/// # Errors
/// As for [`read`].
pub fn index(path: &Path) -> Result<Articles, ApiError> {
    Ok(Articles::in_memory(&read(path)?)?)
}

/// Articles of a file, or of all Markdown files below a folder.
///
/// # Errors
/// When they cannot be read, or there are none.
pub fn read(path: &Path) -> Result<Vec<ArticleRow>, ApiError> {
    let shown = path.display().to_string();
    let mut files = Vec::new();
    if path.is_dir() {
        collect(path, DEPTH, &mut files).map_err(|e| ApiError::reading(&shown, &e))?;
        files.sort();
    } else {
        files.push(path.to_owned());
    }
    let source = source(path);
    let mut all = Vec::new();
    for file in &files {
        let bytes = fs::read(file).map_err(|e| ApiError::reading(&file.display().to_string(), &e))?;
        match articles::read(&file.display().to_string(), &bytes) {
            Ok(found) => all.extend(found),
            // One empty page does not keep the others out.
            Err(_) if path.is_dir() => {}
            Err(error) => return Err(ApiError::UnreadableFile { path: shown, reason: error.to_string() }),
        }
    }
    if all.is_empty() {
        return Err(ApiError::UnreadableFile { path: shown, reason: "there is no Markdown file (.md) in it".into() });
    }
    let row = |article: articles::Article| ArticleRow {
        source: source.clone(),
        key: article.key,
        title: article.title,
        category: article.category,
        text: article.text,
    };
    Ok(all.into_iter().map(row).collect())
}

fn source(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Markdown files below a folder. Links are not followed: they may lead back.
fn collect(folder: &Path, depth: u32, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        let markdown =
            path.extension().is_some_and(|e| e.eq_ignore_ascii_case("md") || e.eq_ignore_ascii_case("markdown"));
        if kind.is_dir() && depth > 0 {
            collect(&path, depth - 1, files)?;
        } else if kind.is_file() && markdown && files.len() < FILES {
            files.push(path);
        }
    }
    Ok(())
}
