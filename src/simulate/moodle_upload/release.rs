//! Releases of Moodle, and what only some of them do. Source: the same files run on 4.1.10, 4.5.6, 5.0.6+ and
//! 5.1.6 (`tests/oracle/moodle-versions`), and 5.1.3+ read in code.

use super::Why;
use super::header::{Columns, Step};
use super::import::Import;
use std::borrow::Cow;

/// Release of Moodle, major and minor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release(pub u16, pub u16);

/// A release, and which of its corrections as far as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// Major and minor.
    pub release: Release,
    /// `6` of 5.1.6; `None` = not told.
    pub point: Option<u16>,
}

/// Whether a release does something that others do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    Yes,
    No,
    /// Some of the corrections of that release do, or none of them was seen.
    NotTold,
}

/// First eight digits of the version number of each branch.
const BRANCHES: [(u64, Release); 12] = [
    (20_201_109, Release(3, 10)),
    (20_210_517, Release(3, 11)),
    (20_220_419, Release(4, 0)),
    (20_221_128, Release(4, 1)),
    (20_230_424, Release(4, 2)),
    (20_231_009, Release(4, 3)),
    (20_240_422, Release(4, 4)),
    (20_241_007, Release(4, 5)),
    (20_250_414, Release(5, 0)),
    (20_251_006, Release(5, 1)),
    (20_260_420, Release(5, 2)),
    (20_261_005, Release(5, 3)),
];

impl Version {
    /// Reads `5`, `4.5`, `5.1.6`, `5.0.6+ (Build: 20260403)`, or the number of a version: `2025100606` is 5.1.6.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        if let (10, Some(branch), Some(point)) = (digits.len(), digits.get(..8), digits.get(8..)) {
            let branch: u64 = branch.parse().ok()?;
            let release = BRANCHES.into_iter().find(|(number, _)| *number == branch)?.1;
            return Some(Self { release, point: point.parse().ok() });
        }
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        let major = numbers.next()?.parse().ok().filter(|major| *major < 100)?;
        // Only what hangs together by dots is the release: a build follows.
        let dotted = text.find(|c: char| !c.is_ascii_digit() && c != '.').map_or(text, |end| &text[..end]);
        let mut parts = dotted.split('.').skip(1).map(|part| part.parse().ok());
        let minor = parts.next().flatten().unwrap_or(0);
        Some(Self { release: Release(major, minor), point: parts.next().flatten() })
    }

    /// Whether the copy of the file that is read has an apostrophe before cells that begin as formulas do.
    pub(super) fn guards_formulas(self) -> Does {
        match (self.release, self.point) {
            (release, _) if release < Release(4, 5) => Does::No,
            // Corrections after 4.5.6 were not seen.
            (Release(4, 5), point) if point.is_none_or(|point| point <= 6) => Does::No,
            (Release(5, 0), Some(6)) | (Release(5, 1), Some(3)) => Does::Yes,
            (Release(5, 1), Some(6..)) => Does::No,
            _ => Does::NotTold,
        }
    }

    /// Whether a value of a custom field that does not fit refuses the row.
    pub(super) fn refuses_profile_values(self) -> Does {
        match (self.release, self.point) {
            (release, _) if release < Release(5, 0) => Does::No,
            (Release(5, 0), Some(..=6)) | (Release(5, 1), Some(..=3)) => Does::No,
            (Release(5, 1), Some(6..)) => Does::Yes,
            _ => Does::NotTold,
        }
    }

    /// Whether CAS and MNet are plugins of their own, to be installed beside.
    pub(super) fn leaves_cas_out(self) -> bool {
        self.release >= Release(5, 0)
    }
}

/// Whether the guard of exports puts an apostrophe before a cell. A lone hyphen is left alone; blanks before do not help.
fn is_guarded(cell: &str) -> bool {
    cell.trim_start().starts_with(['=', '+', '-', '@']) && cell != "-"
}

/// The row as it is read where formulas are guarded.
pub(super) fn guard(cells: &mut [Cow<'_, str>]) {
    for cell in cells.iter_mut().filter(|cell| is_guarded(cell)) {
        cell.to_mut().insert(0, '\'');
    }
}

impl Import<'_> {
    /// Notes that a row depends on a guard of which it is not told whether this release has it.
    pub(super) fn doubt_guard(&mut self, cells: &[Cow<'_, str>], columns: &Columns) {
        if self.version.guards_formulas() == Does::NotTold
            && cells.iter().enumerate().any(|(at, cell)| is_guarded(cell) && columns.heeds_guard(at, cell))
        {
            self.not_told(Why::Release);
        }
    }
}

impl Columns {
    /// Whether an apostrophe before this cell changes anything but the text of a message.
    fn heeds_guard(&self, at: usize, cell: &str) -> bool {
        let periods = self.steps.iter().filter_map(|step| match step {
            Step::Course(course) => Some([course.period, course.status]),
            _ => None,
        });
        let [is_period, is_status] =
            periods.fold([false; 2], |[period, status], columns| [period | (columns[0] == Some(at)), status | (columns[1] == Some(at))]);
        // A login has no such sign, and a period counts only when it is positive.
        !(self.username == Some(at) || is_status || (is_period && !cell.trim_start().starts_with('+')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_read_in_every_way_it_is_written() {
        for (text, release, point) in [
            ("5", Release(5, 0), None),
            ("4.5", Release(4, 5), None),
            ("5.1.6", Release(5, 1), Some(6)),
            ("5.1.6 (Build 20260810)", Release(5, 1), Some(6)),
            ("5.0.6+ (Build: 20260403)", Release(5, 0), Some(6)),
            ("5.1 (Build: 20251006)", Release(5, 1), None),
            ("2025100606", Release(5, 1), Some(6)),
            ("2022112810.00", Release(4, 1), Some(10)),
        ] {
            assert_eq!(Version::of(text), Some(Version { release, point }), "{text}");
        }
        assert_eq!((Version::of("recent"), Version::of("20260810")), (None, None));
    }

    #[test]
    fn a_sign_before_a_cell_is_guarded_but_for_a_lone_hyphen() {
        let mut cells = ["=1", " -TD", "-", "a-b", "@x"].map(Cow::Borrowed);
        guard(&mut cells);
        assert_eq!(cells, ["'=1", "' -TD", "-", "a-b", "'@x"]);
    }

    #[test]
    fn of_a_branch_alone_it_is_not_told_what_its_corrections_do() {
        let told = |text| {
            let version = Version::of(text).unwrap();
            (version.guards_formulas(), version.refuses_profile_values())
        };
        assert_eq!(told("4.5"), (Does::No, Does::No));
        assert_eq!(told("5.1"), (Does::NotTold, Does::NotTold));
        assert_eq!(told("5.0.6+"), (Does::Yes, Does::No));
        assert_eq!(told("5.1.6"), (Does::No, Does::Yes));
    }
}
