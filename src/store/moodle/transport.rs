//! What both kinds of requests share: limits on time and size, certificates of the system, and what a failure means.

use super::MoodleFault;
use crate::watch::Watch;
use std::io::Read as _;
use std::time::Duration;
use ureq::http::Response;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};

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
        Self { connect: Duration::from_secs(15), answer: Duration::from_secs(300), call: Duration::from_secs(900), bytes: 256 << 20 }
    }
}

pub(super) struct Transport {
    pub(super) agent: Agent,
    limits: Limits,
}

impl Transport {
    /// The proxy is that of the environment.
    pub(super) fn new(limits: Limits) -> Self {
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
        Self { agent, limits }
    }

    /// The body of an answer that succeeded.
    pub(super) fn read(&self, response: Response<Body>, host: &str, watch: &Watch) -> Result<Vec<u8>, MoodleFault> {
        match response.status().as_u16() {
            200..=299 => self.body(response, host, watch),
            status => Err(of_status(status, host)),
        }
    }

    /// The body of any answer.
    pub(super) fn body(&self, mut response: Response<Body>, host: &str, watch: &Watch) -> Result<Vec<u8>, MoodleFault> {
        let mut reader = response.body_mut().as_reader();
        let mut bytes = Vec::new();
        let mut piece = vec![0; 1 << 16];
        loop {
            let count = reader.read(&mut piece).map_err(|error| of_ureq(host, Error::from(error)))?;
            if count == 0 {
                return Ok(bytes);
            }
            bytes.extend_from_slice(&piece[..count]);
            if bytes.len() as u64 > self.limits.bytes {
                return Err(MoodleFault::TooBig(host.to_owned(), self.limits.bytes >> 20));
            }
            if watch.is_cancelled() {
                return Err(MoodleFault::Cancelled);
            }
        }
    }
}

/// What a status other than success means.
pub(super) fn of_status(status: u16, host: &str) -> MoodleFault {
    let host = host.to_owned();
    match status {
        404 | 410 => MoodleFault::NotThere(host),
        407 => MoodleFault::Proxy(host),
        503 => MoodleFault::Maintenance(host),
        401 | 403 => MoodleFault::Page(host),
        status => MoodleFault::Failing(host, status),
    }
}

/// Where an answer sends to, when it does.
pub(super) fn redirection(response: &Response<Body>) -> Option<String> {
    let is_one = (300..400).contains(&response.status().as_u16()) && response.status().as_u16() != 304;
    is_one.then(|| response.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned())
}

/// What follows the question mark may carry secrets of a log-in.
pub(super) fn without_query(url: &str) -> String {
    url.split(['?', '#']).next().unwrap_or_default().to_owned()
}

pub(super) fn of_ureq(host: &str, error: Error) -> MoodleFault {
    let host = host.to_owned();
    match error {
        Error::HostNotFound | Error::ConnectionFailed => MoodleFault::Unreachable(host),
        Error::Timeout(_) => MoodleFault::Slow(host),
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => MoodleFault::Certificate(host),
        Error::InvalidProxyUrl | Error::ConnectProxyFailed(_) => MoodleFault::Proxy(host),
        Error::Io(error) => of_io(host, &error),
        _ => MoodleFault::Cut(host),
    }
}

fn of_io(host: String, error: &std::io::Error) -> MoodleFault {
    use std::io::ErrorKind::{
        ConnectionRefused, HostUnreachable, InvalidData, NetworkDown, NetworkUnreachable, NotFound, TimedOut, WouldBlock,
    };
    match error.kind() {
        ConnectionRefused | HostUnreachable | NetworkUnreachable | NetworkDown | NotFound => MoodleFault::Unreachable(host),
        TimedOut | WouldBlock => MoodleFault::Slow(host),
        // A certificate that is refused comes wrapped in an error of the stream.
        InvalidData if error.to_string().contains("certificate") => MoodleFault::Certificate(host),
        _ => MoodleFault::Cut(host),
    }
}
