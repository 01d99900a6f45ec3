//! Handing a finished file over: what stands before the yes, and the one sending with its receipt.

use super::{PlanFault, Planned, Wish, load, plan};
use crate::catalogue::{Catalogue, Site};
use crate::error::{Fault, Message};
use crate::export::{CoursePart, Handover, Page, Sent, Summary, page, sheet};
use crate::importer::Importer;
use crate::locale::Locale;
use crate::plan::{FileFacts, Plan};
use crate::simulate::forecast::{CourseLine, Forecast, Limits};
use crate::store::StoreFault;
use crate::store::receipts::{Receipt, ReceiptState, Receipts, Sending};
use crate::submit::{Agreed, Channel, Outcome, Parcel, Stale, State};
use crate::watch::Watch;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be handed over, for whom.
pub struct ToHand<'a> {
    /// The file.
    pub file: &'a Path,
    /// The platform.
    pub catalogue: &'a Arc<Catalogue>,
    /// The program that will read it.
    pub importer: &'static Importer,
    /// Settings of the import that differ from those of the platform.
    pub chosen: &'a [(String, String)],
    /// Short name of the course, for a tool that takes one course at a time.
    pub course: Option<&'a str>,
    /// From how much on an explicit yes is asked for.
    pub limits: Limits,
    /// What was handed over to this platform the last time.
    pub last: Option<&'a FileFacts>,
    /// What was changed in the list and is to be told, in words that name nobody.
    pub changes: &'a [Message],
}

/// What stands before the yes.
pub struct Handing {
    /// The file.
    pub file: PathBuf,
    /// Its bytes as they were planned.
    pub bytes: Arc<Vec<u8>>,
    /// The plan, and what is told of it.
    pub planned: Planned,
    /// The text that goes with it.
    pub text: String,
    /// The same as a page.
    pub page: String,
    subject: String,
    wanted_name: String,
}

/// Why nothing was handed over.
#[derive(Debug)]
pub enum HandingFault {
    /// There is no plan.
    Plan(PlanFault),
    /// The file is another by now.
    Stale(Stale),
    /// Nothing can be kept of it, and so nothing is sent.
    Store(StoreFault),
}

impl std::fmt::Display for HandingFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for HandingFault {}

impl Fault for HandingFault {
    fn message(&self) -> Message {
        match self {
            Self::Plan(fault) => fault.message(),
            Self::Stale(stale) => stale.message(),
            Self::Store(fault) => fault.message(),
        }
    }
}

impl From<StoreFault> for HandingFault {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}

impl Handing {
    /// Plans, and writes the texts that go with the file.
    ///
    /// # Errors
    /// When the file cannot be read or planned.
    pub fn prepare(to: &ToHand<'_>, locale: &Locale, watch: &Watch) -> Result<Self, HandingFault> {
        let ToHand { file, catalogue, importer, chosen, course, limits, last, changes } = *to;
        let bytes = Arc::new(load(file).map_err(|fault| HandingFault::Plan(PlanFault::Open(fault)))?);
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let wish = Wish { name: &name, bytes: &bytes, importer, catalogue, chosen, course, limits, last };
        let planned = plan(&wish, watch).map_err(HandingFault::Plan)?;
        let platform = match catalogue.site().platform.name.as_str() {
            "" => "Moodle",
            name => name,
        };
        let facts = &planned.plan.file;
        let summary = Summary { rows: facts.rows, bytes: facts.bytes, digest: facts.sha256.clone() };
        let welcome = planned.forecast.as_ref().map(Forecast::welcome).unwrap_or_default();
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
            changes,
        };
        let text = sheet(&handover, locale);
        let day = planned.plan.today.clone();
        let page = page(&Page { handover: &handover, courses: &courses(&planned), remarks: &remarks(&planned), day: &day }, locale);
        let subject = locale.message(&Message::new("submit-subject").with("platform", platform).with("name", name.as_str()));
        let located = planned.settings.iter().find(|setting| setting.key.ends_with("_filelocation"));
        let located = located.and_then(|setting| setting.value.rsplit('/').next()).filter(|name| !name.is_empty());
        let wanted_name = located.map_or_else(|| importer.form.file_name.clone(), str::to_owned);
        let wanted_name = if wanted_name.contains('{') { name } else { wanted_name };
        Ok(Self { file: file.to_owned(), bytes, planned, text, page, subject, wanted_name })
    }

    /// Says by which channel it is to go: that is a part of the plan.
    pub fn aim(&mut self, channel: &dyn Channel) {
        self.planned.plan.channel = channel.word().to_owned();
        self.planned.plan.place = channel.place(&self.parcel());
    }

    /// What the channel takes.
    pub fn parcel(&self) -> Parcel<'_> {
        let Self { planned, bytes, text, subject, wanted_name, .. } = self;
        Parcel { plan: &planned.plan, bytes, subject, text, wanted_name }
    }

    /// The receipt after which these bytes may not go to this place again by themselves.
    ///
    /// # Errors
    /// When the receipts cannot be read.
    pub fn sent_before(&self, receipts: &Receipts) -> Result<Option<Receipt>, StoreFault> {
        let plan = &self.planned.plan;
        let known = receipts.of_content(&plan.file.sha256)?;
        let here = known.into_iter().find(|receipt| receipt.place == plan.place && receipt.state != ReceiptState::Refused);
        Ok(here.filter(|receipt| match receipt.state {
            // What is enrolled by web services is read back first, and only what is missing is written.
            ReceiptState::NotKnown => plan.channel != "moodle",
            // A draft is written as often as one likes.
            ReceiptState::HandedOver | ReceiptState::PickedUp => plan.channel != "mail",
            ReceiptState::ReadBack => plan.channel == "moodle",
            _ => false,
        }))
    }
}

