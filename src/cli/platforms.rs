//! `bordereau catalogue new|edit|remove`: what a person says of a platform, with or without a catalogue.

use super::kept::{described, open, outside, platform, show};
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::catalogue::{Assumed, AutomaticGroups, Local, Platform, RequestedRole};
use crate::error::Message;
use crate::importer;
use crate::store::Folders;
use crate::store::catalogues::{Entry, Store};
use crate::submit::Spec;
use crate::workspace::load;
use clap::ArgMatches;
use serde_json::json;
use std::path::PathBuf;

/// Names a platform of which no catalogue is known yet.
pub(super) fn new(args: &ArgMatches, out: &Output) -> Ended {
    let name = args.get_one::<String>("name").cloned().unwrap_or_default();
    let mut about = Platform { name, ..Platform::default() };
    describe(&mut about, args);
    let local = local(Local::default(), args)?;
    let (mut store, settings) = open(out)?;
    let entry = store.create(&about).map_err(outside)?;
    store.keep_local(&entry.platform.name, &local).map_err(outside)?;
    if args.get_flag("json") {
        out.json(&json!({ "platform": described(&entry, &settings), "local": local }));
    } else {
        show(&entry, &settings, out);
        show_local(&local, out);
        out.say(&Message::new("catalogue-named-only"));
    }
    Ok(Exit::Done)
}

/// Changes what is said of a platform; what no option names stays.
pub(super) fn edit(args: &ArgMatches, out: &Output) -> Ended {
    let (mut store, mut settings) = open(out)?;
    let former = platform(args).unwrap_or_default();
    let mut about = store.entry(former).map_err(outside)?.platform;
    #[cfg(feature = "net")]
    let about_before = about.clone();
    let local_before = store.local(former).map_err(outside)?;
    let known = about.name.clone();
    describe(&mut about, args);
    let local = local(local_before.clone(), args)?;
    #[cfg(feature = "net")]
    super::institution::guard(&store, former, (&about_before, &local_before), (&about, &local))?;
    let entry = store.describe(former, &about).map_err(outside)?;
    store.keep_local(&entry.platform.name, &local).map_err(outside)?;
    if settings.platform.as_ref() == Some(&known) && entry.platform.name != known {
        settings.platform = Some(entry.platform.name.clone());
        settings.save(&Folders::of_account().map_err(outside)?).map_err(outside)?;
    }
    if args.get_flag("json") {
        out.json(&json!({ "platform": described(&entry, &settings), "local": local }));
    } else {
        show(&entry, &settings, out);
        show_local(&local, out);
    }
    Ok(Exit::Done)
}

/// Forgets a platform, its rules and its accounts, and says what that was.
pub(super) fn remove(args: &ArgMatches, out: &Output) -> Ended {
    let (mut store, _) = open(out)?;
    let entry = forget(&mut store, platform(args).unwrap_or_default())?;
    let count = |list: &str| entry.rows(list).unwrap_or_default();
    if args.get_flag("json") {
        let name = &entry.platform.name;
        out.json(&json!({ "platform": name, "removed": true, "courses": count("courses"), "accounts": count("users") }));
    } else {
        let message = Message::new("catalogue-removed-what").with("platform", entry.platform.name.as_str());
        out.say(&message.with("courses", count("courses")).with("accounts", count("users")));
    }
    Ok(Exit::Done)
}

fn forget(store: &mut Store, name: &str) -> Result<Entry, Stop> {
    let entry = store.entry(name).map_err(outside)?;
    store.purge(Some(name)).map_err(outside)?;
    store.remove(name).map_err(outside)?;
    Ok(entry)
}

/// What is assumed, with what the options say.
fn assume(local: &mut Local, args: &ArgMatches) -> Result<(), Stop> {
    let given = |name: &str| args.get_one::<String>(name).map(|text| text.trim().to_owned());
    if let Some(roles) = given("assume-roles") {
        local.assumed.standard_roles = roles == "standard";
    }
    if let Some(role) = given("assume-role") {
        local.assumed.default_role = Some(role).filter(|role| !role.is_empty());
    }
    if let Some(days) = given("assume-period") {
        let bad = |_| Stop::usage(Message::new("catalogue-bad-period"));
        local.assumed.default_period_days = Some(days).filter(|days| !days.is_empty()).map(|days| days.parse().map_err(bad)).transpose()?;
    }
    if let Some(welcome) = given("assume-welcome") {
        local.assumed.welcome_message = Some(welcome).filter(|word| !word.is_empty()).map(|word| word == "on");
    }
    Ok(())
}

