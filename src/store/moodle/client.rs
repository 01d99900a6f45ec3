//! One call of a web service: the token in the body, never in an address; limits on time and size; no redirection followed.

use super::transport::{Limits, Transport, without_query};
use super::{Address, MoodleFault, answer};
use crate::watch::Watch;
use serde::de::DeserializeOwned;
use std::fmt;
use std::time::Duration;

/// Before a question whose answer was cut is asked again.
const AGAIN: [Duration; 2] = [Duration::from_millis(300), Duration::from_secs(2)];

/// The secret that an administrator gave. It is never shown, stored or logged.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// The token in `text`, blanks around it taken off.
    ///
    /// # Errors
    /// [`MoodleFault::BadToken`] when that cannot be one: Moodle's are letters and digits, 32 of them.
    pub fn new(text: &str) -> Result<Self, MoodleFault> {
        let text = text.trim();
        let is_token = (16..=128).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if is_token { Ok(Self(text.to_owned())) } else { Err(MoodleFault::BadToken) }
    }

    /// The secret itself, for the vault.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// A platform that can be asked.
pub struct Client {
    transport: Transport,
    address: Address,
    token: Token,
}

impl Client {
    /// A client of `address`. Nothing is sent yet. The proxy is that of the environment; certificates are those of the system.
    pub fn new(address: Address, token: Token, limits: Limits) -> Self {
        Self { transport: Transport::new(limits), address, token }
    }

    /// The platform that is asked.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Calls a function once and reads its answer.
    pub(crate) fn call<T: DeserializeOwned>(
        &self,
        function: &'static str,
        parameters: &[(String, String)],
        watch: &Watch,
    ) -> Result<T, MoodleFault> {
        let bytes = self.post(function, parameters, true, watch)?;
        answer::decode(&bytes, function, self.address.host())
    }

    /// Calls a function that only tells, again when its answer was cut: thousands of questions are not given up because the
    /// connection broke once.
    pub(crate) fn ask<T: DeserializeOwned>(
        &self,
        function: &'static str,
        parameters: &[(String, String)],
        watch: &Watch,
    ) -> Result<T, MoodleFault> {
        let mut answer = self.call(function, parameters, watch);
        for pause in AGAIN {
            if !matches!(answer, Err(MoodleFault::Cut(_) | MoodleFault::Unreachable(_))) || watch.is_cancelled() {
                break;
            }
            std::thread::sleep(pause);
            answer = self.call(function, parameters, watch);
        }
        answer
    }

    /// The same with names as the pages of the platform write them.
    pub(crate) fn call_shown<T: DeserializeOwned>(
        &self,
        function: &'static str,
        parameters: &[(String, String)],
        watch: &Watch,
    ) -> Result<T, MoodleFault> {
        let bytes = self.post(function, parameters, false, watch)?;
        answer::decode(&bytes, function, self.address.host())
    }

    fn post(&self, function: &'static str, parameters: &[(String, String)], raw: bool, watch: &Watch) -> Result<Vec<u8>, MoodleFault> {
        let host = self.address.host();
        let own = [
            ("wstoken", self.token.0.as_str()),
            ("wsfunction", function),
            ("moodlewsrestformat", "json"),
            // Names as they are stored: else `&` comes as `&amp;`.
            ("moodlewssettingraw", if raw { "1" } else { "0" }),
        ];
        let form: Vec<(String, String)> =
            own.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).chain(parameters.iter().cloned()).collect();
        let url = self.address.service();
        let answer = self.transport.exchange(host, watch, move |agent| agent.post(url).send_form(form))?;
        if let Some(to) = answer.redirection() {
            return Err(MoodleFault::Redirected { host: host.to_owned(), to: without_query(to) });
        }
        // Behind some servers a refusal has a status of its own. A Moodle whose REST protocol is off says 403 and nothing else.
        match (answer.status, answer.bytes.trim_ascii_start()) {
            (403, []) => Err(MoodleFault::ServicesOff(host.to_owned())),
            (400.., [b'{', ..]) => Ok(answer.bytes),
            _ => answer.success(host),
        }
    }
}
