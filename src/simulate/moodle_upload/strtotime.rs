//! The dates that PHP's `strtotime` understands, as far as a column of dates is likely to hold them.

use jiff::Zoned;
use jiff::civil::Date;

/// Seconds since 1970 of a date as typed; `None` when it is not understood.
pub fn strtotime(text: &str, now: &Zoned) -> Option<i64> {
    let date: Date = text.parse().ok()?;
    Some(date.to_zoned(now.time_zone().clone()).ok()?.timestamp().as_second())
}
