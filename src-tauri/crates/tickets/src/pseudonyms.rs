//! People under pseudonyms: from a name and a secret of the workspace comes a
//! number, always the same one, so that who asked in May is known to have asked
//! in June. Nobody's name is kept. From the numbers alone no name can be told,
//! and who has both the numbers and the secret can only try names out.

use siphasher::sip::SipHasher24;
use std::hash::Hasher;

/// Makes pseudonyms with one secret.
#[derive(Clone, Copy)]
pub struct Pseudonyms {
    secret: [u64; 2],
}

/// Stands for somebody of whom no pseudonym is known.
pub(crate) const UNKNOWN: u64 = 0;

impl Pseudonyms {
    /// Those of a secret, which should be drawn by chance once.
    #[must_use]
    pub fn new(secret: u128) -> Self {
        Self { secret: [(secret >> 64) as u64, secret as u64] }
    }

    /// The pseudonym of a name (SipHash-2-4), however it is spaced and whether
    /// its letters are small.
    pub(crate) fn of(&self, name: &str) -> u64 {
        let [one, other] = self.secret;
        let mut hasher = SipHasher24::new_with_keys(one, other);
        for word in name.split_whitespace() {
            hasher.write(word.to_lowercase().as_bytes());
            hasher.write_u8(0xff);
        }
        hasher.finish().max(UNKNOWN + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_of_one_name_and_one_secret() {
        let here = Pseudonyms::new(7);
        assert_eq!(here.of("Ann Example"), here.of(" ann  EXAMPLE"));
        assert_ne!(here.of("Ann Example"), here.of("AnnExample"));
        assert_ne!(here.of("Ann Example"), Pseudonyms::new(8).of("Ann Example"));
    }
}
