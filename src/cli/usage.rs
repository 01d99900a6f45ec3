//! Subcommands, options and help, in the language asked for.

use super::output::Output;
use super::{Ended, Exit, Language, Stop};
use crate::error::Message;
use crate::locale::Locale;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use std::ffi::OsString;
use std::path::PathBuf;

/// Takes `--lang` out of the arguments, wherever it stands before a `--`: the help is written in that language, and it may come
/// before the command. One without a value stays, to be complained of.
pub(super) fn take_language(args: &mut Vec<OsString>) -> Option<Language> {
    let mut language = None;
    let mut at = 1;
    while let Some(arg) = args.get(at).filter(|arg| *arg != "--").and_then(|arg| arg.to_str().or(Some(""))) {
        if let Some(tag) = arg.strip_prefix("--lang=") {
            language = Some(Language::of_tag(tag));
            args.remove(at);
        } else if let ("--lang", Some(tag)) = (arg, args.get(at + 1).and_then(|tag| tag.to_str())) {
            language = Some(Language::of_tag(tag));
            args.drain(at..at + 2);
        } else {
            at += 1;
        }
    }
    language
}

/// A command with what it does and an example.
fn described(locale: &Locale, name: &'static str, about: &str, example: &str) -> Command {
    Command::new(name).about(locale.text(about)).after_help(format!("{}\n  {example}", locale.text("cli-example")))
}

/// An option that takes a value.
fn valued(locale: &Locale, name: &'static str, value: &'static str, help: &str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(locale.text(help))
}

/// An option that is given or not.
fn switch(locale: &Locale, name: &'static str, help: &str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(locale.text(help))
}

/// The whole command line.
pub(super) fn command(locale: &Locale) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help(locale.text("cli-opt-version"));
    in_language(commands(locale).disable_version_flag(true).arg(version), locale)
}

/// The command with what every help says, in the language asked for.
fn in_language(command: Command, locale: &Locale) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(locale.text("cli-opt-help"));
    // The name of a value says which there are.
    let command = command.disable_help_flag(true).arg(help).mut_args(|arg| {
        let takes_value = arg.get_action().takes_values();
        arg.hide_possible_values(takes_value)
    });
    if !command.has_subcommands() {
        return command;
    }
    let names = Arg::new("command").value_name("COMMAND").num_args(0..).help(locale.text("cli-opt-manual-command"));
    let of_command = Command::new("help").about(locale.text("cli-help")).arg(names);
    command
        .disable_help_subcommand(true)
        .subcommand(of_command)
        .mut_subcommands(|command| in_language(command, locale))
        .subcommand_help_heading(locale.text("cli-commands"))
        .subcommand_value_name(locale.text("cli-command"))
}

/// The command that these names lead to.
pub(super) fn named<'n>(names: impl IntoIterator<Item = &'n str>, locale: &Locale) -> Result<Command, Stop> {
    let mut command = command(locale);
    command.build();
    for name in names {
        let found = command.find_subcommand(name).cloned();
        command = found.ok_or_else(|| Stop::usage(Message::new("cli-no-such-command").with("name", name)))?;
    }
    Ok(command)
}

/// The names of the command whose help is asked for by `help` before them or among them.
pub(super) fn help_asked(mut matches: &ArgMatches) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    while let Some((name, inner)) = matches.subcommand() {
        if name == "help" {
            names.extend(inner.get_many::<String>("command").into_iter().flatten().map(String::as_str));
            return Some(names);
        }
        names.push(name);
        matches = inner;
    }
    None
}

/// Prints the help of a command.
pub(super) fn help(names: Vec<&str>, out: &Output) -> Ended {
    out.line(named(names, &out.locale)?.render_help().to_string().trim_end());
    Ok(Exit::Done)
}

