"""A page in headless Chromium, if this machine has one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str:
    for name in NAMES:
        if found := shutil.which(name):
            return found
    pytest.skip(f"no Chromium on PATH (looked for {', '.join(NAMES)})")


def browse(page: Path, profile: Path, *flags: str) -> str:
    """What Chromium writes on stdout. The page is loaded from the file, without a network."""
    command = [
        chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--mute-audio",
        "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={profile}",
        *flags, page.as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def console(page: Path, script: str, profile: Path) -> str:
    """Runs `script` at the end of a copy of the page; what it assigns to `result` comes back."""
    probe = (
        f"<pre id='probe'></pre><script>{{ let result = ''; try {{ {script} }} catch (e) {{ result = 'error: ' + e; }}"
    )
    probe += " document.getElementById('probe').textContent = JSON.stringify(result); }</script></body>"
    copy = page.with_name(f"probe-{page.name}")
    copy.write_text(page.read_text(encoding="utf-8").replace("</body>", probe), encoding="utf-8")
    text = browse(copy, profile, "--dump-dom", "--virtual-time-budget=2000")
    return text.split('<pre id="probe">')[1].split("</pre>")[0]