/// The catalogue of a platform that nobody ever asked: the sample has nobody's accounts.
pub fn never_asked() -> Catalogue {
    Catalogue::new(Site { courses_untold: true, ..Site::default() })
}

/// Hands it over, once, with a receipt that is begun before the first byte leaves. Returns the number of the receipt, what came
/// of it, and why the receipt could not be completed when it could not.
///
/// # Errors
/// When the file is another by now, or no receipt can be kept: then nothing was sent.
pub fn hand_over(
    (file, parcel): (&Path, &Parcel<'_>),
    channel: &dyn Channel,
    agreed: &Agreed,
    receipts: &mut Receipts,
    watch: &Watch,
) -> Result<(String, Outcome, Option<StoreFault>), HandingFault> {
    // The person may have taken a while to answer.
    let again = load(file).map_err(|fault| HandingFault::Plan(PlanFault::Open(fault)))?;
    if !parcel.plan.is_of(&again) {
        return Err(HandingFault::Stale(Stale));
    }
    let sending = receipts.begin(parcel.plan, Some(file), &jiff::Zoned::now())?;
    let id = sending.id().to_owned();
    let outcome = channel.send(parcel, agreed, watch);
    let unkept = complete(parcel.plan, receipts, sending, &outcome).err();
    Ok((id, outcome, unkept))
}

/// Completes the receipt with what came of it.
fn complete(plan: &Plan, receipts: &mut Receipts, sending: Sending, outcome: &Outcome) -> Result<(), StoreFault> {
    let kept = match outcome.state {
        State::HandedOver if outcome.message.id == "submit-picked-up" => ReceiptState::PickedUp,
        State::HandedOver => ReceiptState::HandedOver,
        State::ReadBack => ReceiptState::ReadBack,
        State::Refused => ReceiptState::Refused,
        State::NotKnown => ReceiptState::NotKnown,
    };
    let id = sending.id().to_owned();
    #[cfg(feature = "net")]
    if let Some(enrolled) = &outcome.enrolled {
        receipts.reach(&sending, enrolled.batches.0, enrolled.batches.1)?;
        if let Some(compared) = &enrolled.compared {
            receipts.keep_verified(&id, &crate::store::receipts::Verified::of(compared, jiff::Timestamp::now()))?;
        }
    }
    receipts.finish(sending, kept, &outcome.place)?;
    if plan.channel != "moodle" || matches!(kept, ReceiptState::Refused | ReceiptState::NotKnown) {
        return Ok(());
    }
    // What was left open before is known now: it was read back and gone on with.
    for former in receipts.of_content(&plan.file.sha256)? {
        if former.id != id && former.state == ReceiptState::NotKnown && former.place == outcome.place {
            receipts.set_state(&former.id, ReceiptState::HandedOver)?;
        }
    }
    Ok(())
}

/// The courses of the page, where the importer was simulated.
fn courses(planned: &Planned) -> Vec<CoursePart> {
    let part = |course: &CourseLine| CoursePart {
        shortname: course.shortname.clone(),
        fullname: course.fullname.clone(),
        enrolments: course.enrolled + course.written + course.changed + course.unchanged,
        roles: course.roles.clone(),
        new_groups: course.groups.iter().filter(|group| group.created).map(|group| group.name.clone()).collect(),
        refused: course.refused + course.ignored,
    };
    planned.forecast.iter().flat_map(|told| &told.courses).map(part).collect()
}

/// What is known and may surprise: problems, and what is out of the ordinary.
fn remarks(planned: &Planned) -> Vec<Message> {
    let mut remarks: Vec<Message> = planned.problems.iter().chain(&planned.to_confirm).cloned().collect();
    if planned.plan.platform.is_empty() {
        remarks.push(Message::new("submit-never-asked"));
    }
    remarks
}

/// What is said before the yes: to whom, which file, which personal columns, what the platform will do.
pub fn said_before(planned: &Planned, locale: &Locale) -> Vec<Message> {
    let (plan, file) = (&planned.plan, &planned.plan.file);
    let message = Message::new("submit-file").with("name", file.name.as_str()).with("size", locale.size(file.bytes));
    let mut said = vec![message.with("rows", file.rows).with("people", file.people).with("courses", file.courses)];
    said.push(Message::new("submit-digest").with("digest", file.sha256.as_str()));
    said.push(Message::new("submit-where").with("place", plan.place.as_str()));
    if !planned.personal.is_empty() {
        said.push(Message::new("submit-personal").with("columns", planned.personal.join(", ")));
    }
    said.push(match &planned.outlook {
        None => Message::new("submit-no-forecast"),
        Some(outlook) => outlook.message(),
    });
    if plan.platform.is_empty() {
        said.push(Message::new("submit-never-asked"));
    }
    said
}
