//! Tokens in the vault of the system: Secret Service, Credential Manager, Keychain. Never on the disk by our hand.

use super::{Address, Token};
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
    match entry(address)?.get_password() {
        // What is no token (any more) is as good as none.
        Ok(text) => Ok(Token::new(&text).ok()),
        Err(Error::NoEntry) => Ok(None),
        Err(_) => Err(VaultFault::None),
    }
}

/// Keeps the token of a platform, in place of the former one.
///
/// # Errors
/// When there is no vault that can be asked.
pub fn keep(address: &Address, token: &Token) -> Result<(), VaultFault> {
    entry(address)?.set_password(token.reveal()).map_err(|_| VaultFault::None)
}

/// Forgets the token of a platform, if one is kept.
///
/// # Errors
/// When there is no vault that can be asked.
pub fn forget(address: &Address) -> Result<(), VaultFault> {
    match entry(address)?.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(_) => Err(VaultFault::None),
    }
}

fn entry(address: &Address) -> Result<Entry, VaultFault> {
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
    Entry::new(SERVICE, address.as_str()).map_err(|_| VaultFault::None)
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
    }
}
