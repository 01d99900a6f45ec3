//! The matching table: which account is meant by a student number or an address, when the list does not
//! hold logins. Two accounts for one text are never guessed apart, and a name alone never tells who it is.

use crate::catalogue::User;
use crate::table::{Column, RowId, ValueId};
use crate::text::{fold, php};
use rustc_hash::FxHashMap;

/// What ties a cell of the list to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The identification number, letter by letter.
    Idnumber,
    /// The e-mail address, in any case.
    Email,
}

impl By {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Idnumber, Self::Email];

    /// The name of the field of an account.
    pub fn word(self) -> &'static str {
        match self {
            Self::Idnumber => "idnumber",
            Self::Email => "email",
        }
    }

    /// The one of that name.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == word)
    }

    /// What is compared; `None` for a blank.
    fn key(self, text: &str) -> Option<String> {
        let text = php::trim(text);
        (!text.is_empty()).then(|| match self {
            Self::Idnumber => text.to_owned(),
            Self::Email => fold::careful(text),
        })
    }

    fn of_user(self, user: &User) -> Option<String> {
        let text = match self {
            Self::Idnumber => user.idnumber.as_deref(),
            Self::Email => user.email.as_deref(),
        };
        // A deleted account keeps its row, and nobody logs in with it.
        text.filter(|_| user.deleted != Some(true)).and_then(|text| self.key(text))
    }
}

/// Who is meant by one text of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The cell is empty.
    Blank,
    /// No account has it.
    Nobody,
    /// One account has it: its position in the list of accounts.
    One(u32),
    /// Several accounts have it, this many: a person has to say which is meant.
    Several(u32),
}

/// Accounts by number or by address.
pub struct Directory {
    by: By,
    owners: FxHashMap<String, Owner>,
}

impl Directory {
    /// The directory of these accounts.
    pub fn new(users: &[User], by: By) -> Self {
        let mut owners: FxHashMap<String, Owner> = FxHashMap::default();
        for (position, user) in users.iter().enumerate() {
            let Some(key) = by.of_user(user) else { continue };
            let owner = owners.entry(key).or_insert(Owner::Nobody);
            *owner = match *owner {
                Owner::Blank | Owner::Nobody => Owner::One(position as u32),
                Owner::One(_) => Owner::Several(2),
                Owner::Several(count) => Owner::Several(count + 1),
            };
        }
        Self { by, owners }
    }

    /// Who is meant by `text`.
    pub fn owner(&self, text: &str) -> Owner {
        match self.by.key(text) {
            Some(key) => self.owners.get(&key).copied().unwrap_or(Owner::Nobody),
            None => Owner::Blank,
        }
    }
}

/// Who is meant by each cell of a column.
pub struct Matching {
    /// What was compared.
    pub by: By,
    cells: Column,
    owners: Vec<Owner>,
    counts: Counts,
}

/// How many cells were matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cells of which one account is meant.
    pub found: usize,
    /// Cells that no account has.
    pub nobody: usize,
    /// Cells that several accounts have.
    pub several: usize,
    /// Empty cells.
    pub blank: usize,
}

impl Counts {
    fn of(cells: &Column, owners: &[Owner]) -> Self {
        let mut counts = Self::default();
        for (owner, count) in owners.iter().zip(cells.counts()) {
            *match owner {
                Owner::Blank => &mut counts.blank,
                Owner::Nobody => &mut counts.nobody,
                Owner::One(_) => &mut counts.found,
                Owner::Several(_) => &mut counts.several,
            } += count as usize;
        }
        counts
    }
}

impl Matching {
    /// Looks up each cell of a column.
    pub fn new(cells: Column, directory: &Directory) -> Self {
        let owners: Vec<Owner> = cells.dict().iter().map(|(_, text)| directory.owner(text)).collect();
        let counts = Counts::of(&cells, &owners);
        Self { by: directory.by, cells, owners, counts }
    }

    /// Number of cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is no cell at all.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// What stands in the cell.
    pub fn text(&self, row: RowId) -> &str {
        self.cells.text(row)
    }

    /// Who is meant by it.
    pub fn owner(&self, row: RowId) -> Owner {
        self.owners[self.cells.id(row).0 as usize]
    }

