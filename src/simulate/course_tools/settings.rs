//! The settings of the tools: fields of their forms, or of the plugin's page.

use super::super::moodle_upload::Database;
use super::super::moodle_upload::settings::flag;
use super::super::simulation::SettingFault;
use super::Tool;

/// What names the person in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identifier {
    /// Login.
    Username,
    /// Number of the person.
    Idnumber,
    /// Address.
    Email,
}

/// What a column of a file is for the newest mass enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnUse {
    /// Nothing.
    None,
    /// Names the person.
    Person(Identifier),
    /// A group.
    Group,
    /// A grouping.
    Grouping,
    /// A role, by its number.
    Role,
}

/// Releases that do otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Release {
    /// `local_userenrols` 0.0.10.
    Plain,
    /// `local_userenrols` 0.0.11: accents in groups, numbers of figures only.
    Accents,
    /// `local_mass_enroll` 2.2.
    Historic,
    /// `local_mass_enroll`, the function of the 3.x line.
    Three,
    /// `local_mass_enroll` 3.6.0, another house's branch.
    Branch,
    /// `local_mass_enroll` 4.1.
    Four,
    /// The flat file of Moodle itself.
    Core,
}

/// What becomes of an enrolment that is taken away or over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Unenrolled.
    Unenrol,
    /// Kept.
    Keep,
    /// Suspended, and without roles.
    Suspend,
}

/// Settings of one import.
#[derive(Clone, Debug)]
pub struct Settings {
    pub(super) tool: Tool,
    pub(super) release: Release,
    /// Short name of the course that was chosen.
    pub(super) course: Option<String>,
    pub(super) delimiter: u8,
    pub(super) encoding: String,
    pub(super) database: Option<Database>,
    pub(super) identifier: Identifier,
    pub(super) columns: Vec<ColumnUse>,
    /// Short name of the role; `None` = the default one of the course, or student.
    pub(super) role: Option<String>,
    pub(super) groups: bool,
    /// The group for everybody.
    pub(super) one_group: Option<String>,
    pub(super) create_groups: bool,
    pub(super) create_groupings: bool,
    /// Sign that protects a cell; `None` = left empty.
    pub(super) enclosure: Option<u8>,
    pub(super) unenrols: bool,
    /// Whether people enrolled by another method are left as they are.
    pub(super) minds_other_methods: bool,
    pub(super) runs: u32,
    pub(super) taken_away: Ending,
    pub(super) expired: Ending,
    pub(super) mails_students: bool,
    pub(super) mails_teachers: bool,
    /// Words of the flat file for roles, over their short names.
    pub(super) role_words: Vec<(String, String)>,
    /// Login of the person who imports; `None` = a site administrator.
    pub(super) sent_by: Option<String>,
}

impl Settings {
    /// The usual settings of a tool.
    pub fn new(tool: Tool) -> Self {
        let by_number = !matches!(tool, Tool::UserEnrols);
        Self {
            tool,
            release: match tool {
                Tool::Flatfile => Release::Core,
                Tool::UserEnrols => Release::Plain,
                Tool::MassEnroll2 => Release::Historic,
                Tool::MassEnroll4 => Release::Four,
            },
            course: None,
            delimiter: b';',
            encoding: "UTF-8".to_owned(),
            database: None,
            identifier: if by_number { Identifier::Idnumber } else { Identifier::Username },
            columns: vec![ColumnUse::Person(Identifier::Idnumber), ColumnUse::Group],
            role: None,
            groups: true,
            one_group: None,
            create_groups: true,
            create_groupings: true,
            enclosure: Some(b'"'),
            unenrols: false,
            minds_other_methods: false,
            runs: 1,
            taken_away: Ending::Suspend,
            expired: Ending::Suspend,
            mails_students: false,
            mails_teachers: false,
            role_words: Vec::new(),
            sent_by: None,
        }
    }

