//! A ticket export of any size that is written while it is read, the same every time: five updates a ticket, spread over
//! two years, as a system with one row per update exports them.

use std::io::{self, Read};

const HEADER: &str = "number,incident_state,opened_at,sys_updated_at,contact_type,category,priority,assignment_group,\
                      made_sla,reopen_count,reassignment_count,resolved_at,closed_at\n";
const STATES: [&str; 5] = ["New", "Active", "Awaiting User Info", "Resolved", "Closed"];
/// Updates of one ticket.
pub(crate) const UPDATES: u32 = 5;
/// Minutes over which tickets are opened.
const MINUTES: u64 = 2 * 365 * 24 * 60;

/// The rows of so many tickets.
pub(crate) struct MadeUp {
    tickets: u32,
    next: u32,
    rows: Vec<u8>,
    read: usize,
}

impl MadeUp {
    pub(crate) fn new(tickets: u32) -> Self {
        Self { tickets, next: 0, rows: HEADER.into(), read: 0 }
    }

    fn write_ticket(&mut self) {
        let number = self.next;
        self.next += 1;
        let draw = |of: u64, salt: u64| mixed(u64::from(number) << 8 | salt) % of;
        let opened = draw(MINUTES, 0);
        let resolved = opened + 30 + draw(6_000, 1);
        let closed = resolved + 7_200;
        let (category, group, channel) = (draw(40, 2), draw(60, 3), ["Phone", "Email", "Web"][draw(3, 4) as usize]);
        let (priority, made, again) = (1 + draw(4, 5), draw(10, 6) > 0, draw(20, 7) / 19);
        let awaits = draw(3, 8) == 0;
        for (at, state) in STATES.iter().enumerate() {
            let (state, minute) = match at {
                2 if !awaits => ("Active", opened + draw(resolved - opened, 9)),
                0 => (*state, opened),
                1 | 2 => (*state, opened + (resolved - opened) * at as u64 / 4),
                3 => (*state, resolved),
                _ => (*state, closed),
            };
            let team = if at == 2 && awaits { (group + 1) % 60 } else { group };
            let row = format!(
                "INC{number:08},{state},{},{},{channel},Category {category},{priority},Group {team},{made},{again},{at},{},{}\n",
                Date(opened),
                Date(minute),
                Date(resolved),
                Date(closed)
            );
            self.rows.extend_from_slice(row.as_bytes());
        }
    }
}

/// Minutes since the beginning of 2024 as a date; all months have 28 days.
struct Date(u64);

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (day, minute) = (self.0 / 1440, self.0 % 1440);
        let (year, month) = (2024 + day / 336, day % 336 / 28 + 1);
        write!(f, "{year}-{month:02}-{:02} {:02}:{:02}", day % 28 + 1, minute / 60, minute % 60)
    }
}

/// SplitMix64: one number for another, without any pattern.
fn mixed(number: u64) -> u64 {
    let z = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ z >> 31
}

impl Read for MadeUp {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.read == self.rows.len() {
            self.rows.clear();
            self.read = 0;
            while self.rows.len() < 64 * 1024 && self.next < self.tickets {
                self.write_ticket();
            }
        }
        let some = (self.rows.len() - self.read).min(into.len());
        into[..some].copy_from_slice(&self.rows[self.read..self.read + some]);
        self.read += some;
        Ok(some)
    }
}
