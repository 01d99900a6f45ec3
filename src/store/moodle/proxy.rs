//! The proxy by which machines are asked: that of the environment, else that of the settings of Windows.

use ureq::Proxy;

/// How machines are reached.
#[derive(Debug, Default)]
pub(super) struct Way {
    /// By this proxy, or directly.
    pub(super) proxy: Option<Proxy>,
    /// The setting that names a proxy in a form that cannot be used: going around a proxy in silence is not for us to decide.
    pub(super) bad: Option<&'static str>,
}

/// Variables by which the environment names a proxy, in the order in which they are taken.
const VARIABLES: [&str; 6] = ["ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

impl Way {
    pub(super) fn of_machine() -> Self {
        let given = |name: &&'static str| std::env::var(name).is_ok_and(|value| is_bad(&value));
        let bad = VARIABLES.into_iter().find(given);
        match Proxy::try_from_env() {
            proxy @ Some(_) => Self { proxy, bad },
            None if bad.is_some() => Self { proxy: None, bad },
            None => settings().map(|(server, around)| Self::of_settings(&server, &around)).unwrap_or_default(),
        }
    }

    /// From the settings of Windows: `server:port` or `https=server:port;http=…`, and the machines that need no proxy.
    fn of_settings(server: &str, around: &str) -> Self {
        let kinds: Vec<(&str, &str)> = server.split(';').filter_map(|part| part.trim().split_once('=')).collect();
        let named = |kind| kinds.iter().find(|(name, _)| name.eq_ignore_ascii_case(kind)).map(|(_, server)| *server);
        let server = match named("https").or(named("http")) {
            Some(server) => server,
            // One for other kinds only: what is asked here needs none.
            None if !kinds.is_empty() => return Self::default(),
            None => server.trim(),
        };
        let parsed = Proxy::new(server).ok().filter(|_| !server.is_empty());
        let Some(parsed) = parsed else { return Self { proxy: None, bad: (!server.is_empty()).then_some("ProxyServer") } };
        let builder = Proxy::builder(parsed.protocol()).host(parsed.host()).port(parsed.port());
        // `<local>`, every name without a dot, cannot be said to the library: a Moodle has a full name.
        let around = around.split(';').map(str::trim).filter(|name| !name.is_empty() && *name != "<local>");
        match around.fold(builder, |builder, name| builder.no_proxy(name)).build() {
            Ok(proxy) => Self { proxy: Some(proxy), bad: None },
            Err(_) => Self { proxy: None, bad: Some("ProxyServer") },
        }
    }
}

fn is_bad(value: &str) -> bool {
    !value.is_empty() && Proxy::new(value).is_err()
}

/// What the person or group policy set in Windows, where it is switched on.
#[cfg(windows)]
fn settings() -> Option<(String, String)> {
    const PATH: &str = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings";
    let found = windows_registry::CURRENT_USER.open(PATH).ok()?;
    (found.get_u32("ProxyEnable").ok()? == 1).then_some(())?;
    Some((found.get_string("ProxyServer").ok()?, found.get_string("ProxyOverride").unwrap_or_default()))
}

#[cfg(not(windows))]
fn settings() -> Option<(String, String)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_that_cannot_be_used_is_known() {
        for good in ["", "http://proxy.univ.example:3128", "proxy.univ.example:3128", "http://moi:secret@proxy:80"] {
            assert!(!is_bad(good), "{good}");
        }
        for bad in ["http://", "ftp://proxy.univ.example:21"] {
            assert!(is_bad(bad), "{bad}");
        }
    }

    #[test]
    fn the_settings_of_windows_are_followed() {
        let told = |server: &str| {
            let Way { proxy, bad } = Way::of_settings(server, "<local>; 10.*;*.univ.example");
            (proxy.map(|proxy| format!("{}:{}", proxy.host(), proxy.port())), bad)
        };
        let by = |server: &str| (Some(server.to_owned()), None);
        assert_eq!(told("proxy.univ.example:3128"), by("proxy.univ.example:3128"));
        assert_eq!(told("http://proxy.univ.example:3128"), by("proxy.univ.example:3128"));
        assert_eq!(told("http=un.example:80; https=deux.example:8080"), by("deux.example:8080"));
        assert_eq!(told("http=un.example:80;ftp=deux.example:21"), by("un.example:80"));
        assert_eq!(told("ftp=deux.example:21"), (None, None));
        assert_eq!(told("ftp://deux.example:21"), (None, Some("ProxyServer")));
        let around = |name: &str| {
            let proxy = Way::of_settings("proxy.example:80", "<local>;*.univ.example;moodle.example").proxy.unwrap();
            proxy.is_no_proxy(&name.parse().unwrap())
        };
        assert!(around("https://ent.univ.example/x") && around("https://moodle.example/"));
        assert!(!around("https://autre.example/"));
    }
}
