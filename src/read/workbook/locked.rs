//! Workbooks that a password hides, opened in memory. Source of what stands in them: \[MS-OFFCRYPTO\].

use super::cfb::{Compound, u32_at};
use super::cipher::{Hash, chained, each_block, fitted};
use super::xml;
use crate::read::{Password, fault::ReadFault};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use quick_xml::events::{BytesStart, Event};

/// The password of workbooks that are protected against changes only: Excel and Calc try it without asking.
const USUAL: &str = "VelvetSweatshop";
/// What every package begins with.
const PACKAGE: &[u8] = b"PK\x03\x04";
/// The package is enciphered in pieces of this length.
const PIECE: usize = 4096;
/// Programs write 100 000; a file that asks for much more wants to keep the machine busy.
const MOST_ROUNDS: u32 = 1_000_000;

/// The package inside a compound file, by the usual password, else by the one that is given.
pub(super) fn opened(file: &Compound<'_>, password: Option<&Password>) -> Result<Vec<u8>, ReadFault> {
    let stream = |name| file.stream(name)?.ok_or_else(ReadFault::corrupt);
    let lock = Lock::of(&stream("EncryptionInfo")?)?;
    let hidden = stream("EncryptedPackage")?;
    if let Some(package) = lock.package(&hidden, USUAL)? {
        return Ok(package);
    }
    let Some(password) = password else { return Err(ReadFault::password_needed()) };
    lock.package(&hidden, password.text())?.ok_or_else(ReadFault::wrong_password)
}

/// How the package is locked.
enum Lock {
    /// Since Excel 2010, and by Calc.
    Agile(Agile),
    /// By Excel 2007: AES block by block, SHA-1, 50 000 rounds.
    Standard { salt: Vec<u8>, key: usize },
}

#[derive(Default)]
struct Agile {
    /// Of the package.
    data: Salted,
    /// Of the password.
    secret: Salted,
    rounds: u32,
    key: usize,
    /// The key of the package, under that of the password.
    hidden_key: Vec<u8>,
}

#[derive(Default)]
struct Salted {
    hash: Hash,
    salt: Vec<u8>,
}

impl Lock {
    fn of(info: &[u8]) -> Result<Self, ReadFault> {
        match u32_at(info, 0).ok_or_else(ReadFault::corrupt)? {
            0x0004_0004 => Agile::of(info.get(8..).ok_or_else(ReadFault::corrupt)?).map(Self::Agile),
            // Versions 2.2, 3.2 and 4.2.
            version if version >> 16 == 2 => Self::standard(info).ok_or_else(ReadFault::corrupt)?,
            _ => Err(ReadFault::encrypted()),
        }
    }

    /// `None` where something is missing, a fault inside where it is locked in a way that is not known here.
    fn standard(info: &[u8]) -> Option<Result<Self, ReadFault>> {
        const AES: [u32; 3] = [0x660e, 0x660f, 0x6610];
        let header = usize::try_from(u32_at(info, 8)?).ok()?;
        let (cipher, bits) = (u32_at(info, 20)?, u32_at(info, 28)?);
        if !AES.contains(&cipher) {
            return Some(Err(ReadFault::encrypted()));
        }
        let verifier = info.get(12..)?.get(header..)?;
        let length = usize::try_from(u32_at(verifier, 0)?).ok()?;
        let salt = verifier.get(4..)?.get(..length)?.to_vec();
        Some(key_length(bits).map(|key| Self::Standard { salt, key }))
    }

    /// The package by this password; `None` when it does not fit: then what comes out does not begin as a package does.
    fn package(&self, hidden: &[u8], password: &str) -> Result<Option<Vec<u8>>, ReadFault> {
        let length = u32_at(hidden, 0).ok_or_else(ReadFault::corrupt)? as usize;
        let body = hidden.get(8..).unwrap_or_default();
        // Whole blocks only; the length says where the package ends in the last one.
        let mut body = body[..body.len() - body.len() % 16].to_vec();
        let password: Vec<u8> = password.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let fits = match self {
            Self::Agile(agile) => agile.open(&mut body, &password)?,
            Self::Standard { salt, key } => {
                let key = standard_key(salt, &password, *key);
                each_block(&key, &mut body).ok_or_else(ReadFault::encrypted)?;
                body.starts_with(PACKAGE)
            }
        };
        body.truncate(length);
        Ok(fits.then_some(body))
    }
}

