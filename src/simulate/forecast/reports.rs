//! What a report comes to: its lines by what they say, and whom the file takes something from without a word.

use super::super::change::Change;
use super::super::tool_sync::{Report, Reported};
use super::{Notice, NoticeKind};
use std::collections::{BTreeMap, BTreeSet};

/// An account and the fields that it loses because the file does not have them.
pub type Loss = (String, Vec<&'static str>);

/// The sum so far.
#[derive(Default)]
pub(super) struct Reports {
    notices: BTreeMap<NoticeKind, Notice>,
    /// Names that stand in a notice already.
    named: BTreeSet<(NoticeKind, String)>,
    losses: Vec<Loss>,
}

impl Reports {
    fn notice(&mut self, kind: NoticeKind) -> &mut Notice {
        self.notices.entry(kind).or_insert_with(|| Notice { kind, count: 0, lines: Vec::new(), names: Vec::new() })
    }

    pub(super) fn reported(&mut self, reported: &Reported) {
        let Some((kind, name)) = reported.notice else { return };
        let notice = self.notice(kind);
        notice.count += 1;
        notice.lines.extend(reported.line.map(u64::from).filter(|line| notice.lines.last() != Some(line)));
        if let Some(name) = name.and_then(|at| reported.args.get(at))
            && self.named.insert((kind, name.clone()))
        {
            self.notice(kind).names.push(name.clone());
        }
    }

    pub(super) fn changed(&mut self, change: &Change) {
        if let Change::UserChanged { username, resets, .. } = change
            && !resets.is_empty()
        {
            self.losses.push((username.clone(), resets.clone()));
        }
    }

    /// What is noticed, and who loses what.
    pub(super) fn finish(mut self, report: Option<&Report>) -> (impl Iterator<Item = Notice>, Vec<Loss>) {
        let alone = report.map(|report| report.roles_alone.as_slice()).unwrap_or_default();
        if !alone.is_empty() {
            let notice = self.notice(NoticeKind::SaysRoleOnly);
            notice.count = alone.len() as u64;
            notice.names = alone.to_vec();
        }
        let failed = report.and_then(|report| report.after.as_ref()?.failed_rows.as_ref());
        // The first line is the header.
        let failed = failed.map_or(0, |rows| rows.len().saturating_sub(1));
        if failed > 0 {
            self.notice(NoticeKind::SaysSkipped).count = failed as u64;
        }
        (self.notices.into_values(), self.losses)
    }
}
