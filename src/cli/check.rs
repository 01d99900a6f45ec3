//! `bordereau check FILE`: what the platform would refuse or do in silence.

use super::list::Prepared;
use super::output::Output;
use super::{Ended, Exit};
use crate::catalogue::Freshness;
use crate::check::{self, Finding, Report};
use crate::error::Message;
use clap::ArgMatches;
use std::path::PathBuf;

/// Findings of one rule shown to a person before the rest is counted.
const SHOWN: usize = 12;
/// Rows named per finding.
const ROWS: usize = 6;

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let mut prepared = Prepared::new(args, out)?;
    let returned = args.get_one::<PathBuf>("returned").cloned();
    let returned = returned.map(|back| prepared.match_returned(back)).transpose()?;
    let report = prepared.check();
    if args.get_flag("json") {
        out.json(&check::json::document(&report, &prepared.ready.subject(), |message| out.locale.message(message)));
    } else {
        say_list(&prepared, out);
        say_platform(&prepared, out);
        returned.iter().for_each(|told| out.say(told));
        say_report(&report, &prepared, out);
        if prepared.ready.importer().simulator.is_some() && prepared.ready.list.has_headers_of(prepared.ready.importer()) {
            out.say(&Message::new("cli-check-as-it-is").with("name", prepared.ready.list.name.as_str()));
        }
    }
    let exit = exit(&report);
    // The program ends here, and the system takes memory back faster than millions of small pieces can be given back.
    std::mem::forget((report, prepared));
    Ok(exit)
}

/// `1` when something would be refused.
pub(super) fn exit(report: &Report) -> Exit {
    if report.counts().0 > 0 { Exit::Problems } else { Exit::Done }
}

/// What is checked, against what.
pub(super) fn say_list(prepared: &Prepared, out: &Output) {
    let site = prepared.ready.catalogue.site();
    let fields: Vec<String> = prepared.ready.roster.keys().iter().map(ToString::to_string).collect();
    out.say(
        &Message::new("cli-checking")
            .with("name", prepared.ready.list.name.as_str())
            .with("rows", prepared.ready.table().kept())
            .with("platform", site.platform.called())
            .with("fields", fields.join(", ")),
    );
    if prepared.ready.list.frame.header.is_none() {
        out.say(&Message::new("cli-no-header"));
    }
    if let Some(matched) = &prepared.matched {
        out.say(matched);
    }
    if !prepared.ready.left_out.is_empty() {
        let named: Vec<&str> = prepared.ready.left_out.iter().map(String::as_str).filter(|header| !header.is_empty()).collect();
        out.say(&Message::new("cli-left-out").with("columns", named.join(", ")));
    }
}

/// What nobody but the person can check, and how far the catalogue can be believed.
fn say_platform(prepared: &Prepared, out: &Output) {
    let (site, local) = (prepared.ready.catalogue.site(), prepared.ready.catalogue.local());
    for text in &local.prerequisites {
        out.say(&Message::new("cli-prerequisite").with("platform", site.platform.called()).with("text", text.as_str()));
    }
    if !site.platform.sample {
        let now = jiff::Zoned::now();
        let fresh = Freshness::of(&site.platform, now.timestamp(), now.date(), super::options::old_after_days(local, out));
        for warning in fresh.warnings() {
            out.line(format!("▲ {}", out.words(&warning)));
        }
    }
}

/// The findings, grouped by rule, and what was not checked.
pub(super) fn say_report(report: &Report, prepared: &Prepared, out: &Output) {
    for of_rule in report.findings.chunk_by(|a, b| std::ptr::eq(a.rule, b.rule)) {
        out.line("");
        let title = out.locale.text(of_rule[0].rule.title);
        out.line(format!("{}  {title} ({})", out.level(of_rule[0].level), of_rule[0].rule.code));
        for finding in of_rule.iter().take(SHOWN) {
            say_finding(finding, prepared, out);
        }
        if of_rule.len() > SHOWN {
            out.say(&Message::new("cli-more-findings").with("count", of_rule.len() - SHOWN));
        }
    }
    out.line("");
    for unchecked in &report.not_checked {
        let title = Message::new(unchecked.rule.title);
        out.say(&Message::new("cli-not-checked").with("rule", title).with("why", unchecked.why.clone()));
    }
    out.say(&counts(report));
}

/// How many findings there are of each level.
pub(super) fn counts(report: &Report) -> Message {
    let (errors, warnings, infos) = report.counts();
    Message::new("cli-counts").with("errors", errors).with("warnings", warnings).with("infos", infos)
}

fn say_finding(finding: &Finding, prepared: &Prepared, out: &Output) {
    let lines: Vec<String> = finding.rows.iter().take(ROWS).map(|&row| prepared.ready.table().row_name(row)).collect();
    let more = if finding.rows.len() > ROWS { "…" } else { "" };
    out.line(format!("   {}", out.words(&finding.message)));
    if !finding.rows.is_empty() {
        let lines = lines.join(", ") + more;
        out.line(format!("     {}", out.words(&Message::new("cli-rows").with("count", finding.rows.len()).with("lines", lines))));
    }
    if let Some(note) = &finding.note {
        out.line(format!("     {}", out.words(note)));
    }
    for fix in finding.fixes.iter().take(3) {
        out.line(format!("     → {}", out.words(&fix.title)));
    }
}
