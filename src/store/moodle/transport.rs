//! What both kinds of requests share: limits on time and size, certificates of the system, and what a failure means.

use super::MoodleFault;
use super::proxy::Way;
use crate::store::policy::Policy;
use crate::watch::Watch;
use std::io::Read as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;
use ureq::http::{HeaderMap, Response};
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
    /// Questions on their way at once. A platform serves its people first: few are enough.
    pub at_once: usize,
}

impl Limits {
    /// Questions on their way at once, unless a person wants fewer.
    pub const AT_ONCE: usize = 5;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            answer: Duration::from_secs(300),
            call: Duration::from_secs(900),
            bytes: 256 << 20,
            at_once: Self::AT_ONCE,
        }
    }
}

/// Between two looks whether the work is to stop.
const LOOK: Duration = Duration::from_millis(50);

/// One way of asking a machine, for every part of the program that asks one.
pub(crate) struct Transport {
    agent: Agent,
    limits: Limits,
    /// The setting that names a proxy in a form that cannot be used.
    bad_proxy: Option<&'static str>,
}

impl Transport {
    /// The proxy is that of the machine.
    pub(crate) fn new(limits: Limits) -> Self {
        let Way { proxy, bad } = Way::of_machine();
        let agent = Agent::config_builder()
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            .proxy(proxy)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // WebDAV has methods of its own.
            .allow_non_standard_methods(true)
            .user_agent(concat!("Bordereau/", env!("CARGO_PKG_VERSION")))
            .max_idle_connections_per_host(limits.at_once)
            .timeout_connect(Some(limits.connect))
            .timeout_recv_response(Some(limits.answer))
            .timeout_per_read(Some(limits.answer))
            .timeout_global(Some(limits.call))
            .build()
            .new_agent();
        Self { agent, limits, bad_proxy: bad }
    }

    /// Sends a request and reads the whole answer, whatever its status. A machine that says nothing for minutes cannot be
    /// hurried, but whoever asked to stop need not wait for it.
    pub(crate) fn exchange(
        &self,
        host: &str,
        watch: &Watch,
        send: impl FnOnce(&Agent) -> Result<Response<Body>, Error> + Send + 'static,
    ) -> Result<Answer, MoodleFault> {
        if !Policy::of_machine().allows_network() {
            return Err(MoodleFault::NoNetwork);
        }
        if let Some(variable) = self.bad_proxy {
            return Err(MoodleFault::BadProxy(variable));
        }
        let (give, take) = channel();
        let stopped = Arc::new(AtomicBool::new(false));
        let worker = Worker { agent: self.agent.clone(), limits: self.limits, host: host.to_owned(), stopped: Arc::clone(&stopped) };
        thread::spawn(move || {
            // Nobody waits any more when the work was stopped.
            let _ = give.send(worker.run(send));
        });
        loop {
            match take.recv_timeout(LOOK) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) if watch.is_cancelled() => {
                    stopped.store(true, Ordering::Relaxed);
                    return Err(MoodleFault::Cancelled);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(MoodleFault::Cut(host.to_owned())),
            }
        }
    }
}

/// What came back.
pub(crate) struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The bytes of an answer that succeeded.
    pub fn success(self, host: &str) -> Result<Vec<u8>, MoodleFault> {
        if (200..300).contains(&self.status) { Ok(self.bytes) } else { Err(of_status(self.status, host)) }
    }

    /// Where it sends to, when it does.
    pub fn redirection(&self) -> Option<&str> {
        let is_one = (300..400).contains(&self.status) && self.status != 304;
        is_one.then(|| self.headers.get("location").and_then(|to| to.to_str().ok()).unwrap_or_default())
    }
}

/// One request in a thread of its own.
struct Worker {
    agent: Agent,
    limits: Limits,
    host: String,
    stopped: Arc<AtomicBool>,
}

impl Worker {
    fn run(self, send: impl FnOnce(&Agent) -> Result<Response<Body>, Error>) -> Result<Answer, MoodleFault> {
        let (head, mut body) = send(&self.agent).map_err(|error| of_ureq(&self.host, error))?.into_parts();
        let mut reader = body.as_reader();
        let mut bytes = Vec::new();
        let mut piece = vec![0; 1 << 16];
        loop {
            let count = reader.read(&mut piece).map_err(|error| of_ureq(&self.host, Error::from(error)))?;
            if count == 0 {
                return Ok(Answer { status: head.status.as_u16(), headers: head.headers, bytes });
            }
            bytes.extend_from_slice(&piece[..count]);
            if bytes.len() as u64 > self.limits.bytes {
                return Err(MoodleFault::TooBig(self.host, self.limits.bytes >> 20));
            }
            if self.stopped.load(Ordering::Relaxed) {
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

/// What follows the question mark may carry secrets of a log-in.
pub(super) fn without_query(url: &str) -> String {
    url.split(['?', '#']).next().unwrap_or_default().to_owned()
}

fn of_ureq(host: &str, error: Error) -> MoodleFault {
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
        // A certificate that is refused comes wrapped in an error of the stream, and so does a machine that speaks no TLS.
        InvalidData if ["certificate", "corrupt message"].iter().any(|word| error.to_string().contains(word)) => {
            MoodleFault::Certificate(host)
        }
        _ => MoodleFault::Cut(host),
    }
}
