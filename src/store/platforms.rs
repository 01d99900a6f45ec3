//! Platforms that a person names and describes, whatever catalogue there is of them.

use super::catalogues::{Entry, Store};
use super::connect::of_sqlite;
use super::{StoreFault, sites};
use crate::catalogue::{Platform, Site};
use crate::text::fold;
use rusqlite::{OptionalExtension as _, TransactionBehavior, params};

impl Store {
    /// Keeps a platform of which nothing is known but its name and what `about` says. Its courses are not told: that is
    /// not the same as having none.
    ///
    /// # Errors
    /// [`StoreFault::NamelessPlatform`], [`StoreFault::KnownPlatform`], or when the disk refuses.
    pub fn create(&mut self, about: &Platform) -> Result<Entry, StoreFault> {
        let key = fold::careful(&about.name);
        if key.is_empty() {
            return Err(StoreFault::NamelessPlatform);
        }
        let platform = Platform { name: about.name.trim().to_owned(), extracted_at: None, sample: false, ..about.clone() };
        let site = Site { platform, courses_untold: true, ..Site::default() };
        let known = (|| {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let known = sites::id_of(&transaction, &about.name)?;
            if known.is_none() {
                sites::write(&transaction, None, &key, &site)?;
            }
            transaction.commit()?;
            Ok(known.is_some())
        })();
        match known.map_err(|error| of_sqlite(&self.path, error))? {
            true => Err(StoreFault::KnownPlatform(site.platform.name)),
            false => {
                self.agree_on(&site.platform.name, None, site.platform.url.as_deref())?;
                self.entry(&about.name)
            }
        }
    }

    /// Writes what a person says of the platform `name`: its name, address, year, database, release. Catalogue, rules and
    /// dates stay as they are.
    ///
    /// # Errors
    /// [`StoreFault::UnknownPlatform`], [`StoreFault::NamelessPlatform`], [`StoreFault::KnownPlatform`] when the new name
    /// is that of another platform, or when the disk refuses; then nothing has changed.
    pub fn describe(&mut self, name: &str, about: &Platform) -> Result<Entry, StoreFault> {
        let Entry { id, platform: former, .. } = self.entry(name)?;
        let key = fold::careful(&about.name);
        if key.is_empty() {
            return Err(StoreFault::NamelessPlatform);
        }
        let platform =
            Platform { name: about.name.trim().to_owned(), extracted_at: former.extracted_at.clone(), sample: false, ..about.clone() };
        let taken = (|| {
            let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let select = "SELECT 1 FROM platform WHERE key = ?1 AND id <> ?2";
            let taken = transaction.query_row(select, params![key, id], |_| Ok(())).optional()?.is_some();
            if !taken {
                let update = "UPDATE platform SET key = ?2, about = ?3 WHERE id = ?1";
                transaction.execute(update, params![id, key, super::rows::json(&platform)])?;
            }
            transaction.commit()?;
            Ok(taken)
        })();
        match taken.map_err(|error| of_sqlite(&self.path, error))? {
            true => Err(StoreFault::KnownPlatform(platform.name)),
            false => {
                self.agree_on(&platform.name, former.url.as_deref(), platform.url.as_deref())?;
                self.entry(&platform.name)
            }
        }
    }

    /// An address that a person typed is one to which their secret may go; one that was there before is left as it was.
    fn agree_on(&mut self, name: &str, former: Option<&str>, url: Option<&str>) -> Result<(), StoreFault> {
        #[cfg(feature = "net")]
        if former != url
            && let Some(origin) = super::moodle::Origin::at(url)
        {
            origin.keep(self, name)?;
        }
        #[cfg(not(feature = "net"))]
        let _ = (name, former, url);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Local, sample};
    use crate::store::Folders;
    use crate::store::catalogues::{Source, SourceKind};

    fn about(name: &str) -> Platform {
        Platform { name: name.into(), academic_year: Some("2026-2027".into()), ..Platform::default() }
    }

    fn exchange() -> Source {
        Source { kind: SourceKind::Exchange, name: "site.json".into() }
    }

    #[test]
    fn a_platform_that_was_only_named_has_no_course_list_rather_than_an_empty_one() {
        let place = tempfile::tempdir().unwrap();
        let mut store = Store::open(&Folders::under(place.path())).unwrap().0;
        let entry = store.create(&about(" Prélude ")).unwrap();
        assert_eq!((entry.platform.name.as_str(), entry.rows("courses")), ("Prélude", None));
        assert!(store.load("prelude").unwrap().courses_untold);
        assert!(matches!(store.create(&about("PRELUDE")), Err(StoreFault::KnownPlatform(_))));
        assert!(matches!(store.create(&about(" ")), Err(StoreFault::NamelessPlatform)));
        store
            .update("Prélude", &exchange(), |site| {
                site.roles = Some(Vec::new());
                vec!["roles"]
            })
            .unwrap();
        assert!(store.load("prelude").unwrap().courses_untold, "a list of roles tells no courses");
        store.replace(&sample_named("Prélude"), &exchange()).unwrap();
        let site = store.load("Prélude").unwrap();
        assert_eq!((site.courses_untold, site.courses.len()), (false, 40));
    }

    fn sample_named(name: &str) -> Site {
        let mut site = sample();
        site.platform = Platform { name: name.into(), extracted_at: Some("2026-11-02T06:00:00Z".into()), ..Platform::default() };
        site
    }

    #[test]
    fn a_new_name_keeps_the_catalogue_and_the_rules_and_takes_nobody_elses() {
        let place = tempfile::tempdir().unwrap();
        let mut store = Store::open(&Folders::under(place.path())).unwrap().0;
        store.replace(&sample_named("Ecampus"), &exchange()).unwrap();
        store.create(&about("Prélude")).unwrap();
        let local = Local { closed_courses: vec!["DEMO*".into()], ..Local::default() };
        store.keep_local("Ecampus", &local).unwrap();
        assert!(matches!(store.describe("Ecampus", &about("prelude")), Err(StoreFault::KnownPlatform(_))));
        assert!(matches!(store.describe("Absent", &about("Autre")), Err(StoreFault::UnknownPlatform(_))));
        let entry = store.describe("ecampus", &about("Écampus vert")).unwrap();
        assert_eq!((entry.platform.academic_year.as_deref(), entry.rows("courses")), (Some("2026-2027"), Some(40)));
        assert_eq!(entry.platform.extracted_at.as_deref(), Some("2026-11-02T06:00:00Z"));
        assert_eq!(store.local("Écampus vert").unwrap(), local);
        assert!(store.find("Ecampus").unwrap().is_none());
        store.replace(&sample_named("Ecampus vert"), &exchange()).unwrap();
        let kept = store.entry("ecampus vert").unwrap().platform;
        assert_eq!(kept.academic_year.as_deref(), Some("2026-2027"), "what an export does not tell stays as it was said");
    }
}
