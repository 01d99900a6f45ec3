//! `bordereau submit FILE --to CHANNEL`: hands a finished file over, once, on a clear yes, and keeps a receipt.

use super::catalogue::outside;
use super::options;
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::catalogue::{Catalogue, Site};
use crate::error::{Fault as _, Message};
use crate::export::{CoursePart, Handover, Page, Sent, Summary, page, sheet};
use crate::importer::Importer;
use crate::plan::Plan;
use crate::simulate::consequences::Consequences;
use crate::store::Folders;
use crate::store::receipts::{ReceiptState, Receipts};
use crate::submit::{Access, Agreed, Channel, Outcome, Parcel, Spec, State};
use crate::watch::Watch;
use crate::workspace::{PlanFault, Planned, Wish, load, plan};
use clap::ArgMatches;
use serde_json::{Value, json};
use std::io::{IsTerminal as _, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What stands before the yes.
struct Ready<'a> {
    args: &'a ArgMatches,
    out: &'a Output,
    file: PathBuf,
    bytes: Arc<Vec<u8>>,
    planned: Planned,
    text: String,
    page: String,
    subject: String,
    wanted_name: String,
}

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let catalogue = Arc::new(catalogue(args, out)?);
    let importer = options::importer(args, catalogue.local())?;
    let to = args.get_one::<String>("to").cloned().unwrap_or_default();
    let written = catalogue.local().channels.get(&to).unwrap_or(&to);
    let spec = Spec::parse(written).map_err(|fault| Stop::new(Exit::Usage, &fault))?;
    let access = access(&spec, args, out);
    let channel = spec
        .open(&access)
        .ok_or_else(|| Stop::usage(Message::new(if spec == Spec::Moodle { "submit-no-moodle" } else { "submit-no-net" })))?;
    let folders = Folders::of_account().map_err(outside)?;
    let (mut receipts, notices) = Receipts::open(&folders).map_err(outside)?;
    notices.iter().for_each(|notice| out.aside(notice));
    let mut ready = planned(args, out, &catalogue, importer, &receipts)?;
    ready.planned.plan.channel = channel.word().to_owned();
    ready.planned.plan.place = channel.place(&ready.parcel());
    let seal = ready.planned.plan.seal();
    if args.get_one::<String>("plan").is_some_and(|shown| *shown != seal) {
        return Err(Stop::new(Exit::Unusable, &crate::submit::Stale));
    }
    // A rehearsal has a connection that cannot write.
    let looked = channel.look(&ready.parcel(), &Watch::default());
    let remarks = looked.clone().unwrap_or_default();
    if !args.get_flag("json") {
        ready.say(&remarks);
    }
    if let Some(path) = args.get_one::<PathBuf>("handover") {
        let file = args.get_one::<PathBuf>("file").cloned();
        super::export::write_beside(file.into_iter().collect(), path, args.get_flag("replace"), ready.page.as_bytes())?;
    }
    if !ready.planned.problems.is_empty() && !args.get_flag("with-problems") {
        return Ok(ready.ended(Exit::Problems, None, &Message::new("submit-problems-stop"), None, &remarks));
    }
    if let Err(message) = looked {
        return Ok(ready.ended(Exit::Outside, Some(State::Refused), &message, None, &remarks));
    }
    if args.get_flag("dry-run") {
        return Ok(ready.ended(Exit::Done, None, &Message::new("submit-dry-run"), None, &remarks));
    }
    if let Some((exit, message)) = ready.sent_before(&receipts)? {
        let state = if exit == Exit::NotKnown { State::NotKnown } else { State::Refused };
        return Ok(ready.ended(exit, Some(state), &message, None, &remarks));
    }
    ready.agree()?;
    let agreed = Agreed::to(&ready.planned.plan, &seal).map_err(|stale| Stop::new(Exit::Unusable, &stale))?;
    ready.send(channel.as_ref(), &agreed, &mut receipts, &remarks)
}

/// The platform that is chosen; one that nobody ever asked when none is: the sample has nobody's accounts.
pub(super) fn catalogue(args: &ArgMatches, out: &Output) -> Result<Catalogue, Stop> {
    let catalogue = options::catalogue(args, out)?;
    if !catalogue.site().platform.sample {
        return Ok(catalogue);
    }
    Ok(Catalogue::new(Site { courses_untold: true, ..Site::default() }))
}

fn access(spec: &Spec, args: &ArgMatches, out: &Output) -> Access {
    #[cfg(feature = "net")]
    if let Spec::WebDav { url, .. } = spec {
        use crate::store::moodle::{Login, vault};
        let given = |name: &str| std::env::var(name).ok().filter(|text| !text.is_empty());
        let login = match (given("BORDEREAU_WEBDAV_USER"), given("BORDEREAU_WEBDAV_PASSWORD")) {
            (Some(user), Some(password)) => Some(Login::new(user, password)),
            _ => vault::find_login(url).ok().flatten(),
        };
        if let (Some(login), true) = (&login, args.get_flag("remember"))
            && vault::keep_login(url, login).is_err()
        {
            out.aside(&Message::new("moodle-no-vault"));
        }
        return Access { login, limits: None };
    }
    let _ = (spec, args, out);
    Access::default()
}

