"""Reads settings.toml and holds the two folders every step needs."""

import argparse
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

DEFAULT_FILE = Path(__file__).resolve().parent.parent / "settings.toml"


@dataclass(frozen=True)
class Settings:
    values: dict
    size: str
    work: Path
    corpus: Path | None

    def __getitem__(self, key):
        return self.values[key]

    @property
    def shape(self) -> dict:
        return self.values["sizes"][self.size]

    def need_corpus(self) -> Path:
        if self.corpus is None or not self.corpus.is_dir():
            raise SystemExit("this step reads the corpus: give its folder with --corpus DIR or TIDEWIRE_CORPUS")
        return self.corpus


def parser(description: str) -> argparse.ArgumentParser:
    """An argument parser with the options every step shares."""
    p = argparse.ArgumentParser(description=description)
    p.add_argument("--settings", default=str(DEFAULT_FILE), help="settings file (TOML)")
    p.add_argument("--size", default="cpu", help="one of the [sizes.*] tables")
    p.add_argument("--work", default=os.environ.get("TIDEWIRE_WORK", "work"), help="folder for all outputs")
    p.add_argument("--corpus", default=os.environ.get("TIDEWIRE_CORPUS"), help="folder of *.jsonl.xz documents")
    return p


def load(args: argparse.Namespace) -> Settings:
    with open(args.settings, "rb") as f:
        values = tomllib.load(f)
    if args.size not in values["sizes"]:
        raise SystemExit(f"--size {args.size}: {args.settings} has only {', '.join(values['sizes'])}")
    work = Path(args.work)
    work.mkdir(parents=True, exist_ok=True)
    return Settings(values, args.size, work, Path(args.corpus) if args.corpus else None)
