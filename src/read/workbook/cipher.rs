//! The hashes and the cipher with which workbooks are locked.

use aes::cipher::{Block, BlockCipherDecrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

const BLOCK: usize = 16;

/// What turns a password into a key.
#[derive(Clone, Copy, Default)]
pub(super) enum Hash {
    #[default]
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(super) fn of_name(name: &str) -> Option<Self> {
        match name {
            "SHA1" | "SHA-1" => Some(Self::Sha1),
            "SHA256" | "SHA-256" => Some(Self::Sha256),
            "SHA384" | "SHA-384" => Some(Self::Sha384),
            "SHA512" | "SHA-512" => Some(Self::Sha512),
            _ => None,
        }
    }

    /// Of these bytes one after another.
    pub(super) fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        fn digest<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
            parts.iter().fold(D::new(), |digest, part| digest.chain_update(part)).finalize().to_vec()
        }
        match self {
            Self::Sha1 => digest::<Sha1>(parts),
            Self::Sha256 => digest::<Sha256>(parts),
            Self::Sha384 => digest::<Sha384>(parts),
            Self::Sha512 => digest::<Sha512>(parts),
        }
    }

    /// Of a password, again and again, so that guessing takes its time.
    pub(super) fn rounds(self, salt: &[u8], password: &[u8], rounds: u32) -> Vec<u8> {
        (0..rounds).fold(self.of(&[salt, password]), |last, round| self.of(&[&round.to_le_bytes(), &last]))
    }
}

/// A hash as a key of this length: cut, or filled up.
pub(super) fn fitted(mut hash: Vec<u8>, length: usize) -> Vec<u8> {
    hash.resize(length, 0x36);
    hash
}

/// Deciphers whole blocks in place, each by itself; `None` for a key or a length that cannot be.
pub(super) fn each_block(key: &[u8], bytes: &mut [u8]) -> Option<()> {
    fn with<C: BlockCipherDecrypt + KeyInit>(key: &[u8], bytes: &mut [u8]) -> Option<()> {
        let cipher = C::new_from_slice(key).ok()?;
        let (blocks, rest) = Block::<C>::slice_as_chunks_mut(bytes);
        cipher.decrypt_blocks(blocks);
        rest.is_empty().then_some(())
    }
    match key.len() {
        16 => with::<Aes128>(key, bytes),
        24 => with::<Aes192>(key, bytes),
        _ => with::<Aes256>(key, bytes),
    }
}

/// Deciphers blocks that are chained, in place; `start` stands before the first.
pub(super) fn chained(key: &[u8], start: &[u8], bytes: &mut [u8]) -> Option<()> {
    let before = [&fitted(start.to_vec(), BLOCK), &*bytes].concat();
    each_block(key, bytes)?;
    bytes.iter_mut().zip(before).for_each(|(byte, before)| *byte ^= before);
    Some(())
}