fn commands(locale: &Locale) -> Command {
    let words = |id: &str| locale.text(id);
    let sub = |name, about: &str, example: &str| described(locale, name, about, example);
    let json = || switch(locale, "json", "cli-opt-json");
    let file = || Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf)).help(words("cli-opt-file"));
    let output = || {
        Arg::new("output")
            .short('o')
            .long("output")
            .value_name("OUT")
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help(words("cli-opt-output"))
    };
    let replace = || switch(locale, "replace", "cli-opt-replace");
    let text = |name, value, id: &str| valued(locale, name, value, id);
    let flag = |name, id: &str| switch(locale, name, id);
    let layout = || text("layout", "rows|numbered", "cli-opt-layout").value_parser(["rows", "numbered"]);
    let reading = |command: Command| {
        command
            .arg(text("sheet", "NAME", "cli-opt-sheets").action(ArgAction::Append))
            .arg(flag("fill-merged", "cli-opt-fill-merged"))
            .arg(flag("skip-hidden", "cli-opt-skip-hidden"))
            .arg(flag("whole-cells", "cli-opt-whole-cells"))
            .arg(text("encoding", "LABEL", "cli-opt-encoding"))
            .arg(text("delimiter", "CHAR", "cli-opt-delimiter"))
            .arg(text("header", "N|none", "cli-opt-header"))
            .arg(text("rows", "A-B", "cli-opt-rows"))
            .arg(text("password-file", "FILE|-", "cli-opt-password-file").value_parser(value_parser!(PathBuf)))
    };
    let working = |command: Command| {
        reading(command)
            .arg(text("platform", "NAME", "cli-opt-platform"))
            .arg(text("catalogue", "FILE", "cli-opt-catalogue").value_parser(value_parser!(PathBuf)).conflicts_with("platform"))
            .arg(text("importer", "ID", "cli-opt-importer"))
            .arg(text("set", "KEY=VALUE", "cli-opt-set").action(ArgAction::Append))
            .arg(text("map", "FILE", "cli-opt-map").value_parser(value_parser!(PathBuf)))
            .arg(text("value", "FIELD=VALUE", "cli-opt-value").action(ArgAction::Append))
            .arg(text("column", "FIELD=TITLE", "cli-opt-column").action(ArgAction::Append))
            .arg(text("same-as", "NAME|last", "cli-opt-same-as").conflicts_with("map"))
            .arg(text("reshape", "auto|SHAPE,…", "cli-opt-reshape").action(ArgAction::Append))
            .arg(text("match", "COLUMN=idnumber|email", "cli-opt-match"))
            .arg(text("match-with", "FILE", "cli-opt-match-with").value_parser(value_parser!(PathBuf)).requires("match"))
    };
    let writing = |command: Command| {
        working(command)
            .arg(file())
            .arg(output())
            .arg(replace())
            .arg(layout())
            .arg(text("save-as", "NAME", "cli-opt-save-as"))
            .arg(flag("only-sound", "cli-opt-only-sound"))
            .arg(text("rest", "FILE.xlsx", "cli-opt-rest").value_parser(value_parser!(PathBuf)).requires("only-sound"))
            .arg(json())
    };
    Command::new("bordereau")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words("cli-about"))
        .after_help(words("cli-exit-codes"))
        .args_conflicts_with_subcommands(true)
        .arg(Arg::new("file").value_name("FILE").value_parser(value_parser!(PathBuf)).help(words("cli-opt-window-file")))
        .arg(text("lang", "fr|en", "cli-opt-lang").global(true))
        .subcommand(
            sub("demo", "cli-demo", "bordereau demo --window")
                .arg(Arg::new("window").long("window").action(ArgAction::SetTrue).help(words("cli-opt-demo-window")))
                .arg(text("into", "FOLDER", "cli-opt-into").value_parser(value_parser!(PathBuf))),
        )
        .subcommand(reading(sub("read", "cli-read", "bordereau read liste.xlsx --json")).arg(file()).arg(json()))
        .subcommand(
            working(sub("check", "cli-check", "bordereau check liste.xlsx --catalogue site.json"))
                .arg(file())
                .arg(text("returned", "FILE", "cli-opt-returned").value_parser(value_parser!(PathBuf)))
                .arg(json()),
        )
        .subcommand(
            working(sub("simulate", "cli-simulate", "bordereau simulate inscriptions.csv --catalogue site.json")).arg(file()).arg(json()),
        )
        .subcommand(writing(sub("fix", "cli-fix", "bordereau fix liste.xlsx -o propre.csv --only-sound --rest reste.xlsx")))
        .subcommand(writing(sub("export", "cli-export", "bordereau export liste.xlsx --map colonnes.toml -o propre.csv")))
        .subcommand(
            working(sub("convert", "cli-convert", "bordereau convert liste.xlsx --for tool-sync-enrolments -o enrols.csv"))
                .arg(file())
                .arg(text("for", "ID", "cli-opt-for").required(true))
                .arg(layout())
                .arg(output())
                .arg(replace())
                .arg(json()),
        )
        .subcommand(submit(locale))
        .subcommand(verify(locale))
        .subcommand(receipts(locale))
        .subcommand(access(locale))
        .subcommand(recipes(locale))
        .subcommand(
            sub("importers", "cli-importers", "bordereau importers show moodle-upload-users")
                .subcommand_required(true)
                .subcommand(sub("list", "cli-importers-list", "bordereau importers list").arg(json()))
                .subcommand(
                    sub("show", "cli-importers-show", "bordereau importers show moodle-upload-users")
                        .arg(Arg::new("id").value_name("ID").required(true).help(words("cli-opt-importer")))
                        .arg(json()),
                ),
        )
        .subcommand(catalogue(locale))
        .subcommand(
            sub("explain", "cli-explain", "bordereau explain unknown_course")
                .arg(Arg::new("code").value_name("CODE").help(words("cli-opt-code"))),
        )
        .subcommand(
            sub("policy", "cli-policy", "bordereau policy show --json")
                .subcommand_required(true)
                .subcommand(sub("show", "cli-policy-show", "bordereau policy show").arg(json()))
                .subcommand(
                    sub("templates", "cli-policy-templates", "bordereau policy templates --into modeles")
                        .arg(text("into", "FOLDER", "cli-opt-templates-into").required(true).value_parser(value_parser!(PathBuf))),
                ),
        )
        .subcommand(
            sub("completions", "cli-completions", "bordereau completions bash").arg(
                Arg::new("shell")
                    .value_name("bash|elvish|fish|powershell|zsh")
                    .required(true)
                    .value_parser(value_parser!(Shell))
                    .help(words("cli-opt-shell")),
            ),
        )
        .subcommand(
            sub("manual", "cli-manual", "bordereau manual check")
                .arg(Arg::new("command").value_name("COMMAND").num_args(0..).help(words("cli-opt-manual-command"))),
        )
}

