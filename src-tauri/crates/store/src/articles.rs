//! Articles of a knowledge base, found by their words: SQLite's full-text
//! search (FTS5) ranks them by BM25, a word of the title counting four times, one
//! of the category twice.

use crate::database::{Store, StoreError};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

pub(crate) const TABLES: &str = "
    CREATE VIRTUAL TABLE article USING fts5(
        source UNINDEXED, key UNINDEXED, title, category, text,
        tokenize = 'porter unicode61 remove_diacritics 2'
    );
";

/// Different words of a text by which articles are sought; the first ones say
/// what it is about.
const WORDS: usize = 48;

/// Letters of a word that is sought.
const LETTERS: usize = 3;

/// Words that stand in every text: where there are few articles, one that has
/// such a word by chance would seem to be about it.
const COMMON: [&str; 76] = [
    "about", "after", "all", "also", "and", "any", "are", "because", "been", "but", "can", "cannot", "could", "did",
    "does", "for", "from", "get", "had", "has", "have", "hello", "her", "him", "his", "how", "its", "not", "now",
    "our", "please", "thank", "thanks", "that", "the", "their", "them", "then", "there", "they", "this", "was", "were",
    "what", "when", "where", "which", "who", "will", "with", "would", "you", "your", "aber", "auf", "aus", "bei",
    "bitte", "das", "dem", "den", "der", "die", "ein", "eine", "für", "hallo", "ich", "ist", "mit", "nicht", "sie",
    "und", "von", "wir", "wird",
];

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleRow {
    /// The file or folder that it comes from.
    pub source: String,
    /// Its number or address there; may be empty.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub category: String,
    /// All of its text.
    pub text: String,
}

/// An article that has words of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundArticle {
    /// Which.
    pub article: ArticleRow,
    /// BM25, the larger the better.
    pub score: f64,
}

/// Articles of one command, which leaves no workspace behind.
#[derive(Debug)]
pub struct Articles(Connection);

impl Articles {
    /// These articles, in memory.
    ///
    /// # Errors
    /// When they do not fit into it.
    pub fn in_memory(articles: &[ArticleRow]) -> Result<Self, StoreError> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(TABLES)?;
        add(&connection, articles)?;
        Ok(Self(connection))
    }

    /// Those that fit a text best, the best first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn like(&self, text: &str, most: u32) -> Result<Vec<FoundArticle>, StoreError> {
        like(&self.0, text, most)
    }
}

impl Store {
    /// Keeps these articles instead of those of the same source.
    ///
    /// # Errors
    /// When the workspace cannot be written; nothing has changed then.
    pub fn keep_articles(&mut self, source: &str, articles: &[ArticleRow]) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        transaction.execute("DELETE FROM article WHERE source = ?1", [source])?;
        add(&transaction, articles)?;
        Ok(transaction.commit()?)
    }

    /// Where articles come from, and how many from each.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn article_sources(&self) -> Result<Vec<(String, u32)>, StoreError> {
        let mut query =
            self.connection.prepare("SELECT source, count(*) FROM article GROUP BY source ORDER BY source")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Deletes the articles of one source.
    ///
    /// # Errors
    /// When there are none, or the workspace cannot be written.
    pub fn remove_articles(&mut self, source: &str) -> Result<(), StoreError> {
        match self.connection.execute("DELETE FROM article WHERE source = ?1", [source])? {
            0 => Err(StoreError::NotThere("these articles")),
            _ => Ok(()),
        }
    }

    /// Those that fit a text best, the best first.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn articles_like(&self, text: &str, most: u32) -> Result<Vec<FoundArticle>, StoreError> {
        like(&self.connection, text, most)
    }
}

fn add(connection: &Connection, articles: &[ArticleRow]) -> Result<(), StoreError> {
    let mut insert =
        connection.prepare("INSERT INTO article (source, key, title, category, text) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for ArticleRow { source, key, title, category, text } in articles {
        insert.execute(params![source, key, title, category, text])?;
    }
    Ok(())
}

fn like(connection: &Connection, text: &str, most: u32) -> Result<Vec<FoundArticle>, StoreError> {
    let words = words(text);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    // BM25 of SQLite is the more negative the better; weights by column.
    let mut query = connection.prepare(
        "SELECT source, key, title, category, text, -bm25(article, 0, 0, 4, 2, 1) AS score
         FROM article WHERE article MATCH ?1 ORDER BY score DESC, rowid LIMIT ?2",
    )?;
    let rows = query.query_map(params![words, most], |row| {
        let article = ArticleRow {
            source: row.get(0)?,
            key: row.get(1)?,
            title: row.get(2)?,
            category: row.get(3)?,
            text: row.get(4)?,
        };
        Ok(FoundArticle { article, score: row.get(5)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A query for any of the words of a text, which are nothing but words to it.
fn words(text: &str) -> String {
    let mut known = BTreeSet::new();
    let words = text.split(|c: char| !c.is_alphanumeric()).flat_map(with_parts).map(str::to_lowercase);
    let telling = words.filter(|word| word.chars().count() >= LETTERS && !COMMON.contains(&word.as_str()));
    let new = telling.filter(|word| known.insert(word.clone()));
    new.take(WORDS).map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ")
}

/// "Printer546" is a printer as well.
fn with_parts(word: &str) -> Vec<&str> {
    let letters = word.split(char::is_numeric).filter(|part| *part != word);
    std::iter::once(word).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(title: &str, text: &str) -> ArticleRow {
        ArticleRow { source: "kb.json".into(), title: title.into(), text: text.into(), ..ArticleRow::default() }
    }

    #[test]
    fn the_article_that_answers_a_ticket_comes_first() {
        let articles = [
            article("I forgot my password", "Go to the login page and click “Forgot password”."),
            article("VPN won't connect", "Restart the VPN client. Check your password as well."),
            article("Printing on both sides", "Choose duplex in the settings of the printer."),
            article("Book a meeting room", "Open the calendar and choose a free room in it."),
            article("Order a phone", "Phones are in the shop; the manager is asked."),
        ];
        let index = Articles::in_memory(&articles).unwrap();
        let first = |text: &str| index.like(text, 5).unwrap().first().map(|found| found.article.title.clone());
        assert_eq!(first("Cannot log in, password forgotten").as_deref(), Some("I forgot my password"));
        assert_eq!(first("vpn: connecting fails since today").as_deref(), Some("VPN won't connect"));
        assert_eq!(first("DÚPLEX? AND (NOT \"printers\") * ^").as_deref(), Some("Printing on both sides"));
        assert_eq!(first("coffee"), None);
        assert_eq!(first("…!"), None);
        let found = index.like("password", 5).unwrap();
        assert!(found.len() == 2 && found[0].score > found[1].score && found[1].score > 0.0, "{found:?}");
    }
}
