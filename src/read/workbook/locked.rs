//! Workbooks that a password hides, opened in memory. Source of what stands in them: \[MS-OFFCRYPTO\].

use crate::read::{Password, fault::ReadFault};
use office_crypto::DecryptError;

/// The password of workbooks that are protected against changes only: Excel and Calc try it without asking.
const USUAL: &str = "VelvetSweatshop";

/// The package inside a compound file, by the usual password, else by the one that is given.
pub(super) fn opened(bytes: &[u8], password: Option<&Password>) -> Result<Vec<u8>, ReadFault> {
    if let Some(package) = with(bytes, USUAL)? {
        return Ok(package);
    }
    let Some(password) = password else { return Err(ReadFault::password_needed()) };
    with(bytes, password.text())?.ok_or_else(ReadFault::wrong_password)
}

/// The package by this password; `None` when it does not fit.
fn with(bytes: &[u8], password: &str) -> Result<Option<Vec<u8>>, ReadFault> {
    match office_crypto::decrypt_from_bytes(bytes.to_vec(), password) {
        // Nothing compares the password: what comes out is a package, or noise.
        Ok(package) => Ok(Some(package).filter(|package| package.starts_with(b"PK\x03\x04"))),
        Err(DecryptError::Unimplemented(_)) => Err(ReadFault::encrypted()),
        Err(_) => Err(ReadFault::corrupt()),
    }
}
