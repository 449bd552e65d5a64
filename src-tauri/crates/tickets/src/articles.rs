//! Articles of a knowledge base, from a CSV or JSON export or from Markdown.
//! Bytes come in; which file or folder they are from is known elsewhere.

use crate::profile::plain;
use crate::sheet::Table;
use serde_json::Value;

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its number or address in the tool that it comes from; may be empty.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub category: String,
    /// All of its text.
    pub text: String,
}

/// Why a file gives no articles.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArticleError {
    /// Neither a list nor a table.
    #[error("it holds no articles: {0}")]
    Unreadable(String),
    /// No title.
    #[error("it has no column for the title of an article (looked for {TITLES}); it has {0}")]
    NoTitle(String),
    /// Nothing in it.
    #[error("it holds no article with a title")]
    Empty,
}

/// Names of what an article has, the one that is preferred first.
const KEY: [&str; 8] = ["number", "article_number", "article_id", "id", "key", "url", "link", "slug"];
const TITLE: [&str; 8] = ["title", "short_description", "subject", "name", "question", "heading", "titel", "betreff"];
const CATEGORY: [&str; 6] = ["category", "kb_category", "topic", "section", "kategorie", "kb_knowledge_base"];
const TEXT: [&str; 12] = [
    "text",
    "content",
    "body",
    "article_body",
    "answer",
    "description",
    "solution",
    "resolution",
    "steps",
    "inhalt",
    "antwort",
    "html",
];
const TITLES: &str = "title, short_description, subject, name, question";

/// Reads the articles of one file, by the ending of its name: Markdown is one
/// article, JSON a list of them (or an object that holds one), everything else
/// a table.
///
/// # Errors
/// When it is none of them, or has no titles.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Article>, ArticleError> {
    let text = crate::text::decoder(std::iter::once(bytes))(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let articles = match ending.as_str() {
        "md" | "markdown" => vec![markdown(name, text)],
        "json" => json(text)?,
        _ => table(bytes)?,
    };
    let titled: Vec<Article> = articles.into_iter().filter(|article| !article.title.is_empty()).collect();
    if titled.is_empty() { Err(ArticleError::Empty) } else { Ok(titled) }
}

/// The first heading is the title, else the name of the file; front matter may
/// name title and category.
fn markdown(name: &str, text: &str) -> Article {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (front, body) = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")) {
        Some((front, body)) => (front, body),
        None => ("", text),
    };
    let said = |wanted: &str| {
        let found = front.lines().filter_map(|line| line.split_once(':')).find(|(key, _)| key.trim() == wanted);
        found.map(|(_, value)| value.trim().trim_matches(['"', '\'']).to_owned())
    };
    let heading = body.lines().find_map(|line| line.trim().strip_prefix('#').map(|rest| rest.trim_matches(['#', ' '])));
    let without_ending = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let title = said("title").or_else(|| heading.map(String::from));
    Article {
        key: file.into(),
        title: title.filter(|title| !title.is_empty()).unwrap_or_else(|| without_ending.replace(['-', '_'], " ")),
        category: said("category").unwrap_or_default(),
        text: body.trim().into(),
    }
}

fn json(text: &str) -> Result<Vec<Article>, ArticleError> {
    let value: Value = serde_json::from_str(text).map_err(|error| ArticleError::Unreadable(error.to_string()))?;
    let list = match &value {
        Value::Array(list) => Some(list),
        Value::Object(fields) => fields.values().find_map(Value::as_array),
        _ => None,
    };
    let list = list.ok_or_else(|| ArticleError::Unreadable("it is no list".into()))?;
    Ok(list.iter().filter_map(Value::as_object).map(object).collect())
}

fn object(fields: &serde_json::Map<String, Value>) -> Article {
    let of = |names: &[&str]| {
        let found =
            names.iter().find_map(|name| fields.iter().find(|(key, value)| plain(key) == *name && !value.is_null()));
        let mut text = String::new();
        if let Some((_, value)) = found {
            words(value, &mut text);
        }
        text
    };
    Article { key: of(&KEY), title: of(&TITLE), category: of(&CATEGORY), text: of(&TEXT) }
}

/// All that a value says, line by line.
fn words(value: &Value, out: &mut String) {
    let mut line = |text: &str| {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(text.trim());
    };
    match value {
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) => line(&value.to_string()),
        Value::String(text) => line(text),
        Value::Array(list) => list.iter().for_each(|value| words(value, out)),
        Value::Object(fields) => fields.values().for_each(|value| words(value, out)),
    }
}

fn table(bytes: &[u8]) -> Result<Vec<Article>, ArticleError> {
    let table = Table::read(bytes).map_err(ArticleError::Unreadable)?;
    let places = [&KEY[..], &TITLE, &CATEGORY, &TEXT].map(|names| table.place(names));
    if let [_, None, ..] = places {
        return Err(ArticleError::NoTitle(table.names.join(", ")));
    }
    let article = |(_, cells): &(u32, Vec<String>)| {
        let [key, title, category, text] =
            places.map(|at| at.and_then(|at| cells.get(at)).cloned().unwrap_or_default());
        Article { key, title, category, text }
    };
    Ok(table.rows.iter().map(article).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_read_whatever_they_come_in() {
        let said =
            |article: &Article| [&article.key, &article.title, &article.category, &article.text].map(String::clone);
        let table =
            read("kb.csv", b"Number;Short description;Article body\nKB1;Reset;\"Go to\nthe page\"\n;;x\n").unwrap();
        assert_eq!(table.iter().map(said).collect::<Vec<_>>(), [["KB1", "Reset", "", "Go to\nthe page"]]);
        let list = br#"{"count": 1, "articles": [{"id": 7, "title": "Reset", "category": "Access", "steps": ["One", "Two"]}]}"#;
        assert_eq!(said(&read("kb.json", list).unwrap()[0]), ["7", "Reset", "Access", "One\nTwo"]);
        let front = read("a/vpn.md", b"---\ntitle: \"VPN\"\ncategory: Net\n---\n# Else\nText").unwrap();
        assert_eq!(said(&front[0]), ["vpn.md", "VPN", "Net", "# Else\nText"]);
        assert_eq!(read("a/wi-fi_off.md", b"Text").unwrap()[0].title, "wi fi off");
        assert_eq!(read("kb.md", b"Intro\n## The title ##\nText").unwrap()[0].title, "The title");
        assert!(read("kb.csv", b"a,b\n1,2\n").unwrap_err().to_string().contains("it has a, b"));
        assert!(matches!(read("kb.json", b"[1"), Err(ArticleError::Unreadable(_))));
        assert_eq!(read("kb.json", b"[]"), Err(ArticleError::Empty));
    }
}
