//! The built-in formats by number, as a French Calc shows them. Source: ECMA-376 part 1, 18.8.30,
//! for the numbers; the French forms were seen in LibreOffice 7.4.

/// The code of a built-in format, in US notation with French contents. `None` for numbers that mean *Standard*.
pub(in crate::read) fn code(id: u32) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "#,##0\u{a0}\"€\";-#,##0\u{a0}\"€\"",
        7 | 8 => "#,##0.00\u{a0}\"€\";-#,##0.00\u{a0}\"€\"",
        9 => "0\u{a0}%",
        10 => "0.00\u{a0}%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "dd/mm/yyyy",
        15 => "dd-mmm-yy",
        16 => "dd-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "hh:mm",
        21 => "hh:mm:ss",
        22 => "dd/mm/yyyy hh:mm",
        37 | 38 => "#,##0   ;-#,##0   ",
        39 | 40 => "#,##0.00   ;-#,##0.00   ",
        41 => " #,##0    ;-#,##0    ; -    ;@",
        42 => " #,##0\u{a0}\"€\" ;-#,##0\u{a0}\"€\" ; -\u{a0}\"€\" ;@",
        43 => " #,##0.00    ;-#,##0.00    ; -      ;@",
        44 => " #,##0.00\u{a0}\"€\" ;-#,##0.00\u{a0}\"€\" ; -  \u{a0}\"€\" ;@",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => return None,
    })
}

/// The number of the built-in format that a written-out US code stands for: writers spell them out, and
/// Calc takes them for the built-in ones.
pub(super) fn of_us_code(code: &str) -> Option<u32> {
    Some(match code {
        "0%" => 9,
        "0.00%" => 10,
        "mm-dd-yy" | "m/d/yy" | "mm/dd/yy" | "M/D/YY" | "MM/DD/YY" => 14,
        "d-mmm-yy" | "D-MMM-YY" => 15,
        "d-mmm" | "D-MMM" => 16,
        "mmm-yy" | "MMM-YY" => 17,
        "h:mm" | "H:MM" => 20,
        "h:mm:ss" | "H:MM:SS" => 21,
        "m/d/yy h:mm" | "m/d/yyyy h:mm" | "M/D/YY H:MM" => 22,
        _ => return None,
    })
}