/// `bordereau submit`.
fn submit(locale: &Locale) -> Command {
    let words = |id: &str| locale.text(id);
    let text = |name, value, id: &str| valued(locale, name, value, id);
    let flag = |name, id: &str| switch(locale, name, id);
    let example = "bordereau submit inscriptions.csv --to folder:/mnt/depot --platform Ecampus";
    Command::new("submit")
        .about(words("cli-submit"))
        .after_help(format!("{}\n  {example}\n\n{}", words("cli-example"), words("cli-submit-exit-codes")))
        .arg(Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf)).help(words("cli-opt-finished")))
        .arg(text("to", "CHANNEL", "cli-opt-to").required(true))
        .arg(text("platform", "NAME", "cli-opt-platform"))
        .arg(text("catalogue", "FILE", "cli-opt-catalogue").value_parser(value_parser!(PathBuf)).conflicts_with("platform"))
        .arg(text("importer", "ID", "cli-opt-importer"))
        .arg(text("set", "KEY=VALUE", "cli-opt-set").action(ArgAction::Append))
        .arg(text("course", "SHORTNAME", "cli-opt-course"))
        .arg(text("url", "URL", "catalogue-opt-url"))
        .arg(flag("allow-http", "catalogue-opt-allow-http"))
        .arg(text("patience", "SECONDS", "cli-opt-patience").value_parser(value_parser!(f32)))
        .arg(text("plan", "SEAL", "cli-opt-plan"))
        .arg(text("handover", "OUT.html", "cli-opt-handover").value_parser(value_parser!(PathBuf)))
        .arg(flag("replace", "cli-opt-replace"))
        .arg(flag("yes", "cli-opt-yes"))
        .arg(flag("with-problems", "cli-opt-with-problems"))
        .arg(flag("again", "cli-opt-again"))
        .arg(flag("dry-run", "cli-opt-dry-run"))
        .arg(flag("sign-in", "cli-opt-sign-in"))
        .arg(flag("remember", "cli-opt-remember-login"))
        .arg(flag("json", "cli-opt-json"))
}

