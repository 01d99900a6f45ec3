//! Tokens and passwords in the vault of the system: Secret Service, Credential Manager, Keychain. Never on the disk by our hand.

use super::{Address, Login, Token};
use keyring_core::{CredentialStore, Entry, Error};
use std::sync::{Arc, OnceLock};

/// Name under which the vault lists what is Bordereau's.
const SERVICE: &str = "Bordereau";

/// Why a token could not be kept or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultFault {
    /// The system has no vault, or it is locked: the person is asked each time. That is nothing unusual.
    None,
}

/// The token kept for a platform; `None` when there is none.
///
/// # Errors
/// When there is no vault that can be asked.
pub fn find(address: &Address) -> Result<Option<Token>, VaultFault> {
    // What is no token (any more) is as good as none.
    Ok(read(address.as_str())?.and_then(|text| Token::new(&text).ok()))
}

/// Keeps the token of a platform, in place of the former one.
///
/// # Errors
/// When there is no vault that can be asked.
pub fn keep(address: &Address, token: &Token) -> Result<(), VaultFault> {
    write(address.as_str(), token.reveal())
}

/// Forgets the token of a platform, if one is kept.
///
/// # Errors
/// When there is no vault that can be asked.
pub fn forget(address: &Address) -> Result<(), VaultFault> {
    delete(address.as_str())
}

/// The name and password kept for a published catalogue; `None` when there is none.
///
/// # Errors
/// When there is no vault that can be asked.
pub fn find_login(place: &str) -> Result<Option<Login>, VaultFault> {
    Ok(read(place)?.and_then(|text| text.split_once('\n').map(|(user, password)| Login::new(user, password))))
}

/// Keeps the name and password of a published catalogue, in place of the former ones.
///
/// # Errors
/// When there is no vault that can be asked.
pub fn keep_login(place: &str, login: &Login) -> Result<(), VaultFault> {
    write(place, &format!("{}\n{}", login.user(), login.reveal()))
}

/// Forgets the name and password of a published catalogue, if any are kept.
///
/// # Errors
/// When there is no vault that can be asked.
pub fn forget_login(place: &str) -> Result<(), VaultFault> {
    delete(place)
}

fn read(place: &str) -> Result<Option<String>, VaultFault> {
    match entry(place)?.get_password() {
        Ok(text) => Ok(Some(text)),
        Err(Error::NoEntry) => Ok(None),
        Err(_) => Err(VaultFault::None),
    }
}

fn write(place: &str, secret: &str) -> Result<(), VaultFault> {
    entry(place)?.set_password(secret).map_err(|_| VaultFault::None)
}

fn delete(place: &str) -> Result<(), VaultFault> {
    match entry(place)?.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(_) => Err(VaultFault::None),
    }
}

fn entry(place: &str) -> Result<Entry, VaultFault> {
    static STORE: OnceLock<bool> = OnceLock::new();
    let is_there = *STORE.get_or_init(|| {
        if keyring_core::get_default_store().is_none()
            && let Some(store) = system_store()
        {
            keyring_core::set_default_store(store);
        }
        keyring_core::get_default_store().is_some()
    });
    if !is_there {
        return Err(VaultFault::None);
    }
    Entry::new(SERVICE, place).map_err(|_| VaultFault::None)
}

#[cfg(all(unix, not(target_os = "macos")))]
fn system_store() -> Option<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = zbus_secret_service_keyring_store::Store::new().ok()?;
    Some(store)
}

#[cfg(windows)]
fn system_store() -> Option<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = windows_native_keyring_store::Store::new().ok()?;
    Some(store)
}

#[cfg(target_os = "macos")]
fn system_store() -> Option<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = apple_native_keyring_store::keychain::Store::new().ok()?;
    Some(store)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_kept_found_and_forgotten() {
        // The vault of the person who runs the tests is left alone.
        keyring_core::set_default_store(keyring_core::mock::Store::new().unwrap());
        let address = Address::parse("https://ecampus.example.org").unwrap();
        let other = Address::parse("https://prelude.example.org").unwrap();
        assert_eq!(find(&address).map(|token| token.is_some()), Ok(false));
        let token = Token::new("0123456789abcdef0123456789abcdef").unwrap();
        keep(&address, &token).unwrap();
        assert_eq!(find(&address).unwrap().unwrap().reveal(), token.reveal());
        assert!(find(&other).unwrap().is_none());
        forget(&address).unwrap();
        forget(&address).unwrap();
        assert!(find(&address).unwrap().is_none());

        let place = "https://ecampus.example.org/dav/site.json";
        assert!(find_login(place).unwrap().is_none());
        keep_login(place, &Login::new("scolarité", "mot de passe")).unwrap();
        let login = find_login(place).unwrap().unwrap();
        assert_eq!((login.user(), login.reveal()), ("scolarité", "mot de passe"));
        forget_login(place).unwrap();
        assert!(find_login(place).unwrap().is_none());
    }
}