impl Agile {
    fn of(xml: &[u8]) -> Result<Self, ReadFault> {
        let mut reader = xml::reader(xml);
        let mut buffer = Vec::new();
        let mut found = Self::default();
        loop {
            match xml::next(&mut reader, &mut buffer)? {
                Event::Start(element) | Event::Empty(element) => match element.local_name().into_inner() {
                    "keyData" => found.data = Salted::of(&element)?,
                    // The first way to the key: a certificate may stand beside the password.
                    "encryptedKey" if found.hidden_key.is_empty() => {
                        found.secret = Salted::of(&element)?;
                        found.rounds = number(&element, "spinCount")?;
                        found.key = key_length(number(&element, "keyBits")?)?;
                        found.hidden_key = bytes(&element, "encryptedKeyValue")?;
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        match (found.hidden_key.is_empty() || found.data.salt.is_empty(), found.rounds > MOST_ROUNDS) {
            (true, _) => Err(ReadFault::corrupt()),
            (_, true) => Err(ReadFault::encrypted()),
            _ => Ok(found),
        }
    }

    /// Deciphers in place; whether the password fits.
    fn open(&self, body: &mut [u8], password: &[u8]) -> Result<bool, ReadFault> {
        /// What the key of the package is enciphered under, beside the password.
        const KEY: [u8; 8] = [0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6];
        let Salted { hash, salt } = &self.secret;
        let rounds = hash.rounds(salt, password, self.rounds);
        let mut key = self.hidden_key.clone();
        chained(&fitted(hash.of(&[&rounds, &KEY]), self.key), salt, &mut key).ok_or_else(ReadFault::corrupt)?;
        key.truncate(self.key);
        for (number, piece) in (0_u32..).zip(body.chunks_mut(PIECE)) {
            let start = self.data.hash.of(&[&self.data.salt, &number.to_le_bytes()]);
            chained(&key, &start, piece).ok_or_else(ReadFault::corrupt)?;
            if number == 0 && !piece.starts_with(PACKAGE) {
                return Ok(false);
            }
        }
        Ok(!body.is_empty())
    }
}

impl Salted {
    fn of(element: &BytesStart<'_>) -> Result<Self, ReadFault> {
        let known = |name, wanted: &str| xml::attribute(element, name).is_none_or(|value| value == wanted);
        let hash = xml::attribute(element, "hashAlgorithm").and_then(|name| Hash::of_name(&name));
        match hash {
            Some(hash) if known("cipherAlgorithm", "AES") && known("cipherChaining", "ChainingModeCBC") => {
                Ok(Self { hash, salt: bytes(element, "saltValue")? })
            }
            _ => Err(ReadFault::encrypted()),
        }
    }
}

fn standard_key(salt: &[u8], password: &[u8], length: usize) -> Vec<u8> {
    const ROUNDS: u32 = 50_000;
    let hash = Hash::Sha1;
    let last = hash.of(&[&hash.rounds(salt, password, ROUNDS), &[0; 4]]);
    let half = |filler: u8| {
        let mut block = [filler; 64];
        block.iter_mut().zip(&last).for_each(|(byte, last)| *byte ^= last);
        hash.of(&[&block])
    };
    let mut key = half(0x36);
    key.extend(half(0x5c));
    key.truncate(length);
    key
}

/// Bytes of a key that AES knows.
fn key_length(bits: u32) -> Result<usize, ReadFault> {
    match bits {
        128 => Ok(16),
        192 => Ok(24),
        256 => Ok(32),
        _ => Err(ReadFault::encrypted()),
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Result<u32, ReadFault> {
    xml::attribute(element, name).and_then(|value| value.parse().ok()).ok_or_else(ReadFault::corrupt)
}

fn bytes(element: &BytesStart<'_>, name: &str) -> Result<Vec<u8>, ReadFault> {
    xml::attribute(element, name).and_then(|value| STANDARD.decode(value.as_bytes()).ok()).ok_or_else(ReadFault::corrupt)
}
