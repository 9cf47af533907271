"""How a package's data is reached, and what is said where it cannot be."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from knowledge.harvest import BrokenSource
from knowledge.sources.packages import Package

PROGRAM = "#!/bin/sh\necho warned >&2\necho listed $1\n"


def package(wheels: Path = Path(), version: str = "2.1") -> Package:
    return Package("some-list", "some-list", version, "2026-03-01", wheels)


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    with ZipFile(tmp_path / "some_list-2.1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("some_list/data.json", "[1]")
    return tmp_path


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    info = tmp_path / "some_list-2.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: some-list\nVersion: 2.1\n", encoding="utf-8")
    (info / "RECORD").write_text("bin/lister,,\nsome_list_data.py,,\n", encoding="utf-8")
    (tmp_path / "some_list_data.py").write_text("ROWS = [1]\n", encoding="utf-8")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "lister"
    program.write_text(PROGRAM, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_a_file_is_read_out_of_a_wheel_that_is_not_installed(wheels: Path) -> None:
    assert package(wheels).member("some_list/data.json") == b"[1]"


@pytest.mark.parametrize("version", ["2.0", "2.1.1", "2"])
def test_a_wheel_of_another_version_is_not_taken(wheels: Path, version: str) -> None:
    with pytest.raises(BrokenSource) as fault:
        package(wheels, version).member("some_list/data.json")
    said = str(fault.value)
    assert said == f"some-list {version} is not in {wheels.name}: run `make wheels`"


def test_a_file_that_a_wheel_lacks_is_a_damaged_wheel(wheels: Path) -> None:
    with pytest.raises(BrokenSource, match=r"some-list 2\.1 is damaged .*: run `make wheels`"):
        package(wheels).member("some_list/other.json")


def test_a_wheel_cut_short_is_a_damaged_wheel(wheels: Path) -> None:
    wheel = next(wheels.glob("*.whl"))
    wheel.write_bytes(wheel.read_bytes()[:20])
    with pytest.raises(BrokenSource, match="is damaged"):
        package(wheels).member("some_list/data.json")


def test_a_package_that_is_not_installed_says_what_to_run() -> None:
    with pytest.raises(BrokenSource) as fault:
        package().file("some_list_data.py")
    said = str(fault.value)
    assert said.startswith("some-list 2.1 is not installed: run `make setup`")
    assert 'pip install "versus[catalog]"' in said
    assert "\n" not in said


@pytest.mark.usefixtures("installed")
def test_another_installed_version_is_named_beside_the_expected_one() -> None:
    with pytest.raises(BrokenSource, match=r"some-list 3\.0 is expected, 2\.1 is installed"):
        package(version="3.0").file("some_list_data.py")


def test_an_installed_file_is_found(installed: Path) -> None:
    assert package().file("some_list_data.py") == installed / "some_list_data.py"


@pytest.mark.usefixtures("installed")
def test_a_file_that_the_installed_package_lacks_is_named() -> None:
    with pytest.raises(BrokenSource, match=r"some-list 2\.1 has no other\.json"):
        package().file("other.json")


@pytest.mark.usefixtures("installed")
def test_a_module_is_imported_when_it_is_asked_for() -> None:
    assert package().module("some_list_data").ROWS == [1]


@pytest.mark.usefixtures("installed")
def test_a_module_that_does_not_import_is_a_fault_of_the_package() -> None:
    with pytest.raises(BrokenSource, match=r"some-list 2\.1 cannot be imported"):
        package().module("some_list_data_that_is_not_there")


@pytest.mark.usefixtures("installed")
def test_a_program_is_run_and_its_warnings_are_left_out() -> None:
    assert package().printed("lister", "models") == b"listed models\n"


@pytest.mark.usefixtures("installed")
def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(BrokenSource, match=r"some-list 2\.1 has no program other"):
        package().printed("other")


def test_a_program_that_fails_is_a_fault_of_the_package(installed: Path) -> None:
    (installed / "bin" / "lister").write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    with pytest.raises(BrokenSource, match="does not run"):
        package().printed("lister")