    /// The rows whose owner is as `wanted`, top to bottom.
    pub fn rows(&self, wanted: impl Fn(Owner) -> bool) -> Vec<RowId> {
        let wanted: Vec<bool> = self.owners.iter().map(|&owner| wanted(owner)).collect();
        (0..self.cells.len() as u32).map(RowId).filter(|&row| wanted[self.cells.id(row).0 as usize]).collect()
    }

    /// How many cells were matched.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The login of each row of which one account is meant.
    pub fn logins(&self, users: &[User]) -> Vec<(RowId, String)> {
        let login = |id: ValueId| match self.owners[id.0 as usize] {
            Owner::One(position) => users.get(position as usize).map(|user| user.username.clone()),
            _ => None,
        };
        self.cells.iter().enumerate().filter_map(|(row, id)| Some((RowId(row as u32), login(id)?))).collect()
    }
}

/// Distinct texts of a column that are tried before one is proposed.
const TRIED: usize = 300;

/// The column and the tie by which most texts find their account; `None` when none finds any.
pub fn likely<'c>(columns: impl Iterator<Item = (usize, &'c Column)>, users: &[User]) -> Option<(usize, By)> {
    let directories = By::ALL.map(|by| Directory::new(users, by));
    let mut best: Option<(usize, usize, By)> = None;
    for (column, cells) in columns {
        for directory in &directories {
            let texts = cells.dict().iter().take(TRIED);
            let found = texts.filter(|(_, text)| matches!(directory.owner(text), Owner::One(_))).count();
            if found > best.map_or(0, |(most, ..)| most) {
                best = Some((found, column, directory.by));
            }
        }
    }
    best.map(|(_, column, by)| (column, by))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(username: &str, idnumber: &str, email: &str) -> User {
        User { username: username.into(), idnumber: Some(idnumber.into()), email: Some(email.into()), ..User::default() }
    }

    fn accounts() -> Vec<User> {
        vec![
            user("durandm", "55000901", "Marie.Durand@etu.fr"),
            user("petitl", "55000902", "l.petit@etu.fr"),
            user("petitl2", "55000902", ""),
            User { deleted: Some(true), ..user("ancien", "55000903", "ancien@etu.fr") },
            user("sans", "", ""),
        ]
    }

    fn column(texts: &[&str]) -> Column {
        let mut column = Column::default();
        texts.iter().for_each(|text| column.push(text));
        column
    }

    #[test]
    fn a_number_finds_its_account_and_two_accounts_are_not_guessed_apart() {
        let users = accounts();
        let cells = column(&["55000901", " 55000901 ", "55000902", "55000903", "0055000901", "", "Marie Durand"]);
        let matching = Matching::new(cells, &Directory::new(&users, By::Idnumber));
        assert_eq!(matching.counts(), Counts { found: 2, nobody: 3, several: 1, blank: 1 });
        let logins = matching.logins(&users);
        assert_eq!(logins, [(RowId(0), "durandm".to_owned()), (RowId(1), "durandm".to_owned())]);
        assert_eq!(matching.rows(|owner| matches!(owner, Owner::Several(2))), [RowId(2)]);
        assert_eq!(matching.owner(RowId(4)), Owner::Nobody, "a number with other zeros is another number");
    }

    #[test]
    fn an_address_is_compared_in_any_case_and_an_empty_one_is_nobodys() {
        let users = accounts();
        let matching = Matching::new(column(&["MARIE.DURAND@ETU.FR", "ancien@etu.fr", ""]), &Directory::new(&users, By::Email));
        assert_eq!(matching.counts(), Counts { found: 1, nobody: 1, several: 0, blank: 1 });
    }

    #[test]
    fn the_column_that_finds_most_accounts_is_proposed() {
        let users = accounts();
        let (names, numbers) = (column(&["Durand", "Petit"]), column(&["55000901", "x"]));
        let addresses = column(&["marie.durand@etu.fr", "l.petit@etu.fr"]);
        assert_eq!(likely([(0, &names), (1, &numbers), (2, &addresses)].into_iter(), &users), Some((2, By::Email)));
        assert_eq!(likely([(0, &names)].into_iter(), &users), None, "never by name");
    }
}
