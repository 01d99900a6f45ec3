//! What was decided for lists, kept beside the receipts: proposed again when a list with the same titles comes.

use super::StoreFault;
use super::connect::of_sqlite;
use super::receipts::Receipts;
use crate::mapping::{Likeness, Recipe};
use jiff::Timestamp;
use rusqlite::params;
use sha2::{Digest as _, Sha256};

/// A recipe that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name; one that nobody named is called after its titles.
    pub name: String,
    /// When it was kept last, RFC 3339.
    pub kept_at: String,
    /// What was decided.
    pub recipe: Recipe,
}

/// How the names begin that nobody gave.
const UNNAMED: &str = "auto-";

impl Kept {
    /// The name that a person gave it.
    pub fn given_name(&self) -> Option<&str> {
        Some(self.name.as_str()).filter(|name| !name.starts_with(UNNAMED))
    }
}

impl Receipts {
    /// Keeps a recipe under a name, in place of the one of that name. Without a name it takes the place of the one for the
    /// same titles, importer and platform. Returns the name.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_recipe(&mut self, name: Option<&str>, recipe: &Recipe) -> Result<String, StoreFault> {
        let key = format!("{}\n{}\n{}", recipe.platform, recipe.columns.importer, Recipe::signature(&recipe.titles));
        let digest = Sha256::digest(key);
        let name = name.map_or_else(|| format!("{UNNAMED}{}", &crate::plan::hex(&digest)[..8]), str::to_owned);
        let insert = "INSERT OR REPLACE INTO recipe (name, platform, kept_at, text) VALUES (?1, ?2, ?3, ?4)";
        let now = Timestamp::now().to_string();
        self.db.execute(insert, params![name, recipe.platform, now, recipe.to_text()]).map_err(|error| of_sqlite(&self.path, error))?;
        Ok(name)
    }

    /// The recipes that are kept, the latest first. What cannot be read any more is passed over.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn recipes(&self) -> Result<Vec<Kept>, StoreFault> {
        let read = || {
            let mut statement = self.db.prepare("SELECT name, kept_at, text FROM recipe ORDER BY kept_at DESC, name")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
            rows.collect::<rusqlite::Result<Vec<(String, String, String)>>>()
        };
        let rows = read().map_err(|error| of_sqlite(&self.path, error))?;
        let one = |(name, kept_at, text): (String, String, String)| Some(Kept { name, kept_at, recipe: Recipe::parse(&text).ok()? });
        Ok(rows.into_iter().filter_map(one).collect())
    }

    /// The latest recipe of a platform that fits a list with these titles, those with the very same titles first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn last_recipe(&self, platform: &str, headers: &[&str]) -> Result<Option<Kept>, StoreFault> {
        let fitting = self.recipes()?.into_iter().filter(|kept| kept.recipe.platform == platform);
        let mut fitting: Vec<(Likeness, Kept)> = fitting.map(|kept| (kept.recipe.likeness(headers), kept)).collect();
        fitting.retain(|(likeness, _)| *likeness > Likeness::Other);
        // The sort keeps the latest first among equals.
        fitting.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
        Ok(fitting.into_iter().next().map(|(_, kept)| kept))
    }

    /// Forgets a recipe. Returns whether there was one.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_recipe(&mut self, name: &str) -> Result<bool, StoreFault> {
        let count = self.db.execute("DELETE FROM recipe WHERE name = ?1", [name]).map_err(|error| of_sqlite(&self.path, error))?;
        Ok(count > 0)
    }
}