/// `bordereau verify`.
fn verify(locale: &Locale) -> Command {
    let words = |id: &str| locale.text(id);
    let text = |name, value, id: &str| valued(locale, name, value, id);
    let flag = |name, id: &str| switch(locale, name, id);
    let path = |name, value, id: &str| text(name, value, id).value_parser(value_parser!(PathBuf));
    let example = "bordereau verify inscriptions.csv --platform Ecampus --missing manquantes.csv";
    Command::new("verify")
        .about(words("cli-verify"))
        .after_help(format!("{}\n  {example}\n\n{}", words("cli-example"), words("cli-verify-exit-codes")))
        .arg(Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf)).help(words("cli-opt-finished")))
        .arg(text("platform", "NAME", "cli-opt-platform"))
        .arg(path("catalogue", "FILE", "cli-opt-catalogue").conflicts_with("platform"))
        .arg(text("url", "URL", "catalogue-opt-url").conflicts_with("against"))
        .arg(flag("allow-http", "catalogue-opt-allow-http"))
        .arg(path("against", "LIST", "cli-opt-against"))
        .arg(text("course", "SHORTNAME", "cli-opt-course-of-list"))
        .arg(text("importer", "ID", "cli-opt-importer"))
        .arg(text("delimiter", "CHAR", "cli-opt-delimiter"))
        .arg(text("encoding", "LABEL", "cli-opt-encoding"))
        .arg(text("sheet", "NAME", "cli-opt-sheets").action(ArgAction::Append).hide(true))
        .arg(path("missing", "OUT.csv", "cli-opt-missing"))
        .arg(flag("replace", "cli-opt-replace"))
        .arg(flag("json", "cli-opt-json"))
}

/// `bordereau receipts`.
fn receipts(locale: &Locale) -> Command {
    let sub = |name, about: &str, example: &str| described(locale, name, about, example);
    let text = |name, value, id: &str| valued(locale, name, value, id);
    let flag = |name, id: &str| switch(locale, name, id);
    let id = || Arg::new("id").value_name("RECEIPT").help(locale.text("cli-opt-receipt"));
    sub("receipts", "cli-receipts", "bordereau receipts list --platform Ecampus")
        .subcommand_required(true)
        .subcommand(
            sub("list", "cli-receipts-list", "bordereau receipts list")
                .arg(text("platform", "NAME", "cli-opt-platform"))
                .arg(flag("json", "cli-opt-json")),
        )
        .subcommand(
            sub("show", "cli-receipts-show", "bordereau receipts show 2026-11-28-3")
                .arg(id().required(true))
                .arg(flag("json", "cli-opt-json")),
        )
        .subcommand(
            sub("forget", "cli-receipts-forget", "bordereau receipts forget --before 2026-09-01")
                .arg(id().action(ArgAction::Append).conflicts_with_all(["before", "all"]))
                .arg(text("before", "DATE", "cli-opt-before"))
                .arg(flag("all", "cli-opt-all-receipts").conflicts_with("before"))
                .arg(flag("json", "cli-opt-json")),
        )
}

/// `bordereau access`.
fn access(locale: &Locale) -> Command {
    let sub = |name, about: &str, example: &str| described(locale, name, about, example);
    let flag = |name, id: &str| switch(locale, name, id);
    let place = Arg::new("place").value_name("URL").help(locale.text("cli-opt-access-place"));
    sub("access", "cli-access", "bordereau access list")
        .subcommand_required(true)
        .subcommand(sub("list", "cli-access-list", "bordereau access list").arg(flag("json", "cli-opt-json")))
        .subcommand(
            sub("forget", "cli-access-forget", "bordereau access forget --all")
                .arg(place.conflicts_with("all"))
                .arg(flag("all", "cli-opt-all-accesses"))
                .arg(flag("json", "cli-opt-json")),
        )
}

/// `bordereau recipes`.
fn recipes(locale: &Locale) -> Command {
    let sub = |name, about: &str, example: &str| described(locale, name, about, example);
    let text = |name, value, id: &str| valued(locale, name, value, id);
    let flag = |name, id: &str| switch(locale, name, id);
    let name = || Arg::new("name").value_name("NAME").required(true).help(locale.text("cli-opt-recipe"));
    let path = |name| Arg::new(name).value_parser(value_parser!(PathBuf));
    sub("recipes", "cli-recipes", "bordereau recipes list --platform Ecampus")
        .subcommand_required(true)
        .subcommand(
            sub("list", "cli-recipes-list", "bordereau recipes list")
                .arg(text("platform", "NAME", "cli-opt-platform"))
                .arg(flag("json", "cli-opt-json")),
        )
        .subcommand(
            sub("show", "cli-recipes-show", "bordereau recipes show \"L1 chimie\" -o l1.toml")
                .arg(name())
                .arg(path("output").short('o').long("output").value_name("OUT").help(locale.text("cli-opt-recipe-out")))
                .arg(flag("replace", "cli-opt-replace"))
                .arg(flag("json", "cli-opt-json")),
        )
        .subcommand(
            sub("import", "cli-recipes-import", "bordereau recipes import l1.toml --name \"L1 chimie\"")
                .arg(path("file").value_name("FILE").required(true).help(locale.text("cli-opt-recipe-file")))
                .arg(text("name", "NAME", "cli-opt-recipe"))
                .arg(flag("replace", "cli-opt-replace"))
                .arg(flag("json", "cli-opt-json")),
        )
        .subcommand(
            sub("forget", "cli-recipes-forget", "bordereau recipes forget \"L1 chimie\"").arg(name()).arg(flag("json", "cli-opt-json")),
        )
}