/// What is assumed, in words.
fn assumed_words(assumed: &Assumed, out: &Output) -> Vec<String> {
    let role = assumed.default_role.as_deref().map(|role| match role {
        "" => Message::new("assumed-no-role"),
        role => Message::new("assumed-role-is").with("role", role),
    });
    let welcome = assumed.welcome_message.map(|on| Message::new(if on { "assumed-welcome-on" } else { "assumed-welcome-off" }));
    let messages = [
        assumed.standard_roles.then(|| Message::new("assumed-standard-roles")),
        role,
        assumed.default_period_days.map(|days| Message::new("assumed-period-is").with("days", days)),
        welcome,
    ];
    messages.into_iter().flatten().map(|message| out.locale.message(&message)).collect()
}

fn describe(about: &mut Platform, args: &ArgMatches) {
    let given = |name: &str| args.get_one::<String>(name).map(|text| text.trim().to_owned());
    if let Some(name) = given("name") {
        about.name = name;
    }
    for (option, place) in
        [("url", &mut about.url), ("year", &mut about.academic_year), ("database", &mut about.database), ("release", &mut about.moodle)]
    {
        if let Some(text) = given(option) {
            *place = Some(text).filter(|text| !text.is_empty());
        }
    }
}

/// The rules with what the options give in place of what they had; an empty text empties a list.
fn local(former: Local, args: &ArgMatches) -> Result<Local, Stop> {
    let mut local = match args.get_one::<PathBuf>("local") {
        None => former,
        Some(path) => {
            let bytes = load(path).map_err(|fault| Stop::new(Exit::Outside, &fault))?;
            let bad = |_| Stop { exit: Exit::Unusable, message: Message::new("catalogue-bad-local"), place: None };
            serde_json::from_slice(&bytes).map_err(bad)?
        }
    };
    let given = |name: &str| -> Option<Vec<&str>> {
        let texts = args.get_many::<String>(name)?.map(|text| text.trim());
        Some(texts.filter(|text| !text.is_empty()).collect())
    };
    let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<Vec<_>>();
    if let Some(ids) = given("importer") {
        if let Some(unknown) = ids.iter().find(|id| importer::find(id).is_none()) {
            return Err(Stop::usage(Message::new("cli-unknown-importer").with("id", *unknown)));
        }
        local.importers = owned(ids);
    }
    for (option, place) in [
        ("prerequisite", &mut local.prerequisites),
        ("closed-course", &mut local.closed_courses),
        ("closed-category", &mut local.closed_categories),
    ] {
        if let Some(texts) = given(option) {
            *place = owned(texts);
        }
    }
    if let Some(lines) = given("channel") {
        let named = |line: &str| line.split_once('=').map(|(name, channel)| (name.trim().to_owned(), channel.trim().to_owned()));
        local.channels = lines.into_iter().filter_map(named).collect();
        for channel in local.channels.values() {
            Spec::parse(channel).map_err(|fault| Stop::new(Exit::Usage, &fault))?;
        }
    }
    if let Some(lines) = given("automatic-group") {
        local.automatic_groups = lines.into_iter().filter_map(AutomaticGroups::of_line).collect();
    }
    if let Some(lines) = given("role") {
        local.roles = Some(lines.into_iter().filter_map(RequestedRole::of_line).collect()).filter(|roles: &Vec<_>| !roles.is_empty());
    }
    if let Some(&days) = args.get_one::<u16>("old-after") {
        local.old_after_days = Some(days).filter(|days| *days > 0);
    }
    assume(&mut local, args)?;
    Ok(local)
}

/// What is said of a platform, one line each; nothing where nothing was said.
pub(super) fn show_local(local: &Local, out: &Output) {
    let say = |id: &'static str, texts: Vec<String>| {
        if !texts.is_empty() {
            out.line(format!("  {}", out.words(&Message::new(id).with("texts", texts.join(" ; ")))));
        }
    };
    let importers = local.importers.iter().filter_map(|id| importer::find(id)).map(|importer| out.locale.text(&importer.title_id()));
    say("local-importers", importers.collect());
    say("local-prerequisites", local.prerequisites.clone());
    say("local-closed-courses", local.closed_courses.clone());
    say("local-closed-categories", local.closed_categories.clone());
    say("local-automatic-groups", local.automatic_groups.iter().map(AutomaticGroups::line).collect());
    say("local-roles", local.roles.iter().flatten().map(RequestedRole::line).collect());
    say("local-channels", local.channels.iter().map(|(name, channel)| format!("{name} = {channel}")).collect());
    say("local-old-after", local.old_after_days.map(|days| days.to_string()).into_iter().collect());
    say("local-assumed", assumed_words(&local.assumed, out));
}
