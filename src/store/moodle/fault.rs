//! Everything that can go wrong between here and a platform, each with a sentence that says what to do.

use crate::catalogue::ExchangeFault;
use crate::error::{Fault, Message};
use crate::store::StoreFault;
use std::fmt;

/// Why a platform did not give its catalogue. No variant ever holds a token.
#[derive(Debug)]
pub enum MoodleFault {
    /// What was given is no address of a platform, or not a safe one.
    BadAddress(String),
    /// An address over which the token would travel in clear.
    InClear(String),
    /// What was given is no token.
    BadToken,
    /// No such machine, or no network.
    Unreachable(String),
    /// The certificate of the machine is not accepted by this system.
    Certificate(String),
    /// The proxy between here and there refused.
    Proxy(String),
    /// This setting of the machine, a variable of the environment or one of Windows, names a proxy in a form that cannot be used.
    BadProxy(&'static str),
    /// The institution closed the network to the program on this machine.
    NoNetwork,
    /// No answer in time.
    Slow(String),
    /// The connection broke before the answer was whole.
    Cut(String),
    /// The machine sends elsewhere; nothing was sent there.
    Redirected {
        /// Machine that was asked.
        host: String,
        /// Where it sends to, without query.
        to: String,
    },
    /// There is no Moodle at this address.
    NotThere(String),
    /// The machine answers with a failure of its own (its HTTP status).
    Failing(String, u16),
    /// The platform is closed for maintenance.
    Maintenance(String),
    /// A page for people in place of an answer: log-in, portal, firewall.
    Page(String),
    /// An answer without content.
    Empty(String),
    /// An answer that is not of Moodle's form.
    NotMoodle(String),
    /// An answer larger than is sensible (limit in mebibytes).
    TooBig(String, u64),
    /// The token is wrong, has expired, or was withdrawn.
    WrongToken(String),
    /// The address asks for a name and a password, and none were given.
    LoginNeeded(String),
    /// The address does not take this name and password.
    WrongLogin(String),
    /// Web services are off, or this service is.
    ServicesOff(String),
    /// The token was refused, and the platform knows it no more: it had expired.
    ExpiredToken(String),
    /// The first call is refused, for one of several reasons that Moodle does not tell apart.
    NoEntry(String),
    /// The platform of that name was taken from another site.
    OtherSite {
        /// Name of the platform.
        name: String,
        /// Where it was taken from.
        former: String,
        /// Where it was to be taken from now.
        now: String,
    },
    /// The token may not call what the catalogue needs first: the list of courses.
    NoCourses(String),
    /// The platform refused a function for another reason, told by its code.
    Refused {
        /// Function that was called.
        function: &'static str,
        /// Moodle's code.
        code: String,
    },
    /// What was published is no exchange file.
    Exchange(ExchangeFault),
    /// The person stopped it.
    Cancelled,
    /// The disk or the database refused.
    Store(StoreFault),
}

impl Fault for MoodleFault {
    fn message(&self) -> Message {
        let at = |id: &'static str, host: &str| Message::new(id).with("host", host);
        match self {
            Self::BadAddress(text) => Message::new("moodle-bad-address").with("text", text.as_str()),
            Self::InClear(text) => Message::new("moodle-in-clear").with("text", text.as_str()),
            Self::BadToken => Message::new("moodle-bad-token"),
            Self::Unreachable(host) => at("moodle-unreachable", host),
            Self::Certificate(host) => at("moodle-certificate", host),
            Self::Proxy(host) => at("moodle-proxy", host),
            Self::NoNetwork => Message::new("moodle-network-closed"),
            Self::BadProxy(variable) => Message::new("moodle-bad-proxy").with("variable", *variable),
            Self::Slow(host) => at("moodle-slow", host),
            Self::Cut(host) => at("moodle-cut", host),
            Self::Redirected { host, to } => at("moodle-redirected", host).with("to", to.as_str()),
            Self::NotThere(host) => at("moodle-not-there", host),
            Self::Failing(host, status) => at("moodle-failing", host).with("status", status.to_string()),
            Self::Maintenance(host) => at("moodle-maintenance", host),
            Self::Page(host) => at("moodle-page", host),
            Self::Empty(host) => at("moodle-empty", host),
            Self::NotMoodle(host) => at("moodle-not-moodle", host),
            Self::TooBig(host, limit) => at("moodle-too-big", host).with("limit", *limit),
            Self::WrongToken(host) => at("moodle-wrong-token", host),
            Self::LoginNeeded(host) => at("moodle-login-needed", host),
            Self::WrongLogin(host) => at("moodle-wrong-login", host),
            Self::ServicesOff(host) => at("moodle-services-off", host),
            Self::ExpiredToken(host) => at("moodle-expired-token", host),
            Self::NoEntry(host) => at("moodle-no-entry", host).with("right", "webservice/rest:use"),
            Self::OtherSite { name, former, now } => {
                Message::new("moodle-other-site").with("platform", name.as_str()).with("former", former.as_str()).with("now", now.as_str())
            }
            Self::NoCourses(host) => at("moodle-no-courses", host),
            Self::Refused { function, code } => Message::new("moodle-refused").with("function", *function).with("code", code.as_str()),
            Self::Exchange(fault) => fault.message(),
            Self::Cancelled => Message::new("moodle-cancelled"),
            Self::Store(fault) => fault.message(),
        }
    }
}

impl From<StoreFault> for MoodleFault {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}

impl fmt::Display for MoodleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for MoodleFault {}