/// `bordereau catalogue`.
fn catalogue(locale: &Locale) -> Command {
    let sub = |name, about: &str, example: &str| described(locale, name, about, example);
    let text = |name, value, id: &str| valued(locale, name, value, id);
    let flag = |name, id: &str| switch(locale, name, id);
    let platform = || text("platform", "NAME", "cli-opt-platform");
    let json = || flag("json", "cli-opt-json");
    let file = |command: Command| {
        let path = Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf));
        command
            .arg(path.help(locale.text("catalogue-opt-file")))
            .arg(platform())
            .arg(text("sheet", "NAME", "cli-opt-sheet"))
            .arg(text("encoding", "LABEL", "cli-opt-encoding"))
            .arg(text("delimiter", "CHAR", "cli-opt-delimiter"))
            .arg(json())
    };
    let command = sub("catalogue", "catalogue-about", "bordereau catalogue import site.json --platform Ecampus");
    #[cfg(feature = "net")]
    let command = command.subcommand(
        sub("refresh", "catalogue-refresh", "bordereau catalogue refresh --platform Ecampus --url https://ecampus.example.org")
            .arg(platform())
            .arg(text("url", "URL", "catalogue-opt-url"))
            .arg(text("from", "URL|PATH", "catalogue-opt-from").conflicts_with_all(["url", "groups-of", "for"]))
            .arg(text("user", "NAME", "catalogue-opt-user").conflicts_with("url"))
            .arg(text("for", "FILE", "catalogue-opt-for").value_parser(value_parser!(PathBuf)))
            .arg(text("sheet", "NAME", "cli-opt-sheet").requires("for"))
            .arg(text("encoding", "LABEL", "cli-opt-encoding").requires("for"))
            .arg(text("delimiter", "CHAR", "cli-opt-delimiter").requires("for"))
            .arg(text("importer", "ID", "cli-opt-importer").requires("for"))
            .arg(text("map", "FILE", "cli-opt-map").value_parser(value_parser!(PathBuf)).requires("for"))
            .arg(text("value", "FIELD=VALUE", "cli-opt-value").action(ArgAction::Append).requires("for"))
            .arg(text("groups-of", "COURSE", "catalogue-opt-groups-of").action(ArgAction::Append))
            .arg(text("at-once", "1-6", "catalogue-opt-at-once").value_parser(value_parser!(u8)))
            .arg(flag("anew", "catalogue-opt-anew").conflicts_with("from"))
            .arg(flag("allow-http", "catalogue-opt-allow-http").conflicts_with("from"))
            .arg(flag("remember", "catalogue-opt-remember"))
            .arg(flag("forget-token", "catalogue-opt-forget-token"))
            .arg(flag("needs", "catalogue-opt-needs"))
            .arg(json()),
    );
    #[cfg(feature = "net")]
    let command = command.subcommand(
        sub("institution", "catalogue-institution", "bordereau catalogue institution --from https://dsi.example.org/etablissement.json")
            .arg(text("from", "URL|PATH", "catalogue-opt-institution-from"))
            .arg(flag("forget", "catalogue-opt-institution-forget"))
            .arg(json()),
    );
    let days = text("old-after", "DAYS", "catalogue-opt-old-after").value_parser(value_parser!(u16));
    let said = |command: Command| {
        let list = |name, value, id| text(name, value, id).action(ArgAction::Append);
        command
            .arg(text("url", "URL", "catalogue-opt-url"))
            .arg(text("year", "YEAR", "catalogue-opt-year"))
            .arg(text("database", "postgresql|mariadb|mysql", "catalogue-opt-database").value_parser([
                "postgresql",
                "mariadb",
                "mysql",
                "",
            ]))
            .arg(text("release", "RELEASE", "catalogue-opt-release"))
            .arg(list("importer", "ID", "catalogue-opt-importer"))
            .arg(list("prerequisite", "SENTENCE", "catalogue-opt-prerequisite"))
            .arg(list("role", "SHORTNAME=LABEL,SYNONYM…", "catalogue-opt-role"))
            .arg(list("closed-course", "PATTERN", "catalogue-opt-closed-course"))
            .arg(list("closed-category", "PATTERN", "catalogue-opt-closed-category"))
            .arg(list("automatic-group", "COURSE=GROUP", "catalogue-opt-automatic-group"))
            .arg(list("channel", "NAME=CHANNEL", "catalogue-opt-channel"))
            .arg(days.clone())
            .arg(text("assume-roles", "standard|none", "catalogue-opt-assume-roles").value_parser(["standard", "none"]))
            .arg(text("assume-role", "SHORTNAME", "catalogue-opt-assume-role"))
            .arg(text("assume-period", "DAYS", "catalogue-opt-assume-period"))
            .arg(text("assume-welcome", "on|off", "catalogue-opt-assume-welcome").value_parser(["on", "off", ""]))
            .arg(text("local", "FILE", "catalogue-opt-local").value_parser(value_parser!(PathBuf)))
            .arg(json())
    };
    let name = Arg::new("name").value_name("NAME").required(true).help(locale.text("catalogue-opt-name"));
    let new = said(sub("new", "catalogue-new", "bordereau catalogue new Ecampus --year 2026-2027").arg(name));
    let edit = sub("edit", "catalogue-edit", "bordereau catalogue edit --platform Ecampus --closed-course 'DEMO*'");
    let edit = said(edit.arg(platform().required(true)).arg(text("name", "NEW", "catalogue-opt-new-name")));
    let remove = sub("remove", "catalogue-remove", "bordereau catalogue remove --platform Ecampus");
    command
        .subcommand_required(true)
        .subcommand(new)
        .subcommand(edit)
        .subcommand(remove.arg(platform().required(true)).arg(json()))
        .subcommand(file(sub("import", "catalogue-import", "bordereau catalogue import cours.xlsx --platform Ecampus")))
        .subcommand(sub("info", "catalogue-info", "bordereau catalogue info --platform Ecampus").arg(platform()).arg(json()))
        .subcommand(file(sub("diff", "catalogue-diff", "bordereau catalogue diff site.json --platform Ecampus")))
        .subcommand(
            sub("purge", "catalogue-purge", "bordereau catalogue purge --platform Ecampus")
                .arg(platform())
                .arg(flag("remove", "catalogue-opt-remove").requires("platform"))
                .arg(flag("everything", "catalogue-opt-everything").conflicts_with_all(["platform", "remove"]))
                .arg(json()),
        )
}

