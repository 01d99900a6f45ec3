//! The DOS code pages that `encoding_rs` does not know. Source: Unicode's mapping table CP850.TXT.

/// Characters 0x80 to 0xFF of code page 850 (DOS, Western Europe).
const CP850: &str = "\
ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The characters 0x80 to 0xFF, in order.
pub fn cp850() -> [char; 128] {
    let mut table = ['\u{fffd}'; 128];
    for (slot, c) in table.iter_mut().zip(CP850.chars()) {
        *slot = c;
    }
    table
}

/// Decodes code page 850; every byte has a character.
pub fn decode_cp850(bytes: &[u8]) -> String {
    let table = cp850();
    bytes.iter().map(|&byte| if byte < 0x80 { char::from(byte) } else { table[usize::from(byte - 0x80)] }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_french_letters_stand_where_dos_had_them() {
        assert_eq!(CP850.chars().count(), 128);
        assert_eq!(decode_cp850(b"\x82\x8a\x87\x85\xf8 \x90t\x82"), "éèçà° Été");
    }
}
