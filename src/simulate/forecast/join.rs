//! Several files of one list, each imported for itself, told as one.

use super::{Forecast, Notice, lots};

impl Forecast {
    /// With every line moved by so many.
    #[must_use]
    pub fn shifted(mut self, by: u64) -> Self {
        self.notices.iter_mut().flat_map(|notice| &mut notice.lines).for_each(|line| *line += by);
        self.lots.iter_mut().flat_map(|lot| &mut lot.lines).for_each(|line| *line += by as u32);
        if let Some(aborted) = &mut self.file.aborted {
            aborted.at_line += by;
        }
        self
    }

    /// Adds what another file does, whose lines are moved by so many.
    pub fn join(&mut self, other: Self, shift: u64) {
        let other = other.shifted(shift);
        self.courses.extend(other.courses);
        for lot in other.lots {
            match self.lots.iter_mut().find(|known| known.is_like(&lot)) {
                Some(known) => known.lines.extend(lot.lines),
                None => self.lots.push(lot),
            }
        }
        lots::order(&mut self.lots);
        for notice in other.notices {
            match self.notices.iter_mut().find(|known| known.kind == notice.kind) {
                Some(known) => known.join(notice),
                None => self.notices.push(notice),
            }
        }
        self.notices.sort_by_key(|notice| (std::cmp::Reverse(notice.kind.level()), notice.kind));
        let (ours, theirs) = (&mut self.totals, other.totals);
        ours.enrolled += theirs.enrolled;
        ours.written += theirs.written;
        ours.changed += theirs.changed;
        ours.enrolled_assumed += theirs.enrolled_assumed;
        ours.written_assumed += theirs.written_assumed;
        ours.changed_assumed += theirs.changed_assumed;
        ours.refused_assumed += theirs.refused_assumed;
        ours.groups_created += theirs.groups_created;
        ours.managers += theirs.managers;
        ours.site_roles += theirs.site_roles;
        let (ours, theirs) = (&mut self.file, other.file);
        ours.rows_read += theirs.rows_read;
        ours.rows_processed += theirs.rows_processed;
        for (count, more) in ours.summary.iter_mut().zip(theirs.summary) {
            *count += more;
        }
        for (count, more) in ours.not_told.iter_mut().zip(theirs.not_told) {
            *count += more;
        }
        for (count, more) in ours.assumed.iter_mut().zip(theirs.assumed) {
            *count += more;
        }
        ours.rows_assumed += theirs.rows_assumed;
        ours.welcome.extend(theirs.welcome);
        // One file that is refused or stops is enough for the whole not to be taken.
        ours.aborted = ours.aborted.take().or(theirs.aborted);
        ours.file_error = ours.file_error.take().or(theirs.file_error);
    }
}

impl Notice {
    fn join(&mut self, other: Self) {
        self.count += other.count;
        self.lines.extend(other.lines);
        self.lines.truncate(Self::LINES);
        for name in other.names {
            if self.names.len() < Self::NAMES && !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }
}