fn planned<'a>(
    args: &'a ArgMatches,
    out: &'a Output,
    catalogue: &Arc<Catalogue>,
    importer: &'static Importer,
    receipts: &Receipts,
) -> Result<Ready<'a>, Stop> {
    let file = args.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let bytes = Arc::new(load(&file).map_err(|fault| Stop::new(Exit::Unusable, &fault))?);
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let chosen = options::pairs(args, "set")?;
    let course = args.get_one::<String>("course").map(String::as_str);
    let last = receipts.last_file(&catalogue.site().platform.name, &importer.id).map_err(outside)?;
    let (limits, last) = (options::limits(), last.as_ref());
    let wish = Wish { name: &name, bytes: &bytes, importer, catalogue, chosen: &chosen, course, limits, last };
    let planned = plan(&wish, &Watch::default()).map_err(|fault| {
        let exit = if matches!(fault, PlanFault::Setting(_)) { Exit::Usage } else { Exit::Unusable };
        Stop { exit, message: fault.message(), place: None }
    })?;
    let platform = match catalogue.site().platform.name.as_str() {
        "" => "Moodle",
        name => name,
    };
    let facts = &planned.plan.file;
    let summary = Summary { rows: facts.rows, bytes: facts.bytes, digest: facts.sha256.clone() };
    let welcome = planned.consequences.as_ref().map(Consequences::welcome).unwrap_or_default();
    let outlook = planned.outlook.map(|outlook| outlook.message());
    let handover = Handover {
        importer,
        platform,
        files: &[Sent { name: &name, summary: &summary, course }],
        delimiter: planned.file.delimiter,
        settings: &planned.settings,
        prerequisites: &catalogue.local().prerequisites,
        untold: &catalogue.untold(),
        outlook: outlook.as_ref(),
        welcome: &welcome,
    };
    let text = sheet(&handover, &out.locale);
    let day = planned.plan.today.clone();
    let page = page(&Page { handover: &handover, courses: &courses(&planned), remarks: &remarks(&planned), day: &day }, &out.locale);
    let subject = out.locale.message(&Message::new("submit-subject").with("platform", platform).with("name", name.as_str()));
    let located = planned.settings.iter().find(|setting| setting.key.ends_with("_filelocation"));
    let located = located.and_then(|setting| setting.value.rsplit('/').next()).filter(|name| !name.is_empty());
    let wanted_name = located.map_or_else(|| importer.form.file_name.clone(), str::to_owned);
    let wanted_name = if wanted_name.contains('{') { name } else { wanted_name };
    Ok(Ready { args, out, file, bytes, planned, text, page, subject, wanted_name })
}

/// The courses of the page, where the importer was played.
fn courses(planned: &Planned) -> Vec<CoursePart> {
    let part = |course: &crate::simulate::consequences::CourseLine| CoursePart {
        shortname: course.shortname.clone(),
        fullname: course.fullname.clone(),
        enrolments: course.enrolled + course.written + course.changed + course.unchanged,
        roles: course.roles.clone(),
        new_groups: course.groups.iter().filter(|group| group.created).map(|group| group.name.clone()).collect(),
        refused: course.refused + course.ignored,
    };
    planned.consequences.iter().flat_map(|told| &told.courses).map(part).collect()
}

/// What is known and may surprise: problems, and what is out of the ordinary.
fn remarks(planned: &Planned) -> Vec<Message> {
    let mut remarks: Vec<Message> = planned.problems.iter().chain(&planned.to_confirm).cloned().collect();
    if planned.plan.platform.is_empty() {
        remarks.push(Message::new("submit-never-asked"));
    }
    remarks
}