    /// Sets one field by its name in the tool's form, in Moodle's settings or in our description of the tool.
    ///
    /// # Errors
    /// When the name is unknown, or the value is none that is offered.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), SettingFault> {
        let bad = || SettingFault { key: key.to_owned(), value: value.to_owned(), unknown: false };
        let flag = || flag(value).ok_or_else(bad);
        match key {
            "version" => self.release = self.release_of(value).ok_or_else(bad)?,
            "course" => self.course = Some(value.to_owned()),
            "delimiter" | "delimiter_name" => {
                let delimiter = crate::importer::delimiter_of(value).ok_or_else(bad)?;
                self.delimiter = u8::try_from(delimiter).map_err(|_| bad())?;
            }
            "encoding" => {
                super::super::moodle_upload::decode::knows(value).then_some(()).ok_or_else(bad)?;
                self.encoding = value.to_owned();
            }
            "database" if value == "catalogue" => self.database = None,
            "database" => self.database = Some(Database::of(value).ok_or_else(bad)?),
            "identifier" | "user_id" | "firstcolumn" => {
                self.identifier = identifier(value).ok_or_else(bad)?;
                if let Some(first) = self.columns.first_mut() {
                    *first = ColumnUse::Person(self.identifier);
                }
            }
            "columns" => self.columns = columns(value).ok_or_else(bad)?,
            "role" => self.role = Some(value.to_owned()),
            "group-source" => self.groups = value != "none",
            "group" => self.groups = flag()?,
            "group_id" => self.one_group = Some(value.to_owned()).filter(|name| !matches!(name.as_str(), "" | "0")),
            "group-create" | "group_create" | "creategroups" => self.create_groups = flag()?,
            "creategroupings" => self.create_groupings = flag()?,
            "enclosure" => self.enclosure = value.bytes().next(),
            "page" => self.unenrols = value == "unenrol",
            "checknonmanualenrolments" => self.minds_other_methods = flag()?,
            "runs" => self.runs = value.parse().ok().filter(|runs| (1..=9).contains(runs)).ok_or_else(bad)?,
            "unenrolaction" => self.taken_away = ending(value).ok_or_else(bad)?,
            "expiredaction" => self.expired = ending(value).ok_or_else(bad)?,
            "mailstudents" => self.mails_students = flag()?,
            "mailteachers" => self.mails_teachers = flag()?,
            "sent_by" => self.sent_by = Some(value.to_owned()).filter(|login| !login.is_empty()),
            // Where the file lies and who is told change nothing on the platform.
            "flatfile-location" | "location" | "mailadmins" | "mailreport" => {}
            _ => match key.strip_prefix("map_").or_else(|| key.strip_prefix("map-")) {
                Some(role) => self.role_words.push((role.to_owned(), value.to_owned())),
                None => return Err(SettingFault { key: key.to_owned(), value: value.to_owned(), unknown: true }),
            },
        }
        Ok(())
    }

    fn release_of(&self, text: &str) -> Option<Release> {
        let begins = |start: &str| text.starts_with(start);
        match self.tool {
            Tool::Flatfile => Some(Release::Core),
            Tool::UserEnrols if begins("0.0.10") => Some(Release::Plain),
            Tool::UserEnrols if begins("0.0.11") => Some(Release::Accents),
            Tool::MassEnroll2 if begins("2.") => Some(Release::Historic),
            Tool::MassEnroll2 if begins("3.6") => Some(Release::Branch),
            Tool::MassEnroll2 if begins("3.") => Some(Release::Three),
            Tool::MassEnroll4 if begins("4.") => Some(Release::Four),
            _ => None,
        }
    }
}

fn identifier(word: &str) -> Option<Identifier> {
    Some(match word {
        "username" => Identifier::Username,
        "idnumber" => Identifier::Idnumber,
        "email" => Identifier::Email,
        _ => return None,
    })
}

/// `idnumber,group`, with or without brackets and quotes.
fn columns(text: &str) -> Option<Vec<ColumnUse>> {
    let words = text.split(',').map(|word| word.trim_matches(|c: char| c.is_whitespace() || "[]\"'".contains(c)));
    words
        .map(|word| {
            Some(match word {
                "" | "#" | "none" => ColumnUse::None,
                "group" => ColumnUse::Group,
                "grouping" => ColumnUse::Grouping,
                "role" => ColumnUse::Role,
                other => ColumnUse::Person(identifier(other)?),
            })
        })
        .collect()
}

/// Moodle's numbers: 0 unenrol, 1 keep, 3 suspend and take the roles.
fn ending(number: &str) -> Option<Ending> {
    Some(match number {
        "0" => Ending::Unenrol,
        "1" => Ending::Keep,
        "3" => Ending::Suspend,
        _ => return None,
    })
}
