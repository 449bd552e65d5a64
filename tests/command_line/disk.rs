//! A full disk: what was there before is still there, whole.

use crate::program::{milewalk, sample};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A disk in memory of a few kilobytes, unmounted at the end.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// None where one may not mount, and then it says so: what is skipped must not look like what passed.
    fn mounted() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=16k", "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        if mount.is_ok_and(|status| status.success()) {
            return Some(SmallDisk(folder));
        }
        eprintln!("SKIPPED: a full disk needs the right to mount one in memory");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg(self.path()).status().ok();
    }
}

#[test]
fn a_full_disk_loses_nothing() {
    let Some(disk) = SmallDisk::mounted() else { return };
    for name in ["stay.png", "stay.svg", "stay.journey.json"] {
        let path = disk.path().join(name);
        fs::write(&path, "what was here before").unwrap();
        let run = milewalk(["export", &sample("guest-stay"), "--to", &path.display().to_string()]);
        run.refuses(&[name, "full"]);
        assert_eq!(fs::read_to_string(&path).unwrap(), "what was here before", "{name} is untouched");
        fs::remove_file(&path).unwrap();
        fs::remove_file(disk.path().join("stay.journey.json.bak")).ok();
        assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 0, "nothing is left behind beside {name}");
    }
}
