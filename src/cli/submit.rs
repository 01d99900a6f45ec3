//! `bordereau submit FILE --to CHANNEL`: hands a finished file over, once, on a clear yes, and keeps a receipt.

use super::access::{Entering, entering};
use super::kept::outside;
use super::options;
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::catalogue::Catalogue;
use crate::error::{Fault as _, Message};
use crate::importer::Importer;
use crate::plan::Plan;
use crate::store::Folders;
use crate::store::receipts::{ReceiptState, Receipts};
use crate::submit::{Agreed, Channel, Outcome, Spec, State};
use crate::watch::Watch;
use crate::workspace::{Handing, HandingFault, PlanFault, ToHand, hand_over, never_asked, said_before};
use clap::ArgMatches;
use serde_json::{Value, json};
use std::io::{IsTerminal as _, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What stands before the yes.
struct Ready<'a> {
    args: &'a ArgMatches,
    out: &'a Output,
    handing: Handing,
}

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let catalogue = Arc::new(catalogue(args, out)?);
    let to = args.get_one::<String>("to").cloned().unwrap_or_default();
    let written = catalogue.local().channels.get(&to).unwrap_or(&to);
    let (spec, entering) = entering(written, args, out)?;
    let ended = run_by(&spec, &entering, &catalogue, args, out);
    entering.leave(args, out);
    ended
}

fn run_by(spec: &Spec, entering: &Entering, catalogue: &Arc<Catalogue>, args: &ArgMatches, out: &Output) -> Ended {
    let importer = options::importer(args, catalogue.local())?;
    let folders = Folders::of_account().map_err(outside)?;
    let (mut receipts, notices) = Receipts::open(&folders).map_err(outside)?;
    notices.iter().for_each(|notice| out.aside(notice));
    let mut ready = planned(args, out, catalogue, importer, &receipts)?;
    let channel = match spec {
        Spec::Moodle => services(&ready, catalogue, importer, &folders)?,
        spec => spec.open(entering.access()).ok_or_else(|| Stop::usage(Message::new("submit-no-net")))?,
    };
    ready.handing.aim(channel.as_ref());
    let seal = ready.plan().seal();
    if args.get_one::<String>("plan").is_some_and(|shown| *shown != seal) {
        return Err(Stop::new(Exit::Unusable, &crate::submit::Stale));
    }
    // A rehearsal has a connection that cannot write.
    let parcel = ready.handing.parcel();
    let looked = ready.watched(|watch| channel.look(&parcel, watch));
    let remarks = looked.clone().unwrap_or_default();
    if !args.get_flag("json") {
        ready.say(&remarks);
    }
    if let Some(path) = args.get_one::<PathBuf>("handover") {
        let file = args.get_one::<PathBuf>("file").cloned();
        super::beside::write_beside(file.into_iter().collect(), path, args.get_flag("replace"), ready.handing.page.as_bytes())?;
    }
    if !ready.handing.planned.problems.is_empty() && !args.get_flag("with-problems") {
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
    let agreed = Agreed::to(ready.plan(), &seal).map_err(|stale| Stop::new(Exit::Unusable, &stale))?;
    ready.send((channel.as_ref(), entering), &agreed, &mut receipts, &remarks)
}

/// The platform that is chosen; one that nobody ever asked when none is: the sample has nobody's accounts.
pub(super) fn catalogue(args: &ArgMatches, out: &Output) -> Result<Catalogue, Stop> {
    let catalogue = options::catalogue(args, out)?;
    if !catalogue.site().platform.sample {
        return Ok(catalogue);
    }
    Ok(never_asked())
}

/// The platform's own web services.
#[cfg(feature = "net")]
fn services(ready: &Ready<'_>, catalogue: &Catalogue, importer: &'static Importer, folders: &Folders) -> Result<Box<dyn Channel>, Stop> {
    use crate::workspace::PATIENCE;
    let client = super::refresh::client(ready.args, ready.out)?;
    let patience = ready.args.get_one::<f32>("patience").map_or(PATIENCE, |seconds| std::time::Duration::from_secs_f32(*seconds));
    let planned = &ready.handing.planned;
    Ok(Box::new(crate::workspace::services(&planned.file, importer, catalogue, &planned.now, client, folders.clone(), patience)))
}

#[cfg(not(feature = "net"))]
fn services(_: &Ready<'_>, _: &Catalogue, _: &'static Importer, _: &Folders) -> Result<Box<dyn Channel>, Stop> {
    Err(Stop::usage(Message::new("submit-no-net")))
}

fn planned<'a>(
    args: &'a ArgMatches,
    out: &'a Output,
    catalogue: &Arc<Catalogue>,
    importer: &'static Importer,
    receipts: &Receipts,
) -> Result<Ready<'a>, Stop> {
    let chosen = options::pairs(args, "set")?;
    let last = receipts.last_file(&catalogue.site().platform.name, &importer.id).map_err(outside)?;
    let to = ToHand {
        file: args.get_one::<PathBuf>("file").map_or(Path::new(""), PathBuf::as_path),
        catalogue,
        importer,
        chosen: &chosen,
        course: args.get_one::<String>("course").map(String::as_str),
        limits: options::limits(),
        last: last.as_ref(),
        changes: &[],
    };
    let handing = Handing::prepare(&to, &out.locale, &Watch::default()).map_err(stop)?;
    Ok(Ready { args, out, handing })
}

fn stop(fault: HandingFault) -> Stop {
    match fault {
        HandingFault::Plan(PlanFault::Setting(fault)) => Stop { exit: Exit::Usage, message: fault.message(), place: None },
        HandingFault::Store(fault) => outside(fault),
        fault => Stop { exit: Exit::Unusable, message: fault.message(), place: None },
    }
}

