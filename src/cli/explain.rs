//! `bordereau explain CODE`: the page of a rule, or one of the pages on privacy and threats.

use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::check;
use crate::error::Message;
use crate::locale::Page;
use clap::ArgMatches;

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let Some(code) = args.get_one::<String>("code") else {
        for rule in check::all() {
            out.line(format!("{}  {:<28} {}", rule.code, rule.name, out.locale.text(rule.title)));
        }
        return Ok(Exit::Done);
    };
    if let Some(page) = Page::ALL.into_iter().find(|page| page.word() == code) {
        out.line(page.text(out.locale.language()).trim_end());
        return Ok(Exit::Done);
    }
    let rule = check::find(code).ok_or_else(|| Stop::usage(Message::new("cli-unknown-rule").with("code", code.as_str())))?;
    out.line(format!("{} · {} · {}", rule.code, rule.name, out.level(rule.level)));
    out.line("");
    out.line(rule.page(out.locale.language()).trim_end());
    Ok(Exit::Done)
}
