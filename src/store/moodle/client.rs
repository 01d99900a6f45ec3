//! One call of a web service: the token in the body, never in an address; limits on time and size; no redirection followed.

use super::answer;
use super::{Address, MoodleFault};
use crate::watch::Watch;
use serde::de::DeserializeOwned;
use std::fmt;
use std::io::Read as _;
use std::time::Duration;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Error};

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

/// How long and how much is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For the connection.
    pub connect: Duration,
    /// For the first byte of an answer, and between two pieces of it: a list of 20 000 courses takes its time.
    pub answer: Duration,
    /// For a whole call.
    pub call: Duration,
    /// Bytes of an answer once unpacked.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(15), answer: Duration::from_secs(120), call: Duration::from_secs(600), bytes: 256 << 20 }
    }
}

/// A platform that can be asked.
pub struct Client {
    agent: Agent,
    address: Address,
    token: Token,
    limits: Limits,
}

impl Client {
    /// A client of `address`. Nothing is sent yet. The proxy is that of the environment; certificates are those of the system.
    pub fn new(address: Address, token: Token, limits: Limits) -> Self {
        let agent = Agent::config_builder()
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("Bordereau/", env!("CARGO_PKG_VERSION")))
            .timeout_connect(Some(limits.connect))
            .timeout_recv_response(Some(limits.answer))
            .timeout_per_read(Some(limits.answer))
            .timeout_global(Some(limits.call))
            .build()
            .new_agent();
        Self { agent, address, token, limits }
    }

    /// The platform that is asked.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Calls a function and reads its answer.
    pub(super) fn call<T: DeserializeOwned>(
        &self,
        function: &'static str,
        parameters: &[(String, String)],
        watch: &Watch,
    ) -> Result<T, MoodleFault> {
        let bytes = self.post(function, parameters, watch)?;
        answer::decode(&bytes, function, self.address.host())
    }

    fn post(&self, function: &'static str, parameters: &[(String, String)], watch: &Watch) -> Result<Vec<u8>, MoodleFault> {
        let host = self.address.host();
        let own = [
            ("wstoken", self.token.0.as_str()),
            ("wsfunction", function),
            ("moodlewsrestformat", "json"),
            // Names as they are stored: else `&` comes as `&amp;`.
            ("moodlewssettingraw", "1"),
        ];
        let form = own.into_iter().chain(parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let mut response = self.agent.post(self.address.service()).send_form(form).map_err(|error| self.fault(error))?;
        match response.status().as_u16() {
            200..=299 => {}
            300..=399 => {
                let to = response.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
                // What follows the question mark may carry secrets of a log-in.
                let to = to.split(['?', '#']).next().unwrap_or_default().to_owned();
                return Err(MoodleFault::Redirected { host: host.to_owned(), to });
            }
            404 | 410 => return Err(MoodleFault::NotThere(host.to_owned())),
            407 => return Err(MoodleFault::Proxy(host.to_owned())),
            503 => return Err(MoodleFault::Maintenance(host.to_owned())),
            401 | 403 => return Err(MoodleFault::Page(host.to_owned())),
            status => return Err(MoodleFault::Failing(host.to_owned(), status)),
        }
        let mut reader = response.body_mut().as_reader();
        let mut bytes = Vec::new();
        let mut piece = vec![0; 1 << 16];
        loop {
            let count = reader.read(&mut piece).map_err(|error| self.fault(Error::from(error)))?;
            if count == 0 {
                return Ok(bytes);
            }
            bytes.extend_from_slice(&piece[..count]);
            if bytes.len() as u64 > self.limits.bytes {
                return Err(MoodleFault::TooBig(host.to_owned(), self.limits.bytes >> 20));
            }
            watch.reach(bytes.len() as u64).map_err(|_| MoodleFault::Cancelled)?;
        }
    }

    fn fault(&self, error: Error) -> MoodleFault {
        let host = self.address.host().to_owned();
        match error {
            Error::HostNotFound | Error::ConnectionFailed => MoodleFault::Unreachable(host),
            Error::Timeout(_) => MoodleFault::Slow(host),
            Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => MoodleFault::Certificate(host),
            Error::InvalidProxyUrl | Error::ConnectProxyFailed(_) => MoodleFault::Proxy(host),
            Error::Io(error) => of_io(host, &error),
            _ => MoodleFault::Cut(host),
        }
    }
}

fn of_io(host: String, error: &std::io::Error) -> MoodleFault {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::ConnectionRefused
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::NotFound => MoodleFault::Unreachable(host),
        ErrorKind::TimedOut | ErrorKind::WouldBlock => MoodleFault::Slow(host),
        // A certificate that is refused comes wrapped in an error of the stream.
        ErrorKind::InvalidData if error.to_string().contains("certificate") => MoodleFault::Certificate(host),
        _ => MoodleFault::Cut(host),
    }
}