impl Ready<'_> {
    fn parcel(&self) -> Parcel<'_> {
        let Self { planned, bytes, text, subject, wanted_name, .. } = self;
        Parcel { plan: &planned.plan, bytes, subject, text, wanted_name }
    }

    fn plan(&self) -> &Plan {
        &self.planned.plan
    }

    /// To whom, which file, which personal columns, what the platform will do.
    fn say(&self, remarks: &[Message]) {
        let (out, plan) = (self.out, self.plan());
        let file = &plan.file;
        let message = Message::new("submit-file").with("name", file.name.as_str()).with("size", out.locale.size(file.bytes));
        out.say(&message.with("rows", file.rows).with("people", file.people).with("courses", file.courses));
        out.say(&Message::new("submit-digest").with("digest", file.sha256.as_str()));
        out.say(&Message::new("submit-where").with("place", plan.place.as_str()));
        if !self.planned.personal.is_empty() {
            out.say(&Message::new("submit-personal").with("columns", self.planned.personal.join(", ")));
        }
        match &self.planned.outlook {
            None => out.say(&Message::new("submit-no-forecast")),
            Some(outlook) => out.say(&outlook.message()),
        }
        if plan.platform.is_empty() {
            out.say(&Message::new("submit-never-asked"));
        }
        for problem in &self.planned.problems {
            out.say(&Message::new("submit-problem").with("text", problem.clone()));
        }
        for remark in remarks {
            out.say(&Message::new("submit-remark").with("text", remark.clone()));
        }
        for message in &self.planned.to_confirm {
            out.say(&Message::new("cli-to-confirm").with("what", message.clone()));
        }
    }

    /// Whether these bytes went to this place before, and may not go there again by themselves.
    fn sent_before(&self, receipts: &Receipts) -> Result<Option<(Exit, Message)>, Stop> {
        if self.args.get_flag("again") {
            return Ok(None);
        }
        let known = receipts.of_content(&self.plan().file.sha256).map_err(outside)?;
        let here = known.into_iter().find(|receipt| receipt.place == self.plan().place && receipt.state != ReceiptState::Refused);
        let mail = self.plan().channel == "mail";
        Ok(here.and_then(|receipt| match receipt.state {
            ReceiptState::NotKnown => Some((Exit::NotKnown, Message::new("submit-open-receipt").with("id", receipt.id))),
            ReceiptState::HandedOver | ReceiptState::PickedUp if !mail => {
                Some((Exit::Outside, Message::new("submit-known-receipt").with("id", receipt.id)))
            }
            _ => None,
        }))
    }

    /// A clear yes: the option, or an answer at the terminal, and a second one when something is out of the ordinary.
    fn agree(&self) -> Result<(), Stop> {
        if self.args.get_flag("yes") {
            return Ok(());
        }
        if !stdin().is_terminal() {
            return Err(Stop::usage(Message::new("submit-yes-needed")));
        }
        let mut questions = vec!["submit-question"];
        if !self.planned.to_confirm.is_empty() || !self.planned.problems.is_empty() {
            questions.push("submit-question-again");
        }
        for question in questions {
            self.out.aside(&Message::new(question));
            let mut answer = String::new();
            let _ = stdin().read_line(&mut answer);
            if answer.trim().to_lowercase() != self.out.locale.text("submit-answers-yes") {
                return Err(Stop { exit: Exit::Cancelled, message: Message::new("submit-not-agreed"), place: None });
            }
        }
        Ok(())
    }

    fn send(&self, channel: &dyn Channel, agreed: &Agreed, receipts: &mut Receipts, remarks: &[Message]) -> Ended {
        // The person may have taken a while to answer.
        let again = load(&self.file).map_err(|fault| Stop::new(Exit::Unusable, &fault))?;
        if !self.plan().is_of(&again) {
            return Err(Stop::new(Exit::Unusable, &crate::submit::Stale));
        }
        let source: &Path = &self.file;
        let sending = receipts.begin(self.plan(), Some(source), &jiff::Zoned::now()).map_err(outside)?;
        let id = sending.id().to_owned();
        let Outcome { state, place, message } = channel.send(&self.parcel(), agreed, &Watch::default());
        let kept = match state {
            State::HandedOver if message.id == "submit-picked-up" => ReceiptState::PickedUp,
            State::HandedOver => ReceiptState::HandedOver,
            State::ReadBack => ReceiptState::ReadBack,
            State::Refused => ReceiptState::Refused,
            State::NotKnown => ReceiptState::NotKnown,
        };
        if let Err(fault) = receipts.finish(sending, kept, &place) {
            self.out.aside(&fault.message());
        }
        let exit = match state {
            State::HandedOver | State::ReadBack => Exit::Done,
            State::Refused => Exit::Outside,
            State::NotKnown => Exit::NotKnown,
        };
        Ok(self.ended(exit, Some(state), &message, Some(&id), remarks))
    }

    /// Says how it ended.
    fn ended(&self, exit: Exit, state: Option<State>, message: &Message, receipt: Option<&str>, remarks: &[Message]) -> Exit {
        if self.args.get_flag("json") {
            self.out.json(&self.document(state, message, receipt, remarks));
            return exit;
        }
        if exit == Exit::Done {
            self.out.say(message);
        } else {
            self.out.error(message);
        }
        if let Some(id) = receipt {
            self.out.say(&Message::new("submit-receipt").with("id", id));
        }
        exit
    }

    fn document(&self, state: Option<State>, message: &Message, receipt: Option<&str>, remarks: &[Message]) -> Value {
        let plan = self.plan();
        let words = |messages: &[Message]| messages.iter().map(|message| self.out.locale.message(message)).collect::<Vec<_>>();
        json!({
            "state": state.map(State::word),
            "channel": plan.channel,
            "where": plan.place,
            "file": plan.file,
            "forecast": plan.forecast,
            "receipt": receipt,
            "message": self.out.locale.message(message),
            "dry_run": self.args.get_flag("dry-run"),
            "plan": plan.seal(),
            "platform": plan.platform,
            "personal": self.planned.personal,
            "problems": words(&self.planned.problems),
            "to_confirm": words(&self.planned.to_confirm),
            "remarks": words(remarks),
            "text": self.text,
        })
    }
}