impl Ready<'_> {
    /// Does something that may take a while, and says now and then how far it is.
    fn watched<T: Send>(&self, work: impl FnOnce(&Watch) -> T + Send) -> T {
        #[cfg(feature = "net")]
        if self.plan().channel == "moodle" {
            return super::refresh::with_progress(self.out, work);
        }
        work(&Watch::default())
    }

    fn plan(&self) -> &Plan {
        &self.handing.planned.plan
    }

    /// To whom, which file, which personal columns, what the platform will do.
    fn say(&self, remarks: &[Message]) {
        let (out, planned) = (self.out, &self.handing.planned);
        said_before(planned, &out.locale).iter().for_each(|said| out.say(said));
        for problem in &planned.problems {
            out.say(&Message::new("submit-problem").with("text", problem.clone()));
        }
        for remark in remarks {
            out.say(&Message::new("submit-remark").with("text", remark.clone()));
        }
        for message in &planned.to_confirm {
            out.say(&Message::new("cli-to-confirm").with("what", message.clone()));
        }
    }

    /// Whether these bytes went to this place before, and may not go there again by themselves.
    fn sent_before(&self, receipts: &Receipts) -> Result<Option<(Exit, Message)>, Stop> {
        if self.args.get_flag("again") {
            return Ok(None);
        }
        let known = self.handing.sent_before(receipts).map_err(outside)?;
        Ok(known.map(|receipt| match receipt.state {
            ReceiptState::NotKnown => (Exit::NotKnown, Message::new("submit-open-receipt").with("id", receipt.id)),
            _ => (Exit::Outside, Message::new("submit-known-receipt").with("id", receipt.id)),
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
        let planned = &self.handing.planned;
        if !planned.to_confirm.is_empty() || !planned.problems.is_empty() {
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

    fn send(&self, (channel, entering): (&dyn Channel, &Entering), agreed: &Agreed, receipts: &mut Receipts, remarks: &[Message]) -> Ended {
        let (file, parcel) = (self.handing.file.as_path(), self.handing.parcel());
        let handed = self.watched(|watch| hand_over((file, &parcel), channel, agreed, receipts, watch));
        let (id, outcome, unkept) = handed.map_err(stop)?;
        if let Some(fault) = unkept {
            self.out.aside(&fault.message());
        }
        let exit = match outcome.state {
            // On the platform itself something is not as it was asked for.
            State::HandedOver if self.plan().channel == "moodle" => Exit::Problems,
            State::HandedOver | State::ReadBack => Exit::Done,
            State::Refused => Exit::Outside,
            State::NotKnown => Exit::NotKnown,
        };
        if outcome.state != State::Refused {
            entering.arrived();
        }
        self.say_enrolled(&outcome);
        let mut document = self.document(Some(outcome.state), &outcome.message, Some(&id), remarks);
        add_enrolled(&mut document, &outcome, self.out);
        Ok(self.tell(exit, &outcome.message, Some(&id), &document))
    }

    /// Says row by row what was not done, where the platform itself was written to.
    #[cfg(feature = "net")]
    fn say_enrolled(&self, outcome: &Outcome) {
        let Some(enrolled) = outcome.enrolled.as_ref().filter(|_| !self.args.get_flag("json")) else { return };
        for (why, lines) in enrolled.reasons() {
            self.out.say(&Message::new("services-not-done").with("count", lines.len()).with("why", why.message()));
            let shown: Vec<String> = lines.iter().take(12).map(u32::to_string).collect();
            let more = if lines.len() > 12 { "…" } else { "" };
            self.out.say(&Message::new("cli-rows").with("count", lines.len()).with("lines", shown.join(", ") + more));
        }
    }

    #[cfg(not(feature = "net"))]
    fn say_enrolled(&self, _: &Outcome) {}

    /// Says how it ended.
    fn ended(&self, exit: Exit, state: Option<State>, message: &Message, receipt: Option<&str>, remarks: &[Message]) -> Exit {
        self.tell(exit, message, receipt, &self.document(state, message, receipt, remarks))
    }

    fn tell(&self, exit: Exit, message: &Message, receipt: Option<&str>, document: &Value) -> Exit {
        if self.args.get_flag("json") {
            self.out.json(document);
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
        let (planned, plan) = (&self.handing.planned, self.plan());
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
            "personal": planned.personal,
            "problems": words(&planned.problems),
            "to_confirm": words(&planned.to_confirm),
            "remarks": words(remarks),
            "text": self.handing.text,
        })
    }
}

/// What came of it on the platform itself, for scripts.
#[cfg(feature = "net")]
fn add_enrolled(document: &mut Value, outcome: &Outcome, out: &Output) {
    let Some(enrolled) = &outcome.enrolled else { return };
    document["not_done"] = enrolled
        .not_done
        .iter()
        .map(|one| {
            let message = out.locale.message(&one.why.message());
            json!({ "line": one.line, "user": one.user, "course": one.course, "group": one.group, "because": one.why.word(), "message": message })
        })
        .collect();
    document["batches"] = json!({ "acknowledged": enrolled.batches.0, "total": enrolled.batches.1 });
    let summary = enrolled.compared.as_ref().map(crate::verify::Compared::summary);
    document["verified"] = json!(
        summary.map(|counts| counts.into_iter().map(|(state, count)| (state.word(), count)).collect::<std::collections::BTreeMap<_, _>>())
    );
}

#[cfg(not(feature = "net"))]
fn add_enrolled(_: &mut Value, _: &Outcome, _: &Output) {}