/// Says what is wrong with the arguments, or prints the help or the version that was asked for.
pub(super) fn explain(error: &clap::Error, out: &Output) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            out.line(error.render().to_string().trim_end());
            Exit::Done
        }
        kind => {
            let about = |context| match error.get(context) {
                Some(ContextValue::String(text)) => text.clone(),
                Some(ContextValue::Strings(texts)) => texts.join(", "),
                _ => String::new(),
            };
            let names = |context| !about(context).is_empty();
            let message = match kind {
                // A sentence with a hole says less than the plain one.
                ErrorKind::ArgumentConflict if !names(ContextKind::InvalidArg) || !names(ContextKind::PriorArg) => {
                    Message::new("cli-wrong-usage")
                }
                ErrorKind::UnknownArgument => Message::new("cli-unknown-argument").with("argument", about(ContextKind::InvalidArg)),
                ErrorKind::InvalidSubcommand => Message::new("cli-unknown-command").with("command", about(ContextKind::InvalidSubcommand)),
                ErrorKind::MissingRequiredArgument => Message::new("cli-missing-argument").with("argument", about(ContextKind::InvalidArg)),
                ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Message::new("cli-missing-command"),
                ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals => {
                    Message::new("cli-invalid-value").with("argument", about(ContextKind::InvalidArg))
                }
                ErrorKind::ArgumentConflict => {
                    Message::new("cli-conflict").with("one", about(ContextKind::InvalidArg)).with("other", about(ContextKind::PriorArg))
                }
                _ => Message::new("cli-wrong-usage"),
            };
            out.error(&message);
            out.aside(&Message::new("cli-see-help"));
            Exit::Usage
        }
    }
}
