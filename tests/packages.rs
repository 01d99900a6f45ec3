//! What stands in packages is held: codes that must never change, versions that must agree, words of both languages.

use std::fs;
use std::path::Path;

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// With another code a new version would be installed beside the old one, and the old one stay for ever.
#[test]
fn the_installers_replace_their_own_former_versions() {
    let description = text("assets/package/windows/bordereau.wxs");
    for code in ["6F0C8D52-9B1E-4C57-A0B4-52F6B7C1D9E3", "B3A7E6D4-2C48-4E0F-8B6D-1D9A54F07C21"] {
        assert_eq!(description.matches(code).count(), 1, "{code}");
    }
    assert!(description.contains("<MajorUpgrade") && description.contains(r#"Version="$(var.VERSION)""#));
}

#[test]
fn the_version_is_told_by_what_changed_and_by_the_shop_window() {
    let version = env!("CARGO_PKG_VERSION");
    assert!(text("assets/CHANGELOG.md").contains(&format!("\n## {version}\n")), "assets/CHANGELOG.md");
    let shop = text("assets/package/linux/bordereau.metainfo.xml");
    assert!(shop.contains(&format!("<release version=\"{version}\"")), "bordereau.metainfo.xml");
}

#[test]
fn the_launcher_and_the_window_have_one_name() {
    let entry = text("assets/package/linux/bordereau.desktop");
    assert!(text("src/ui/mod.rs").contains("with_app_id(\"bordereau\")") && entry.contains("StartupWMClass=bordereau"));
    assert!(entry.lines().any(|line| line.starts_with("Comment[fr]=")));
    assert!(text("assets/package/windows/bordereau.wxs").contains("bordereau-window.exe"));
}

/// A console beside the window is closed by people, and their work with it.
#[test]
fn the_window_of_windows_has_no_console() {
    assert!(text("src/launcher.rs").contains("windows_subsystem = \"windows\""));
    let manifest = text("assets/package/windows/bordereau.manifest");
    for wish in ["Common-Controls", "longPathAware", "activeCodePage", "asInvoker", "consoleAllocationPolicy"] {
        assert!(manifest.contains(wish), "{wish}");
    }
}

#[test]
fn the_oldest_compiler_is_the_same_everywhere() {
    let told = text("Cargo.toml").lines().find_map(|line| line.strip_prefix("rust-version = ")).unwrap().trim_matches('"').to_owned();
    assert!(text("README.md").contains(&format!("Rust {told}")), "README.md");
    assert!(text(".github/workflows/release.yml").contains(&format!("toolchain {told}")), "release.yml");
}

/// Taken away under an open window, the program would stay as a file that nobody can delete, or the work be lost.
#[test]
fn the_installers_ask_before_they_take_the_program_away() {
    let description = text("assets/package/windows/bordereau.wxs");
    let action = description.lines().find(|line| line.contains("<CustomAction Id=\"Removing\"")).unwrap();
    assert!(action.contains("ExeCommand=\"--removing [UILevel]") && action.contains("Return=\"check\""));
    assert!(text("src/cli/removal.rs").contains("const WORD: &str = \"--removing\";"));
    assert!(text("src/launcher.rs").contains("removal::Removal::asked"));
}
